#include "data/claims.h"

#include "base/language.h"
#include "data/derivation.h"
#include "data/evaluator.h"
#include "data/evaluator_state.h"
#include "number/quantity_arithmetic.h"
#include "number/quantity_convert.h"

struct str verdict_words(enum verdict verdict)
{
	static const struct str words[CLAIM_VERDICTS] = {
		[CLAIM_AGREES] = STR_INIT("agrees"),
		[CLAIM_CONDITIONAL] = STR_INIT("conditional"),
		[CLAIM_DIFFERS] = STR_INIT("differs"),
		[CLAIM_UNDECIDED] = STR_INIT("undecided"),
		[CLAIM_NOT_COMPUTABLE] = STR_INIT("not computable"),
	};

	return words[verdict];
}

enum word_id verdict_word(enum verdict verdict)
{
	static const enum word_id words[CLAIM_VERDICTS] = {
		[CLAIM_AGREES] = WORD_AGREES,
		[CLAIM_CONDITIONAL] = WORD_CONDITIONAL,
		[CLAIM_DIFFERS] = WORD_DIFFERS,
		[CLAIM_UNDECIDED] = WORD_CLAIM_UNDECIDED,
		[CLAIM_NOT_COMPUTABLE] = WORD_NOT_COMPUTABLE,
	};

	return words[verdict];
}

/* One claim on its way to a verdict. */
struct judging {
	struct arena *scratch;
	struct diag *diag;
	struct evaluator *evaluator; /* on the source's own basis */
	const struct claim *claim;
	struct judgement *judgement;
};

static const struct language *language(const struct judging *judging)
{
	return units_words(judging->evaluator->arithmetic.units);
}

static struct str said(const struct judging *judging, enum word_id reason)
{
	return words_get(language(judging), reason);
}

static enum verdict undecided(struct judging *judging, enum word_id reason)
{
	judging->judgement->reason = said(judging, reason);
	return CLAIM_UNDECIDED;
}

static enum verdict not_computable(struct judging *judging, struct str reason)
{
	judging->judgement->reason = reason;
	return CLAIM_NOT_COMPUTABLE;
}

/* --- numbers ---------------------------------------------------------------------------------------------- */

static const struct ratio *low(struct arena *keep, const struct quantity *quantity)
{
	return quantity_end(keep, quantity, false);
}

static const struct ratio *high(struct arena *keep, const struct quantity *quantity)
{
	return quantity_end(keep, quantity, true);
}

/* One in the last typed digit, or what `precision` says, counted in the stated unit. */
static const struct ratio *claim_step(const struct judging *judging, const struct quantity *stated)
{
	const struct ratio *precision = judging->claim->precision;

	return precision ? ratio_div(judging->scratch, precision, stated->unit->factor)
			 : ratio_ten_to(judging->scratch, stated->last_digit);
}

/*
 * Against a single stated number the computed one agrees when it rounds to it, and by nothing looser.
 * A computed range of which nothing rounds to it differs.
 */
static enum verdict judge_number(
    struct judging *judging, const struct quantity *stated, const struct quantity *own)
{
	struct arena *scratch = judging->scratch;
	const struct ratio *step = claim_step(judging, stated);
	const struct ratio *wanted = ratio_round(scratch, low(scratch, stated), step);
	const struct ratio *start = low(scratch, own), *end = high(scratch, own);
	bool above = start && ratio_cmp(ratio_round(scratch, start, step), wanted) > 0;
	bool below = end && ratio_cmp(ratio_round(scratch, end, step), wanted) < 0;

	if (above || below)
		return CLAIM_DIFFERS;
	return quantity_is_point(own) ? CLAIM_AGREES : undecided(judging, WORD_CLAIM_RANGE);
}

/*
 * Is the computed end on the right side of the stated one? An end that is not itself stated must
 * not be reached.
 */
static bool holds_below(struct arena *keep, const struct quantity *stated, const struct quantity *own)
{
	const struct ratio *limit = low(keep, stated), *end = low(keep, own);
	int order = limit && end ? ratio_cmp(end, limit) : limit ? -1 : 1;

	return order > 0 || (order == 0 && (!stated->open_lo || own->open_lo));
}

static bool holds_above(struct arena *keep, const struct quantity *stated, const struct quantity *own)
{
	const struct ratio *limit = high(keep, stated), *end = high(keep, own);
	int order = limit && end ? ratio_cmp(end, limit) : limit ? 1 : -1;

	return order < 0 || (order == 0 && (!stated->open_hi || own->open_hi));
}

static bool is_apart(struct arena *keep, const struct quantity *a, const struct quantity *b)
{
	const struct ratio *end = high(keep, a), *start = low(keep, b);
	int order = end && start ? ratio_cmp(end, start) : 1;

	return order < 0 || (order == 0 && (a->open_hi || b->open_lo));
}

