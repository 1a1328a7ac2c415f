#include "diagram/label.h"

#include "base/ascii.h"
#include "html/advance.h"

#include <string.h>

#define SPACE_WIDTH 40

struct label_reader {
	const struct diagram *diagram;
	const struct diagram_text *from;
	const bool *dropped; /* by byte of the text: signs of Markdown; NULL: none */
	struct label label;
	size_t room;
	struct buf word;  /* as it grows */
	bool space, line; /* in front of the next piece */
};

/* --- signs by name -------------------------------------------------------------------------------- */

static const struct {
	struct str name, sign;
} signs[] = {
	{ STR_INIT("quot"), STR_INIT("\"") },
	{ STR_INIT("amp"), STR_INIT("&") },
	{ STR_INIT("lt"), STR_INIT("<") },
	{ STR_INIT("gt"), STR_INIT(">") },
	{ STR_INIT("apos"), STR_INIT("'") },
	{ STR_INIT("nbsp"), STR_INIT("\u00a0") },
	{ STR_INIT("deg"), STR_INIT("°") },
	{ STR_INIT("times"), STR_INIT("×") },
	{ STR_INIT("micro"), STR_INIT("µ") },
	{ STR_INIT("middot"), STR_INIT("·") },
	{ STR_INIT("ndash"), STR_INIT("–") },
	{ STR_INIT("mdash"), STR_INIT("—") },
	{ STR_INIT("hellip"), STR_INIT("…") },
	{ STR_INIT("euro"), STR_INIT("€") },
	{ STR_INIT("pound"), STR_INIT("£") },
	{ STR_INIT("le"), STR_INIT("≤") },
	{ STR_INIT("ge"), STR_INIT("≥") },
	{ STR_INIT("ne"), STR_INIT("≠") },
	{ STR_INIT("asymp"), STR_INIT("≈") },
	{ STR_INIT("plusmn"), STR_INIT("±") },
	{ STR_INIT("infin"), STR_INIT("∞") },
	{ STR_INIT("larr"), STR_INIT("←") },
	{ STR_INIT("rarr"), STR_INIT("→") },
	{ STR_INIT("harr"), STR_INIT("↔") },
};

/* Digits of a number: #9829; or &#9829; */
static bool put_number(struct buf *word, struct str digits)
{
	uint32_t code = 0;

	for (size_t i = 0; i < digits.len; i++) {
		if (digits.at[i] < '0' || digits.at[i] > '9')
			return false;
		code = code * 10 + (uint32_t)(digits.at[i] - '0');
	}
	bool surrogate = code >= 0xd800 && code <= 0xdfff;
	if (code < ' ' || code > 0x10ffff || surrogate || digits.len > 7)
		return false;
	buf_put_code_point(word, code);
	return true;
}

/* #name; as mermaid has it, and &name; as HTML has it: how many bytes it takes, 0 if it is none. */
static size_t take_sign(struct buf *word, struct str text)
{
	size_t end = str_find_byte(str_sub(text, 0, 12), ';', 1);

	if (end == STR_NONE)
		return 0;
	struct str name = str_sub(text, str_starts(text, STR("&#")) ? 2 : 1, end);
	if (name.len && put_number(word, name))
		return end + 1;
	for (size_t i = 0; i < countof(signs); i++) {
		if (str_eq(name, signs[i].name)) {
			buf_put(word, signs[i].sign);
			return end + 1;
		}
	}
	return 0;
}

/* --- Markdown ------------------------------------------------------------------------------------- */

static bool is_blank_or_end(char c)
{
	return c == '\0' || c == ' ' || c == '\t' || c == '\n';
}

/* How many of one sign stand here. */
static size_t run_length(struct str text, size_t at)
{
	size_t end = at;

	while (end < text.len && text.at[end] == text.at[at])
		end++;
	return end - at;
}

/* The end of the {{ figure }} that starts here; `at` if none does. */
static size_t figure_end(struct str text, size_t at)
{
	size_t close = str_starts(str_sub(text, at, text.len), STR("{{"))
	    ? str_find(text, STR("}}"), at)
	    : STR_NONE;

	return close == STR_NONE ? at : close + 2;
}

/*
 * Where the emphasis that a run of signs opens is closed; STR_NONE if it opens none. 2*3*4 stays a
 * product.
 */
