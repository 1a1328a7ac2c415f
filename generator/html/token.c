#include "html/token.h"

#include "base/ascii.h"
#include "html/entity.h"

#include <string.h>

static char byte_at(const struct tokens *tokens, size_t at)
{
	return str_byte(tokens->markup, at);
}

static bool is_end(const struct tokens *tokens)
{
	return tokens->at >= tokens->markup.len;
}

static bool stands_at(const struct tokens *tokens, size_t at, const char *words)
{
	struct str wanted = str_from(words);

	return str_eq_any_case(str_sub(tokens->markup, at, at + wanted.len), wanted);
}

/* --- text ------------------------------------------------------------------------------------- */

/* Behind the }} of a {{ at `at` on the same line; `at` when there is none. */
static size_t behind_figure(struct str text, size_t at)
{
	for (size_t i = at + 2; i + 1 < text.len && text.at[i] != '\n'; i++)
		if (text.at[i] == '}' && text.at[i + 1] == '}')
			return i + 2;
	return at;
}

static bool opens_something(const struct tokens *tokens, size_t at)
{
	char next = byte_at(tokens, at + 1);

	if (next == '/') /* "</" at the end is text */
		return at + 2 < tokens->markup.len;
	return ascii_is_letter(next) || next == '!' || next == '?';
}

static void read_text(struct tokens *tokens, struct token *token)
{
	struct str all = tokens->markup;
	size_t at = tokens->at;

	for (; at < all.len; at++) {
		if (all.at[at] == '<' && opens_something(tokens, at))
			break;
		if (tokens->figures && all.at[at] == '{' && byte_at(tokens, at + 1) == '{') {
			size_t behind = behind_figure(all, at);
			at = behind > at ? behind - 1 : at + 1;
		}
	}
	if (at > all.len)
		at = all.len;
	token->kind = TOKEN_TEXT;
	token->source = str_sub(all, tokens->at, at);
	tokens->at = at;
}

/* --- comments and declarations ----------------------------------------------------------------- */

/*
 * Behind the end of a comment whose text starts at `at`; STR_NONE when it has none. "<!-->" and
 * "<!--->" are whole comments, and "--!>" ends one too.
 */
static size_t comment_end(struct str text, size_t at)
{
	struct str start = str_sub(text, at, text.len);
	size_t dashes = 0;

	if (str_starts(start, STR(">")))
		return at + 1;
	if (str_starts(start, STR("->")))
		return at + 2;
	for (; at < text.len; at++) {
		if (text.at[at] == '-') {
			dashes++;
			continue;
		}
		if (dashes >= 2 && text.at[at] == '>')
			return at + 1;
		if (dashes >= 2 && text.at[at] == '!' && at + 1 < text.len && text.at[at + 1] == '>')
			return at + 2;
		dashes = 0;
	}
	return STR_NONE;
}

static void read_declaration(struct tokens *tokens, struct token *token)
{
	bool is_comment = stands_at(tokens, tokens->at, "<!--");
	size_t end = is_comment ? comment_end(tokens->markup, tokens->at + 4)
				: str_find_byte(tokens->markup, '>', tokens->at + 1);

	if (end != STR_NONE && !is_comment)
		end++;
	token->kind = is_comment ? TOKEN_COMMENT : TOKEN_DECLARATION;
	token->unfinished = end == STR_NONE;
	token->source = str_sub(tokens->markup, tokens->at, end);
	tokens->at += token->source.len;
}

/* --- tags ------------------------------------------------------------------------------------- */

static void skip_space(struct tokens *tokens)
{
	while (!is_end(tokens) && ascii_is_html_space(tokens->markup.at[tokens->at]))
		tokens->at++;
}

