#include "site/snapshot.h"

#include "data/value_print.h"
#include "html/html.h"
#include "number/quantity_convert.h"
#include "number/ratio_text.h"
#include "sensitivity/contest.h"
#include "site/address.h"

struct str snapshot_key(struct arena *keep, enum item_kind kind, struct str key)
{
	return str_print(keep, "%d %.*s", kind, STR_ARG(key));
}

struct snapshot *snapshot_new(struct arena *keep)
{
	struct snapshot *snapshot = ARENA_NEW(keep, struct snapshot);

	*snapshot = (struct snapshot){ keep, map_in(keep), map_in(keep) };
	return snapshot;
}

struct str item_page(struct arena *keep, const struct item *item)
{
	return !item->thing ? item->page
			    : STR_JOIN(keep, ADDRESS_FIGURES, item->thing->slug, STR("/"));
}

struct str item_derivation(struct arena *keep, const struct item *item)
{
	struct str page = html_url_path(keep, item_page(keep, item));

	return STR_JOIN(keep, page, STR("#"), item->fragment);
}

/*
 * Kinds have keys of their own. One that is taken (two rows of a table with the same head, say)
 * gets a number: as the order is fixed, it is the same in every snapshot.
 */
void snapshot_add(struct snapshot *snapshot, const struct item *item)
{
	struct item *added = arena_copy(snapshot->keep, item, sizeof(*item));
	struct str key = snapshot_key(snapshot->keep, item->kind, item->key);

	added->key = key;
	if (map_add(&snapshot->items, key, added))
		return;
	size_t *number = map_get(&snapshot->numbers, key);
	if (!number) {
		number = ARENA_NEW(snapshot->keep, size_t);
		*number = 1;
		map_put(&snapshot->numbers, key, number);
	}
	do
		added->key = str_print(snapshot->keep, "%.*s (%zu)", STR_ARG(key), ++*number);
	while (!map_add(&snapshot->items, added->key, added));
}

/* --- values ----------------------------------------------------------------------------------- */

/* "14949/5200"; empty for an open end. */
static struct str end_text(struct arena *keep, const struct quantity *quantity, bool high)
{
	const struct ratio *end = quantity_end(keep, quantity, high);
	struct buf out = buf_in(keep, BUF_MOST);

	if (end)
		ratio_exact(&out, end);
	return buf_str(&out);
}

/* Exact ends in the unit that readers see. */
static void set_quantity(struct arena *keep, const struct quantity *quantity, struct item *item)
{
	item->unit = str_copy(keep, quantity->unit->text);
	item->scaled = quantity->unit->scale == UNIT_RATIO;
	item->low = end_text(keep, quantity, false);
	item->high = quantity_is_point(quantity) ? item->low : end_text(keep, quantity, true);
	item->exact = str_print(keep, "%.*s..%.*s%s%.*s", STR_ARG(item->low), STR_ARG(item->high),
	    quantity->approx ? " about " : " ", STR_ARG(item->unit));
}

static void set_value(
    struct arena *keep, struct evaluator *evaluator, const struct value *value, struct item *item)
{
	struct show show = value_show(value);
	struct buf out = buf_in(keep, BUF_MOST);

	value_print(evaluator, value, &show, &out);
	item->text = buf_str(&out);
	item->exact = item->text;
	if (value->kind != VALUE_QUANTITY)
		return;
	struct quantity shown = *value->quantity;
	if (show.unit &&
	    quantity_convert(evaluator_arithmetic(evaluator), value->quantity, show.unit, &shown) !=
		QUANTITY_OK)
		shown = *value->quantity;
	set_quantity(keep, &shown, item);
}

/* Lists of records are told by what follows from them. */
static bool is_told(const struct value *value)
{
	if (value->kind == VALUE_LIST)
		return value->list.count > 0 && value->list.at[0].kind != VALUE_RECORD;
	return value->kind != VALUE_BAD && value->kind != VALUE_RECORD;
}

bool item_of_value(
    struct arena *keep, struct evaluator *evaluator, const struct value *value, struct item *item)
{
	if (!is_told(value) || !value->origin)
		return false;
	item->key = str_print(keep, "%.*s.%.*s", STR_ARG(item->thing->id), STR_ARG(item->member));
	item->name = origin_words(keep, value->origin);
	item->fragment = value->origin->fragment;
	item->known = value->kind != VALUE_UNKNOWN && value->kind != VALUE_INAPPLICABLE;
	item->called = value->origin->kind == ORIGIN_CALL;
	set_value(keep, evaluator, value, item);
	return true;
}

