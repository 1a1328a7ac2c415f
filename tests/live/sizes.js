// sizes.js OUT - what the live pages of the site built in OUT load, packed as it is sent: fails where one is larger than it may be.
'use strict';
const fs = require('fs');
const path = require('path');
const zlib = require('zlib');
const { live } = require('./pages.js');

const [out] = process.argv.slice(2);
const assets = path.join(out, 'assets');
const packed = (bytes) => zlib.gzipSync(bytes, { level: 9 }).length;
let large = 0;
const tell = (name, size, most) => {
	large += size > most * 1000;
	return `${name} ${(size / 1000).toFixed(1)} KB (at most ${most})`;
};
const asset = (name, most) => tell(name, packed(fs.readFileSync(path.join(assets, fs.readdirSync(assets).find((file) => file.startsWith(`${name}-`))))), most);
const lists = live(out).map((page) => packed(page.list));
console.log([asset('engine', 140), asset('data', 50), asset('live', 8), tell('the largest list', Math.max(...lists), 15)].join(', '));
process.exit(large > 0 ? 1 : 0);
