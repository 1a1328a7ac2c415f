#include "data/claim_list.h"

#include "data/evaluator_state.h"
#include "formula/word_set.h"

enum field { FIELD_ID, FIELD_SOURCE, FIELD_VERDICT, FIELD_OWN_INPUTS, FIELDS };

static const struct {
	struct str id, name;
	enum attribute_type type;
	enum type_kind kind;
} fields[FIELDS] = {
	[FIELD_ID] = { STR_INIT("id"), STR_INIT("Claim"), ATTRIBUTE_TEXT, TYPE_TEXT },
	[FIELD_SOURCE] = { STR_INIT("source"), STR_INIT("Source"), ATTRIBUTE_TEXT, TYPE_TEXT },
	[FIELD_VERDICT] = { STR_INIT("verdict"), STR_INIT("Verdict"), ATTRIBUTE_TEXT, TYPE_TEXT },
	[FIELD_OWN_INPUTS] = { STR_INIT("own_inputs"), STR_INIT("From its own inputs"),
	    ATTRIBUTE_TRUTH, TYPE_TRUTH },
};

/* What a field may be; NULL: anything. A word that no claim can have is a mistake in a formula. */
static const struct word_set *words_of(struct arena *keep, const struct catalog *catalog, enum field field)
{
	const struct map *sources = &catalog->references;
	size_t most = catalog->claim_count + sources->count + CLAIM_VERDICTS, count = 0;
	struct str *words = ARENA_ARRAY(keep, struct str, most);

	if (field == FIELD_ID)
		for (size_t i = 0; i < catalog->claim_count; i++)
			words[count++] = catalog->claims[i].id;
	else if (field == FIELD_SOURCE)
		for (size_t i = 0; i < sources->count; i++)
			words[count++] = sources->at[i].key;
	else if (field == FIELD_VERDICT)
		for (size_t i = 0; i < CLAIM_VERDICTS; i++)
			words[count++] = verdict_words((enum verdict)i);
	return count > 0 ? word_set_new(keep, words, count) : NULL;
}

/* As if the list had been declared as an attribute: what reads records asks it for their fields. */
static const struct attribute *declare(struct arena *keep, const struct catalog *catalog)
{
	struct attribute *list = ARENA_NEW(keep, struct attribute);

	*list = (struct attribute){ .id = JUDGED_CLAIMS,
		.name = STR("Claims"),
		.slug = JUDGED_CLAIMS,
		.at = POS_NONE,
		.sound = true,
		.type = ATTRIBUTE_LIST,
		.fields = map_in(keep) };
	for (size_t i = 0; i < FIELDS; i++) {
		struct attribute *field = ARENA_NEW(keep, struct attribute);
		*field = (struct attribute){ .id = fields[i].id,
			.name = fields[i].name,
			.slug = fields[i].id,
			.at = POS_NONE,
			.index = i,
			.sound = true,
			.type = fields[i].type,
			.value_type = { .kind = fields[i].kind, .words = words_of(keep, catalog, i) } };
		map_put(&list->fields, field->id, field);
	}
	return list;
}

static void put_field(struct arena *keep, struct record *record, enum field field, struct value value)
{
	struct fact *fact = ARENA_NEW(keep, struct fact);

	*fact = (struct fact){ .value = value,
		.at = record->at,
		.on = DATE_NONE,
		.attribute = map_get(&record->list->fields, fields[field].id) };
	map_put(&record->fields, fields[field].id, fact);
}

static struct value claim_record(
    struct arena *keep, const struct attribute *list, const struct judgement *judgement)
{
	const struct claim *claim = judgement->claim;
	struct record *record = ARENA_NEW(keep, struct record);

	*record = (struct record){ .list = list, .fields = map_in(keep), .at = claim->at };
	put_field(keep, record, FIELD_ID, value_of_text(claim->id));
	put_field(keep, record, FIELD_SOURCE, value_of_text(claim->source->id));
	put_field(keep, record, FIELD_VERDICT, value_of_text(verdict_words(judgement->verdict)));
	put_field(keep, record, FIELD_OWN_INPUTS,
	    value_of_truth(judgement->own_inputs ? TRUTH_YES : TRUTH_NO));
	return (struct value){ .kind = VALUE_RECORD, .record = record };
}

void claims_offer(
    struct arena *keep, struct figures *figures, const struct judgement *judgements, size_t count)
{
	const struct attribute *list = declare(keep, figures_catalog(figures));
	struct type *element = ARENA_NEW(keep, struct type);
	struct value *records = ARENA_ARRAY(keep, struct value, count + 1);

	for (size_t i = 0; i < count; i++)
		records[i] = claim_record(keep, list, &judgements[i]);
	*element = (struct type){ .kind = TYPE_RECORD, .fields = list };
	figures->lists.claims_type = (struct type){ .kind = TYPE_LIST, .element = element };
	figures->lists.claims = (struct value){ .kind = VALUE_LIST, .list = { records, count } };
}
