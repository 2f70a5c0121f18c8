#!/bin/bash
# Proves the Debian package where nothing else of ours is: a clean root of this release of Debian.
#
#   prove.sh build/package/recollect_*.deb
#
# Installs it there with apt, and as an ordinary user reads a number off a screen, asks for it, opens
# the window, and removes the package again; then the archive beside it, if there is one. The screen
# and what stands on it are this computer's, so that the root holds only what the package asked for.
# Needs root, debootstrap, Xvfb, xterm and xdotool. Leaves no mounts behind: they are made in a
# namespace of their own.
set -euo pipefail

if [ "${RECOLLECT_PROOF_INSIDE:-}" != yes ]; then
    exec env RECOLLECT_PROOF_INSIDE=yes unshare --mount --propagation private bash "$0" "$@"
fi

package=$(readlink -f "$1")
folder=$(dirname "$package")/proof
root=$folder/root
NUMBER=48213
user=mara
. /etc/os-release

say() { printf '%s  %s\n' "$(date +%H:%M:%S)" "$*"; }
fail() { say "FAILED: $*"; exit 1; }

started=()
put_away() {
    for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
    for process in "${started[@]}"; do wait "$process" 2>/dev/null || true; done
    for place in tmp/.X11-unix dev proc; do
        if mountpoint -q "$root/$place"; then umount --recursive --lazy "$root/$place"; fi
    done
    rm -rf --one-file-system "$root"
}
trap put_away EXIT

# The clean root

mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | head -n 1)
base=$folder/$VERSION_CODENAME.tar
mkdir -p "$folder"
rm -rf --one-file-system "$root"
if [ ! -e "$base" ]; then
    say "Making a clean root of $PRETTY_NAME"
    debootstrap --variant=minbase --include=ca-certificates "$VERSION_CODENAME" "$root" "$mirror" >"$folder/debootstrap.log" ||
        { tail "$folder/debootstrap.log"; fail 'debootstrap'; }
    tar --create --numeric-owner --one-file-system --file="$base.part" --directory="$root" .
    mv "$base.part" "$base"
else
    mkdir -p "$root"
    tar --extract --numeric-owner --file="$base" --directory="$root"
fi
cp /etc/resolv.conf "$root/etc/resolv.conf"
apt-config dump Acquire | grep -i proxy >"$root/etc/apt/apt.conf.d/90proxy" || true
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"

inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
become_user() { # the process itself becomes the program
    exec chroot --userspec=$user:$user "$root" /usr/bin/env -i PATH=/usr/bin:/bin HOME=/home/$user \
        USER=$user LANG=C.UTF-8 DISPLAY="${screen:-}" "$@"
}
as_user() { (become_user "$@"); }

say 'Installing the package there with apt'
cp "$package" "$root/tmp/recollect.deb"
inside apt-get -o Acquire::Retries=3 -qq update
inside apt-get -o Acquire::Retries=3 -qq install -y --no-install-recommends /tmp/recollect.deb >"$folder/apt.log" 2>&1 ||
    { tail -n 20 "$folder/apt.log"; fail 'apt did not install it'; }
say "The root is $(du -sm --one-file-system "$root" | cut -f 1) MB, the program $(du -sm "$root/usr/lib/recollect" | cut -f 1) MB of it"

missing=$(inside sh -c 'find /usr/lib/recollect -type f \( -name "*.so*" -o -name recollect \) -exec ldd {} + 2>/dev/null' | grep 'not found' | sort -u || true)
[ -z "$missing" ] || fail "libraries that no dependency brings: $missing"
inside useradd --create-home $user

# A screen with a number on it, from this computer

mkdir -p /tmp/.X11-unix
for ((place = 70; place < 90; place++)); do
    [ -e /tmp/.X11-unix/X$place ] || [ -e /tmp/.X$place-lock ] || break
done
screen=:$place
Xvfb $screen -screen 0 1280x800x24 -ac -nolisten tcp >"$folder/xvfb.log" 2>&1 &
started+=($!)
for _ in $(seq 100); do [ -e /tmp/.X11-unix/X$place ] && break; sleep 0.1; done
mkdir -p "$root/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
DISPLAY=$screen xterm -T 'Order form' -geometry 60x12+60+60 -fa 'DejaVu Sans Mono' -fs 14 \
    -e sh -c "printf 'Order form\n\nThe order number of the greenhouse is $NUMBER.\n'; sleep 3600" &
started+=($!)
DISPLAY=$screen timeout 30 xdotool search --sync --onlyvisible --name 'Order form' >/dev/null || fail 'no xterm'
sleep 2

# From the screen to the answer

say 'Remembering the screen'
as_user recollect settings set capture.consent on >/dev/null
as_user recollect capture --once --json >"$folder/capture.json" || fail 'capture'
say "capture: $(cat "$folder/capture.json")"
as_user recollect work --until-idle --json >"$folder/work.json" || fail 'work'
say "work: $(cat "$folder/work.json")"
[ -f "$root/home/$user/.local/share/recollect/models/all-minilm-l6-v2.gguf" ] || fail 'no embedder'
as_user recollect ask 'What is the order number of the greenhouse?' --json >"$folder/answer.json" 2>"$folder/ask.log" ||
    { cat "$folder/ask.log"; fail 'ask'; }
