#include "html/mustache_tag.h"

#include <string.h>

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

bool text_starts_line(struct str text, size_t at)
{
	return at == 0 || text.at[at - 1] == '\n';
}

size_t text_skip_blanks(struct str text, size_t at)
{
	while (at < text.len && is_blank(text.at[at]))
		at++;
	return at;
}

size_t text_next_line(struct str text, size_t at)
{
	at = text_skip_blanks(text, at);
	if (at < text.len && text.at[at] == '\r')
		at++;
	if (at == text.len)
		return at;
	return text.at[at] == '\n' ? at + 1 : STR_NONE;
}

/* {{> * name }} is {{>*name}}. */
static struct str close_up(struct arena *keep, struct str content)
{
	if (content.len < 2 || content.at[0] != '*' || !is_blank(content.at[1]))
		return content;
	struct str name = str_trim(str_sub(content, 1, content.len));
	return str_print(keep, "*%.*s", STR_ARG(name));
}

static void find_line(struct str text, struct mustache_tag *tag)
{
	tag->line = tag->start;
	while (tag->line > 0 && is_blank(text.at[tag->line - 1]))
		tag->line--;
	tag->first = text_starts_line(text, tag->line);
	tag->next = text_next_line(text, tag->end);
	tag->last = tag->next != STR_NONE;
}

/* What ends a tag: {{{name}}} and {{=| |=}} mirror their sigil. */
static struct str tag_end(struct arena *keep, struct str right, char sigil)
{
	if (sigil != '{' && sigil != '=')
		return right;
	return str_print(keep, "%c%.*s", sigil == '{' ? '}' : sigil, STR_ARG(right));
}

bool tag_read(struct arena *keep, struct str text, const struct delimiters *delimiters,
    size_t start, struct mustache_tag *tag)
{
	static const char sigils[] = "#^/!><$&{=";
	size_t at = text_skip_blanks(text, start + delimiters->left.len);
	char first = str_byte(text, at);
	char sigil = first != '\0' && strchr(sigils, first) ? first : '\0';

	at += sigil != '\0';
	struct str right = tag_end(keep, delimiters->right, sigil);
	size_t end = str_find(text, right, at);
	if (end == STR_NONE)
		return false;
	*tag = (struct mustache_tag){ .sigil = sigil, .start = start, .end = end + right.len };
	tag->content = close_up(keep, str_trim(str_sub(text, at, end)));
	find_line(text, tag);
	return true;
}
