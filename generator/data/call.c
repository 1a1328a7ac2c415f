/* call - figures with parameters. */
#include "data/evaluator.h"

/* --- arguments -------------------------------------------------------------------------------------------- */

static void report_argument(
    const struct formula_run *run, const struct figure *figure, struct str name, struct pos at)
{
	struct near near = near_to(name);
	for (size_t i = 0; i < figure->given_count; i++)
		near_offer(&near, figure->given[i].name);
	diag_report(run->diag, DIAG_FORMULA_NAME, at, "%.*s has no parameter “%.*s”",
	    STR_ARG(figure->id), STR_ARG(name));
	if (near.best.len)
		diag_hint(run->diag, "did you mean “%.*s”?", STR_ARG(near.best));
	else
		diag_note(run->diag, figure->at, "declared here");
}

static const struct binding *find_argument(const struct binding *arguments, size_t count, struct str name)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(arguments[i].name, name))
			return &arguments[i];
	return NULL;
}

static bool has_parameter(const struct figure *figure, struct str name)
{
	for (size_t i = 0; i < figure->given_count; i++)
		if (str_eq(figure->given[i].name, name))
			return true;
	return false;
}

/* What a parameter takes or is given, in words: "a usage", "a quantity in h/week", "text". */
static struct str type_words(struct arena *keep, const struct type *type)
{
	if (type->kind == TYPE_THING && type->of)
		return str_print(keep, "a %.*s", STR_ARG(type->of->id));
	if (type->kind != TYPE_QUANTITY || !type->unit)
		return str_from(type_kind_words(type->kind));
	if (type->unit->text.len == 0)
		return STR("a plain number");
	return str_print(keep, "a quantity in %.*s", STR_ARG(type->unit->text));
}

/* Of two kinds of which one is a sort of the other only the value can tell. */
static bool type_fits(const struct type *wanted, const struct type *given)
{
	if (wanted->kind == TYPE_UNSURE || given->kind == TYPE_UNSURE)
		return true;
	if (wanted->kind != given->kind)
		return false;
	if (wanted->kind == TYPE_THING)
		return !given->of || !wanted->of || kind_is(given->of, wanted->of) ||
		    kind_is(wanted->of, given->of);
	if (wanted->kind == TYPE_QUANTITY)
		return !given->unit || !wanted->unit || unit_fits(wanted->unit, given->unit);
	return true;
}

static bool check_argument(const struct formula_run *run, const struct parameter *parameter,
    const struct type *given, struct pos at)
{
	if (type_fits(&parameter->type, given))
		return true;
	struct str wanted = type_words(run->keep, &parameter->type), got = type_words(run->keep, given);
	bool units = parameter->type.kind == TYPE_QUANTITY && given->kind == TYPE_QUANTITY;
	diag_report(run->diag, units ? DIAG_UNIT_MISMATCH : DIAG_FORMULA_TYPE, at,
	    "“%.*s” must be %.*s, not %.*s", STR_ARG(parameter->name), STR_ARG(wanted), STR_ARG(got));
	diag_note(run->diag, parameter->at, "declared here");
	return false;
}

/* The arguments in the order of the parameters; false after a report. */
static bool match_arguments(const struct formula_run *run, const struct figure *figure,
    const struct binding *arguments, size_t count, struct pos at, struct binding *matched)
{
	bool good = true;
	for (size_t i = 0; i < count; i++) {
		if (!has_parameter(figure, arguments[i].name)) {
			report_argument(run, figure, arguments[i].name, at);
			good = false;
		} else if (find_argument(arguments, i, arguments[i].name)) {
			diag_report(run->diag, DIAG_FORMULA_NAME, at, "“%.*s” is given twice",
			    STR_ARG(arguments[i].name));
			good = false;
		}
	}
	for (size_t i = 0; good && i < figure->given_count; i++) {
		const struct binding *argument = find_argument(arguments, count, figure->given[i].name);
		if (argument) {
			matched[i] = *argument;
			continue;
		}
		diag_report(run->diag, DIAG_FORMULA_NAME, at, "%.*s needs “%.*s”",
		    STR_ARG(figure->id), STR_ARG(figure->given[i].name));
		diag_note(run->diag, figure->given[i].at, "declared here");
		good = false;
	}
	return good;
}

