#include "text/pie.h"

#include "text/expression.h"
#include "text/mermaid_label.h"

#define RADIUS 1100
#define MARGIN 10
#define TURN 1000000L
/* A slice with less of the pie than this has no room for its number. */
#define NUMBER_LEAST (TURN * 4 / 100)
/* As many colours as the style sheet has. */
#define COLOURS 8

struct slice {
	struct label label;
	struct str name; /* the label as plain text */
	struct expression value;
	bool typed; /* a number that stands for itself */
	struct pos at;
	struct quantity share;
	struct str share_printed;
	long from, to; /* of TURN */
};

struct drawn_pie {
	struct reading *reading;
	const struct fence *fence;
	const struct pie *pie;
	struct arithmetic how;
	struct slice slices[MERMAID_SLICES_MOST];
	size_t count;
};

/* --- values --------------------------------------------------------------------------------------- */

/* The words inside of {{ }}, or a plain number. */
static bool value_words(const struct drawn_pie *all, const struct pie_slice *from,
    struct formula_text *out, bool *typed)
{
	struct str text = from->value, words = text;
	*typed = !str_starts(text, STR("{{"));
	if (!*typed && (text.len < 4 || !str_ends(text, STR("}}")))) {
		diag_report(all->reading->input->diag, DIAG_FIGURE_UNCLOSED,
		    fence_pos(all->fence, from->offset), "this {{ has no }} on its line");
		return false;
	}
	if (!*typed)
		words = str_trim(str_sub(text, 2, text.len - 2));
	else if (!ratio_parse(all->how.keep, text)) {
		diag_report(all->reading->input->diag, DIAG_DIAGRAM,
		    fence_pos(all->fence, from->offset), "the value of a slice is a number");
		diag_hint(all->reading->input->diag, "or an expression: {{ kettle.price }}");
		return false;
	}
	size_t offset = words.len ? (size_t)(words.at - text.at) : 0;
	*out = (struct formula_text){ words, fence_pos(all->fence, from->offset + offset),
		all->reading->exact };
	return true;
}

/* Only what has two ends, none of them below nothing, has a place on a pie. */
static bool check_value(const struct drawn_pie *all, const struct slice *slice)
{
	const struct value *value = &slice->value.value;
	struct diag *diag = all->reading->input->diag;
	if (value->kind == VALUE_UNKNOWN)
		diag_report(diag, DIAG_DIAGRAM, slice->at, "%.*s is unknown, so it cannot be drawn",
		    STR_ARG(value->missing));
	else if (value->kind != VALUE_QUANTITY)
		diag_report(diag, DIAG_DIAGRAM, slice->at,
		    "the value of a slice is a number, not %s", value_kind_words(value->kind));
	else if (!value->quantity->lo || !value->quantity->hi)
		diag_report(diag, DIAG_DIAGRAM, slice->at, "a value without an end cannot be drawn");
	else if (ratio_sign(value->quantity->lo) < 0)
		diag_report(diag, DIAG_DIAGRAM, slice->at, "a value below zero cannot be drawn");
	else
		return true;
	return false;
}

static bool read_slice(struct drawn_pie *all, const struct pie_slice *from)
{
	struct slice *slice = &all->slices[all->count];
	struct formula_text text;
	slice->label = label_read(all->reading, all->fence, &from->label, 1 << 20, true);
	slice->name = label_plain(all->reading->input->keep, &slice->label);
	if (!value_words(all, from, &text, &slice->typed))
		return false;
	slice->at = text.at;
	if (!expression_read(all->reading, text, &slice->value) || !check_value(all, slice))
		return false;
	all->count++;
	return true;
}

/* --- shares --------------------------------------------------------------------------------------- */

static bool add(const struct drawn_pie *all, size_t i, struct quantity *sum, bool *any)
{
	const struct quantity *slice = all->slices[i].value.value.quantity;

	if (!*any) {
		*any = true;
		*sum = *slice;
		return true;
	}
	struct quantity before = *sum;
	return quantity_add(&all->how, &before, slice, sum) == QUANTITY_OK;
}

static bool can_be_added(const struct drawn_pie *all)
{
	struct quantity sum;
	bool any = false;
	for (size_t i = 0; i < all->count; i++) {
		if (add(all, i, &sum, &any))
			continue;
		diag_report(all->reading->input->diag, DIAG_UNIT_MISMATCH, all->slices[i].at,
		    "this slice cannot be added to the ones before");
		return false;
	}
	return true;
}

