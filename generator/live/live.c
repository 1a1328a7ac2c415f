#include "live/live.h"

#include "base/ascii.h"
#include "base/language.h"
#include "base/page.h"
#include "block/kinds.h"
#include "data/local.h"
#include "data/setting.h"
#include "data/value_print.h"
#include "live/json_tree.h"
#include "live/live_chart.h"
#include "live/live_put.h"
#include "number/quantity_convert.h"
#include "number/quantity_print.h"
#include "sensitivity/range.h"

enum ask_kind { ASK_FIGURE, ASK_GUARD, ASK_BLOCK };

/* An element of the page's list. */
struct ask {
	enum ask_kind kind;
	const struct formula *formula; /* NULL: it could not be read */
	struct show show;              /* as written behind " : " */
	const struct block_kind *block;
	const struct yaml *yaml;
	const struct yaml *drawing; /* what stays of a chart's drawing (live_chart.h); NULL: a table alone */
	uint64_t told;              /* a sum of the answer told last; 0: none */
	struct input_set read; /* for it: the answer stays while none of these changes */
	bool due;              /* one of these has changed */
};

struct live {
	struct arena *keep, *scratch; /* scratch: one update */
	const struct catalog *catalog;
	const struct thing *self;
	struct evaluator *own; /* the site's data as it stands */
	struct ask *asks;
	size_t count;
	uint64_t *sums; /* of what each input was set to when answers were told last, by index; 0: not set */
	/* of one update: */
	struct diag *diag;
	struct setting *set;
	size_t set_count;
	struct evaluator *evaluator;
	struct asker asker;
};

/* --- the list --------------------------------------------------------------------------------- */

static bool read_guard(struct str *text)
{
	struct str word = STR("require ");

	if (!str_starts(*text, word))
		return false;
	*text = str_trim(str_sub(*text, word.len, text->len));
	return true;
}

static void read_formula(struct live *live, struct str text, struct ask *ask)
{
	struct diag *diag = diag_new(live->keep);
	struct formula_text formula = { str_copy(live->keep, text), POS_NONE, false };
	struct show *show = ask->kind == ASK_FIGURE ? &ask->show : NULL;
	const struct units *units = live->catalog->units;

	ask->formula = show ? formula_parse_shown(live->keep, diag, units, formula, show)
			    : formula_parse(live->keep, diag, units, formula);
	if (ask->formula)
		evaluator_check(live->own, ask->formula, live->self ? live->self->kind : NULL, NULL, 0);
	if (diag_count(diag) > 0)
		ask->formula = NULL;
}

static bool read_ask(struct live *live, const struct yaml *yaml, struct ask *ask)
{
	if (yaml->kind == YAML_SCALAR) {
		struct str text = yaml->text;
		ask->kind = read_guard(&text) ? ASK_GUARD : ASK_FIGURE;
		read_formula(live, text, ask);
		return true;
	}
	if (yaml->kind != YAML_MAP || yaml->count == 0)
		return false;
	ask->kind = ASK_BLOCK;
	ask->drawing = yaml_get(yaml, STR("drawing"));
	ask->block = block_kind_find(yaml->entries[0].key->text);
	ask->yaml = yaml->entries[0].value;
	return ask->block && ask->yaml->kind == YAML_MAP;
}

static struct str text_under(const struct yaml *map, struct str key)
{
	const struct yaml *value = yaml_get(map, key);

	return value && value->kind == YAML_SCALAR ? value->text : STR("");
}

struct date live_day(struct arena *scratch, struct str list)
{
	const struct yaml *tree = json_tree_read(scratch, list);
	struct date day = DATE_NONE;

	return tree && date_parse(text_under(tree, STR("as_of")), &day) ? day : DATE_NONE;
}

struct live *live_new(struct arena *keep, const struct figures *figures, struct str list)
{
	struct live *live = ARENA_NEW(keep, struct live);
	const struct yaml *tree = json_tree_read(keep, list), *asks = yaml_get(tree, STR("asks"));

