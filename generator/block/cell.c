#include "block/cell.h"

#include "base/language.h"
#include "data/gain.h"
#include "data/marks.h"
#include "data/stale.h"
#include "data/value_print.h"

struct cell cell_of_words(struct str words)
{
	return (struct cell){ .kind = CELL_WORDS, .text = words };
}

static bool same_value(const struct block *block, const struct value *a, const struct value *b)
{
	enum truth same;

	if (a->kind != b->kind)
		return false;
	if (a->kind == VALUE_QUANTITY)
		return quantity_compare(&block->asker->arithmetic, a->quantity, COMPARE_EQ,
			   b->quantity, &same) == QUANTITY_OK &&
		    same == TRUTH_YES;
	struct buf texts[2] = { buf_in(block->asker->scratch, BUF_MOST),
		buf_in(block->asker->scratch, BUF_MOST) };
	value_print(block->asker->evaluator, a, NULL, &texts[0]);
	value_print(block->asker->evaluator, b, NULL, &texts[1]);
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

static void widen(struct date on, struct date *first, struct date *last)
{
	if (date_is_none(*first) || date_cmp(on, *first) < 0)
		*first = on;
	if (date_is_none(*last) || date_cmp(on, *last) > 0)
		*last = on;
}

/* Marks an observation that is older than it may be; the grid says how old all are. */
static void note_age(const struct block *block, const struct value *value, struct cell *cell)
{
	const struct origin *origin = value->origin;
	const struct fact *fact = origin && origin->kind == ORIGIN_FACT ? origin->fact : NULL;
	struct grid *grid = block->grid;

	if (!fact)
		return;
	struct fact_age age = fact_age(fact, evaluator_as_of(block->asker->evaluator));
	if (age.age == AGE_NONE)
		return;
	grid->ages[age.age]++;
	widen(fact->on, &grid->observed_first, &grid->observed_last);
	if (age.age != AGE_STALE)
		return;
	cell->stale = true;
	widen(fact->on, &grid->stale_first, &grid->stale_last);
	grid->stale_after = age.most > grid->stale_after ? age.most : grid->stale_after;
}

/* What other sources say, where it is something else. */
static void note_disagreements(const struct block *block, const struct value *value, struct cell *cell)
{
	const struct origin *origin = value->origin;

	if (!origin || origin->kind != ORIGIN_FACT || !origin->fact || !origin->thing)
		return;
	const struct facts *facts = thing_facts(origin->thing, origin->attribute->id);
	struct cell_disagreement *found = NULL;
	for (size_t i = 0; facts && i < facts->count; i++) {
		const struct fact *fact = facts->at[i];
		if (!stands_beside(fact, origin->fact) ||
		    same_value(block, &fact->value, &origin->fact->value))
			continue;
		if (!found)
			found = ARENA_ARRAY(
			    block->asker->scratch, struct cell_disagreement, facts->count);
		found[cell->disagreement_count++] = (struct cell_disagreement){
			asker_print(block->asker, &fact->value, &origin->attribute->show, fact->at),
			fact->source
		};
	}
	cell->disagreements = found;
}

/* A value nobody gave is not stated; one that somebody looked for is unknown. */
static struct str missing_words(const struct block *block, const struct value *value)
{
	const struct language *words = block_language(block);

	if (value->kind == VALUE_BAD)
		return asker_no_value(block->asker, value);
	if (value->kind == VALUE_INAPPLICABLE)
		return words_get(words, WORD_INAPPLICABLE);
	const struct origin *origin = value->origin;
	bool stated = !origin || origin->kind != ORIGIN_FACT || origin->fact;
	return words_get(words, stated ? WORD_UNKNOWN : WORD_NOT_STATED);
}

static struct cell missing_cell(const struct value *value, struct str words)
{
	struct cell cell = cell_of_words(words);

	cell.value = *value;
	return cell;
}

/* The show that gives the exact number in the unit it is printed in. */
static struct show show_in_unit(const struct measure *measure)
{
	struct show show = measure->show;

	if (measure->unit)
		show.unit = measure->unit;
	return show;
}

static struct cell figure_cell(const struct block *block, const struct measure *measure,
    const struct value *value, const struct derivation *derivation)
{
	struct cell cell = { .kind = CELL_FIGURE,
		.text = measure_print(block, measure, value),
		.show = show_in_unit(measure),
		.value = *value,
		.derivation = derivation };

	note_age(block, value, &cell);
	note_disagreements(block, value, &cell);
	return cell;
}

static const struct derivation *derive(const struct block *block, const struct measure *measure,
    const struct value *value, const struct thing *self, struct str bound)
{
	const struct formula *formula = measure->formula;
	const struct unit *shown = measure->show.local && value->kind == VALUE_QUANTITY
	    ? value->quantity->unit
	    : show_in_unit(measure).unit;
	struct arena *scratch = block->asker->scratch;

	if (bound.len) {
		struct formula_text text = { bound, measure->at, false };
		formula = asker_parse(block->asker, text, NULL);
	}
	if (!formula || formula_is_literal(formula))
		return NULL;
	struct derivation derivation = evaluator_derive(block->asker->evaluator, formula, self, shown);
	if (!bound.len)
		derivation.formula = measure->source;
	derivation.name = self
	    ? str_print(scratch, "%.*s: %.*s", STR_ARG(self->name), STR_ARG(measure->name))
	    : measure->name;
	return arena_copy(scratch, &derivation, sizeof(derivation));
}

struct cell cell_of_value(const struct block *block, const struct measure *measure,
    const struct value *value, const struct thing *self, struct str bound)
{
	switch (value->kind) {
	case VALUE_BAD:
	case VALUE_UNKNOWN:
	case VALUE_INAPPLICABLE:
		return missing_cell(value, missing_words(block, value));
	default:
		break;
	}
	bool derived = block->derive && !value->origin && value->kind != VALUE_THING;
	return figure_cell(
	    block, measure, value, derived ? derive(block, measure, value, self, bound) : NULL);
}

struct cell cell_plain(
    const struct block *block, const struct measure *measure, const struct value *value)
{
	if (value->kind == VALUE_BAD)
		return missing_cell(value, missing_words(block, value));
	if (value->kind == VALUE_UNKNOWN || value->kind == VALUE_INAPPLICABLE)
		return missing_cell(value, words_get(block_language(block), WORD_NOT_STATED));
	return (struct cell){ .kind = CELL_PLAIN,
		.text = measure_print(block, measure, value),
		.show = show_in_unit(measure),
		.value = *value };
}

bool cell_mark_word(const struct block *block, struct cell *cell)
{
	cell->mark = block->marks ? value_mark(&cell->value) : NULL;
	return cell->mark != NULL;
}

struct cell cell_computed(const struct block *block, const struct measure *measure,
    const struct value *value, struct derivation derivation)
{
	if (value->kind != VALUE_QUANTITY)
		return missing_cell(value, missing_words(block, value));
	derivation.value = *value;
	return figure_cell(block, measure, value,
	    block->derive ? arena_copy(block->asker->scratch, &derivation, sizeof(derivation)) : NULL);
}

void cell_mark_gain(const struct block *block, const struct measure *measure,
    const struct value *value, const struct value *base, struct cell *cell)
{
	const struct mark *mark = NULL;
	struct value gain;

	if (cell_mark_word(block, cell) || value == base)
		return;
	enum gain_status status =
	    evaluator_gain(block->asker->evaluator, value, base, measure->better, &gain, &mark);
	cell->mark = status == GAIN_MARK ? mark : NULL;
	cell->depends = status == GAIN_DEPENDS;
}
