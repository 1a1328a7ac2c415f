#!/bin/sh
# run_live.sh BUILD [COUNT [SEED]] - tests the pages that answer: the engine of the pages under node against the program's own.
#
# COUNT random settings (200) on the live pages of this site, as many on those of a golden site that has every kind of
# input, block and guard; that a digit planted wrong is found; that built pages, with and without --set, say what the engine answers, and that nothing else on them depends on inputs; unit tests of numbers, formulas and data as
# WebAssembly; the sizes of what pages load; and the engine's memory.
# Skipped where there is no node, or no engine of pages.
set -u
cd "$(dirname "$0")/.."
root=$PWD
build=$1
count=${2:-200}
seed=${3:-1}
if ! command -v node > /dev/null || [ ! -s build/engine.js ]; then
	echo "no node, or no engine for pages, here: the tests of live pages are SKIPPED"
	echo "[  PASSED  ] 0 test(s)."
	exit 0
fi
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
passed=0
failures=

# test_that NAME COMMAND...: passes if the command does.
test_that() {
	name=$1
	shift
	if "$@" > "$temp/said" 2>&1; then
		passed=$((passed + 1))
		tail -n 1 "$temp/said"
	else
		echo "[  FAILED  ] $name"
		head -c 4000 "$temp/said"
		failures="$failures$name
"
	fi
}
fails() {
	! "$@"
}

RIGBOOK_ENGINE=$root/build/engine.js
export RIGBOOK_ENGINE
golden=$temp/golden
mkdir "$golden"
cp -R tests/sites/pages-that-answer/site/content "$golden"
test_that "the golden site is built" "$build/rigbook" build --quiet "$golden"
test_that "this site is built" "$build/rigbook" build --quiet --out "$temp/site"

compare() {
	node tests/live/compare.js "$build/tests/live/oracle" "$@"
}
test_that "the golden site: both engines agree" compare "$golden" "$golden/public" "$count" "$seed"
test_that "this site: both engines agree" compare . "$temp/site" "$count" "$seed"
test_that "a digit planted wrong is found" fails compare "$golden" "$golden/public" 4 "$seed" text
test_that "a mark planted in a wrong place is found" fails compare "$golden" "$golden/public" 4 "$seed" x
test_that "a curve planted in a wrong place is found" fails compare "$golden" "$golden/public" 4 "$seed" curve

# built_under SITE OUT INPUT=VALUE: a build with this value says what the engine answers under it.
built_under() {
	site=$1 out=$2 one=$3
	rm -rf "$temp/under"
	"$build/rigbook" build --quiet "$site" --out "$temp/under" --set "$one" && node tests/live/built.js "$out" "$temp/under" "$one"
}
test_that "this site's pages say what the engine answers" node tests/live/built.js "$temp/site"
# Whatever differs between two builds follows, or stands among what never does (built.js). Without guards, which would fail the builds.
under_each_setting() {
	plain=$temp/plain
	cp -R "$golden" "$plain"
	sed -i 's/{{ require [^}]*}}//g' "$plain"/content/*.md
	"$build/rigbook" build --quiet "$plain" && node tests/live/settings.js "$plain/public" > "$temp/settings" || return
	while read -r one; do
		built_under "$plain" "$plain/public" "$one" < /dev/null || return
	done < "$temp/settings"
}
test_that "the golden site under each end and choice" under_each_setting
for one in 'price=39.5 EUR' 'rate=0.32 EUR/kWh' 'water=4.5 L/day'; do
	test_that "the golden site under $one" built_under "$golden" "$golden/public" "$one"
done
test_that "this site under other interest" built_under . "$temp/site" 'interest=8.1 %'
german() {
	mkdir "$temp/german" && cp -R tests/sites/pages-that-answer/site/content "$temp/german" && sed -i '/^language:/d' "$temp/german/content/site.yaml" &&
		echo 'language: de' >> "$temp/german/content/site.yaml" && "$build/rigbook" build --quiet "$temp/german" && node tests/live/typed.js "$temp/german/public"
}
test_that "numbers as Germans type them" german
unit_tests() {
	make -s wasm-units && node tests/live/units.js build/tests/live/freezer build/wasm/tests/unit/*_test.wasm
}
test_that "unit tests as WebAssembly" unit_tests
test_that "what pages load is small" node tests/live/sizes.js "$temp/site"
test_that "memory does not grow" node tests/live/memory.js "$golden/public" 10000

echo "[  PASSED  ] $passed test(s)."
[ -n "$failures" ] || exit 0
echo "[  FAILED  ] $(printf %s "$failures" | wc -l) test(s), listed below:"
printf %s "$failures" | sed 's/^/[  FAILED  ] /'
exit 1
