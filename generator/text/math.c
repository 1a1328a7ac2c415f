#include "text/math.h"

#include <string.h>

/* --- what is maths -------------------------------------------------------------------------------- */

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static char byte_at(struct str text, size_t at)
{
	return at < text.len ? text.at[at] : '\0';
}

static bool may_stand_beside(char c)
{
	return !is_letter(c) && !is_digit(c) && c != '$';
}

/* "5,000+" is an amount, "2^{10}" is not. */
static bool is_amount(struct str inner)
{
	size_t start = byte_at(inner, 0) == '-' || byte_at(inner, 0) == '~';
	if (!is_digit(byte_at(inner, start)) && byte_at(inner, start) != '.')
		return false;
	for (size_t i = 0; i < inner.len; i++)
		if (strchr("\\^_{=", inner.at[i]))
			return false;
	return true;
}

static bool opens_figure(struct str text, size_t at)
{
	return byte_at(text, at) == '{' && byte_at(text, at + 1) == '{';
}

size_t math_length(struct str text, size_t from)
{
	struct str rest = str_sub(text, from, from + MATH_MOST);
	if (from > 0 && !may_stand_beside(text.at[from - 1]))
		return 0;
	bool quoted = byte_at(rest, 1) == '`';
	if (rest.len < 3 || is_space(rest.at[1]) || rest.at[1] == '$')
		return 0;
	for (size_t i = 1; i < rest.len && rest.at[i] != '\n'; i++) {
		if (rest.at[i] == '\\' && !quoted)
			i++;
		else if (opens_figure(rest, i) ||
		    (rest.at[i] == '$' && quoted && (i < 4 || rest.at[i - 1] != '`')))
			return 0;
		else if (rest.at[i] == '$')
			return is_space(rest.at[i - 1]) ||
				!may_stand_beside(byte_at(text, from + i + 1)) ||
				is_amount(str_sub(rest, 1, i))
			    ? 0
			    : i + 1;
	}
	return 0;
}

/* --- signs ---------------------------------------------------------------------------------------- */

static const struct {
	struct str name, sign;
} signs[] = {
	{ STR_INIT("times"), STR_INIT("×") },
	{ STR_INIT("cdot"), STR_INIT("·") },
	{ STR_INIT("div"), STR_INIT("÷") },
	{ STR_INIT("pm"), STR_INIT("±") },
	{ STR_INIT("approx"), STR_INIT("≈") },
	{ STR_INIT("sim"), STR_INIT("~") },
	{ STR_INIT("equiv"), STR_INIT("≡") },
	{ STR_INIT("propto"), STR_INIT("∝") },
	{ STR_INIT("le"), STR_INIT("≤") },
	{ STR_INIT("leq"), STR_INIT("≤") },
	{ STR_INIT("ge"), STR_INIT("≥") },
	{ STR_INIT("geq"), STR_INIT("≥") },
	{ STR_INIT("ne"), STR_INIT("≠") },
	{ STR_INIT("neq"), STR_INIT("≠") },
	{ STR_INIT("ll"), STR_INIT("≪") },
	{ STR_INIT("gg"), STR_INIT("≫") },
	{ STR_INIT("in"), STR_INIT("∈") },
	{ STR_INIT("to"), STR_INIT("→") },
	{ STR_INIT("rightarrow"), STR_INIT("→") },
	{ STR_INIT("Rightarrow"), STR_INIT("⇒") },
	{ STR_INIT("sum"), STR_INIT("∑") },
	{ STR_INIT("prod"), STR_INIT("∏") },
	{ STR_INIT("int"), STR_INIT("∫") },
	{ STR_INIT("partial"), STR_INIT("∂") },
	{ STR_INIT("infty"), STR_INIT("∞") },
	{ STR_INIT("degree"), STR_INIT("°") },
	{ STR_INIT("circ"), STR_INIT("°") },
	{ STR_INIT("dots"), STR_INIT("…") },
	{ STR_INIT("ldots"), STR_INIT("…") },
	{ STR_INIT("cdots"), STR_INIT("⋯") },
	{ STR_INIT("alpha"), STR_INIT("α") },
	{ STR_INIT("beta"), STR_INIT("β") },
	{ STR_INIT("gamma"), STR_INIT("γ") },
	{ STR_INIT("delta"), STR_INIT("δ") },
	{ STR_INIT("epsilon"), STR_INIT("ε") },
	{ STR_INIT("eta"), STR_INIT("η") },
	{ STR_INIT("theta"), STR_INIT("θ") },
	{ STR_INIT("lambda"), STR_INIT("λ") },
	{ STR_INIT("mu"), STR_INIT("μ") },
	{ STR_INIT("pi"), STR_INIT("π") },
	{ STR_INIT("rho"), STR_INIT("ρ") },
	{ STR_INIT("sigma"), STR_INIT("σ") },
	{ STR_INIT("tau"), STR_INIT("τ") },
	{ STR_INIT("phi"), STR_INIT("φ") },
	{ STR_INIT("omega"), STR_INIT("ω") },
	{ STR_INIT("Delta"), STR_INIT("Δ") },
	{ STR_INIT("Sigma"), STR_INIT("Σ") },
	{ STR_INIT("Omega"), STR_INIT("Ω") },
	{ STR_INIT("left"), STR_INIT("") },
	{ STR_INIT("right"), STR_INIT("") },
	{ STR_INIT("quad"), STR_INIT("\u2003") },
	{ STR_INIT("lfloor"), STR_INIT("⌊") },
	{ STR_INIT("rfloor"), STR_INIT("⌋") },
	{ STR_INIT("lceil"), STR_INIT("⌈") },
	{ STR_INIT("rceil"), STR_INIT("⌉") },
};

