#!/bin/sh
# run_revisions.sh RIGBOOK - what `rigbook diff` takes for a revision of git, and that git runs nothing on the way.
set -u
cd "$(dirname "$0")/.."
rigbook=$(realpath "$1") || exit
temp=$(realpath "$(mktemp -d)")
trap 'rm -rf "$temp"' EXIT
unset GITHUB_ACTIONS
export HOME="$temp" GIT_AUTHOR_NAME=author GIT_AUTHOR_EMAIL=author@example.org
export GIT_COMMITTER_NAME=author GIT_COMMITTER_EMAIL=author@example.org GIT_CONFIG_NOSYSTEM=1
mkdir "$temp/temporary" && export TMPDIR="$temp/temporary"
passed=0
failures=

it() {
	name=$1
	shift
	if (cd "$temp/repository" && "$@") > "$temp/said" 2>&1 && [ -z "$(ls "$TMPDIR")" ]; then
		passed=$((passed + 1))
	else
		echo "[  FAILED  ] $name"
		cat "$temp/said"
		ls "$TMPDIR"
		failures="$failures$name
"
	fi
}

# told FOLDER WORDS ARGUMENT...: diff says so, and nothing to standard error.
told() {
	folder=$1 words=$2
	shift 2
	(cd "$folder" && "$rigbook" diff "$@") > "$temp/out" 2> "$temp/err" || { cat "$temp/err"; return 1; }
	cat "$temp/out" "$temp/err"
	[ ! -s "$temp/err" ] && grep -qF -- "$words" "$temp/out"
}

# refused FOLDER STATUS WORDS ARGUMENT...: it is refused with these words.
refused() {
	folder=$1 status=$2 words=$3
	shift 3
	(cd "$folder" && "$rigbook" diff "$@") > "$temp/out" 2> "$temp/err"
	[ $? -eq "$status" ] || { cat "$temp/out" "$temp/err"; return 1; }
	cat "$temp/out" "$temp/err"
	[ ! -s "$temp/out" ] && grep -qF -- "$words" "$temp/err"
}

# placeless FOLDER STATUS WORDS ARGUMENT...: the same where TMPDIR names nothing.
placeless() {
	(export TMPDIR="$temp/nowhere" && refused "$@")
}

# The site is the folder `docs` of a repository; its first commit has a price less, and its last is the second.
{
	git init -q -b main "$temp/repository" && cd "$temp/repository" && "$rigbook" new docs || exit
	git add . && git commit -q -m first && git tag first || exit
	"$rigbook" price steel_one 35 EUR --source shop_leaflet --on 2026-02-20 --dir docs || exit
	git add . && git commit -q -m second && git branch 2026-02-01 && git branch docs || exit
	"$rigbook" price slow_pot 17 EUR --source shop_leaflet --on 2026-02-20 --dir docs || exit
	git clone -q --depth 1 "file://$temp/repository" "$temp/shallow" && git worktree add -q "$temp/tree" first || exit
	"$rigbook" new "$temp/alone" || exit
} > "$temp/said" 2>&1

it "HEAD, against what is not committed" told docs 'Slow Pot: Price  €18 → €17' HEAD
it "a revision before that" told docs 'Steel One: Price  €39 → €35' HEAD~1
it "a tag" told docs 'Steel One: Price  €39 → €35' first
it "two revisions, whatever stands in the folder" told docs '1 fact, ' first main
it "with --dir, from elsewhere" told "$temp" 'Slow Pot: Price  €18 → €17' HEAD --dir "$temp/repository/docs"
it "the site of a work tree" told "$temp/tree/docs" 'Steel One: Price  €35 → €39' main
it "the current folder as the second" told docs 'Slow Pot: Price  €18 → €17' main .
it "a date goes before a branch of that name" told docs 'Steel One: Price  €39 → €35' 2026-02-15
it "a branch that is called like a folder without a site" told docs 'Slow Pot: Price  €18 → €17' docs
it "a folder that is a site goes before a branch" told . 'Steel One: Price  €35 → €39' docs "$temp/tree/docs"
it "Markdown" told docs '| Slow Pot: Price | €18 | €17 |' HEAD --markdown

mistaken() {
	cp docs/content/data/kettles.yaml "$temp/kept"
	echo 'kettle: {' >> docs/content/data/kettles.yaml
	told docs 'Steel One: Price  €39 → €35' first HEAD
	status=$?
	cp "$temp/kept" docs/content/data/kettles.yaml
	return $status
}
it "two revisions, where the folder has mistakes" mistaken

