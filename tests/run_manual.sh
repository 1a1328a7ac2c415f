#!/bin/sh
# run_manual.sh BUILD - installs the program of a build folder, and with it runs the examples of the manual elsewhere.
#
# Before each literal block of a page stands a comment that says what is done with it; man/rigbook-tutorial.7 lists them.
# The steps of a page are done in order, in a folder of its own, and what stands there in the end must be without mistakes.
# Formulas are not run here: man/rigbook-formula.7 is tests/spec/formula.md in short, which the unit tests run.
set -u
cd "$(dirname "$0")/.."
root=$PWD
build=$1

temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
export HOME="$temp" GIT_AUTHOR_NAME=author GIT_AUTHOR_EMAIL=author@example.org
export GIT_COMMITTER_NAME=author GIT_COMMITTER_EMAIL=author@example.org
unset RIGBOOK_SHARE GITHUB_ACTIONS

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
		cat "$temp/said"
		failures="$failures$name
"
	fi
}

# Writes each block of a page to steps/NN: the comment before it, then its lines as a reader sees them.
steps_of() {
	mkdir steps
	awk '
		function begin(what) { file = sprintf("steps/%03d", ++n); print what > file }
		/^\.\\" (run|append|insert|fragment)/ { mark = substr($0, 5) }
		/^\.\\" replace/ { begin(substr($0, 5)); close(file) }
		/^\.Ed/ { if (inside) close(file); inside = 0; mark = "" }
		inside { gsub(/\\\(dq/, "\""); gsub(/\\\(aq/, "\047"); gsub(/\\&/, ""); gsub(/\\e/, "\\"); print > file }
		/^\.Bd -literal/ { begin(mark == "" ? "unmarked, line " FNR : mark); inside = 1 }
	' "$1"
}

# Runs the commands of a session, and compares what they print with what the page says.
session() {
	sed 1d "$1" > "$temp/want"
	while IFS= read -r line; do
		case $line in
		'$ '*)
			echo "$line"
			eval "${line#??}" < /dev/null
			;;
		esac
	done < "$temp/want" > "$temp/got" 2>&1
	diff -u "$temp/want" "$temp/got"
}

# Does one step of a page in the current folder.
do_step() {
	read -r what file rest < "$1"
	case $what in
	append | insert) mkdir -p "$(dirname "$file")" ;;
	esac
	case $what in
	run) session "$1" ;;
	append) sed 1d "$1" >> "$file" ;;
	insert)
		sed 1d "$1" > "$temp/block"
		awk -v text="${rest#after }" -v block="$temp/block" '
			{ print }
			!done && index($0, text) { while ((getline line < block) > 0) print line; done = 1 }
			END { exit !done }
		' "$file" > "$temp/longer" && cp "$temp/longer" "$file"
		;;
	replace)
		grep -q "${rest% *}" "$file" && sed "s/${rest% *}/${rest#* }/" "$file" > "$temp/other" && cp "$temp/other" "$file"
		;;
	fragment:) ;;
	*)
		echo "nothing says what is to be done with this block: $what $file $rest"
		return 1
		;;
	esac
}

# page NAME: does the steps of a page in the current folder.
page() {
	page=$1
	steps_of "$root/man/$page"
	folder=$PWD
	for step in "$folder"/steps/*; do
		test_that "$page, step ${step##*/}: $(head -n 1 "$step")" do_step "$step"
	done
	[ ! -d content ] || test_that "$page: the site in the end" rigbook check
}

# Goes to a folder that does not exist yet.
enter() {
	mkdir "$temp/$1" && cd "$temp/$1" || exit
}

installed() {
	(cd "$root" && make -o all B="$build" DESTDIR="$temp/installed" PREFIX=/usr install) || return
	for manual in "$root"/man/*.[157]; do
		file=${manual##*/}
		cmp "$manual" "$temp/installed/usr/share/man/man${file##*.}/$file" || return
	done
}
test_that "make install: the program and all manuals" installed
share=$temp/installed/usr/share
PATH=$temp/installed/usr/bin:$PATH

installed_alone() {
	rigbook new site && rigbook build site && [ -s site/public/kettles/slow-pot/index.html ] && ls site/public/assets
}
enter alone
test_that "the installed program builds a new site" installed_alone

