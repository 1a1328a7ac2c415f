#!/bin/sh
# run.sh RIGBOOK [--all] - builds the site and looks at it in a browser: valid HTML and CSS (the Nu checker), accessibility (axe), weight (Lighthouse), reflow
# at 320 pixels, both colour schemes, and nothing loaded from elsewhere; then what its scripts do, by keyboard and not at all, what the search finds, and that no known way around HTML filters runs. The checkers are fetched into build/web.
set -eu
cd "$(dirname "$0")/../.."
rigbook=$1
extent=${2:-}
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
# The Nu checker reads files and so takes the site's own style sheet and script for a stranger's, and does not know the property paint-order of SVG 2.
java -jar $tools/node_modules/vnu-jar/build/dist/vnu.jar --also-check-css --skip-non-html \
	--filterpattern '.*(blocked by “(style|script)-src” directive|“paint-order”: Property).*' $tools/site
echo "axe in Chromium"
CHROMIUM=$(tests/web/browser.sh) NODE_PATH=$tools/node_modules node tests/web/check.js $tools/site $extent
echo "Lighthouse on the five heaviest pages"
lighthouse=lighthouse@12.8.2
if [ "$(cat $tools/lighthouse 2> /dev/null)" != $lighthouse ] &&
	npm install --loglevel=error --no-fund --no-audit --prefix $tools $lighthouse; then
	echo $lighthouse > $tools/lighthouse
fi
if [ -e $tools/lighthouse ]; then
	LIGHTHOUSE=$(realpath $tools/node_modules/lighthouse) CHROMIUM=$(tests/web/browser.sh) NODE_PATH=$tools/node_modules node tests/web/lighthouse.js $tools/site
else
	echo "npm cannot fetch $lighthouse here: SKIPPED"
fi
echo "Tables, theme and folded parts in Chromium"
rm -rf $tools/scripts
mkdir $tools/scripts
cp -R templates assets tests/sites/tables-that-answer/site/. $tools/scripts
"$rigbook" build --quiet $tools/scripts
CHROMIUM=$(tests/web/browser.sh) NODE_PATH=$tools/node_modules node tests/web/scripts.js $tools/scripts/public
echo "Things side by side in Chromium"
rm -rf $tools/choose
mkdir $tools/choose
cp -R templates assets tests/sites/things-side-by-side/site/. $tools/choose
"$rigbook" build --quiet $tools/choose
CHROMIUM=$(tests/web/browser.sh) NODE_PATH=$tools/node_modules node tests/web/choose.js $tools/choose/public
echo "Tabs in Chromium"
rm -rf $tools/tabs
mkdir $tools/tabs
cp -R templates assets tests/sites/tabs/site/. $tools/tabs
"$rigbook" build --quiet $tools/tabs
CHROMIUM=$(tests/web/browser.sh) NODE_PATH=$tools/node_modules node tests/web/tabs.js $tools/tabs/public
echo "The search in Chromium"
CHROMIUM=$(tests/web/browser.sh) NODE_PATH=$tools/node_modules node tests/web/search.js $tools/scripts/public
echo "Questions to the search of the site, and what they cost"
node tests/search/measure.js $tools/site "rtx 5090 price" "memory bandwidth" "break even" "quantization" "memroy"
node tests/search/questions.js $tools/site || echo "fewer than 27 of 30 have an answer in the first three"
if [ -s build/engine.js ]; then
	echo "Pages that answer in Chromium, their sizes and times"
	rm -rf $tools/live
	mkdir $tools/live
	cp -R tests/sites/pages-that-answer/site/content $tools/live
	"$rigbook" build --quiet $tools/live
	CHROMIUM=$(tests/web/browser.sh) NODE_PATH=$tools/node_modules node tests/web/live.js $tools/live/public
	CHROMIUM=$(tests/web/browser.sh) NODE_PATH=$tools/node_modules node tests/web/live_times.js $tools/site
else
	echo "no engine for pages here: the tests of pages that answer are SKIPPED"
fi
echo "Ways around HTML filters in Chromium"
tests/run_filters.sh "$rigbook" $tools/filters
CHROMIUM=$(tests/web/browser.sh) NODE_PATH=$tools/node_modules node tests/web/filters.js $tools/filters/public
