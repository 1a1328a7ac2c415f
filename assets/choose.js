/*
 * Side by side: two to four things that the reader chooses, in the address as ?things=a,b.
 *
 * Works on what the template `choose` prints: a form, a template of an empty table, and lists of what can be chosen, each with the
 * script of its kind, which calls RigbookThings when it is loaded. What differs stands first, then what is the same; a row that fewer
 * than two of the things have is left out. Computes nothing: values are compared, not divided. Words stand in data attributes.
 */
"use strict";
(() => {
	const number = typeof RigbookNumber === "undefined" ? require("./number.js") : RigbookNumber;
	const most = 4;

	/* The ids of an address's query, each once, no more than four. */
	const idsOf = query => [...new Set((new URLSearchParams(query).get("things") || "").split(",").filter(id => id !== ""))].slice(0, most);
	const withIds = (query, ids) => {
		const params = new URLSearchParams(query);
		params.delete("things");
		const rest = params.toString(), own = ids.length === 0 ? "" : `things=${ids.map(encodeURIComponent).join(",")}`;
		return own + rest === "" ? "" : `?${[own, rest].filter(text => text !== "").join("&")}`;
	};

	const isSame = (a, b) => {
		if (a === 0 || b === 0)
			return a === b;
		if (a[0] === "" || b[0] === "" || a[0].includes("..") || b[0].includes(".."))
			return a[0] === b[0] && a[1] === b[1];
		const x = number.read(a[0]), y = number.read(b[0]);
		return x !== null && y !== null && number.compare(x, y) === 0;
	};

	/*
	 * Rows of things { kind, values } by the columns of their kinds: { id, name, unit, cells, same }, in the order of the first kind
	 * that has them, those that differ first. Things of other kinds share a row where the id and the unit are the same.
	 */
	const rowsOf = (things, columnsOf) => {
		const rows = new Map();
		things.forEach((thing, place) => {
			columnsOf(thing.kind).forEach(([id, name, unit], i) => {
				const key = `${id} ${unit}`;
				if (!rows.has(key))
					rows.set(key, { id, name, unit, cells: things.map(() => 0), same: false });
				rows.get(key).cells[place] = thing.values[i];
			});
		});
		const shown = [...rows.values()].filter(row => row.cells.filter(cell => cell !== 0).length >= Math.min(2, things.length));
		for (const row of shown)
			row.same = row.cells.every(cell => isSame(cell, row.cells[0]));
		return [...shown.filter(row => !row.same), ...shown.filter(row => row.same)];
	};

	if (typeof module !== "undefined")
		module.exports = { idsOf, withIds, rowsOf, isSame };
	if (typeof document === "undefined")
		return;

	const page = document.querySelector(".choose"), words = page.dataset, form = page.querySelector("form"), status = page.querySelector("[role=status]");
	const selects = [...form.querySelectorAll("select")], template = page.querySelector("template"), chosen = page.querySelector(".chosen");
	const root = new URL(words.root, location.href);
	const href = address => new URL(address, root).href;

	/* Things by id, and where the values of their kinds come from. */
	const kindOf = new Map(), kinds = new Map();
	for (const group of document.querySelectorAll(".choices")) {
		const kind = group.dataset.kind;
		kinds.set(kind, { script: group.dataset.script, columns: [], things: new Map(), loaded: null });
		const choices = [...group.querySelectorAll("a[data-id]")];
		for (const link of choices)
			kindOf.set(link.dataset.id, kind);
		for (const select of selects) {
			const options = document.createElement("optgroup");
			options.label = group.querySelector("summary").textContent;
			options.append(...choices.map(link => new Option(link.textContent, link.dataset.id)));
			select.append(options);
		}
	}
	self.RigbookThings = (kind, columns, things) => {
		kinds.get(kind).columns = columns;
		for (const [id, name, address, figures, ...values] of things)
			kinds.get(kind).things.set(id, { id, kind, name, address, figures, values });
	};
	const load = kind => {
		const known = kinds.get(kind);
		if (known.loaded === null) {
			known.loaded = new Promise((done, failed) => {
				const script = document.createElement("script");
				script.src = known.script;
				script.addEventListener("load", done);
				script.addEventListener("error", () => {
					known.loaded = null;
					failed(new Error(known.script));
				});
				document.head.append(script);
			});
		}
		return known.loaded;
	};

	const make = (name, className, ...content) => {
		const element = document.createElement(name);
		if (className !== "")
			element.className = className;
		element.append(...content);
		return element;
	};
	const link = (className, text, address) => {
		const element = make("a", className, text);
		element.href = href(address);
		return element;
	};
	const cellOf = (thing, row, value) => {
		const same = row.same ? " same" : "";
		if (value === 0)
			return make("td", `right quiet${same}`, words.unknown);
		const [exact, printed, source = "", day = "", anchor = ""] = value;
		const cell = make("td", (exact !== "" ? "number" : anchor !== "" ? "right" : "right quiet") + same, anchor === "" ? printed : link("figure", printed, `${thing.figures}#${anchor}`));
		const data = { exact, unit: exact === "" ? "" : row.unit, source, date: day };
		for (const [key, text] of Object.entries(data))
			if (text !== "")
				cell.dataset[key] = text;
		return cell;
	};
	const tableOf = (things, rows) => {
		const figure = template.content.cloneNode(true), table = figure.querySelector("table");
		const names = things.map(thing => thing.name), last = names[names.length - 1];
		const all = words.and.replace("{first}", names.slice(0, -1).join(", ")).replace("{last}", last);
		table.caption.textContent = words.caption.replace("{names}", all);
		table.tHead.rows[0].append(...things.map(thing => {
			const head = make("th", "number", link("", thing.name, thing.address));
			head.scope = "col";
			return head;
		}));
		table.tBodies[0].append(...rows.map(row => {
			const head = make("th", "", row.name);
			head.scope = "row";
			return make("tr", row.same ? "same" : "", head, ...row.cells.map((value, i) => cellOf(things[i], row, value)));
		}));
		return figure;
	};

	let wanted = "";
	const show = async ids => {
		wanted = ids.join(",");
		const mine = wanted;
		const known = ids.filter(id => kindOf.has(id));
		if (known.length < 2) {
			chosen.replaceChildren();
			status.textContent = words.none;
			return;
		}
		try {
			await Promise.all(known.map(id => load(kindOf.get(id))));
		} catch {
			if (wanted === mine) {
				chosen.replaceChildren();
				status.textContent = words.failed;
			}
			return;
		}
		if (wanted !== mine)
			return;
		const things = known.map(id => kinds.get(kindOf.get(id)).things.get(id));
		const rows = rowsOf(things, kind => kinds.get(kind).columns);
		status.textContent = rows.length === 0 ? words.apart : "";
		chosen.replaceChildren();
		if (rows.length === 0)
			return;
		chosen.append(tableOf(things, rows));
		if (self.RigbookTables)
			self.RigbookTables.begin(chosen.querySelector(".tools"), "choose");
	};

	const read = () => {
		const ids = idsOf(location.search).filter(id => kindOf.has(id));
		selects.forEach((select, i) => {
			select.value = ids[i] || "";
		});
		show(ids);
	};
	form.addEventListener("change", () => {
		const ids = [...new Set(selects.map(select => select.value).filter(id => id !== ""))];
		try {
			history.pushState(null, "", location.pathname + withIds(location.search, ids) + location.hash);
		} catch {
			/* From files some browsers refuse; the table is shown all the same. */
		}
		show(ids);
	});
	form.addEventListener("submit", event => event.preventDefault());
	addEventListener("popstate", read);
	form.hidden = false;
	read();
})();
