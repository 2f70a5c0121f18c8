#!/bin/sh
# Makes the Debian package from the program's folder.
#
#   build_deb.sh build/package      needs build/package/recollect and build/package/icons
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=$(cd "$1" && pwd)
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$root/pyproject.toml")
architecture=$(dpkg --print-architecture)
tree=$folder/deb
: "${SOURCE_DATE_EPOCH:=0}"
export SOURCE_DATE_EPOCH

rm -rf "$tree"
umask 022
mkdir -p "$tree/DEBIAN" "$tree/usr/bin" "$tree/usr/lib"
cp -a "$folder/recollect" "$tree/usr/lib/recollect"
sh "$here/strew_desktop_files.sh" "$folder/icons" "$tree/usr" recollect
ln -s ../lib/recollect/recollect "$tree/usr/bin/recollect"

documents=$tree/usr/share/doc/recollect
mkdir -p "$documents" "$tree/usr/share/man/man1" "$tree/usr/share/lintian/overrides"
gzip -9nc "$here/recollect.1" >"$tree/usr/share/man/man1/recollect.1.gz"
{
    printf 'recollect (%s) stable; urgency=medium\n\n  * See CHANGELOG.md in this folder.\n\n' "$version"
    printf ' -- The Recollect project <maintainers@recollect.invalid>  %s\n' \
        "$(LC_ALL=C date --utc --rfc-email --date="@$SOURCE_DATE_EPOCH")"
} | gzip -9nc >"$documents/changelog.gz"
cp "$root/CHANGELOG.md" "$documents/CHANGELOG.md"
"$here/write_copyright.sh" "$tree/usr/lib/recollect/_internal/licences/parts.json" >"$documents/copyright"
cp "$here/debian/lintian-overrides" "$tree/usr/share/lintian/overrides/recollect"

# Names of packages for every library that the program's own files link.
work=$folder/shlibs
rm -rf "$work"
mkdir -p "$work/debian"
printf 'Source: recollect\n\nPackage: recollect\nArchitecture: any\n' >"$work/debian/control"
find "$tree/usr/lib/recollect" -name '*.so*' -printf '-l%h\n' | LC_ALL=C sort -u >"$work/words"
find "$tree/usr/lib/recollect" -type f \( -name '*.so' -o -name '*.so.*' -o -name recollect \) \
    -print | LC_ALL=C sort >>"$work/words"
(cd "$work" && tr '\n' '\0' <words | xargs -0 dpkg-shlibdeps -O --warnings=0 >found)
libraries=$(sed -n 's/^shlibs:Depends=//p' "$work/found")

sed -e "s|@VERSION@|$version|" -e "s|@ARCHITECTURE@|$architecture|" \
    -e "s|@SIZE_KIB@|$(du -sk --apparent-size "$tree/usr" | cut -f 1)|" -e "s|@LIBRARIES@|$libraries|" \
    "$here/debian/control.in" >"$tree/DEBIAN/control"
cp "$here/debian/templates" "$tree/DEBIAN/templates"
install -m 755 "$here/debian/postinst" "$here/debian/postrm" "$tree/DEBIAN/"
(cd "$tree" && find usr -type f -printf '%P\0' | LC_ALL=C sort -z | sed -z 's|^|usr/|' | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
find "$tree" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
find "$tree" -type d -exec chmod 755 {} +
find "$tree/usr/lib" -type f -name '*.so*' -exec chmod 644 {} +

made=$folder/recollect_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zzstd -z10 --build "$tree" "$made" >/dev/null
rm -rf "$tree" "$work"
echo "$made"
