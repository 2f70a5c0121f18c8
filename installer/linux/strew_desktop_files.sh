#!/bin/sh
# Lays what a desktop wants to know of the program into a prefix: menu entry, icons, description.
#
#   strew_desktop_files.sh ICONS PREFIX PROGRAM     PROGRAM is what the menu entry starts
set -eu

here=$(cd "$(dirname "$0")" && pwd)
icons=$1
prefix=$2
program=$3

mkdir -p "$prefix/share/applications" "$prefix/share/metainfo" "$prefix/share/icons/hicolor/scalable/apps"
sed "s|^Exec=recollect|Exec=$program|" "$here/recollect.desktop" \
    >"$prefix/share/applications/recollect.desktop"
cp "$here/recollect.metainfo.xml" "$prefix/share/metainfo/local.recollect.recollect.metainfo.xml"
cp "$here/../../resources/icons/recollect.svg" "$prefix/share/icons/hicolor/scalable/apps/recollect.svg"
for picture in "$icons"/*.png; do
    size=$(basename "$picture" .png)
    mkdir -p "$prefix/share/icons/hicolor/${size}x$size/apps"
    cp "$picture" "$prefix/share/icons/hicolor/${size}x$size/apps/recollect.png"
done
