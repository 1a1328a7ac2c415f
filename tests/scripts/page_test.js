// page_test.js - assets/page.js on a page of nothing: the theme is applied and kept, and storage may fail.
'use strict';
const fs = require('fs');
const path = require('path');
const vm = require('vm');
const test = require('./test.js');
const source = fs.readFileSync(path.join(__dirname, '../../assets/page.js'), 'utf8');

function load({ href, root, store, refuses }) {
	const listeners = {};
	const choice = { value: '', parentElement: { hidden: true }, addEventListener: (name, act) => { choice[name] = act; } };
	const guard = (act) => (...args) => {
		if (refuses)
			throw new Error('denied');
		return act(...args);
	};
	const page = {
		URL, decodeURIComponent,
		location: { href, hash: new URL(href).hash },
		document: {
			documentElement: { dataset: {} },
			currentScript: { dataset: { root } },
			querySelector: (selector) => selector === 'select.theme' ? choice : null,
			querySelectorAll: () => [],
			getElementById: () => null,
		},
		localStorage: {
			getItem: guard((key) => key in store ? store[key] : null),
			setItem: guard((key, value) => { store[key] = value; }),
			removeItem: guard((key) => { delete store[key]; }),
		},
		addEventListener: (name, act) => { listeners[name] = act; },
	};
	vm.runInNewContext(source, page);
	const early = page.document.documentElement.dataset.theme;
	listeners.DOMContentLoaded();
	return { early, choice, theme: () => page.document.documentElement.dataset.theme };
}

const at = { href: 'https://a.example/repo/b/c/', root: '../../' };
const store = {};
let page = load({ ...at, store });
test.same('no theme at first', [page.early, page.choice.value, page.choice.parentElement.hidden], [undefined, 'system', false]);
page.choice.value = 'dark';
page.choice.change();
test.same('it is applied and kept under the site\'s path', [page.theme(), store], ['dark', { 'theme /repo/': 'dark' }]);
page = load({ ...at, href: 'https://a.example/repo/', root: './', store });
test.same('it is there before the page is drawn', [page.early, page.choice.value], ['dark', 'dark']);
test.same('another site of the origin has its own', load({ href: 'https://a.example/other/', root: './', store }).early, undefined);
page.choice.value = 'system';
page.choice.change();
test.same('back to the system', [page.theme(), store], [undefined, {}]);
test.same('nonsense in the store', load({ ...at, store: { 'theme /repo/': 'x" onload=' } }).early, undefined);
page = load({ ...at, store, refuses: true });
page.choice.value = 'light';
page.choice.change();
test.same('without storage it holds for the page', page.theme(), 'light');
test.same('an anchor that cannot be decoded', load({ ...at, href: `${at.href}#%E0%A4%A`, store }).early, undefined);
test.done();
