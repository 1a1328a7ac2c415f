// pages.js - what the tests of live pages read of a built page: its list, its controls, and the texts of what follows.
'use strict';
const fs = require('fs');
const path = require('path');

const entities = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': "'" };
const plain = (html) => html.replace(/<[^>]*>/g, '').replace(/&(lt|gt|amp|quot|#39);/g, (entity) => entities[entity]);
exports.plain = plain;

const files = (folder) => fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
	const at = path.join(folder, entry.name);
	return entry.isDirectory() ? files(at) : entry.name.endsWith('.html') ? [at] : [];
}).sort();

// A control: its input's id, and the values that are tried.
const control = (item) => {
	const attribute = (name) => plain((item.match(new RegExp(` ${name}="([^"]*)"`)) || [])[1] || '');
	const id = item.match(/data-input="([^"]*)"/)[1];
	if (item.includes('type="range"'))
		return { id, low: attribute('min'), high: attribute('max'), step: attribute('step'), unit: attribute('data-unit'), text: attribute('value') };
	if (item.includes('type="checkbox"'))
		return { id, values: ['true', 'false'] };
	return { id, values: [...item.matchAll(/<option value="([^"]*)"/g)].map((found) => plain(found[1])) };
};

// Every live page of a built site.
exports.live = (site) => files(site).map((file) => {
	const html = fs.readFileSync(file, 'utf8');
	const list = html.match(/<script type="application\/json" id="page.list">([^]*?)<\/script>/);
	if (list === null)
		return null;
	const form = html.match(/<form class="inputs"[^]*?<\/form>/);
	const controls = form === null ? [] : form[0].split(/(?=<li data-input=)/).slice(1).map(control);
	return { name: path.relative(site, file), file, html, list: list[1], controls };
}).filter((page) => page !== null);
