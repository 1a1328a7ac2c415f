#include "site/data_json.h"

#include "base/json.h"
#include "data/value_print.h"
#include "number/ratio_text.h"
#include "site/site.h"

struct exporter {
	const struct data_json_input *input;
	const struct catalog *catalog;
	struct json json;
	struct arena *scratch;
};

/* --- values ----------------------------------------------------------------------------------- */

static void put_if(struct exporter *exporter, struct str key, struct str text)
{
	if (text.len > 0)
		json_text(&exporter->json, key, text);
}

static void put_date(struct exporter *exporter, struct str key, struct date date)
{
	if (!date_is_none(date))
		json_text(&exporter->json, key, date_iso(exporter->scratch, date));
}

static void put_place(struct exporter *exporter, struct pos at)
{
	if (at.in)
		json_text(&exporter->json, STR("at"),
		    str_print(exporter->scratch, "%.*s:%u:%u", STR_ARG(at.in->path), at.line, at.col));
}

static void put_end(struct exporter *exporter, struct str key, const struct quantity *quantity, bool high)
{
	const struct ratio *end = quantity_end(exporter->scratch, quantity, high);
	struct buf out = buf_in(exporter->scratch, BUF_MOST);

	if (!end)
		return;
	ratio_exact(&out, end);
	json_text(&exporter->json, key, buf_str(&out));
}

static void put_quantity(struct exporter *exporter, const struct quantity *quantity)
{
	if (quantity_is_point(quantity)) {
		put_end(exporter, STR("value"), quantity, false);
	} else {
		put_end(exporter, STR("lo"), quantity, false);
		put_end(exporter, STR("hi"), quantity, true);
	}
	json_text(&exporter->json, STR("unit"), quantity->unit->text);
	if (quantity->approx)
		json_bool(&exporter->json, STR("approx"), true);
	if (quantity->bound)
		json_bool(&exporter->json, STR("bound"), true);
}

static void put_printed(struct exporter *exporter, const struct value *value)
{
	struct show show = value_show(value);
	struct buf out = buf_in(exporter->scratch, BUF_MOST);

	value_print(exporter->input->evaluator, value, &show, &out);
	json_text(&exporter->json, STR("printed"), buf_str(&out));
}

static void put_record(struct exporter *exporter, const struct record *record);

static void put_members(struct exporter *exporter, const struct value *value);

static void put_list(struct exporter *exporter, const struct value *value)
{
	json_list(&exporter->json, STR("list"));
	for (size_t i = 0; i < value->list.count; i++) {
		json_object(&exporter->json, STR(""));
		put_members(exporter, &value->list.at[i]);
		json_close_object(&exporter->json);
	}
	json_close_list(&exporter->json);
}

/* The members that say what a value is, into an object that is open. */
static void put_members(struct exporter *exporter, const struct value *value)
{
	switch (value->kind) {
	case VALUE_BAD:
		if (value->missing.len > 0)
			json_text(&exporter->json, STR("no_value"), value->missing);
		else
			json_bool(&exporter->json, STR("mistake"), true);
		return;
	case VALUE_UNKNOWN:
		json_text(&exporter->json, STR("unknown"), value->missing);
		break;
	case VALUE_INAPPLICABLE:
		json_bool(&exporter->json, STR("not_applicable"), true);
		break;
	case VALUE_QUANTITY:
		put_quantity(exporter, value->quantity);
		break;
	case VALUE_TRUTH:
		json_text(&exporter->json, STR("truth"), truth_word(value->truth));
		break;
	case VALUE_TEXT:
		json_text(&exporter->json, STR("text"), value->text);
		break;
	case VALUE_DATE:
		json_text(&exporter->json, STR("date"), date_iso(exporter->scratch, value->date));
		break;
	case VALUE_THING:
		json_text(&exporter->json, STR("thing"), value->thing->id);
		break;
	case VALUE_RECORD:
		put_record(exporter, value->record);
		return;
	case VALUE_LIST:
		put_list(exporter, value);
		return;
	}
	put_printed(exporter, value);
}

static void put_value(struct exporter *exporter, struct str key, const struct value *value)
{
	json_object(&exporter->json, key);
	put_members(exporter, value);
	json_close_object(&exporter->json);
}

