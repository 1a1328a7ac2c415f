// publish.js FOLDER BASE - serves FOLDER below BASE, as GitHub Pages does, and follows every link, image, style sheet and anchor from its
// start page and from 404.html, which stands in for pages at any depth.
'use strict';

const fs = require('fs');
const http = require('http');
const path = require('path');

const [folder, base] = process.argv.slice(2);
const types = { '.html': 'text/html', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json' };

// The file behind an address, or null.
function fileOf(address) {
	if (!address.startsWith(base))
		return null;
	let file = path.join(folder, decodeURIComponent(address.slice(base.length)));
	if (address.endsWith('/'))
		file = path.join(file, 'index.html');
	return fs.existsSync(file) && fs.statSync(file).isFile() ? file : null;
}

const server = http.createServer((request, response) => {
	const file = fileOf(request.url.split(/[?#]/)[0]);
	response.writeHead(file ? 200 : 404, { 'content-type': types[path.extname(file || '.html')] || 'application/octet-stream' });
	response.end(fs.readFileSync(file || path.join(folder, '404.html')));
});

const seen = new Map(); // address -> the ids on the page behind it
let mistakes = 0;

function complain(text) {
	console.log(text);
	mistakes++;
}

async function load(origin, address, wanted) {
	const response = await fetch(origin + address);
	if (response.status !== wanted)
		return null;
	const text = await response.text();
	return (response.headers.get('content-type') || '').startsWith('text/html') ? text : '';
}

function unescaped(text) {
	return text.replace(/&amp;/g, '&').replace(/&#39;/g, "'").replace(/&quot;/g, '"');
}

async function crawl(origin) {
	const waiting = [[base, 200], [base + 'no/such/page', 404]];
	const anchors = [];
	while (waiting.length > 0) {
		const [address, wanted, from] = waiting.pop();
		if (seen.has(address))
			continue;
		const text = await load(origin, address, wanted);
		seen.set(address, new Set(text === null ? [] : [...text.matchAll(/ id="([^"]*)"/g)].map(m => unescaped(m[1]))));
		if (text === null) {
			complain(`${from}: ${address} is not there`);
			continue;
		}
		for (const [, , target] of text.matchAll(/ (href|src)="([^"]*)"/g)) {
			const url = new URL(unescaped(target), origin + address);
			if (url.origin !== origin)
				continue;
			if (url.hash.length > 1)
				anchors.push([address, url.pathname, decodeURIComponent(url.hash.slice(1))]);
			if (url.pathname !== base + 'no/such/page')
				waiting.push([url.pathname, 200, address]);
		}
	}
	for (const [from, address, id] of anchors)
		if (seen.has(address) && !seen.get(address).has(id))
			complain(`${from}: ${address} has no #${id}`);
	return anchors.length;
}

server.listen(0, '127.0.0.1', async () => {
	const anchors = await crawl(`http://127.0.0.1:${server.address().port}`);
	server.close();
	console.log(`${seen.size} addresses and ${anchors} links to anchors below ${base}: ${mistakes} mistakes`);
	process.exit(mistakes > 0 || seen.size < 10 ? 1 : 0);
});
