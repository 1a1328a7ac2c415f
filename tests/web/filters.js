// filters.js SITE - opens every page of the site that tests/run_filters.sh built, with and without its Content-Security-Policy,
// from a server and from files, and tells what ran, was loaded or was left. Ways around filters call ran().
'use strict';
const fs = require('fs');
const http = require('http');
const path = require('path');
const { pathToFileURL } = require('url');
const puppeteer = require('puppeteer-core');

const site = path.resolve(process.argv[2]);
const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.svg': 'image/svg+xml', '.js': 'text/javascript',
	'.json': 'application/json', '.xml': 'application/xml' };

// The scripts that pages have from the program itself: those of assets/, under their fingerprinted names.
const ours = new RegExp(`/assets/(${fs.readdirSync('assets').filter((name) => name.endsWith('.js'))
	.map((name) => name.slice(0, -3)).join('|')})-[0-9a-f]{12}\\.js$`);

function serve() {
	const server = http.createServer((request, response) => {
		let file = path.join(site, decodeURIComponent(new URL(request.url, 'http://x').pathname));
		if (file.endsWith(path.sep))
			file += 'index.html';
		fs.readFile(file, (error, bytes) => {
			response.writeHead(error ? 404 : 200, { 'Content-Type': types[path.extname(file)] || 'application/octet-stream' });
			response.end(error ? '' : bytes);
		});
	});
	return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

function files(folder) {
	return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const at = path.join(folder, entry.name);
		return entry.isDirectory() ? files(at) : /\.(html|xml|json)$/.test(entry.name) ? [at] : [];
	}).sort();
}

// What a reader may set off: each element is pointed at, touched and given the focus; details are opened.
function provoke(pattern) {
	const ours = new RegExp(pattern);
	for (const element of document.querySelectorAll('*')) {
		for (const name of ['mouseover', 'pointerenter', 'mousedown', 'focus', 'input', 'toggle', 'error', 'load'])
			element.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
		if (element.localName === 'details')
			element.open = true;
		if (element.focus)
			element.focus();
	}
	const runs = /^\s*(javascript|vbscript|data|blob|filesystem):/i;
	return [...document.querySelectorAll('a[href], area[href]')].map((link) => link.href).filter((href) => runs.test(href))
		.concat([...document.querySelectorAll('script, style, iframe, frame, object, embed, form, base, ' +
			'[onclick], [onerror], [onload], main input, main button')].filter((element) =>
			!(element.localName === 'script' && (ours.test(element.src) || element.type === 'application/ld+json')) && !element.matches('figure.table > .tools *, pre > button.copy')).map((element) => element.outerHTML.slice(0, 80)));
}

async function main() {
	const server = await serve();
	const origin = `http://127.0.0.1:${server.address().port}/`;
	const browser = await puppeteer.launch({
		executablePath: process.env.CHROMIUM,
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
			'--disable-component-update', '--disable-sync'],
	});
	let name = '', count = 0, wrong = 0;
	const complain = (what) => { wrong++; console.log(`${name}: ${what}`); };
	const open = async (bypass) => {
		const tab = await browser.newPage();
		await tab.setBypassCSP(bypass);
		await tab.exposeFunction('ran', (which) => complain(`ran(${which})${bypass ? ' without the policy' : ''}`));
		tab.on('dialog', (dialog) => { complain('a dialog'); dialog.dismiss(); });
		tab.on('popup', () => complain('a window'));
		tab.on('request', (request) => {
			const own = request.url().startsWith(origin) || request.url().startsWith('file://') || request.url().startsWith('data:image/');
			if ((request.resourceType() === 'script' && !ours.test(request.url())) ||
				(!own && !['image', 'media'].includes(request.resourceType())))
				complain(`loads ${request.url()}`);
		});
		return tab;
	};
	const tabs = [await open(false), await open(true)];
	const look = async (tab, address) => {
		await tab.goto(address, { waitUntil: 'load' });
		// Browsers show XML and JSON in pages of their own.
		for (const what of name.endsWith('.html') ? await tab.evaluate(provoke, ours.source) : [])
			complain(`holds ${what}`);
		if (new URL(tab.url()).pathname !== new URL(address).pathname)
			complain(`leads to ${tab.url()}`);
	};
	// That the watch is awake: a page that does run something must be told.
	fs.writeFileSync(path.join(site, 'awake.html'), '<!doctype html><title>awake</title><img src=x onerror=ran(0)>');
	name = 'awake.html';
	await tabs[1].goto(origin + name, { waitUntil: 'load' });
	await tabs[1].evaluate(() => new Promise((done) => setTimeout(done, 200)));
	fs.unlinkSync(path.join(site, 'awake.html'));
	if (wrong === 0)
		complain('the test does not notice what runs');
	else
		wrong = 0;
	for (const file of files(site)) {
		name = path.relative(site, file);
		if (fs.readFileSync(file, 'utf8').includes('http-equiv="refresh"'))
			continue;
		count++;
		const own = name.endsWith('.html') ? tabs : [await open(false), await open(true)];
		for (const tab of own) {
			await look(tab, origin + name.split(path.sep).map(encodeURIComponent).join('/'));
			if (own !== tabs)
				await tab.close();
			else if (count % 10 === 0) // another scheme, the same pages: every tenth
				await look(tab, pathToFileURL(file).href);
		}
	}
	await browser.close();
	server.close();
	console.log(`${count} pages, each with its policy and without, ${wrong} findings`);
	process.exitCode = wrong > 0 || count < 250 ? 1 : 0;
}

main();