# A new site is made in a folder that has a README of its own already, as a repository just made at GitHub does.
leaves_readme() {
	mkdir repository && echo mine > repository/README.md && rigbook new repository && rigbook check repository &&
		[ "$(cat repository/README.md)" = mine ]
}
test_that "a new site leaves the files that are there" leaves_readme

# Runs the last step of the new site's workflow that is a command, with the program where the workflow has built it.
workflow_builds() {
	echo '{{#jobs.build.steps}}{{#run}}{{&run}};{{/run}}{{/jobs.build.steps}}' > ../steps.mustache
	steps=$(rigbook render ../steps.mustache .github/workflows/site.yml) || return
	steps=${steps%;}
	mkdir -p rigbook/build && ln -s "$(command -v rigbook)" rigbook/build && rm -r public || return
	BASE_URL=https://someone.github.io/kettles sh -c "${steps##*;}" && [ -s public/index.html ] && [ -s public/sitemap.xml ]
}
# The tutorial's reader has a clone of Rigbook; this one stands for it. It is its own origin, which git is told to trust.
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=protocol.file.allow GIT_CONFIG_VALUE_0=always
(git init -q "$HOME/rigbook" && cd "$HOME/rigbook" && git commit -q --allow-empty -m rigbook && git remote add origin "$PWD")
enter tutorial
page rigbook-tutorial.7
test_that "rigbook-tutorial.7: the claim stands in the audit" grep -q '0.09 kWh' public/audit/index.html
test_that "rigbook-tutorial.7: the output is not committed" test -z "$(git ls-files public)"
test_that "rigbook-tutorial.7: the workflow builds the site" workflow_builds
# Runs the step of the new site's other workflow that imports a list, and applies what it found.
workflow_imports() {
	rigbook new . > /dev/null && sed -i '/^as_of/d' content/site.yaml && git init -q && git add . && git commit -q -m new || return
	echo '{{#jobs.import.steps}}{{#id}}{{&run}}{{/id}}{{/jobs.import.steps}}' > ../step.mustache
	mkdir -p rigbook/build ../runner && ln -s "$(command -v rigbook)" rigbook/build || return
	printf 'sku,price\nK-200,35\nK-100,18\n' > ../runner/list.csv
	step=$(rigbook render ../step.mustache .github/workflows/prices.yml) || return
	RUNNER_TEMP=../runner GITHUB_OUTPUT=../runner/output sh -euc "$step" || return
	grep -qx moved=true ../runner/output && git checkout -q content/data && git apply --include='content/data/*' ../runner/moved/data.patch &&
		grep -q 'item: steel_one, price: 35 EUR' content/data/kettles.yaml &&
		grep -qF '| Steel One: Price | €39 | €35 |' ../runner/moved/body.md
}
enter import
test_that "the workflow of prices imports a list" workflow_imports