static void put_record(struct exporter *exporter, const struct record *record)
{
	json_object(&exporter->json, STR("record"));
	for (size_t i = 0; i < record->fields.count; i++) {
		const struct fact *fact = record->fields.at[i].value;
		put_value(exporter, record->fields.at[i].key, &fact->value);
	}
	json_close_object(&exporter->json);
}

/* --- what there is ---------------------------------------------------------------------------- */

static void put_site(struct exporter *exporter)
{
	const struct config *config = &exporter->catalog->config;

	json_object(&exporter->json, STR("site"));
	json_text(&exporter->json, STR("title"), config->title);
	put_if(exporter, STR("description"), config->description);
	put_if(exporter, STR("language"), config->language);
	put_if(exporter, STR("region"), config->region);
	put_if(exporter, STR("currency"), config->currency);
	put_if(exporter, STR("license"), config->license);
	put_date(exporter, STR("as_of"), figures_basis(exporter->input->figures).as_of);
	json_close_object(&exporter->json);
}

static void put_sources(struct exporter *exporter)
{
	const struct map *references = &exporter->catalog->references;

	json_object(&exporter->json, STR("sources"));
	for (size_t i = 0; i < references->count; i++) {
		const struct reference *source = references->at[i].value;
		json_object(&exporter->json, source->id);
		json_text(&exporter->json, STR("title"), source->title);
		put_if(exporter, STR("producer"), source->producer);
		put_if(exporter, STR("url"), source->url);
		if (source->convention)
			json_bool(&exporter->json, STR("convention"), true);
		put_if(exporter, STR("archived"), source->archived);
		put_date(exporter, STR("published"), source->published);
		put_date(exporter, STR("accessed"), source->accessed);
		put_if(exporter, STR("note"), source->note);
		put_place(exporter, source->at);
		json_close_object(&exporter->json);
	}
	json_close_object(&exporter->json);
}

static void put_better(struct exporter *exporter, enum better better)
{
	if (better != BETTER_NEITHER)
		json_text(&exporter->json, STR("better"),
		    better == BETTER_MORE ? STR("more") : STR("less"));
}

static const char *type_word(enum attribute_type type)
{
	static const char *const words[] = {
		[ATTRIBUTE_QUANTITY] = "quantity",
		[ATTRIBUTE_TEXT] = "text",
		[ATTRIBUTE_TRUTH] = "truth",
		[ATTRIBUTE_DATE] = "date",
		[ATTRIBUTE_CHOICE] = "choice",
		[ATTRIBUTE_THING] = "thing",
		[ATTRIBUTE_ID] = "id",
		[ATTRIBUTE_LIST] = "list",
	};

	return words[type];
}

static void put_attribute(struct exporter *exporter, const struct attribute *attribute)
{
	json_object(&exporter->json, attribute->id);
	json_text(&exporter->json, STR("name"), attribute->name);
	json_text(&exporter->json, STR("type"), str_from(type_word(attribute->type)));
	if (attribute->unit)
		json_text(&exporter->json, STR("unit"), attribute->unit->text);
	put_better(exporter, attribute->better);
	put_if(exporter, STR("note"), attribute->note);
	json_close_object(&exporter->json);
}

static void put_figure(struct exporter *exporter, const struct figure *figure)
{
	json_object(&exporter->json, figure->id);
	json_text(&exporter->json, STR("name"), figure->name);
	if (figure->formula)
		json_text(&exporter->json, STR("formula"), formula_source(figure->formula));
	put_better(exporter, figure->better);
	put_if(exporter, STR("note"), figure->note);
	put_if(exporter, STR("source"), figure->reference);
	put_place(exporter, figure->at);
	json_close_object(&exporter->json);
}

static void put_kinds(struct exporter *exporter)
{
	const struct map *kinds = &exporter->catalog->schema->kinds;

	json_object(&exporter->json, STR("kinds"));
	for (size_t i = 0; i < kinds->count; i++) {
		const struct kind *kind = kinds->at[i].value;
		json_object(&exporter->json, kind->id);
		json_text(&exporter->json, STR("name"), kind->name);
		if (kind->is)
			json_text(&exporter->json, STR("is"), kind->is->id);
		json_object(&exporter->json, STR("attributes"));
		for (size_t n = 0; n < kind->attributes.count; n++)
			put_attribute(exporter, kind->attributes.at[n].value);
		json_close_object(&exporter->json);
		json_object(&exporter->json, STR("figures"));
		for (size_t n = 0; n < kind->figures.count; n++)
			put_figure(exporter, kind->figures.at[n].value);
		json_close_object(&exporter->json);
		json_close_object(&exporter->json);
	}
	json_close_object(&exporter->json);
}