mistaken_then() {
	git worktree add -q -b broken "$temp/broken" first && cd "$temp/broken" && sed -i 's/power: 2200 W/power: 2200 kWh/' docs/content/data/kettles.yaml &&
		git commit -q -a -m broken && refused docs 1 'broken:docs/content/data/kettles.yaml:7:12: error: Power is in W' broken first
}
it "a revision with mistakes, which stand at its name" mistaken_then

it "HEAD, where no temporary file can be made" placeless docs 2 'no temporary file can be made' HEAD
it "no revision" refused docs 2 'and no revision of this repository' nothing
it "what looks like an option" refused docs 2 'there is no option' --output=x
it "what looks like an option, as an argument" refused docs 2 'no revision of this repository' -- --output=x
it "a range is no revision" refused docs 2 'no revision of this repository' first..main
it "a file of a revision is none" refused docs 2 'no revision of this repository' HEAD:docs/README.md
it "a revision without a site" refused . 2 'has no folder content/, so no site' HEAD
it "no repository" refused "$temp/alone" 2 'the site is in no repository of git' HEAD
it "a shallow clone" refused "$temp/shallow/docs" 2 'which is a shallow clone: git fetch --unshallow' HEAD~1
shallow_head() {
	cd "$temp/shallow/docs" && "$rigbook" price slow_pot 16 EUR --source shop_leaflet --on 2026-02-20 > /dev/null &&
		told . 'Slow Pot: Price  €18 → €16' HEAD
}
it "what a shallow clone has" shallow_head

without_git() {
	mkdir -p "$temp/bin" && cd docs && ! env PATH="$temp/bin" "$rigbook" diff HEAD 2> "$temp/err" || return
	grep -F 'git is not installed' "$temp/err"
}
it "no git" without_git

# Whatever a repository's settings would have git run leaves a file behind.
runs_nothing() {
	printf '#!/bin/sh\necho ran >> "%s/ran"\ncat\n' "$temp" > "$temp/run" && chmod +x "$temp/run"
	for hook in post-checkout post-index-change reference-transaction fsmonitor-watchman; do
		cp "$temp/run" .git/hooks/$hook
	done
	git config core.fsmonitor "$temp/run" && git config core.pager "$temp/run" && git config core.sshCommand "$temp/run" &&
		git config filter.any.smudge "$temp/run" && git config filter.any.process "$temp/run" && git config diff.external "$temp/run" || return
	printf '* filter=any\n*.yaml export-ignore ident\n' > .git/info/attributes
	rm -f "$temp/ran"
	GIT_DIR=/nowhere GIT_WORK_TREE=/nowhere GIT_TRACE="$temp/ran" GIT_EXTERNAL_DIFF="$temp/run" told docs 'Slow Pot: Price  €18 → €17' HEAD || return
	rm -r .git/info/attributes .git/hooks && [ ! -e "$temp/ran" ]
}
it "no hook, filter, monitor or pager runs" runs_nothing

untouched() {
	(find .git -type f -exec cksum {} + | LC_ALL=C sort) > "$temp/before"
	told docs 'Slow Pot: Price  €18 → €17' HEAD || return
	(find .git -type f -exec cksum {} + | LC_ALL=C sort) | diff "$temp/before" -
}
it "nothing is written into the repository" untouched

link_out() {
	git worktree add -q -b link "$temp/link" first && cd "$temp/link" && ln -s /etc/passwd docs/content/passwd && git add . &&
		git commit -q -m link && refused docs 1 'link:docs/content/passwd' link first
}
it "a link in a revision leads nowhere outside" link_out

promised() {
	git -C "$temp/repository" config uploadpack.allowFilter true &&
		git clone -q --no-checkout --filter=blob:none "file://$temp/repository" "$temp/partial" || return
	mkdir -p "$temp/partial/docs" && refused "$temp/partial/docs" 2 'some of its files are not in this repository' HEAD
}
it "a partial clone: nothing is fetched" promised

echo "[==========] $((passed + $(printf '%s' "$failures" | grep -c .))) test(s) run."
echo "[  PASSED  ] $passed test(s)."
[ -n "$failures" ] || exit 0
echo "[  FAILED  ] $(printf '%s' "$failures" | grep -c .) test(s), listed below:"
printf '%s' "$failures" | sed 's/^/[  FAILED  ] /'
exit 1
