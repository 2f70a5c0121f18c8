#!/bin/sh
# Says in one sentence what this computer lacks, before anything is installed.
#
#   check_prerequisites.sh setup PYTHON    Python, venv and a C++ compiler
#   check_prerequisites.sh windows PYTHON  the same, and what Qt needs to open a window (Linux)
#
# Exit status: 0 if all is there, 1 after the sentence.
set -u

purpose=${1:-setup}
python=${2:-}
system=$(uname -s)
lacks=''     # what is missing, in words
packages=''  # what provides it, by Debian's names

lack() {
    case "$lacks" in
    *"$1"*) ;;
    *) lacks="${lacks:+$lacks, }$1" ;;
    esac
    case " $packages " in
    *" $2 "*) ;;
    *) packages="${packages:+$packages }$2" ;;
    esac
}

check_python() {
    if [ -z "$python" ] || ! "$python" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' \
        >/dev/null 2>&1; then
        lack 'Python 3.11 or newer' 'python3'
        packages="$packages python3-venv"
    elif ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        lack "Python's venv and ensurepip modules" \
            "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    fi
}

check_compiler() {
    for compiler in "${CXX:-}" c++ g++ clang++; do
        [ -n "$compiler" ] && command -v "${compiler%% *}" >/dev/null 2>&1 || continue
        # macOS has a c++ that only offers to install one.
        [ "$system" != Darwin ] || xcode-select -p >/dev/null 2>&1 || continue
        return
    done
    lack 'a C++ compiler' 'g++'
}

# Each: the library as the loader knows it, and the Debian package that brings it.
qt_libraries='
libEGL.so.1:libegl1
libGL.so.1:libgl1
libdbus-1.so.3:libdbus-1-3
libfontconfig.so.1:libfontconfig1
libglib-2.0.so.0:libglib2.0-0
libxkbcommon.so.0:libxkbcommon0
libxkbcommon-x11.so.0:libxkbcommon-x11-0
libxcb-cursor.so.0:libxcb-cursor0
libxcb-icccm.so.4:libxcb-icccm4
libxcb-image.so.0:libxcb-image0
libxcb-keysyms.so.1:libxcb-keysyms1
libxcb-randr.so.0:libxcb-randr0
libxcb-render-util.so.0:libxcb-render-util0
libxcb-shape.so.0:libxcb-shape0
libxcb-xkb.so.1:libxcb-xkb1
'

check_qt_libraries() {
    [ "$system" = Linux ] || return 0
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null) || return 0
    [ -n "$known" ] || return 0  # this system keeps its libraries another way
    for line in $qt_libraries; do
        case "$known" in
        *"${line%%:*} "*) ;;
        *) lack 'system libraries to open a window with' "${line##*:}" ;;
        esac
    done
}

advice() {
    if [ "$system" = Darwin ]; then
        echo 'run "xcode-select --install" for the compiler and install Python 3.12 (with Homebrew: brew install python@3.12)'
    elif command -v apt-get >/dev/null 2>&1; then
        echo "run: sudo apt-get install $packages"
    elif command -v dnf >/dev/null 2>&1 || command -v pacman >/dev/null 2>&1; then
        echo "install what your system calls (Debian's names): $packages"
    else
        echo "install them with your system's package program (Debian's names: $packages)"
    fi
}

check_python
check_compiler
if [ "$purpose" = windows ]; then
    check_qt_libraries
fi
[ -z "$lacks" ] && exit 0
echo "Recollect needs $lacks; $(advice)" >&2
exit 1
