#include "text/switching.h"

#include "base/language.h"
#include "number/quantity_print.h"
#include "sensitivity/room.h"
#include "sensitivity/turn.h"

#define WORD STR("switch_at")

bool switching_is(struct str text)
{
	if (!str_starts(text, WORD))
		return false;
	return str_starts(str_trim(str_sub(text, WORD.len, text.len)), STR("("));
}

/* The three parts of "switch_at(condition, input) : show", as places in the text. */
struct parts {
	size_t condition, comma, close;
};

/* The comma is the last one that stands in no brackets but ours. */
static bool find_parts(struct str text, struct parts *out)
{
	int depth = 0;
	bool quoted = false;

	*out = (struct parts){ str_find_byte(text, '(', 0) + 1, 0, 0 };
	for (size_t i = out->condition - 1; i < text.len && out->close == 0; i++) {
		char c = text.at[i];
		quoted ^= c == '"';
		if (quoted)
			continue;
		depth += c == '(';
		depth -= c == ')';
		if (c == ',' && depth == 1)
			out->comma = i;
		if (c == ')' && depth == 0)
			out->close = i;
	}
	return out->comma > 0 && out->close > out->comma;
}

static struct formula_text part_of(struct formula_text text, size_t from, size_t to)
{
	struct str part = str_trim(str_sub(text.text, from, to));

	if (text.exact)
		text.at = pos_after(text.at, (size_t)(part.at - text.text.at));
	text.text = part;
	return text;
}

static bool read_show(struct reading *reading, struct formula_text rest, struct show *out)
{
	struct str why = STR("switch_at(condition, input) stands alone: only a pattern may follow");

	if (rest.text.len == 0)
		return true;
	if (str_starts(rest.text, STR(":")) &&
	    show_parse(reading->asker.catalog->units, reading->input->scratch,
		str_trim(str_sub(rest.text, 1, rest.text.len)), out, &why))
		return true;
	diag_report(reading->input->diag, DIAG_FORMULA_SHOW, rest.at, "%.*s", STR_ARG(why));
	return false;
}

/* NULL after a report. */
static const struct formula *read_condition(struct reading *reading, struct formula_text text)
{
	const struct document_input *input = reading->input;
	size_t reports = diag_count(input->diag);
	const struct formula *formula = asker_parse(&reading->asker, text, NULL);

	if (!formula)
		return NULL;
	struct type type = evaluator_check(
	    input->evaluator, formula, input->self ? input->self->kind : NULL, NULL, 0);
	if (diag_count(input->diag) > reports)
		return NULL;
	if (type.kind == TYPE_QUANTITY || type.kind == TYPE_DATE || type.kind == TYPE_LIST) {
		diag_report(input->diag, DIAG_FORMULA_TYPE, text.at,
		    "an answer that turns is a condition or a word, and this is %s",
		    type_kind_words(type.kind));
		return NULL;
	}
	return formula;
}

static struct str end_words(struct reading *reading, const struct quantity *end)
{
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);

	quantity_print(&reading->asker.arithmetic, end, NULL, &out);
	return buf_str(&out);
}

/* What was found, and how sure it is. `turn` may be NULL. */
static struct str describe(struct reading *reading, const struct turns *turns, const struct turn *turn)
{
	struct arena *scratch = reading->input->scratch;
	const struct language *words = reading_language(reading);

	if (!turn)
		return WORD_FILL(scratch, words, WORD_TURNS_ALL,
		    { "answer", answer_words(words, &turns->now) },
		    { "low", end_words(reading, turns->range.low) },
		    { "high", end_words(reading, turns->range.high) },
		    { "how", words_get(words, turns->proved ? WORD_PROVED : WORD_TRIED) });
	enum word_id method = turn->tried   ? WORD_TRIED
	    : turn->at.kind != ANSWER_OTHER ? WORD_PROVED_EXACT
	    : turns->input->whole           ? WORD_TRIED_WHOLE
					    : WORD_PROVED_ROUNDED;
	return WORD_FILL(scratch, words, WORD_TURNS_AT, { "below", answer_words(words, &turn->before) },
	    { "above", answer_words(words, &turn->after) }, { "how", words_get(words, method) });
}

/* The whole of it, once all parts are read. */
static void answer(
    struct reading *reading, struct str source, const struct input *of, struct expression *out)
{
	const struct document_input *input = reading->input;
	struct question question = { .formula = out->formula, .self = input->self };
	struct turns turns;

	out->value = VALUE_OF_INAPPLICABLE;
	if (!turns_find(input->evaluator, input->scratch, &question, of, &turns))
		return;
	const struct turn *turn = turns_nearest(input->evaluator, input->scratch, &turns);
	if (turn)
		out->value = value_of_quantity(
		    input->scratch, turn_quantity(input->evaluator, input->scratch, &turns, turn));
	if (!out->show.set && !out->show.unit)
		out->show = of->holds->show;
	struct derivation derivation =
	    evaluator_derive(input->evaluator, out->formula, input->self, turns.range.low->unit);
	derivation.value = out->value;
	derivation.name = WORD_FILL(
	    input->scratch, reading_language(reading), WORD_TURNS_NAME, { "name", of->name });
	derivation.formula = source;
	derivation.note = describe(reading, &turns, turn);
	out->derivation = arena_copy(input->scratch, &derivation, sizeof(derivation));
}

bool switching_read(struct reading *reading, struct formula_text text, struct expression *out)
{
	struct parts parts;

	*out = (struct expression){ .formula = NULL };
	if (!find_parts(text.text, &parts)) {
		diag_report(reading->input->diag, DIAG_FORMULA_SYNTAX, text.at,
		    "write it so: switch_at(condition, input)");
		return false;
	}
	struct formula_text rest = part_of(text, parts.close + 1, text.text.len);
	struct formula_text id = part_of(text, parts.comma + 1, parts.close);
	const struct input *of =
	    input_need_quantity(reading->asker.catalog, reading->input->diag, id.text, id.at);
	out->formula = read_condition(reading, part_of(text, parts.condition, parts.comma));
	if (!read_show(reading, rest, &out->show) || !of || !out->formula)
		return false;
	answer(reading, str_trim(str_sub(text.text, 0, parts.close + 1)), of, out);
	out->printed = asker_print(&reading->asker, &out->value, &out->show, text.at);
	return out->printed.len > 0;
}
