// memory.js OUT [TIMES] - after TIMES updates (10,000) the engine of each live page has the memory that it had after 100.
'use strict';
const { load, start } = require('./engine.js');
const { live } = require('./pages.js');

const [out, times = '10000'] = process.argv.slice(2);
const loaded = load(out);
let grown = 0;
for (const page of live(out)) {
	const call = start(loaded, page.list), control = page.controls.find((one) => one.step);
	let early = 0;
	for (let i = 1; i <= Number(times); i++) {
		call('begin');
		if (control && i % 7 !== 0)
			call('set', `${control.id}=${i % 2 === 0 ? control.low : control.high}`);
		if (i % 5 === 0)
			call('set', 'nothing=of this');
		call('answers');
		if (i === 50)
			call('settle');
		if (i === 100)
			early = call.memory();
	}
	if (call.memory() !== early) {
		grown++;
		console.log(`${page.name}: ${early} bytes after 100 updates, ${call.memory()} after ${times}`);
	}
}
console.log(`memory after ${times} updates: ${grown} pages have grown`);
process.exit(grown > 0 ? 1 : 0);
