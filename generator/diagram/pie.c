#include "diagram/pie.h"

#include "base/ascii.h"
#include "base/language.h"
#include "diagram/label.h"
#include "number/quantity_arithmetic.h"
#include "number/quantity_print.h"
#include "number/show.h"

#define RADIUS 1100
#define MARGIN 10
#define TURN 1000000L
/* A slice with less of the pie than this has no room for its number. */
#define NUMBER_LEAST (TURN * 4 / 100)
/* As many colours as the style sheet has. */
#define COLOURS 8

struct slice {
	struct label label;
	struct str name;              /* the label as plain text */
	struct diagram_figure figure; /* its value */
	bool typed;                   /* a number that stands for itself */
	struct pos at;
	struct quantity share;
	struct str share_printed;
	int64_t from, to; /* of TURN */
};

struct drawn_pie {
	const struct diagram *diagram;
	const struct pie *pie;
	struct arithmetic arithmetic; /* its results in keep */
	struct slice slices[PIE_SLICES_MOST];
	size_t count;
};

/* --- values --------------------------------------------------------------------------------------- */

/* As mermaid reads them: 0, 12, 0.5; no sign, no exponent, no zero in front. */
static bool is_number(struct str text)
{
	size_t point = str_find_byte(text, '.', 0), whole = point == STR_NONE ? text.len : point;
	bool good = whole > 0 && (whole == 1 || text.at[0] != '0') && point != text.len - 1;

	for (size_t i = 0; i < text.len; i++)
		good &= i == point || ascii_is_digit(text.at[i]);
	return good;
}

/* The words inside of {{ }}, or a plain number; and where they stand. */
static bool value_words(const struct drawn_pie *drawn, const struct pie_slice *from,
    struct str *words, size_t *offset, bool *typed)
{
	struct str text = from->value;
	struct diag *diag = drawn->diagram->diag;

	*typed = !str_starts(text, STR("{{"));
	*words = text;
	*offset = from->offset;
	if (*typed) {
		if (is_number(text))
			return true;
		diag_report(diag, DIAG_DIAGRAM, diagram_pos(drawn->diagram, from->offset),
		    "the value of a slice is a number");
		diag_hint(diag, "or an expression: {{ kettle.price }}");
		return false;
	}
	if (text.len < 4 || !str_ends(text, STR("}}"))) {
		diag_report(diag, DIAG_FIGURE_UNCLOSED, diagram_pos(drawn->diagram, from->offset),
		    "this {{ has no }} on its line");
		return false;
	}
	*words = str_trim(str_sub(text, 2, text.len - 2));
	*offset += words->len ? (size_t)(words->at - text.at) : 0;
	return true;
}

/* Reports what is no slice; of values that moved it is the reason why nothing is drawn. */
static bool refuse(const struct drawn_pie *drawn, const struct slice *slice, bool moved, struct str why)
{
	struct str *undrawn = drawn->diagram->undrawn;

	if (!moved || !undrawn)
		diag_report(drawn->diagram->diag, DIAG_DIAGRAM_VALUE, slice->at, "%.*s", STR_ARG(why));
	else if (undrawn->len == 0)
		*undrawn = why;
	return false;
}

/* Only what has two ends, none of them below nothing, has a place on a pie. */
static bool check_value(const struct drawn_pie *drawn, const struct slice *slice)
{
	const struct diagram_figure *figure = &slice->figure;
	const struct quantity *quantity = figure->quantity;
	struct arena *scratch = drawn->diagram->scratch;

	if (figure->missing.len)
		return refuse(drawn, slice, figure->moved,
		    STR_JOIN(scratch, figure->missing, STR(" is unknown, so it cannot be drawn")));
	if (!quantity)
		return refuse(drawn, slice, figure->moved,
		    str_print(scratch, "the value of a slice is a number, not %s", figure->kind));
	if (!quantity->lo || !quantity->hi)
		return refuse(
		    drawn, slice, figure->moved, STR("a value without an end cannot be drawn"));
	return ratio_sign(quantity->lo) >= 0 ||
	    refuse(drawn, slice, figure->moved, STR("a value below zero cannot be drawn"));
}

/* github.com leaves the second of one name out, so that the shares would be others there. */
static bool is_new(const struct drawn_pie *drawn, const struct slice *slice, const struct pie_slice *from)
{
	for (size_t i = 0; i < drawn->count; i++)
		if (str_eq(drawn->slices[i].name, slice->name)) {
			diag_report(drawn->diagram->diag, DIAG_DIAGRAM,
			    diagram_pos(drawn->diagram, from->label.offset),
			    "there is a slice “%.*s” already", STR_ARG(slice->name));
			return false;
		}
	return true;
}

