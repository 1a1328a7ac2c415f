/* Scales, ticks and labels of charts. */
#include "base/date.h"
#include "chart/chart.h"
#include "chart/chart_words.h"
#include "chart/curve_marks.h"
#include "chart/frame.h"
#include "chart/label_place.h"
#include "chart/point_marks.h"
#include "chart/row_marks.h"
#include "chart/scale.h"
#include "chart/ticks.h"
#include "number/ratio_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct ratio *number(struct arena *keep, const char *text)
{
	const struct ratio *ratio = ratio_parse(keep, str_from(text));

	assert_non_null(ratio);
	return ratio;
}

/* The ticks as "0 5 10". */
static char *ticks_text(struct arena *keep, const struct ticks *ticks)
{
	struct buf out = buf_in(keep, BUF_MOST);

	for (size_t i = 0; i < ticks->count; i++) {
		buf_put(&out, i > 0 ? STR(" ") : STR(""));
		ratio_decimal(&out, ticks->at[i], ticks->places, false);
	}
	buf_put_byte(&out, '\0');
	return (char *)buf_str(&out).at;
}

static void ticks_are_round_and_cover_the_data(void **state)
{
	(void)state;
	static const struct {
		const char *low, *high;
		int wanted;
		const char *ticks;
	} rows[] = {
		{ "0", "10", 5, "0.0 2.5 5.0 7.5 10.0" },
		{ "0", "39", 9, "0 5 10 15 20 25 30 35 40" },
		{ "0", "100", 3, "0 50 100" },
		{ "-1", "1", 5, "-1.0 -0.5 0.0 0.5 1.0" },
		{ "1999", "2026", 4, "2000 2010 2020 2030" },
		{ "0", "0.0003", 4, "0.0000 0.0001 0.0002 0.0003" },
		{ "0", "3000000", 4, "0 1000000 2000000 3000000" },
	};
	struct arena *keep = arena_new();

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct ticks ticks = ticks_linear(
		    keep, number(keep, rows[i].low), number(keep, rows[i].high), rows[i].wanted);
		assert_string_equal(ticks_text(keep, &ticks), rows[i].ticks);
	}
	arena_free(keep);
}

/* Whatever the range, ticks are in order, at least two, no more than fit, and near the data. */
static void ticks_of_any_range_are_in_order(void **state)
{
	(void)state;
	struct arena *keep = arena_new();
	uint32_t seed = 1;

	for (int i = 0; i < 300; i++) {
		seed = seed * 1664525 + 1013904223;
		int64_t low = (int64_t)(seed >> 8) - (1 << 23);
		seed = seed * 1664525 + 1013904223;
		int64_t width = 1 + (int64_t)(seed >> (8 + seed % 16));
		const struct ratio *from = ratio_of(keep, low, 1000);
		const struct ratio *to = ratio_of(keep, low + width, 1000);
		const struct ratio *range = ratio_sub(keep, to, from);
		struct ticks ticks = ticks_linear(keep, from, to, 2 + i % 11);
		assert_in_range(ticks.count, 2, TICKS_MOST);
		for (size_t t = 1; t < ticks.count; t++)
			assert_true(ratio_cmp(ticks.at[t - 1], ticks.at[t]) < 0);
		assert_true(ratio_cmp(ticks.at[0], ratio_sub(keep, from, range)) >= 0);
		assert_true(ratio_cmp(ticks.at[ticks.count - 1], ratio_add(keep, to, range)) <= 0);
		arena_reset(keep);
	}
	arena_free(keep);
}

static void logarithmic_ticks_are_powers_of_ten(void **state)
{
	(void)state;
	static const struct {
		const char *low, *high;
		int wanted;
		const char *ticks;
	} rows[] = {
		{ "1", "1000", 4, "1 10 100 1000" },
		{ "1", "100", 6, "1 2 5 10 20 50 100" },
		{ "0.02", "30", 4, "0.1 1.0 10.0" },
		{ "1", "1e9", 4, "1 1000 1000000 1000000000" },
		{ "160", "390", 4, "200 250 300 350" },
	};
	struct arena *keep = arena_new();

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct ticks ticks = ticks_logarithmic(
		    keep, number(keep, rows[i].low), number(keep, rows[i].high), rows[i].wanted);
		assert_string_equal(ticks_text(keep, &ticks), rows[i].ticks);
	}
	arena_free(keep);
}

