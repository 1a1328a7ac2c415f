#!/bin/sh
# run_filters.sh RIGBOOK [FOLDER] - known ways around HTML filters, and that none of them is left in what is built.
#
# tests/filters/ holds guides.txt, one way a line, data.yaml and index.md, with ways in the words of the data and in front
# matter, and addresses.txt, each of which the data must refuse. Guides are built with --warn, so that what is refused
# stands on its page as text; those that --warn does not let pass are mistakes, and go. clean.awk then looks at each page
# and at the feed. The site stays in FOLDER for tests/web/filters.js when it is named.
set -u
cd "$(dirname "$0")/.."
root=$PWD
rigbook=$(realpath "$1") || exit
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
site=${2:-$temp/site}
passed=0 failed=0
rm -rf "$site"
mkdir -p "$site/content/data" "$temp/refused/content/data" "$temp/changed/content/data" || exit
for folder in "$site" "$temp/refused" "$temp/changed"; do
	cp -R templates assets "$folder" || exit
done
RIGBOOK_SHARE=/nowhere
export RIGBOOK_SHARE

good() { passed=$((passed + 1)); }
bad() {
	failed=$((failed + 1))
	echo "[  FAILED  ] $1"
	echo "$1" >> "$temp/failed"
	shift
	printf '%s\n' "$@"
}

cp tests/filters/data.yaml "$site/content/data/"
cp tests/filters/index.md "$site/content/"
echo 'window.ran ? ran("evil.js") : 0;' > "$site/content/evil.js"
number=0
while IFS= read -r way; do
	case $way in '' | '%%'*) continue ;; esac
	number=$((number + 1))
	name=$(printf 'way-%03d' "$number")
	env printf '%b\n' "$way" > "$site/content/$name.md"
	echo "$way" > "$temp/$name"
done < tests/filters/guides.txt
echo "[==========] Running $number ways."

# Mistakes that --warn does not let pass: figures and drawings that cannot be read.
"$rigbook" check "$site" --warn > "$temp/said" 2>&1
grep -a -o '^.*content/way-[0-9]*\.md:[0-9:]* error:' "$temp/said" | grep -o 'way-[0-9]*' | sort -u > "$temp/mistakes"
while read -r name; do
	rm "$site/content/$name.md"
	good
done < "$temp/mistakes"
[ "$(wc -l < "$temp/mistakes")" -le $((number / 10)) ] || bad 'most ways are built' "$(cat "$temp/mistakes")"

if ! "$rigbook" build "$site" --warn --base-url https://filters.example/ > "$temp/said" 2>&1; then
	bad 'the site builds with --warn' "$(grep -a -A3 ' error: ' "$temp/said" | head -n 20)"
fi
for page in "$site"/public/way-*/index.html; do
	name=$(basename "$(dirname "$page")")
	if said=$(awk -f "$root/tests/clean.awk" "$page"); then
		good
	else
		bad "$name: $(cat "$temp/$name")" "$said"
	fi
done
for page in $(find "$site/public" -name '*.html' ! -path '*/way-*') "$site"/public/*.xml; do
	case $page in
	*.xml) said=$(grep -aniE '<(script|img|svg|iframe|a )|="javascript:' "$page") && bad "$page" "$said" || good ;;
	*) said=$(awk -f "$root/tests/clean.awk" "$page") && good || bad "$page" "$said" ;;
	esac
done
said=$(grep -anE '"(url|archived|href)": *"(javascript|data|vbscript)' "$site/public/data.json") && bad data.json "$said" || good

# Markdown for a comment on a pull request: no markup and no link of the data's own.
sed "/^    note:/d; s/, note: '[^']*'//" tests/filters/data.yaml > "$temp/changed/content/data/data.yaml"
echo '# {{ k1 }} costs {{ k1.price }}' > "$temp/changed/content/index.md"
"$rigbook" diff 2025-02-01 2025-03-02 --dir "$temp/changed" --markdown > "$temp/changes.md" 2> "$temp/said"
[ -s "$temp/changes.md" ] || bad 'diff prints what changed' "$(tail -n 3 "$temp/said")"
said=$(grep -anE '(^|[^\\])<[a-zA-Z/]|[^\\]\]\(javascript' "$temp/changes.md") && bad 'the Markdown of diff' "$said" || good

# The looker-through itself.
for page in '<p onclick="x">' '<script>x</script>' '<a href="java&#39;">' '<a href=" javascript:x">' '<p>a > b</p>' '<img src=x>' '<iframe>' '<'; do
	printf '<!doctype html>\n%s\n' "$page" > "$temp/bad.html"
	case $page in
	*'&#39;'*) awk -f tests/clean.awk "$temp/bad.html" > /dev/null && good || bad "clean.awk refuses $page" ;;
	*) awk -f tests/clean.awk "$temp/bad.html" > /dev/null && bad "clean.awk lets $page pass" || good ;;
	esac
done

# Addresses in the data.
echo '# A' > "$temp/refused/content/index.md"
while IFS= read -r address; do
	{
		printf 'sources:\n  a:\n    title: A\n    url: "%s"\n' "$(echo "$address" | sed 's/\\0001/\\x01/g')"
	} > "$temp/refused/content/data/a.yaml"
	"$rigbook" check "$temp/refused" > "$temp/said" 2>&1
	if [ $? -eq 1 ] && grep -qE 'value-bad|yaml-syntax' "$temp/said"; then
		good
	else
		bad "a source's address: $address" "$(head -n 3 "$temp/said")"
	fi
done < tests/filters/addresses.txt

echo "[==========] $((passed + failed)) test(s) run."
echo "[  PASSED  ] $passed test(s)."
[ $failed -gt 0 ] || exit 0
echo "[  FAILED  ] $failed test(s), listed below:"
sed 's/^/[  FAILED  ] /' "$temp/failed"
exit 1
