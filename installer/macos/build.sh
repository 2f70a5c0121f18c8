#!/bin/sh
# Builds Recollect.app and a disk image on macOS.  Not yet run on a real machine.
#
#   installer/macos/build.sh
#
# With SIGNING_IDENTITY ("Developer ID Application: …") everything is signed for notarisation;
# without it, ad hoc, which is enough for this Mac. Notarising is a step of its own: notarise.sh.
set -eu

cd "$(dirname "$0")/../.."
package=build/package
app=$package/Recollect.app
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' pyproject.toml)
identity=${SIGNING_IDENTITY:--}
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct)}"
export SOURCE_DATE_EPOCH

make setup
.venv/bin/python -m pip install --require-hashes --no-deps --upgrade --target "$package/tools" -r requirements/package.txt
.venv/bin/python installer/bundle/draw_icons.py "$package/icons"
PYTHONPATH=$package/tools .venv/bin/python installer/bundle/build_bundle.py "$package"

plutil -lint "$app/Contents/Info.plist" installer/macos/entitlements.plist

sign() {
    if [ "$identity" = - ]; then
        codesign --force --sign - "$@"
    else
        codesign --force --timestamp --options runtime --entitlements installer/macos/entitlements.plist --sign "$identity" "$@"
    fi
}
# From the inside out. PyInstaller signed what it packed; the entitlements are ours to add.
find "$app/Contents/Frameworks" -type f \( -name '*.so' -o -name '*.dylib' -o -perm +111 \) -print | while IFS= read -r file; do
    if file -b "$file" | grep -q 'Mach-O'; then sign "$file"; fi
done
sign "$app/Contents/MacOS/recollect"
sign "$app"
codesign --verify --deep --strict "$app"

image=$package/recollect-$version-macos-$(uname -m).dmg
stage=$package/dmg
rm -rf "$stage" "$image"
mkdir -p "$stage"
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
cp installer/macos/REMOVING.txt "$stage/How to remove Recollect.txt"
hdiutil create -volname "Recollect $version" -srcfolder "$stage" -ov -format UDZO "$image"
rm -rf "$stage"
[ "$identity" = - ] || codesign --force --timestamp --sign "$identity" "$image"
echo "$image"