static size_t closing_run(struct str text, size_t open, size_t run)
{
	char sign = text.at[open];
	char before = open > 0 ? text.at[open - 1] : '\0';

	if (run > 3 || is_blank_or_end(str_byte(text, open + run)) ||
	    (sign == '_' && ascii_is_word(before)) || ascii_is_digit(before))
		return STR_NONE;
	for (size_t at = open + run + 1; at < text.len;) {
		size_t end = figure_end(text, at),
		       here = text.at[at] == sign ? run_length(text, at) : 0;
		if (here == run && !is_blank_or_end(text.at[at - 1]) &&
		    !(sign == '_' && ascii_is_word(str_byte(text, at + run))))
			return at;
		at = end > at ? end : at + (here ? here : 1);
	}
	return STR_NONE;
}

static void drop(bool *dropped, size_t at, size_t count)
{
	for (size_t i = 0; i < count; i++)
		dropped[at + i] = true;
}

/*
 * The signs of **strong**, *stressed* and "`Markdown strings`", which github.com draws in other type
 * and which are left out here.
 */
static const bool *find_markdown(struct arena *scratch, const struct diagram_text *from)
{
	struct str text = from->text;
	bool *dropped = ARENA_ARRAY(scratch, bool, text.len + 1);

	if (from->quoted && text.len > 1 && text.at[0] == '`' && text.at[text.len - 1] == '`')
		dropped[0] = dropped[text.len - 1] = true;
	for (size_t at = 0; at < text.len;) {
		size_t end = figure_end(text, at);
		bool sign = end == at && !dropped[at] && (text.at[at] == '*' || text.at[at] == '_');
		size_t run = sign ? run_length(text, at) : 0;
		size_t close = sign ? closing_run(text, at, run) : STR_NONE;
		if (close != STR_NONE) {
			drop(dropped, at, run);
			drop(dropped, close, run);
		}
		at = end > at ? end : at + (run ? run : 1);
	}
	return dropped;
}

/* fa:fa-car, fab:fa-github: an icon of a font that github.com does not have, with the space behind. */
static size_t take_icon(struct str text)
{
	size_t at = 2;

	if (!str_starts(text, STR("fa")))
		return 0;
	at += str_byte(text, at) && strchr("bklrs", text.at[at]);
	if (!str_starts(str_sub(text, at, text.len), STR(":fa-")))
		return 0;
	for (at += 4; ascii_is_word(str_byte(text, at)) || str_byte(text, at) == '-' ||
	     str_byte(text, at) == '_';)
		at++;
	return at + (str_byte(text, at) == ' ');
}

/* <b>, </sub>, <span>: tags that github.com takes for what they do to the type, which is left out here. */
static size_t take_tag(struct str text)
{
	static const char names[] = "b i em strong u s small sub sup code span mark del ins";
	size_t from = str_byte(text, 1) == '/' ? 2 : 1, to = from;

	while (ascii_is_alnum(str_byte(text, to)))
		to++;
	return to > from && str_byte(text, to) == '>' && str_is_in_words(str_sub(text, from, to), names)
	    ? to + 1
	    : 0;
}

/* --- pieces --------------------------------------------------------------------------------------- */

static void add_piece(struct label_reader *reader, struct str text, struct str href)
{
	struct label *label = &reader->label;

	if (!text.len)
		return;
	label->pieces = arena_room(reader->diagram->scratch, label->pieces, label->count,
	    &reader->room, sizeof(*label->pieces));
	label->pieces[label->count] = (struct label_piece){ .text = text,
		.href = href,
		.width = advance_of(text, LABEL_SIZE),
		.space = reader->space && label->count && !reader->line,
		.line = reader->line || !label->count };
	label->count++;
	label->has_links |= href.len > 0;
	reader->space = reader->line = false;
}

static void end_word(struct label_reader *reader)
{
	add_piece(reader, buf_str(&reader->word), STR(""));
	reader->word = buf_in(reader->diagram->scratch, BUF_MOST);
}

/* {{ expression : show }} at the start of the text: how many bytes it takes, 0 if it is none. */
static size_t take_figure(struct label_reader *reader, struct str text)
{
	size_t close = str_find(text, STR("}}"), 2);

	if (!reader->from->quoted || close == STR_NONE)
		return 0;
	struct str words = str_trim(str_sub(text, 2, close));
	size_t offset = (size_t)((words.len ? words.at : text.at) - reader->from->text.at);
	const struct diagram_host *host = reader->diagram->host;
	struct diagram_figure figure;
	end_word(reader);
	if (host->evaluate(host->self, words, reader->from->offset + offset, &figure))
		add_piece(
		    reader, figure.printed, host->link ? host->link(host->self, &figure) : STR(""));
	else
		add_piece(reader, str_sub(text, 0, close + 2), STR(""));
	return close + 2;
}