static const struct figure *find_figure(const struct kind *kind, struct str name)
{
	const struct figure *figure = map_get(&kind->figures, name);
	return figure && figure->given_count ? figure : NULL;
}

bool call_type(void *self, const struct formula_run *run, const struct type *of, struct str name,
    const struct binding *arguments, size_t count, struct pos at, struct type *out)
{
	const struct figure *figure =
	    of->kind == TYPE_THING && of->of ? find_figure(of->of, name) : NULL;
	if (!figure)
		return false;
	struct binding *matched = ARENA_ARRAY(run->keep, struct binding, figure->given_count);
	if (match_arguments(run, figure, arguments, count, at, matched))
		for (size_t i = 0; i < figure->given_count; i++)
			check_argument(run, &figure->given[i], &matched[i].type, at);
	*out = figure_type(self, figure);
	return true;
}

/* --- fragments -------------------------------------------------------------------------------------------- */

/* Letters and digits as they are, and everything else as a dash, or as a word where it would be lost. */
static void put_plain(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		if (c == '/')
			buf_put(out, STR("-per-"));
		else if (c == '%')
			buf_put(out, STR("percent"));
		else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9') || (c & 0x80))
			buf_put_byte(out, c);
		else
			buf_put_byte(out, '-');
	}
}

static void put_end(struct buf *out, struct arena *keep, const struct quantity *quantity, bool high)
{
	const struct ratio *end = quantity_end(keep, quantity, high);
	struct buf exact = buf_in(keep, BUF_MOST);
	if (!end) {
		buf_put(out, STR("open"));
		return;
	}
	if (ratio_sign(end) < 0)
		buf_put(out, STR("minus-"));
	ratio_exact(&exact, ratio_abs(keep, end));
	struct str numerator, denominator;
	bool fraction = str_cut(buf_str(&exact), '/', &numerator, &denominator);
	buf_put(out, numerator);
	if (fraction) {
		buf_put(out, STR("-over-"));
		buf_put(out, denominator);
	}
}

static void put_quantity(struct buf *out, struct arena *keep, const struct quantity *quantity)
{
	if (quantity->approx)
		buf_put(out, STR("about-"));
	put_end(out, keep, quantity, false);
	if (!quantity_is_point(quantity)) {
		buf_put(out, STR("-to-"));
		put_end(out, keep, quantity, true);
	}
	if (quantity->unit->text.len) {
		buf_put_byte(out, '-');
		put_plain(out, quantity->unit->text);
	}
}

static void put_argument(struct buf *out, struct arena *keep, const struct value *value)
{
	if (value->kind == VALUE_THING)
		buf_put(out, value->thing->slug);
	else if (value->kind == VALUE_QUANTITY)
		put_quantity(out, keep, value->quantity);
	else if (value->kind == VALUE_TEXT)
		put_plain(out, value->text);
	else if (value->kind == VALUE_TRUTH)
		buf_put(out,
		    value->truth == TRUTH_YES      ? STR("yes")
			: value->truth == TRUTH_NO ? STR("no")
						   : STR("undecided"));
	else if (value->kind == VALUE_DATE)
		buf_put(out, date_iso(keep, value->date));
	else
		put_plain(out, str_from(value_kind_words(value->kind)));
}

/* "payback-offer-cloud-mid-usage-heavy" */
static struct str call_fragment(
    struct arena *keep, const struct figure *figure, const struct binding *arguments)
{
	struct buf out = buf_in(keep, BUF_MOST);
	buf_put(&out, figure->slug);
	for (size_t i = 0; i < figure->given_count; i++) {
		buf_put_byte(&out, '-');
		put_plain(&out, arguments[i].name);
		buf_put_byte(&out, '-');
		put_argument(&out, keep, &arguments[i].value);
	}
	return buf_str(&out);
}

/* --- values ----------------------------------------------------------------------------------------------- */

