// questions.js SITE [-v] - asks questions.txt and readers.txt of the built site, and counts which have an answer among the first three hits.
'use strict';
const fs = require('fs');
const path = require('path');
const { open } = require('./site.js');

const site = open(process.argv[2]), verbose = process.argv.includes('-v');
const tally = { tune: [0, 0], readers: [0, 0], held: [0, 0] };
const textOf = (name) => fs.readFileSync(path.join(__dirname, name), 'utf8');
for (const line of (textOf('questions.txt') + textOf('readers.txt')).split('\n')) {
	const [sort, query, wanted] = line.split('\t');
	if (wanted === undefined)
		continue;
	const hits = site.find(query, 3).sections.map((section) => `${section.address}#${section.anchor}`);
	const good = hits.some((hit) => wanted.split(' ').some((want) => (want.includes('#') ? hit === want : hit.startsWith(`${want}#`))));
	tally[sort][0] += good;
	tally[sort][1]++;
	if (!good && (verbose || sort !== 'held'))
		console.log(`${sort}: ${query}\n\tfinds ${hits.join(', ') || 'nothing'}\n\tnot ${wanted}`);
}
for (const [sort, [good, all]] of Object.entries(tally))
	console.log(`${sort}: ${good} of ${all} in the first three`);
process.exitCode = tally.held[0] >= 27 ? 0 : 1;
