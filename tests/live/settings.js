// settings.js OUT - both ends of every slider and all choices of every other control of the live pages of the site built in OUT,
// one INPUT=VALUE a line.
'use strict';
const { live } = require('./pages.js');

const lines = live(process.argv[2]).flatMap((page) => page.controls).flatMap(({ id, low, high, unit, values }) =>
	values ? values.map((value) => `${id}=${value}`) : [low, high].map((value) => `${id}=${value} ${unit}`.trim()));
console.log([...new Set(lines)].join('\n'));