	if (!asks || asks->kind != YAML_LIST)
		return NULL;
	live->keep = keep;
	live->scratch = arena_child(keep);
	live->catalog = figures_catalog(figures);
	live->own = evaluator_new(keep, diag_new(keep), figures);
	struct str self = text_under(tree, STR("self"));
	live->self = self.len > 0 ? catalog_thing(live->catalog, self) : NULL;
	if (self.len > 0 && !live->self)
		return NULL;
	live->asks = ARENA_ARRAY(keep, struct ask, asks->count + 1);
	for (live->count = 0; live->count < asks->count; live->count++)
		if (!read_ask(live, asks->items[live->count], &live->asks[live->count]))
			return NULL;
	live->sums = ARENA_ARRAY(keep, uint64_t, live->catalog->inputs.count + 1);
	live_begin(live);
	return live;
}

size_t live_count(const struct live *live)
{
	return live->count;
}

/* --- values that are set ---------------------------------------------------------------------- */

void live_begin(struct live *live)
{
	arena_reset(live->scratch);
	live->diag = diag_new(live->scratch);
	live->set = ARENA_ARRAY(live->scratch, struct setting, live->catalog->inputs.count + 1);
	live->set_count = 0;
	live->evaluator = NULL;
}

static bool is_number(struct str text)
{
	size_t digits = 0;

	for (size_t i = 0; i < text.len; i++) {
		digits += ascii_is_digit(text.at[i]);
		if (!ascii_is_digit(text.at[i]) && text.at[i] != '.' && !(text.at[i] == '-' && i == 0))
			return false;
	}
	return digits > 0;
}

/* Own facts are asked with this arithmetic, which puts its results where the update's are. */
static bool range_of(struct live *live, const struct input *input, struct input_range *out)
{
	return input->holds->type == ATTRIBUTE_QUANTITY &&
	    input_range(live->own, live->scratch, diag_new(live->scratch), input, out);
}

/* "hours=20" becomes "hours=20 h/week". */
static struct str with_unit(struct live *live, struct str text)
{
	struct str id, value;
	struct input_range range;

	const struct input *input =
	    str_cut(text, '=', &id, &value) ? catalog_input(live->catalog, id) : NULL;

	if (!input || !is_number(str_trim(value)) || !range_of(live, input, &range) ||
	    range.low->unit->text.len == 0)
		return text;
	return STR_JOIN(live->scratch, text, STR(" "), range.low->unit->text);
}

static struct str bound_words(struct live *live, const struct quantity *bound)
{
	struct arithmetic arithmetic = *evaluator_arithmetic(live->own);
	struct buf out = buf_in(live->scratch, BUF_MOST);

	arithmetic.keep = live->scratch;
	quantity_print(&arithmetic, bound, NULL, &out);
	return buf_str(&out);
}

/* What a control takes, in the words of the page. */
static struct str refusal(struct live *live, struct str text)
{
	const struct language *words = units_words(live->catalog->units);
	struct str id, value;
	struct input_range range;

	const struct input *input =
	    str_cut(text, '=', &id, &value) ? catalog_input(live->catalog, id) : NULL;

	if (!input || !range_of(live, input, &range))
		return words_get(words, WORD_INPUT_REFUSED);
	return WORD_FILL(live->scratch, words, WORD_INPUT_BETWEEN,
	    { "low", bound_words(live, range.low) }, { "high", bound_words(live, range.high) });
}

/* "hours=1,5 h/week" as a reader writes it, with the decimal point that the data has. */
static struct str with_point(struct live *live, struct str text)
{
	size_t start = str_find_byte(text, '=', 0);

	if (start == STR_NONE)
		return text;
	return STR_JOIN(live->scratch, str_sub(text, 0, start + 1),
	    words_typed(live->scratch, units_words(live->catalog->units),
		str_sub(text, start + 1, text.len)));
}

/* Of "price=1.234 EUR" where that is 1234 or 1,234: the answer that asks which; else empty. */
static struct str doubt(struct live *live, struct str text)
{
	const struct language *words = units_words(live->catalog->units);
	struct str id, value;
	struct buf whole = buf_in(live->scratch, BUF_MOST);

	size_t length = str_cut(text, '=', &id, &value) ? words_ambiguous(words, str_trim(value)) : 0;