static struct type type_of_value(const struct value *value)
{
	static const enum type_kind kinds[] = {
		[VALUE_BAD] = TYPE_UNSURE,
		[VALUE_UNKNOWN] = TYPE_UNSURE,
		[VALUE_INAPPLICABLE] = TYPE_UNSURE,
		[VALUE_QUANTITY] = TYPE_QUANTITY,
		[VALUE_TRUTH] = TYPE_TRUTH,
		[VALUE_TEXT] = TYPE_TEXT,
		[VALUE_DATE] = TYPE_DATE,
		[VALUE_THING] = TYPE_THING,
		[VALUE_RECORD] = TYPE_RECORD,
		[VALUE_LIST] = TYPE_LIST,
	};
	struct type type = { .kind = kinds[value->kind] };
	if (value->kind == VALUE_QUANTITY)
		type.unit = value->quantity->unit;
	if (value->kind == VALUE_THING)
		type.of = value->thing->kind;
	return type;
}

/* Only the value knows its kind: a kind of which the wanted one is a sort does not do. */
static bool check_value(const struct formula_run *run, const struct parameter *parameter,
    const struct value *value, struct pos at)
{
	struct type given = type_of_value(value);
	bool sort = parameter->type.kind == TYPE_THING && value->kind == VALUE_THING &&
	    parameter->type.of && !kind_is(value->thing->kind, parameter->type.of);
	if (!sort)
		return check_argument(run, parameter, &given, at);
	diag_report(run->diag, DIAG_KIND_MISMATCH, at, "“%.*s” must be a %.*s; %.*s is a %.*s",
	    STR_ARG(parameter->name), STR_ARG(parameter->type.of->id), STR_ARG(value->thing->id),
	    STR_ARG(value->thing->kind->id));
	diag_note(run->diag, value->thing->at, "declared here");
	return false;
}

/* The call outlives the page it stands on, and with it the numbers and words written there. */
static const struct binding *keep_arguments(
    struct arena *keep, const struct figure *figure, const struct binding *arguments)
{
	struct binding *kept = ARENA_ARRAY(keep, struct binding, figure->given_count);
	for (size_t i = 0; i < figure->given_count; i++)
		kept[i] = (struct binding){ .name = figure->given[i].name,
			.value = value_copy(keep, &arguments[i].value) };
	return kept;
}

static struct slot *call_slot(struct evaluator *evaluator, const struct thing *thing,
    const struct figure *figure, const struct binding *arguments)
{
	struct str fragment = call_fragment(evaluator->scratch, figure, arguments);
	struct str key =
	    str_print(evaluator->scratch, "%.*s#%.*s", STR_ARG(thing->id), STR_ARG(fragment));
	struct slot *slot = evaluator->finished ? map_get(&evaluator->finished->calls, key) : NULL;
	slot = slot ? slot : map_get(&evaluator->calls, key);
	if (slot)
		return slot;
	slot = ARENA_NEW(evaluator->keep, struct slot);
	slot->origin = (struct origin){ .kind = ORIGIN_CALL,
		.thing = thing,
		.figure = figure,
		.arguments = keep_arguments(evaluator->keep, figure, arguments),
		.argument_count = figure->given_count,
		.fragment = str_copy(evaluator->keep, fragment) };
	map_put(&evaluator->calls, str_copy(evaluator->keep, key), slot);
	return slot;
}

bool call_value(void *self, const struct formula_run *run, const struct value *of, struct str name,
    const struct binding *arguments, size_t count, struct pos at, struct value *out)
{
	struct evaluator *evaluator = self;
	const struct figure *figure = find_figure(of->thing->kind, name);
	if (!figure)
		return false;
	*out = VALUE_OF_BAD;
	struct binding *matched = ARENA_ARRAY(evaluator->scratch, struct binding, figure->given_count);
	if (!match_arguments(run, figure, arguments, count, at, matched))
		return true;
	for (size_t i = 0; i < figure->given_count; i++)
		if (!check_value(run, &figure->given[i], &matched[i].value, at))
			return true;
	struct slot *slot = call_slot(evaluator, of->thing, figure, matched);
	if (slot->state != SLOT_DONE)
		slot_compute(evaluator, slot, run->depth);
	evaluator->read_dated |= slot->origin.moves;
	*out = slot->value;
	return true;
}