static const struct ratio *day(struct arena *keep, const char *text)
{
	struct date date;

	assert_true(date_parse(str_from(text), &date));
	return ratio_of(keep, date.day, 1);
}

static void ticks_of_days_are_firsts_of_months(void **state)
{
	(void)state;
	static const struct {
		const char *low, *high;
		int wanted;
		const char *first, *last;
		size_t count;
	} rows[] = {
		{ "2025-10-06", "2026-02-28", 6, "2025-11-01", "2026-02-01", 4 },
		{ "2020-01-01", "2026-02-28", 4, "2020-01-01", "2026-01-01", 4 },
		{ "2026-02-03", "2026-02-20", 4, "2026-02-03", "2026-02-20", 2 },
		{ "2026-02-03", "2026-02-03", 4, "2026-02-03", "2026-02-03", 1 },
	};
	struct arena *keep = arena_new();

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct ticks ticks = ticks_dates(
		    keep, day(keep, rows[i].low), day(keep, rows[i].high), rows[i].wanted);
		assert_int_equal(ticks.count, rows[i].count);
		assert_int_equal(ratio_cmp(ticks.at[0], day(keep, rows[i].first)), 0);
		assert_int_equal(ratio_cmp(ticks.at[ticks.count - 1], day(keep, rows[i].last)), 0);
	}
	arena_free(keep);
}

static void logarithms_have_32_binary_places(void **state)
{
	(void)state;
	/* floor(2^32 × log2(a)), with 60 decimal digits */
	static const struct {
		const char *a;
		int64_t log;
	} rows[] = {
		{ "1", 0 },
		{ "2", 4294967296 },
		{ "0.5", -4294967296 },
		{ "1024", 42949672960 },
		{ "10", 14267572527 },
		{ "3", 6807362105 },
		{ "0.1", -14267572528 },
		{ "1e30", 428027175816 },
		{ "0.75", -1782572487 },
		{ "1.999999999", 4294967292 },
		{ "255.5", 34347624330 },
		{ "9223372036854775807", 270582939647 },
		{ "0.000000000000000001", -256816305490 },
		{ "1e-30", -428027175817 },
	};
	struct arena *keep = arena_new();

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		int64_t off = scale_log2(keep, number(keep, rows[i].a)) - rows[i].log;
		/* the last places of a mantissa that was squared 32 times are lost */
		assert_in_range(off + 8, 0, 16);
	}
	arena_free(keep);
}

static void places_are_rounded_tenths_within_the_ends(void **state)
{
	(void)state;
	struct arena *keep = arena_new();
	struct scale linear = scale_of(number(keep, "0"), number(keep, "3"), 100, 1100, false);
	struct scale up = scale_of(number(keep, "0"), number(keep, "3"), 1100, 100, false);
	struct scale powers = scale_of(number(keep, "1"), number(keep, "1000"), 0, 3000, true);

	assert_int_equal(scale_at(&linear, keep, number(keep, "0")), 100);
	assert_int_equal(scale_at(&linear, keep, number(keep, "1")), 433);
	assert_int_equal(scale_at(&linear, keep, number(keep, "2")), 767);
	assert_int_equal(scale_at(&linear, keep, number(keep, "9")), 1100);
	assert_int_equal(scale_at(&linear, keep, number(keep, "-1")), 100);
	assert_int_equal(scale_at(&up, keep, number(keep, "1")), 767);
	assert_int_equal(scale_at(&powers, keep, number(keep, "10")), 1000);
	assert_int_equal(scale_at(&powers, keep, number(keep, "100")), 2000);
	assert_true(powers.logs[0] == powers.logs[1]);
	scale_settle(&powers, keep);
	assert_true(powers.logs[0] == 0 && powers.logs[1] == scale_log2(keep, number(keep, "1000")));
	assert_int_equal(scale_at(&powers, keep, number(keep, "10")), 1000);
	assert_int_equal(scale_at(&powers, keep, number(keep, "100")), 2000);
	scale_settle(&linear, keep);
	assert_int_equal(scale_at(&linear, keep, number(keep, "2")), 767);
	arena_free(keep);
}

