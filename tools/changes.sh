#!/bin/sh
# changes.sh RIGBOOK BASE - what the site in this folder changes against revision BASE, as Markdown.
set -eu
cd "$(dirname "$0")/.."
rigbook=$(realpath "$1")
revision=$(git rev-parse --verify --quiet --end-of-options "$2^{commit}") || { printf '%s is no revision\n' "$2" >&2; exit 1; }
base=$(mktemp -d)
trap 'git worktree remove --force "$base/site" > /dev/null 2>&1; rm -rf "$base"' EXIT
git worktree add --quiet --detach "$base/site" "$revision"

# Mistakes are annotated by the build, not here: those of the base stand on no line of this change.
unset GITHUB_ACTIONS
if [ ! -d "$base/site/content" ]; then
	echo "There is no site at $2 to compare with."
elif ! "$rigbook" diff "$base/site" . --markdown > "$base/changes"; then
	echo "The figures cannot be compared with those at $2 before the mistakes are mended."
	exit 1
elif [ -s "$base/changes" ]; then
	cat "$base/changes"
else
	echo "No figure, verdict or guard of the site changes."
fi
