/* At an address of before: leads to the new one, with the part of the page that was asked for. A refresh would drop that. */
"use strict";
(() => {
	const link = document.querySelector("main a");
	if (link)
		location.replace(link.href + location.hash);
})();
