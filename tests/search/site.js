// site.js - a site's search under node: its scripts are read from files, as a browser would load them, and counted.
'use strict';
const fs = require('fs');
const path = require('path');
const zlib = require('zlib');
const search = require('../../assets/search.js');

// open(FOLDER): { find(query, most), fetched } where fetched lists the files read so far: { name, packed }.
function open(folder) {
	const fetched = [], had = new Set();
	const load = (name) => {
		if (had.has(name))
			return;
		had.add(name);
		const text = fs.readFileSync(path.join(folder, 'search', name), 'utf8');
		fetched.push({ name, packed: zlib.gzipSync(text, { level: 9 }).length });
		new Function('RigbookSearch', text)(site);
	};
	let table = null;
	const site = { ...search, table: (data) => { table = data; search.table(data); } };
	const find = (query, most) => {
		load('table.js');
		const parsed = search.parse(query);
		const need = (lows) => lows.forEach((low) => load(`${table.shards[table.shards.indexOf(low) + 1]}.js`));
		need(search.shardsFor(parsed));
		need(search.missing(parsed).flatMap(search.nearShards));
		const result = search.answer(parsed, most);
		for (const hit of result.hits)
			load(`${table.texts[2 * search.fileOf(Math.floor(hit.key / 2 ** 19)) + 1]}.js`);
		return { ...result, sections: result.hits.map((hit) => search.sectionText(hit.key)) };
	};
	return { find, fetched };
}

module.exports = { open };