/* Commands whose group is words, not letters that stand for something. */
static bool is_upright(struct str name)
{
	static const struct str names[] = { STR_INIT("text"), STR_INIT("mathrm"), STR_INIT("textrm"),
		STR_INIT("operatorname"), STR_INIT("mathbf"), STR_INIT("textbf") };
	for (size_t i = 0; i < countof(names); i++)
		if (str_eq(name, names[i]))
			return true;
	return false;
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
	while (is_space(byte_at(*tex, i)))
		i++;
	if (byte_at(*tex, i) == '{') {
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
	if (byte_at(*tex, i) == '\\')
		for (end = i + 2; end < tex->len && is_letter(tex->at[end]);)
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
		one &= is_letter(rest.at[i]) || is_digit(rest.at[i]) || rest.at[i] == '.' ||
		    rest.at[i] == '_';
	if (str_starts(rest, STR("\\text{")) && str_find_byte(rest, '}', 0) == rest.len - 1)
		one = true;
	if (!one)
		html_text(&writer->html, STR("("));
	put_tex(writer, rest);
	if (!one)
		html_text(&writer->html, STR(")"));
}

static void put_named(struct writer *writer, struct str name, struct str *tex)
{
	if (str_ends(name, STR("frac")) && name.len <= 5) {
		put_operand(writer, take_argument(tex));
		html_text(&writer->html, STR(" / "));
		put_operand(writer, take_argument(tex));
	} else if (str_eq(name, STR("sqrt"))) {
		html_text(&writer->html, STR("√"));
		put_operand(writer, take_argument(tex));
	} else if (is_upright(name)) {
		html_text(&writer->html, take_argument(tex));
	} else if (str_eq(name, STR("begin")) || str_eq(name, STR("end"))) {
		take_argument(tex);
	} else {
		for (size_t i = 0; i < countof(signs); i++)
			if (str_eq(name, signs[i].name))
				name = signs[i].sign;
		html_text(&writer->html, name);
	}
}

static void put_command(struct writer *writer, struct str *tex)
{
	size_t end = 1;
	while (is_letter(byte_at(*tex, end)))
		end++;
	struct str name = str_sub(*tex, 1, end);
	char sign = byte_at(*tex, 1);
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
	while (is_letter(byte_at(*tex, end)))
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
		} else if (is_letter(c)) {
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
	size_t skip = byte_at(source, 1) == '`' ? 2 : 1;
	return str_sub(source, skip, source.len - skip);
}

static struct str print(struct arena *arena, const char *element, struct str tex, bool plain, bool block)
{
	struct buf out = buf_in(arena, BUF_MOST);
	struct writer writer = { .html = html_to(&out), .plain = plain, .block = block };
	if (!plain) {
		html_open(&writer.html, element);
		html_attr(&writer.html, "class", STR("math"));
	}
	put_tex(&writer, tex);
	if (!plain)
		html_close(&writer.html, element);
	return buf_str(&out);
}

struct str math_inline(struct arena *arena, struct str source)
{
	return print(arena, "span", inner_of(source), false, false);
}

struct str math_plain(struct arena *arena, struct str source)
{
	return print(arena, "", inner_of(source), true, false);
}

struct str math_block(struct arena *arena, struct str tex)
{
	return print(arena, "div", str_trim(tex), false, true);
}