static void names_do_not_cover_each_other(void **state)
{
	(void)state;
	struct arena *keep = arena_new();
	struct label_box room = { 0, 0, 4000, 3000 }, placed[64];
	struct labels *labels = labels_new(keep, room);
	size_t count = 0;
	uint32_t seed = 7;

	for (int i = 0; i < 64; i++) {
		seed = seed * 1664525 + 1013904223;
		struct svg_point at = { (int)(seed >> 8) % 4000, (int)(seed >> 20) % 3000 };
		if (labels_place(labels, at, 40, 600, 150, &placed[count]))
			count++;
	}
	assert_in_range(count, 20, 64);
	for (size_t a = 0; a < count; a++) {
		assert_true(placed[a].left >= 0 && placed[a].right <= 4000);
		assert_true(placed[a].top >= 0 && placed[a].bottom <= 3000);
		for (size_t b = 0; b < a; b++)
			assert_false(placed[a].left < placed[b].right &&
			    placed[b].left < placed[a].right && placed[a].top < placed[b].bottom &&
			    placed[b].top < placed[a].bottom);
	}
	arena_free(keep);
}

static void a_name_takes_the_first_free_place(void **state)
{
	(void)state;
	struct arena *keep = arena_new();
	struct labels *labels = labels_new(keep, (struct label_box){ 0, 0, 4000, 3000 });
	struct label_box box;

	assert_true(labels_place(labels, (struct svg_point){ 1000, 1000 }, 40, 600, 150, &box));
	assert_true(box.left > 1000); /* right of the point */
	assert_true(labels_place(labels, (struct svg_point){ 1000, 1000 }, 40, 600, 150, &box));
	assert_true(box.right < 1000); /* left of it */
	assert_true(labels_place(labels, (struct svg_point){ 3900, 1000 }, 40, 600, 150, &box));
	assert_true(box.right < 3900); /* no room at the right */
	assert_false(labels_place(labels, (struct svg_point){ 1000, 1000 }, 40, 5000, 150, &box));
	arena_free(keep);
}

static struct chart_mark mark(struct arena *keep, size_t row, const char *value, const char *words)
{
	const struct ratio *at = number(keep, value);

	return (struct chart_mark){ .row = row, .x = { at, at }, .words = str_from(words) };
}

static void the_sentence_names_the_ends_and_the_median(void **state)
{
	(void)state;
	struct arena *keep = arena_new();
	struct chart_mark marks[] = { mark(keep, 0, "4", "A: 4 W"), mark(keep, 1, "1", "B: 1 W"),
		mark(keep, 2, "2", "C: 2 W"), mark(keep, 3, "3", "D: 3 W") };
	struct str missing[] = { STR("E"), STR("F") };
	struct chart chart = {
		.kind = CHART_BARS, .marks = marks, .mark_count = 4, .missing = missing, .missing_count = 2
	};

	assert_true(str_eq(chart_words(keep, NULL, &chart),
	    STR("Highest: A: 4 W, 1.6 times the median; lowest: B: 1 W.")));
	assert_true(str_eq(chart_missing_words(keep, &chart), STR("E, F")));
	chart.mark_count = 1;
	assert_true(str_eq(chart_words(keep, NULL, &chart), STR("Highest: A: 4 W.")));
	arena_free(keep);
}

/* On axes from 0 to 100, 1,000 tenths of a pixel long. */
static struct stage stage_of(struct arena *keep, const struct chart *chart)
{
	const struct scale scale = scale_of(ratio_zero(), number(keep, "100"), 0, 1000, false);

