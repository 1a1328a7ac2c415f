#!/bin/sh
# run_make.sh - what is given to make as a variable reaches commands as it stands, whatever signs it holds.
set -u
cd "$(dirname "$0")/.."
temp=$(mktemp -d)
trap 'rm -rf "$temp" rigbook-evil' EXIT
passed=0
failures=
unset MAKEFLAGS MAKELEVEL MAKEOVERRIDES

# Each would leave this file if make, or a shell, looked for something to do in it.
evil=rigbook-evil
signs="\$(shell touch $evil) \${shell touch $evil} \$\$(touch $evil) \`touch $evil\` '; touch $evil; ' \"; touch $evil; \""

# harmless GOAL NAME: the goal with these signs in the variable, of the command line and of the environment.
harmless() {
	make "$1" "$2=$temp/$signs" > /dev/null 2>&1
	[ ! -e "$evil" ] || return
	env "$2=$temp/$signs" make "$1" > /dev/null 2>&1
	[ ! -e "$evil" ]
}

for pair in changes:BASE publish:BASE_URL publish:OUT stale:AS_OF; do
	if harmless ${pair%:*} ${pair#*:}; then
		passed=$((passed + 1))
	else
		rm -f "$evil"
		failures="$failures$pair
"
	fi
done

echo "[==========] $((passed + $(printf '%s' "$failures" | wc -l))) test(s) run."
echo "[  PASSED  ] $passed test(s)."
[ -n "$failures" ] || exit 0
echo "[  FAILED  ] $(printf '%s' "$failures" | wc -l) test(s), listed below:"
printf '%s' "$failures" | sed 's/^/[  FAILED  ] /'
exit 1
