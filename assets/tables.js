/*
 * Tables that answer: sort by a column, filter by text, by conditions with units as in the search and by mark, show differences only, copy and save as CSV.
 *
 * Works on what the template `table` prints; without this script the page is whole. All words come from attributes of `.tools`:
 * {column}, {count}, {all} in them are filled in. Cells carry data-exact (a number or "low..high"), data-unit where no head names it,
 * data-factor where it is another than that of its column, data-apart where the two do not compare, data-mark, data-source, data-date. The order, filter and switches of a table stand in the page's
 * address as t.NAME.sort and so on, defaults left out; keys of others are kept.
 */
"use strict";
(() => {
	const number = typeof RigbookNumber === "undefined" ? require("./number.js") : RigbookNumber;

	/* --- what needs no page ---------------------------------------------------------------------- */

	const fill = (words, values) => words.replace(/\{(\w+)\}/g, (all, name) => name in values ? values[name] : all);

	const plain = text => text.replace(/\s+/g, " ").trim();

	/* What a cell counts as in a list in order: an exact number, else its words; null for what is unknown. */
	const sortKey = cell => {
		if (cell.quiet || cell.exact === "..") /* has no bounds */
			return null;
		const value = cell.exact === undefined ? null : number.key(cell.exact, cell.factor);
		if (value !== null)
			return { value, apart: cell.apart || "" };
		return cell.text === "" ? null : { words: cell.text };
	};
	/* Numbers before words, and words in the order of their code points, digits within them by their number. */
	const words = (a, b) => {
		const left = a.match(/\d+|\D+/g) || [], right = b.match(/\d+|\D+/g) || [];
		for (let i = 0; i < left.length && i < right.length; i++) {
			const x = left[i], y = right[i];
			const both = /^\d/.test(x) && /^\d/.test(y);
			const order = both ? number.compare({ n: BigInt(x), d: 1n }, { n: BigInt(y), d: 1n }) : x < y ? -1 : x > y ? 1 : 0;
			if (order !== 0)
				return order;
		}
		return left.length - right.length;
	};
	const compareKeys = (a, b) => {
		if (a.value && b.value)
			return a.apart === b.apart ? number.compare(a.value, b.value) : a.apart < b.apart ? -1 : 1;
		if (a.value || b.value)
			return a.value ? -1 : 1;
		return words(a.words, b.words);
	};
	/* The order of `keys` as a list of their places; equal ones stay as they were, unknown ones come last in both directions. */
	const order = (keys, descending) => keys.map((key, at) => ({ key, at })).sort((a, b) => {
		if (a.key === null || b.key === null)
			return a.key === b.key ? a.at - b.at : a.key === null ? 1 : -1;
		const by = compareKeys(a.key, b.key);
		return by === 0 ? a.at - b.at : descending ? -by : by;
	}).map(item => item.at);

	/* RFC 4180; a text that a spreadsheet would take for a formula is led by an apostrophe. */
	const field = text => {
		const safe = /^[=+\-@\t\r]/.test(text) && number.key(text) === null ? "'" + text : text;
		return /[",\r\n]/.test(safe) ? "\"" + safe.replace(/"/g, "\"\"") + "\"" : safe;
	};
	const csv = lines => lines.map(line => line.map(field).join(",") + "\r\n").join("");

	/* The address's query with the settings of one table put in; an empty setting is left out. */
	const withState = (query, name, state) => {
		const params = new URLSearchParams(query);
		for (const [key, value] of Object.entries(state)) {
			if (value)
				params.set(`t.${name}.${key}`, value);
			else
				params.delete(`t.${name}.${key}`);
		}
		const text = params.toString();
		return text === "" ? "" : "?" + text;
	};
	const stateOf = (query, name) => {
		const params = new URLSearchParams(query), get = key => params.get(`t.${name}.${key}`) || "";
		return { sort: get("sort"), filter: get("filter"), mark: get("mark"), differences: get("differences") };
	};

	const wordsOf = text => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];

	/* A value "low..high" times a literal, as text; an open end stays open. */
	const times = (exact, factor) => {
		const by = number.read(factor);
		return exact.split("..").map(end => {
			const value = end === "" ? null : number.read(end);
			return value === null || by === null ? "" : `${value.n * by.n}/${value.d * by.d}`;
		}).join("..");
	};
	/*
	 * A table as conditions.js wants it. `columns`: [{ name, unit, typed, values: [cell or null] }], `rows`: their texts. Columns of one unit
	 * can be asked about in it and in those of their cells; an address is the row's place.
	 */
	const dataOf = (columns, rows) => {
		const dimensions = [], units = [];
		const described = columns.map(({ name, unit, typed, values }) => {
			const known = dimensions.indexOf(unit), dimension = known >= 0 ? known : dimensions.push(unit) - 1;
			for (const text of [unit, typed])
				if (text)
					units.push([text, dimension, "1"]);
			for (const cell of values)
				if (cell && cell.unit && cell.factor && !cell.apart)
					units.push([cell.unit, dimension, cell.factor]);
			return [name, dimension, "1"];
		});
		const value = cell => cell && cell.exact && !cell.apart ? [cell.factor ? times(cell.exact, cell.factor) : cell.exact, "", ""] : 0;
		const things = rows.map((text, i) => [text, i, "", ...columns.map(column => value(column.values[i]))]);
		return { units, kinds: [{ names: [], columns: described, things }] };
	};

	if (typeof module !== "undefined")
		module.exports = { fill, sortKey, order, csv, withState, stateOf, dataOf, wordsOf };
	if (typeof document === "undefined")
		return;

	/* --- one table ------------------------------------------------------------------------------- */

	let live = null; /* one polite region for all tables of the page */
	const say = text => {
		if (live === null) {
			live = document.createElement("p");
			live.className = "hidden";
			live.setAttribute("role", "status");
			document.body.append(live);
		}
		live.textContent = text;
	};

	const cellText = cell => {
		const copy = cell.cloneNode(true);
		for (const extra of copy.querySelectorAll(".mark, .best, .sign, .unit"))
			extra.remove();
		return plain(copy.textContent);
	};
	const read = cell => ({
		text: cellText(cell),
		exact: cell.dataset.exact,
		factor: cell.dataset.factor,
		apart: cell.dataset.apart,
		quiet: cell.classList.contains("quiet"),
	});

	/* Conditions in a filter: their script and their words are those of the search in the header, and come when a number is typed. */
	let conditions = null; /* a promise of RigbookConditions or null */
	const search = document.querySelector(".find[data-conditions]");
	const loadConditions = () => {
		if (conditions !== null || search === null)
			return conditions;
		conditions = typeof RigbookConditions !== "undefined" ? Promise.resolve() : new Promise((done, failed) => {
			const script = document.createElement("script");
			script.src = search.dataset.conditions;
			script.addEventListener("load", done);
			script.addEventListener("error", () => {
				conditions = null;
				failed(new Error(script.src));
			});
			document.head.append(script);
		});
		return conditions;
	};
	const signs = search === null ? {} : { "<": search.dataset.less, ">": search.dataset.more, "<=": search.dataset.most, ">=": search.dataset.least };

	const begin = (tools, name) => {
		const figure = tools.closest("figure"), table = figure.querySelector("table"), body = table.tBodies[0];
		const heads = [...table.tHead.rows[0].cells], rows = [...body.rows], text = tools.dataset;
		const find = selector => tools.querySelector(selector);
		const filter = find(".filter"), marks = find(".marks"), differences = find(".differences");
		const unit = head => head.querySelector(".unit");
		const headName = head => cellText(head);
		let sorted = ""; /* the column's name, after "-" for descending */

		const columnOf = sort => heads.findIndex(head => headName(head) === sort.replace(/^-/, ""));

		/* Rows move within their group, and totals stay where they are. */
		const arrange = () => {
			const column = sorted === "" ? -1 : columnOf(sorted), descending = sorted.startsWith("-");
			heads.forEach((head, i) => {
				if (i === column)
					head.setAttribute("aria-sort", descending ? "descending" : "ascending");
				else
					head.removeAttribute("aria-sort");
			});
			const out = [];
			let run = [];
			const flush = () => {
				const keys = column < 0 ? [] : run.map(row => sortKey(read(row.cells[column])));
				out.push(...(column < 0 ? run : order(keys, descending).map(at => run[at])));
				run = [];
			};
			for (const row of rows) {
				if (row.matches(".group, .total")) {
					flush();
					out.push(row);
				} else {
					run.push(row);
				}
			}
			flush();
			body.append(...out);
		};

		/* The rows that conditions in the filter surely or perhaps fit, or null where there are none. */
		let data = null;
		const asked = () => {
			if (filter === null || text.sort === undefined || !/\d/.test(filter.value) || loadConditions() === null)
				return null;
			if (typeof RigbookConditions === "undefined") {
				conditions.then(changed, () => {});
				return null;
			}
			if (data === null) {
				const columns = heads.map((head, i) => ({
					name: headName(head), unit: unit(head) === null ? "" : plain(unit(head).textContent), typed: head.dataset.typed,
					values: rows.map(row => i === 0 || row.cells[i] === undefined ? null : row.cells[i].dataset),
				})).slice(1);
				data = dataOf(columns, rows.map(row => row.textContent));
			}
			const answer = RigbookConditions.answer(filter.value, data, signs, wordsOf);
			return answer === null ? null : new Set(answer.rows.filter(row => row.answer < 2).map(row => row.address));
		};

		const show = () => {
			const fitting = asked();
			const wanted = filter === null || fitting !== null ? [] : plain(filter.value).toLowerCase().split(" ");
			const mark = marks === null ? "" : marks.value;
			let count = 0, all = 0;
			for (const [place, row] of rows.entries()) {
				if (row.matches(".group, .total"))
					continue;
				const content = row.textContent.toLowerCase();
				const cells = [...row.cells];
				row.hidden = !wanted.every(word => content.includes(word)) || (fitting !== null && !fitting.has(place)) ||
					(mark !== "" && !cells.some(cell => cell.dataset.mark === mark));
				all++;
				count += !row.hidden;
			}
			table.classList.toggle("only-differences", differences !== null && differences.checked);
			return { count, all };
		};
		const store = () => {
			const state = { sort: sorted, filter: filter === null ? "" : plain(filter.value), mark: marks === null ? "" : marks.value,
				differences: differences !== null && differences.checked ? "1" : "" };
			try {
				history.replaceState(history.state, "", location.pathname + withState(location.search, name, state) + location.hash);
			} catch {
				/* From files some browsers refuse; the table works all the same. */
			}
		};
		const changed = () => {
			const counted = show();
			store();
			say(fill(text.shown, counted));
		};

		const sortBy = head => {
			const own = headName(head);
			sorted = sorted === own ? "-" + own : sorted === "-" + own ? "" : own;
			arrange();
			store();
			say(fill(sorted === "" ? text.unsorted : sorted === own ? text.ascending : text.descending, { column: own }));
		};
		for (const head of heads) {
			if (head.localName !== "th" || rows.length < 2 || text.sort === undefined)
				continue;
			const button = document.createElement("button");
			button.type = "button";
			button.className = "sort";
			if (head.querySelector("a") === null)
				button.append(...head.childNodes);
			else
				button.setAttribute("aria-label", fill(text.sort, { column: headName(head) }));
			head.append(button);
			button.addEventListener("click", () => sortBy(head));
		}

		/* Marks that stand in the table, each once, in the words of the page. */
		const offered = new Set();
		for (const cell of marks === null ? [] : table.querySelectorAll("td[data-mark]")) {
			if (offered.has(cell.dataset.mark))
				continue;
			offered.add(cell.dataset.mark);
			const option = document.createElement("option");
			option.value = cell.dataset.mark;
			option.textContent = plain(cell.querySelector(".mark .word").textContent);
			marks.append(option);
		}
		if (marks !== null && offered.size < 2)
			marks.parentElement.remove();

		const lines = () => {
			const out = [text.heads.split("|")];
			for (const row of body.rows) {
				if (row.hidden || row.matches(".group"))
					continue;
				for (const cell of [...row.cells].slice(1)) {
					const head = heads[cell.cellIndex], own = unit(head) || unit(row.cells[0]);
					const data = cell.dataset;
					out.push([cellText(row.cells[0]), headName(head), data.exact || "", cellText(cell),
						data.unit || (data.exact && own !== null ? plain(own.textContent) : ""), data.source || "", data.date || ""]);
				}
			}
			return csv(out);
		};
		find(".copy").addEventListener("click", () => {
			const done = ok => say(ok ? text.copied : text.failed);
			if (navigator.clipboard)
				navigator.clipboard.writeText(lines()).then(() => done(true), () => done(false));
			else
				done(false);
		});
		find(".save").addEventListener("click", () => {
			const link = document.createElement("a"), address = URL.createObjectURL(new Blob([lines()], { type: "text/csv" }));
			link.href = address;
			link.download = name + ".csv";
			link.click();
			setTimeout(() => URL.revokeObjectURL(address), 1000);
		});

		const state = stateOf(location.search, name);
		if (columnOf(state.sort) >= 0 && state.sort !== "")
			sorted = state.sort;
		if (filter !== null) {
			filter.value = state.filter;
			filter.addEventListener("input", changed);
		}
		if (marks !== null) {
			marks.value = offered.has(state.mark) ? state.mark : "";
			marks.addEventListener("change", changed);
		}
		if (differences !== null) {
			differences.checked = state.differences === "1";
			differences.addEventListener("change", changed);
		}
		if (sorted !== "")
			arrange();
		show();
		tools.hidden = false;
	};

	self.RigbookTables = { begin }; /* for tables that other scripts make */

	const taken = new Map();
	for (const tools of document.querySelectorAll(".tools")) {
		const count = (taken.get(tools.dataset.name) || 0) + 1;
		taken.set(tools.dataset.name, count);
		begin(tools, count === 1 ? tools.dataset.name : `${tools.dataset.name}-${count}`);
	}
})();