static bool read_slice(struct drawn_pie *drawn, const struct pie_slice *from)
{
	const struct diagram_host *host = drawn->diagram->host;
	struct slice *slice = &drawn->slices[drawn->count];
	struct str words;
	size_t offset;

	slice->label = label_read(drawn->diagram, &from->label, 1 << 20, false);
	slice->name = label_plain(drawn->diagram->keep, &slice->label);
	if (!is_new(drawn, slice, from) || !value_words(drawn, from, &words, &offset, &slice->typed))
		return false;
	slice->at = diagram_pos(drawn->diagram, offset);
	if (!host->evaluate(host->self, words, offset, &slice->figure) || !check_value(drawn, slice))
		return false;
	drawn->count++;
	return true;
}

/* --- shares --------------------------------------------------------------------------------------- */

static bool add(const struct drawn_pie *drawn, size_t i, struct quantity *sum, bool *any)
{
	const struct quantity *slice = drawn->slices[i].figure.quantity;

	if (!*any) {
		*any = true;
		*sum = *slice;
		return true;
	}
	struct quantity before = *sum;
	return quantity_add(&drawn->arithmetic, &before, slice, sum) == QUANTITY_OK;
}

static bool can_be_added(const struct drawn_pie *drawn)
{
	struct quantity sum;
	bool any = false;

	for (size_t i = 0; i < drawn->count; i++) {
		if (add(drawn, i, &sum, &any))
			continue;
		diag_report(drawn->diagram->diag, DIAG_UNIT_MISMATCH, drawn->slices[i].at,
		    "this slice cannot be added to the ones before");
		return false;
	}
	return true;
}

static bool find_share(struct drawn_pie *drawn, size_t which)
{
	struct quantity others, nothing = { .lo = ratio_zero(), .hi = ratio_zero() };
	bool any = false, moved = false;

	for (size_t i = 0; i < drawn->count; i++) {
		moved |= drawn->slices[i].figure.moved;
		if (i != which)
			add(drawn, i, &others, &any);
	}
	const struct quantity *part = drawn->slices[which].figure.quantity;
	nothing.unit = part->unit;
	if (quantity_share(&drawn->arithmetic, part, any ? &others : &nothing,
		&drawn->slices[which].share) == QUANTITY_OK)
		return true;
	return refuse(drawn, &drawn->slices[which], moved,
	    STR("the slices of this pie may add up to nothing"));
}

static const struct ratio *twice_the_middle(const struct drawn_pie *drawn, const struct slice *slice)
{
	const struct quantity *q = slice->figure.quantity;

	return ratio_add(drawn->arithmetic.keep, q->lo, q->hi);
}

/* Where each slice starts and ends; the shares have told that the sum is not zero. */
static void find_angles(struct drawn_pie *drawn)
{
	struct arena *keep = drawn->arithmetic.keep;
	const struct ratio *sum = ratio_zero(), *so_far = ratio_zero();

	for (size_t i = 0; i < drawn->count; i++)
		sum = ratio_add(keep, sum, twice_the_middle(drawn, &drawn->slices[i]));
	const struct ratio *turn = ratio_div(keep, ratio_of(keep, TURN, 1), sum);
	for (size_t i = 0; i < drawn->count; i++) {
		struct slice *slice = &drawn->slices[i];
		slice->from = i ? drawn->slices[i - 1].to : 0;
		so_far = ratio_add(keep, so_far, twice_the_middle(drawn, slice));
		ratio_to_int64(ratio_floor(keep, ratio_mul(keep, so_far, turn)), &slice->to);
	}
}

/* --- the legend ----------------------------------------------------------------------------------- */

