#!/bin/sh
# Has Apple check a signed disk image, and fastens the result to it.  Not yet run on a real machine.
#
#   installer/macos/notarise.sh build/package/recollect-0.1.0-macos-arm64.dmg
#
# Needs what `xcrun notarytool store-credentials recollect` stored in the keychain once: your Apple
# ID, your team, and a password made for this alone. None of it is in the project.
set -eu

image=$1
profile=${NOTARY_PROFILE:-recollect}
codesign --verify --strict "$image"
xcrun notarytool submit "$image" --keychain-profile "$profile" --wait
xcrun stapler staple "$image"
spctl --assess --type open --context context:primary-signature --verbose "$image"
