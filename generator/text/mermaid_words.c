#include "text/mermaid_drawing.h"

/* Longer than this nobody listens to. */
#define WORDS_MOST 4000

static struct str name_of(struct arena *keep, const struct drawing *drawing, size_t node)
{
	size_t group = drawing->chart->nodes[node].stands_for;
	return group == MERMAID_NONE ? label_plain(keep, &drawing->nodes[node].label)
				     : label_plain(keep, &drawing->groups[group].title);
}

/* How two ends are joined, seen from `from`. */
static struct str verb_of(const struct mermaid_edge *edge)
{
	if (edge->start != MERMAID_OPEN && edge->end != MERMAID_OPEN)
		return STR("leads to and comes from");
	if (edge->end != MERMAID_OPEN)
		return STR("leads to");
	return edge->start != MERMAID_OPEN ? STR("comes from") : STR("is joined with");
}

/* All edges of one verb that leave a node, as one sentence. */
static void put_sentence(struct buf *out, struct arena *keep, const struct drawing *drawing,
    size_t node, struct str verb)
{
	const struct flowchart *chart = drawing->chart;
	bool any = false;
	for (size_t i = 0; i < chart->edge_count; i++) {
		const struct mermaid_edge *edge = &chart->edges[i];
		if (edge->from != node || edge->line == MERMAID_INVISIBLE ||
		    !str_eq(verb_of(edge), verb))
			continue;
		if (any)
			buf_put(out, STR("; "));
		else
			buf_print(out, " %.*s %.*s ", STR_ARG(name_of(keep, drawing, node)),
			    STR_ARG(verb));
		any = true;
		buf_put(out, name_of(keep, drawing, edge->to));
		if (drawing->edges[i].label.count)
			buf_print(out, " (%.*s)", STR_ARG(label_plain(keep, &drawing->edges[i].label)));
	}
	if (any)
		buf_put_byte(out, '.');
}

static void put_group(struct buf *out, struct arena *keep, const struct drawing *drawing, size_t group)
{
	const struct flowchart *chart = drawing->chart;
	bool any = false;
	for (size_t i = 0; i < chart->node_count; i++) {
		if (chart->nodes[i].group != group || chart->nodes[i].stands_for != MERMAID_NONE)
			continue;
		if (!any)
			buf_print(out, " Inside “%.*s”: ",
			    STR_ARG(label_plain(keep, &drawing->groups[group].title)));
		else
			buf_put(out, STR("; "));
		any = true;
		buf_put(out, name_of(keep, drawing, i));
	}
	if (any)
		buf_put_byte(out, '.');
}

struct str drawing_words(struct arena *keep, const struct drawing *drawing)
{
	static const struct str verbs[] = { STR_INIT("leads to"), STR_INIT("comes from"),
		STR_INIT("leads to and comes from"), STR_INIT("is joined with") };
	const struct flowchart *chart = drawing->chart;
	if (chart->words.len)
		return chart->words;
	struct buf out = buf_in(keep, WORDS_MOST);
	size_t nodes = 0;
	for (size_t i = 0; i < chart->node_count; i++)
		nodes += chart->nodes[i].stands_for == MERMAID_NONE;
	buf_print(&out, "A flowchart of %zu %s.", nodes, nodes == 1 ? "node" : "nodes");
	for (size_t i = 0; i < chart->node_count && out.len < WORDS_MOST - 1000; i++)
		for (size_t verb = 0; verb < countof(verbs); verb++)
			put_sentence(&out, keep, drawing, i, verbs[verb]);
	for (size_t i = 0; i < chart->group_count && out.len < WORDS_MOST - 1000; i++)
		put_group(&out, keep, drawing, i);
	return buf_str(&out);
}