/* The share's formula and the formula with numbers put in. */
static void derive_share(
    const struct drawn_pie *drawn, const struct slice *slice, struct diagram_share *share)
{
	struct arena *keep = drawn->diagram->keep;
	struct buf formula = buf_in(keep, BUF_MOST), numbers = buf_in(keep, BUF_MOST);
	const struct diagram_host *host = drawn->diagram->host;

	const struct diagram_figure **parts =
	    ARENA_ARRAY(drawn->diagram->scratch, const struct diagram_figure *, drawn->count);
	buf_print(&formula, "(%.*s) / (", STR_ARG(slice->figure.formula));
	host->put_operand(host->self, &slice->figure, &slice->figure, true, &numbers);
	buf_put(&numbers, STR(" / ("));
	for (size_t i = 0; i < drawn->count; i++) {
		const struct slice *part = &drawn->slices[i];
		buf_print(&formula, "%s%.*s", i ? " + " : "", STR_ARG(part->figure.formula));
		buf_put(&numbers, i ? STR(" + ") : STR(""));
		host->put_operand(host->self, &part->figure, &slice->figure, false, &numbers);
		parts[share->part_count++] = &part->figure;
	}
	buf_put_byte(&formula, ')');
	buf_put_byte(&numbers, ')');
	share->formula = buf_str(&formula);
	share->substituted = buf_str(&numbers);
	share->parts = parts;
}

static struct show whole_percent(const struct drawn_pie *drawn)
{
	struct show show = { .set = true };
	struct str why;

	show_parse(drawn->arithmetic.units, drawn->arithmetic.keep, STR("0 %"), &show, &why);
	return show;
}

/* True if the values are the shares already, so that there is nothing to compute. */
static bool print_shares(struct drawn_pie *drawn, const struct show *show)
{
	bool same = true;

	for (size_t i = 0; i < drawn->count; i++) {
		struct slice *slice = &drawn->slices[i];
		struct buf out = buf_in(drawn->diagram->scratch, BUF_MOST);
		quantity_print(&drawn->arithmetic, &slice->share, show, &out);
		slice->share_printed = buf_str(&out);
		same &= str_eq(slice->share_printed, slice->figure.printed);
	}
	return same;
}

static struct markup value_markup(const struct drawn_pie *drawn, const struct slice *slice)
{
	const struct diagram_host *host = drawn->diagram->host;

	return slice->typed ? markup_text(drawn->diagram->scratch, slice->figure.printed)
			    : host->figure_markup(host->self, &slice->figure);
}

static struct markup share_markup(const struct drawn_pie *drawn, const struct slice *slice,
    const struct show *show, bool computed)
{
	const struct diagram_host *host = drawn->diagram->host;

	if (!computed)
		return markup_text(drawn->diagram->scratch, slice->share_printed);
	struct diagram_share share = { .name = slice->name,
		.printed = slice->share_printed,
		.show = *show,
		.quantity = slice->share,
		.at = slice->at };
	derive_share(drawn, slice, &share);
	return host->share_markup(host->self, &share);
}

static void put_legend(struct drawn_pie *drawn, struct view *view)
{
	struct arena *scratch = drawn->diagram->scratch;
	struct view *rows = view_list(scratch), *slices = view_object(scratch);
	struct show show = whole_percent(drawn);
	bool same = print_shares(drawn, &show), computed = false;

	for (size_t i = 0; i < drawn->count; i++)
		computed |= !drawn->slices[i].typed;
	bool values = !same && (computed || drawn->pie->show_data);
	for (size_t i = 0; i < drawn->count; i++) {
		const struct slice *slice = &drawn->slices[i];
		struct view *row = view_object(scratch);
		view_set_number(row, "number", (long)i + 1);
		view_set_number(row, "key", (long)(i % COLOURS) + 1);
		view_set_markup(row, "name_html", label_markup(scratch, &slice->label));
		if (values)
			view_set_markup(row, "value_html", value_markup(drawn, slice));
		view_set_markup(row, "share_html",
		    same ? value_markup(drawn, slice) : share_markup(drawn, slice, &show, computed));
		view_add(rows, row);
	}
	view_set_truth(slices, "values", values);
	view_set(slices, "rows", rows);
	view_set(view, "slices", slices);
}

/* --- the drawing ---------------------------------------------------------------------------------- */

/* A billion times the sine of a part of a quarter turn, 0 to TURN / 4: the series to its 13th power. */
static int64_t sine(int64_t part)
{
	const int64_t one = 1000000000;
	int64_t x = part * 1570796327 / (TURN / 4), square = x * x / one, term = x, sum = x;

	for (int n = 2; n <= 12; n += 2) {
		term = -term * square / one / (n * (n + 1));
		sum += term;
	}
	return sum;
}

/* The point at a part of the turn from the top, with the clock. */
static struct svg_point point_at(int64_t part, int radius)
{
	int64_t quarter = part / (TURN / 4) % 4, rest = part % (TURN / 4);
	int along = (int)((sine(rest) * radius + 500000000) / 1000000000);
	int across = (int)((sine(TURN / 4 - rest) * radius + 500000000) / 1000000000);
	const struct svg_point from_center[] = { { along, -across }, { across, along },
		{ -along, across }, { -across, -along } };