static bool find_share(struct drawn_pie *all, size_t which)
{
	struct quantity others, nothing = { .lo = ratio_zero(), .hi = ratio_zero() };
	bool any = false;
	for (size_t i = 0; i < all->count; i++)
		if (i != which)
			add(all, i, &others, &any);
	const struct quantity *part = all->slices[which].value.value.quantity;
	nothing.unit = part->unit;
	if (quantity_share(&all->how, part, any ? &others : &nothing, &all->slices[which].share) ==
	    QUANTITY_OK)
		return true;
	diag_report(all->reading->input->diag, DIAG_DIAGRAM, all->slices[which].at,
	    "the slices of this pie may add up to nothing");
	return false;
}

static const struct ratio *twice_the_middle(const struct drawn_pie *all, const struct slice *slice)
{
	const struct quantity *q = slice->value.value.quantity;
	return ratio_add(all->how.keep, q->lo, q->hi);
}

/* Where each slice starts and ends; the shares have told that the sum is not zero. */
static void find_angles(struct drawn_pie *all)
{
	struct arena *keep = all->how.keep;
	const struct ratio *sum = ratio_zero(), *so_far = ratio_zero();
	for (size_t i = 0; i < all->count; i++)
		sum = ratio_add(keep, sum, twice_the_middle(all, &all->slices[i]));
	const struct ratio *turn = ratio_div(keep, ratio_of(keep, TURN, 1), sum);
	for (size_t i = 0; i < all->count; i++) {
		struct slice *slice = &all->slices[i];
		slice->from = i ? all->slices[i - 1].to : 0;
		so_far = ratio_add(keep, so_far, twice_the_middle(all, slice));
		ratio_to_long(ratio_floor(keep, ratio_mul(keep, so_far, turn)), &slice->to);
	}
}

/* --- the legend ----------------------------------------------------------------------------------- */

static struct str formula_of(const struct slice *slice)
{
	return formula_source(slice->value.formula);
}

static struct derivation share_derivation(const struct drawn_pie *all, const struct slice *slice)
{
	struct arena *keep = all->reading->input->keep;
	struct derivation derivation = { .formula_at = slice->at,
		.value = value_of_quantity(keep, slice->share),
		.name = str_print(keep, "Share: %.*s", STR_ARG(slice->name)),
		.inputs = ARENA_ARRAY(keep, struct derivation_input, all->count) };
	struct buf formula = buf_in(keep, BUF_MOST), numbers = buf_in(keep, BUF_MOST);
	buf_print(&formula, "(%.*s) / (", STR_ARG(formula_of(slice)));
	buf_print(&numbers, "%.*s / (", STR_ARG(slice->value.printed));
	for (size_t i = 0; i < all->count; i++) {
		const struct slice *part = &all->slices[i];
		buf_print(&formula, "%s%.*s", i ? " + " : "", STR_ARG(formula_of(part)));
		buf_print(&numbers, "%s%.*s", i ? " + " : "", STR_ARG(part->value.printed));
		if (part->value.value.origin)
			derivation.inputs[derivation.input_count++] =
			    (struct derivation_input){ origin_words(keep, part->value.value.origin),
				    part->value.value };
	}
	buf_put_byte(&formula, ')');
	buf_put_byte(&numbers, ')');
	derivation.formula = buf_str(&formula);
	derivation.substituted = buf_str(&numbers);
	return derivation;
}

static struct str figure_markup(const struct drawn_pie *all, const struct value *value,
    const struct show *show, struct str printed, struct str href)
{
	struct buf out = buf_in(all->reading->input->scratch, BUF_MOST);
	figure_put(all->reading, value, show, printed, href, &out);
	return buf_str(&out);
}

static struct show whole_percent(const struct drawn_pie *all)
{
	struct show show = { .set = true };
	struct str why;
	show_parse(all->reading->input->catalog->units, all->how.keep, STR("0 %"), &show, &why);
	return show;
}

/* True if the values are the shares already, so that there is nothing to compute. */
static bool print_shares(struct drawn_pie *all, const struct show *show)
{
	bool same = true;
	for (size_t i = 0; i < all->count; i++) {
		struct slice *slice = &all->slices[i];
		struct value share = value_of_quantity(all->reading->input->keep, slice->share);
		slice->share_printed = expression_print(all->reading, &share, show, slice->at);
		same &= str_eq(slice->share_printed, slice->value.printed);
	}
	return same;
}

static struct str value_markup(const struct drawn_pie *all, const struct slice *slice)
{
	struct str href = slice->typed ? STR("") : expression_href(all->reading, &slice->value);
	return figure_markup(all, &slice->value.value, &slice->value.show, slice->value.printed, href);
}

