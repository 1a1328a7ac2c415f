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

# The rooms, and what each may include besides itself: a partial order.
awk '
	BEGIN {
		may["base"] = ""
		may["number"] = "base"
		may["formula"] = "base number"
		may["data"] = "base number formula"
		may["sensitivity"] = "base number formula data"
		may["html"] = "base"
		may["diagram"] = "base number html"
		may["chart"] = "base number html"
		may["picture"] = "base"
		may["block"] = "base number formula data html sensitivity chart"
		may["search"] = "base"
		may["live"] = may["block"] " block"
		may["text"] = may["live"] " diagram picture live"
		may["site"] = may["text"] " text search"
		may["serve"] = may["site"] " site"
		may["cmd"] = may["serve"] " serve"
	}
	FNR == 1 { split(FILENAME, path, "/"); own = path[2] }
	/^#[ \t]*include[ \t]*"/ {
		split($0, quoted, "\"")
		split(quoted[2], to, "/")
		if (path[3] != "" && to[1] != own && index(" " may[own] " ", " " to[1] " ") == 0)
			print FILENAME ":" FNR ": " $0
	}
' $sources | breaches 'A file includes only from its own folder and from those it stands on (see the list in tools/check.sh)'

# The linker takes the first of two symbols of one name in an archive and says nothing. What is not static begins its
# definition at the start of a line.
awk '
	/^[a-z]/ && !/^(static|typedef|extern|enum)[ \t]/ && (/[^;]$/ || / = /) {
		if (match($0, /[A-Za-z0-9_]+(\[[^]]*\])* = /) || match($0, /[A-Za-z0-9_]+\(/)) {
			name = substr($0, RSTART, RLENGTH)
			sub(/[^A-Za-z0-9_].*/, "", name)
			if (name in home && home[name] != FILENAME)
				print name " is defined in " home[name] " and in " FILENAME
			home[name] = FILENAME
		}
	}
' $(ls generator/*/*.c) | breaches 'Two functions or objects that are not static have one name'

grep -niE '\b(gpu|cpu|vram|nvidia|threadripper|cuda|workstation)s?\b' $sources |
	breaches 'The engine knows no hardware'

grep -nE '\b(v?sprintf|strcpy|strcat|strncpy|strncat|strtok|ato[ifl]l?|gets|system|popen|setlocale|asctime|ctime|localtime|gmtime)\(' $sources |
	breaches 'Banned calls'

grep -nE '\b(time|gettimeofday|clock_gettime|getenv|rand|random|strtod|strtof)[[:space:]]*\(' $sources |
	grep -vE '^generator/(cmd|serve)/|getenv\("TMPDIR"\)' | breaches 'Output depends on nothing but the input: no clock, environment, chance or floating point'

grep -nE '\b(double|float)\b' generator/number/*.[ch] generator/formula/*.[ch] generator/data/*.[ch] | grep -vE ':[[:space:]]*(/?\*|//)|"(double|float)"' |
	breaches 'Figures never pass through floating point'
for source in generator/number/*.[ch] generator/formula/*.[ch] generator/data/*.[ch]; do
	sed 's#/\*.*\*/##; s#/\*.*##; s#"[^"]*"##g' "$source" | grep -nE '\blong\b' | grep -vE '^[0-9]+:[[:space:]]*\*' | sed "s#^#$source:#"
done | breaches 'Where numbers are computed types have a width: int64_t, not long, which has four bytes in a page'

grep -nE '"<(div|table|ul|ol|li|p|span|section|h[1-6]|nav|a|t[rdh]|thead|tbody)[ >]' $sources |
	grep -v '^generator/text/gfm_html.c:' | # prints what cmark-gfm printed
	breaches 'Markup in C strings belongs in templates/'

# One call for what cmark-gfm printed of an author's Markdown, and one for what was written through html.h.
grep -nE 'markup_trusted\(' $sources | grep -v '^generator/html/markup\.[ch]:' |
	grep -vE '^generator/(html/html|text/markdown)\.c:' | breaches 'Text becomes markup without being escaped in html.c and markdown.c only'
[ "$(cat $sources | grep -cE 'markup_trusted\(')" -eq 4 ] || grep -n 'markup_trusted(' $sources |
	breaches 'Calls of markup_trusted are counted: two, besides its declaration and definition'
grep -nE '\(struct markup\) ?\{|\.bytes = ' $sources | grep -v '^generator/html/markup\.[ch]:' |
	breaches 'Markup is made by the functions of markup.h'

# What a template prints as it is must be markup everywhere. robots.txt is no markup.
grep -oE '\{\{\{[a-z_.]+' templates/*.mustache | grep -v '^templates/robots' | sed 's/^\([^:]*\):{{{\.*/\1 /' | sort -u |
	while read -r template name; do
		[ -z "$name" ] && continue
		grep -qE "view_set_markup(_end)?\([^;]*\"$name\"" $sources || grep -Pzoq "view_set_markup(_end)?\([^;]*\"$name\"" $sources ||
			echo "$template: {{{$name}}}"
		grep -nE "(view_set_text|set_if)\([a-z]+, \"$name\"" $sources
	done | breaches 'A template prints as it is what C has not set as markup'

