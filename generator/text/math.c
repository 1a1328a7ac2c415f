#include "text/math.h"

#include "base/ascii.h"
#include "text/math_signs.h"

#include <string.h>

/* --- what is maths -------------------------------------------------------------------------------- */

static bool may_stand_beside(char c)
{
	return !ascii_is_letter(c) && !ascii_is_digit(c) && c != '$';
}

/* "5,000+" is an amount, "2^{10}" is not. */
static bool is_amount(struct str inner)
{
	size_t start = str_byte(inner, 0) == '-' || str_byte(inner, 0) == '~';

	if (!ascii_is_digit(str_byte(inner, start)) && str_byte(inner, start) != '.')
		return false;
	for (size_t i = 0; i < inner.len; i++)
		if (strchr("\\^_{=", inner.at[i]))
			return false;
	return true;
}

static bool opens_figure(struct str text, size_t at)
{
	return str_byte(text, at) == '{' && str_byte(text, at + 1) == '{';
}

/* The offset of the next $$ that is not escaped; STR_NONE if there is a figure before it, or none. */
static size_t find_dollars(struct str rest)
{
	for (size_t i = 2; i + 1 < rest.len; i++) {
		if (rest.at[i] == '\\')
			i++;
		else if (opens_figure(rest, i))
			return STR_NONE;
		else if (rest.at[i] == '$' && rest.at[i + 1] == '$')
			return i;
	}
	return STR_NONE;
}

static bool ends_line(struct str text, size_t at)
{
	while (str_byte(text, at) == ' ')
		at++;
	return at >= text.len || text.at[at] == '\n';
}

/* $$ … $$: lines of their own, or without space inside. */
static size_t display_length(struct str text, size_t from)
{
	struct str rest = str_sub(text, from, from + MATH_DISPLAY_MOST);
	size_t close = find_dollars(rest);

	if (close == STR_NONE || str_trim(str_sub(rest, 2, close)).len == 0 ||
	    !may_stand_beside(str_byte(text, from + close + 2)))
		return 0;
	bool whole = (from == 0 || text.at[from - 1] == '\n') && ends_line(text, from + close + 2);
	bool tight = !ascii_is_space(rest.at[2]) && !ascii_is_space(rest.at[close - 1]) &&
	    str_find_byte(str_sub(rest, 0, close), '\n', 0) == STR_NONE &&
	    !is_amount(str_sub(rest, 2, close));
	return whole || tight ? close + 2 : 0;
}

bool math_is_display(struct str source)
{
	return str_starts(source, STR("$$"));
}

size_t math_length(struct str text, size_t from)
{
	struct str rest = str_sub(text, from, from + MATH_MOST);

	if (from > 0 && !may_stand_beside(text.at[from - 1]))
		return 0;
	if (str_byte(rest, 1) == '$')
		return display_length(text, from);
	bool quoted = str_byte(rest, 1) == '`';
	if (rest.len < 3 || ascii_is_space(rest.at[1]))
		return 0;
	for (size_t i = 1; i < rest.len && rest.at[i] != '\n'; i++) {
		if (rest.at[i] == '\\' && !quoted)
			i++;
		else if (opens_figure(rest, i) ||
		    (rest.at[i] == '$' && quoted && (i < 4 || rest.at[i - 1] != '`')))
			return 0;
		else if (rest.at[i] == '$')
			return ascii_is_space(rest.at[i - 1]) ||
				!may_stand_beside(str_byte(text, from + i + 1)) ||
				is_amount(str_sub(rest, 1, i))
			    ? 0
			    : i + 1;
	}
	return 0;
}

/* --- printing ------------------------------------------------------------------------------------- */

struct writer {
	struct html html;
	bool plain; /* without markup */
	bool block;
	int depth;
};

static void put_tex(struct writer *writer, struct str tex);

/* What a command or a power takes: a group, a command, or one sign. */
static struct str take_argument(struct str *tex)
{
	size_t i = 0, end;

