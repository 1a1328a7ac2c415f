#include "text/markdown.h"

#include "text/gfm_html.h"
#include "text/markdown_memory.h"
#include "text/math.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/registry.h>
#include <string.h>

#define AUTOLINK "autolink"

/*
 * In the order cmark-gfm's own program attaches them; the order decides who sees a character first.
 */
static const char *const extensions[] = {
	"table",
	"strikethrough",
	AUTOLINK,
	"tagfilter",
	"tasklist",
	"rigbook",
};

#define OPTIONS CMARK_OPT_UNSAFE

/*
 * Looking for footnotes takes cmark-gfm two walks over the tree, so it looks only where there may
 * be one.
 */
static int options_for(struct str text)
{
	return str_find(text, STR("[^"), 0) == STR_NONE ? OPTIONS : OPTIONS | CMARK_OPT_FOOTNOTES;
}

/*
 * The extension of bare addresses cuts text at every w and colon, puts the pieces together again and goes through the
 * tree once more, so it is left out where no address can be: each holds one of these.
 */
static bool may_have_addresses(struct str text)
{
	return str_find_byte(text, '@', 0) != STR_NONE ||
	    str_find(text, STR("://"), 0) != STR_NONE || str_find(text, STR("www."), 0) != STR_NONE;
}

/*
 * An opening {{ at the parser's place: takes all up to }} on the same line. Without }} it takes the
 * rest of the line. Looks at no byte behind, so that neither a line of ten thousand {{ nor one of
 * ten thousand {{ … }} is looked at more than once.
 */
static size_t figure_length(struct str text, size_t from)
{
	if (from + 1 >= text.len || text.at[from + 1] != '{')
		return 0;
	for (size_t at = from + 2; at < text.len && text.at[at] != '\n'; at++)
		if (text.at[at] == '}' && at + 1 < text.len && text.at[at + 1] == '}')
			return at + 2 - from;
	size_t line_end = str_find_byte(text, '\n', from);
	return (line_end == STR_NONE ? text.len : line_end) - from;
}

/*
 * What a { or a $ opens becomes one node, whose words pass_figure.c reads. The special characters
 * of other extensions come by here, too.
 */
static cmark_node *match_insert(cmark_syntax_extension *extension, cmark_parser *parser,
    cmark_node *parent, unsigned char character, cmark_inline_parser *at)
{
	(void)extension, (void)parser;
	if (character != '{' && character != '$')
		return NULL;
	struct str text = chunk_str(cmark_inline_parser_get_chunk(at));
	size_t from = (size_t)cmark_inline_parser_get_offset(at);
	size_t length = character == '{' ? figure_length(text, from) : math_length(text, from);
	if (!length)
		return NULL;
	struct str source = str_sub(text, from, from + length);

	cmark_node *node = cmark_node_new_with_mem(CMARK_NODE_HTML_INLINE, parent->content.mem);
	struct insert *insert = node->content.mem->calloc(1, sizeof(*insert));
	insert->source = source;
	node->user_data = insert;
	node_set_text(node, source);
	node->start_line = node->end_line = cmark_inline_parser_get_line(at);
	node->start_column = cmark_inline_parser_get_column(at);
	cmark_inline_parser_set_offset(at, (int)(from + source.len));
	return node;
}

static int register_own(cmark_plugin *plugin)
{
	cmark_syntax_extension *own = cmark_syntax_extension_new("rigbook");
	cmark_mem *memory = cmark_get_default_mem_allocator();
	cmark_llist *first = cmark_llist_append(memory, NULL, (void *)(uintptr_t)'{');
	first = cmark_llist_append(memory, first, (void *)(uintptr_t)'$');
	cmark_syntax_extension_set_special_inline_chars(own, first);
	cmark_syntax_extension_set_match_inline_func(own, match_insert);
	return cmark_plugin_register_syntax_extension(plugin, own);
}

void markdown_start(void)
{
	if (markdown_heading_extension())
		return;
	cmark_gfm_core_extensions_ensure_registered();
	cmark_register_plugin(register_own);
}

struct markdown markdown_parse(struct str text)
{
	cmark_parser *parser =
	    cmark_parser_new_with_mem(options_for(text), markdown_memory_allocator());
	bool addresses = may_have_addresses(text);
	for (size_t i = 0; i < countof(extensions); i++)
		if (addresses || strcmp(extensions[i], AUTOLINK) != 0)
			cmark_parser_attach_syntax_extension(
			    parser, cmark_find_syntax_extension(extensions[i]));
	if (text.len)
		cmark_parser_feed(parser, text.at, text.len);
	return (struct markdown){ parser, cmark_parser_finish(parser) };
}

struct markup markdown_print(const struct markdown *markdown, struct arena *keep)
{
	struct buf out = buf_in(keep, BUF_MOST);

	gfm_html_print(&out, markdown->root);
	return markup_trusted(buf_str(&out));
}

cmark_syntax_extension *markdown_heading_extension(void)
{
	return cmark_find_syntax_extension("rigbook");
}
