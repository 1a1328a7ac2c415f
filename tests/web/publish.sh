#!/bin/sh
# publish.sh - takes the steps of the workflow that publishes, and follows every link of the result as a project page has it, below /some-repo/.
set -eu
cd "$(dirname "$0")/../.."
make --no-print-directory publish BASE_URL=https://somebody.github.io/some-repo OUT=build/web/published
node tests/web/publish.js build/web/published /some-repo/
