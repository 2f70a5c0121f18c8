#!/bin/sh
# Removes what install.sh installed. Your memory stays, and you are told where it is.
set -eu

prefix=$(cd "$(dirname "$0")/../.." && pwd)
memory=${XDG_DATA_HOME:-$HOME/.local/share}/recollect

"$prefix/lib/recollect/recollect" autostart off >/dev/null 2>&1 || true
rm -f "$prefix/bin/recollect" "$prefix/share/applications/recollect.desktop" \
    "$prefix/share/metainfo/local.recollect.recollect.metainfo.xml"
find "$prefix/share/icons/hicolor" \( -name recollect.png -o -name recollect.svg \) -delete
rm -rf "$prefix/lib/recollect"
# What opens links is kept in a list beside the entries.
if command -v update-desktop-database >/dev/null; then
    update-desktop-database "$prefix/share/applications" || true
fi
echo "Recollect is removed. What it remembered is untouched and encrypted: $memory"
echo 'Delete that folder to delete the memory, too.'