if grep 'cannot be used' "$folder/ask.log"; then fail 'a model that comes along'; fi
python3 - "$folder/answer.json" "$NUMBER" <<'PYTHON'
import json, sys
answer = json.load(open(sys.argv[1], encoding="utf-8"))
print("   ", answer["short"], "--", [cited["quote"] for cited in answer["citations"]])
assert sys.argv[2] in answer["short"], answer
assert any(sys.argv[2] in cited["quote"] for cited in answer["citations"]), answer
PYTHON

# The window

first_window() { # WORDS: starts the app and tells when its window is there
    local begin now ticks
    begin=$(date +%s%N)
    become_user recollect >"$folder/window.log" 2>&1 &
    app=$!
    until DISPLAY=$screen xdotool search --onlyvisible --name '^Recollect$' >/dev/null 2>&1; do
        kill -0 $app 2>/dev/null || { cat "$folder/window.log"; fail 'the app ended'; }
        now=$(date +%s%N)
        [ $((now - begin)) -lt 60000000000 ] || fail 'no window in a minute'
        sleep 0.02
    done
    now=$(date +%s%N)
    ticks=$(awk '{ print $14 + $15 }' /proc/$app/stat)
    say "$1: first window after $(((now - begin) / 1000000)) ms, $((ticks * 1000 / $(getconf CLK_TCK))) ms of them processor time"
}
end_app() {
    kill -TERM $app 2>/dev/null || true
    wait $app 2>/dev/null || true
}
sync
if echo 3 2>/dev/null >/proc/sys/vm/drop_caches; then first_window 'cold'; else first_window 'first start'; fi
started+=("$app")
end_app
first_window 'warm'
started+=("$app")
as_user recollect open recollect://frame/o1 2>"$folder/link.log" || { cat "$folder/link.log"; fail 'the link'; }
say "a link while it runs: $(cat "$folder/link.log")"
sleep 2
if command -v import >/dev/null; then DISPLAY=$screen import -window root "$folder/window.png"; fi
kill -0 $app || fail 'the app did not survive the link'
end_app
as_user recollect autostart on >/dev/null || fail 'autostart'
grep -q '^Exec=.*recollect' "$root/home/$user/.config/autostart/recollect.desktop" || fail 'autostart'

# Away again

memory=$root/home/$user/.local/share/recollect/home/memory.db
say 'Removing the package'
inside dpkg --remove recollect | tee "$folder/remove.log"
grep -q "/home/$user/.local/share/recollect" "$folder/remove.log" || fail 'the removal does not say where the memory is'
[ -f "$memory" ] || fail 'the removal took the memory'
[ ! -e "$root/usr/lib/recollect" ] || fail 'the program is still there'

purge() { # ANSWER: purges at a terminal and answers the question
    { sleep 3; printf '%s\n' "$1"; sleep 3; } |
        script --quiet --return --command \
            "chroot '$root' /usr/bin/env -i PATH=$PATH TERM=dumb LANG=C.UTF-8 DEBIAN_FRONTEND=teletype dpkg --purge recollect" \
            /dev/null | tee "$folder/purge.log"
    grep -q 'Delete the memories' "$folder/purge.log" || fail 'purging did not ask'
}
say 'Purging it, answer: no'
purge no
[ -f "$memory" ] || fail 'purging took the memory although the answer was no'
say 'Installing and purging it without a terminal: nothing may be lost'
inside dpkg --install /tmp/recollect.deb >/dev/null
inside dpkg --purge recollect >"$folder/purge.log"
[ -f "$memory" ] || fail 'purging without a question took the memory'
inside dpkg --install /tmp/recollect.deb >/dev/null
say 'Purging it, answer: yes'
purge yes
[ ! -e "$root/home/$user/.local/share/recollect" ] || fail 'the memory is still there'

# The archive, if it lies beside the package: for one person, without root

archive=$(find "$(dirname "$package")" -maxdepth 1 -name 'recollect-*-linux-*.tar.gz')
if [ -n "$archive" ]; then
    say 'Installing the archive for one person'
    local_prefix=/home/$user/.local
    as_user mkdir "/home/$user/unpacked"
    as_user tar --extract --gzip --strip-components=1 --directory="/home/$user/unpacked" <"$archive"
    as_user "/home/$user/unpacked/install.sh" | tee "$folder/install.log"
    as_user rm -rf "/home/$user/unpacked"
    as_user "$local_prefix/bin/recollect" settings set capture.consent on >/dev/null
    as_user "$local_prefix/bin/recollect" capture --once --json >"$folder/archive-capture.json" || fail 'capture'
    say "capture: $(cat "$folder/archive-capture.json")"
    as_user "$local_prefix/bin/recollect" search 'order of the greenhouse' --json | grep -q "$NUMBER" || fail 'the number is not found'
    as_user "$local_prefix/bin/recollect" autostart on >/dev/null || fail 'autostart'
    as_user sh "$local_prefix/lib/recollect/uninstall.sh" | tee "$folder/uninstall.log"
    grep -q "$local_prefix/share/recollect" "$folder/uninstall.log" || fail 'the removal does not say where the memory is'
    [ -f "$memory" ] || fail 'the removal took the memory'
    left=$(find "$root/home/$user" -iname '*recollect*' -not -path "$root$local_prefix/share/recollect*")
    [ -z "$left" ] || fail "the removal left $left"
fi
say 'Proven.'
