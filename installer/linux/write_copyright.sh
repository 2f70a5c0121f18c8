#!/bin/sh
# Writes the package's copyright file: ours, and where the texts of all parts lie.
#
#   write_copyright.sh PARTS.JSON
set -eu
cat <<'WORDS'
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Recollect
Comment:
 The package carries everything that the program needs. Each part's licence is
 in /usr/lib/recollect/_internal/licences, in a folder of the part's name;
 recollect.cdx.json there is the bill of materials. The parts:
WORDS
sed -n 's/^  "licence": "\(.*\)",$/\1/p; s/^  "name": "\(.*\)",$/\1/p' "$1" |
    paste - - | sed 's/^\(.*\)\t\(.*\)$/ \2: \1/'
cat <<'WORDS'

Files: *
Copyright: 2026 The Recollect project
License: Apache-2.0
 On Debian systems the text is in /usr/share/common-licenses/Apache-2.0.

Files: usr/lib/recollect/_internal/PySide6/* usr/lib/recollect/_internal/shiboken6/*
Copyright: 2026 The Qt Company Ltd. and other contributors
License: LGPL-3
 Unchanged, as separate libraries that can be replaced by other builds of the
 same interface. On Debian systems the text is in
 /usr/share/common-licenses/LGPL-3.
WORDS
