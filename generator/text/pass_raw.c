#include "text/pass_raw.h"

#include "html/html.h"
#include "text/expression.h"
#include "text/foreign_braces.h"
#include "text/raw.h"
#include "text/raw_address.h"

#include <string.h>

/* One run of raw HTML. */
struct run {
	struct reading *reading;
	cmark_node *node;
	struct str html;
	struct tokens tokens;
	struct buf out;
	struct pos at; /* of an inline one, when `found` */
	bool found;
};

static struct pos place(const struct run *run, struct str words)
{
	size_t from = (size_t)(words.at - run->html.at);

	if (run->found && str_find_byte(str_sub(run->html, 0, from), '\n', 0) == STR_NONE)
		return pos_after(run->at, from);
	return places_in(&run->reading->places, run->node, from);
}

static struct diag *diag_of(const struct run *run)
{
	return run->reading->input->diag;
}

/* The first words of something that may be long, for a message. */
static struct str shortened(struct str words)
{
	size_t end = str_find_byte(words, '\n', 0);
	struct str line = str_sub(words, 0, end);
	size_t len = line.len < 60 ? line.len : 60;

	while (len > 0 && len < line.len && ((unsigned char)line.at[len] & 0xC0) == 0x80)
		len--;
	return str_sub(line, 0, len);
}

/* --- text ------------------------------------------------------------------------------------- */

/* References stay as they are written: they make no markup. */
static void put_words(struct run *run, struct str words)
{
	for (size_t at = str_find_byte(words, '&', 0); at != STR_NONE;
	     at = str_find_byte(words, '&', 0)) {
		markup_escape(&run->out, str_sub(words, 0, at));
		buf_put_byte(&run->out, '&');
		words = str_sub(words, at + 1, words.len);
	}
	markup_escape(&run->out, words);
}

static struct markup raw_guard(struct reading *reading, struct formula_text text)
{
	struct input_set read;

	expression_require(reading, text, &read);
	return guard_markup(reading, "span", follow_guard(reading, text.text, &read));
}

static void put_figure(struct run *run, struct str source)
{
	struct reading *reading = run->reading;
	struct str inner = str_sub(source, 2, source.len - 2), words = str_trim(inner);
	struct formula_text text = { words, place(run, words.len ? words : source),
		reading->places.exact };
	struct expression expression;
	struct html html = html_to(&run->out);

	if (expression_is_guard(&text))
		html_put(&html, raw_guard(reading, text));
	else if (!foreign_braces_read(reading, text, &expression))
		put_words(run, source);
	else
		html_put(&html, expression_markup(reading, &expression, text.text));
}

static void put_text(struct run *run, struct str text)
{
	if (raw_is_code(&run->reading->raw)) {
		raw_warn_of_guards(run->reading, run->node, text, "code");
		put_words(run, text);
		return;
	}
	size_t done = 0;
	for (size_t at = str_find(text, STR("{{"), 0); at != STR_NONE;
	     at = str_find(text, STR("{{"), done)) {
		bool escaped = at > 0 && text.at[at - 1] == '\\';
		size_t line_end = str_find_byte(text, '\n', at),
		       end = str_find(text, STR("}}"), at + 2);
		put_words(run, str_sub(text, done, escaped ? at - 1 : at));
		done = at + 2;
		if (!escaped && end != STR_NONE && end < line_end) {
			done = end + 2;
			put_figure(run, str_sub(text, at, done));
			continue;
		}
		put_words(run, STR("{{"));
		if (escaped)
			continue;
		diag_report(diag_of(run), DIAG_FIGURE_UNCLOSED, place(run, str_sub(text, at, done)),
		    "this {{ has no }} on its line");
		diag_hint(diag_of(run), "write \\{{ for two braces that are meant as such");
	}
	put_words(run, str_sub(text, done, text.len));
}

/* --- start tags ------------------------------------------------------------------------------- */

static void report_element(struct run *run, const struct token *tag)
{
	if (raw_is_refused(&run->reading->raw))
		return;
	diag_report(diag_of(run), DIAG_HTML_REFUSED, place(run, tag->source),
	    "<%.*s> may not stand in a page", STR_ARG(shortened(tag->name)));
	const char *hint = html_element_hint(tag->name);
	struct near near = near_to(tag->name);
	html_offer_elements(&near);
	if (hint)
		diag_hint(diag_of(run), "%s", hint);
	else if (near.best.len)
		diag_hint(diag_of(run), "did you mean <%.*s>?", STR_ARG(near.best));
	else
		diag_hint(diag_of(run), "write \\< for a sign that is meant as such");
}

