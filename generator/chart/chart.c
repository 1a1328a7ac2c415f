#include "chart/chart.h"

#include "chart/plane.h"
#include "chart/rows.h"

void chart_draw(struct html *html, struct arena *scratch, const struct chart *chart,
    const struct chart_head *head, int width, struct stage *stage)
{
	struct frame frame = { html, scratch, chart, width, width < CHART_WIDE };
	struct svg_head open = { .id = head->id,
		.class = frame.narrow ? STR("narrow") : STR("wide"),
		.width = width,
		.height = chart_is_plane(chart) ? plane_height(&frame) : rows_height(&frame),
		.title = head->title,
		.words = head->words,
		.haloed = true };

	for (size_t i = 0; i < chart->mark_count; i++)
		open.has_links |= chart->marks[i].href.len > 0;
	svg_open(html, scratch, &open);
	*stage = chart_is_plane(chart) ? plane_draw(&frame) : rows_draw(&frame);
	svg_close(html);
}