# Runs all steps of both jobs of that workflow as they are written, each week anew. What they need of others stands in for it:
# a repository kept elsewhere, the program's own sources, a shop's server, and gh, which tells what it was asked.
week() {
	cd "$temp" && rm -rf week && mkdir "$temp/week" && git clone -q "$temp/origin.git" "$temp/week/site" && cd "$temp/week/site" || return
	mkdir -p rigbook/tools && printf '#!/bin/sh\n' > rigbook/tools/need.sh && chmod +x rigbook/tools/need.sh || return
	printf 'all:\n\tmkdir -p build && ln -sf %s build/rigbook\n' "$(command -v rigbook)" > rigbook/Makefile
	: > "$temp/week/output"
	(
		export PATH="$temp/others:$PATH" RUNNER_TEMP="$temp/week" GITHUB_OUTPUT="$temp/week/output" PRICES_URL=https://shop.example/list.csv
		steps import && git checkout -q . && rm -rf rigbook && grep -qx moved=true "$GITHUB_OUTPUT" || exit
		export GH_TOKEN=token
		steps propose
	)
}
# steps JOB: its commands, as GitHub runs them.
steps() {
	echo "{{#jobs.$1.steps}}{{#run}}( {{&run}} ) || exit;
{{/run}}{{/jobs.$1.steps}}" > "$temp/steps.mustache"
	rigbook render "$temp/steps.mustache" .github/workflows/prices.yml > "$temp/steps.sh" && [ -s "$temp/steps.sh" ] && sh -eu "$temp/steps.sh"
}
workflow_proposes() {
	mkdir "$temp/others" && git init -q --bare -b main "$temp/origin.git" && git clone -q "$temp/origin.git" "$temp/first" || return
	(cd "$temp/first" && rigbook new . > /dev/null && sed -i '/^as_of/d' content/site.yaml && printf 'rigbook/\n' >> .gitignore &&
		git checkout -q -b main && git add . && git commit -q -m new && git push -q origin main) || return
	printf '#!/bin/sh\nfor last; do :; done\n[ "$last" = "$PRICES_URL" ] && cat "%s/list.csv" > "$RUNNER_TEMP/list.csv"\n' "$temp" > "$temp/others/curl"
	printf '#!/bin/sh\nprintf "%%s\\n" "$*" >> "%s/asked"\nfor last; do :; done\ncp "$last" "%s/body.md"\n[ "$2" = edit ] || ! [ -e "%s/open" ]\n' "$temp" "$temp" "$temp" > "$temp/others/gh"
	chmod +x "$temp/others/curl" "$temp/others/gh"
	printf 'sku,price\nK-200,35\nK-100,18\n' > "$temp/list.csv"
	week || return
	cat "$temp/asked"
	git -C "$temp/origin.git" show prices:content/data/kettles.yaml | grep -q 'item: steel_one, price: 35 EUR' || return
	[ "$(git -C "$temp/origin.git" diff --name-only main prices)" = content/data/kettles.yaml ] || return
	grep -q '^pr create --head prices --title Prices of ....-..-.. --body-file ' "$temp/asked" && grep -qF '| Steel One: Price | €39 | €35 |' "$temp/body.md"
}
# The one before is still open: its branch gets the new list, and what it says is changed.
workflow_proposes_again() {
	: > "$temp/open" && : > "$temp/asked"
	printf 'sku,price\nK-200,34\nK-100,18\n' > "$temp/list.csv"
	week || return
	cat "$temp/asked"
	grep -q '^pr edit prices --title ' "$temp/asked" && grep -qF '| Steel One: Price | €39 | €34 |' "$temp/body.md" || return
	git -C "$temp/origin.git" show prices:content/data/kettles.yaml | grep -q 'item: steel_one, price: 34 EUR' &&
		[ "$(git -C "$temp/origin.git" rev-list --count main..prices)" -eq 1 ]
}
# A list that is wrong ends in the first job.
workflow_refuses() {
	: > "$temp/asked"
	printf 'sku,price\nK-200,3400\nK-100,18\n' > "$temp/list.csv"
	! week && ! [ -s "$temp/asked" ] && git -C "$temp/origin.git" show prices:content/data/kettles.yaml | grep -q 'price: 34 EUR'
}
# What a long list moves is longer than a variable of the environment may be (128 KB).
workflow_proposes_much() {
	rm -f "$temp/open" && : > "$temp/asked" && (cd "$temp/first" &&
		awk 'BEGIN { print "kettle:"; for (i = 1; i <= 1800; i++) printf "  kettle_%d: { name: Kettle %d, power: 1000 W, volume: 1 L, boiling: 390 s, lifespan: 8 year, source: shop_leaflet }\n", i, i }' > content/data/more.yaml &&
		sed -i 's/^    words:.*//' imports/shop.yaml && git add . && git commit -q -m more && git push -q origin main) || return
	seq -f 'kettle_%g,30' 1 1800 | sed '1i sku,price\nsteel_one,34\nslow_pot,18' > "$temp/list.csv"
	week || return
	cat "$temp/asked"
	[ "$(wc -c < "$temp/week/moved/data.patch")" -gt 131072 ] || return
	git -C "$temp/origin.git" show prices | grep -q '^+.*item: kettle_1800, price: 30 EUR'
}
enter propose
test_that "the workflow of prices opens a pull request" workflow_proposes
test_that "and changes it while it is open" workflow_proposes_again
test_that "and proposes nothing of a list that is wrong" workflow_refuses
test_that "and what moves may be long" workflow_proposes_much
enter data
page rigbook-data.5
enter guide
rigbook new . > /dev/null
page rigbook-guide.5
enter templates
page rigbook-templates.7

