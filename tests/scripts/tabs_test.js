// tabs_test.js - assets/tabs.js: of parts below each other one is shown, chosen by its name.
'use strict';
const fs = require('fs');
const path = require('path');
const vm = require('vm');
const test = require('./test.js');
const source = fs.readFileSync(path.join(__dirname, '../../assets/tabs.js'), 'utf8');

/* An element with as much of the DOM as the script asks for. */
class Element {
	constructor(textContent = '', children = []) {
		const classes = new Set();
		Object.assign(this, { textContent, children: [], listeners: {}, attributes: {}, parent: null, scrolled: false, focused: false, classes });
		this.classList = { add: (name) => classes.add(name), toggle: (name, on) => on ? classes.add(name) : classes.delete(name) };
		for (const child of children)
			this.append(child);
	}
	append(child) {
		child.parent = this;
		this.children.push(child);
	}
	prepend(child) {
		child.parent = this;
		this.children.unshift(child);
	}
	get firstElementChild() {
		return this.children[0];
	}
	setAttribute(name, value) {
		this.attributes[name] = String(value);
	}
	addEventListener(name, act) {
		this.listeners[name] = act;
	}
	closest() {
		return this.parent === null || this.attributes.role === 'tabpanel' ? this : this.parent.closest();
	}
	scrollIntoView() {
		this.scrolled = true;
	}
	focus() {
		this.focused = true;
	}
}

const part = (name, inside = []) => new Element('', [new Element(name), ...inside]);
const chosen = (box) => box.children.slice(1).filter((one) => one.classes.has('chosen')).map((one) => one.firstElementChild.textContent);
const selected = (box) => box.children[0].children.filter((tab) => tab.attributes['aria-selected'] === 'true').map((tab) => tab.textContent);

function load(boxes, ids, hash) {
	const listeners = {}, location = { hash };
	vm.runInNewContext(source, {
		document: { createElement: () => new Element(), querySelectorAll: () => boxes, getElementById: (id) => ids[id] ?? null },
		location,
		addEventListener: (name, act) => { listeners[name] = act; },
		decodeURIComponent,
	});
	listeners.DOMContentLoaded();
	return { listeners, location };
}

const heading = new Element('Fedora’s own');
const first = new Element('', [part('Debian'), part('Fedora', [heading])]), second = new Element('', [part('Fedora'), part('Else')]);
const page = load([first, second], { own: heading }, '');
test.same('the first of each is shown', [chosen(first), chosen(second)], [['Debian'], ['Fedora']]);
test.same('tabs have the names', first.children[0].children.map((tab) => [tab.textContent, tab.attributes.role]), [['Debian', 'tab'], ['Fedora', 'tab']]);
test.same('parts are named by them', first.children[1].attributes, { role: 'tabpanel', 'aria-labelledby': 'tab.1.1' });
test.same('one of them is reached by the key Tab', first.children[0].children.map((tab) => tab.tabIndex), [0, -1]);
second.children[0].children[1].listeners.click();
test.same('one that is chosen is shown', [chosen(second), selected(second)], [['Else'], ['Else']]);
test.same('others do not change that have none of its name', chosen(first), ['Debian']);
first.children[0].children[1].listeners.click();
test.same('those that have one do', [chosen(first), chosen(second)], [['Fedora'], ['Fedora']]);

const press = (box, at, key) => {
	let kept = false;
	box.children[0].listeners.keydown({ key, target: box.children[0].children[at], preventDefault: () => { kept = true; } });
	return kept;
};
test.same('arrows go round', [press(second, 0, 'ArrowRight'), chosen(second), press(second, 1, 'ArrowRight'), chosen(second)], [true, ['Else'], true, ['Fedora']]);
test.same('the other way too', [press(second, 0, 'ArrowLeft'), chosen(second)], [true, ['Else']]);
test.same('to either end', [press(second, 1, 'Home'), chosen(second), press(second, 0, 'End'), chosen(second)], [true, ['Fedora'], true, ['Else']]);
test.same('the focus goes along', second.children[0].children[1].focused, true);
test.same('other keys are the page’s', press(second, 1, 'a'), false);

first.children[0].children[0].listeners.click();
page.location.hash = '#own';
page.listeners.hashchange();
test.same('a link to what is in a part shows it', [chosen(first), heading.scrolled], [['Fedora'], true]);
page.location.hash = '#nowhere';
page.listeners.hashchange();
test.same('another changes nothing', chosen(first), ['Fedora']);
test.done();
