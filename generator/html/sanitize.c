#include "html/sanitize.h"

#include <string.h>

#define PARAGRAPH HTML_ENDS_PARAGRAPH
#define OPTIONAL HTML_END_OPTIONAL
#define MEDIA "src controls loop muted preload"

/* Sorted by name, for the search. */
static const struct html_element elements[] = {
	{ "a", 0, NULL, "href hreflang name rel type" },
	{ "abbr", 0, NULL, NULL },
	{ "aside", PARAGRAPH, NULL, NULL },
	{ "audio", 0, NULL, MEDIA },
	{ "b", 0, NULL, NULL },
	{ "bdi", 0, NULL, NULL },
	{ "bdo", 0, NULL, NULL },
	{ "blockquote", PARAGRAPH, NULL, "cite" },
	{ "br", HTML_VOID, NULL, "clear" },
	{ "caption", 0, "table", "align" },
	{ "cite", 0, NULL, NULL },
	{ "code", HTML_CODE, NULL, NULL },
	{ "col", HTML_VOID, "colgroup table", "align span width" },
	{ "colgroup", OPTIONAL, "table", "align span width" },
	{ "dd", OPTIONAL, "dl div", NULL },
	{ "del", 0, NULL, "cite datetime" },
	{ "details", PARAGRAPH, NULL, "open" },
	{ "dfn", 0, NULL, NULL },
	{ "div", PARAGRAPH, NULL, "align" },
	{ "dl", PARAGRAPH, NULL, NULL },
	{ "dt", OPTIONAL, "dl div", NULL },
	{ "em", 0, NULL, NULL },
	{ "figcaption", PARAGRAPH, "figure", NULL },
	{ "figure", PARAGRAPH, NULL, NULL },
	{ "h1", PARAGRAPH, NULL, "align" },
	{ "h2", PARAGRAPH, NULL, "align" },
	{ "h3", PARAGRAPH, NULL, "align" },
	{ "h4", PARAGRAPH, NULL, "align" },
	{ "h5", PARAGRAPH, NULL, "align" },
	{ "h6", PARAGRAPH, NULL, "align" },
	{ "hr", HTML_VOID | PARAGRAPH, NULL, "align width" },
	{ "i", 0, NULL, NULL },
	{ "img", HTML_VOID, NULL, "align alt decoding height loading sizes src srcset width" },
	{ "ins", 0, NULL, "cite datetime" },
	{ "kbd", 0, NULL, NULL },
	{ "li", OPTIONAL, "ol ul", "value" },
	{ "mark", 0, NULL, NULL },
	{ "ol", PARAGRAPH, NULL, "reversed start type" },
	{ "p", OPTIONAL | PARAGRAPH, NULL, "align" },
	{ "picture", 0, NULL, NULL },
	{ "pre", PARAGRAPH | HTML_CODE, NULL, NULL },
	{ "q", 0, NULL, "cite" },
	{ "rp", OPTIONAL, "ruby", NULL },
	{ "rt", OPTIONAL, "ruby", NULL },
	{ "ruby", 0, NULL, NULL },
	{ "s", 0, NULL, NULL },
	{ "samp", 0, NULL, NULL },
	{ "section", PARAGRAPH, NULL, NULL },
	{ "small", 0, NULL, NULL },
	{ "source", HTML_VOID, "picture video audio", "height media sizes src srcset type width" },
	{ "span", 0, NULL, NULL },
	{ "strike", 0, NULL, NULL },
	{ "strong", 0, NULL, NULL },
	{ "sub", 0, NULL, NULL },
	{ "summary", 0, "details", NULL },
	{ "sup", 0, NULL, NULL },
	{ "table", PARAGRAPH, NULL, "align border cellpadding cellspacing width" },
	{ "tbody", OPTIONAL, "table", "align valign" },
	{ "td", OPTIONAL, "tr", "align colspan headers height rowspan valign width" },
	{ "tfoot", OPTIONAL, "table", "align valign" },
	{ "th", OPTIONAL, "tr", "abbr align colspan headers height rowspan scope valign width" },
	{ "thead", OPTIONAL, "table", "align valign" },
	{ "time", 0, NULL, "datetime" },
	{ "tr", OPTIONAL, "table tbody tfoot thead", "align valign" },
	{ "track", HTML_VOID, "video audio", "default kind label src srclang" },
	{ "tt", HTML_CODE, NULL, NULL },
	{ "u", 0, NULL, NULL },
	{ "ul", PARAGRAPH, NULL, "type" },
	{ "var", 0, NULL, NULL },
	{ "video", 0, NULL, MEDIA " height playsinline poster width" },
	{ "wbr", HTML_VOID, NULL, NULL },
};

