#!/bin/sh
# changes.sh RIGBOOK BASE - what the site in this folder changes against revision BASE, as Markdown.
set -eu
cd "$(dirname "$0")/.."
rigbook=$(realpath "$1")
base=$(mktemp -d)
trap 'git worktree remove --force "$base/site" > /dev/null 2>&1; rm -rf "$base"' EXIT
git worktree add --quiet --detach "$base/site" "$2"
if [ -d "$base/site/content" ]; then
	"$rigbook" diff "$base/site" . --markdown
else
	echo "There is no site at $2 to compare with."
fi
