/*
 * Conditions in a search: "memory >= 24 GB price < 2000 USD", "laptop under 3 kg". Loaded when a query looks like one.
 *
 * Reads a query as words and conditions: a name of a column (or none: then any of the unit's dimension), a comparison as a sign or in words
 * (data-below and so on of the search's field), a number, a unit. Words that are left say which kinds or things are meant. Values are
 * compared exactly, as fractions in base units, with three answers: a range may hold the limit. Things whose value is unknown come last.
 */
"use strict";
const RigbookConditions = (() => {
	const number = typeof RigbookNumber === "undefined" ? require("./number.js") : RigbookNumber;

	const YES = 0, PERHAPS = 1, UNKNOWN = 2, NO = 3;

	/* "a < x" for a value "low..high" in base units and an exact limit. */
	const holds = (exact, sign, limit) => {
		const [low, high = low] = exact.split("..").map(end => (end === "" ? null : number.read(end)));
		const toLow = low === null ? -1 : number.compare(low, limit), toHigh = high === null ? 1 : number.compare(high, limit);
		const answer = (yes, no) => (yes ? YES : no ? NO : PERHAPS);
		switch (sign) {
		case "<": return answer(toHigh < 0, toLow >= 0);
		case "<=": return answer(toHigh <= 0, toLow > 0);
		case ">": return answer(toLow > 0, toHigh <= 0);
		case ">=": return answer(toLow >= 0, toHigh < 0);
		default: return answer(toLow === 0 && toHigh === 0, toLow > 0 || toHigh < 0);
		}
	};

	const escaped = text => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
	/* The query with words of comparison as signs. `words`: { "<": "under|below", … }. */
	const withSigns = (query, words) => {
		let out = query.replace(/≥|=>/g, ">=").replace(/≤|=</g, "<=");
		const all = Object.entries(words).flatMap(([sign, list]) => list.split("|").map(word => [word, sign])).sort((a, b) => b[0].length - a[0].length);
		for (const [word, sign] of all)
			out = out.replace(new RegExp(`(^|\\s)${escaped(word)}(?=\\s*[^\\s\\d]?\\d)`, "gi"), `$1${sign} `);
		return out;
	};

	/* A unit without the signs that a keyboard lacks: "m3/h". */
	const typed = text => text.replace(/²/g, "2").replace(/³/g, "3").replace(/[·^*]/g, "");
	/* The unit with this text, or the first that differs by such signs, or by capitals, alone. */
	const unitOf = (data, text) => text === "" ? null : data.units.find(unit => unit[0] === text) || data.units.find(unit => typed(unit[0]) === typed(text)) ||
		data.units.find(unit => typed(unit[0]).toLowerCase() === typed(text).toLowerCase()) || null;

	/* { conditions: [{ label, sign, value, unit }], words } or null where there is no condition. `read` gives the words of a text. */
	const parse = (query, data, words, read) => {
		const text = withSigns(query, words), conditions = [];
		const pattern = /(>=|<=|>|<|=)\s*([^\s\d<>=.-]?)\s*(-?\d[\d.,]*)\s*([^\s\d<>=][^\s<>=]*)?/g;
		let at = 0, rest = "";
		for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
			const [, sign, symbol, digits, behind = ""] = match;
			const value = number.read(digits.replace(/,(?=\d{3}(?!\d))/g, "").replace(/[.,]+$/, ""));
			if (value === null)
				return null;
			const unit = unitOf(data, symbol) || unitOf(data, behind);
			conditions.push({ label: read(text.slice(at, match.index)), sign, value, unit });
			at = pattern.lastIndex;
			if (behind !== "" && (unit === null || symbol !== ""))
				at = pattern.lastIndex -= behind.length;
		}
		rest = text.slice(at);
		return conditions.length === 0 ? null : { conditions, words: read(rest) };
	};

	const times = (a, b) => ({ n: a.n * b.n, d: a.d * b.d });
	const plus = (a, b) => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
	/* The limit in base units; a number without a unit is meant in that of the column. */
	const limitFor = (condition, column) => {
		const [, , factor, offset] = condition.unit || [null, null, column[2], column[3]];
		const scaled = times(condition.value, number.read(factor));
		return offset === undefined ? scaled : plus(scaled, number.read(offset));
	};

	/* How well a column is called by words: 3 exactly so, 2 it has them all, 0 not at all. */
	const fits = (column, words, read) => {
		const own = read(column[0]);
		return words.every(word => own.includes(word)) ? (own.length === words.length ? 3 : 2) : 0;
	};
	/* The column of a kind that a condition asks about, by the most of its last words; and how many words that took. */
	const columnOf = (kind, condition, read) => {
		let best = null;
		kind.columns.forEach((column, place) => {
			if (condition.unit !== null && condition.unit[1] !== column[1])
				return;
			for (let taken = condition.label.length; taken >= 0; taken--) {
				const score = taken === 0 ? 1 : fits(column, condition.label.slice(-taken), read);
				if (score === 0 || (taken === 0 && condition.unit === null))
					continue;
				const rank = taken * 10 + score;
				if (best === null || rank > best.rank)
					best = { place, taken, rank, score };
				break;
			}
		});
		return best;
	};

	/*
	 * The things that a query asks for: { columns: [name], rows: [{ name, address, figures, answer, values: [[exact, printed, anchor] or 0] }] },
	 * or null where it asks for none. Surely first, then perhaps, then unknown; by the first condition's value.
	 */
	const answer = (query, data, words, read) => {
		const parsed = parse(query, data, words, read);
		if (parsed === null)
			return null;
		const rows = [];
		let columns = null, most = -1;
		for (const kind of data.kinds) {
			const found = parsed.conditions.map(condition => columnOf(kind, condition, read));
			if (found.some(item => item === null))
				continue;
			const kindWords = new Set(kind.names.flatMap(read));
			const left = parsed.conditions.flatMap((condition, i) => condition.label.slice(0, condition.label.length - found[i].taken)).concat(parsed.words);
			/* A word that names the kind tells more than one of a longer name. */
			const rank = found.reduce((sum, item) => sum + item.score, 0) + 3 * left.filter(word => kindWords.has(word)).length;
			const dimensions = found.map(item => kind.columns[item.place][1]).join();
			for (const thing of kind.things) {
				const own = new Set([...kindWords, ...read(thing[0])]);
				if (!left.every(word => own.has(word)))
					continue;
				const values = found.map(item => thing[3 + item.place]);
				const each = values.map((value, i) => value === 0 ? UNKNOWN : holds(value[0], parsed.conditions[i].sign, limitFor(parsed.conditions[i], kind.columns[found[i].place])));
				const all = Math.max(...each);
				if (all === NO || each.every(one => one === UNKNOWN))
					continue;
				if (rank > most) {
					most = rank;
					columns = found.map(item => kind.columns[item.place][0]);
				}
				rows.push({ name: thing[0], address: thing[1], figures: thing[2], answer: all, values, rank, dimensions });
			}
		}
		if (columns === null)
			return null;
		/* Kinds whose columns are called otherwise are left out where one is called just so; of several dimensions most rows win. */
		const called = rows.filter(row => row.rank === most), counts = new Map();
		for (const row of called)
			counts.set(row.dimensions, (counts.get(row.dimensions) || 0) + 1);
		const dimensions = [...counts].sort((a, b) => b[1] - a[1])[0][0];
		const kept = called.filter(row => row.dimensions === dimensions);
		const key = row => row.values[0] === 0 ? null : number.key(row.values[0][0]);
		const down = parsed.conditions[0].sign.startsWith(">");
		kept.sort((a, b) => {
			if (a.answer !== b.answer)
				return a.answer - b.answer;
			const x = key(a), y = key(b);
			return x === null || y === null ? (x === null) - (y === null) : down ? number.compare(y, x) : number.compare(x, y);
		});
		return { columns, rows: kept };
	};

	/* Rows in the order of a column's values; unknown ones last. */
	const sorted = (rows, column, down) => {
		const key = row => row.values[column] === 0 ? null : number.key(row.values[column][0]);
		return [...rows].sort((a, b) => {
			const x = key(a), y = key(b);
			return x === null || y === null ? (x === null) - (y === null) : down ? number.compare(y, x) : number.compare(x, y);
		});
	};

	/* The answer as a table; `make` and `href` are the search's, `text` its words. */
	const table = (result, { make, href, text }) => {
		const body = make("tbody", ""), head = make("tr", "");
		const words = ["", text.perhaps, text.unknown];
		const fill = rows => body.replaceChildren(...rows.map(row => {
			const name = make("th", "", make("a", "", row.name));
			name.scope = "row";
			name.firstChild.href = href(row.address, "");
			const cells = row.values.map(value => {
				if (value === 0)
					return make("td", "number quiet", text.unknown);
				const link = make("a", "figure", value[1]);
				link.href = href(row.figures, value[2]);
				return make("td", "number", link);
			});
			return make("tr", "", name, ...cells, make("td", "", words[row.answer]));
		}));
		[text.thing, ...result.columns, ""].forEach((name, i) => {
			const cell = make("th", i > 0 && i <= result.columns.length ? "number" : "", "");
			cell.scope = "col";
			if (i === 0 || i > result.columns.length) {
				cell.append(name);
			} else {
				const button = make("button", "sort", name);
				button.type = "button";
				button.addEventListener("click", () => {
					const down = cell.getAttribute("aria-sort") === "ascending";
					for (const other of head.cells)
						other.removeAttribute("aria-sort");
					cell.setAttribute("aria-sort", down ? "descending" : "ascending");
					fill(sorted(result.rows, i - 1, down));
				});
				cell.append(button);
			}
			head.append(cell);
		});
		fill(result.rows);
		const scroll = make("div", "scroll", make("table", "", make("thead", "", head), body));
		scroll.tabIndex = 0;
		return scroll;
	};

	/* The first things as the search shows hits. */
	const hits = (result, text, most) => result.rows.slice(0, most).map(row => ({ kind: 1, title: row.name, about: ["", text.perhaps, text.unknown][row.answer],
		address: row.address, anchor: "", passages: [], shown: result.columns.flatMap((name, i) => [name, row.values[i] === 0 ? text.unknown : row.values[i][1]]) }));

	return { holds, parse, answer, sorted, hits, table };
})();
if (typeof module !== "undefined")
	module.exports = RigbookConditions;
