// measure.js SITE [QUERY...] - what a search of a built site costs: kilobytes that are fetched, packed, for a first query and for each that
// follows, and milliseconds from the query to its hits once they are there. Bars: 150 KB, 40 KB, 100 ms on 10,000 pages.
'use strict';
const { performance } = require('perf_hooks');
const { open } = require('./site.js');

const [folder, ...given] = process.argv.slice(2);
const queries = given.length > 0 ? given : ['pressure under load', 'valve', 'winter noise', 'pump 17 flow', 'step 3 lift', 'round 512', 'housing keeps cool', 'presure'];
const { find, fetched } = open(folder);
let before = 0, most = 0, slowest = 0, first = 0;
for (const [place, query] of queries.entries()) {
	const { hits, all } = find(query, 8);
	const packed = fetched.slice(before).reduce((sum, file) => sum + file.packed, 0) / 1000;
	const files = fetched.length - before;
	before = fetched.length;
	const start = performance.now();
	find(query, 8);
	const took = performance.now() - start;
	slowest = Math.max(slowest, took);
	if (place === 0)
		first = packed;
	else
		most = Math.max(most, packed);
	console.log(`${packed.toFixed(1).padStart(8)} KB ${String(files).padStart(3)} files ${took.toFixed(1).padStart(7)} ms  ${hits.length} of ${all}  ${query}`);
}
console.log(`first query ${first.toFixed(1)} KB, largest that follows ${most.toFixed(1)} KB, slowest ${slowest.toFixed(1)} ms`);