/* "before attribute value" and those behind it; at the byte behind the =. */
static void read_value(struct tokens *tokens, struct token_attribute *attribute)
{
	skip_space(tokens);
	char quote = byte_at(tokens, tokens->at);
	size_t from = tokens->at;

	attribute->has_value = true;
	if (is_end(tokens) || quote == '>')
		return;
	if (quote == '"' || quote == '\'') {
		size_t end = str_find_byte(tokens->markup, quote, from + 1);
		attribute->raw = str_sub(tokens->markup, from + 1, end);
		tokens->at = end == STR_NONE ? tokens->markup.len : end + 1;
	} else {
		while (!is_end(tokens) && !ascii_is_html_space(tokens->markup.at[tokens->at]) &&
		    tokens->markup.at[tokens->at] != '>')
			tokens->at++;
		attribute->raw = str_sub(tokens->markup, from, tokens->at);
	}
	attribute->value = entity_decode(tokens->keep, attribute->raw);
}

/* "attribute name" and "after attribute name"; a = at the very start is a part of the name. */
static void read_attribute(struct tokens *tokens, struct token *token)
{
	struct token_attribute attribute = { .has_value = false };
	size_t from = tokens->at++;

	while (!is_end(tokens) && !ascii_is_html_space(tokens->markup.at[tokens->at]) &&
	    !strchr("/>=", tokens->markup.at[tokens->at]))
		tokens->at++;
	size_t end = tokens->at;
	attribute.name = str_lower(tokens->keep, str_sub(tokens->markup, from, end));
	skip_space(tokens);
	if (byte_at(tokens, tokens->at) == '=') {
		tokens->at++;
		read_value(tokens, &attribute);
		end = tokens->at;
	}
	attribute.written = str_sub(tokens->markup, from, end);
	token->attributes = arena_room(tokens->keep, token->attributes, token->attribute_count,
	    &token->attribute_room, sizeof(attribute));
	token->attributes[token->attribute_count++] = attribute;
}

static void read_tag(struct tokens *tokens, struct token *token)
{
	size_t start = tokens->at, name = start + (byte_at(tokens, start + 1) == '/' ? 2 : 1),
	       end = name;

	while (end < tokens->markup.len && !ascii_is_html_space(tokens->markup.at[end]) &&
	    tokens->markup.at[end] != '/' && tokens->markup.at[end] != '>')
		end++;
	token->kind = name == start + 2 ? TOKEN_END : TOKEN_START;
	token->name = str_lower(tokens->keep, str_sub(tokens->markup, name, end));
	tokens->at = end;
	token->unfinished = true;
	for (;;) {
		skip_space(tokens);
		if (is_end(tokens))
			break;
		char c = tokens->markup.at[tokens->at];
		if (c == '>') {
			tokens->at++;
			token->unfinished = false;
			break;
		}
		if (c != '/') {
			read_attribute(tokens, token);
			continue;
		}
		tokens->at++;
		token->slashed = byte_at(tokens, tokens->at) == '>';
	}
	token->source = str_sub(tokens->markup, start, tokens->at);
}

bool token_next(struct tokens *tokens, struct token *token)
{
	*token = (struct token){ .kind = TOKEN_TEXT };
	if (is_end(tokens))
		return false;
	size_t at = tokens->at;
	if (byte_at(tokens, at) != '<' || !opens_something(tokens, at))
		read_text(tokens, token);
	else if (ascii_is_letter(byte_at(tokens, at + 1)) ||
	    (byte_at(tokens, at + 1) == '/' && ascii_is_letter(byte_at(tokens, at + 2))))
		read_tag(tokens, token);
	else
		read_declaration(tokens, token);
	return true;
}

struct str token_raw_text(struct tokens *tokens, struct str name)
{
	size_t from = tokens->at, at = from;

	for (; at < tokens->markup.len; at++) {
		if (tokens->markup.at[at] != '<' || byte_at(tokens, at + 1) != '/')
			continue;
		size_t end = at + 2 + name.len;
		if (end < tokens->markup.len &&
		    str_eq_any_case(str_sub(tokens->markup, at + 2, end), name) &&
		    (ascii_is_html_space(tokens->markup.at[end]) ||
			strchr("/>", tokens->markup.at[end])))
			break;
	}
	tokens->at = at;
	return str_sub(tokens->markup, from, at);
}