	if (length == 0)
		return STR("");
	struct str number = str_sub(str_trim(value), 0, length);
	for (size_t i = 0; i < number.len; i++)
		if (number.at[i] != '.')
			buf_put_byte(&whole, number.at[i]);
	return WORD_FILL(live->scratch, words, WORD_INPUT_AMBIGUOUS, { "text", number },
	    { "whole", buf_str(&whole) }, { "part", words_literal(live->scratch, words, number) });
}

struct str live_set(struct live *live, struct str text)
{
	struct setting setting;
	size_t before = diag_count(live->diag);
	struct str asked = doubt(live, text);

	if (asked.len > 0)
		return asked;
	text = with_unit(live, with_point(live, str_copy(live->scratch, text)));
	evaluator_use_scratch(live->own, live->scratch);
	if (!setting_parse(live->catalog, live->scratch, live->diag, text, &setting) ||
	    !setting_fits(live->own, live->scratch, live->diag, &setting))
		return asker_message(live->scratch, units_words(live->catalog->units), live->diag,
		    before, refusal(live, text));
	size_t at = 0;
	while (at < live->set_count && live->set[at].input != setting.input)
		at++;
	live->set[at] = setting;
	live->set_count += at == live->set_count;
	live->evaluator = NULL;
	return STR("");
}

/* The evaluator and what else asks under the values that are set. */
static void look(struct live *live)
{
	struct substitution *with =
	    ARENA_ARRAY(live->scratch, struct substitution, live->set_count + 1);

	if (live->evaluator)
		return;
	for (size_t i = 0; i < live->set_count; i++)
		with[i] = setting_substitution(&live->set[i]);
	/* What was computed of the site's data stays, and is taken from there where no input that is set was read. */
	live->evaluator = live->own;
	if (live->set_count > 0)
		live->evaluator =
		    evaluator_under(live->scratch, live->diag, live->own, with, live->set_count);
	evaluator_use_scratch(live->evaluator, live->scratch);
	live->asker = (struct asker){ .catalog = live->catalog,
		.evaluator = live->evaluator,
		.self = live->self,
		.keep = live->scratch,
		.scratch = live->scratch,
		.diag = live->diag };
	asker_start(&live->asker);
}

/* --- figures and guards ----------------------------------------------------------------------- */

static void put_figure(struct live *live, const struct ask *ask, struct buf *out)
{
	struct value value = ask->formula
	    ? evaluator_eval(live->evaluator, ask->formula, live->self, NULL, 0)
	    : VALUE_OF_BAD;

	bool shown = ask->show.set || ask->show.unit || ask->show.local;
	struct show show = shown ? ask->show : value_show(&value);
	if (ask->show.local)
		value = local_value(live->evaluator, live->self, value);

	live_put_text(out, "text",
	    value.kind == VALUE_BAD ? asker_no_value(&live->asker, &value)
				    : asker_print(&live->asker, &value, &show, POS_NONE));
	live_put_text(out, "kind", str_from(live_kind_word(&value)));
	live_put_number(&live->asker, &value, &show, out);
}

static void put_guard(struct live *live, const struct ask *ask, struct buf *out)
{
	static const struct str words[] = {
		[TRUTH_NO] = STR_INIT("fails"),
		[TRUTH_YES] = STR_INIT("holds"),
		[TRUTH_UNDECIDED] = STR_INIT("undecided"),
	};
	struct value value = VALUE_OF_BAD;

	if (ask->formula)
		value = evaluator_eval(live->evaluator, ask->formula, live->self, NULL, 0);
	live_put_text(out, "guard", value.kind == VALUE_TRUTH ? words[value.truth] : STR("unknown"));
	if (!ask->formula || (value.kind == VALUE_TRUTH && value.truth == TRUTH_YES))
		return;
	live_put_text(out, "condition", formula_source(ask->formula));
	live_put_text(out, "put",
	    evaluator_derive(live->evaluator, ask->formula, live->self, NULL).substituted);
}

/* --- blocks ----------------------------------------------------------------------------------- */

