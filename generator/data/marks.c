#include "data/marks.h"

#include "data/figures.h"
#include "data/value_print.h"
#include "formula/word_set.h"

/* An attribute or a figure, for its marks. */
struct marked {
	struct str id;
	struct word_marks *marks;
	struct type type;
};

/* False when no value of it can be the word; the words that it can be are then offered. */
static bool may_be(const struct marked *marked, struct str word, struct near *near)
{
	bool found = false;

	if (marked->type.kind == TYPE_TRUTH) {
		for (enum truth truth = TRUTH_NO; truth <= TRUTH_UNDECIDED; truth++) {
			near_offer(near, truth_word(truth));
			found |= str_eq(word, truth_word(truth));
		}
		return found;
	}
	if (marked->type.words)
		word_set_offer(marked->type.words, near);
	return word_set_has(marked->type.words, word);
}

static void check_word(struct diag *diag, const struct marked *marked, const struct word_mark *mark)
{
	struct near near = near_to(mark->word);

	if (may_be(marked, mark->word, &near))
		return;
	diag_report(diag, DIAG_VALUE_BAD, mark->word_at, "“%.*s” is never “%.*s”",
	    STR_ARG(marked->id), STR_ARG(mark->word));
	diag_hint_nearest(diag, &near);
}

static void find_mark(struct diag *diag, const struct catalog *catalog, struct word_mark *mark)
{
	struct near near = near_to(mark->id);

	mark->mark = map_get(&catalog->marks, mark->id);
	if (mark->mark)
		return;
	for (size_t i = 0; i < catalog->marks.count; i++)
		near_offer(&near, catalog->marks.at[i].key);
	diag_report(diag, DIAG_ID_UNKNOWN, mark->id_at, "there is no mark “%.*s”", STR_ARG(mark->id));
	diag_hint_nearest(diag, &near);
}

static void settle(struct diag *diag, const struct catalog *catalog, const struct marked *marked)
{
	struct word_marks *marks = marked->marks;

	if (!marks->count)
		return;
	if (marked->type.kind != TYPE_TEXT && marked->type.kind != TYPE_TRUTH &&
	    marked->type.kind != TYPE_UNSURE) {
		diag_report(diag, DIAG_VALUE_BAD, marks->at->word_at,
		    "marks are for words, and “%.*s” is %s", STR_ARG(marked->id),
		    type_kind_words(marked->type.kind));
		return;
	}
	for (size_t i = 0; i < marks->count; i++) {
		check_word(diag, marked, &marks->at[i]);
		find_mark(diag, catalog, &marks->at[i]);
	}
}

static void settle_attribute(struct diag *diag, const struct catalog *catalog, struct attribute *attribute)
{
	const struct type unsure = { .kind = TYPE_UNSURE };

	settle(diag, catalog,
	    &(struct marked){ .id = attribute->id,
		.marks = &attribute->marks,
		.type = attribute->sound ? attribute->value_type : unsure });
	for (size_t i = 0; i < attribute->fields.count; i++)
		settle_attribute(diag, catalog, attribute->fields.at[i].value);
}

void marks_settle(struct diag *diag, const struct catalog *catalog)
{
	for (size_t i = 0; i < catalog->schema->kinds.count; i++) {
		const struct kind *kind = catalog->schema->kinds.at[i].value;
		for (size_t j = 0; j < kind->attributes.count; j++) {
			struct attribute *attribute = kind->attributes.at[j].value;
			if (attribute->kind == kind)
				settle_attribute(diag, catalog, attribute);
		}
		for (size_t j = 0; j < kind->figures.count; j++) {
			struct figure *figure = kind->figures.at[j].value;
			if (figure->kind == kind)
				settle(diag, catalog,
				    &(struct marked){ .id = figure->id,
					.marks = &figure->marks,
					.type = figure->type });
		}
	}
}

const struct mark *value_mark(const struct value *value)
{
	const struct origin *origin = value->origin;

	if (!origin || (value->kind != VALUE_TEXT && value->kind != VALUE_TRUTH))
		return NULL;
	const struct word_marks *marks =
	    origin->figure ? &origin->figure->marks : &origin->attribute->marks;
	struct str word = value->kind == VALUE_TEXT ? value->text : truth_word(value->truth);
	for (size_t i = 0; i < marks->count; i++)
		if (str_eq(marks->at[i].word, word))
			return marks->at[i].mark;
	return NULL;
}
