/*
 * How a number comes about, beside the number: on hover, on focus, and at the first tap; a second tap follows the link.
 *
 * Loaded by page.js when the first figure is pointed at. What it shows stands in the file derivations.js of the page that the figure
 * leads to, which calls RigbookDerivations; a derivation on the page at hand is read from there. The markup and its words are those of
 * the page's template `page.derivation`. Stays while the pointer is on the number or on the text, until Escape, or until another place
 * is pointed at. What is not to be had shows nothing, and the link leads as before.
 */
"use strict";
(() => {
	const plain = text => text.replace(/\s+/g, " ").trim();

	/* Where a box of this size stands below a link, or above it where there is more room; in pixels of the window. */
	const place = (link, box, view, edge = 8) => {
		const below = view.height - link.bottom, above = link.top;
		const up = below < box.height + edge && above > below;
		return {
			left: Math.max(edge, Math.min(link.left, view.width - box.width - edge)),
			top: up ? Math.max(edge, link.top - box.height) : link.bottom,
		};
	};

	/* "figures/pump/" of an address below the site's root, or null; `path` and `root` as in URLs. */
	const addressOf = (path, root) => {
		const own = path.startsWith(root) ? path.slice(root.length).replace(/index\.html$/, "") : "";
		return /^figures\/[^/]+\/$/.test(own) ? own : null;
	};

	/* Of a file: [anchor, name, value, formula, with numbers, [[path, value]], [stated], note], and its thing; older ones name none. */
	const fromFile = ([, own, value, formula, numbers, inputs, facts, note], thing) =>
		({ name: thing ? `${thing}: ${own}` : own, value, formula, numbers, inputs, facts, note });

	if (typeof module !== "undefined")
		module.exports = { place, addressOf, fromFile };
	if (typeof document === "undefined")
		return;

	const template = document.getElementById("page.derivation");
	const root = new URL(template.dataset.root, location.href);
	const files = new Map(); /* address -> { list: a promise of Map anchor -> derivation, done } */

	self.RigbookDerivations = (address, list, thing) => files.get(address).done(new Map(list.map(item => [item[0], fromFile(item, thing)])));
	const load = address => {
		if (!files.has(address)) {
			const file = {};
			file.list = new Promise(done => {
				file.done = done;
			});
			files.set(address, file);
			const script = document.createElement("script");
			script.src = new URL(`${address}derivations.js`, root).href;
			script.addEventListener("error", () => {
				file.done(new Map());
				files.delete(address); /* asked again at the next time */
			});
			document.head.append(script);
		}
		return files.get(address).list;
	};

	const words = (section, selector) => {
		const element = section.querySelector(selector);
		return element === null ? "" : plain(element.textContent);
	};
	const fromPage = section => ({
		name: words(section, "h2, h3"),
		value: words(section, ".result"),
		formula: words(section, ".formula dd"),
		numbers: words(section, ".formula dt ~ dt + dd"),
		inputs: [...section.querySelectorAll(".inputs > li")].map(item => {
			const path = words(item, "code");
			return [path, plain(item.textContent).slice(path.length).trim()];
		}),
		facts: [...section.querySelectorAll(".stated > li.used")].map(item => plain(item.textContent)),
		note: "",
	});

	const find = async link => {
		const url = new URL(link.href), anchor = decodeURIComponent(url.hash.slice(1));
		if (url.pathname === location.pathname) {
			const section = document.getElementById(anchor);
			return section !== null && section.matches(".derivation") ? fromPage(section) : null;
		}
		const address = url.origin === root.origin ? addressOf(url.pathname, root.pathname) : null;
		return address === null ? null : (await load(address)).get(anchor) ?? null;
	};

	/* A reader's own number has another derivation, which the script of live pages tells. */
	const ofReader = link => {
		const asked = new CustomEvent("derivation", { bubbles: true, detail: { found: null } });
		link.dispatchEvent(asked);
		return asked.detail.found;
	};

	const fill = data => {
		const box = template.content.firstElementChild.cloneNode(true);
		const put = (name, text) => {
			const element = box.querySelector(`.${name}`);
			if (text === "")
				element.closest(".part").remove();
			else
				element.textContent = text;
		};
		const list = (name, items) => {
			const element = box.querySelector(`.${name}`);
			if (items.length === 0)
				element.closest(".part").remove();
			for (const item of items) {
				const line = document.createElement("li");
				line.append(...item);
				element.append(line);
			}
		};
		put("name", data.name);
		put("value", data.value);
		put("with", data.numbers === data.formula ? "" : data.numbers);
		put("how", data.formula);
		put("note", data.note);
		list("from", data.inputs.map(([path, value]) => {
			const code = document.createElement("code");
			code.textContent = path;
			return [code, " ", value];
		}));
		list("by", data.facts.map(text => [text]));
		return box;
	};

	let shown = null; /* { link, box, tapped } */
	let wanted = null; /* the link that is asked for while its file comes */
	let timer = 0;

	const close = () => {
		clearTimeout(timer);
		wanted = null;
		if (shown === null)
			return;
		shown.link.removeAttribute("aria-describedby");
		shown.box.remove();
		shown = null;
	};
	const open = async (link, tapped) => {
		clearTimeout(timer);
		if (shown !== null && shown.link === link) {
			shown.tapped = shown.tapped || tapped;
			shown.box.classList.toggle("tapped", shown.tapped);
			return true;
		}
		close();
		wanted = link;
		const data = link.closest(".yours") === null ? await find(link) : ofReader(link);
		if (wanted !== link || !link.isConnected)
			return true;
		wanted = null;
		if (data === null)
			return false;
		const box = fill(data);
		box.id = "page.derived";
		box.classList.toggle("tapped", tapped);
		document.body.append(box);
		const at = place(link.getClientRects()[0], box.getBoundingClientRect(), { width: document.documentElement.clientWidth, height: innerHeight });
		box.style.left = `${at.left + scrollX}px`;
		box.style.top = `${at.top + scrollY}px`;
		link.setAttribute("aria-describedby", box.id);
		shown = { link, box, tapped };
		return true;
	};

	const figureAt = event => event.target instanceof Element ? event.target.closest("a.figure, svg a[href*='figures/']") : null;
	const isInside = event => shown !== null && shown.box.contains(event.target);
	const hover = link => {
		clearTimeout(timer);
		timer = setTimeout(() => open(link, false), shown === null ? 250 : 120);
	};
	const leave = () => {
		clearTimeout(timer);
		timer = setTimeout(close, 300);
	};

	let pointer = "mouse";
	const tap = async link => {
		if (!await open(link, true))
			location.href = link.href; /* there is nothing to show */
	};
	addEventListener("pointerover", event => {
		if (event.pointerType !== "mouse")
			return;
		const link = figureAt(event);
		if (link !== null)
			hover(link);
		else if (isInside(event))
			clearTimeout(timer);
		else
			leave();
	});
	addEventListener("focusin", event => {
		const link = figureAt(event);
		if (link !== null && link.matches(":focus-visible"))
			open(link, false);
		else if (link === null && !isInside(event))
			close();
	});
	addEventListener("pointerdown", event => {
		pointer = event.pointerType;
		if (figureAt(event) === null && !isInside(event))
			close();
	});
	addEventListener("click", event => {
		const link = figureAt(event), by = event.pointerType || pointer;
		if (link === null || by === "mouse" || event.detail === 0 || (shown !== null && shown.link === link && shown.tapped))
			return;
		event.preventDefault();
		tap(link);
	});
	addEventListener("keydown", event => {
		if (event.key === "Escape" && (shown !== null || wanted !== null)) {
			event.preventDefault();
			close();
		}
	});
	addEventListener("pagehide", close);
	addEventListener("resize", close);

	/* What was pointed at before this script was there. */
	addEventListener("figure", event => {
		const { how } = event.detail, link = event.target;
		pointer = event.detail.pointer;
		if (how === "tap")
			tap(link);
		else if (how === "")
			return;
		else if (how === "focus" ? document.activeElement === link : link.matches(":hover"))
			open(link, false);
	});
})();