static void add_value(struct snapshot *snapshot, struct evaluator *evaluator, enum item_kind kind,
    const struct thing *thing, struct str member, const struct value *value)
{
	struct item item = { .kind = kind, .thing = thing, .member = member };

	if (item_of_value(snapshot->keep, evaluator, value, &item))
		snapshot_add(snapshot, &item);
}

static void add_facts(struct snapshot *snapshot, struct evaluator *evaluator, const struct thing *thing)
{
	for (size_t i = 0; i < thing->facts.count; i++) {
		const struct facts *facts = thing->facts.at[i].value;
		struct value value =
		    evaluator_member(evaluator, thing, facts->attribute->id, thing->at);
		add_value(snapshot, evaluator, ITEM_FACT, thing, facts->attribute->id, &value);
	}
}

static void add_figures(struct snapshot *snapshot, struct evaluator *evaluator, const struct thing *thing)
{
	for (size_t i = 0; i < thing->kind->figures.count; i++) {
		const struct figure *figure = thing->kind->figures.at[i].value;
		if (figure->given_count > 0)
			continue;
		struct value value = evaluator_member(evaluator, thing, figure->id, thing->at);
		add_value(snapshot, evaluator, ITEM_FIGURE, thing, figure->id, &value);
	}
}

/* Pages of several languages show the same ones. */
static bool has_call(const struct snapshot *snapshot, const struct origin *origin)
{
	struct arena *scratch = arena_new();
	struct str fragment = origin->fragment;
	struct str key = STR_JOIN(scratch, origin->thing->id, STR("."), fragment);
	const struct item *item = map_get(&snapshot->items, snapshot_key(scratch, ITEM_FIGURE, key));
	bool found = item && item->called;

	arena_free(scratch);
	return found;
}

/* With `others` pages of another language have been looked at before. */
static void add_calls(struct snapshot *snapshot, struct evaluator *evaluator,
    const struct call_list *calls, bool others)
{
	for (size_t i = 0; calls && i < calls->count; i++) {
		const struct origin *origin = calls->at[i];
		if (others && has_call(snapshot, origin))
			continue;
		struct value value = evaluator_origin_value(evaluator, origin);
		add_value(snapshot, evaluator, ITEM_FIGURE, origin->thing, origin->fragment, &value);
	}
}

void snapshot_add_data(struct snapshot *snapshot, const struct catalog *catalog,
    struct evaluator *evaluator, const struct map *calls)
{
	for (size_t i = 0; i < catalog->things.count; i++) {
		const struct thing *thing = catalog->things.at[i].value;
		add_facts(snapshot, evaluator, thing);
		add_figures(snapshot, evaluator, thing);
		if (calls)
			add_calls(snapshot, evaluator, map_get(calls, thing->id), false);
	}
}

/* --- what pages say --------------------------------------------------------------------------- */

static void note(struct rendering *rendering, const struct item *item)
{
	struct page_result *result = rendering->result;

	result->items = arena_room(rendering->worker->keep, result->items, result->item_count,
	    &result->item_room, sizeof(*result->items));
	result->items[result->item_count] = *item;
	result->items[result->item_count++].page = rendering->page->address;
}

static struct str on_page(struct rendering *rendering, struct str key)
{
	return str_print(
	    rendering->worker->keep, "%.*s#%.*s", STR_ARG(rendering->page->address), STR_ARG(key));
}

/*
 * The derivation's name is in words where it has one (a ratio in a table); else the formula tells
 * what it is.
 */
static void note_expression(struct rendering *rendering, const struct page_figure *figure)
{
	const struct derivation *derivation = &figure->derivation;
	struct str name = derivation->name.len > 0 ? derivation->name : derivation->formula;
	struct item item = { .kind = ITEM_EXPRESSION,
		.fragment = str_copy(rendering->worker->keep, figure->id) };

	item.key = on_page(rendering, derivation->formula);
	item.name = str_copy(rendering->worker->keep, name);
	set_value(rendering->worker->keep, rendering->worker->evaluator, &derivation->value, &item);
	/* What is printed the same is the same to readers. */
	item.text = item.exact = str_copy(rendering->worker->keep, figure->printed);
	note(rendering, &item);
	snapshot_note_text(rendering, derivation->substituted);
}

static void note_finding(struct rendering *rendering, const struct finding *finding)
{
	static const enum item_kind kinds[] = {
		[FINDING_GUARD] = ITEM_GUARD, [FINDING_MARK] = ITEM_MARK, [FINDING_BEST] = ITEM_BEST
	};
	struct str outcome = str_copy(rendering->worker->keep, finding->outcome);

	note(rendering,
	    &(struct item){
		.kind = kinds[finding->kind],
		.key = on_page(rendering, finding->key),
		.name = str_copy(rendering->worker->keep, finding->about),
		.text = outcome,
		.exact = outcome,
		.at = finding->at,
		.source = str_copy(rendering->worker->keep, finding->source),
		.things = str_copy(rendering->worker->keep, finding->things),
		.better = finding->better,
	    });
}