/* A stated range must hold all of what was computed; one that holds none of it differs. */
static enum verdict judge_range(
    struct judging *judging, const struct quantity *stated, const struct quantity *own)
{
	struct arena *scratch = judging->scratch;

	if (holds_below(scratch, stated, own) && holds_above(scratch, stated, own))
		return CLAIM_AGREES;
	if (quantity_is_point(own) || is_apart(scratch, stated, own) || is_apart(scratch, own, stated))
		return CLAIM_DIFFERS;
	return undecided(judging, WORD_CLAIM_PARTLY);
}

/*
 * From the computed range to the stated one; for two numbers simply stated minus own. Both are in
 * the stated unit.
 */
static void measure_difference(
    struct judging *judging, const struct quantity *stated, const struct quantity *own)
{
	struct arena *scratch = judging->scratch;
	bool below = is_apart(scratch, own, stated), above = is_apart(scratch, stated, own);
	const struct ratio *to = below ? low(scratch, stated) : high(scratch, stated);
	const struct ratio *from = below ? high(scratch, own) : low(scratch, own);

	if (!below && !above)
		return;
	struct quantity ends[2] = { quantity_in(scratch, to, stated->unit),
		quantity_in(scratch, from, stated->unit) };
	ends[0].approx = stated->approx;
	ends[1].approx = own->approx;
	ends[1].bound = own->bound;
	struct quantity difference, share;
	if (quantity_sub(&judging->evaluator->arithmetic, &ends[0], &ends[1], &difference) != QUANTITY_OK ||
	    ratio_sign(difference.lo) == 0)
		return;
	judging->judgement->difference = value_of_quantity(scratch, difference);
	if (quantity_div(&judging->evaluator->arithmetic, &difference, &ends[1], &share) == QUANTITY_OK)
		judging->judgement->difference_share = value_of_quantity(scratch, share);
}

/* A number that has no unit to be shown in by itself is read beside what is stated, so it is shown in the same. */
static void convert_unnamed(struct judging *judging, const struct unit *unit, struct value *value)
{
	struct quantity converted;

	if (value->kind != VALUE_QUANTITY || value->origin ||
	    quantity_convert(&judging->evaluator->arithmetic, value->quantity, unit, &converted) !=
		QUANTITY_OK)
		return;
	value->quantity = arena_copy(judging->scratch, &converted, sizeof(converted));
}

static void show_as_stated(struct judging *judging, const struct unit *unit)
{
	convert_unnamed(judging, unit, &judging->judgement->own);
	convert_unnamed(judging, unit, &judging->judgement->today);
}

static enum verdict judge_quantity(
    struct judging *judging, const struct quantity *stated, const struct quantity *own)
{
	const struct evaluator *evaluator = judging->evaluator;
	struct quantity converted;

	enum quantity_status status =
	    quantity_convert(&evaluator->arithmetic, own, stated->unit, &converted);

	if (status == QUANTITY_RATE)
		return not_computable(judging, said(judging, WORD_CLAIM_RATE));
	if (status != QUANTITY_OK) {
		diag_report(judging->diag, DIAG_UNIT_MISMATCH, judging->claim->states_at,
		    "%.*s is stated, and what it is about is in %.*s",
		    STR_ARG(judging->claim->states_text),
		    STR_ARG(own->unit->text.len ? own->unit->text : STR("plain numbers")));
		return not_computable(judging, said(judging, WORD_CLAIM_UNITS));
	}
	show_as_stated(judging, stated->unit);
	bool number = quantity_is_point(stated) && !stated->open_lo && !stated->open_hi;
	enum verdict verdict = number ? judge_number(judging, stated, &converted)
				      : judge_range(judging, stated, &converted);
	if (verdict != CLAIM_AGREES)
		measure_difference(judging, stated, &converted);
	return verdict;
}

/* --- everything else -------------------------------------------------------------------------------------- */

static enum verdict judge_truth(struct judging *judging, enum truth stated, enum truth own)
{
	if (own == TRUTH_UNDECIDED)
		return undecided(judging, WORD_CLAIM_PART);
	return stated == own ? CLAIM_AGREES : CLAIM_DIFFERS;
}

static enum verdict agrees_if(bool same)
{
	return same ? CLAIM_AGREES : CLAIM_DIFFERS;
}

static enum verdict report_sorts(
    struct judging *judging, const struct value *stated, const struct value *own)
{
	diag_report(judging->diag, DIAG_VALUE_BAD, judging->claim->states_at,
	    "what is stated is %s, and what it is about is %s", value_kind_words(stated->kind),
	    value_kind_words(own->kind));
	return not_computable(judging, said(judging, WORD_CLAIM_SORT));
}