#define GLOBAL "class dir id lang role title"

struct hint {
	const char *names, *words;
};

static const struct hint element_hints[] = {
	{ "script noscript", "pages run no scripts" },
	{ "style link", "rules of style belong into assets/style.css" },
	{ "iframe frame frameset embed object applet portal", "link to it instead" },
	{ "svg", "put the drawing into a file beside the guide and show it with ![words](drawing.svg)" },
	{ "math", "write the formula between dollars: $a^2$" },
	{ "center", "write <div align=\"center\">" },
	{ "big font", "write <strong>, or a class whose rule stands in assets/style.css" },
	{ "input", "a box of a list is written - [ ]" },
	{ "button form select textarea option label fieldset", "pages take nothing from their readers" },
	{ "title meta base head html body", "what a page says of itself stands in its front matter" },
	{ "marquee blink", "write the words alone" },
	{ "main header footer nav", "the page has one; write <section> or <div>" },
};

static const struct hint attribute_hints[] = {
	{ "style bgcolor color face background", "write a class, and its rule in assets/style.css" },
	{ "target", "leave it out: readers choose where a link opens" },
	{ "name", "write id" },
	{ "autoplay", "leave it out: readers start it" },
	{ "tabindex accesskey contenteditable draggable hidden", "leave it out" },
	{ "data-src", "write src" },
};

const struct html_element *html_element(struct str name)
{
	size_t low = 0, high = countof(elements);

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = str_cmp(name, str_from(elements[middle].name));
		if (order == 0)
			return &elements[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

bool html_may_stand_in(const struct html_element *element, const struct html_element *around)
{
	return !element->parents ||
	    (around && str_is_in_words(str_from(around->name), element->parents));
}

enum html_attribute html_attribute(const struct html_element *element, struct str name)
{
	bool is_listed = str_is_in_words(name, GLOBAL) || str_is_in_words(name, element->attributes);

	/* The names of aria-… are many and none of them does anything but describe. */
	if (!is_listed)
		return str_starts(name, STR("aria-")) ? HTML_WORDS : HTML_REFUSED;
	if (str_eq(name, STR("id")))
		return HTML_ID;
	if (str_eq(name, STR("name")))
		return HTML_NAME;
	if (str_is_in_words(name, "href cite"))
		return HTML_LINK;
	if (str_is_in_words(name, "src poster"))
		return HTML_FILE;
	return str_eq(name, STR("srcset")) ? HTML_FILES : HTML_WORDS;
}

static const char *hint_of(const struct hint *hints, size_t count, struct str name)
{
	for (size_t i = 0; i < count; i++)
		if (str_is_in_words(name, hints[i].names))
			return hints[i].words;
	return NULL;
}

const char *html_element_hint(struct str name)
{
	return hint_of(element_hints, countof(element_hints), name);
}

const char *html_attribute_hint(struct str name)
{
	return str_starts(name, STR("on")) ? "pages run no scripts"
					   : hint_of(attribute_hints, countof(attribute_hints), name);
}

bool html_is_refused_void(struct str name)
{
	return str_is_in_words(name,
	    "area base basefont bgsound command embed frame image input keygen link meta param");
}

bool html_is_raw_text(struct str name)
{
	return str_is_in_words(
	    name, "script style title textarea xmp iframe noembed noframes noscript plaintext");
}

void html_offer_elements(struct near *near)
{
	for (size_t i = 0; i < countof(elements); i++)
		near_offer(near, str_from(elements[i].name));
}

static void offer_words(struct near *near, const char *words)
{
	for (const char *at = words; at && *at != '\0';) {
		size_t len = strcspn(at, " ");
		near_offer(near, (struct str){ at, len });
		at += len + (at[len] == ' ');
	}
}

void html_offer_attributes(struct near *near, const struct html_element *element)
{
	offer_words(near, GLOBAL);
	offer_words(near, element->attributes);
}
