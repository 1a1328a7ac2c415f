#include "serve/client.h"

/*
 * A page that nobody sees keeps no stream, for browsers open only six to one server; it asks again
 * when it is looked at. The style comes as a constructed style sheet, because the pages'
 * Content-Security-Policy allows no inline ones.
 */
static const char script[] =
    "\"use strict\";\n"
    "(() => {\n"
    "	const version = new URL(document.currentScript.src).search.slice(1);\n"
    "	const sheet = new CSSStyleSheet();\n"
    "	sheet.replaceSync(`\n"
    "		:host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; }\n"
    "		section { max-height: 60vh; overflow: auto; box-sizing: border-box; padding: 1rem 1.25rem;\n"
    "			color: #f6f1ee; background: #2a1512; border-top: 4px solid #ff7a66;\n"
    "			font: 14px/1.5 ui-monospace, \"DejaVu Sans Mono\", monospace; }\n"
    "		h2 { margin: 0 0 .5rem; font: bold 1rem/1.5 system-ui, sans-serif; color: #ffb4a6; }\n"
    "		pre { margin: 0; font: inherit; white-space: pre; }\n"
    "		@media print { section { display: none; } }\n"
    "	`);\n"
    "	let stream = null, panel = null;\n"
    "\n"
    "	const show = text => {\n"
    "		if (panel !== null)\n"
    "			panel.remove();\n"
    "		panel = null;\n"
    "		if (text === \"\")\n"
    "			return;\n"
    "		panel = document.createElement(\"rigbook-mistakes\");\n"
    "		const root = panel.attachShadow({ mode: \"open\" });\n"
    "		const section = document.createElement(\"section\");\n"
    "		const title = document.createElement(\"h2\");\n"
    "		const pre = document.createElement(\"pre\");\n"
    "		root.adoptedStyleSheets = [sheet];\n"
    "		section.setAttribute(\"role\", \"alert\");\n"
    "		section.tabIndex = 0;\n"
    "		title.textContent = \"Mistakes to mend\";\n"
    "		pre.textContent = text;\n"
    "		section.append(title, pre);\n"
    "		root.append(section);\n"
    "		document.body.append(panel);\n"
    "	};\n"
    "\n"
    "	const look = () => {\n"
    "		if (stream !== null)\n"
    "			stream.close();\n"
    "		stream = null;\n"
    "		if (document.hidden)\n"
    "			return;\n"
    "		stream = new EventSource(\"/" SERVE_EVENTS "\" + location.pathname);\n"
    "		stream.onmessage = event => {\n"
    "			const [now, ...mistakes] = event.data.split(\"\\n\");\n"
    "			if (now === version)\n"
    "				show(mistakes.join(\"\\n\"));\n"
    "			else\n"
    "				location.reload();\n"
    "		};\n"
    "	};\n"
    "\n"
    "	addEventListener(\"visibilitychange\", look);\n"
    "	look();\n"
    "})();\n";

struct str serve_script(void)
{
	return STR(script);
}

struct str serve_script_tag(struct arena *keep, const char *version)
{
	return str_print(keep, "<script src=\"/" SERVE_SCRIPT "?%s\" defer></script>\n", version);
}

struct str serve_empty_page(void)
{
	return STR("<!doctype html>\n"
		   "<html lang=\"en\">\n"
		   "<meta charset=\"utf-8\">\n"
		   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		   "<meta name=\"color-scheme\" content=\"light dark\">\n"
		   "<title>No site yet</title>\n"
		   "<body>\n"
		   "No site yet: there are mistakes to mend first.\n"
		   "</body>\n"
		   "</html>\n");
}