static void report_attribute(
    struct run *run, const struct html_element *element, const struct token_attribute *attribute)
{
	diag_report(diag_of(run), DIAG_HTML_REFUSED, place(run, attribute->written),
	    "the attribute %.*s may not stand in <%s>", STR_ARG(shortened(attribute->name)),
	    element->name);
	const char *hint = html_attribute_hint(attribute->name);
	struct near near = near_to(attribute->name);
	html_offer_attributes(&near, element);
	if (hint)
		diag_hint(diag_of(run), "%s", hint);
	else if (near.best.len)
		diag_hint(diag_of(run), "did you mean %.*s?", STR_ARG(near.best));
}

/* False after a report. `which`: its number, so that those before it are known. */
static bool check_attribute(
    struct run *run, const struct html_element *element, const struct token *tag, size_t which)
{
	const struct token_attribute *attribute = &tag->attributes[which];

	if (html_attribute(element, attribute->name) == HTML_REFUSED) {
		report_attribute(run, element, attribute);
		return false;
	}
	for (size_t i = 0; i < which; i++)
		if (str_eq(tag->attributes[i].name, attribute->name)) {
			diag_report(diag_of(run), DIAG_HTML_REFUSED, place(run, attribute->written),
			    "the attribute %.*s is written twice", STR_ARG(attribute->name));
			return false;
		}
	size_t braces = str_find(attribute->raw, STR("{{"), 0);
	if (braces == STR_NONE || (braces > 0 && attribute->raw.at[braces - 1] == '\\'))
		return true;
	diag_report(diag_of(run), DIAG_HTML_REFUSED,
	    place(run, str_sub(attribute->raw, braces, attribute->raw.len)),
	    "a figure cannot stand in an attribute");
	diag_hint(diag_of(run), "write it into the text, or \\{{ for braces that are meant as such");
	return false;
}

static bool check_attributes(struct run *run, const struct html_element *element, const struct token *tag)
{
	bool good = true;

	if (tag->attribute_count > RAW_ATTRIBUTES_MOST) {
		diag_report(diag_of(run), DIAG_TEXT_LIMIT, place(run, tag->source),
		    "more than %d attributes in one tag", RAW_ATTRIBUTES_MOST);
		return false;
	}
	for (size_t i = 0; i < tag->attribute_count; i++)
		good &= check_attribute(run, element, tag, i);
	return good;
}

static struct str without_backslash(struct arena *keep, struct str value)
{
	size_t at = str_find(value, STR("\\{{"), 0);

	return at == STR_NONE
	    ? value
	    : STR_JOIN(keep, str_sub(value, 0, at), str_sub(value, at + 1, value.len));
}

/* The value as it is printed: an address led where the site says, an anchor taken note of. */
static struct str checked_value(
    struct run *run, enum html_attribute kind, const struct token_attribute *attribute)
{
	struct pos at = place(run, attribute->raw.len ? attribute->raw : attribute->written);

	switch (kind) {
	case HTML_ID:
	case HTML_NAME:
		raw_add_anchor(run->reading, attribute->value, at);
		return anchors_id(&run->reading->anchors, attribute->value);
	case HTML_LINK:
		return raw_address(run->reading, attribute->value, at, false);
	case HTML_FILE:
		return raw_address(run->reading, attribute->value, at, true);
	case HTML_FILES:
		return raw_addresses(run->reading, attribute->value, at);
	default:
		return without_backslash(run->reading->input->scratch, attribute->value);
	}
}

/* <a id="x" name="x"> is one anchor. */
static bool is_anchor_again(const struct token *tag, size_t which)
{
	for (size_t i = 0; i < which; i++)
		if (str_eq(tag->attributes[i].value, tag->attributes[which].value) &&
		    (str_eq(tag->attributes[i].name, STR("id")) ||
			str_eq(tag->attributes[i].name, STR("name"))))
			return true;
	return false;
}

static void put_start(struct run *run, const struct html_element *element, const struct token *tag)
{
	struct html html = html_to(&run->out);

	html_open(&html, element->name);
	for (size_t i = 0; i < tag->attribute_count; i++) {
		const struct token_attribute *attribute = &tag->attributes[i];
		const char *name = str_z(run->reading->input->scratch, attribute->name);
		enum html_attribute kind = html_attribute(element, attribute->name);
		bool is_anchor = kind == HTML_ID || kind == HTML_NAME;
		if (!attribute->has_value)
			html_attr_bare(&html, name);
		else if (is_anchor && is_anchor_again(tag, i))
			html_attr(&html, name, anchors_id(&run->reading->anchors, attribute->value));
		else
			html_attr(&html, name, checked_value(run, kind, attribute));
	}
	html_flush(&html);
}

static bool has_address(const struct token *tag)
{
	for (size_t i = 0; i < tag->attribute_count; i++)
		if (str_eq(tag->attributes[i].name, STR("href")))
			return true;
	return false;
}

