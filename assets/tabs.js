/*
 * For pages with tabs: of the parts below each other one is shown, chosen by its name. A choice holds for all parts of that
 * name on the page; a link to what is in a part shows it.
 */
"use strict";
(() => {
	const groups = [];

	const show = (group, at) => {
		group.tabs.forEach((tab, i) => {
			const chosen = i === at;
			tab.setAttribute("aria-selected", chosen);
			tab.tabIndex = chosen ? 0 : -1;
			group.parts[i].classList.toggle("chosen", chosen);
		});
	};

	const choose = name => {
		for (const group of groups) {
			const at = group.tabs.findIndex(tab => tab.textContent === name);
			if (at >= 0)
				show(group, at);
		}
	};

	const move = (event, group) => {
		const last = group.tabs.length - 1, at = group.tabs.indexOf(event.target);
		const to = { ArrowRight: at < last ? at + 1 : 0, ArrowLeft: at > 0 ? at - 1 : last, Home: 0, End: last }[event.key];
		if (to === undefined)
			return;
		event.preventDefault();
		choose(group.tabs[to].textContent);
		group.tabs[to].focus();
	};

	const make = (box, number) => {
		const list = document.createElement("div"), group = { parts: [...box.children], tabs: [] };
		list.className = "tablist";
		list.setAttribute("role", "tablist");
		group.parts.forEach((part, i) => {
			const tab = document.createElement("button");
			tab.type = "button";
			tab.id = `tab.${number + 1}.${i + 1}`;
			tab.textContent = part.firstElementChild.textContent;
			tab.setAttribute("role", "tab");
			tab.addEventListener("click", () => choose(tab.textContent));
			part.setAttribute("role", "tabpanel");
			part.setAttribute("aria-labelledby", tab.id);
			list.append(tab);
			group.tabs.push(tab);
		});
		list.addEventListener("keydown", event => move(event, group));
		box.prepend(list);
		box.classList.add("live");
		groups.push(group);
		show(group, 0);
	};

	const reveal = () => {
		let target;
		try {
			target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
		} catch {
			return;
		}
		const part = target && target.closest(".tab");
		for (const group of groups) {
			const at = group.parts.indexOf(part);
			if (at >= 0) {
				show(group, at);
				target.scrollIntoView();
			}
		}
	};

	addEventListener("DOMContentLoaded", () => {
		document.querySelectorAll(".tabs").forEach(make);
		reveal();
	});
	addEventListener("hashchange", reveal);
})();
