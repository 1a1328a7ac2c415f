#!/bin/sh
# run.sh RIGBOOK - builds the site and looks at it in a browser: valid HTML and CSS (the Nu checker), accessibility (axe), reflow
# at 320 pixels, both colour schemes, and nothing loaded from elsewhere. The checkers are fetched into build/web.
set -eu
cd "$(dirname "$0")/../.."
rigbook=$1
tools=build/web
checkers='axe-core@4.14.1 puppeteer-core@24.43.1 vnu-jar@26.9.27'

mkdir -p $tools
if [ "$(cat $tools/checkers 2> /dev/null)" != "$checkers" ]; then
	npm install --loglevel=error --no-fund --no-audit --prefix $tools $checkers || {
		echo "npm cannot fetch the checkers here: the browser tests are skipped" >&2
		exit 0
	}
	echo "$checkers" > $tools/checkers
fi
"$rigbook" build --out $tools/site
echo "Nu checker"
# The Nu checker reads files and so takes the site's own style sheet and script for a stranger's.
java -jar $tools/node_modules/vnu-jar/build/dist/vnu.jar --also-check-css --skip-non-html \
	--filterpattern '.*blocked by “(style|script)-src” directive.*' $tools/site
echo "axe in Chromium"
CHROMIUM=$(tests/web/browser.sh) NODE_PATH=$tools/node_modules node tests/web/check.js $tools/site
