// lighthouse.js SITE [RUNS] - what Lighthouse says of the five heaviest pages of a built site that search engines may list.
//
// Accessibility, best practices and search engines must be 100, nothing may move while a page loads, and each page keeps to its weight:
// requests, kilobytes of HTML and elements. Performance depends on the machine: the median of RUNS (5) is printed and is no gate.
'use strict';
const fs = require('fs');
const http = require('http');
const path = require('path');
const zlib = require('zlib');
const puppeteer = require('puppeteer-core');

const site = path.resolve(process.argv[2]), runs = Number(process.argv[3] || 5);
const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.svg': 'image/svg+xml', '.js': 'text/javascript', '.json': 'application/json', '.txt': 'text/plain', '.wasm': 'application/wasm' };
const heaviest = 5, requestsMost = 6, htmlMost = 40 * 1024, elementsMost = 5000;
const gates = ['accessibility', 'best-practices', 'seo'];

// As hosts do: packed, and kept for ten minutes.
function serve() {
	const server = http.createServer((request, response) => {
		let file = path.join(site, decodeURIComponent(new URL(request.url, 'http://x').pathname));
		if (file.endsWith(path.sep))
			file += 'index.html';
		fs.readFile(file, (error, bytes) => {
			response.writeHead(error ? 404 : 200, { 'Content-Type': types[path.extname(file)] || 'application/octet-stream',
				'Content-Encoding': 'gzip', 'Cache-Control': 'max-age=600' });
			response.end(zlib.gzipSync(error ? '' : bytes));
		});
	});
	return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

function pages(folder) {
	return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const at = path.join(folder, entry.name);
		return entry.isDirectory() ? pages(at) : entry.name.endsWith('.html') ? [at] : [];
	});
}

function heaviestPages() {
	return pages(site).map((file) => ({ file, text: fs.readFileSync(file, 'utf8') }))
		.filter(({ text }) => !/<meta name="robots" content="[^"]*noindex/.test(text) && !/http-equiv="refresh"/.test(text))
		.map(({ file, text }) => ({ address: path.relative(site, file).replace(/index\.html$/, ''), size: zlib.gzipSync(text, { level: 9 }).length }))
		.sort((a, b) => b.size - a.size || (a.address < b.address ? -1 : 1)).slice(0, heaviest);
}

// What keeps a category from 100, by the ids of its audits.
function lacking(result, category) {
	return result.categories[category].auditRefs.filter(({ id, weight }) => weight > 0 && result.audits[id].score !== null && result.audits[id].score < 1)
		.map(({ id }) => `${id} (${JSON.stringify((result.audits[id].details && result.audits[id].details.items || []).slice(0, 2)).slice(0, 400)})`);
}

function breaches(result) {
	const found = [];
	for (const category of gates)
		if (result.categories[category].score < 1)
			found.push(`${category} ${Math.round(100 * result.categories[category].score)}: ${lacking(result, category).join('; ')}`);
	if (result.audits['cumulative-layout-shift'].numericValue > 0)
		found.push(`something moves while the page loads: ${result.audits['cumulative-layout-shift'].numericValue}`);
	return found;
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

async function weight(browser, address) {
	const tab = await browser.newPage(), requests = [];
	tab.on('request', (request) => { if (!request.url().startsWith('data:')) requests.push(request.url()); });
	await tab.goto(address, { waitUntil: 'networkidle0' });
	const elements = await tab.evaluate(() => document.getElementsByTagName('*').length);
	await tab.close();
	return { requests: requests.length, elements };
}

async function main() {
	const { default: lighthouse } = await import(path.join(process.env.LIGHTHOUSE, 'core/index.js'));
	const server = await serve();
	const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
	const flags = { port: Number(new URL(browser.wsEndpoint()).port), logLevel: 'silent', output: 'json' };
	let failed = false;
	for (const { address, size } of heaviestPages()) {
		const url = `http://127.0.0.1:${server.address().port}/${address}`, { requests, elements } = await weight(browser, url);
		const first = (await lighthouse(url, flags)).lhr, found = breaches(first), scores = [first.categories.performance.score];
		while (scores.length < runs) {
			const { lhr } = await lighthouse(url, { ...flags, onlyCategories: ['performance'] });
			scores.push(lhr.categories.performance.score);
			if (lhr.audits['cumulative-layout-shift'].numericValue > 0)
				found.push('something moves while the page loads');
		}
		if (requests > requestsMost)
			found.push(`${requests} requests, at most ${requestsMost}`);
		if (size > htmlMost)
			found.push(`${size} bytes of HTML packed, at most ${htmlMost}`);
		if (elements > elementsMost)
			found.push(`${elements} elements, at most ${elementsMost}`);
		console.log(`${String(Math.round(100 * median(scores))).padStart(5)} performance  ${(size / 1024).toFixed(1).padStart(5)} KB  ${String(elements).padStart(5)} elements  ${requests} requests  /${address}`);
		found.forEach((line) => console.log(`      ${line}`));
		failed = failed || found.length > 0;
	}
	await browser.close();
	server.close();
	process.exitCode = failed ? 1 : 0;
}

main();
