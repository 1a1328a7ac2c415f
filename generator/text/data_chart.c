#include "text/data_chart.h"

#include "chart/chart_words.h"

static void set_links(struct grid *grid)
{
	struct chart *chart = grid->chart;

	for (size_t i = 0; i < chart->mark_count; i++) {
		struct chart_mark *mark = &chart->marks[i];
		mark->href = grid->rows[mark->cell_row].cells[mark->cell_column].href;
	}
}

static struct markup draw(struct reading *reading, const struct chart *chart,
    const struct chart_head *head, int width, struct stage *stage)
{
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);
	struct html html = html_to(&out);

	chart_draw(&html, reading->input->scratch, chart, head, width, stage);
	return html_markup(&html);
}

struct view *data_chart_view(struct reading *reading, struct grid *grid, struct view *table,
    struct str id, struct stage stages[2])
{
	struct arena *scratch = reading->input->scratch;
	const struct chart *chart = grid->chart;
	struct view *view = view_object(scratch);
	struct str caption = grid->caption,
		   words = chart_words(scratch, reading_language(reading), chart);
	struct chart_head wide = { str_print(scratch, "%.*s.wide", STR_ARG(id)), caption, words };
	struct chart_head narrow = { str_print(scratch, "%.*s.narrow", STR_ARG(id)), caption, words };

	set_links(grid);
	view_set_text(view, "id", id);
	view_set_text(view, "caption", caption);
	view_set_text(view, "words", words);
	view_set_markup(view, "wide_html", draw(reading, chart, &wide, CHART_WIDE, &stages[0]));
	view_set_markup(view, "narrow_html", draw(reading, chart, &narrow, CHART_NARROW, &stages[1]));
	if (chart->missing_count > 0)
		view_set_text(view, "missing", chart_missing_words(scratch, chart));
	view_set(view, "table", table);
	return view;
}
