#include "data/claims.h"

#include "data/evaluator.h"

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

/* One claim on its way to a verdict. */
struct hearing {
	struct arena *scratch;
	struct diag *diag;
	struct evaluator *evaluator; /* at the source's own vantage */
	const struct claim *claim;
	struct judgement *judgement;
};

static enum verdict undecided(struct hearing *hearing, const char *reason)
{
	hearing->judgement->reason = str_from(reason);
	return CLAIM_UNDECIDED;
}

static enum verdict not_computable(struct hearing *hearing, struct str reason)
{
	hearing->judgement->reason = reason;
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
static const struct ratio *claim_step(const struct hearing *hearing, const struct quantity *stated)
{
	const struct ratio *precision = hearing->claim->precision;
	return precision ? ratio_div(hearing->scratch, precision, stated->unit->factor)
			 : ratio_ten_to(hearing->scratch, stated->last_digit);
}

/* Against a single stated number the computed one agrees when it rounds to it, and by nothing looser. */
static enum verdict judge_number(
    struct hearing *hearing, const struct quantity *stated, const struct quantity *own)
{
	if (!quantity_is_point(own))
		return undecided(hearing, "a range was computed, and a single number stated");
	const struct ratio *step = claim_step(hearing, stated);
	const struct ratio *computed = ratio_round(hearing->scratch, low(hearing->scratch, own), step);
	const struct ratio *wanted = ratio_round(hearing->scratch, low(hearing->scratch, stated), step);
	return ratio_cmp(computed, wanted) == 0 ? CLAIM_AGREES : CLAIM_DIFFERS;
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
    struct hearing *hearing, const struct quantity *stated, const struct quantity *own)
{
	struct arena *scratch = hearing->scratch;
	if (holds_below(scratch, stated, own) && holds_above(scratch, stated, own))
		return CLAIM_AGREES;
	if (quantity_is_point(own) || is_apart(scratch, stated, own) || is_apart(scratch, own, stated))
		return CLAIM_DIFFERS;
	return undecided(hearing, "the computed range lies partly within what is stated");
}

/*
 * From the computed range to the stated one; for two numbers simply stated minus own. Both are in
 * the stated unit.
 */
static void measure_difference(
    struct hearing *hearing, const struct quantity *stated, const struct quantity *own)
{
	struct arena *scratch = hearing->scratch;
	bool below = is_apart(scratch, own, stated), above = is_apart(scratch, stated, own);
	const struct ratio *to = below ? low(scratch, stated) : high(scratch, stated);
	const struct ratio *from = below ? high(scratch, own) : low(scratch, own);
	if (!below && !above)
		return;
	struct quantity ends[2] = { quantity_in(scratch, to, stated->unit),
		quantity_in(scratch, from, stated->unit) };
	ends[0].approx = stated->approx;
	ends[1].approx = own->approx;
	struct quantity difference, share;
	if (quantity_sub(&hearing->evaluator->how, &ends[0], &ends[1], &difference) != QUANTITY_OK ||
	    ratio_sign(difference.lo) == 0)
		return;
	hearing->judgement->difference = value_of_quantity(scratch, difference);
	if (quantity_div(&hearing->evaluator->how, &difference, &ends[1], &share) == QUANTITY_OK)
		hearing->judgement->difference_share = value_of_quantity(scratch, share);
}

/* A number that has no unit to be shown in by itself is read beside what is stated, so it is shown in the same. */
static void convert_unnamed(struct hearing *hearing, const struct unit *unit, struct value *value)
{
	struct quantity converted;
	if (value->kind != VALUE_QUANTITY || value->origin ||
	    quantity_convert(&hearing->evaluator->how, value->quantity, unit, &converted) != QUANTITY_OK)
		return;
	value->quantity = arena_copy(hearing->scratch, &converted, sizeof(converted));
}

static void show_as_stated(struct hearing *hearing, const struct unit *unit)
{
	convert_unnamed(hearing, unit, &hearing->judgement->own);
	convert_unnamed(hearing, unit, &hearing->judgement->today);
}

static enum verdict judge_quantity(
    struct hearing *hearing, const struct quantity *stated, const struct quantity *own)
{
	const struct evaluator *evaluator = hearing->evaluator;
	struct quantity converted;
	enum quantity_status status = quantity_convert(&evaluator->how, own, stated->unit, &converted);
	if (status == QUANTITY_RATE)
		return not_computable(hearing, STR("no exchange rate is known for that day"));
	if (status != QUANTITY_OK) {
		diag_report(hearing->diag, DIAG_UNIT_MISMATCH, hearing->claim->states_at,
		    "%.*s is stated, and what it is about is in %.*s",
		    STR_ARG(hearing->claim->states_text),
		    STR_ARG(own->unit->text.len ? own->unit->text : STR("plain numbers")));
		return not_computable(hearing, STR("the units do not fit"));
	}
	show_as_stated(hearing, stated->unit);
	bool number = quantity_is_point(stated) && !stated->open_lo && !stated->open_hi;
	enum verdict verdict = number ? judge_number(hearing, stated, &converted)
				      : judge_range(hearing, stated, &converted);
	if (verdict != CLAIM_AGREES)
		measure_difference(hearing, stated, &converted);
	return verdict;
}

/* --- everything else -------------------------------------------------------------------------------------- */

static enum verdict judge_truth(struct hearing *hearing, enum truth stated, enum truth own)
{
	if (own == TRUTH_UNDECIDED)
		return undecided(hearing, "it holds for a part of the range only");
	return stated == own ? CLAIM_AGREES : CLAIM_DIFFERS;
}

static enum verdict agrees_if(bool same)
{
	return same ? CLAIM_AGREES : CLAIM_DIFFERS;
}

static enum verdict report_sorts(
    struct hearing *hearing, const struct value *stated, const struct value *own)
{
	diag_report(hearing->diag, DIAG_VALUE_BAD, hearing->claim->states_at,
	    "what is stated is %s, and what it is about is %s", value_kind_words(stated->kind),
	    value_kind_words(own->kind));
	return not_computable(hearing, STR("what is stated is of another sort"));
}

static enum verdict judge_value(
    struct hearing *hearing, const struct value *stated, const struct value *own)
{
	if (own->kind == VALUE_UNKNOWN)
		return not_computable(
		    hearing, str_print(hearing->scratch, "unknown: %.*s", STR_ARG(own->missing)));
	if (own->kind == VALUE_INAPPLICABLE)
		return not_computable(hearing, STR("not applicable"));
	if (stated->kind == VALUE_TEXT && own->kind == VALUE_THING)
		return agrees_if(
		    str_eq(stated->text, own->thing->id) || str_eq(stated->text, own->thing->name));
	if (stated->kind != own->kind)
		return report_sorts(hearing, stated, own);
	if (own->kind == VALUE_QUANTITY)
		return judge_quantity(hearing, stated->quantity, own->quantity);
	if (own->kind == VALUE_TRUTH)
		return judge_truth(hearing, stated->truth, own->truth);
	if (own->kind == VALUE_DATE)
		return agrees_if(date_cmp(stated->date, own->date) == 0);
	return agrees_if(str_eq(stated->text, own->text));
}

/* --- the claim -------------------------------------------------------------------------------------------- */

/* True only under a condition: in words alone, or where the condition as an expression holds. */
static bool is_conditional(struct hearing *hearing)
{
	if (!hearing->claim->when)
		return hearing->claim->condition.len > 0;
	struct value holds = evaluator_eval(hearing->evaluator, hearing->claim->when, NULL, NULL, 0);
	return holds.kind == VALUE_TRUTH && holds.truth == TRUTH_YES;
}

static struct vantage claim_vantage(const struct claim *claim, struct vantage today)
{
	bool dated = !date_is_none(claim->source->published);
	return (struct vantage){ .as_of = dated ? claim->source->published : today.as_of,
		.prefer = claim->source,
		.with = claim->with,
		.with_count = claim->with_count };
}

/*
 * Mistakes at the source's vantage are reasons, not reports: those that are the site's own show in
 * today's value.
 */
static void judge(struct hearing *hearing, struct diag *quiet)
{
	struct judgement *judgement = hearing->judgement;
	judgement->derivation = evaluator_derive(hearing->evaluator, hearing->claim->about, NULL);
	judgement->own = evaluator_eval(hearing->evaluator, hearing->claim->about, NULL, NULL, 0);
	if (judgement->own.kind == VALUE_BAD) {
		judgement->verdict = not_computable(hearing,
		    diag_count(quiet) ? str_copy(hearing->scratch, diag_at(quiet, 0)->text)
				      : STR("its expression has a mistake"));
		return;
	}
	judgement->verdict = judge_value(hearing, &hearing->claim->states, &judgement->own);
	bool open = judgement->verdict == CLAIM_DIFFERS || judgement->verdict == CLAIM_UNDECIDED;
	if (open && is_conditional(hearing))
		judgement->verdict = CLAIM_CONDITIONAL;
}

/* The same, of today's value and in today's eyes; a mistake in it has been reported. */
static enum verdict judge_today(const struct hearing *hearing, struct evaluator *today)
{
	struct judgement judgement = *hearing->judgement;
	struct hearing own = *hearing;
	own.evaluator = today;
	own.judgement = &judgement;
	if (judgement.today.kind == VALUE_BAD)
		return CLAIM_NOT_COMPUTABLE;
	enum verdict verdict = judge_value(&own, &own.claim->states, &judgement.today);
	bool open = verdict == CLAIM_DIFFERS || verdict == CLAIM_UNDECIDED;
	return open && is_conditional(&own) ? CLAIM_CONDITIONAL : verdict;
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

static struct judgement hear(struct arena *keep, struct arena *scratch, struct diag *diag,
    const struct figures *figures, struct evaluator *today, const struct claim *claim)
{
	struct judgement judgement = { .claim = claim,
		.own = VALUE_OF_BAD,
		.today = VALUE_OF_BAD,
		.difference = VALUE_OF_INAPPLICABLE,
		.difference_share = VALUE_OF_INAPPLICABLE };
	struct diag *quiet = diag_new(scratch);
	struct vantage vantage = claim_vantage(claim, figures_vantage(figures));
	struct hearing hearing = { scratch, diag, evaluator_at(keep, quiet, figures, vantage),
		claim, &judgement };
	if (!claim->about) {
		judgement.verdict = judgement.today_verdict =
		    not_computable(&hearing, STR("its expression has a mistake"));
		return judgement;
	}
	evaluator_use_scratch(hearing.evaluator, scratch);
	judgement.today = evaluator_eval(today, claim->about, NULL, NULL, 0);
	judge(&hearing, quiet);
	judgement.today_verdict = judge_today(&hearing, today);
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
		judgements[i] = hear(keep, scratch, own, figures, today, &catalog->claims[i]);
		arena_reset(scratch);
	}
	arena_free(scratch);
	diag_join(diag, own);
	return judgements;
}
