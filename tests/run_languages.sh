#!/bin/sh
# run_languages.sh RIGBOOK [ORACLE] - a site with everything a site can show, in each language that has a words file.
#
# The site in tests/languages/ is written in words that are no English: none of those of templates/words/en.yaml may
# stand on its pages. With ORACLE (tests/live) and node also that the engine of the pages answers in the language of the
# page, as the program's own does.
set -u
cd "$(dirname "$0")/.."
root=$PWD
rigbook=$(realpath "$1") || exit
oracle=${2:-}
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
	else
		echo "[  FAILED  ] $name"
		head -n 20 "$temp/said"
		failures="$failures$name
"
	fi
}

export RIGBOOK_SHARE="$root"
[ ! -s build/engine.js ] || export RIGBOOK_ENGINE="$root/build/engine.js"
# in_language LANGUAGE: builds the site, without a warning.
in_language() {
	cp -R tests/languages "$temp/$1" &&
		sed "s/LANGUAGE/$1/" tests/languages/content/site.yaml > "$temp/$1/content/site.yaml" &&
		"$rigbook" build --quiet --drafts --base-url https://languages.example/ "$temp/$1" 2> "$temp/warnings" &&
		! grep . "$temp/warnings"
}
# holds_no_english LANGUAGE
holds_no_english() {
	(cd "$temp/$1/public" && find . -name '*.html' -o -name '*.xml' | sort > "$temp/pages" &&
		awk -f "$root/tests/english.awk" "$root/templates/words/en.yaml" "$root/templates/words/$1.yaml" $(cat "$temp/pages"))
}
fails() {
	! "$@"
}

for file in templates/words/*.yaml; do
	language=$(basename "$file" .yaml)
	[ "$language" != en ] || continue
	test_that "$language: the site is built" in_language "$language"
	test_that "$language: no page holds an English word" holds_no_english "$language"
	if [ "$oracle" ] && [ -s build/engine.js ] && command -v node > /dev/null; then
		test_that "$language: the engine of the pages agrees" node tests/live/compare.js "$oracle" "$temp/$language" "$temp/$language/public" 40 1
	fi
done
echo '<p>Skip to the content</p>' > "$temp/de/public/planted.html"
test_that 'an English word that was planted is found' fails holds_no_english de

echo "[  PASSED  ] $passed test(s)."
[ -n "$failures" ] || exit 0
echo "[  FAILED  ] $(printf %s "$failures" | wc -l) test(s), listed below:"
printf %s "$failures" | sed 's/^/[  FAILED  ] /'
exit 1
