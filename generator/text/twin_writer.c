#include "text/twin_writer.h"

#include "base/str.h"

#include <cmark-gfm/buffer.h>
#include <cmark-gfm/cmark_ctype.h>
#include <cmark-gfm/render.h>
#include <cmark-gfm/syntax_extension.h>
#include <cmark-gfm/utf8.h>
#include <string.h>

/* The bytes of ASCII as bits: those below 64, and the others. */
struct bytes {
	uint64_t low, high;
};
#define LOW(byte) ((uint64_t)1 << (byte))
#define HIGH(byte) ((uint64_t)1 << ((byte)-64))
#define CONTROLS (LOW(0x20) - 1)

/* What may need a sign before it, or is more than a byte of its line; not what does only where a line begins. */
static const struct bytes asked[] = {
	[LITERAL] = { LOW('\n'), 0 },
	[NORMAL] = { CONTROLS | LOW('*') | LOW('#') | LOW('<') | LOW('>') | LOW('!') | LOW('&'),
	    HIGH('_') | HIGH('[') | HIGH(']') | HIGH('\\') | HIGH('`') | HIGH('~') },
	[TITLE] = { LOW('<') | LOW('>') | LOW('"'), HIGH('`') | HIGH('\\') },
	[URL] = { CONTROLS | LOW(' ') | LOW('<') | LOW('>') | LOW('(') | LOW(')'),
	    HIGH('`') | HIGH('\\') },
};

static size_t run_of(struct str text, size_t from, struct bytes asked_of)
{
	size_t at = from;

	for (; at < text.len; at++) {
		unsigned char byte = (unsigned char)text.at[at];
		uint64_t bits = byte < 64 ? asked_of.low : asked_of.high;
		if (byte < 128 && (bits >> (byte & 63) & 1) != 0)
			break;
	}
	return at - from;
}

/* The extension that the library asks of each character: that of the node or of the nearest around it that has one. */
static cmark_syntax_extension *escaping_extension(const cmark_node *node)
{
	while (node && !node->extension)
		node = node->parent;
	return node && node->extension->commonmark_escape_func ? node->extension : NULL;
}

/* The ends of lines that the printer has asked for, where they are not there yet. */
static void end_lines(cmark_renderer *to)
{
	bufsize_t last = to->buffer->size - 1;

	if (to->in_tight_list_item && to->need_cr > 1)
		to->need_cr = 1;
	for (; to->need_cr > 0; to->need_cr--) {
		to->begin_line = to->begin_content = true;
		if (last < 0 || to->buffer->ptr[last] == '\n') {
			last--;
			continue;
		}
		cmark_strbuf_putc(to->buffer, '\n');
		if (to->need_cr > 1)
			cmark_strbuf_put(to->buffer, to->prefix->ptr, to->prefix->size);
	}
}

/* One character, as the library does it. Returns its bytes; all that are left where it is none. */
static size_t put_one(cmark_renderer *to, cmark_node *node, struct str rest,
    cmark_escaping escaping, cmark_syntax_extension *extension)
{
	int32_t character;

	if (to->begin_line)
		cmark_strbuf_put(to->buffer, to->prefix->ptr, to->prefix->size);
	int bytes = cmark_utf8proc_iterate((const uint8_t *)rest.at, (bufsize_t)rest.len, &character);
	if (bytes < 0)
		return rest.len;
	if (extension && extension->commonmark_escape_func(extension, node, character))
		cmark_strbuf_putc(to->buffer, '\\');
	if (escaping == LITERAL && character == '\n') {
		cmark_strbuf_putc(to->buffer, '\n');
		to->begin_line = to->begin_content = true;
		return 1;
	}
	if (escaping == LITERAL)
		cmark_strbuf_put(to->buffer, (const uint8_t *)rest.at, bytes);
	else
		to->outc(to, node, escaping, character, (unsigned char)rest.at[bytes]);
	to->begin_line = false;
	to->begin_content = to->begin_content && cmark_isdigit((char)character);
	return (size_t)bytes;
}

/* In the place of the library's function. Where a line's content begins, more signs are asked for, so no run begins there. */
static void put(
    cmark_renderer *to, cmark_node *node, const char *source, bool wrap, cmark_escaping escaping)
{
	struct str text = str_from(source);
	struct bytes stops = asked[escaping];

	(void)wrap;
	cmark_syntax_extension *extension = escaping_extension(node);
	if (extension)
		stops = (struct bytes){ UINT64_MAX, UINT64_MAX };
	end_lines(to);
	for (size_t run, at = 0; at < text.len; at += run) {
		run = to->begin_content ? 0 : run_of(text, at, stops);
		if (run > 0)
			cmark_strbuf_put(
			    to->buffer, (const unsigned char *)text.at + at, (bufsize_t)run);
		else
			run = put_one(to, node, str_sub(text, at, text.len), escaping, extension);
	}
}

static void use(cmark_syntax_extension *extension, cmark_renderer *renderer, cmark_node *node,
    cmark_event_type event, int options)
{
	(void)extension, (void)node, (void)event, (void)options;
	renderer->out = put;
}

/* cmark-gfm never writes to an extension that a node has, but does not say const. */
void twin_writer_use(cmark_node *root)
{
	static const cmark_syntax_extension runs = { .commonmark_render_func = use };

	root->extension = (cmark_syntax_extension *)(uintptr_t)&runs;
}
