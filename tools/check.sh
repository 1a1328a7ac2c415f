#!/bin/sh
# check.sh - the rules of this house that a machine can check. Prints each breach; fails if there was one.
set -u
cd "$(dirname "$0")/.."
found=$(mktemp)
trap 'rm -f "$found"' EXIT

# Prints what comes in, if anything does, under a heading.
breaches() {
	if grep -a . > "$found.one"; then
		printf '%s:\n' "$1"
		sed 's/^/  /' "$found.one"
		echo "$1" >> "$found"
	fi
	rm -f "$found.one"
}

sources=$(ls generator/*.c generator/*/*.[ch])

awk '
	BEGIN { n = split("base figure data html text site cmd", names, " "); for (i = 1; i <= n; i++) rank[names[i]] = i }
	FNR == 1 { split(FILENAME, path, "/"); own = path[2] in rank ? rank[path[2]] : n }
	/^#[ \t]*include[ \t]*"/ {
		split($0, quoted, "\"")
		split(quoted[2], to, "/")
		if (!(to[1] in rank) || rank[to[1]] > own)
			print FILENAME ":" FNR ": " $0
	}
' $sources | breaches 'A file includes only from its own folder and from those before it (base figure data html text site cmd)'

grep -niE '\b(gpu|cpu|vram|nvidia|threadripper|cuda|workstation)s?\b' $sources |
	breaches 'The engine knows no hardware'

grep -nE '\b(v?sprintf|strcpy|strcat|strncpy|strncat|strtok|ato[ifl]l?|gets|system|popen|setlocale|asctime|ctime|localtime|gmtime)\(' $sources |
	breaches 'Banned calls'

grep -nE '\b(time|gettimeofday|clock_gettime|getenv|rand|random|strtod|strtof)[[:space:]]*\(' $sources |
	grep -vE '^generator/cmd/' | breaches 'Output depends on nothing but the input: no clock, environment, chance or floating point'

grep -nE '\b(double|float)\b' generator/figure/*.[ch] generator/data/*.[ch] | grep -vE ':[[:space:]]*(/?\*|//)' |
	breaches 'Figures never pass through floating point'

grep -nE '"<(div|table|ul|ol|li|p|span|section|h[1-6]|nav|a|t[rdh]|thead|tbody)[ >]' $sources |
	grep -v '^generator/text/gfm_html.c:' | # prints what cmark-gfm printed
	breaches 'Markup in C strings belongs in templates/'

wc -l $sources | awk '$2 != "total" && $1 > 700 { print $2 ": " $1 " lines" }' |
	breaches 'A file over 700 lines holds two nouns'

ctags --languages=C --kinds-C=f --fields=+ne -f - $sources | awk -F'\t' '
	{
		first = last = 0
		for (i = 4; i <= NF; i++) {
			if ($i ~ /^line:/) first = substr($i, 6)
			if ($i ~ /^end:/) last = substr($i, 5)
		}
		if (last - first >= 80)
			print $2 ":" first ": " $1 "() has " last - first + 1 " lines"
	}
' | breaches 'A function over 80 lines'

# Thread-local memory for cmark-gfm, and its registry, are process-wide and cannot be ours: text/ may keep both.
[ ! -e build/librigbook.a ] || nm -A -f sysv build/librigbook.a 2> /dev/null |
	awk -F'|' '$7 ~ /\.(data|bss)/ && $7 !~ /rel\.ro/ { print $1 $7 }' | grep -v ':markdown' |
	breaches 'State outside of arenas'

ids=$(sed -n 's/.*SEVERITY_[A-Z]*, *"\([a-z0-9-]*\)".*/\1/p' generator/base/diag_kind.c)
for id in $ids; do
	grep -qF -- "$id" man/rigbook.1 || echo "$id is not in man/rigbook.1"
	grep -qF -- "[$id]" tests/sites/*/want.err || echo "$id is in no tests/sites/*/want.err"
done 2>&1 | breaches 'Every diagnostic is explained and has a golden'

# Tables of keys are called known, or something with keys.
awk '
	FNR == 1 { inside = 0 }
	/(keys|known)\[\] = \{/ { inside = 1 }
	inside { for (s = $0; match(s, /STR_INIT\("[a-z_]+"\)/); s = substr(s, RSTART + RLENGTH)) print substr(s, RSTART + 10, RLENGTH - 12) }
	/\};/ { inside = 0 }
	/^\t\{ STR_INIT\("[a-z_]+"\), read_/ && FILENAME ~ /page.c$/ { split($0, quoted, "\""); print quoted[2] }
' generator/data/*.c generator/text/block_*.c generator/site/page.c | sort -u | while read -r key; do
	grep -qE "^\.(It Ic|Ic|Ss) (.* )?$key( |$)" man/rigbook-data.5 man/rigbook-guide.5 || echo "$key is in no manual of section 5"
done | breaches 'Every key is explained'

sed -n 's/^\t{ [A-Z]*("\([^"]*\)".*/\1/p' generator/figure/units_builtin.c | while read -r unit; do
	sed -n '/^\.Ss Units that are built in/,/^\.Ss Op/p' man/rigbook-formula.7 | grep -qE "(^|[ ,])$unit([ ,;.]|$)" ||
		echo "$unit is not in man/rigbook-formula.7"
done | breaches 'Every built-in unit is listed'

mandoc -T lint -W warning man/*.[157] | breaches 'mandoc'

version=$(sed -n 's/^#define RIGBOOK_VERSION "\(.*\)"/\1/p' generator/main.c)
newest=$(sed -n 's/^## \([0-9][0-9.]*\).*/\1/p' CHANGELOG.md | head -n 1)
[ "$version" = "$newest" ] || echo "generator/main.c: $version, CHANGELOG.md: $newest" | breaches 'Versions differ'

for script in .ci/run $(git ls-files '*.sh'); do
	sh -n "$script" 2>&1
	[ -x "$script" ] || echo "$script: cannot be executed"
done | breaches 'Scripts'

git grep -nE '\b(TO[D]O|FIX[M]E|X[X]X)\b' -- . ':!*.lock' ':!*package-lock.json' | breaches 'Left open'
git grep -nIE '[[:space:]]+$' -- ':!*.md' ':!tests/sites' ':!tests/fuzz/corpus' | breaches 'Spaces at the end of a line'

[ ! -s "$found" ]