static void put_block(struct live *live, const struct ask *ask, struct buf *out)
{
	struct grid grid = grid_in(live->scratch);
	size_t reports = diag_count(live->diag);

	if (ask->drawing)
		grid.chart = live_chart_start(&live->asker, ask->drawing);
	if (block_make(&live->asker, ask->block, ask->yaml, false, &grid)) {
		live_put_grid(&live->asker, &grid, out);
		if (ask->drawing && grid.chart)
			live_chart_answer(&live->asker, ask->drawing, &grid, out);
	} else {
		struct str why = asker_why(&live->asker, live->diag, reports);
		live_put_text(out, "failed", why);
		if (ask->drawing)
			live_chart_put_undrawn(&live->asker, why, STR(""), out);
	}
}

/* --- answers ---------------------------------------------------------------------------------- */

/* Without the } at its end. */
static void put_answer(struct live *live, size_t n, struct buf *out)
{
	const struct ask *ask = &live->asks[n];

	buf_print(out, "{\"n\":%zu", n);
	switch (ask->kind) {
	case ASK_FIGURE:
		put_figure(live, ask, out);
		break;
	case ASK_GUARD:
		put_guard(live, ask, out);
		break;
	case ASK_BLOCK:
		put_block(live, ask, out);
		break;
	}
}

static const struct setting *setting_of(const struct live *live, const struct input *input)
{
	for (size_t i = 0; i < live->set_count; i++)
		if (live->set[i].input == input)
			return &live->set[i];
	return NULL;
}

/* The inputs that are set to something else than when answers were told last; notes what they are set to now. */
static struct input_set changed_inputs(struct live *live)
{
	const struct map *inputs = &live->catalog->inputs;
	struct input_set changed = { { 0 } };

	for (size_t i = 0; i < inputs->count; i++) {
		const struct input *input = inputs->at[i].value;
		const struct setting *setting = setting_of(live, input);
		uint64_t sum = setting ? str_hash(setting->text) | 1 : 0;
		if (sum != live->sums[input->index])
			input_set_add(&changed, input->index);
		live->sums[input->index] = sum;
	}
	return changed;
}

/* Some input that is set was read for it. */
static bool is_moved(const struct live *live, const struct ask *ask)
{
	for (size_t i = 0; i < live->set_count; i++)
		if (input_set_has(&ask->read, live->set[i].input->index))
			return true;
	return false;
}

/* Empty where the answer is the one that was told last. */
static struct str answer_anew(struct live *live, size_t n)
{
	struct ask *ask = &live->asks[n];
	struct buf answer = buf_in(live->scratch, BUF_MOST);

	page_begin();
	ask->read = (struct input_set){ { 0 } };
	evaluator_note_inputs(live->evaluator, &ask->read);
	put_answer(live, n, &answer);
	evaluator_note_inputs(live->evaluator, &ask->read);
	if (is_moved(live, ask))
		buf_put(&answer, STR(",\"moved\":true"));
	buf_put_byte(&answer, '}');
	uint64_t sum = str_hash(buf_str(&answer)) | 1;
	if (sum == ask->told)
		return STR("");
	ask->told = sum;
	return buf_str(&answer);
}

static bool is_part(const struct ask *ask, enum live_part part)
{
	bool chart = ask->kind == ASK_BLOCK && str_eq(ask->block->word, STR("chart"));

	return part == LIVE_ALL || chart == (part == LIVE_CHARTS);
}

struct str live_answers(struct live *live, enum live_part part)
{
	struct buf out = buf_in(live->scratch, BUF_MOST);
	struct input_set changed = changed_inputs(live);

	look(live);
	buf_put_byte(&out, '[');
	for (size_t n = 0; n < live->count; n++) {
		struct ask *ask = &live->asks[n];
		ask->due |= ask->told == 0 || input_sets_meet(&ask->read, &changed);
		if (!ask->due || !is_part(ask, part))
			continue;
		ask->due = false;
		struct str answer = answer_anew(live, n);
		if (answer.len > 0 && out.len > 1)
			buf_put_byte(&out, ',');
		buf_put(&out, answer);
	}
	buf_put_byte(&out, ']');
	return buf_str(&out);
}

