#!/bin/sh
# run_scripts.sh [BUILD] - tests what assets/ holds of scripts, under node and without a browser; skipped where there is none.
# Where scripts must do as the program does, they are compared with unit tests of BUILD (build).
set -u
BUILD=${1:-build}
export BUILD
cd "$(dirname "$0")/.."
if ! command -v node > /dev/null; then
	echo "no node here: the tests of scripts are SKIPPED"
	echo "[  PASSED  ] 0 test(s)."
	exit 0
fi
passed=0 failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for file in tests/scripts/*_test.js; do
	node "$file" > "$log" 2>&1
	status=$?
	ok=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test(s).*/\1/p' "$log")
	bad=$(sed -n 's/^\[  FAILED  \] \([0-9]*\) test(s).*/\1/p' "$log")
	[ $status -eq 0 ] || { [ "${bad:-0}" -gt 0 ] || bad=1; }
	grep -v '^\[\(=*\|  PASSED  \)\]' "$log" | sed "s#^#$file: #"
	passed=$((passed + ${ok:-0})) failed=$((failed + ${bad:-0}))
done
echo "[  PASSED  ] $passed test(s)."
[ $failed -eq 0 ] || { echo "[  FAILED  ] $failed test(s)"; exit 1; }
