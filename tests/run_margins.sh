#!/bin/sh
# run_margins.sh RIGBOOK - what `margins` says of this site: at least four fifths of its guards are proved along the inputs and
# prices they read, and no turn that was only tried is printed without saying so; and every switching value turns where it is
# told, asked on both sides of it (tests/live/turns.c).
set -u
cd "$(dirname "$0")/.."
rigbook=$1
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
"$rigbook" margins --within 50% --json > "$temp/json" && "$rigbook" margins --within 50% > "$temp/text" || exit
number() {
	sed -n "s/^ *\"$1\": \([0-9]*\),*$/\1/p" "$temp/json"
}
passed=0
failures=
test_that() {
	name=$1
	shift
	if "$@"; then
		passed=$((passed + 1))
	else
		echo "[  FAILED  ] $name"
		failures="$failures$name
"
	fi
}
ways=$(number guard_ways)
proved=$(number guard_ways_proved)
test_that "four fifths of the guards are proved ($proved of $ways)" [ $((5 * proved)) -ge $((4 * ways)) ]
tried=$(grep -c '"proved": false' "$temp/json")
test_that "what was tried says so ($tried)" [ "$tried" -eq "$(grep -c '(tried, not proved)$' "$temp/text")" ]
test_that "some are tried, some are proved" [ "$tried" -gt 0 -a "$(grep -c '"proved": true' "$temp/json")" -gt "$tried" ]
test_that "best cells are told, too" grep -q '"kind": "best"' "$temp/json"
test_that "verdicts on claims are told, too" grep -q '"kind": "claim"' "$temp/json"
test_that "it is told what a tenth more does" grep -q '"change": "0.1",*$' "$temp/json"
test_that "marks for a gain are told, too" grep -q '"kind": "mark"' "$temp/json"
test_that "every switching value turns as told" "$(dirname "$rigbook")/tests/live/turns" .
echo "[  PASSED  ] $passed test(s)."
[ -n "$failures" ] || exit 0
echo "[  FAILED  ] $(printf %s "$failures" | wc -l) test(s), listed below:"
printf %s "$failures" | sed 's/^/[  FAILED  ] /'
exit 1
