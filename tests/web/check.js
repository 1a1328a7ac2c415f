// check.js SITE [--all] - opens every page of a built site in Chromium and prints what is wrong with it.
//
// Every page is opened in all looks. axe, which takes most of the time, inspects the first page of each folder in all of
// them and every other page in one, each page in the next; with --all it inspects every page in all.
'use strict';
const fs = require('fs');
const http = require('http');
const path = require('path');
const puppeteer = require('puppeteer-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const site = path.resolve(process.argv[2]);
const all = process.argv.includes('--all');
const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.svg': 'image/svg+xml', '.js': 'text/javascript', '.json': 'application/json' };
// 320 pixels is what WCAG 1.4.10 asks for: 1280 at 400 %.
const looks = [
	{ width: 320, scheme: 'light' },
	{ width: 1280, scheme: 'light' },
	{ width: 1440, scheme: 'dark' },
];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

function serve() {
	const server = http.createServer((request, response) => {
		let file = path.join(site, decodeURIComponent(new URL(request.url, 'http://x').pathname));
		if (file.endsWith(path.sep))
			file += 'index.html';
		fs.readFile(file, (error, bytes) => {
			response.writeHead(error ? 404 : 200, { 'Content-Type': types[path.extname(file)] || 'application/octet-stream' });
			response.end(bytes);
		});
	});
	return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

// Pages made from data are alike: of each such folder every tenth is looked at, of what authors wrote all.
function isLookedAt(file, index) {
	return index % 10 === 0 || !/\/(figures|components)\//.test(file);
}

function pages(folder) {
	return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const at = path.join(folder, entry.name);
		return entry.isDirectory() ? pages(at) : entry.name.endsWith('.html') ? [at] : [];
	}).sort();
}

async function inspect(tab) {
	await tab.evaluate(axe);
	const result = await tab.evaluate((runOnly) => window.axe.run({ runOnly, preload: false }), tags);
	return result.violations.map((rule) => `${rule.id}, ${rule.nodes.length} times: ${rule.nodes[0].html.slice(0, 160)}`);
}

async function look(tab, address, { width, scheme }, isInspected) {
	const found = [];
	await tab.setViewport({ width, height: 900 });
	await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
	await tab.goto(address);
	const excess = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
	if (excess > 0)
		found.push(`wider than the window by ${excess} pixels`);
	return isInspected ? found.concat(await inspect(tab)) : found;
}

// The first press of the tab key offers the way past the navigation.
async function skips(tab, address) {
	await tab.goto(address);
	await tab.keyboard.press('Tab');
	const target = await tab.evaluate(() => document.activeElement.getAttribute('href'));
	return target === '#page.content' ? [] : [`the first tab stop is ${target}, not the skip link`];
}

// From files, a link to a folder leads to the page in it, with its anchor.
async function follows(tab, selector, end) {
	await tab.setViewport({ width: 1280, height: 900 });
	await tab.goto(`file://${site}/index.html`);
	await tab.focus(selector);
	await Promise.all([tab.waitForNavigation(), tab.keyboard.press('Enter')]);
	const address = tab.url();
	return end.test(address) ? [] : [`from files, ${selector} leads to ${address}`];
}

async function main() {
	const server = await serve();
	const origin = `http://127.0.0.1:${server.address().port}/`;
	const browser = await puppeteer.launch({
		executablePath: process.env.CHROMIUM,
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
			'--disable-component-update', '--disable-sync'],
	});
	// A reader sees the page under its own Content-Security-Policy; the inspector steps past it to put axe in.
	const reader = await browser.newPage();
	const inspector = await browser.newPage();
	await inspector.setBypassCSP(true);
	const folders = new Set();
	let name = '', wrong = 0, count = 0;
	const complain = (what) => { wrong++; console.log(`${name}: ${what}`); };
	reader.on('console', (message) => complain(`console: ${message.text()}`));
	reader.on('request', (request) => request.url().startsWith(origin) || complain(`loads ${request.url()}`));
	for (const file of pages(site).filter(isLookedAt)) {
		name = path.relative(site, file);
		if (fs.readFileSync(file, 'utf8').includes('http-equiv="refresh"'))
			continue;
		// A page of the first level has a folder of its own; what it is a first of is the folder around it.
		const kind = path.dirname(path.dirname(name));
		const isFirst = all || !folders.has(kind);
		folders.add(kind);
		const turn = count++ % looks.length;
		for (const [index, how] of looks.entries())
			for (const what of await look(inspector, origin + name, how, isFirst || index === turn))
				complain(`${how.width} pixels, ${how.scheme}: ${what}`);
		for (const what of await skips(reader, origin + name))
			complain(what);
	}
	name = 'files';
	const files = await browser.newPage();
	for (const what of await follows(files, 'nav a[href$="/"]:not([aria-current])', /\/index\.html$/))
		complain(what);
	for (const what of await follows(files, 'main a.figure', /\/index\.html#.+$/))
		complain(what);
	await browser.close();
	server.close();
	console.log(`${count} pages, ${wrong} findings`);
	process.exitCode = wrong > 0 ? 1 : 0;
}

main();
