#include "site/audit.h"

#include "base/language.h"
#include "data/shape.h"
#include "site/address.h"
#include "site/link.h"
#include "site/site_language.h"
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

static void set_verdict(
    struct rendering *rendering, struct view *view, const char *name, enum verdict verdict)
{
	view_set_text(view, "key", verdict_key(rendering->scratch, verdict));
	view_set_text(view, name, words_get(site_language(rendering->site), verdict_word(verdict)));
}

static size_t count_of(const struct site *site, const struct reference *source, enum verdict verdict)
{
	size_t count = 0;

	for (size_t i = 0; i < site->data->judgement_count; i++) {
		const struct judgement *judgement = &site->data->judgements[i];
		count += judgement->verdict == verdict &&
		    (!source || judgement->claim->source == source);
	}
	return count;
}

size_t audit_claims(const struct site *site, const struct reference *source)
{
	size_t count = 0;

	for (size_t i = 0; i < site->data->judgement_count; i++)
		count += site->data->judgements[i].claim->source == source;
	return count;
}

static struct view *summary(struct rendering *rendering, const struct reference *source)
{
	struct view *list = view_list(rendering->scratch);

	for (int i = 0; i < CLAIM_VERDICTS; i++) {
		size_t count = count_of(rendering->site, source, order[i]);
		if (count == 0)
			continue;
		struct view *item = view_object(rendering->scratch);
		set_verdict(rendering, item, "name", order[i]);
		view_set_text(item, "count", str_print(rendering->scratch, "%zu", count));
		view_add(list, item);
	}
	return list;
}

/* --- pages ------------------------------------------------------------------------------------ */

bool audit_is_parted(const struct catalog *catalog)
{
	return catalog->claim_count > AUDIT_PAGE_MOST;
}

struct str audit_address(struct arena *keep, const struct reference *document)
{
	return STR_JOIN(keep, ADDRESS_AUDIT, shape_slug(keep, document->id), STR("/"));
}

struct str audit_page_of(
    struct arena *keep, const struct catalog *catalog, const struct reference *document)
{
	return audit_is_parted(catalog) ? audit_address(keep, document) : ADDRESS_AUDIT;
}

struct str audit_page_of_claim(struct arena *keep, const struct catalog *catalog, struct str id)
{
	for (size_t i = 0; i < catalog->claim_count; i++)
		if (str_eq(catalog->claims[i].id, id))
			return audit_page_of(keep, catalog, catalog->claims[i].source);
	return ADDRESS_AUDIT;
}

/* --- one claim -------------------------------------------------------------------------------- */

static struct str substitutions(struct rendering *rendering, const struct claim *claim)
{
	struct buf out = buf_in(rendering->scratch, BUF_MOST);

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

static void set_difference(
    struct rendering *rendering, struct view *view, const struct judgement *judgement)
{
	struct show percent = { 0 };
	struct str why;

	if (judgement->verdict == CLAIM_AGREES || !is_shown(&judgement->difference))
		return;
	view_set_text(view, "difference", value_text(rendering, &judgement->difference, NULL));
	if (is_shown(&judgement->difference_share) &&
	    show_parse(rendering->site->data->catalog->units, rendering->scratch, STR("0.0 %"),
		&percent, &why))
		view_set_text(
		    view, "share", value_text(rendering, &judgement->difference_share, &percent));
}

/* What an expression was computed from: it has no derivation of its own that its number could lead to. */
static void set_inputs(struct rendering *rendering, struct view *row, const struct judgement *judgement)
{
	const struct derivation *derivation = &judgement->derivation;
	struct view *from = view_object(rendering->scratch), *items = view_list(rendering->scratch);

	for (size_t i = 0; !judgement->today.origin && i < derivation->input_count; i++) {
		const struct derivation_input *input = &derivation->inputs[i];
		struct str href =
		    !input->value.origin ? STR("") : site_figure_href(rendering, input->value.origin);
		if (href.len == 0)
			continue;
		struct view *item = view_object(rendering->scratch);
		view_set_text(item, "name", origin_words(rendering->scratch, input->value.origin));
		view_set_text(item, "href", href);
		view_set_truth(item, "first", items->count == 0);
		view_add(items, item);
	}
	view_set(from, "items", items);
	if (items->count > 0)
		view_set(row, "from", from);
}

static struct view *claim_row(struct rendering *rendering, const struct judgement *judgement)
{
	const struct claim *claim = judgement->claim;
	struct view *row = view_object(rendering->scratch);