	return (struct stage){ .chart = chart, .scratch = keep, .right = 1500, .x = scale, .y = scale };
}

static struct str print_whole(
    void *self, const struct chart_axis *axis, const struct ratio *at, int places)
{
	struct buf out = buf_in(self, BUF_MOST);

	(void)axis;
	ratio_decimal(&out, at, places, true);
	return buf_str(&out);
}

/* What a live page's values can do; a drawing that is built holds all of them. */
static void what_leaves_an_axis_is_cut_with_an_arrow(void **state)
{
	(void)state;
	static const struct {
		enum chart_kind kind;
		const char *low, *high, *text, *drawn;
		int end; /* of the bar, or the dot's place */
	} rows[] = {
		{ CHART_BARS, "60", "60", "60", "60", 600 },
		{ CHART_BARS, "160", "160", "160", "160 →", 1000 },
		{ CHART_BARS, "90", "130", "90–130", "90–130 →", 900 },
		{ CHART_DOTS, "-20", "-20", "−20", "← −20", 0 },
		{ CHART_DOTS, "-20", "120", "−20–120", "← −20–120 →", 500 },
	};
	struct arena *keep = arena_new();

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct chart chart = { .kind = rows[i].kind, .series_count = 1 };
		struct chart_mark mark = { .x = { number(keep, rows[i].low), number(keep, rows[i].high) },
			.text = str_from(rows[i].text) };
		struct stage stage = stage_of(keep, &chart);
		struct pieces pieces = { .arena = keep };
		const struct ratio *sum = ratio_zero();
		row_mark(&stage, &mark, &sum, &pieces);
		const struct piece *first = &pieces.at[0], *text = &pieces.at[pieces.count - 1];
		assert_true(str_eq(text->text, str_from(rows[i].drawn)));
		first += first->kind == PIECE_PATH; /* a range, before its dot */
		assert_int_equal(first->kind == PIECE_RECT ? first->to.x : first->at.x, rows[i].end);
	}
	struct chart scatter = { .kind = CHART_SCATTER, .y = { .print = print_whole, .self = keep } };
	struct chart_mark point = { .x = { number(keep, "20"), number(keep, "20") } };
	struct pieces pieces = { .arena = keep };
	struct stage stage = stage_of(keep, &scatter);
	point.y.low = point.y.high = number(keep, "2500");
	point_mark(&stage, &point, &pieces);
	assert_int_equal(pieces.at[0].at.y, 1000);
	assert_true(str_eq(pieces.at[1].text, STR("↑ 2,500")));
	arena_free(keep);
}

/* A text that finds no room beside its bar stands over it, within the drawing. */
/* The d of the first path of a class in the groups. */
static struct str path_of(const struct curve_groups *groups, const char *class)
{
	for (size_t i = 0; i < groups->count; i++)
		for (size_t j = 0; j < groups->at[i].pieces.count; j++)
			if (str_eq(groups->at[i].pieces.at[j].class, str_from(class)))
				return groups->at[i].pieces.at[j].text;
	return STR("none");
}

