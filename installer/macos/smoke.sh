#!/bin/sh
# Uses the app from the disk image, as far as that goes without a person.  Not yet run on a real
# machine. The permission to record the screen can be given by a person only, so nothing is recorded.
set -eu

image=$1
place=$(mktemp -d)
hdiutil attach "$image" -nobrowse -readonly -mountpoint "$place/image"
trap 'hdiutil detach "$place/image" || true; rm -rf "$place"' EXIT
cp -R "$place/image/Recollect.app" "$place/Recollect.app"
program=$place/Recollect.app/Contents/MacOS/recollect
export RECOLLECT_HOME="$place/home" RECOLLECT_MODELS="$place/models"
"$program" --help >/dev/null
"$program" demo --json >"$place/demo.json"
grep -q '"answers"' "$place/demo.json"
"$program" remember 'The spare key is with Ada.' >/dev/null
"$program" ask 'Who has the spare key?' --json | grep -q Ada
echo 'The app is proven, but for the permission to record the screen.'