static enum verdict judge_value(
    struct judging *judging, const struct value *stated, const struct value *own)
{
	if (own->kind == VALUE_UNKNOWN)
		return not_computable(judging,
		    WORD_FILL(judging->scratch, language(judging), WORD_CLAIM_UNKNOWN,
			{ "missing", own->missing }));
	if (own->kind == VALUE_INAPPLICABLE)
		return not_computable(judging, said(judging, WORD_INAPPLICABLE));
	if (stated->kind == VALUE_TEXT && own->kind == VALUE_THING)
		return agrees_if(
		    str_eq(stated->text, own->thing->id) || str_eq(stated->text, own->thing->name));
	if (stated->kind != own->kind)
		return report_sorts(judging, stated, own);
	if (own->kind == VALUE_QUANTITY)
		return judge_quantity(judging, stated->quantity, own->quantity);
	if (own->kind == VALUE_TRUTH)
		return judge_truth(judging, stated->truth, own->truth);
	if (own->kind == VALUE_DATE)
		return agrees_if(date_cmp(stated->date, own->date) == 0);
	return agrees_if(str_eq(stated->text, own->text));
}

/* --- the claim -------------------------------------------------------------------------------------------- */

/* True only under a condition: in words alone, or where the condition as an expression holds. */
static bool is_conditional(struct judging *judging)
{
	if (!judging->claim->when)
		return judging->claim->condition.len > 0;
	struct value holds = evaluator_eval(judging->evaluator, judging->claim->when, NULL, NULL, 0);
	return holds.kind == VALUE_TRUTH && holds.truth == TRUTH_YES;
}

static struct basis claim_basis(const struct claim *claim, struct basis today)
{
	struct date on = date_is_none(claim->on) ? claim->source->published : claim->on;

	return (struct basis){ .as_of = date_is_none(on) ? today.as_of : on,
		.prefer = claim->source,
		.with = claim->with,
		.with_count = claim->with_count };
}

/*
 * Mistakes on the source's basis are reasons, not reports: those that are the site's own show in
 * today's value.
 */
static void judge(struct judging *judging, struct diag *quiet)
{
	struct judgement *judgement = judging->judgement;
	const struct value *states = &judging->claim->states;
	const struct unit *shown = states->kind == VALUE_QUANTITY ? states->quantity->unit : NULL;

	judgement->derivation =
	    evaluator_derive(judging->evaluator, judging->claim->about, NULL, shown);
	judgement->own = evaluator_eval(judging->evaluator, judging->claim->about, NULL, NULL, 0);
	if (judgement->own.kind == VALUE_BAD) {
		judgement->verdict = not_computable(judging,
		    diag_count(quiet) ? str_copy(judging->scratch, diag_at(quiet, 0)->text)
				      : said(judging, WORD_CLAIM_MISTAKE));
		return;
	}
	judgement->own_inputs = judging->evaluator->read_preferred &&
	    judgement->own.kind != VALUE_UNKNOWN && judgement->own.kind != VALUE_INAPPLICABLE;
	judgement->verdict = judge_value(judging, &judging->claim->states, &judgement->own);
	bool open = judgement->verdict == CLAIM_DIFFERS || judgement->verdict == CLAIM_UNDECIDED;
	if (open && is_conditional(judging))
		judgement->verdict = CLAIM_CONDITIONAL;
}

/* The same, of today's value and in today's eyes; a mistake in it has been reported. */
static enum verdict judge_today(const struct judging *judging, struct evaluator *today)
{
	struct judgement judgement = *judging->judgement;
	struct judging own = *judging;

	own.evaluator = today;
	own.judgement = &judgement;
	if (judgement.today.kind == VALUE_BAD)
		return CLAIM_NOT_COMPUTABLE;
	enum verdict verdict = judge_value(&own, &own.claim->states, &judgement.today);
	bool open = verdict == CLAIM_DIFFERS || verdict == CLAIM_UNDECIDED;
	return open && is_conditional(&own) ? CLAIM_CONDITIONAL : verdict;
}

enum verdict claim_verdict_on(
    struct arena *scratch, struct evaluator *evaluator, const struct claim *claim)
{
	struct judgement judgement = { .claim = claim };
	struct judging judging = { scratch, diag_new(scratch), evaluator, claim, &judgement };

	if (!claim->about)
		return CLAIM_NOT_COMPUTABLE;
	judgement.today = evaluator_eval(evaluator, claim->about, NULL, NULL, 0);
	return judge_today(&judging, evaluator);
}

/* Whether the condition of a claim holds for only a part of a range, or nobody knows. */
static bool is_condition_open(struct evaluator *evaluator, const struct claim *claim)
{
	if (!claim->when)
		return false;
	struct value holds = evaluator_eval(evaluator, claim->when, NULL, NULL, 0);
	return holds.kind != VALUE_TRUTH || holds.truth == TRUTH_UNDECIDED;
}

