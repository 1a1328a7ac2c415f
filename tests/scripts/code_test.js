// code_test.js - assets/code.js: a button in each block, which copies the code without its prompts.
'use strict';
const fs = require('fs');
const path = require('path');
const vm = require('vm');
const test = require('./test.js');
const source = fs.readFileSync(path.join(__dirname, '../../assets/code.js'), 'utf8');

/* An element with as much of the DOM as the script asks for. */
class Element {
	constructor(localName, children = []) {
		Object.assign(this, { localName, children: [], dataset: {}, listeners: {}, attributes: {}, previousElementSibling: null });
		for (const child of children)
			this.append(child);
	}
	append(child) {
		child.parentElement = this;
		this.children.push(child);
	}
	prepend(child) {
		this.children.unshift(child);
	}
	get textContent() {
		return this.children.map((child) => child.data ?? child.textContent).join('');
	}
	set textContent(data) {
		this.children = [text(data)];
	}
	cloneNode() {
		const copy = new Element(this.localName, this.children.map((child) => child.data === undefined ? child.cloneNode() : text(child.data)));
		copy.className = this.className;
		return copy;
	}
	get nextSibling() {
		return this.parentElement.children[this.parentElement.children.indexOf(this) + 1] ?? null;
	}
	remove() {
		this.parentElement.children.splice(this.parentElement.children.indexOf(this), 1);
	}
	querySelectorAll() {
		return this.children.filter((child) => child.className === 'hl-prompt');
	}
	setAttribute(name, value) {
		this.attributes[name] = value;
	}
	addEventListener(name, act) {
		this.listeners[name] = act;
	}
}
const text = (data) => ({ data, nodeType: 3 });

function load(codes, clipboard) {
	const said = { timers: [], selected: null, commands: [] };
	let begin = null;
	vm.runInNewContext(source, {
		document: {
			currentScript: { dataset: { copy: 'Copy', copied: 'Copied' } },
			createElement: (name) => new Element(name),
			querySelectorAll: () => codes,
			execCommand: (name) => { said.commands.push(name); return true; },
		},
		navigator: clipboard === undefined ? {} : { clipboard },
		getSelection: () => ({ selectAllChildren: (node) => { said.selected = node; } }),
		addEventListener: (name, act) => { begin = act; },
		setTimeout: (act) => said.timers.push(act),
		clearTimeout: () => {},
	});
	begin();
	return said;
}

(async () => {
	const prompt = new Element('span', [text('$')]);
	prompt.className = 'hl-prompt';
	const code = new Element('code', [prompt, text(' make site\n')]);
	const block = new Element('pre', [code]);
	const titled = new Element('code', [text('int a;\n')]);
	const title = new Element('figcaption', [text('a.c')]);
	new Element('pre', [titled]).previousElementSibling = title;
	let written = null;
	const said = load([code, titled], { writeText: async (all) => { written = all; } });
	const button = block.children[0];
	test.same('a button stands in the block', [button.localName, button.type, button.textContent], ['button', 'button', 'Copy']);
	test.same('or in its title', title.children[0].textContent, 'Copy');
	await button.listeners.click();
	test.same('prompts are not copied', written, 'make site\n');
	test.same('they stay on the page', code.textContent, '$ make site\n');
	test.same('it says so', button.textContent, 'Copied');
	said.timers.forEach((act) => act());
	test.same('and is a button again', button.textContent, 'Copy');

	const plain = new Element('code', [text('x')]), other = new Element('pre', [plain]);
	const fallen = load([plain], undefined);
	await other.children[0].listeners.click();
	test.same('without a clipboard the code is selected and copied', [fallen.selected === plain, fallen.commands, other.children[0].textContent], [true, ['copy'], 'Copied']);
	test.done();
})();