	while (ascii_is_space(str_byte(*tex, i)))
		i++;
	if (str_byte(*tex, i) == '{') {
		int depth = 0;
		for (end = i; end < tex->len; end++) {
			depth += (tex->at[end] == '{') - (tex->at[end] == '}');
			if (depth == 0)
				break;
		}
		struct str inner = str_sub(*tex, i + 1, end);
		*tex = str_sub(*tex, end + 1, tex->len);
		return inner;
	}
	end = i + 1;
	if (str_byte(*tex, i) == '\\')
		for (end = i + 2; end < tex->len && ascii_is_letter(tex->at[end]);)
			end++;
	while (end < tex->len && ((unsigned char)tex->at[end] & 0xc0) == 0x80)
		end++;
	struct str sign = str_sub(*tex, i, end);
	*tex = str_sub(*tex, end, tex->len);
	return sign;
}

static void put_in(struct writer *writer, const char *element, struct str tex)
{
	if (writer->plain) {
		html_text(&writer->html, strcmp(element, "sup") == 0 ? STR("^") : STR("_"));
		put_tex(writer, tex);
		return;
	}
	html_open(&writer->html, element);
	put_tex(writer, tex);
	html_close(&writer->html, element);
}

/* In brackets, if it is more than one number or name. */
static void put_operand(struct writer *writer, struct str tex)
{
	struct str rest = str_trim(tex);
	bool one = true;

	for (size_t i = 0; i < rest.len; i++)
		one &= ascii_is_letter(rest.at[i]) || ascii_is_digit(rest.at[i]) ||
		    rest.at[i] == '.' || rest.at[i] == '_';
	if (str_starts(rest, STR("\\text{")) && str_find_byte(rest, '}', 0) == rest.len - 1)
		one = true;
	if (!one)
		html_text(&writer->html, STR("("));
	put_tex(writer, rest);
	if (!one)
		html_text(&writer->html, STR(")"));
}

/* \sqrt{x}, \sqrt[3]{x} */
static void put_root(struct writer *writer, struct str *tex)
{
	size_t close = str_byte(*tex, 0) == '[' ? str_find_byte(*tex, ']', 0) : STR_NONE;

	if (close != STR_NONE) {
		put_in(writer, "sup", str_sub(*tex, 1, close));
		*tex = str_sub(*tex, close + 1, tex->len);
	}
	html_text(&writer->html, STR("√"));
	put_operand(writer, take_argument(tex));
}

/* A command that is not known stands as it was written, with its groups. */
static void put_unknown(struct writer *writer, struct str name, struct str *tex)
{
	html_text(&writer->html, STR("\\"));
	html_text(&writer->html, name);
	while (str_byte(*tex, 0) == '{') {
		html_text(&writer->html, STR("{"));
		put_tex(writer, take_argument(tex));
		html_text(&writer->html, STR("}"));
	}
}

static void put_sign_of(struct writer *writer, struct str name, struct str *tex)
{
	struct str sign;
	bool fence = str_eq(name, STR("left")) || str_eq(name, STR("right"));

	if (!math_sign(name, &sign))
		put_unknown(writer, name, tex);
	else
		html_text(&writer->html, sign);
	if (fence && str_byte(*tex, 0) == '.') /* no bracket on this side */
		*tex = str_sub(*tex, 1, tex->len);
}

static void put_named(struct writer *writer, struct str name, struct str *tex)
{
	struct str accent = math_accent(name);

	if (str_ends(name, STR("frac")) && name.len <= 5) {
		put_operand(writer, take_argument(tex));
		html_text(&writer->html, STR(" / "));
		put_operand(writer, take_argument(tex));
	} else if (str_eq(name, STR("sqrt"))) {
		put_root(writer, tex);
	} else if (math_is_upright(name)) {
		html_text(&writer->html, take_argument(tex));
	} else if (math_is_style(name)) {
		put_tex(writer, take_argument(tex));
	} else if (accent.len) {
		put_tex(writer, take_argument(tex));
		html_text(&writer->html, accent);
	} else if (str_eq(name, STR("begin")) || str_eq(name, STR("end"))) {
		take_argument(tex);
	} else {
		put_sign_of(writer, name, tex);
	}
}