/* --- things ----------------------------------------------------------------------------------- */

static void put_fact_members(struct exporter *exporter, const struct fact *fact)
{
	static const char *const taxes[] = { "", "included", "excluded" };

	put_members(exporter, &fact->value);
	put_if(exporter, STR("literal"), fact->literal);
	if (fact->source)
		json_text(&exporter->json, STR("source"), fact->source->id);
	put_date(exporter, STR("on"), fact->on);
	put_if(exporter, STR("condition"), fact->condition);
	put_if(exporter, STR("variant"), fact->variant);
	put_if(exporter, STR("seller"), fact->seller);
	put_if(exporter, STR("region"), fact->region);
	put_if(exporter, STR("tax"), str_from(taxes[fact->tax]));
	put_if(exporter, STR("note"), fact->note);
	if (fact->retracted)
		json_bool(&exporter->json, STR("retracted"), true);
	put_place(exporter, fact->at);
}

static void put_facts(struct exporter *exporter, const struct thing *thing)
{
	json_object(&exporter->json, STR("facts"));
	for (size_t i = 0; i < thing->facts.count; i++) {
		const struct facts *facts = thing->facts.at[i].value;
		struct value value = evaluator_member(
		    exporter->input->evaluator, thing, facts->attribute->id, thing->at);
		const struct fact *used = !value.origin ? NULL : value.origin->fact;
		json_list(&exporter->json, facts->attribute->id);
		for (size_t n = 0; n < facts->count; n++) {
			json_object(&exporter->json, STR(""));
			put_fact_members(exporter, facts->at[n]);
			if (used == facts->at[n])
				json_bool(&exporter->json, STR("used"), true);
			json_close_object(&exporter->json);
			arena_reset(exporter->scratch);
		}
		json_close_list(&exporter->json);
	}
	json_close_object(&exporter->json);
}

static void put_figures(struct exporter *exporter, const struct thing *thing)
{
	const struct map *figures = &thing->kind->figures;

	json_object(&exporter->json, STR("figures"));
	for (size_t i = 0; i < figures->count; i++) {
		const struct figure *figure = figures->at[i].value;
		if (figure->given_count > 0)
			continue;
		struct value value =
		    evaluator_member(exporter->input->evaluator, thing, figure->id, thing->at);
		put_value(exporter, figure->id, &value);
	}
	json_close_object(&exporter->json);
}

static void put_calls(struct exporter *exporter, const struct thing *thing)
{
	const struct call_list *calls =
	    !exporter->input->calls ? NULL : map_get(exporter->input->calls, thing->id);

	if (!calls)
		return;
	json_object(&exporter->json, STR("calls"));
	for (size_t i = 0; i < calls->count; i++) {
		struct value value = evaluator_origin_value(exporter->input->evaluator, calls->at[i]);
		put_value(exporter, calls->at[i]->fragment, &value);
	}
	json_close_object(&exporter->json);
}

static void put_thing(struct exporter *exporter, const struct thing *thing)
{
	const struct page *page =
	    !exporter->input->thing_pages ? NULL : map_get(exporter->input->thing_pages, thing->id);

	json_object(&exporter->json, thing->id);
	json_text(&exporter->json, STR("kind"), thing->kind->id);
	json_text(&exporter->json, STR("name"), thing->name);
	if (page)
		json_text(&exporter->json, STR("page"), page->address);
	put_place(exporter, thing->at);
	put_facts(exporter, thing);
	put_figures(exporter, thing);
	put_calls(exporter, thing);
	json_close_object(&exporter->json);
	arena_reset(exporter->scratch);
}

static void put_things(struct exporter *exporter)
{
	json_object(&exporter->json, STR("things"));
	for (size_t i = 0; i < exporter->catalog->things.count; i++)
		put_thing(exporter, exporter->catalog->things.at[i].value);
	json_close_object(&exporter->json);
}

