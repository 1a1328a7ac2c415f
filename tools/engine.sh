#!/bin/sh
# engine.sh ENGINE.wasm - the engine as a script that a page can load from files as well: packed, in letters.
# Where binaryen's wasm-opt is, it takes off a twelfth: the first 1,024 bytes of memory hold nothing (Makefile, wasm_link), so
# an address and a small offset make one. Where zopfli is, which packs for gzip, a twentieth.
set -eu
small=$1
if command -v wasm-opt > /dev/null && wasm-opt --enable-bulk-memory --enable-sign-ext --enable-nontrapping-float-to-int --low-memory-unused -O1 -Oz "$1" -o "$1.small"; then
	small=$1.small
fi
if command -v zopfli > /dev/null; then
	zopfli -c "$small" > "$1.gz"
else
	gzip -9nc "$small" > "$1.gz"
fi
printf 'rigbookEngine("'
base64 < "$1.gz" | tr -d '\n'
printf '")\n'
