#include "chart/chart_words.h"

#include "number/ratio_text.h"

#include <stdlib.h>

struct telling {
	struct arena *keep;
	const struct language *words;
	const struct chart *chart;
	struct buf out;
};

/* What marks are compared by: the only value of a row, or the height of a point. */
static const struct ratio *rank(const struct telling *telling, const struct chart_mark *mark)
{
	return chart_middle(telling->keep, chart_is_plane(telling->chart) ? &mark->y : &mark->x);
}

static const struct chart_mark *extreme(const struct telling *telling, size_t series, int direction)
{
	const struct chart *chart = telling->chart;
	const struct chart_mark *found = NULL;

	for (size_t i = 0; i < chart->mark_count; i++) {
		const struct chart_mark *mark = &chart->marks[i];
		if (series < CHART_SERIES_MOST && mark->series != series)
			continue;
		if (!found || ratio_cmp(rank(telling, mark), rank(telling, found)) * direction > 0)
			found = mark;
	}
	return found;
}

static int compare_ratios(const void *left, const void *right)
{
	return ratio_cmp(*(const struct ratio *const *)left, *(const struct ratio *const *)right);
}

/* The middle one of all, or between the two middle ones. */
static const struct ratio *median(const struct telling *telling)
{
	const struct chart *chart = telling->chart;
	size_t count = chart->mark_count;
	const struct ratio **all = ARENA_ARRAY(telling->keep, const struct ratio *, count);

	for (size_t i = 0; i < count; i++)
		all[i] = rank(telling, &chart->marks[i]);
	qsort(all, count, sizeof(const struct ratio *), compare_ratios);
	struct chart_value two = { all[(count - 1) / 2], all[count / 2] };
	return chart_middle(telling->keep, &two);
}

/* "RTX: 1.79 TB/s, 2.1 times the median" where there are enough to have one. */
static struct str highest_words(const struct telling *telling, const struct chart_mark *highest)
{
	enum { MARKS_LEAST = 4 };
	const struct ratio *middle = median(telling);
	struct buf times = buf_in(telling->keep, BUF_MOST);

	if (telling->chart->mark_count < MARKS_LEAST || ratio_sign(middle) <= 0)
		return highest->words;
	ratio_decimal(&times, ratio_div(telling->keep, rank(telling, highest), middle), 1, true);
	return WORD_FILL(telling->keep, telling->words, WORD_CHART_MEDIAN, { "value", highest->words },
	    { "times", words_number(telling->keep, telling->words, buf_str(&times)) });
}

static struct str extremes(const struct telling *telling)
{
	const struct chart_mark *highest = extreme(telling, CHART_SERIES_MOST, 1),
				*lowest = extreme(telling, CHART_SERIES_MOST, -1);

	return WORD_FILL(telling->keep, telling->words,
	    lowest == highest ? WORD_CHART_HIGHEST : WORD_CHART_EXTREMES,
	    { "highest", highest_words(telling, highest) }, { "lowest", lowest->words });
}

/* What the bars are made of, and the largest part of all. */
static struct str stacks(const struct telling *telling)
{
	const struct chart *chart = telling->chart;
	struct buf names = buf_in(telling->keep, BUF_MOST);

	for (size_t i = 0; i < chart->series_count; i++)
		buf_print(&names, "%s%.*s", i > 0 ? ", " : "", STR_ARG(chart->series[i]));
	return WORD_FILL(telling->keep, telling->words, WORD_CHART_STACKS,
	    { "bars", words_count(telling->keep, telling->words, WORD_CHART_BARS, chart->row_count) },
	    { "parts",
		words_count(telling->keep, telling->words, WORD_CHART_PARTS, chart->series_count) },
	    { "names", buf_str(&names) }, { "largest", extreme(telling, CHART_SERIES_MOST, 1)->words });
}

/* Of each curve its first and its last value. */
static void put_curves(struct telling *telling)
{
	const struct chart *chart = telling->chart;

	for (size_t s = 0; s < chart->series_count; s++) {
		const struct chart_mark *first = NULL, *last = NULL;
		for (size_t i = 0; i < chart->mark_count; i++)
			if (chart->marks[i].series == s) {
				first = first ? first : &chart->marks[i];
				last = &chart->marks[i];
			}
		if (!first)
			continue;
		buf_print(&telling->out, "%.*s", STR_ARG(first->words));
		if (last != first)
			buf_print(&telling->out, "; %.*s", STR_ARG(last->words));
		buf_put(&telling->out, STR(". "));
	}
}

static void put_crossings(struct telling *telling)
{
	const struct chart *chart = telling->chart;
	size_t count = chart->crossing_count;
	struct buf places = buf_in(telling->keep, BUF_MOST);

	if (chart->kind != CHART_BREAK_EVEN)
		return;
	for (size_t i = 0; i + 1 < count; i++)
		buf_print(&places, "%s%.*s", i > 0 ? ", " : "", STR_ARG(chart->crossings[i].text));
	struct str all = count == 0 ? STR("") : chart->crossings[count - 1].text;
	if (count > 1)
		all = WORD_FILL(telling->keep, telling->words, WORD_AND,
		    { "first", buf_str(&places) }, { "last", all });
	buf_put(&telling->out,
	    WORD_FILL(telling->keep, telling->words, count > 0 ? WORD_CHART_MEET : WORD_CHART_APART,
		{ "places", all }));
	buf_put_byte(&telling->out, ' ');
}

/* The first row is the widest. */
static struct str widest(const struct telling *telling)
{
	const struct chart *chart = telling->chart;
	struct buf values = buf_in(telling->keep, BUF_MOST);

	for (size_t i = 0; i < chart->mark_count; i++)
		if (chart->marks[i].row == 0)
			buf_print(&values, "%s%.*s", values.len > 0 ? "; " : "",
			    STR_ARG(chart->marks[i].words));
	return WORD_FILL(
	    telling->keep, telling->words, WORD_CHART_WIDEST, { "values", buf_str(&values) });
}

struct str chart_words(struct arena *keep, const struct language *words, const struct chart *chart)
{
	struct telling telling = { keep, words, chart, buf_in(keep, BUF_MOST) };

	switch (chart->kind) {
	case CHART_STACKED:
		return stacks(&telling);
	case CHART_TORNADO:
		return widest(&telling);
	case CHART_LINES:
	case CHART_STEPS:
	case CHART_BREAK_EVEN:
		put_crossings(&telling);
		put_curves(&telling);
		break;
	case CHART_BARS:
	case CHART_DOTS:
	case CHART_SCATTER:
		return extremes(&telling);
	}
	return str_trim(buf_str(&telling.out));
}

struct str chart_undrawn_words(struct arena *keep, const struct language *words, struct str why)
{
	return WORD_FILL(keep, words, WORD_CHART_UNDRAWN, { "reason", why });
}

struct str chart_missing_words(struct arena *keep, const struct chart *chart)
{
	struct buf out = buf_in(keep, BUF_MOST);

	for (size_t i = 0; i < chart->missing_count; i++)
		buf_print(&out, "%s%.*s", i > 0 ? ", " : "", STR_ARG(chart->missing[i]));
	return buf_str(&out);
}
