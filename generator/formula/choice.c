#include "formula/choice.h"

#include "base/language.h"
#include "formula/comparison.h"
#include "formula/dependence.h"
#include "formula/eval.h"
#include "formula/iteration.h"
#include "formula/operate.h"
#include "formula/report.h"
#include "number/quantity_order.h"
#include "number/quantity_print.h"

/* More candidates than these are counted, not named. */
#define NAMED_MOST 6
/*
 * What comparing two ranges may take, in steps of a loop: both are worked out again in each corner. Of a list so long
 * that this passes FORMULA_STEPS_MOST, ranges alone decide.
 */
#define STEPS_OF_CORNERS 100

struct candidate {
	struct value element, value;
	size_t index;
	bool perhaps; /* `where` is undecided of it */
	bool beaten;  /* for certain */
};

struct contest {
	struct iteration iteration;
	struct candidate *at;
	size_t count, room;
	struct value unknown; /* VALUE_UNKNOWN once something was */
	bool bad;             /* reported */
};

static bool is_ordered(enum value_kind kind)
{
	return kind == VALUE_QUANTITY || kind == VALUE_DATE;
}

static void contest_end(struct contest *c)
{
	c->bad = true;
	c->iteration.index = c->iteration.count;
}

static void contest_unknown(struct contest *c, const struct value *value)
{
	if (c->unknown.kind == VALUE_UNKNOWN)
		c->unknown = value_of_unknowns(c->iteration.e->context->keep, &c->unknown, value);
	else
		c->unknown = value_of_unknown(value->missing);
}

static void report_value(struct contest *c, const struct value *value)
{
	enum value_kind first = c->count > 0 ? c->at[0].value.kind : VALUE_QUANTITY;

	report_operand(c->iteration.e, iteration_body(&c->iteration), value_kind_words(value->kind),
	    value_kind_words(first));
	contest_end(c);
}

/* The element in scope. */
static void contest_add(struct contest *c)
{
	const struct value *belongs = &c->iteration.belongs;
	struct candidate one = { .element = c->iteration.frame.element, .index = c->iteration.index };

	if (belongs->kind == VALUE_TRUTH && belongs->truth == TRUTH_NO)
		return;
	one.perhaps = belongs->kind == VALUE_TRUTH && belongs->truth == TRUTH_UNDECIDED;
	one.value = belongs->kind == VALUE_TRUTH ? iteration_value(&c->iteration) : *belongs;
	if (one.value.kind == VALUE_BAD) {
		contest_end(c);
	} else if (one.value.kind == VALUE_UNKNOWN) {
		contest_unknown(c, &one.value);
	} else if (one.value.kind != VALUE_INAPPLICABLE) {
		if (!is_ordered(one.value.kind) ||
		    (c->count > 0 && one.value.kind != c->at[0].value.kind)) {
			report_value(c, &one.value);
			return;
		}
		c->at = arena_room(
		    c->iteration.e->context->keep, c->at, c->count, &c->room, sizeof(*c->at));
		c->at[c->count++] = one;
	}
}

/* Who is compared with whom. */
struct duel {
	const struct contest *contest;
	const struct candidate *sides[2];
};

static void values_again(const struct pair *pair, struct evaluation *there, struct value sides[2])
{
	const struct duel *duel = pair->asker;
	const struct iteration *iteration = &duel->contest->iteration;
	struct scope frame = iteration->frame;

	there->frames = &frame;
	for (size_t i = 0; i < 2; i++) {
		frame.element = duel->sides[i]->element;
		sides[i] = node_eval(there, iteration->node->arguments[0].node);
	}
	there->frames = iteration->frame.outer;
}

static enum truth candidates_compare(struct contest *c, const struct candidate *a,
    enum comparison comparison, const struct candidate *b)
{
	struct evaluation *e = c->iteration.e;
	const struct node *body = c->iteration.node->arguments[0].node;
	const struct duel duel = { c, { a, b } };
	struct pair pair = { { a->value, b->value }, values_again, &duel };
	struct value result;
	enum truth plainly;

	if (a->value.kind == VALUE_DATE) {
		result = dates_compare(a->value.date, comparison, b->value.date);
		return result.truth;
	}
	if (a->value.input_count > 0 && b->value.input_count > 0 &&
	    quantity_compare(&e->arithmetic, a->value.quantity, comparison, b->value.quantity,
		&plainly) == QUANTITY_OK &&
	    plainly == TRUTH_UNDECIDED)
		e->steps += STEPS_OF_CORNERS;
	for (size_t i = 0; e->steps > FORMULA_STEPS_MOST && i < 2; i++)
		pair.sides[i].input_count = pair.sides[i].repeated = 0;
	enum quantity_status status = pair_compare(e, &pair, comparison, &result);
	if (status != QUANTITY_OK && !c->bad) {
		report_status(e, status, NODE_COMPARE, c->iteration.node->at,
		    &(struct operand){ body, a->value.quantity },
		    &(struct operand){ body, b->value.quantity });
		c->bad = true;
	}
	return result.truth;
}

