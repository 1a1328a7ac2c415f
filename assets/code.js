/*
 * For pages with code: a button in each block that copies it, without numbers of lines, prompts and the button itself.
 */
"use strict";
(() => {
	const { copy, copied } = document.currentScript.dataset;

	/* What was typed: prompts are not. */
	const text = code => {
		const plain = code.cloneNode(true);
		for (const prompt of plain.querySelectorAll(".hl-prompt")) {
			const next = prompt.nextSibling;
			if (next !== null && next.nodeType === 3)
				next.data = next.data.replace(/^ /, "");
			prompt.remove();
		}
		return plain.textContent;
	};

	/* Where there is no clipboard, as over http, the code is selected and copied as a reader would. */
	const write = async code => {
		try {
			await navigator.clipboard.writeText(text(code));
			return true;
		} catch {
			getSelection().selectAllChildren(code);
			return document.execCommand("copy");
		}
	};

	const add = code => {
		const block = code.parentElement, button = document.createElement("button");
		let told = 0;
		button.type = "button";
		button.className = "copy";
		button.textContent = copy;
		button.setAttribute("aria-live", "polite");
		button.addEventListener("click", async () => {
			if (!await write(code))
				return;
			button.textContent = copied;
			clearTimeout(told);
			told = setTimeout(() => { button.textContent = copy; }, 2000);
		});
		const title = block.previousElementSibling;
		(title !== null && title.localName === "figcaption" ? title : block).prepend(button);
	};
	addEventListener("DOMContentLoaded", () => {
		for (const code of document.querySelectorAll(".prose pre > code"))
			add(code);
	});
})();