struct value claim_answer(struct arena *scratch, struct evaluator *evaluator, const struct claim *claim)
{
	struct judgement judgement = { .claim = claim };
	struct judging judging = { scratch, diag_new(scratch), evaluator, claim, &judgement };

	if (!claim->about)
		return VALUE_OF_BAD;
	judgement.today = evaluator_eval(evaluator, claim->about, NULL, NULL, 0);
	if (judgement.today.kind == VALUE_BAD)
		return VALUE_OF_BAD;
	enum verdict verdict = judge_value(&judging, &claim->states, &judgement.today);
	if (verdict == CLAIM_NOT_COMPUTABLE)
		return (struct value){ .kind = VALUE_UNKNOWN };
	if (verdict == CLAIM_UNDECIDED ||
	    (verdict == CLAIM_DIFFERS && is_condition_open(evaluator, claim)))
		return value_of_truth(TRUTH_UNDECIDED);
	if (verdict == CLAIM_DIFFERS && is_conditional(&judging))
		verdict = CLAIM_CONDITIONAL;
	return value_of_text(verdict_words(verdict));
}

/* What the judgement says, from the scratch it was reached in. */
static void keep_judgement(struct arena *keep, struct judgement *judgement)
{
	judgement->own = value_copy(keep, &judgement->own);
	judgement->today = value_copy(keep, &judgement->today);
	judgement->difference = value_copy(keep, &judgement->difference);
	judgement->difference_share = value_copy(keep, &judgement->difference_share);
	judgement->reason = str_copy(keep, judgement->reason);
	judgement->derivation = derivation_copy(keep, &judgement->derivation);
}

/*
 * A value that is put in place of ours and is not read changes nothing: then it is not what the
 * claim is about. Of what is unknown or bad nobody can say what else it would have read.
 */
static void check_with(const struct judging *judging)
{
	const struct claim *claim = judging->claim;
	const struct value *own = &judging->judgement->own;

	if (own->kind == VALUE_BAD || own->kind == VALUE_UNKNOWN || own->kind == VALUE_INAPPLICABLE)
		return;
	if (claim->when)
		evaluator_eval(judging->evaluator, claim->when, NULL, NULL, 0);
	for (size_t i = 0; i < claim->with_count; i++) {
		const struct substitution *with = &claim->with[i];
		if (judging->evaluator->with_read[i])
			continue;
		diag_report(judging->diag, DIAG_CLAIM_INPUT, with->at,
		    "the claim does not depend on %.*s.%.*s", STR_ARG(with->thing->id),
		    STR_ARG(with->member));
		diag_note(judging->diag, claim->at, "this claim");
		diag_hint(judging->diag, "put in what “about” reads, or leave this out");
	}
}

static struct judgement judge_claim(struct arena *keep, struct arena *scratch, struct diag *diag,
    struct evaluator *today, const struct claim *claim)
{
	struct judgement judgement = { .claim = claim,
		.own = VALUE_OF_BAD,
		.today = VALUE_OF_BAD,
		.difference = VALUE_OF_INAPPLICABLE,
		.difference_share = VALUE_OF_INAPPLICABLE };
	struct diag *quiet = diag_new(scratch);
	struct basis basis = claim_basis(claim, today->basis);
	struct judging judging = { scratch, diag, evaluator_at(keep, quiet, today, basis), claim,
		&judgement };

	if (!claim->about) {
		judgement.verdict = judgement.today_verdict =
		    not_computable(&judging, said(&judging, WORD_CLAIM_MISTAKE));
		return judgement;
	}
	evaluator_use_scratch(judging.evaluator, scratch);
	judgement.today = evaluator_eval(today, claim->about, NULL, NULL, 0);
	judging.evaluator->with_read = ARENA_ARRAY(keep, bool, claim->with_count + 1);
	judge(&judging, quiet);
	check_with(&judging);
	judgement.today_verdict = judge_today(&judging, today);
	keep_judgement(keep, &judgement);
	return judgement;
}

struct judgement *claims_judge(
    struct arena *keep, struct diag *diag, const struct figures *figures, size_t *count)
{
	const struct catalog *catalog = figures_catalog(figures);
	struct arena *scratch = arena_new();
	struct diag *own = diag_new(keep);
	struct evaluator *today = evaluator_new(keep, own, figures);
	struct judgement *judgements = ARENA_ARRAY(keep, struct judgement, catalog->claim_count);

	evaluator_use_scratch(today, scratch);
	*count = catalog->claim_count;
	for (size_t i = 0; i < *count; i++) {
		judgements[i] = judge_claim(keep, scratch, own, today, &catalog->claims[i]);
		arena_reset(scratch);
	}
	arena_free(scratch);
	diag_join(diag, own);
	return judgements;
}