	return (struct svg_point){ RADIUS + MARGIN + from_center[quarter].x,
		RADIUS + MARGIN + from_center[quarter].y };
}

static void put_slice(struct html *html, struct arena *scratch, const struct slice *slice, size_t index)
{
	struct svg_point center = { RADIUS + MARGIN, RADIUS + MARGIN };
	int64_t part = slice->to - slice->from;

	if (part == 0)
		return;
	svg_group(html, str_print(scratch, "slice slice-%zu", index % COLOURS + 1));
	if (part == TURN) {
		svg_circle(html, STR(""), center, RADIUS);
	} else {
		struct buf path = buf_in(scratch, 1000);
		svg_move(&path, center);
		svg_line(&path, point_at(slice->from, RADIUS));
		svg_arc(&path, RADIUS, RADIUS, part > TURN / 2, point_at(slice->to, RADIUS));
		svg_end(&path);
		svg_path(html, STR(""), buf_str(&path));
	}
	if (part >= NUMBER_LEAST) {
		struct svg_point at =
		    part == TURN ? center : point_at((slice->from + slice->to) / 2, RADIUS * 70 / 100);
		html_open(html, "text");
		svg_attr(html, "x", at.x);
		svg_attr(html, "y", at.y + LABEL_SIZE * 35 / 100);
		html_text(html, str_print(scratch, "%zu", index + 1));
		html_close(html, "text");
	}
	html_close(html, "g");
}

static const struct language *language(const struct drawn_pie *drawn)
{
	return units_words(drawn->arithmetic.units);
}

static struct str words_of(const struct drawn_pie *drawn)
{
	struct buf out = buf_in(drawn->diagram->scratch, BUF_MOST);

	if (drawn->pie->words.len)
		return drawn->pie->words;
	buf_put(&out, words_count(drawn->diagram->scratch, language(drawn), WORD_PIE_OF, drawn->count));
	for (size_t i = 0; i < drawn->count; i++) {
		const struct slice *slice = &drawn->slices[i];
		buf_print(&out, "%s %.*s, %.*s", i ? ";" : "", STR_ARG(slice->name),
		    STR_ARG(slice->share_printed));
	}
	buf_put_byte(&out, '.');
	return buf_str(&out);
}

static void put_drawing(const struct drawn_pie *drawn, struct str id, struct str title, struct view *view)
{
	struct arena *scratch = drawn->diagram->scratch;
	struct buf out = buf_in(scratch, BUF_MOST);
	struct html html = html_to(&out);
	struct svg_head head = { .id = id,
		.class = STR("pie"),
		.width = 2 * (RADIUS + MARGIN),
		.height = 2 * (RADIUS + MARGIN),
		.title = title,
		.words = words_of(drawn) };

	svg_open(&html, scratch, &head);
	for (size_t i = 0; i < drawn->count; i++)
		put_slice(&html, scratch, &drawn->slices[i], i);
	svg_close(&html);
	view_set_markup(view, "svg_html", html_markup(&html));
}

bool pie_put(const struct diagram *diagram, const struct pie *pie, struct str id, struct view *view)
{
	struct arena *scratch = diagram->scratch;
	struct drawn_pie *drawn = ARENA_NEW(scratch, struct drawn_pie);

	*drawn =
	    (struct drawn_pie){ .diagram = diagram, .pie = pie, .arithmetic = *diagram->arithmetic };
	drawn->arithmetic.keep = diagram->keep;
	bool good = true;
	for (size_t i = 0; i < pie->slice_count; i++)
		good &= read_slice(drawn, &pie->slices[i]);
	good = good && can_be_added(drawn);
	for (size_t i = 0; good && i < drawn->count; i++)
		good = find_share(drawn, i);
	struct label title = label_read(diagram, &pie->title, 1 << 20, false);
	struct str plain = label_plain(scratch, &title);
	if (title.count)
		view_set_markup(view, "caption_html", label_markup(scratch, &title));
	if (!good)
		return false;
	find_angles(drawn);
	put_legend(drawn, view);
	put_drawing(drawn, id,
	    pie->acc_title.len ? pie->acc_title
		: plain.len    ? plain
			       : words_get(language(drawn), WORD_PIE),
	    view);
	return true;
}
