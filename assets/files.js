/*
 * For a site that is read from files. A web server shows a folder's index.html; a file system lists the folder. So links
 * to folders are led to that file, when one is followed or its address is copied.
 */
"use strict";
if (location.protocol === "file:") {
	const lead = event => {
		const link = event.target.closest("a[href]");
		if (link !== null && link.protocol === "file:" && link.pathname.endsWith("/"))
			link.pathname += "index.html";
	};
	for (const name of ["pointerdown", "focusin"])
		addEventListener(name, lead, true);
}
