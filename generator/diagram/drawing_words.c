#include "diagram/drawing_words.h"

#include "base/language.h"

/* A screen reader should be done with it in five minutes. */
#define WORDS_MOST 4000

static struct str name_of(struct arena *keep, const struct drawing *drawing, size_t node)
{
	size_t group = drawing->chart->nodes[node].stands_for;

	return group == FLOW_NONE ? label_plain(keep, &drawing->nodes[node].label)
				  : label_plain(keep, &drawing->groups[group].title);
}

/* How two ends are joined, seen from `from`. */
static enum word_id verb_of(const struct flow_edge *edge)
{
	if (edge->start != FLOW_OPEN && edge->end != FLOW_OPEN)
		return WORD_LEADS_BOTH;
	if (edge->end != FLOW_OPEN)
		return WORD_LEADS_TO;
	return edge->start != FLOW_OPEN ? WORD_COMES_FROM : WORD_JOINED;
}

/* All edges of one verb that leave a node, as one sentence. */
static void put_sentence(struct buf *out, const struct language *language,
    const struct drawing *drawing, size_t node, enum word_id verb)
{
	struct arena *keep = out->arena;
	const struct flowchart *chart = drawing->chart;
	bool any = false;

	for (size_t i = 0; i < chart->edge_count; i++) {
		const struct flow_edge *edge = &chart->edges[i];
		if (edge->from != node || edge->line == FLOW_INVISIBLE || verb_of(edge) != verb)
			continue;
		if (any)
			buf_put(out, STR("; "));
		else
			buf_print(out, " %.*s %.*s ", STR_ARG(name_of(keep, drawing, node)),
			    STR_ARG(words_get(language, verb)));
		any = true;
		buf_put(out, name_of(keep, drawing, edge->to));
		if (drawing->edges[i].label.count)
			buf_print(out, " (%.*s)", STR_ARG(label_plain(keep, &drawing->edges[i].label)));
	}
	if (any)
		buf_put_byte(out, '.');
}

static void put_group(
    struct buf *out, const struct language *language, const struct drawing *drawing, size_t group)
{
	struct arena *keep = out->arena;
	const struct flowchart *chart = drawing->chart;
	bool any = false;

	for (size_t i = 0; i < chart->node_count; i++) {
		if (chart->nodes[i].group != group || chart->nodes[i].stands_for != FLOW_NONE)
			continue;
		if (!any)
			buf_print(out, " %.*s ",
			    STR_ARG(WORD_FILL(keep, language, WORD_INSIDE,
				{ "name", label_plain(keep, &drawing->groups[group].title) })));
		else
			buf_put(out, STR("; "));
		any = true;
		buf_put(out, name_of(keep, drawing, i));
	}
	if (any)
		buf_put_byte(out, '.');
}

struct str drawing_words(
    struct arena *keep, const struct language *language, const struct drawing *drawing)
{
	static const enum word_id verbs[] = { WORD_LEADS_TO, WORD_COMES_FROM, WORD_LEADS_BOTH,
		WORD_JOINED };
	const struct flowchart *chart = drawing->chart;

	if (chart->words.len)
		return chart->words;
	struct buf out = buf_in(keep, WORDS_MOST);
	size_t nodes = 0;
	for (size_t i = 0; i < chart->node_count; i++)
		nodes += chart->nodes[i].stands_for == FLOW_NONE;
	buf_put(&out, words_count(keep, language, WORD_FLOWCHART_OF, nodes));
	for (size_t i = 0; i < chart->node_count && out.len < WORDS_MOST - 1000; i++)
		for (size_t verb = 0; verb < countof(verbs); verb++)
			put_sentence(&out, language, drawing, i, verbs[verb]);
	for (size_t i = 0; i < chart->group_count && out.len < WORDS_MOST - 1000; i++)
		put_group(&out, language, drawing, i);
	return buf_str(&out);
}