/* True if `a` is chosen before `b` whatever the ranges come to. What may not be there beats nobody. */
static bool beats(struct contest *c, const struct candidate *a, const struct candidate *b)
{
	bool least = c->iteration.node->function == FUNCTION_ARGMIN, first = a->index < b->index;
	enum comparison strictly = least ? COMPARE_LT : COMPARE_GT;
	enum comparison or_same = least ? COMPARE_LE : COMPARE_GE;

	return !a->perhaps && !c->bad &&
	    candidates_compare(c, a, first ? or_same : strictly, b) == TRUTH_YES;
}

/*
 * One that beats all others comes out of a single round, as nobody beats it. Marks whom the last one standing beats;
 * true if that is everybody else.
 */
static bool contest_settle(struct contest *c, size_t *champion)
{
	bool all = true;

	*champion = 0;
	for (size_t i = 1; i < c->count; i++) {
		if (beats(c, &c->at[i], &c->at[*champion]))
			*champion = i;
	}
	for (size_t i = 0; i < c->count; i++) {
		c->at[i].beaten = i != *champion && beats(c, &c->at[*champion], &c->at[i]);
		all = all && (i == *champion || c->at[i].beaten);
	}
	return all && !c->at[*champion].perhaps;
}

struct str element_words(const struct evaluation *e, const struct value *element, size_t index)
{
	const struct resolver *resolver = e->context->resolver;
	struct buf out = buf_in(e->context->keep, BUF_MOST);

	if ((element->kind == VALUE_THING || element->kind == VALUE_RECORD) && resolver->name_of) {
		struct str name = resolver->name_of(resolver->self, element);
		if (name.len > 0)
			return name;
	}
	if (element->kind == VALUE_TEXT)
		return element->text;
	if (element->kind == VALUE_DATE)
		return date_words(e->context->keep, units_words(e->arithmetic.units), element->date);
	if (element->kind == VALUE_QUANTITY &&
	    quantity_print(&e->arithmetic, element->quantity, NULL, &out) == QUANTITY_OK)
		return buf_str(&out);
	return WORD_FILL(e->context->keep, units_words(e->arithmetic.units), WORD_ELEMENT,
	    { "number", str_print(e->context->keep, "%zu", index) });
}

/* "whether pump_a or pump_b has the smallest price" */
static struct value open_choice(const struct contest *c)
{
	const struct evaluation *e = c->iteration.e;
	bool least = c->iteration.node->function == FUNCTION_ARGMIN;
	struct arena *keep = e->context->keep;
	const struct language *words = units_words(e->arithmetic.units);
	struct str body = node_text(e, c->iteration.node->arguments[0].node), names = STR("");
	size_t named = 0, more = 0;

	if (c->count == 1)
		return unknown_whether(e, c->iteration.node->loop->where);
	for (size_t i = 0; i < c->count; i++) {
		const struct candidate *one = &c->at[i];
		if (one->beaten)
			continue;
		if (named == NAMED_MOST) {
			more++;
			continue;
		}
		struct str name = element_words(e, &one->element, one->index);
		names = named++ == 0
		    ? name
		    : WORD_FILL(keep, words, WORD_OR, { "first", names }, { "last", name });
	}
	if (more > 0)
		names = WORD_FILL(keep, words, WORD_OR_MORE, { "names", names },
		    { "count", str_print(keep, "%zu", more) });
	return value_of_unknown(WORD_FILL(keep, words,
	    least ? WORD_WHETHER_LEAST : WORD_WHETHER_GREATEST, { "names", names }, { "value", body }));
}

static size_t same_count(struct contest *c, size_t champion)
{
	size_t count = 0;

	for (size_t i = 0; i < c->count; i++)
		count += i == champion ||
		    candidates_compare(c, &c->at[champion], COMPARE_EQ, &c->at[i]) == TRUTH_YES;
	return count;
}

static struct value contest_result(struct contest *c, size_t *same)
{
	size_t champion;

	if (c->bad || c->iteration.failed)
		return VALUE_OF_BAD;
	if (c->unknown.kind == VALUE_UNKNOWN)
		return c->unknown;
	if (c->count == 0)
		return VALUE_OF_INAPPLICABLE;
	bool settled = contest_settle(c, &champion);
	if (c->bad)
		return VALUE_OF_BAD;
	if (!settled)
		return open_choice(c);
	if (same)
		*same = same_count(c, champion);

	struct value chosen = c->at[champion].element;
	chosen.origin = NULL;
	return chosen;
}

struct value choice_eval(struct evaluation *e, const struct node *node, size_t *same)
{
	struct contest c = { .unknown = VALUE_OF_INAPPLICABLE };
	struct value instead;

	if (same)
		*same = 0;
	if (!iteration_open(&c.iteration, e, node, &instead))
		return instead;
	while (iteration_next(&c.iteration))
		contest_add(&c);
	struct value result = contest_result(&c, same);
	iteration_close(&c.iteration);
	return result;
}