void snapshot_note_document(struct rendering *rendering, const struct document *document)
{
	for (size_t i = 0; i < document->figure_count; i++)
		note_expression(rendering, &document->figures[i]);
	for (size_t i = 0; i < document->finding_count; i++)
		note_finding(rendering, &document->findings[i]);
}

void snapshot_note_text(struct rendering *rendering, struct str text)
{
	rendering->result->text_hash = rendering->result->text_hash * 31 + str_hash(text);
}

/* Things by their ids, with spaces between them. */
static const struct thing **things_of(
    struct arena *keep, const struct catalog *catalog, struct str ids, size_t *count)
{
	const struct thing **things = ARENA_ARRAY(keep, const struct thing *, ids.len + 1);
	struct str id;

	for (*count = 0; ids.len > 0;) {
		str_cut(ids, ' ', &id, &ids);
		const struct thing *thing = catalog_thing(catalog, id);
		if (thing)
			things[(*count)++] = thing;
	}
	return things;
}

/* A column of scenarios: its name, and behind it lines that set inputs. */
static bool read_scene(
    struct arena *keep, const struct catalog *catalog, struct str text, struct scene *out)
{
	struct substitution *with = ARENA_ARRAY(keep, struct substitution, text.len + 1);
	struct str line;

	str_cut(text, '\n', &out->name, &text);
	while (text.len > 0) {
		struct setting *setting = ARENA_NEW(keep, struct setting);
		str_cut(text, '\n', &line, &text);
		if (!setting_parse(catalog, keep, diag_new(keep), line, setting))
			return false;
		with[out->with_count++] = setting_substitution(setting);
	}
	out->with = with;
	return true;
}

static bool read_scenes(
    struct arena *keep, const struct catalog *catalog, struct str text, struct contest *out)
{
	struct scene *scenes = ARENA_ARRAY(keep, struct scene, text.len + 1);
	struct str column;

	while (text.len > 0) {
		str_cut(text, '\t', &column, &text);
		if (!read_scene(keep, catalog, column, &scenes[out->count++]))
			return false;
	}
	out->scenes = scenes;
	return true;
}

bool item_contest(struct arena *keep, const struct catalog *catalog, const struct item *item,
    const struct thing *self, struct contest *out)
{
	struct formula_text text = { item->source, POS_NONE, FORMULA_AT_START };
	bool scenes = str_find_byte(item->things, '\t', 0) != STR_NONE;

	*out = (struct contest){ .self = self, .better = item->better, .gain = item->kind == ITEM_MARK };
	if (item->source.len == 0 || (item->better == BETTER_NEITHER && !(scenes && out->gain)))
		return false;
	if (scenes && !read_scenes(keep, catalog, item->things, out))
		return false;
	if (!scenes)
		out->things = things_of(keep, catalog, item->things, &out->count);
	if (out->count < 2)
		return false;
	out->formula = formula_parse(keep, diag_new(keep), catalog->units, text);
	return out->formula != NULL;
}

/* --- the site --------------------------------------------------------------------------------- */

/*
 * A claim's id changes with the claims before it, and its formula with the ids in it: it is known by
 * what is stated where.
 */
static struct item item_of_claim(struct arena *keep, const struct language *words,
    const struct claim *claim, struct str outcome, struct str place)
{
	struct str about = !claim->about ? STR("") : formula_source(claim->about);
	struct item item = { .kind = ITEM_CLAIM, .text = outcome, .exact = outcome, .fragment = place };

	item.key = str_print(keep, "%.*s: %.*s: %.*s", STR_ARG(claim->source->id),
	    STR_ARG(claim->where.len > 0 ? claim->where : about), STR_ARG(claim->states_text));
	item.name = WORD_FILL(keep, words, WORD_CLAIM_STATED_BY,
	    { "claim", STR_JOIN(keep, about, STR(" = "), claim->states_text) },
	    { "source", claim->source->title });
	return item;
}

/* One verdict a claim, with today's beside it where that is another. */
static void add_verdict(struct snapshot *snapshot, const struct judgement *judgement)
{
	struct str verdict = verdict_words(judgement->verdict),
		   today = verdict_words(judgement->today_verdict);

	struct item item = item_of_claim(snapshot->keep, NULL, judgement->claim,
	    str_eq(verdict, today) ? verdict
				   : str_print(snapshot->keep, "%.*s, by today's data %.*s",
					 STR_ARG(verdict), STR_ARG(today)),
	    STR(""));

	snapshot_add(snapshot, &item);
}