static struct str share_markup(
    const struct drawn_pie *all, const struct slice *slice, const struct show *show, bool computed)
{
	struct value share = value_of_quantity(all->reading->input->keep, slice->share);
	struct str href = STR("");
	if (computed && !all->reading->unlisted)
		href = page_figure_add(all->reading, share_derivation(all, slice), slice->share_printed);
	return figure_markup(all, &share, show, slice->share_printed, href);
}

static void put_legend(struct drawn_pie *all, struct view *view)
{
	struct arena *scratch = all->reading->input->scratch;
	struct view *rows = view_list(scratch), *slices = view_object(scratch);
	struct show show = whole_percent(all);
	bool same = print_shares(all, &show), computed = false;
	for (size_t i = 0; i < all->count; i++)
		computed |= !all->slices[i].typed;
	bool values = !same && (computed || all->pie->show_data);
	for (size_t i = 0; i < all->count; i++) {
		const struct slice *slice = &all->slices[i];
		struct view *row = view_object(scratch);
		view_set_number(row, "number", (long)i + 1);
		view_set_number(row, "key", (long)(i % COLOURS) + 1);
		view_set_text(row, "name_html", label_markup(scratch, &slice->label));
		if (values)
			view_set_text(row, "value_html", value_markup(all, slice));
		view_set_text(row, "share_html",
		    same ? value_markup(all, slice) : share_markup(all, slice, &show, computed));
		view_add(rows, row);
	}
	view_set_truth(slices, "values", values);
	view_set(slices, "rows", rows);
	view_set(view, "slices", slices);
}

/* --- the drawing ---------------------------------------------------------------------------------- */

/* A billion times the sine of a part of a quarter turn, 0 to TURN / 4: the series to its 13th power. */
static long long sine(long part)
{
	const long long one = 1000000000;
	long long x = part * 1570796327LL / (TURN / 4), square = x * x / one, term = x, sum = x;
	for (int n = 2; n <= 12; n += 2) {
		term = -term * square / one / (n * (n + 1));
		sum += term;
	}
	return sum;
}

/* The point at a part of the turn from the top, with the clock. */
static struct svg_point point_at(long part, int radius)
{
	long quarter = part / (TURN / 4) % 4, rest = part % (TURN / 4);
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
	long part = slice->to - slice->from;
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

static struct str words_of(const struct drawn_pie *all)
{
	struct buf out = buf_in(all->reading->input->scratch, BUF_MOST);
	if (all->pie->words.len)
		return all->pie->words;
	buf_print(&out, "A pie of %zu %s:", all->count, all->count == 1 ? "slice" : "slices");
	for (size_t i = 0; i < all->count; i++) {
		const struct slice *slice = &all->slices[i];
		buf_print(&out, "%s %.*s, %.*s", i ? ";" : "", STR_ARG(slice->name),
		    STR_ARG(slice->share_printed));
	}
	buf_put_byte(&out, '.');
	return buf_str(&out);
}

static void put_drawing(const struct drawn_pie *all, struct str id, struct str title, struct view *view)
{
	struct arena *scratch = all->reading->input->scratch;
	struct buf out = buf_in(scratch, BUF_MOST);
	struct html html = html_to(&out);
	struct svg_head head = { .id = id,
		.class = STR("pie"),
		.width = 2 * (RADIUS + MARGIN),
		.height = 2 * (RADIUS + MARGIN),
		.title = title,
		.words = words_of(all) };
	svg_open(&html, scratch, &head);
	for (size_t i = 0; i < all->count; i++)
		put_slice(&html, scratch, &all->slices[i], i);
	svg_close(&html);
	view_set_text(view, "svg_html", buf_str(&out));
}

bool pie_put(struct reading *reading, const struct fence *fence, const struct pie *pie,
    struct str id, struct view *view)
{
	struct arena *scratch = reading->input->scratch;
	struct drawn_pie *all = ARENA_NEW(scratch, struct drawn_pie);
	*all = (struct drawn_pie){ .reading = reading, .fence = fence, .pie = pie, .how = reading->how };
	all->how.keep = reading->input->keep;
	bool good = true;
	for (size_t i = 0; i < pie->slice_count; i++)
		good &= read_slice(all, &pie->slices[i]);
	good = good && can_be_added(all);
	for (size_t i = 0; good && i < all->count; i++)
		good = find_share(all, i);
	if (!good)
		return false;
	find_angles(all);
	struct label title = label_read(reading, fence, &pie->title, 1 << 20, true);
	struct str plain = label_plain(scratch, &title);
	if (title.count)
		view_set_text(view, "caption_html", label_markup(scratch, &title));
	put_legend(all, view);
	put_drawing(all, id,
	    pie->acc_title.len ? pie->acc_title
		: plain.len    ? plain
			       : STR("Pie"),
	    view);
	return true;
}
