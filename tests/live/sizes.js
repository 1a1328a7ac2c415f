// sizes.js OUT - what the live pages of the site built in OUT load, packed as it is sent: fails where one is larger than it may be.
// The engine lies packed in its script, in letters, which packing as they are sent makes as small again, but for a hundredth: both are told.
'use strict';
const fs = require('fs');
const path = require('path');
const zlib = require('zlib');
const { live } = require('./pages.js');

const [out] = process.argv.slice(2);
const assets = path.join(out, 'assets');
const packed = (bytes) => zlib.gzipSync(bytes, { level: 9 }).length;
const asset = (name) => fs.readFileSync(path.join(assets, fs.readdirSync(assets).find((file) => file.startsWith(`${name}-`))));
const kilo = (size) => (size / 1000).toFixed(1);
let large = 0;
const tell = (name, size, most) => {
	large += size > most * 1000;
	return `${name} ${kilo(size)} KB (at most ${most})`;
};
const engine = asset('engine'), inside = Buffer.from(String(engine).match(/"([^"]*)"/)[1], 'base64').length;
const lists = live(out).map((page) => packed(page.list));
console.log([tell('engine', packed(engine), 140) + `, ${kilo(inside)} without letters`, tell('data', packed(asset('data')), 50), tell('live', packed(asset('live')), 8), tell('the largest list', Math.max(...lists), 15)].join(', '));
process.exit(large > 0 ? 1 : 0);
