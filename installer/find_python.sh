#!/bin/sh
# Prints the newest Python here that Recollect can use (3.11 or newer, with venv and ensurepip);
# if there is none, the newest that is at least new enough; if there is none either, nothing.
new_enough='import sys; raise SystemExit(sys.version_info < (3, 11))'
second=''
for name in python3.13 python3.12 python3.11 python3 python; do
    found=$(command -v "$name" 2>/dev/null) || continue
    "$found" -c "$new_enough" >/dev/null 2>&1 || continue
    if "$found" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        echo "$found"
        exit 0
    fi
    [ -n "$second" ] || second=$found
done
echo "$second"
