/*
 * Pages that answer: readers put values of their own in place of the site's. Controls, or the address
 * (?hours=20&electricity=0.4+USD/kWh), give literals to the engine (WebAssembly, the code that built the site), and what it
 * answers is put in place; what reads as built, as built. All sentences are attributes of the form.
 */
"use strict";
(() => {
	const script = document.currentScript, form = document.querySelector("form.inputs"), list = document.getElementById("page.list");
	if (form === null || list === null || typeof WebAssembly === "undefined" || typeof DecompressionStream === "undefined")
		return;
	const words = form.dataset, say = form.querySelector("p.said"), main = document.querySelector("main");
	const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => name in values ? values[name] : all);
	const same = (a, b) => Object.keys(a).length === Object.keys(b).length
		&& Object.keys(a).every(key => a[key] === b[key] || (Array.isArray(a[key]) && Array.isArray(b[key]) && a[key].join("\n") === b[key].join("\n")));
	const make = (name, className, ...inside) => {
		const element = document.createElement(name);
		if (className)
			element.className = className;
		element.append(...inside);
		return element;
	};

	/* --- the engine ------------------------------------------------------------------------------ */

	let packed = "", pages = [], data = null, code = null, engine = null, loading = null;
	window.rigbookEngine = text => { packed = text; };
	window.rigbookData = (addresses, bytes) => { pages = addresses; data = bytes; };

	const load = href => new Promise((done, failed) => {
		const element = make("script");
		element.src = href;
		element.onload = done;
		element.onerror = () => failed(new Error(href));
		document.head.append(element);
	});
	const bytesOf = text => Uint8Array.from(text, sign => sign.charCodeAt(0));
	const fetched = async () => {
		await Promise.all([load(script.dataset.engine), load(script.dataset.data)]);
		const stream = new Blob([bytesOf(atob(packed))]).stream().pipeThrough(new DecompressionStream("gzip"));
		code = await WebAssembly.compile(await new Response(stream).arrayBuffer());
		packed = "";
	};

	/* What takes more milliseconds is stopped; not while it starts. */
	let began = 0, most = Infinity;
	const page = {
		begin() { began = performance.now(); },
		tick() {
			if (performance.now() - began > most)
				throw new Error(words.slow);
		}
	};

	const textMost = 4000;
	const started = async () => {
		const { exports } = await WebAssembly.instantiate(code, {
			page, wasi_snapshot_preview1: { proc_exit() { throw new Error(words.stopped); } }
		});
		const put = (bytes, at) => {
			const place = at || exports.engine_room(bytes.length);
			new Uint8Array(exports.memory.buffer, place, bytes.length).set(bytes);
			return [place, bytes.length];
		};
		exports._initialize();
		const self = exports.engine_start(...put(new TextEncoder().encode(data)), ...put(new TextEncoder().encode(list.textContent)));
		if (self === 0)
			throw new Error(words.unreadable);
		const room = exports.engine_room(textMost);
		return (name, ...values) => {
			const given = values.flatMap(value => typeof value === "number" ? [value] : put(new TextEncoder().encode(value).subarray(0, textMost), room));
			exports["engine_" + name](self, ...given);
			return new TextDecoder().decode(new Uint8Array(exports.memory.buffer, exports.engine_text(self), exports.engine_length(self)));
		};
	};
	const ready = () => {
		loading = loading || fetched();
		return loading.then(async () => {
			if (engine !== null)
				return;
			most = Infinity;
			const one = await started();
			one("begin");
			now = JSON.parse(one("answers")); /* what stands on the page */
			site = site || now.slice();
			engine = one;
			/* What was not needed yet. */
			setTimeout(() => {
				most = Infinity;
				one("settle");
				most = 100;
			}, 500);
			/* Laid out when it comes into sight (assets/style.css). */
			for (const [element, height] of [...main.querySelectorAll("figure.table, figure.chart")].map(element => [element, element.offsetHeight])) {
				element.style.containIntrinsicBlockSize = `auto ${height}px`;
				element.classList.add("beyond");
			}
		});
	};

	/* --- what stands on the page ----------------------------------------------------------------- */

	let site = null; /* the answers with the site's data */
	let now = [];    /* those on the page */
	const places = new Map(), rows = new Map(), lines = new Map(); /* rows: as built; lines: by their keys */
	for (const element of document.querySelectorAll("[data-live]")) {
		places.set(Number(element.dataset.live), element);
		if (element.localName === "table")
			rows.set(element, [...element.tBodies[0].rows]);
	}

	/* Puts an element's own content aside once, and gives it back. */
	const kept = new Map();
	const keep = element => {
		if (!kept.has(element))
			kept.set(element, { nodes: [...element.childNodes], className: element.className, data: { ...element.dataset } });
		return kept.get(element);
	};
	const restore = element => {
		const before = keep(element);
		before.inner = undefined;
		element.replaceChildren(...before.nodes);
		element.className = before.className;
		element.removeAttribute("title");
		for (const key of Object.keys(element.dataset))
			delete element.dataset[key];
		Object.assign(element.dataset, before.data);
	};

	const figure = (answer, before) => {
		const inner = make(answer.value === undefined ? "span" : "data", "", (answer.stale ? "† " : "") + answer.text);
		if (answer.value !== undefined)
			inner.value = answer.value;
		const link = answer.kind !== "thing" ? before.nodes.map(node => node.querySelector ? node.matches("a.figure") ? node : node.querySelector("a.figure") : null).find(node => node) : null;
		if (!link)
			return inner;
		const copy = link.cloneNode(false);
		copy.append(inner);
		return copy;
	};
	const fillFigure = (element, answer, built) => {
		const before = keep(element);
		element.classList.add("yours");
		element.title = fill(words.site, built);
		element.replaceChildren(figure(answer, before));
	};

	/* --- guards ---------------------------------------------------------------------------------- */

	/* What is said only while a guard holds; null of one that stands alone. */
	const heldBy = element => element.localName === "p" ? null : element.closest("p, li, td, th, dd, dt, h1, h2, h3, h4, h5, h6");
	const shorten = text => text.length > 70 ? text.slice(0, 70).replace(/\s+\S*$/, "") + "…" : text;
	/* Readers know it by its first words, or by those before it; without what guards say of it. */
	const guarded = (element, condition) => {
		let holder = heldBy(element) || element.previousElementSibling;
		while (holder !== null && holder.matches(".guard, .alert-title"))
			holder = holder.previousElementSibling;
		if (holder === null || holder.localName === "figure")
			return shorten(condition);
		const notes = [...holder.querySelectorAll(".guard, .alert-title")];
		return `“${shorten(notes.reduce((text, note) => text.replace(note.textContent, ""), holder.textContent).trim())}”`;
	};

	const fillGuard = (element, answer) => {
		const holder = heldBy(element), alone = holder === null;
		element.hidden = answer.guard === "holds";
		element.textContent = element.hidden ? "" : " " + fill(alone ? words.alone : words.unheld, answer);
		if (holder !== null)
			holder.classList.toggle("unheld", holder.querySelector(".guard:not([hidden])") !== null);
	};

	/* --- tables ---------------------------------------------------------------------------------- */

	const compared = (cell, answer, built) => {
		if (built !== undefined && built.text !== answer.text)
			cell.title = fill(words.site, built);
		else
			cell.removeAttribute("title");
	};
	/* Another number in a cell that shows one of the reader's already: the text alone. */
	const refillCell = (cell, answer, built, shown) => {
		const inner = kept.has(cell) ? kept.get(cell).inner : undefined;
		if (inner === undefined || shown === undefined || shown.value === undefined || answer.value === undefined
			|| !same({ ...answer, text: "", value: "", exact: "" }, { ...shown, text: "", value: "", exact: "" }))
			return false;
		inner.textContent = (answer.stale ? "† " : "") + answer.text;
		inner.value = answer.value;
		cell.dataset.exact = answer.exact;
		compared(cell, answer, built);
		return true;
	};
	const fillCell = (cell, answer, built, shown) => {
		if (built !== undefined && same(answer, built)) {
			restore(cell);
			return;
		}
		if (refillCell(cell, answer, built, shown))
			return;
		const before = keep(cell), content = figure(answer, before);
		before.inner = content.localName === "a" ? content.firstChild : content;
		cell.replaceChildren();
		cell.className = before.className.replace(/ ?\b(pad-\d+|quiet)\b/g, "") + (answer.quiet ? " quiet" : "") + " yours";
		for (const key of ["exact", "mark", "factor", "apart", "source", "date"])
			delete cell.dataset[key];
		compared(cell, answer, built);
		if (answer.exact !== undefined)
			cell.dataset.exact = answer.exact;
		if (answer.mark) {
			const [key, symbol, name] = answer.mark, sign = make("span", "", symbol);
			cell.dataset.mark = key;
			sign.setAttribute("aria-hidden", "true");
			sign.title = name;
			cell.append(make("span", "mark", sign, make("span", "word", name)), " ");
		}
		cell.append(answer.best ? make("strong", "", make("span", "best", words.best || "best"), " ", content) : content);
	};

	const newRow = (row, like) => {
		const head = make("th", "", row.name), line = make("tr", row.total ? "total" : "");
		head.scope = row.cells ? "row" : "rowgroup";
		if (row.unit)
			head.append(" ", make("span", "unit", row.unit));
		line.append(head);
		if (!row.cells)
			head.colSpan = like.cells.length;
		for (let i = 0; row.cells && i < row.cells.length; i++)
			line.append(make("td", like && like.cells[i + 1] ? like.cells[i + 1].className : ""));
		return line;
	};
	const cellsOf = answer => new Map((answer.rows || []).map(row => [row.key, row.cells || []]));
	/* Rows in their order; while a slider is moved they stay where they are, as long as they are the same. */
	const sortRows = (table, wanted, keys) => {
		const body = table.tBodies[0], before = [...body.rows];
		if (before.length === wanted.length && before.every((line, i) => line === wanted[i]))
			return;
		if (sliding && before.length === wanted.length && before.every(line => wanted.includes(line)))
			return;
		const focus = document.activeElement, held = focus !== null && body.contains(focus);
		body.replaceChildren(...wanted);
		table.dataset.order = keys;
		if (held && body.contains(focus))
			focus.focus({ preventScroll: true });
	};
	const fillTable = (table, answer, built, painted) => {
		const body = table.tBodies[0], builtCells = cellsOf(built), paintedCells = cellsOf(painted);
		if (!lines.has(table))
			lines.set(table, new Map(built.rows.map((row, i) => [row.key, rows.get(table)[i]])));
		const known = lines.get(table);
		if (answer.failed !== undefined) {
			const cell = make("td", "text quiet", answer.failed);
			cell.colSpan = table.tHead.rows[0].cells.length;
			body.replaceChildren(make("tr", "", cell));
			table.dataset.order = "failed";
			return;
		}
		const wanted = answer.rows.map(row => {
			if (!known.has(row.key)) {
				const like = rows.get(table).find(line => line.cells.length > 1);
				known.set(row.key, newRow(row, like));
			}
			const line = known.get(row.key), own = builtCells.get(row.key) || [], shown = paintedCells.get(row.key) || [];
			(row.cells || []).forEach((cell, i) => {
				if (shown[i] === undefined || !same(cell, shown[i]))
					fillCell(line.cells[i + 1], cell, own[i], shown[i]);
			});
			return line;
		});
		sortRows(table, wanted, answer.rows.map(row => row.key).join("\n"));
		answer.columns.forEach((unit, i) => {
			const place = table.tHead.rows[0].cells[i + 1].querySelector(".unit");
			if (place !== null)
				place.textContent = unit;
		});
	};

	/* --- drawings -------------------------------------------------------------------------------- */

	/* ["rect", "class", "bar s1", "x", 12.5, …]; of a text its words come last. */
	const shaped = ([name, ...rest]) => {
		const shape = document.createElementNS("http://www.w3.org/2000/svg", name);
		for (; rest.length > 1; rest.splice(0, 2))
			shape.setAttribute(rest[0], rest[1]);
		shape.append(...rest);
		return shape;
	};
	/* Marks and lines across. */
	const groups = new Map();
	const fillDrawing = (chart, answer, built) => {
		const { marks, words: sentence, missing } = answer, other = missing !== built.missing;
		for (const svg of chart.querySelectorAll("svg")) {
			if (!groups.has(svg))
				groups.set(svg, new Map([...svg.querySelectorAll(".mark, .across")].map((group, i) => [built.marks[i].key, group])));
			const known = groups.get(svg);
			for (const group of known.values())
				group.setAttribute("display", "none");
			for (const mark of marks) {
				if (!known.has(mark.key))
					known.set(mark.key, svg.appendChild(shaped(["g", "class", "mark"])));
				const group = known.get(mark.key);
				group.removeAttribute("display");
				group.replaceChildren(...(mark.words ? [["title", mark.words]] : []).concat(mark[svg.classList[0]]).map(shaped));
			}
			svg.querySelector("desc").textContent = sentence;
		}
		chart.querySelector("figcaption .words").textContent = sentence;
		for (const note of chart.querySelectorAll(".missing"))
			note.hidden = note.matches(".undrawn") !== (other && missing !== "");
		chart.querySelector(".undrawn").textContent = other ? fill(words.undrawn, { missing }) : "";
	};

	const paint = ({ moved = false, ...answer }) => {
		const element = places.get(answer.n), built = site[answer.n], painted = now[answer.n];
		now[answer.n] = answer;
		if (element === undefined)
			return;
		if (answer.guard !== undefined)
			fillGuard(element, answer);
		else if (answer.text !== undefined && same(answer, built))
			restore(element);
		else if (answer.text !== undefined)
			fillFigure(element, answer, built);
		else if (rows.has(element))
			fillTable(element, answer, built, painted);
		element.classList.toggle("moved", moved);
		if (built.marks)
			fillDrawing(element.closest("figure.chart"), answer, built);
	};

	/* Which answers are others: words, guards, marks and best cells, not every digit. */
	const turned = (answer, before) => {
		const said = [];
		if (answer.guard !== undefined && answer.guard !== before.guard && places.has(answer.n))
			said.push(guarded(places.get(answer.n), answer.condition || before.condition));
		if (answer.kind !== undefined && (answer.kind !== "quantity" || before.kind !== "quantity") && answer.text !== before.text)
			said.push(`${before.text} → ${answer.text}`);
		for (const row of answer.rows || []) {
			const old = before.rows.find(other => other.key === row.key);
			(row.cells || []).forEach((cell, i) => {
				const was = old && old.cells && old.cells[i];
				if (was && (String(cell.mark) !== String(was.mark) || cell.best !== was.best || (cell.kind !== "quantity" && cell.text !== was.text)))
					said.push(`${row.name}: ${cell.best && !was.best ? `${words.best || "best"} ` : ""}${cell.mark ? cell.mark[2] + " " : ""}${cell.text}`);
			});
		}
		return said;
	};

	/* --- what readers say ------------------------------------------------------------------------ */

	let sliding = false; /* a slider is being moved */
	const state = new Map(); /* id -> literal, of what differs from the site */
	const items = new Map([...form.querySelectorAll("[data-input]")].map(item => [item.dataset.input, item]));
	const fieldOf = item => item.querySelector("[id$=\".text\"]"), sliderOf = item => item.querySelector("[type=range]");
	const valueOf = field => field.type === "checkbox" ? String(field.checked) : field.value.trim();
	const ownOf = field => field.type === "checkbox" ? String(field.defaultChecked)
		: field.localName === "select" ? [...field.options].filter(option => option.defaultSelected).map(option => option.value)[0] : field.defaultValue;
	const show = (id, text) => {
		const field = items.has(id) ? fieldOf(items.get(id)) : null;
		if (field === null)
			return;
		if (field.type === "checkbox")
			field.checked = text === "true";
		else
			field.value = text;
	};
	const complain = (id, message) => {
		const item = items.get(id), said = item && item.querySelector(".said");
		if (!item)
			return;
		tell(said, message);
		if (message === "")
			fieldOf(item).removeAttribute("aria-invalid");
		else
			fieldOf(item).setAttribute("aria-invalid", "true");
	};
	const nameOf = id => items.has(id) ? items.get(id).querySelector("label").textContent : id;

	const whose = make("p", "whose"), unread = make("p", "whose");
	whose.hidden = unread.hidden = true;
	main.prepend(whose, unread);
	const tell = (place, text) => {
		place.hidden = text === "";
		place.textContent = text;
	};

	const stays = document.querySelectorAll(".stays");
	const own = () => new URLSearchParams([...state].map(([id, text]) => [id, text]));
	const remember = () => {
		const params = new URLSearchParams([...new URLSearchParams(location.search)].filter(([key]) => key.startsWith("t.")));
		for (const [id, text] of state)
			params.set(id, text);
		const query = params.toString().replace(/%2F/g, "/");
		history.replaceState(history.state, "", location.pathname + (query === "" ? "" : "?" + query) + location.hash);
	};
	/* Links to other pages that answer take the reader's values along. */
	const liveLinks = () => {
		const plain = url => url.origin + url.pathname.replace(/index\.html$/, "");
		const live = new Set(pages.map(address => plain(new URL(script.dataset.root + address, location.href))));
		return [...document.querySelectorAll("a[href]")].map(link => [link, link.getAttribute("href")])
			.filter(([, href]) => !href.startsWith("#") && live.has(plain(new URL(href, location.href))))
			.map(([link, href]) => ({ link, address: href.replace(/[?#].*$/, ""), hash: href.replace(/^[^#]*/, "") }));
	};
	let links = null, carried = "";
	const carry = () => {
		const query = state.size > 0 ? "?" + own() : "";
		if (query === carried)
			return;
		links = links || liveLinks();
		carried = query;
		for (const { link, address, hash } of links)
			link.setAttribute("href", address + query + hash);
	};

	const attempt = job => new Promise(done => done(job()));
	const answers = part => JSON.parse(engine("answers", part));
	/* What takes long comes behind the frame: charts along inputs, the address. */
	let drawing = false;
	const draw = () => {
		drawing = false;
		if (!sliding)
			remember(); /* browsers allow 100 in half a minute */
		carry();
		most = 1000;
		if (engine !== null)
			attempt(() => answers(2).forEach(paint)).catch(fail);
	};
	const drawLater = () => {
		if (!drawing)
			frame().then(() => setTimeout(draw));
		drawing = true;
	};

	const compute = () => {
		const refused = [];
		most = 100;
		engine("begin");
		for (const [id, text] of [...state]) {
			const message = engine("set", `${id}=${text}`);
			complain(id, message);
			if (message !== "") {
				state.delete(id);
				refused.push(`${id}=${text} (${message})`);
			}
		}
		for (const [id, item] of items) {
			const value = state.has(id) ? JSON.parse(engine("input", id)).value : undefined, slider = sliderOf(item);
			if (slider !== null && slider !== document.activeElement && value !== undefined)
				slider.value = value;
		}
		const before = now.slice(), changed = answers(1), list = [...new Set(changed.flatMap(answer => turned(answer, before[answer.n])))];
		for (const answer of changed)
			paint(answer);
		tell(whose, state.size === 0 ? "" : fill(words.yours, { list: [...state].map(([id, text]) => `${nameOf(id)} ${text}`).join(", ") }));
		for (const element of stays)
			element.title = state.size === 0 ? "" : words.stays;
		const more = list.length > 3 ? ` (+${list.length - 3})` : "";
		say.textContent = list.length === 0 ? words.same : fill(words.turned, { list: list.slice(0, 3).join("; ") + more });
		drawLater();
		return refused;
	};
	const fail = error => {
		engine = null;
		for (const answer of site || [])
			paint(answer);
		tell(whose, fill(words.broken, { reason: error instanceof WebAssembly.RuntimeError ? words.stopped : error.message }));
	};
	/* The slider is let go of: rows take their order, the address the values. */
	const settle = () => {
		for (const answer of now)
			if (answer.rows !== undefined && places.has(answer.n))
				fillTable(places.get(answer.n), answer, site[answer.n], answer);
		remember();
	};
	/* At most once in a frame; what comes while the engine is loaded is one update. */
	let waiting = null, framed = false;
	const frame = () => new Promise(done => requestAnimationFrame(done));
	const computeOnce = () => {
		waiting = null;
		framed = true;
		frame().then(() => { framed = false; });
		return compute();
	};
	const update = () => {
		const failed = error => {
			waiting = null;
			fail(error);
			return [];
		};
		if (engine !== null && !framed && waiting === null)
			return attempt(computeOnce).catch(failed);
		waiting = waiting || ready().then(() => framed ? frame() : null).then(computeOnce).catch(failed);
		return waiting;
	};
	const change = (id, text) => {
		complain(id, "");
		if (text === ownOf(fieldOf(items.get(id))))
			state.delete(id);
		else
			state.set(id, text);
		return update();
	};

	form.addEventListener("input", event => {
		const item = event.target.closest("[data-input]"), field = fieldOf(item);
		if (event.target.type !== "range")
			return;
		sliding = true;
		field.value = event.target.value === event.target.defaultValue ? field.defaultValue : `${event.target.value.replace(".", field.dataset.decimal)} ${field.dataset.unit}`.trim();
		change(item.dataset.input, valueOf(field));
	});
	form.addEventListener("change", event => {
		const item = event.target.closest("[data-input]");
		sliding = false;
		if (event.target.type !== "range")
			change(item.dataset.input, valueOf(fieldOf(item)));
		else if (engine !== null)
			settle();
	});
	form.addEventListener("submit", event => event.preventDefault());
	form.addEventListener("reset", () => {
		sliding = false;
		state.clear();
		for (const id of items.keys())
			complain(id, "");
		tell(unread, "");
		update();
	});
	form.addEventListener("click", event => {
		const button = event.target.closest("button");
		if (button === null)
			return;
		if (button.matches(".scenario")) {
			form.reset();
			for (const line of button.dataset.set.split("\n")) {
				const at = line.indexOf("=");
				state.set(line.slice(0, at), line.slice(at + 1));
				show(line.slice(0, at), line.slice(at + 1));
			}
			update();
		} else if (button.matches(".copy")) {
			(navigator.clipboard ? navigator.clipboard.writeText(location.href) : Promise.reject(new Error())).then(
				() => { say.textContent = words.copied; }, () => { say.textContent = words.failed; });
		}
	});

	/* Asked where a number of the reader's comes from (assets/derivations.js), the engine tells. */
	document.addEventListener("derivation", event => {
		const element = event.target.closest("[data-live]"), cell = event.target.closest("td");
		if (engine === null || element === null || event.target.closest(".yours") === null)
			return;
		const n = Number(element.dataset.live), answer = now[n], place = [0, 0];
		if (answer.rows !== undefined) {
			place[0] = answer.rows.findIndex(row => lines.get(element).get(row.key) === cell.parentNode);
			place[1] = cell.cellIndex - 1;
		}
		const [built, shown] = answer.rows === undefined ? [site[n], answer]
			: [(cellsOf(site[n]).get(answer.rows[place[0]].key) || [])[place[1]], answer.rows[place[0]].cells[place[1]]];
		const { name = "", formula = "", put = "", inputs = [] } = JSON.parse(engine("derivation", n, ...place));
		event.detail.found = { name, value: shown.text, formula, numbers: put, inputs, facts: [],
			note: built === undefined ? "" : fill(words.site, built) };
	});

	form.hidden = false;
	for (const [key, text] of new URLSearchParams(location.search)) {
		if (key.includes("."))
			continue;
		state.set(key, text);
		show(key, text);
	}
	if (state.size > 0)
		update().then(refused => {
			if (refused.length === 0)
				return;
			for (const line of refused)
				if (items.has(line.split("=")[0]))
					show(line.split("=")[0], ownOf(fieldOf(items.get(line.split("=")[0]))));
			tell(unread, fill(words.unread, { list: refused.join("; ") }));
		});
})();