static void put_command(struct writer *writer, struct str *tex)
{
	size_t end = 1;

	while (ascii_is_letter(str_byte(*tex, end)))
		end++;
	struct str name = str_sub(*tex, 1, end);
	char sign = str_byte(*tex, 1);
	*tex = str_sub(*tex, name.len ? end : 2, tex->len);
	if (name.len)
		put_named(writer, name, tex);
	else if (sign == '\\' && writer->block && !writer->plain)
		html_open(&writer->html, "br");
	else if (sign && strchr(",;:! \\", sign))
		html_text(&writer->html, STR(" "));
	else
		html_text(&writer->html, (struct str){ tex->at - 1, 1 });
}

static void put_letters(struct writer *writer, struct str *tex)
{
	size_t end = 0;

	while (ascii_is_letter(str_byte(*tex, end)))
		end++;
	struct str letters = str_sub(*tex, 0, end);
	*tex = str_sub(*tex, end, tex->len);
	if (!writer->plain)
		html_open(&writer->html, "var");
	html_text(&writer->html, letters);
	if (!writer->plain)
		html_close(&writer->html, "var");
}

static void put_sign(struct writer *writer, struct str *tex)
{
	char c = tex->at[0];
	struct str sign = str_sub(*tex, 0, 1);

	*tex = str_sub(*tex, 1, tex->len);
	if (c == '-')
		sign = STR("−");
	else if (c == '*')
		sign = STR("·");
	else if (c == '\'')
		sign = STR("′");
	else if (c == '~')
		sign = STR("\u00a0");
	else if (c == '&' || c == '}')
		return;
	html_text(&writer->html, sign);
}

static void put_tex(struct writer *writer, struct str tex)
{
	if (writer->depth++ >= MATH_DEPTH_MOST) {
		html_text(&writer->html, tex);
		tex = STR("");
	}
	while (tex.len) {
		char c = tex.at[0];
		if (c == '\\' && tex.len > 1) {
			put_command(writer, &tex);
		} else if (c == '^' || c == '_') {
			tex = str_sub(tex, 1, tex.len);
			put_in(writer, c == '^' ? "sup" : "sub", take_argument(&tex));
		} else if (c == '{') {
			put_tex(writer, take_argument(&tex));
		} else if (ascii_is_letter(c)) {
			put_letters(writer, &tex);
		} else {
			put_sign(writer, &tex);
		}
	}
	writer->depth--;
}

/* Without its dollars, and without backquotes. */
static struct str inner_of(struct str source)
{
	size_t skip = str_byte(source, 1) == '`' || math_is_display(source) ? 2 : 1;

	return str_trim(str_sub(source, skip, source.len - skip));
}

static struct markup print(
    struct arena *arena, const char *element, struct str class, struct str tex, bool block)
{
	struct buf out = buf_in(arena, BUF_MOST);
	struct writer writer = { .html = html_to(&out), .block = block };

	html_open(&writer.html, element);
	html_attr(&writer.html, "class", class);
	put_tex(&writer, tex);
	html_close(&writer.html, element);
	return html_markup(&writer.html);
}

struct markup math_inline(struct arena *arena, struct str source)
{
	bool display = math_is_display(source);

	return print(
	    arena, "span", display ? STR("math display") : STR("math"), inner_of(source), display);
}

struct markup math_block(struct arena *arena, struct str tex)
{
	return print(arena, "div", STR("math"), str_trim(tex), true);
}

struct markup math_display(struct arena *arena, struct str source)
{
	return math_block(arena, inner_of(source));
}

/* What a plain writer writes is no markup. */
struct str math_plain(struct arena *arena, struct str source)
{
	struct buf out = buf_in(arena, BUF_MOST);
	struct writer writer = { .html = html_to(&out), .plain = true };

	put_tex(&writer, inner_of(source));
	return buf_str(&out);
}