	view_set_text(row, "id", claim->id);
	set_verdict(rendering, row, "verdict", judgement->verdict);
	view_set_text(row, "about", !claim->about ? STR("") : formula_source(claim->about));
	set_source(rendering, row, claim->source);
	set_if(row, "where", claim->where);
	view_set_text(row, "states", value_text(rendering, &claim->states, NULL));
	view_set_truth(row, "own_inputs", judgement->own_inputs);
	if (is_shown(&judgement->own))
		view_set_markup(
		    row, "own_html", value_markup_to(rendering, &judgement->own, NULL, STR("")));
	if (is_shown(&judgement->today))
		view_set_markup(row, "today_html", value_markup(rendering, &judgement->today, NULL));
	set_difference(rendering, row, judgement);
	set_if(row, "substituted", judgement->derivation.substituted);
	set_inputs(rendering, row, judgement);
	set_if(row, "with", substitutions(rendering, claim));
	if (!date_is_none(claim->on))
		view_set_text(row, "judged_on",
		    date_words(rendering->scratch, site_language(rendering->site), claim->on));
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

static struct view *group(struct rendering *rendering, const struct reference *source)
{
	const struct site *site = rendering->site;
	const struct judgement **own = ARENA_ARRAY(
	    rendering->scratch, const struct judgement *, site->data->judgement_count + 1);
	struct view *view = view_object(rendering->scratch), *claims = view_list(rendering->scratch);
	size_t count = 0;

	for (size_t i = 0; i < site->data->judgement_count; i++)
		if (site->data->judgements[i].claim->source == source)
			own[count++] = &site->data->judgements[i];
	if (count == 0)
		return NULL;
	qsort(own, count, sizeof(*own), by_verdict);
	for (size_t i = 0; i < count; i++)
		view_add(claims, claim_row(rendering, own[i]));
	view_set_text(view, "key", str_print(rendering->scratch, "by-%.*s", STR_ARG(source->id)));
	view_set_text(view, "heading", source->title);
	view_set_text(view, "caption",
	    words_fill(rendering->scratch,
		words_count(rendering->scratch, site_language(rendering->site), WORD_CLAIMS_OF, count),
		&(struct word_value){ "source", source->title }, 1));
	view_set(view, "summary", summary(rendering, source));
	set_tools(rendering, view, source->id, count);
	view_set(view, "claims", claims);
	return view;
}

/* Where the claims of a document are: on this page, or on one of its own. */
static struct view *document_item(struct rendering *rendering, const struct reference *document)
{
	struct view *view = view_object(rendering->scratch);
	struct str key = STR_JOIN(rendering->scratch, STR("by-"), document->id);

	view_set_text(view, "heading", document->title);
	view_set(view, "summary", summary(rendering, document));
	if (!audit_is_parted(rendering->site->data->catalog)) {
		view_set_text(view, "href", STR_JOIN(rendering->scratch, STR("#"), key));
		return view;
	}
	/* Links to the document's part of this page lead to its line. */
	view_set_text(view, "id", key);
	view_set_text(view, "href",
	    site_href(rendering, rendering->scratch, audit_address(rendering->scratch, document)));
	return view;
}

static struct view *documents_view(struct rendering *rendering)
{
	const struct map *references = &rendering->site->data->catalog->references;
	struct view *view = view_object(rendering->scratch), *items = view_list(rendering->scratch);

	for (size_t i = 0; i < references->count; i++)
		if (audit_claims(rendering->site, references->at[i].value) > 0)
			view_add(items, document_item(rendering, references->at[i].value));
	view_set(view, "items", items);
	return view;
}

struct view *audit_view(struct rendering *rendering)
{
	const struct catalog *catalog = rendering->site->data->catalog;
	const struct reference *document = rendering->page->document;
	struct view *view = view_object(rendering->scratch), *groups = view_list(rendering->scratch);

	for (size_t i = 0; i < catalog->references.count; i++) {
		const struct reference *source = catalog->references.at[i].value;
		bool is_here = document ? source == document : !audit_is_parted(catalog);
		struct view *item = is_here ? group(rendering, source) : NULL;
		if (item)
			view_add(groups, item);
	}
	if (!document) {
		view_set(view, "summary", summary(rendering, NULL));
		view_set(view, "documents", documents_view(rendering));
	}
	view_set(view, "groups", groups);
	return view;
}
