/*
 * The page of all claims, by the document that states them, what differs first; and the page of
 * these documents.
 */
#include "site/views.h"

#include <stdlib.h>
#include <string.h>

/* In the order in which readers want them. */
static const enum verdict order[CLAIM_VERDICTS] = { CLAIM_DIFFERS, CLAIM_CONDITIONAL,
	CLAIM_UNDECIDED, CLAIM_NOT_COMPUTABLE, CLAIM_AGREES };

static int rank(enum verdict verdict)
{
	int i = 0;

	while (order[i] != verdict)
		i++;
	return i;
}

/* "not computable" -> "not-computable" */
static struct str verdict_key(struct arena *keep, enum verdict verdict)
{
	struct str key = str_copy(keep, verdict_words(verdict));
	char *at = (char *)key.at; /* our own copy */

	for (size_t i = 0; i < key.len; i++)
		if (at[i] == ' ')
			at[i] = '-';
	return key;
}

static void set_verdict(struct worker *worker, struct view *view, const char *name, enum verdict verdict)
{
	view_set_text(view, "key", verdict_key(worker->scratch, verdict));
	view_set_text(view, name, verdict_words(verdict));
}

static size_t count_of(const struct site *site, const struct reference *source, enum verdict verdict)
{
	size_t count = 0;

	for (size_t i = 0; i < site->judgement_count; i++) {
		const struct judgement *judgement = &site->judgements[i];
		count += judgement->verdict == verdict &&
		    (source == NULL || judgement->claim->source == source);
	}
	return count;
}

static struct view *summary(struct worker *worker, const struct reference *source)
{
	struct view *list = view_list(worker->scratch);

	for (int i = 0; i < CLAIM_VERDICTS; i++) {
		size_t count = count_of(worker->site, source, order[i]);
		if (count == 0)
			continue;
		struct view *item = view_object(worker->scratch);
		set_verdict(worker, item, "name", order[i]);
		view_set_text(item, "count", str_print(worker->scratch, "%zu", count));
		view_add(list, item);
	}
	return list;
}

/* --- one claim -------------------------------------------------------------------------------- */

static struct str substitutions(struct worker *worker, const struct claim *claim)
{
	struct buf out = buf_in(worker->scratch, BUF_MOST);

	for (size_t i = 0; i < claim->with_count; i++) {
		if (i > 0)
			buf_put(&out, STR(", "));
		buf_put(&out, claim->with[i].text);
	}
	return buf_str(&out);
}

static bool is_shown(const struct value *value)
{
	return value->kind != VALUE_BAD && value->kind != VALUE_UNKNOWN &&
	    value->kind != VALUE_INAPPLICABLE;
}

static void set_difference(struct worker *worker, struct view *view, const struct judgement *judgement)
{
	struct show percent = { 0 };
	struct str why;

	if (judgement->verdict == CLAIM_AGREES || !is_shown(&judgement->difference))
		return;
	view_set_text(view, "difference", value_text(worker, &judgement->difference, NULL));
	if (is_shown(&judgement->difference_share) &&
	    show_parse(worker->site->catalog->units, worker->scratch, STR("0.0 %"), &percent, &why))
		view_set_text(
		    view, "share", value_text(worker, &judgement->difference_share, &percent));
}

/* What an expression was computed from: it has no derivation of its own that its number could lead to. */
static void set_inputs(struct worker *worker, struct view *row, const struct judgement *judgement)
{
	const struct derivation *derivation = &judgement->derivation;
	struct view *from = view_object(worker->scratch), *items = view_list(worker->scratch);

	for (size_t i = 0; judgement->today.origin == NULL && i < derivation->input_count; i++) {
		const struct derivation_input *input = &derivation->inputs[i];
		struct str href = input->value.origin == NULL
		    ? STR("")
		    : site_figure_href(worker, input->value.origin);
		if (href.len == 0)
			continue;
		struct view *item = view_object(worker->scratch);
		view_set_text(item, "name", origin_words(worker->scratch, input->value.origin));
		view_set_text(item, "href", href);
		view_set_truth(item, "first", items->count == 0);
		view_add(items, item);
	}
	view_set(from, "items", items);
	if (items->count > 0)
		view_set(row, "from", from);
}

static struct view *claim_row(struct worker *worker, const struct judgement *judgement)
{
	const struct claim *claim = judgement->claim;
	struct view *row = view_object(worker->scratch);

	view_set_text(row, "id", claim->id);
	set_verdict(worker, row, "verdict", judgement->verdict);
	view_set_text(row, "about", claim->about == NULL ? STR("") : formula_source(claim->about));
	set_source(worker, row, claim->source);
	set_if(row, "where", claim->where);
	view_set_text(row, "states", value_text(worker, &claim->states, NULL));
	if (is_shown(&judgement->own))
		view_set_text(row, "own_html", value_markup_to(worker, &judgement->own, NULL, STR("")));
	if (is_shown(&judgement->today))
		view_set_text(row, "today_html", value_markup(worker, &judgement->today, NULL));
	set_difference(worker, row, judgement);
	set_if(row, "substituted", judgement->derivation.substituted);
	set_inputs(worker, row, judgement);
	set_if(row, "with", substitutions(worker, claim));
	set_if(row, "condition", claim->condition);
	set_if(row, "reason", judgement->reason);
	set_if(row, "note", claim->note);
	return row;
}

