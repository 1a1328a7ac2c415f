// built.js OUT [SET-OUT INPUT=VALUE...] - compares what stands on the live pages of the site built in OUT with the answers of
// the engine: the texts of figures and cells, marks, best cells, the order of rows, and each shape of a drawing. With SET-OUT, a build of the same site under
// --set of these values, its pages are compared with the engine's answers under them, of drawings, which then have axes of their own, what they say; and what differs between both builds must be what follows, or stand where nothing does.
'use strict';
const fs = require('fs');
const path = require('path');
const { load, start } = require('./engine.js');
const { live, plain } = require('./pages.js');

const [out, setOut, ...set] = process.argv.slice(2);
let wrong = 0, compared = 0;
const complain = (page, text) => {
	wrong++;
	console.log(`${page.name}: ${text}`);
};
const space = (text) => text.replace(/\s+/g, ' ').trim();

// The elements that the test picks, each from its start to its end: [{ at, end, open, inside }].
const elements = (html, wanted) => {
	const found = [], open = [];
	for (const tag of html.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g)) {
		const [all, closes, name] = tag;
		if (/^(br|hr|img|input|meta|link|wbr|col)$/.test(name))
			continue;
		if (!closes) {
			open.push({ name, at: tag.index, open: all });
			continue;
		}
		while (open.length > 0 && open[open.length - 1].name !== name)
			open.pop();
		const element = open.pop();
		if (element !== undefined && wanted(element.open))
			found.push({ ...element, end: tag.index + all.length, inside: html.slice(element.at + element.open.length, tag.index) });
	}
	return found.sort((a, b) => a.at - b.at);
};
const following = (html) => new Map(elements(html, (open) => / data-live="/.test(open)).map((element) => [Number(element.open.match(/data-live="(\d+)"/)[1]), element]));

const cellOf = (html) => {
	const mark = html.inside.match(/<span class="mark"><span[^>]*>([^<]*)<\/span><span class="word">([^<]*)<\/span><\/span>/);
	let inside = mark === null ? html.inside : html.inside.replace(mark[0], '');
	const best = inside.includes('<span class="best">best</span>');
	inside = inside.replace('<span class="best">best</span>', '').replace(/<sup class="sign">.*?<\/sup>/g, '');
	return { text: space(plain(inside)), mark: mark === null ? '' : plain(mark[2]), best };
};
const rowsOf = (table) => elements(table.inside.slice(table.inside.indexOf('<tbody>')), (open) => open.startsWith('<tr')).map((row) => ({
	name: space(plain(elements(row.inside, (open) => open.startsWith('<th'))[0].inside.replace(/ <span class="unit">.*?<\/span>/, ''))),
	cells: elements(row.inside, (open) => open.startsWith('<td')).map(cellOf),
}));
const rowsWanted = (answer) => answer.rows.map((row) => ({
	name: space(row.name),
	cells: (row.cells || []).map((cell) => ({ text: space((cell.stale ? '† ' : '') + cell.text), mark: cell.mark ? cell.mark[2] : '', best: cell.best === true })),
}));

// Of a drawing each mark and line across: [key, words, [[name, attribute, value, …, text], …]].
const drawn = (svg) => elements(svg.inside, (open) => /^<g class="(mark|across)"/.test(open)).map((group) => {
	const pieces = elements(group.inside, () => true).map(({ open, inside }) => [open.match(/^<(\w+)/)[1], ...[...open.matchAll(/ ([a-z]+)="([^"]*)"/g)].flatMap((found) => [found[1], plain(found[2])]), plain(inside)]);
	return [pieces.length > 0 && pieces[0][0] === 'title' ? pieces.shift()[1] : '', pieces.map((piece) => piece[0] === 'text' ? piece : piece.slice(0, -1))];
});
const drawing = (page, html, answer, moved) => {
	const figure = elements(html, (open) => open.startsWith('<figure class="chart"')).find((one) => new RegExp(`<(table|figure)[^>]* data-live="${answer.n}"`).test(one.open + one.inside));
	if (figure === undefined)
		return complain(page, `chart ${answer.n} is not on the page`);
	if (answer.marks.length === 0) {
		const said = plain(figure.inside.match(/<span class="words">(.*?)<\/span>/)[1]);
		compared++;
		if (said !== answer.words || figure.inside.includes('<svg'))
			complain(page, `the drawing of ${answer.n} says “${said}”, not “${answer.words}”, and nothing may be drawn`);
		return;
	}
	for (const layout of ['wide', 'narrow']) {
		const svg = elements(figure.inside, (open) => open.startsWith(`<svg class="${layout}"`))[0];
		const has = drawn(svg), wanted = answer.marks.map((mark) => [mark.words || '', mark[layout].map((piece) => piece.map(String))]);
		const what = moved ? (marks) => marks.map(([words]) => words) : (marks) => marks;
		compared++;
		if (JSON.stringify(what(has)) !== JSON.stringify(what(wanted)))
			complain(page, `the ${layout} drawing of ${answer.n}\n  has  ${JSON.stringify(what(has))}\n  not  ${JSON.stringify(what(wanted))}`);
		const said = plain(svg.inside.match(/<desc[^>]*>(.*?)<\/desc>/)[1]);
		if (said !== answer.words)
			complain(page, `the ${layout} drawing of ${answer.n} says “${said}”, not “${answer.words}”`);
	}
};

const check = (page, html, answers, moved) => {
	const places = following(html);
	for (const answer of answers) {
		const element = places.get(answer.n);
		compared++;
		if (element === undefined)
			complain(page, `element ${answer.n} is in the list and not on the page`);
		else if (answer.rows !== undefined && JSON.stringify(rowsOf(element)) !== JSON.stringify(rowsWanted(answer)))
			complain(page, `table ${answer.n}\n  has  ${JSON.stringify(rowsOf(element))}\n  not  ${JSON.stringify(rowsWanted(answer))}`);
		else if (answer.text !== undefined && space(plain(element.inside)) !== space(answer.text))
			complain(page, `figure ${answer.n} is “${space(plain(element.inside))}”, not “${answer.text}”`);
		if (answer.marks !== undefined)
			drawing(page, html, answer, moved);
	}
	if (places.size !== answers.length)
		complain(page, `${places.size} elements follow, and ${answers.length} stand in the list`);
};

// Without what follows, and where nothing does: titles, contents, captions, tools and notes around tables, drawings, controls, the legend, derivations, and what is led to.
const still = /data-live="|class="stays"|<sup class="sign"|<title|<form class="inputs"|<nav|<caption|<figcaption|<div class="tools"|<figure class="chart|<svg|<aside class="legend"|<(section|div|details)[^>]*class="derivations"|<footer|<script/;
const rest = (html) => {
	let left = '', at = 0;
	for (const element of elements(html, (open) => still.test(open))) {
		if (element.at < at)
			continue;
		left += html.slice(at, element.at);
		at = element.end;
	}
	left += html.slice(at);
	return left.slice(left.indexOf('<body')).replace(/ (href|src|data-name)="[^"]*"/g, '').replace(/\s+/g, ' ');
};

const loaded = load(out);
const pages = live(out);
for (const page of pages) {
	const call = start(loaded, page.list);
	call('begin');
	check(page, page.html, JSON.parse(call('answers')));
	if (!setOut)
		continue;
	call('begin');
	call('forget');
	for (const text of set)
		if (call('set', text) !== '')
			complain(page, `${text} cannot be set`);
	const other = fs.readFileSync(path.join(setOut, page.name), 'utf8');
	check(page, other, JSON.parse(call('answers')), true);
	const [a, b] = [rest(page.html), rest(other)];
	if (a !== b) {
		const at = [...a].findIndex((sign, i) => sign !== b[i]);
		complain(page, `something differs that does not follow:\n  ${a.slice(Math.max(at - 80, 0), at + 80)}\n  ${b.slice(Math.max(at - 80, 0), at + 80)}`);
	}
}
console.log(`${pages.length} live pages, ${compared} elements stand as the engine answers: ${wrong} do not`);
process.exit(wrong > 0 || pages.length === 0 ? 1 : 0);