/* A line end, \n, or <br> in any of its spellings. */
static size_t take_break(struct str text)
{
	if (text.at[0] == '\n')
		return 1;
	if (str_starts(text, STR("\\n")))
		return 2;
	if (text.len < 4 || !str_eq_any_case(str_sub(text, 0, 3), STR("<br")))
		return 0;
	size_t at = 3;
	while (str_byte(text, at) == ' ')
		at++;
	at += str_byte(text, at) == '/';
	return str_byte(text, at) == '>' ? at + 1 : 0;
}

/* What starts here and is more than a byte of a word: how many bytes it takes. */
static size_t take_special(struct label_reader *reader, struct str text)
{
	size_t taken = take_break(text);

	if (taken) {
		end_word(reader);
		reader->line = true;
		return taken;
	}
	switch (text.at[0]) {
	case ' ':
	case '\t':
	case '\r':
		end_word(reader);
		reader->space = true;
		return 1;
	case '{':
		return str_starts(text, STR("{{")) ? take_figure(reader, text) : 0;
	case '#':
	case '&':
		return take_sign(&reader->word, text);
	case '<':
		return reader->dropped ? take_tag(text) : 0;
	case 'f':
		return reader->dropped && !reader->word.len ? take_icon(text) : 0;
	default:
		return 0;
	}
}

/* --- lines ---------------------------------------------------------------------------------------- */

/* The pieces from `i` on that nothing separates. */
static int width_of_run(const struct label *label, size_t i)
{
	int width = label->pieces[i].width;

	while (++i < label->count && !label->pieces[i].space && !label->pieces[i].line)
		width += label->pieces[i].width;
	return width;
}

static void break_lines(struct label *label, int most)
{
	int width = 0;

	for (size_t i = 0; i < label->count; i++) {
		struct label_piece *piece = &label->pieces[i];
		int run = width_of_run(label, i);
		if (piece->space && width + SPACE_WIDTH + run > most) {
			piece->space = false;
			piece->line = true;
		}
		if (piece->line) {
			label->lines++;
			width = 0;
		}
		width += piece->width + (piece->space ? SPACE_WIDTH : 0);
		label->width = width > label->width ? width : label->width;
	}
}

struct label label_read(
    const struct diagram *diagram, const struct diagram_text *text, int most, bool markdown)
{
	struct label_reader reader = { .diagram = diagram, .from = text };

	if (markdown)
		reader.dropped = find_markdown(diagram->scratch, text);
	end_word(&reader);
	for (size_t i = 0; i < text->text.len;) {
		size_t taken = take_special(&reader, str_sub(text->text, i, text->text.len));
		if (!taken && !(reader.dropped && reader.dropped[i]))
			buf_put_byte(&reader.word, text->text.at[i]);
		i += taken ? taken : 1;
	}
	end_word(&reader);
	break_lines(&reader.label, most);
	return reader.label;
}

/* --- on the page ---------------------------------------------------------------------------------- */

struct str label_plain(struct arena *keep, const struct label *label)
{
	struct buf out = buf_in(keep, BUF_MOST);

	for (size_t i = 0; i < label->count; i++) {
		const struct label_piece *piece = &label->pieces[i];
		if (i && (piece->space || piece->line))
			buf_put_byte(&out, ' ');
		buf_put(&out, piece->text);
	}
	return buf_str(&out);
}

static void put_piece(struct html *html, const struct label_piece *piece)
{
	if (!piece->href.len) {
		html_text(html, piece->text);
		return;
	}
	html_open(html, "a");
	html_attr(html, "class", STR("figure"));
	html_attr_url(html, "href", piece->href);
	html_text(html, piece->text);
	html_close(html, "a");
}

void label_put(struct html *html, const struct label *label, struct svg_point center)
{
	int y = center.y - label->lines * LABEL_LINE / 2 - LABEL_LINE / 2 + LABEL_SIZE * 35 / 100;

	if (!label->count)
		return;
	html_open(html, "text");
	for (size_t i = 0; i < label->count; i++) {
		const struct label_piece *piece = &label->pieces[i];
		if (piece->line) {
			if (i)
				html_close(html, "tspan");
			html_open(html, "tspan");
			svg_attr(html, "x", center.x);
			svg_attr(html, "y", y += LABEL_LINE);
		} else if (piece->space) {
			html_text(html, STR(" "));
		}
		put_piece(html, piece);
	}
	html_close(html, "tspan");
	html_close(html, "text");
}

struct markup label_markup(struct arena *keep, const struct label *label)
{
	struct buf out = buf_in(keep, BUF_MOST);
	struct html html = html_to(&out);

	for (size_t i = 0; i < label->count; i++) {
		const struct label_piece *piece = &label->pieces[i];
		if (i && (piece->space || piece->line))
			html_text(&html, STR(" "));
		put_piece(&html, piece);
	}
	return html_markup(&html);
}