/* --- by document ------------------------------------------------------------------------------ */

static int by_verdict(const void *a, const void *b)
{
	const struct judgement *x = *(const struct judgement *const *)a,
			       *y = *(const struct judgement *const *)b;
	int ranks = rank(x->verdict) - rank(y->verdict);

	return ranks != 0 ? ranks : (x->claim > y->claim) - (x->claim < y->claim); /* claims stand in one array */
}

static struct view *group(struct worker *worker, const struct reference *source)
{
	const struct site *site = worker->site;
	const struct judgement **own =
	    ARENA_ARRAY(worker->scratch, const struct judgement *, site->judgement_count + 1);
	struct view *view = view_object(worker->scratch), *claims = view_list(worker->scratch);
	size_t count = 0;

	for (size_t i = 0; i < site->judgement_count; i++)
		if (site->judgements[i].claim->source == source)
			own[count++] = &site->judgements[i];
	if (count == 0)
		return NULL;
	qsort(own, count, sizeof(*own), by_verdict);
	for (size_t i = 0; i < count; i++)
		view_add(claims, claim_row(worker, own[i]));
	view_set_text(view, "key", str_print(worker->scratch, "by-%.*s", STR_ARG(source->id)));
	view_set_text(view, "heading", source->title);
	view_set_text(view, "caption",
	    str_print(worker->scratch, "%zu claims of %.*s", count, STR_ARG(source->title)));
	view_set(view, "summary", summary(worker, source));
	view_set(view, "claims", claims);
	return view;
}

struct view *audit_view(struct worker *worker)
{
	const struct map *references = &worker->site->catalog->references;
	struct view *view = view_object(worker->scratch), *groups = view_list(worker->scratch);

	for (size_t i = 0; i < references->count; i++) {
		struct view *item = group(worker, references->at[i].value);
		if (item != NULL)
			view_add(groups, item);
	}
	view_set(view, "summary", summary(worker, NULL));
	view_set(view, "groups", groups);
	return view;
}

/* --- sources ---------------------------------------------------------------------------------- */

static void count_facts(const struct site *site, struct map *counts)
{
	const struct map *things = &site->catalog->things;

	for (size_t i = 0; i < things->count; i++) {
		const struct thing *thing = things->at[i].value;
		for (size_t n = 0; n < thing->facts.count; n++) {
			const struct facts *facts = thing->facts.at[n].value;
			for (size_t k = 0; k < facts->count; k++) {
				size_t *count = facts->at[k]->source == NULL
				    ? NULL
				    : map_get(counts, facts->at[k]->source->id);
				if (count != NULL)
					(*count)++;
			}
		}
	}
}

static struct view *source_item(struct worker *worker, const struct reference *source, size_t facts)
{
	struct view *item = view_object(worker->scratch);
	size_t claims = 0;

	view_set_text(item, "id", source->id);
	view_set_text(item, "title", source->title);
	set_if(item, "url", source->url);
	set_if(item, "archived", source->archived);
	set_if(item, "producer", source->producer);
	if (!date_is_none(source->published))
		view_set_text(item, "published", date_words(worker->scratch, source->published));
	if (!date_is_none(source->accessed))
		view_set_text(item, "accessed", date_words(worker->scratch, source->accessed));
	if (facts > 0)
		view_set_text(item, "facts",
		    str_print(worker->scratch, "%zu %s", facts, facts == 1 ? "fact" : "facts"));
	for (int i = 0; i < CLAIM_VERDICTS; i++)
		claims += count_of(worker->site, source, order[i]);
	if (claims > 0) {
		struct view *link = view_object(worker->scratch);
		struct str anchor = STR_JOIN(worker->scratch, STR("by-"), source->id);
		view_set_text(link, "text",
		    str_print(worker->scratch, "%zu %s", claims, claims == 1 ? "claim" : "claims"));
		view_set_text(
		    link, "href", site_href_at(worker, worker->scratch, STR("audit/"), anchor));
		view_set(item, "claims", link);
	}
	set_if(item, "note", source->note);
	return item;
}

/* "3 of 28 observations that count are older than they should be." */
static void set_stale_count(struct worker *worker, struct view *view)
{
	struct date as_of = figures_vantage(worker->site->figures).as_of;
	struct stale_count count = stale_count(worker->site->catalog, as_of);

	if (count.stale == 0)
		return;
	struct view *stale = view_object(worker->scratch);
	view_set_number(stale, "count", count.stale);
	view_set_number(stale, "of", count.counted);
	view_set_text(stale, "on", date_words(worker->scratch, as_of));
	view_set(view, "stale", stale);
}

struct view *sources_view(struct worker *worker)
{
	const struct map *references = &worker->site->catalog->references;
	struct view *view = view_object(worker->scratch), *list = view_list(worker->scratch);
	struct map counts = map_in(worker->scratch);

	for (size_t i = 0; i < references->count; i++)
		map_put(&counts, references->at[i].key, ARENA_NEW(worker->scratch, size_t));
	count_facts(worker->site, &counts);
	for (size_t i = 0; i < references->count; i++)
		view_add(list,
		    source_item(worker, references->at[i].value, *(size_t *)counts.at[i].value));
	view_set(view, "sources", list);
	set_stale_count(worker, view);
	return view;
}
