/*
 * block_cell - values as cells: printed for their column, linked to their derivation, with what
 * other sources say.
 */
#include "data/marks.h"
#include "html/html.h"
#include "text/block_common.h"

struct str block_print(
    const struct block *block, const struct measure *measure, const struct value *value)
{
	struct buf out = buf_in(block->scratch, BUF_MOST);
	if (value->kind == VALUE_QUANTITY && measure->unit) {
		if (quantity_print_bare(&block->reading->how, value->quantity, &measure->show,
			measure->unit, &out) == QUANTITY_OK)
			return buf_str(&out);
		buf_clear(&out);
	}
	return expression_print(block->reading, value, &measure->show, measure->at);
}

struct arithmetic block_arithmetic(const struct block *block)
{
	struct arithmetic how = block->reading->how;
	how.keep = block->input->keep;
	return how;
}

struct table_cell block_words(struct str words)
{
	return (struct table_cell){ .html = words, .quiet = true };
}

static bool same_value(const struct block *block, const struct value *a, const struct value *b)
{
	enum truth same;
	if (a->kind != b->kind)
		return false;
	if (a->kind == VALUE_QUANTITY)
		return quantity_compare(&block->reading->how, a->quantity, COMPARE_EQ, b->quantity,
			   &same) == QUANTITY_OK &&
		    same == TRUTH_YES;
	struct buf texts[2] = { buf_in(block->scratch, BUF_MOST), buf_in(block->scratch, BUF_MOST) };
	value_print(block->input->evaluator, a, NULL, &texts[0]);
	value_print(block->input->evaluator, b, NULL, &texts[1]);
	return str_eq(buf_str(&texts[0]), buf_str(&texts[1]));
}

/*
 * Does this fact stand beside the used one? Older observations are history, and other conditions
 * another matter.
 */
static bool stands_beside(const struct fact *fact, const struct fact *used)
{
	return fact != used && !fact->retracted && date_cmp(fact->on, used->on) == 0 &&
	    str_eq(fact->condition, used->condition) && str_eq(fact->variant, used->variant);
}

/* Marks a number whose observation is older than it may be; the table's note says how old. */
static void put_stale(const struct block *block, const struct value *value, struct buf *out)
{
	const struct origin *origin = value->origin;
	const struct fact *fact = origin && origin->kind == ORIGIN_FACT ? origin->fact : NULL;
	int days = fact ? fact_stale_after(fact, evaluator_as_of(block->input->evaluator)) : 0;
	struct stale *stale = block->stale;
	if (!days)
		return;
	buf_put(out, STR(STALE_SIGN " "));
	if (date_is_none(stale->first) || date_cmp(fact->on, stale->first) < 0)
		stale->first = fact->on;
	if (date_is_none(stale->last) || date_cmp(fact->on, stale->last) > 0)
		stale->last = fact->on;
	stale->days = days > stale->days ? days : stale->days;
}

/* What other sources say, where it is something else: "1.5 TB/s according to the notes; …" */
static struct str other_sources(const struct block *block, const struct value *value)
{
	const struct origin *origin = value->origin;
	if (!origin || origin->kind != ORIGIN_FACT || !origin->fact || !origin->thing)
		return STR("");
	const struct facts *facts = thing_facts(origin->thing, origin->attribute->id);
	struct buf out = buf_in(block->scratch, BUF_MOST);
	for (size_t i = 0; facts && i < facts->count; i++) {
		const struct fact *fact = facts->at[i];
		if (!stands_beside(fact, origin->fact) ||
		    same_value(block, &fact->value, &origin->fact->value))
			continue;
		if (out.len)
			buf_put(&out, STR("; "));
		html_escape(&out,
		    expression_print(block->reading, &fact->value, &origin->attribute->show, fact->at));
		if (fact->source) {
			buf_put(&out, STR(" according to "));
			html_escape(&out, fact->source->title);
		}
	}
	return buf_str(&out);
}