void live_settle(struct live *live)
{
	struct arena *scratch = arena_new();

	for (size_t i = 0; i < live->catalog->things.count; i++) {
		page_begin();
		figures_compute(live->own, scratch, live->catalog->things.at[i].value);
		arena_reset(scratch);
	}
	evaluator_use_scratch(live->own, live->scratch);
	arena_free(scratch);
}

void live_resend_all(struct live *live)
{
	for (size_t n = 0; n < live->count; n++)
		live->asks[n].told = 0;
}

/* --- derivations ------------------------------------------------------------------------------ */

/* Of a figure with a name its own formula, else the one that stands in the text. */
static struct derivation derive_formula(struct live *live, const struct ask *ask)
{
	struct value value = evaluator_eval(live->evaluator, ask->formula, live->self, NULL, 0);

	return value.origin
	    ? evaluator_derive_origin(live->evaluator, value.origin, ask->show.unit)
	    : evaluator_derive(live->evaluator, ask->formula, live->self, ask->show.unit);
}

/* False where there is no such cell, or nothing that it follows from. */
static bool derive_cell(
    struct live *live, const struct ask *ask, size_t row, size_t column, struct derivation *out)
{
	struct grid grid = grid_in(live->scratch);

	if (!block_make(&live->asker, ask->block, ask->yaml, true, &grid) ||
	    row >= grid.row_count || !grid.rows[row].cells || column >= grid.rows[row].count)
		return false;
	const struct cell *cell = &grid.rows[row].cells[column];
	if (cell->value.origin)
		*out = evaluator_derive_origin(live->evaluator, cell->value.origin, cell->show.unit);
	else if (cell->derivation)
		*out = *cell->derivation;
	return cell->value.origin || cell->derivation;
}

static void put_derivation(struct live *live, const struct derivation *derivation, struct buf *out)
{
	buf_put(out, STR("{\"name\":"));
	json_tree_put_text(out, derivation->name);
	live_put_text(out, "formula", derivation->formula);
	live_put_text(out, "put", derivation->substituted);
	live_put_key(out, "inputs");
	buf_put_byte(out, '[');
	for (size_t i = 0; i < derivation->input_count; i++) {
		const struct derivation_input *input = &derivation->inputs[i];
		struct show show = value_show(&input->value);
		buf_put(out, i > 0 ? STR(",[") : STR("["));
		json_tree_put_text(out, input->path);
		buf_put_byte(out, ',');
		json_tree_put_text(out, asker_print(&live->asker, &input->value, &show, POS_NONE));
		buf_put_byte(out, ']');
	}
	buf_put(out, STR("]}"));
}

struct str live_derivation(struct live *live, size_t n, size_t row, size_t column)
{
	struct buf out = buf_in(live->scratch, BUF_MOST);
	const struct ask *ask = n < live->count ? &live->asks[n] : NULL;
	struct derivation derivation = { 0 };

	if (!ask || (ask->kind != ASK_BLOCK && !ask->formula))
		return STR("{}");
	page_begin();
	look(live);
	if (ask->kind != ASK_BLOCK)
		derivation = derive_formula(live, ask);
	else if (!derive_cell(live, ask, row, column, &derivation))
		return STR("{}");
	put_derivation(live, &derivation, &out);
	return buf_str(&out);
}

/* --- inputs ----------------------------------------------------------------------------------- */

struct str live_input(struct live *live, struct str id)
{
	const struct input *input = catalog_input(live->catalog, id);
	const struct setting *setting = input ? setting_of(live, input) : NULL;
	struct buf out = buf_in(live->scratch, BUF_MOST);
	struct input_range range;

	if (!setting)
		return STR("{}");
	buf_put(&out, STR("{\"text\":"));
	json_tree_put_text(&out, setting->text);
	if (setting->value.kind == VALUE_QUANTITY && range_of(live, input, &range)) {
		struct show show = { .unit = range.low->unit };
		look(live);
		live_put_text(&out, "value",
		    quantity_machine(&live->asker.arithmetic, setting->value.quantity, &show));
	}
	buf_put_byte(&out, '}');
	return buf_str(&out);
}
