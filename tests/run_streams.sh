#!/bin/sh
# run_streams.sh RIGBOOK - what commands do with standard streams that fail, are closed, or are read by a CI's runner.
set -u
cd "$(dirname "$0")/.."
root=$PWD
rigbook=$(realpath "$1") || exit
RIGBOOK_SHARE=$root
export RIGBOOK_SHARE
unset GITHUB_ACTIONS
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
passed=0
failures=

# it NAME COMMAND...: a test passes when its command does.
it() {
	name=$1
	shift
	if "$@" > "$temp/said" 2>&1; then
		passed=$((passed + 1))
	else
		echo "[  FAILED  ] $name"
		head -n 20 "$temp/said"
		failures="$failures$name
"
	fi
}

# Ends with 2 and says why, when what the command prints cannot be written.
tells_a_full_disk() {
	timeout 20 "$rigbook" "$@" > /dev/full 2> "$temp/err"
	status=$?
	cat "$temp/err"
	[ $status -eq 2 ] && grep -F 'standard output cannot be written: ' "$temp/err"
}

tells_a_closed_output() {
	timeout 20 "$rigbook" "$@" >&- 2> "$temp/err"
	status=$?
	cat "$temp/err"
	[ $status -eq 2 ] && grep -F 'standard output cannot be written: ' "$temp/err"
}

# What a mistake is told to is full: the status still says that there is one, or that nothing could be told.
keeps_its_status_without_errors() {
	"$rigbook" check "$temp/wrong" 2> /dev/full
	[ $? -eq 2 ] || return
	"$rigbook" check "$temp/wrong" 2>&-
	[ $? -eq 2 ]
}

# With standard output closed, its number must not become that of a file of the site.
prints_into_no_file() {
	"$rigbook" build "$temp/site" --out "$temp/a" > "$temp/summary" || return
	"$rigbook" build "$temp/site" --out "$temp/b" >&- 2> /dev/null
	diff -r "$temp/a" "$temp/b" && ! grep -rF "$(cat "$temp/summary")" "$temp/b"
}

quiet_needs_no_output() {
	"$rigbook" check --quiet "$temp/site" >&- && "$rigbook" check --quiet "$temp/site" > /dev/full
}

# A writer that fills the first read exactly, and goes on.
reads_all_of_a_pipe() {
	for first in 1 4094 4095 4096 8190 8191; do
		mkfifo "$temp/pipe"
		head -c $first /dev/zero | tr '\0' x > "$temp/first"
		(cat "$temp/first"; sleep 0.2; echo '{{word}} and the rest') > "$temp/pipe" &
		"$rigbook" render "$temp/pipe" "$temp/word.yaml" > "$temp/got"
		wait
		rm "$temp/pipe"
		echo 'read and the rest' >> "$temp/first"
		cmp "$temp/got" "$temp/first" || return
	done
}

# No line that is printed in a job of GitHub Actions is a command, but for our own.
says_no_command() {
	GITHUB_ACTIONS=true "$rigbook" "$@" > "$temp/out" 2>&1
	cat "$temp/out"
	[ -s "$temp/out" ] && ! tr '\r' '\n' < "$temp/out" | grep -E '^[[:space:]]*::' | grep -vE '^::(error|warning) title=' &&
		! grep -F '##[' "$temp/out"
}

# Data for programs is as it stands, in a job as elsewhere.
leaves_data_alone() {
	"$rigbook" export "$temp/site" > "$temp/plain" && GITHUB_ACTIONS=true "$rigbook" export "$temp/site" | cmp - "$temp/plain" &&
		grep -F '##[debug]' "$temp/plain"
}

mkdir -p "$temp/site/content/data"
cat > "$temp/site/content/site.yaml" << 'END'
title: Streams
END
cat > "$temp/site/content/index.md" << 'END'
# Streams
END
cat > "$temp/site/content/data/pump.yaml" << 'END'
units: { USD: { base: money } }
kinds:
  pump:
    name: pump
    attributes: { power: W, price: { unit: money, from: prices } }
    figures: { twice: { formula: "power * 2", name: "::set-output name=x::y" } }
sources:
  shop: { title: "a \r::debug::shop ##[debug]" }
pump:
  garden: { name: "::add-mask::x", power: { value: 3 W, source: shop } }
prices:
  - { item: garden, on: 2026-01-02, price: 10 USD, source: shop }
  - { item: garden, on: 2026-02-02, price: 12 USD, source: shop }
END
cp -R "$temp/site" "$temp/wrong"
cat > "$temp/wrong/content/index.md" << 'END'
# Wrong

   ::stop-commands::x {{ nope }}

Text ##[debug] {{ "::set-env name=PATH::" + 1 }}
END
cp -R "$temp/site" "$temp/priced"
echo 'word: read' > "$temp/word.yaml"
printf '{{word}}' > "$temp/t.mustache"

for command in "check $temp/site" "build $temp/site" "export $temp/site" "explain garden.twice $temp/site" \
	"diff 2026-01-10 2026-03-01 --dir $temp/site" "diff 2026-01-10 2026-03-01 --json --dir $temp/site" \
	"diff 2026-01-10 2026-03-01 --markdown --dir $temp/site" "render $temp/t.mustache $temp/word.yaml" \
	"price garden 11 USD --source shop --on 2026-01-20 --dir $temp/priced" "serve $temp/site --port 18321" \
	'--version' '--help' 'help' 'build --help' 'render --help'; do
	it "$command tells that its output is full" tells_a_full_disk $command
	it "$command tells that its output is closed" tells_a_closed_output $command
done
it 'new tells that its output is full' tells_a_full_disk new "$temp/new-full"
it 'new tells that its output is closed' tells_a_closed_output new "$temp/new-closed"
it 'a mistake that cannot be told is trouble' keeps_its_status_without_errors
it 'nothing is printed into a file of the site' prints_into_no_file
it 'what prints nothing needs no output' quiet_needs_no_output
it 'a pipe is read to its end' reads_all_of_a_pipe
it 'check says no command' says_no_command check "$temp/wrong"
it 'build says no command' says_no_command build "$temp/wrong"
it 'explain says no command' says_no_command explain garden.twice "$temp/site"
it 'explain of a command says none' says_no_command explain '::debug::x ##[debug]' "$temp/site"
it 'explain of a thing says no command' says_no_command explain garden "$temp/site"
it 'diff says no command' says_no_command diff 2026-01-10 2026-03-01 --dir "$temp/site"
it 'an option says no command' says_no_command '##[debug]'
it 'an argument says no command' says_no_command diff '##[debug]'
it 'render says no command' says_no_command render "$temp/wrong/content/index.md"
it 'data is left alone' leaves_data_alone

echo "[==========] $((passed + $(printf '%s' "$failures" | wc -l))) test(s) run."
echo "[  PASSED  ] $passed test(s)."
[ -n "$failures" ] || exit 0
echo "[  FAILED  ] $(printf '%s' "$failures" | wc -l) test(s), listed below:"
printf '%s' "$failures" | sed 's/^/[  FAILED  ] /'
exit 1
