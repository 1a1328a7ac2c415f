#!/bin/sh
# lint.sh [--analyse] - what clang-format, clang-tidy, cppcheck and the warnings of both compilers say. Fails if one says anything.
#
# The analyser of clang-tidy takes twenty times as long as all its other checks together, and is asked with --analyse only.
set -u
cd "$(dirname "$0")/.."
status=0
[ "${1:-}" = --analyse ] && analyser= || analyser=--checks=-clang-analyzer-*
step() {
	echo "$*" | cut -c 1-100
	"$@" || status=1
}

make --no-print-directory build/flags.cc || exit
flags="$(cat build/flags.cc) -std=c11"
sources=$(ls generator/*.c generator/*/*.c)
tests=$(ls tests/unit/*.c tests/fuzz/*.c tests/bench/*.c tests/preload/*.c 2> /dev/null)

tidy() {
	printf '%s\n' $sources $tests | xargs -P "$(getconf _NPROCESSORS_ONLN)" -I{} clang-tidy --quiet $analyser {} -- $flags 2> /dev/null
}

step tools/layout.sh --dry-run -Werror
step tidy
step cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
	--suppress=missingIncludeSystem --suppress=internalAstError --suppress=returnDanglingLifetime \
	--suppress=zerodivcond:generator/number/ratio.c --suppress=varFuncNullUB:generator/number/*.c -D_GNU_SOURCE -Igenerator generator
# The documents that the facts are from stand beside a working copy, not in it.
step tools/own-words.sh ../shared/sources
for cc in gcc clang; do
	command -v $cc > /dev/null || continue
	# clang warns without optimising; gcc sees what may be uninitialised only when it does.
	[ $cc = gcc ] && level=-O2 || level=-O0
	step make --no-print-directory B=build/$cc CC=$cc CFLAGS="$level -g -Werror" all units
done
exit $status
