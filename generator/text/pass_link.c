#include "text/pass_link.h"

#include "html/html.h"
#include "text/fragment.h"
#include "text/raw.h"

static size_t find_definition(struct reading *reading, struct str target)
{
	struct arena *scratch = reading->input->scratch;

	if (!reading->definitions) {
		struct definitions definitions = definitions_of(scratch, reading->places.text);
		reading->definitions = arena_copy(scratch, &definitions, sizeof(definitions));
	}
	return definitions_find(reading->definitions, target);
}

/* Behind "(", as in [text](target) and ![text](<target>). */
static bool stands_in_brackets(struct str text, size_t at)
{
	while (at > 0 && (text.at[at - 1] == ' ' || text.at[at - 1] == '<' || text.at[at - 1] == '\n'))
		at--;
	return at > 0 && text.at[at - 1] == '(';
}

/* The offset of what the link leads to: in the link, or in the definition that it refers to. */
static size_t find_target(struct reading *reading, const cmark_node *node, struct str target)
{
	size_t end = reading->places.found_end;
	size_t at = places_look(&reading->places, node, target);

	if (at != STR_NONE && stands_in_brackets(reading->places.text, at))
		return at;
	size_t defined = find_definition(reading, target);
	if (defined != STR_NONE) {
		reading->places.found_end = end; /* the words were others */
		return defined;
	}
	if (at == STR_NONE)
		return at;
	size_t next = places_look(&reading->places, node, target); /* [a.md](a.md) */
	return next != STR_NONE && next > at && stands_in_brackets(reading->places.text, next) ? next
											       : at;
}

static struct pos place_of(const struct reading *reading, const cmark_node *node, size_t at)
{
	return at == STR_NONE ? places_of_node(&reading->places, node)
			      : places_pos(&reading->places, at);
}

/* How far behind its target a title is looked for, in bytes. */
#define TITLE_REACH 2000

static struct pos find_title(
    struct reading *reading, const cmark_node *node, size_t target_at, struct str title)
{
	if (target_at == STR_NONE)
		return places_find(&reading->places, node, title);
	struct str text = reading->places.text;
	struct str near = str_sub(text, target_at, target_at + title.len + TITLE_REACH);
	size_t at = str_find(near, title, 0);
	return place_of(reading, node, at == STR_NONE ? target_at : target_at + at);
}

/* Figures in the title print as plain text, as in other attributes that are none of raw HTML. */
static void print_title(struct reading *reading, cmark_node *node, size_t target_at)
{
	struct str title = chunk_str(&node->as.link.title);

	if (str_find(title, STR("{{"), 0) == STR_NONE)
		return;
	struct pos at = find_title(reading, node, target_at, title);
	struct document_input input = *reading->input;
	node->as.link.title = str_chunk(str_copy(input.keep, fragment_plain(&input, title, at)));
}

/* True after a report that an address holds a figure, as in attributes of raw HTML. \{{ in it is gone from the target. */
static bool report_figure(
    struct reading *reading, const cmark_node *node, struct str target, size_t target_at)
{
	struct places places = reading->places; /* a copy: what others look for starts where it did */
	size_t braces = str_find(target, STR("{{"), 0);

	if (braces == STR_NONE ||
	    (target_at == STR_NONE && places_look(&places, node, STR("\\{{")) != STR_NONE))
		return false;
	diag_report(reading->input->diag, DIAG_HTML_REFUSED,
	    place_of(reading, node, target_at == STR_NONE ? STR_NONE : target_at + braces),
	    "a figure cannot stand in an address");
	diag_hint(reading->input->diag,
	    "write the address out, or \\{{ for braces that are meant as such");
	return true;
}

void pass_link(struct reading *reading, cmark_node *node)
{
	bool is_image = node->type == CMARK_NODE_IMAGE;

	if (!is_image && raw_is_link(&reading->raw)) { /* the address in <a href="…">https://…</a> */
		node->type = CMARK_NODE_CUSTOM_INLINE;
		node->as.custom.on_enter = node->as.custom.on_exit = str_chunk(STR(""));
		return;
	}
	*(is_image ? &reading->around.images : &reading->around.links) += 1;
	const struct document_site *site = reading->input->site;
	struct str target = chunk_str(&node->as.link.url);
	size_t at = find_target(reading, node, target);
	bool led = !report_figure(reading, node, target, at);
	struct str address =
	    led ? site->link(site->self, target, place_of(reading, node, at), is_image) : target;
	struct str language =
	    led && site->link_language && !is_image ? site->link_language(site->self) : STR("");

	if (language.len > 0)
		node->user_data = arena_copy(reading->input->scratch, &language, sizeof(language));
	node->as.link.url = str_chunk(!is_image && html_url_runs(address) ? STR("#") : address);
	print_title(reading, node, at);
}

void pass_link_leave(struct reading *reading, cmark_node *node)
{
	*(node->type == CMARK_NODE_IMAGE ? &reading->around.images : &reading->around.links) -= 1;
}
