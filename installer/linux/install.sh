#!/bin/sh
# Installs Recollect for you alone, without root: into ~/.local, or the folder you name.
#
#   ./install.sh [PREFIX]
#
# A newer version is installed over an older one. Your memory is elsewhere and is not touched.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
prefix=${1:-$HOME/.local}
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac
program=$prefix/lib/recollect/recollect

missing=$(find "$here/recollect" -type f \( -name '*.so*' -o -name recollect \) -exec ldd {} + 2>/dev/null |
    sed -n 's/^[[:space:]]*\(lib[^ ]*\) => not found$/\1/p' | sort -u | tr '\n' ' ')
if [ -n "$missing" ]; then
    echo "Recollect needs libraries that this system lacks: ${missing}(install them with your system's package program, then start this again)." >&2
    exit 1
fi

mkdir -p "$prefix/lib" "$prefix/bin" "$prefix/share"
rm -rf "$prefix/lib/recollect.new"
cp -a "$here/recollect" "$prefix/lib/recollect.new"
rm -rf "$prefix/lib/recollect"
mv "$prefix/lib/recollect.new" "$prefix/lib/recollect"
cp "$here/uninstall.sh" "$prefix/lib/recollect/uninstall.sh"
ln -sf "$program" "$prefix/bin/recollect"
cp -R "$here/share/." "$prefix/share/"
# As the menu's entries want a name in quotes, and then as sed wants it.
quoted=$(printf '%s' "$program" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g' -e 's/[\\&|]/\\&/g')
sed -i "s|^Exec=recollect|Exec=\"$quoted\"|" "$prefix/share/applications/recollect.desktop"
if command -v update-desktop-database >/dev/null; then
    update-desktop-database "$prefix/share/applications" || true
fi
echo "Recollect is installed; you find it in the menu of your programs, or start it with $prefix/bin/recollect."
echo "To remove it: sh $prefix/lib/recollect/uninstall.sh"
