/*
 * For every page: the theme that the reader chose, folded parts that open where they are led to and in print, and the way to the
 * search and to derivations beside their numbers.
 *
 * The theme is put on the root before anything is drawn, so this script stands in the head and waits for nothing. It is kept under
 * the address of the site's root, because sites of one owner may share an origin. Without storage it holds for this page.
 */
"use strict";
(() => {
	const root = document.documentElement, script = document.currentScript;
	const key = "theme " + new URL(script.dataset.root, location.href).pathname;
	const themes = ["system", "light", "dark"];

	const kept = () => {
		try {
			const theme = localStorage.getItem(key);
			return themes.includes(theme) ? theme : "system";
		} catch {
			return "system";
		}
	};
	const keep = theme => {
		try {
			if (theme === "system")
				localStorage.removeItem(key);
			else
				localStorage.setItem(key, theme);
		} catch {
			/* It holds for this page. */
		}
	};
	const apply = theme => {
		if (theme === "system")
			delete root.dataset.theme;
		else
			root.dataset.theme = theme;
	};
	apply(kept());

	/* A site that is read from files needs its links led to the files of folders. */
	if (location.protocol === "file:" && script.dataset.files) {
		const files = document.createElement("script");
		files.src = script.dataset.files;
		document.head.append(files);
	}

	/* Opens what is folded around an element. */
	const unfold = element => {
		for (let at = element; at !== null; at = at.parentElement)
			if (at.localName === "details")
				at.open = true;
	};
	const target = () => {
		let id = location.hash.slice(1);
		try {
			id = decodeURIComponent(id);
		} catch {
			/* Not an address of ours; it is looked for as it stands. */
		}
		const element = id === "" ? null : document.getElementById(id);
		if (element !== null && element.closest("details:not([open])") !== null) {
			unfold(element);
			element.scrollIntoView();
		}
	};

	/* Marks in the contents which heading was last to pass the top of the window. */
	const follow = () => {
		const links = new Map();
		for (const link of document.querySelectorAll(".contents a")) {
			const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
			if (heading !== null)
				links.set(heading, link);
		}
		if (links.size === 0 || typeof IntersectionObserver === "undefined")
			return;
		const mark = () => {
			let current = null;
			for (const [heading, link] of links) {
				link.removeAttribute("aria-current");
				if (heading.getBoundingClientRect().top < innerHeight / 3)
					current = link;
			}
			if (current !== null)
				current.setAttribute("aria-current", "location");
		};
		const watch = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
		for (const heading of links.keys())
			watch.observe(heading);
	};

	/* The search: its field is shown, and its script loaded when it is first used. */
	const find = () => {
		const field = document.querySelector(".find");
		if (field === null)
			return;
		const input = field.querySelector("input");
		let asked = false;
		const load = () => {
			if (asked)
				return;
			asked = true;
			const search = document.createElement("script");
			search.src = field.dataset.script;
			document.head.append(search);
		};
		field.hidden = false;
		input.addEventListener("focus", load);
		addEventListener("keydown", event => {
			if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, [contenteditable]") !== null)
				return;
			event.preventDefault();
			input.focus();
			input.select();
		});
		if (document.querySelector(".found") !== null && new URLSearchParams(location.search).has("q"))
			load();
	};

	/* Derivations beside their numbers: their script is loaded when the first figure is pointed at, and told what that was. */
	const derive = () => {
		const template = document.getElementById("page.derivation");
		if (template === null)
			return;
		let asked = null; /* { link, pointer, how } */
		let pointer = "mouse";
		const ask = event => {
			const link = event.target.closest("a.figure");
			if (link === null)
				return;
			if (event.pointerType)
				pointer = event.pointerType;
			const tapped = event.type === "click" && pointer !== "mouse" && event.detail > 0;
			if (event.type === "click" && !tapped)
				return;
			if (tapped)
				event.preventDefault();
			const first = asked === null;
			asked = { link, pointer, how: tapped ? "tap" : event.type === "focusin" ? "focus" : pointer === "mouse" ? "hover" : "" };
			if (!first)
				return;
			const script = document.createElement("script");
			const end = () => {
				for (const name of events)
					removeEventListener(name, ask);
			};
			script.src = template.dataset.script;
			script.addEventListener("load", () => {
				end();
				asked.link.dispatchEvent(new CustomEvent("figure", { bubbles: true, detail: asked }));
			});
			script.addEventListener("error", () => {
				end();
				if (asked.how === "tap")
					location.href = asked.link.href;
			});
			document.head.append(script);
		};
		const events = ["pointerover", "pointerdown", "focusin", "click"];
		for (const name of events)
			addEventListener(name, ask);
	};

	const begin = () => {
		const choice = document.querySelector("select.theme");
		if (choice !== null) {
			choice.value = kept();
			choice.parentElement.hidden = false;
			choice.addEventListener("change", () => {
				apply(choice.value);
				keep(choice.value);
			});
			addEventListener("storage", event => {
				if (event.key === key) {
					apply(kept());
					choice.value = kept();
				}
			});
		}
		find();
		derive();
		target();
		follow();
	};
	addEventListener("DOMContentLoaded", begin);
	addEventListener("hashchange", target);

	/* What was folded before printing is folded again behind it. */
	let opened = [];
	addEventListener("beforeprint", () => {
		opened = [...document.querySelectorAll("main details:not([open])")];
		for (const details of opened)
			details.open = true;
	});
	addEventListener("afterprint", () => {
		for (const details of opened)
			details.open = false;
		opened = [];
	});
})();
