#include "html/css.h"

#include "base/ascii.h"

static bool is_name_byte(char byte)
{
	return ascii_is_alnum(byte) || byte == '-' || byte == '_' || (unsigned char)byte >= 0x80;
}

/* Whether the word stands at `at`, in capitals or not. */
static bool has_word(struct str css, size_t at, struct str word)
{
	for (size_t i = 0; i < word.len; i++) {
		char byte = at + i < css.len ? ascii_lower(css.at[at + i]) : 0;
		if (byte != word.at[i])
			return false;
	}
	return true;
}

/* Behind blanks and comments; the end for a comment without one. */
static size_t skip_blanks(struct str css, size_t at)
{
	for (;;) {
		while (at < css.len && ascii_is_space(css.at[at]))
			at++;
		if (!has_word(css, at, STR("/*")))
			return at;
		size_t end = str_find(css, STR("*/"), at + 2);
		at = end == STR_NONE ? css.len : end + 2;
	}
}

/* The end of the string whose quote stands at `at`: its closing quote, or where its line ends. */
static size_t string_end(struct str css, size_t at)
{
	char quote = css.at[at++];

	while (at < css.len && css.at[at] != quote && css.at[at] != '\n')
		at += css.at[at] == '\\' ? 2 : 1;
	return at < css.len ? at : css.len;
}

static bool is_quote(struct str css, size_t at)
{
	return at < css.len && (css.at[at] == '"' || css.at[at] == '\'');
}

/* `at` is behind "url(": what stands in it. Returns the place to go on from. */
static size_t url_at(struct str css, size_t at, struct css_reference *found)
{
	while (at < css.len && ascii_is_space(css.at[at]))
		at++;
	if (is_quote(css, at)) {
		found->from = at + 1;
		found->to = string_end(css, at);
		return found->to < css.len ? found->to + 1 : css.len;
	}
	size_t end = str_find_byte(css, ')', at);
	found->from = at;
	found->to = end = end == STR_NONE ? css.len : end;
	while (found->to > at && ascii_is_space(css.at[found->to - 1]))
		found->to--;
	return end < css.len ? end + 1 : end;
}

/* How far back a string looks for the image-set() that it may stand in. */
#define BACK_MOST 4096

/* A string that is an address without url(): image-set("x.png" 1x, "y.png" 2x). */
static bool is_of_image_set(struct str css, size_t at)
{
	struct str word = STR("image-set(");
	size_t least = at > BACK_MOST ? at - BACK_MOST : 0, depth = 0, before = at;

	while (before > least && ascii_is_space(css.at[before - 1]))
		before--;
	if (before == least || (css.at[before - 1] != '(' && css.at[before - 1] != ','))
		return false;
	for (size_t i = at; i-- > least;) {
		char byte = css.at[i];
		if (byte == ';' || byte == '{' || byte == '}')
			return false;
		depth += byte == ')';
		if (byte == '(' && depth-- == 0)
			return i + 1 >= word.len && has_word(css, i + 1 - word.len, word);
	}
	return false;
}

bool css_next(struct str css, size_t *cursor, struct css_reference *found)
{
	struct str import = STR("@import"), url = STR("url(");
	size_t at = *cursor;

	while ((at = skip_blanks(css, at)) < css.len) {
		bool starts_word = at == 0 || !is_name_byte(css.at[at - 1]);
		found->import = has_word(css, at, import) &&
		    (at + import.len == css.len || !is_name_byte(css.at[at + import.len]));
		if (found->import)
			at = skip_blanks(css, at + import.len);
		if (is_quote(css, at) && (found->import || is_of_image_set(css, at))) {
			found->from = at + 1;
			found->to = string_end(css, at);
			*cursor = found->to < css.len ? found->to + 1 : css.len;
			return true;
		}
		if ((starts_word || found->import) && has_word(css, at, url)) {
			*cursor = url_at(css, at + url.len, found);
			return true;
		}
		if (found->import)
			continue;
		if (has_word(css, at, STR("@namespace")))
			at = str_find_byte(css, ';', at); /* its address names a language */
		else if (is_quote(css, at))
			at = string_end(css, at);
		else if (css.at[at] == '\\')
			at++;
		at = at < css.len ? at + 1 : css.len;
	}
	*cursor = css.len;
	return false;
}
