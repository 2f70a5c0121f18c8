#!/bin/sh
# Packs the program's folder for systems without Debian packages, with a script that installs it for
# one person, without root.
#
#   build_tarball.sh build/package
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=$(cd "$1" && pwd)
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$root/pyproject.toml")
name=recollect-$version-linux-$(uname -m)
tree=$folder/$name
: "${SOURCE_DATE_EPOCH:=0}"

rm -rf "$tree"
umask 022
mkdir -p "$tree/share"
cp -al "$folder/recollect" "$tree/recollect"
sh "$here/strew_desktop_files.sh" "$folder/icons" "$tree" recollect
cp "$here/install.sh" "$here/uninstall.sh" "$root/LICENSE" "$tree/"
tar --create --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
    --mode=u+rwX,go+rX,go-w --hard-dereference --directory="$folder" "$name" | gzip -6n >"$folder/$name.tar.gz"
rm -rf "$tree"
echo "$folder/$name.tar.gz"