/* A value nobody gave is not stated; one that somebody looked for is unknown. */
static struct str missing_words(const struct value *value)
{
	if (value->kind == VALUE_INAPPLICABLE)
		return STR("not applicable");
	const struct origin *origin = value->origin;
	bool stated = !origin || origin->kind != ORIGIN_FACT || origin->fact;
	return stated ? STR("unknown") : STR("not stated");
}

/* The show that gives the exact number in the unit it is printed in. */
static struct show show_in_unit(const struct measure *measure)
{
	struct show show = measure->show;
	if (measure->unit)
		show.unit = measure->unit;
	return show;
}

static struct table_cell linked_cell(const struct block *block, const struct measure *measure,
    const struct value *value, struct str printed, struct str href)
{
	struct show show = show_in_unit(measure);
	struct buf html = buf_in(block->scratch, BUF_MOST);
	put_stale(block, value, &html);
	figure_put(block->reading, value, &show, printed, href, &html);
	reading_name_value(block->reading, value);
	if (!html.len) /* an empty text, or a mistake that has been reported */
		return block_words(STR("unknown"));
	return (struct table_cell){
		.html = buf_str(&html),
		.printed = value->kind == VALUE_QUANTITY ? printed : STR(""),
		.number = value->kind == VALUE_QUANTITY,
		.text = value->kind != VALUE_QUANTITY,
		.also = other_sources(block, value),
	};
}

static struct str foot_href(const struct block *block, const struct measure *measure,
    const struct thing *self, struct str bound, struct str printed)
{
	const struct formula *formula = measure->formula;
	if (bound.len) {
		struct formula_text text = { bound, measure->at, false };
		formula = expression_parse(block->reading, text, NULL);
	}
	if (!formula || block->reading->unlisted || formula_is_literal(formula))
		return STR("");
	struct derivation derivation = evaluator_derive(block->input->evaluator, formula, self);
	if (!bound.len)
		derivation.formula = measure->source;
	derivation.name = self
	    ? str_print(block->input->keep, "%.*s: %.*s", STR_ARG(self->name), STR_ARG(measure->name))
	    : str_copy(block->input->keep, measure->name);
	return page_figure_add(block->reading, derivation, printed);
}

struct table_cell block_cell(const struct block *block, const struct measure *measure,
    const struct value *value, const struct thing *self, struct str bound)
{
	switch (value->kind) {
	case VALUE_BAD:
	case VALUE_UNKNOWN:
	case VALUE_INAPPLICABLE:
		return block_words(missing_words(value));
	default:
		break;
	}
	const struct document_site *site = block->input->site;
	struct str printed = block_print(block, measure, value), href = STR("");
	if (value->origin)
		href = site->figure(site->self, value->origin);
	else if (value->kind != VALUE_THING)
		href = foot_href(block, measure, self, bound, printed);
	return linked_cell(block, measure, value, printed, href);
}

void block_mark(const struct block *block, const struct mark *mark, struct table_cell *cell)
{
	cell->mark_symbol = mark->symbol;
	cell->mark_name = mark->name;
	cell->mark_key = mark->id;
	reading_use_mark(block->reading, mark);
}

bool block_mark_word(const struct block *block, const struct value *value, struct table_cell *cell)
{
	const struct mark *mark = block->marks ? value_mark(value) : NULL;
	if (mark)
		block_mark(block, mark, cell);
	return mark != NULL;
}

struct table_cell block_computed(const struct block *block, const struct measure *measure,
    const struct value *value, struct derivation derivation)
{
	if (value->kind != VALUE_QUANTITY)
		return block_words(missing_words(value));
	struct str printed = block_print(block, measure, value);
	derivation.value = *value;
	struct str href =
	    block->reading->unlisted ? STR("") : page_figure_add(block->reading, derivation, printed);
	return linked_cell(block, measure, value, printed, href);
}