static struct value ask_claim(struct evaluator *evaluator, struct arena *scratch, const void *about)
{
	return claim_answer(scratch, evaluator, about);
}

bool claim_question(struct evaluator *evaluator, const struct claim *claim, struct question *out)
{
	*out = (struct question){ .ask = ask_claim, .about = claim };
	if (!claim->about)
		return false;
	struct value value = evaluator_eval(evaluator, claim->about, NULL, NULL, 0);
	return value.kind != VALUE_BAD && (!value.origin || value.origin->kind != ORIGIN_FACT);
}

struct item item_of_verdict(struct arena *keep, const struct language *words,
    const struct claim *claim, enum verdict verdict)
{
	return item_of_claim(keep, words, claim, words_get(words, verdict_word(verdict)), claim->id);
}

/* Pages that readers come to by themselves. */
static bool is_page_told(const struct page *page)
{
	return page->kind != PAGE_REDIRECT && page->kind != PAGE_ELSEWHERE &&
	    page->kind != PAGE_MISSING && page->kind != PAGE_FIGURES && page->kind != PAGE_CHANGES &&
	    page->kind != PAGE_SEARCH && page->kind != PAGE_ALL_FIGURES;
}

static void add_page(struct snapshot *snapshot, const struct page *page, const struct page_result *result)
{
	for (size_t i = 0; i < result->item_count; i++)
		snapshot_add(snapshot, &result->items[i]);
	if (!is_page_told(page))
		return;
	struct str sum = str_print(snapshot->keep, "%016llx", (unsigned long long)result->text_hash);
	snapshot_add(snapshot,
	    &(struct item){ .kind = ITEM_PAGE,
		.key = page->address,
		.name = page->title,
		.exact = sum,
		.page = page->address,
		.thing = page->thing });
}

/* --- other languages -------------------------------------------------------------------------- */

/*
 * What stands on a page of another language that does not on that of the first: guards, whose sentences are others, and
 * expressions that it has alone. Marks and best cells follow from the same data, and have names in its words: they are
 * told only of pages that the first language has not.
 */
static bool is_its_own(
    const struct snapshot *snapshot, const struct site *edition, const struct item *item)
{
	if (item->kind == ITEM_GUARD)
		return true;
	if (item->kind != ITEM_EXPRESSION)
		return !map_get(&edition->original->pages->by_address, item->page);
	struct arena *scratch = arena_new();
	bool shared = map_get(&snapshot->items, snapshot_key(scratch, item->kind, item->key)) != NULL;
	arena_free(scratch);
	return !shared;
}

static void add_guide(struct snapshot *snapshot, const struct site *edition, const struct page *page)
{
	const struct page_result *result = &edition->results[page->index];
	struct page_result own = *result;
	struct page placed = *page;

	placed.address = STR_JOIN(snapshot->keep, edition->folder, page->address);
	own.items = ARENA_ARRAY(snapshot->keep, struct item, result->item_count + 1);
	own.item_count = 0;
	for (size_t i = 0; i < result->item_count; i++) {
		struct item item = result->items[i];
		if (!is_its_own(snapshot, edition, &item))
			continue;
		item.key = STR_JOIN(snapshot->keep, edition->folder, item.key);
		item.page = placed.address;
		own.items[own.item_count++] = item;
	}
	add_page(snapshot, &placed, &own);
}

/* Another language has the same figures, claims and made-up pages: its guides, and calls that only they show. */
static void add_edition(struct snapshot *snapshot, const struct site *edition, struct diag *diag)
{
	const struct map *things = &edition->data->catalog->things;
	struct evaluator *evaluator = evaluator_new(snapshot->keep, diag, edition->data->figures);

	for (size_t i = 0; i < things->count; i++)
		add_calls(snapshot, evaluator, map_get(&edition->uses->calls, things->at[i].key), true);
	for (size_t i = 0; i < edition->pages->count; i++)
		if (edition->pages->at[i]->kind == PAGE_GUIDE)
			add_guide(snapshot, edition, edition->pages->at[i]);
}

void snapshot_add_site(struct snapshot *snapshot, const struct site *site, struct diag *diag)
{
	struct evaluator *evaluator = evaluator_new(snapshot->keep, diag, site->data->figures);

	snapshot_add_data(snapshot, site->data->catalog, evaluator, &site->uses->calls);
	for (size_t i = 0; i < site->data->judgement_count; i++)
		add_verdict(snapshot, &site->data->judgements[i]);
	for (size_t i = 0; i < site->pages->count; i++)
		add_page(snapshot, site->pages->at[i], &site->results[i]);
	for (size_t i = 1; i < site->edition_count; i++)
		add_edition(snapshot, site->editions[i], diag);
}
