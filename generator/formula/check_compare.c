#include "formula/check_compare.h"

#include "formula/check_types.h"
#include "formula/report.h"
#include "formula/type_rules.h"
#include "formula/word_set.h"

static bool is_ordered(enum type_kind kind)
{
	return kind == TYPE_QUANTITY || kind == TYPE_DATE || kind == TYPE_UNSURE;
}

bool name_is_nothing(const struct evaluation *e, const struct node *node)
{
	struct formula_context context = context_quiet(e->context);
	struct evaluation quiet = *e;

	quiet.context = &context;
	if (node->kind != NODE_NAME)
		return false;
	node_check(&quiet, node);
	return diag_count(context.diag) > 0;
}

/* True after a report that a word beside a text wants quotes. */
static bool report_unquoted(
    struct evaluation *e, const struct node *text, const struct node *word, const struct type *type)
{
	if (type->kind != TYPE_TEXT || !name_is_nothing(e, word))
		return false;
	evaluation_report(
	    e, DIAG_FORMULA_NAME, word->at, "nothing here is called “%.*s”", STR_ARG(word->name));
	struct near near = near_to(word->name);
	near_offer(&near, word->name);
	if (type->words && !word_set_has(type->words, word->name)) {
		near.best = STR("");
		word_set_offer(type->words, &near);
	}
	diag_hint(e->context->diag, "“%.*s” is text, and words stand in quotes: \"%.*s\"",
	    STR_ARG(node_text(e, text)), STR_ARG(near.best.len > 0 ? near.best : word->name));
	return true;
}

static bool is_text_literal(const struct node *node)
{
	return node->kind == NODE_LITERAL && node->literal.kind == VALUE_TEXT;
}

/* Two texts that are never the same. Whoever compares two literals sees what comes of it. */
static void words_check(
    struct evaluation *e, const struct node *node, const struct type *a, const struct type *b)
{
	bool left = is_text_literal(node->left), right = is_text_literal(node->right);
	const struct node *word = left ? node->left : node->right;
	const struct node *text = left ? node->right : node->left;
	const struct word_set *words = left ? b->words : a->words;

	if (word_sets_meet(a->words, b->words) || (left && right))
		return;
	if (!left && !right) {
		evaluation_report(e, DIAG_FORMULA_TYPE, node->at,
		    "“%.*s” and “%.*s” are never the same word", STR_ARG(node_text(e, node->left)),
		    STR_ARG(node_text(e, node->right)));
		return;
	}
	evaluation_report(e, DIAG_FORMULA_TYPE, word->from, "“%.*s” is never “%.*s”",
	    STR_ARG(node_text(e, text)), STR_ARG(word->literal.text));
	diag_hint(e->context->diag, "%.*s",
	    STR_ARG(word_set_hint(e->context->keep, words, word->literal.text)));
}

/* True where nothing can be of both types; the ids of their kinds are then set. */
static bool kinds_are_apart(const struct evaluation *e, const struct type *a, const struct type *b,
    struct str *a_id, struct str *b_id)
{
	const struct resolver *resolver = e->context->resolver;

	if (a->kind != TYPE_THING || b->kind != TYPE_THING || !a->of || !b->of ||
	    !resolver->kinds_meet || resolver->kinds_meet(resolver->self, a->of, b->of))
		return false;
	*a_id = resolver->kind_id(resolver->self, a->of);
	*b_id = resolver->kind_id(resolver->self, b->of);
	return true;
}

static void things_check(
    struct evaluation *e, const struct node *node, const struct type *a, const struct type *b)
{
	struct str a_id, b_id;

	if (!kinds_are_apart(e, a, b, &a_id, &b_id))
		return;
	evaluation_report(e, DIAG_FORMULA_TYPE, node->at,
	    "“%.*s” (%.*s) is never “%.*s” (%.*s): no thing is of both kinds",
	    STR_ARG(node_text(e, node->left)), STR_ARG(a_id), STR_ARG(node_text(e, node->right)),
	    STR_ARG(b_id));
}

/* A word that is also the name of a thing: `seal = cork`. */
static void hint_quotes(const struct evaluation *e, const struct node *word, const struct type *text)
{
	if (text->kind == TYPE_TEXT && word->kind == NODE_NAME &&
	    (!text->words || word_set_has(text->words, word->name)))
		diag_hint(e->context->diag, "words stand in quotes: \"%.*s\"", STR_ARG(word->name));
}

static void sorts_check(
    const struct evaluation *e, const struct node *node, const struct type *a, const struct type *b)
{
	report_sorts(e, node, type_kind_words(a->kind), type_kind_words(b->kind));
	hint_quotes(e, node->right, a);
	hint_quotes(e, node->left, b);
}

