#!/bin/sh
# flags.sh FOLDER - finds the libraries, and writes FOLDER/flags.cc and FOLDER/flags.ld for the compiler to read as @file.
#
# cmark-gfm is linked statically where that can be done, for two reasons: it is a fifth faster, and only then can the
# linker put a function of ours in place of cmark_inlines_remove_special_character, which clears a table that all
# threads share (github/cmark-gfm pull request 176). Elsewhere RIGBOOK_NO_WRAP tells text/ to parse on one thread.
set -eu
to=$1
cc=${CC:-cc}
wrap=-Wl,--wrap=cmark_inlines_remove_special_character
packages='libcmark-gfm yaml-0.1 gmp libmicrohttpd'

try=$(mktemp -d)
trap 'rm -rf "$try"' EXIT
cat > "$try/try.c" <<'C'
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
void __wrap_cmark_inlines_remove_special_character(unsigned char character, bool emphasis);
void __wrap_cmark_inlines_remove_special_character(unsigned char character, bool emphasis)
{
	(void)character, (void)emphasis;
}
int main(void)
{
	cmark_gfm_core_extensions_ensure_registered();
	return cmark_markdown_to_html("a", 1, 0) == 0;
}
C

cflags=$(pkg-config --cflags $packages)
others=$(pkg-config --libs yaml-0.1 gmp)
core=$($cc -print-file-name=libcmark-gfm.a)
[ -e "$core" ] || core=$(pkg-config --variable=libdir libcmark-gfm)/libcmark-gfm.a
extensions=$(dirname "$core")/libcmark-gfm-extensions.a
static="$extensions $core"

if $cc -o "$try/try" "$try/try.c" $cflags $static $wrap -pthread 2> "$try/log"; then
	libraries="$static $wrap"
	define=
elif $cc -o "$try/try" "$try/try.c" $cflags $static -pthread 2>> "$try/log"; then
	libraries=$static
	define=-DRIGBOOK_NO_WRAP
else
	libraries="$(pkg-config --libs-only-L libcmark-gfm) -lcmark-gfm-extensions -lcmark-gfm"
	define=-DRIGBOOK_NO_WRAP
fi

# The program loads libmicrohttpd itself, when it serves: by the name that a linker would have taken.
cat > "$try/http.c" <<'C'
#include <microhttpd.h>
int main(void)
{
	return MHD_get_version() == 0;
}
C
$cc -o "$try/http" "$try/http.c" $cflags $(pkg-config --libs libmicrohttpd)
if [ "$(uname -s)" = Darwin ]; then
	http=$(otool -L "$try/http" | sed -n 's/^[[:space:]]*\([^ ]*libmicrohttpd[^ ]*\) .*/\1/p')
else
	http=$(readelf -d "$try/http" | sed -n 's/.*(NEEDED).*\[\(libmicrohttpd[^]]*\)\].*/\1/p')
fi
[ -n "$http" ] || { echo "flags.sh: libmicrohttpd is linked, but not as a shared library" >&2; exit 1; }

[ -z "$define" ] || echo "cmark-gfm cannot be linked with --wrap here: pages will be parsed on one thread"
echo "$libraries $others -ldl -pthread" > "$to/flags.ld"
echo "-D_GNU_SOURCE -Igenerator -pthread $cflags -DRIGBOOK_MICROHTTPD=$http $define" > "$to/flags.cc"