static bool report_link_in_link(struct run *run, const struct token *tag)
{
	if (!str_eq(tag->name, STR("a")) || run->reading->around.links == 0)
		return false;
	if (!raw_is_refused(&run->reading->raw))
		diag_report(diag_of(run), DIAG_HTML_REFUSED, place(run, tag->source),
		    "a link or an anchor cannot stand in a link");
	return true;
}

static void put_start_tag(struct run *run, const struct token *tag)
{
	struct raw_element opened = {
		.element = html_element(tag->name),
		.name = tag->name,
		.parent = run->node->parent,
		.type = run->node->type,
		.at = place(run, tag->source),
	};

	if (!opened.element) {
		report_element(run, tag);
		opened.as_text = true;
		markup_escape(&run->out, tag->source);
		if (!html_is_refused_void(tag->name) && !tag->slashed)
			raw_open(run->reading, opened, &run->out);
		if (html_is_raw_text(tag->name) && !tag->slashed)
			markup_escape(&run->out, token_raw_text(&run->tokens, tag->name));
		return;
	}
	opened.as_text = !check_attributes(run, opened.element, tag) || report_link_in_link(run, tag);
	opened.is_link = str_eq(tag->name, STR("a")) && has_address(tag);
	bool is_void = opened.element->flags & HTML_VOID;
	if (raw_open(run->reading, opened, &run->out))
		put_start(run, opened.element, tag);
	else
		markup_escape(&run->out, tag->source);
	/* <a name="x"/>: to a browser the slash means nothing, to its author the end. */
	if (tag->slashed && !is_void)
		raw_close(run->reading, run->node, tag, opened.at, &run->out);
}

/* --- the rest --------------------------------------------------------------------------------- */

static void report_unfinished(struct run *run, const struct token *token)
{
	if (raw_is_refused(&run->reading->raw))
		return;
	if (token->kind == TOKEN_COMMENT) {
		diag_report(diag_of(run), DIAG_HTML_UNCLOSED, place(run, token->source),
		    "this comment has no -->");
		diag_hint(
		    diag_of(run), "a comment that holds an empty line starts on a line of its own");
	} else {
		diag_report(diag_of(run), DIAG_HTML_UNCLOSED, place(run, token->source),
		    "this tag has no >: %.*s", STR_ARG(shortened(token->source)));
		diag_hint(diag_of(run),
		    "a tag holds no empty line; write &lt; for a sign that is meant as such");
	}
}

static void put_declaration(struct run *run, const struct token *token)
{
	if (!raw_is_refused(&run->reading->raw))
		diag_report(diag_of(run), DIAG_HTML_REFUSED, place(run, token->source),
		    "%.*s may not stand in a page", STR_ARG(shortened(token->source)));
	markup_escape(&run->out, token->source);
}

static void put_token(struct run *run, const struct token *token)
{
	if (token->unfinished) {
		report_unfinished(run, token);
		markup_escape(&run->out, token->source);
		return;
	}
	switch (token->kind) {
	case TOKEN_TEXT:
		put_text(run, token->source);
		break;
	case TOKEN_START:
		put_start_tag(run, token);
		break;
	case TOKEN_END:
		if (!raw_close(run->reading, run->node, token, place(run, token->source), &run->out))
			markup_escape(&run->out, token->source);
		break;
	case TOKEN_COMMENT: /* for those who read the source: not printed */
		raw_warn_of_guards(run->reading, run->node, token->source, "a comment");
		break;
	case TOKEN_DECLARATION:
		put_declaration(run, token);
		break;
	}
}

static void find_inline(struct run *run)
{
	struct reading *reading = run->reading;

	if (run->node->type != CMARK_NODE_HTML_INLINE || !reading->places.exact)
		return;
	size_t before = reading->places.found_end;
	run->at = places_find(
	    &reading->places, run->node, str_sub(run->html, 0, str_find_byte(run->html, '\n', 0)));
	run->found = reading->places.found_end != before;
}

/* In the text of an image cmark-gfm escapes it. */
void pass_raw(struct reading *reading, cmark_node *node)
{
	if (reading->around.images)
		return;
	struct arena *scratch = reading->input->scratch;
	struct run run = {
		.reading = reading,
		.node = node,
		.html = node_text(node),
		.tokens = { .markup = node_text(node), .keep = scratch, .figures = true },
		.out = buf_in(scratch, BUF_MOST),
	};
	struct token token;
	find_inline(&run);
	while (token_next(&run.tokens, &token))
		put_token(&run, &token);
	struct html html = html_to(&run.out);
	node_set_markup(node, html_markup(&html));
}

void pass_literal(struct reading *reading, cmark_node *node)
{
	struct str words = node_words(node);

	if (str_find_byte(words, '{', 0) != STR_NONE)
		raw_warn_of_guards(reading, node, words, "code");
}
