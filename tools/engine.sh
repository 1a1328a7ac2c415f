#!/bin/sh
# engine.sh ENGINE.wasm - the engine as a script that a page can load from files as well: packed, in letters.
# Where binaryen's wasm-opt is, it takes off a twentieth.
set -eu
packed=$1
if command -v wasm-opt > /dev/null && wasm-opt -Os "$1" -o "$1.small"; then
	packed=$1.small
fi
printf 'rigbookEngine("'
gzip -9nc "$packed" | base64 | tr -d '\n'
printf '")\n'