/* True after a report that nothing is compared with what is no value. */
static bool report_no_value(struct evaluation *e, const struct node *node)
{
	bool right = node_is_no_value(node->right);
	const struct node *side = right ? node->right : node->left;
	const struct node *other = right ? node->left : node->right;
	bool unknown = node_is_unknown(side), inapplicable = node_is_inapplicable(side);
	const struct node *name = inapplicable ? side->left : side;
	struct formula_context quiet = context_quiet(e->context);
	struct evaluation there = *e;

	there.context = &quiet;
	if (!unknown && !inapplicable)
		return false;
	if (node_check(&there, name).kind != TYPE_UNSURE)
		return false;
	evaluation_report(e, DIAG_FORMULA_TYPE, side->from,
	    "“%.*s” is no value to compare with: the answer would be the same",
	    STR_ARG(node_text(e, side)));
	diag_hint(e->context->diag,
	    unknown ? "write it so: not known(%.*s)" : "write it so: not applies(%.*s)",
	    STR_ARG(node_text(e, other)));
	return true;
}

struct type compare_check(struct evaluation *e, const struct node *node)
{
	if (report_no_value(e, node))
		return (struct type){ .kind = TYPE_TRUTH };

	struct type a = type_unsure, b;
	bool word_first = name_is_nothing(e, node->left);

	if (word_first) {
		b = node_check(e, node->right);
		if (report_unquoted(e, node->right, node->left, &b))
			return (struct type){ .kind = TYPE_TRUTH };
	}
	a = node_check(e, node->left);
	if (!word_first && report_unquoted(e, node->left, node->right, &a))
		return (struct type){ .kind = TYPE_TRUTH };
	b = word_first ? b : node_check(e, node->right);
	bool same = node->comparison == COMPARE_EQ || node->comparison == COMPARE_NE;
	const struct type truth = { .kind = TYPE_TRUTH };

	if (a.kind != TYPE_UNSURE && b.kind != TYPE_UNSURE && a.kind != b.kind)
		sorts_check(e, node, &a, &b);
	else if (a.kind == TYPE_LIST)
		report_operand(e, node->left, type_kind_words(a.kind), "a single value");
	else if (!same && !is_ordered(a.kind))
		report_operand(e, node->left, type_kind_words(a.kind),
		    "something with an order (other than = and !=)");
	else if (a.kind == TYPE_TEXT && b.kind == TYPE_TEXT)
		words_check(e, node, &a, &b);
	else if (a.kind == TYPE_THING && b.kind == TYPE_THING)
		things_check(e, node, &a, &b);
	else if (a.kind == TYPE_QUANTITY && b.kind == TYPE_QUANTITY && a.unit && b.unit)
		types_fit(e, NODE_COMPARE, node->at, &(struct typed){ node->left, &a },
		    &(struct typed){ node->right, &b });
	return truth;
}

/* "x is no" of a truth, which is asked as it stands. */
static bool report_truth(struct evaluation *e, const struct node *node, const struct type *left)
{
	static const struct {
		struct str word;
		bool yes;
	} words[] = { { STR_INIT("yes"), true }, { STR_INIT("true"), true },
		{ STR_INIT("no"), false }, { STR_INIT("false"), false } };
	struct str text = node_text(e, node->left);

	for (size_t i = 0; left->kind == TYPE_TRUTH && i < countof(words); i++) {
		if (!str_eq(node->name, words[i].word))
			continue;
		evaluation_report(
		    e, DIAG_FORMULA_TYPE, node->at, "“%.*s” is yes or no by itself", STR_ARG(text));
		diag_hint(e->context->diag, "write it so: %s%.*s", words[i].yes ? "" : "not ",
		    STR_ARG(text));
		return true;
	}
	return false;
}

struct type is_check(struct evaluation *e, const struct node *node)
{
	const struct resolver *resolver = e->context->resolver;
	struct type a = node_check(e, node->left), kind;
	struct str is_id, kind_id;

	if (report_truth(e, node, &a))
		return (struct type){ .kind = TYPE_TRUTH };
	type_wanted(e, node->left, &a, TYPE_THING);
	if (resolver->kind_type && !resolver->kind_type(resolver->self, node->name, &kind))
		evaluation_report(
		    e, DIAG_FORMULA_NAME, node->at, "there is no kind “%.*s”", STR_ARG(node->name));
	else if (resolver->kind_type && kinds_are_apart(e, &a, &kind, &is_id, &kind_id))
		evaluation_report(e, DIAG_FORMULA_TYPE, node->at, "“%.*s” is a %.*s and never a %.*s",
		    STR_ARG(node_text(e, node->left)), STR_ARG(is_id), STR_ARG(kind_id));
	return (struct type){ .kind = TYPE_TRUTH };
}