# earns ID: its example in rigbook(1), done in a new site, is told with this id.
earns() {
	mkdir "$1" && cd "$1" && rigbook new . > /dev/null || return
	read -r what file < "../steps/$1"
	case $what in
	append) mkdir -p "$(dirname "$file")" && sed 1d "../steps/$1" >> "$file" ;;
	run) sed 1d "../steps/$1" > ../commands && sh ../commands ;;
	esac > ../said 2>&1
	rigbook check >> ../said 2>&1
	cd .. && grep -aF "[$1]" said > /dev/null || { cat said; return 1; }
}
enter diagnostics
mkdir steps
awk '
	/^\.Sh/ { inside = 0; told = /DIAGNOSTICS/ }
	/^\.It Sy/ { id = $3 }
	/^\.\\" / { mark = substr($0, 5) }
	/^\.Ed/ { inside = 0 }
	inside { gsub(/\\e/, "\\"); print > file }
	told && /^\.Bd/ { file = "steps/" id; print mark > file; inside = 1 }
' "$root/man/rigbook.1"
for step in steps/*; do
	test_that "rigbook.1: ${step##*/} is earned by its example" earns "${step##*/}"
done

# The examples of rigbook(1) are commands of one line, for the new site.
enter commands
(rigbook new site && cd site && git init -q && git add . && git commit -q -m new) > /dev/null
cd site || exit
sed -n '/^\.Sh EXAMPLES/,/^\.Sh DIAG/s/^\.Dl //p' "$root/man/rigbook.1" | sed "s/\\\\(aq/'/g; s/\\\\&//g" > ../examples
# A preview runs until it is stopped: it has to say its address, and to stop as Ctrl-C stops it.
previews() {
	sh -c "exec $1" > said < /dev/null &
	preview=$!
	for tenth in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		grep -q http://127.0.0.1: said && break
		sleep 0.1
	done
	kill -TERM $preview && wait $preview && grep http://127.0.0.1: said
}
while IFS= read -r example; do
	case $example in
	'rigbook serve'*) test_that "rigbook.1: $example" previews "$example" ;;
	*) test_that "rigbook.1: $example" sh -c "$example" < /dev/null ;;
	esac
done < ../examples
test_that "rigbook.1 has examples" [ -s ../examples ]

# completes WANT WORD...: what bash offers for the last word.
completes() {
	want=$1
	shift
	got=$(bash -c '. "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _rigbook; echo "${COMPREPLY[*]}"' \
		"$share/bash-completion/completions/rigbook" "$@") || return
	[ "$got" = "$want" ] || { echo "$*: $got, not $want"; return 1; }
}
if command -v bash > /dev/null; then
	test_that "bash completes a command" completes "explain export" rigbook ex
	test_that "bash completes an option" completes "--markdown" rigbook diff --m
	test_that "bash completes a folder" completes "content" rigbook build con
	mkdir "with spaces"
	test_that "bash completes a folder whose name holds spaces" completes "with spaces" rigbook check with
	test_that "bash completes no source" completes "" rigbook price steel_one 35 EUR --source ""
fi
command -v zsh > /dev/null && test_that "zsh reads its completion" zsh -n "$share/zsh/site-functions/_rigbook"
command -v fish > /dev/null && test_that "fish reads its completion" fish -n "$share/fish/vendor_completions.d/rigbook.fish"

# Every command and option of rigbook(1) is known to all completions.
all_completed() {
	words=$(sed -n 's/^\.It Cm //p; s/^\.It Fl //p' "$root/man/rigbook.1" | tr -d ' ,' | sed 's/Ar.*//; s/^-//; s/--*/ /g')
	good=0
	for word in $words; do
		for file in "$root"/tools/completion/*; do
			grep -qE -- "\b$word\b" "$file" || { echo "$word is not in $file"; good=1; }
		done
	done
	return $good
}
test_that "completions know every command and option" all_completed

set -f
IFS='
'
set -- $failures
echo "[==========] $((passed + $#)) test(s) run."
echo "[  PASSED  ] $passed test(s)."
[ $# -gt 0 ] || exit 0
echo "[  FAILED  ] $# test(s), listed below:"
printf '[  FAILED  ] %s\n' "$@"
exit 1
