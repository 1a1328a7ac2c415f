#!/bin/sh
# wasm.sh - whether this machine can build the engine that runs in pages, and how: writes lines for make.
#
# What it takes is a clang with WebAssembly among its targets, its linker, the C library for it (wasi-libc) and clang's
# own part of that (libclang-rt). Tried on Debian 12; where the library stands elsewhere, WASI_SYSROOT says where.
# Nothing is printed where it cannot be built: sites are then built without controls, and say so.
set -eu
cc=${WASM_CC:-clang}
flags="--target=wasm32-wasi ${WASI_SYSROOT:+--sysroot=$WASI_SYSROOT}"

try=$(mktemp -d)
trap 'rm -rf "$try"' EXIT
cat > "$try/try.c" << 'C'
#include <stdio.h>
#include <stdlib.h>
__attribute__((export_name("try"))) char *try(int a)
{
	char *text = malloc(20);

	snprintf(text, 20, "%lld", (long long)a * a);
	return text;
}
C
for floats in -lc-printscan-no-floating-point ''; do
	# shellcheck disable=SC2086 # words
	if $cc $flags -mexec-model=reactor -flto -o "$try/try.wasm" "$try/try.c" $floats > "$try/log" 2>&1; then
		echo "wasm_cc := $cc $flags"
		echo "wasm_libs := $floats"
		exit
	fi
done