static void a_curve_is_cut_where_it_leaves_the_axes(void **state)
{
	(void)state;
	static const struct {
		enum chart_kind kind;
		const char *low[3], *high[3]; /* at 0, 50 and 100 */
		const char *curve, *band, *number;
	} rows[] = {
		{ CHART_LINES, { "0", "50", "100" }, { "0", "50", "100" }, "M0 100L50 50L100 0",
		    "none", "none" },
		{ CHART_LINES, { "50", "50", "150" }, { "50", "50", "150" }, "M0 50L50 50L75 0",
		    "none", "↑ 150" },
		{ CHART_BREAK_EVEN, { "200", "0", "-50" }, { "200", "0", "-50" }, "M25 0L50 100",
		    "none", "↑ 200" },
		{ CHART_LINES, { "120", "140", "120" }, { "120", "140", "120" }, "none", "none", "↑ 140" },
		{ CHART_STEPS, { "50", "150", "20" }, { "50", "150", "20" },
		    "M0 50L50 50L50 0M100 0L100 80", "none", "↑ 150" },
		{ CHART_LINES, { "20", "20", "20" }, { "80", "80", "180" }, "M0 50L50 50L100 0",
		    "M0 80L50 80L100 80L100 0L60 0L50 20L0 20Z", "none" },
	};
	struct arena *keep = arena_new();

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct str series = STR("A");
		struct chart_mark marks[3];
		struct chart chart = { .kind = rows[i].kind,
			.marks = marks,
			.mark_count = 3,
			.series = &series,
			.series_count = 1,
			.y = { .print = print_whole, .self = keep } };
		static const char *const along[] = { "0", "50", "100" };
		for (size_t j = 0; j < 3; j++) {
			const struct ratio *x = number(keep, along[j]);
			marks[j] = (struct chart_mark){ .x = { x, x },
				.y = { number(keep, rows[i].low[j]), number(keep, rows[i].high[j]) } };
		}
		struct stage stage = stage_of(keep, &chart);
		stage.y.from = 1000; /* up */
		stage.y.to = 0;
		struct curve_groups groups = curve_groups_of(&stage);
		assert_true(str_eq(path_of(&groups, "curve s1"), str_from(rows[i].curve)));
		assert_true(str_eq(path_of(&groups, "band s1"), str_from(rows[i].band)));
		assert_true(str_eq(path_of(&groups, "value over"), str_from(rows[i].number)));
	}
	arena_free(keep);
}

static void a_text_without_room_beside_stands_over(void **state)
{
	(void)state;
	struct arena *keep = arena_new();
	struct chart chart = { .kind = CHART_BARS, .series_count = 1 };
	struct chart_mark mark = { .text = STR("a long text of a value") };
	struct stage stage = stage_of(keep, &chart);
	struct pieces pieces = { .arena = keep };
	const struct ratio *sum = ratio_zero();

	mark.x.low = mark.x.high = number(keep, "90");
	row_mark(&stage, &mark, &sum, &pieces);
	assert_int_equal(pieces.at[1].at.x, stage.right);
	assert_true(str_eq(pieces.at[1].class, STR("value over end")));
	arena_free(keep);
}

static void long_texts_are_cut(void **state)
{
	struct arena *keep = arena_new();
	struct buf text = buf_in(keep, BUF_MOST);

	(void)state;
	for (int i = 0; i < 200000; i++)
		buf_put(&text, STR("é a "));
	struct str cut = piece_cut(keep, buf_str(&text), 1000);
	assert_true(str_starts(cut, STR("é a é")) && str_ends(cut, STR("…")));
	assert_false(str_ends(cut, STR(" …")));
	assert_true(piece_text_width(cut) <= 1000 && piece_text_width(cut) > 850);
	assert_true(str_eq(piece_cut(keep, STR("é a"), 1000), STR("é a")));
	assert_true(str_eq(piece_cut(keep, STR("wide"), 1), STR("…")));
	arena_free(keep);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(long_texts_are_cut),
		cmocka_unit_test(ticks_are_round_and_cover_the_data),
		cmocka_unit_test(ticks_of_any_range_are_in_order),
		cmocka_unit_test(logarithmic_ticks_are_powers_of_ten),
		cmocka_unit_test(ticks_of_days_are_firsts_of_months),
		cmocka_unit_test(logarithms_have_32_binary_places),
		cmocka_unit_test(places_are_rounded_tenths_within_the_ends),
		cmocka_unit_test(names_do_not_cover_each_other),
		cmocka_unit_test(a_name_takes_the_first_free_place),
		cmocka_unit_test(the_sentence_names_the_ends_and_the_median),
		cmocka_unit_test(what_leaves_an_axis_is_cut_with_an_arrow),
		cmocka_unit_test(a_curve_is_cut_where_it_leaves_the_axes),
		cmocka_unit_test(a_text_without_room_beside_stands_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