/* --- prices, rates, claims -------------------------------------------------------------------- */

static void put_prices(struct exporter *exporter)
{
	json_list(&exporter->json, STR("prices"));
	for (size_t i = 0; i < exporter->catalog->observation_count; i++) {
		const struct fact *fact = exporter->catalog->observations[i];
		json_object(&exporter->json, STR(""));
		json_text(&exporter->json, STR("item"), fact->thing->id);
		json_text(&exporter->json, STR("attribute"), fact->attribute->id);
		put_fact_members(exporter, fact);
		json_close_object(&exporter->json);
		arena_reset(exporter->scratch);
	}
	json_close_list(&exporter->json);
}

static void put_rates(struct exporter *exporter)
{
	json_list(&exporter->json, STR("rates"));
	for (size_t i = 0; i < exporter->catalog->rate_count; i++) {
		const struct rate *rate = &exporter->catalog->rates[i];
		struct buf out = buf_in(exporter->scratch, BUF_MOST);
		json_object(&exporter->json, STR(""));
		put_date(exporter, STR("on"), rate->on);
		json_text(&exporter->json, STR("from"), rate->from);
		json_text(&exporter->json, STR("to"), rate->to);
		ratio_exact(&out, rate->rate);
		json_text(&exporter->json, STR("rate"), buf_str(&out));
		if (rate->approx)
			json_bool(&exporter->json, STR("approx"), true);
		if (rate->source)
			json_text(&exporter->json, STR("source"), rate->source->id);
		put_place(exporter, rate->at);
		json_close_object(&exporter->json);
	}
	json_close_list(&exporter->json);
}

static void put_claim(struct exporter *exporter, const struct judgement *judgement)
{
	const struct claim *claim = judgement->claim;

	json_object(&exporter->json, STR(""));
	json_text(&exporter->json, STR("id"), claim->id);
	if (claim->source)
		json_text(&exporter->json, STR("source"), claim->source->id);
	put_if(exporter, STR("where"), claim->where);
	if (claim->about)
		json_text(&exporter->json, STR("about"), formula_source(claim->about));
	put_value(exporter, STR("states"), &claim->states);
	json_text(&exporter->json, STR("verdict"), verdict_words(judgement->verdict));
	put_value(exporter, STR("own"), &judgement->own);
	json_bool(&exporter->json, STR("own_inputs"), judgement->own_inputs);
	put_value(exporter, STR("today"), &judgement->today);
	put_value(exporter, STR("difference"), &judgement->difference);
	put_value(exporter, STR("difference_share"), &judgement->difference_share);
	put_if(exporter, STR("substituted"), judgement->derivation.substituted);
	put_if(exporter, STR("condition"), claim->condition);
	put_if(exporter, STR("reason"), judgement->reason);
	put_if(exporter, STR("note"), claim->note);
	put_place(exporter, claim->at);
	json_close_object(&exporter->json);
	arena_reset(exporter->scratch);
}

static void put_claims(struct exporter *exporter)
{
	long counts[CLAIM_VERDICTS] = { 0 };

	json_list(&exporter->json, STR("claims"));
	for (size_t i = 0; i < exporter->input->judgement_count; i++) {
		counts[exporter->input->judgements[i].verdict]++;
		put_claim(exporter, &exporter->input->judgements[i]);
	}
	json_close_list(&exporter->json);
	json_object(&exporter->json, STR("audit"));
	for (int i = 0; i < CLAIM_VERDICTS; i++)
		json_number(&exporter->json, verdict_words(i), counts[i]);
	json_close_object(&exporter->json);
}

void data_json_write(const struct data_json_input *input, struct buf *out)
{
	struct exporter exporter = { .input = input,
		.catalog = figures_catalog(input->figures),
		.json = json_to(out),
		.scratch = input->scratch };

	json_object(&exporter.json, STR(""));
	json_number(&exporter.json, STR("format"), DATA_JSON_FORMAT);
	put_site(&exporter);
	put_sources(&exporter);
	put_kinds(&exporter);
	put_things(&exporter);
	put_prices(&exporter);
	put_rates(&exporter);
	put_claims(&exporter);
	json_close_object(&exporter.json);
}