# Scripts build elements, never markup; they fetch nothing and stand alone, so that they run from files and under the pages' policy.
for script in assets/*.js; do
	sed 's#/\*.*\*/##; s#^[[:space:]]*/\*.*##; s#^[[:space:]]\*.*##' "$script" |
		grep -nE '\b(innerHTML|outerHTML|insertAdjacentHTML|eval|Function|fetch|XMLHttpRequest|WebSocket|Worker)\b|document\.write|^[[:space:]]*(import|export)\b|\bimport\(' |
		sed "s#^#$script:#"
done | breaches 'What a script of assets/ may not use'

# What ships, packed: bytes that every page fetches, or those of tables.
sizes() {
	while read -r most files; do
		# shellcheck disable=SC2086 # words, one for each file
		size=$(for file in $files; do [ -e "$file" ] && gzip -9nc "$file"; done | wc -c)
		[ "$size" -le "$most" ] || echo "$files: $size bytes packed, at most $most"
	done
}
sizes << 'END' | breaches 'A script or style sheet is larger than it may be'
3072 assets/page.js assets/files.js
14336 assets/style.css
8192 assets/tables.js
8192 assets/live.js
3072 assets/number.js
10240 assets/search.js
512 assets/moved.js
5120 assets/conditions.js
3072 assets/derivations.js
4096 assets/choose.js
1024 assets/code.js
1024 assets/tabs.js
END

# Files that comments point to: names of C and shell sources, and of papers. Those of examples are listed.
grep -hoE '(^|[ (])[a-z_/-]+\.(c|h|sh|md)\b' $(ls generator/*.c generator/*/*.[ch]) | tr -d ' (' | sort -u |
	grep -vxE '(content/)?(a/|b/|compare/)*([abc]|desktops|index)\.(md|c)' | while read -r name; do
		git ls-files --cached --others --exclude-standard | grep -qE "(^|/)$name\$" ||
			grep -nE "(^|[ (])$name\b" $sources
	done | breaches 'A comment names a file that is not here'

for source in $sources; do
	case $source in
	generator/main.c) ;; # its manual is rigbook(1)
	generator/live/engine.c) ;; # is called from scripts alone, by the names at its top
	*.c) [ -e "${source%.c}.h" ] || echo "$source" ;;
	esac
done | breaches 'A .c file has a header of its name, which is its manual'

# What a header declares is defined in the .c file of its name, if anywhere.
{
	ctags --languages=C --langmap=C:.c.h --kinds-C=p -f - generator/*/*.h
	echo
	ctags --languages=C --kinds-C=f --fields=+S -f - generator/*/*.c
} | awk -F'\t' '
	NF == 0 { second = 1; next }
	!second { header[$1] = $2; next }
	($1 in header) && !/\tfile:/ {
		own = $2
		sub(/c$/, "h", own)
		if (header[$1] != own) print $1 "() is declared in " header[$1] " and defined in " $2
	}
' | breaches 'A function is declared in the header of the file that defines it'

for source in $sources; do
	case $source in
	*.h | generator/main.c | generator/live/engine.c) [ "$(head -c 2 "$source")" = '/*' ] || echo "$source" ;;
	esac
done | breaches 'A header says first what it is for'

awk -f tools/style.awk $sources | breaches 'One style (see tools/style.awk, which also mends)'

# A digit, a letter, a space: base/ascii.h says what they are.
grep -nE '^static (inline )?bool is_(digit|letter|space)\(char' $sources | breaches 'Classes of bytes are in base/ascii.h'

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

# Thread-local memory for cmark-gfm, and its registry, are process-wide and cannot be ours: text/ may keep both. So are
# what arenas stand on, and a library that is loaded.
[ ! -e build/librigbook.a ] || nm -A -f sysv build/librigbook.a 2> /dev/null |
	awk -F'|' '$7 ~ /\.(data|bss)/ && $7 !~ /rel\.ro/ { print $1 $7 }' | grep -v -e ':markdown' -e ':ground' -e ':microhttpd' |
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
' generator/data/*.c generator/block/*.c generator/site/page.c | sort -u | while read -r key; do
	grep -qE "^\.(It Ic|Ic|Ss) (.* )?$key( |$)" man/rigbook-data.5 man/rigbook-guide.5 || echo "$key is in no manual of section 5"
done | breaches 'Every key is explained'

# A golden site pins output or diagnostics: an exit status of 0 alone says nothing.
for golden in tests/sites/*/; do
	ls "$golden" | grep -qE '^(want|wrote)' || echo "$golden"
done | breaches 'A golden site pins nothing'

sed -n 's/^\t{ [A-Z]*("\([^"]*\)".*/\1/p' generator/number/units_builtin.c | while read -r unit; do
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
