#include "block/measure.h"

#include "base/ascii.h"
#include "data/local.h"
#include "data/shape.h"
#include "number/quantity_print.h"

/*
 * The attribute or figure that a dotted path of attributes leads to from a kind; false if it is no
 * such path.
 */
static bool find_member(const struct kind *kind, struct str path,
    const struct attribute **attribute, const struct figure **figure)
{
	struct str name, rest;
	bool more = str_cut(path, '.', &name, &rest);

	if (!kind || !kind_member(kind, name, attribute, figure))
		return false;
	if (!more)
		return true;
	return *attribute && (*attribute)->type == ATTRIBUTE_THING &&
	    find_member((*attribute)->of, rest, attribute, figure);
}

/* A record's field, or a path from the thing in one. */
static bool find_bound(struct str path, const struct binding *bindings, size_t count,
    const struct attribute **attribute, const struct figure **figure)
{
	struct str name, rest;
	bool more = str_cut(path, '.', &name, &rest);

	for (size_t i = 0; more && i < count; i++)
		if (str_eq(name, bindings[i].name))
			return find_member(bindings[i].type.of, rest, attribute, figure);
	return false;
}

/* What is not said by the block is taken from the attribute or figure that the formula names. */
static void take_from_member(
    struct measure *measure, const struct kind *kind, const struct binding *bindings, size_t count)
{
	const struct attribute *attribute = NULL;
	const struct figure *figure = NULL;
	struct str path = formula_source(measure->formula);

	if (!find_member(kind, path, &attribute, &figure) &&
	    !find_bound(path, bindings, count, &attribute, &figure))
		return;
	bool shown = measure->show.set || measure->show.unit || measure->show.local;
	if (attribute) {
		measure->name = measure->name.len ? measure->name : attribute->name;
		measure->better = measure->better ? measure->better : attribute->better;
		measure->show = shown ? measure->show : attribute->show;
		if (!measure->unit && attribute->type == ATTRIBUTE_QUANTITY)
			measure->unit = attribute->unit;
	} else {
		measure->name = measure->name.len ? measure->name : figure->name;
		measure->better = measure->better ? measure->better : figure->better;
		measure->show = shown ? measure->show : figure->show;
	}
	measure->show.local &= shown; /* its own value is in the currency of its own thing */
}

static bool read_better(const struct block *block, const struct yaml *yaml, enum better *out)
{
	if (!yaml)
		return true;
	struct str word = shape_text_of(block->asker->diag, yaml, "“better”");
	if (str_eq(word, STR("more")))
		*out = BETTER_MORE;
	else if (str_eq(word, STR("less")))
		*out = BETTER_LESS;
	else if (word.len)
		diag_report(
		    block->asker->diag, DIAG_VALUE_BAD, yaml->at, "“better” is “more” or “less”");
	return *out != BETTER_NEITHER;
}

static bool read_show(const struct block *block, const struct yaml *yaml, struct show *out)
{
	if (!yaml)
		return true;
	struct str why, pattern = shape_text_of(block->asker->diag, yaml, "“show”");
	if (!pattern.len)
		return false;
	if (show_parse(block->asker->catalog->units, block->asker->scratch, pattern, out, &why))
		return true;
	diag_report(block->asker->diag, show_lacks_unit(why) ? DIAG_UNIT_UNKNOWN : DIAG_FORMULA_SHOW,
	    yaml->at, "%.*s", STR_ARG(why));
	return false;
}

/* Reads the mapping form; the formula's own text comes back through *value. */
static bool read_map(const struct block *block, const struct yaml *yaml, const struct yaml **value,
    struct measure *out)
{
	static const struct str known[] = { STR_INIT("value"), STR_INIT("name"), STR_INIT("show"),
		STR_INIT("better"), STR_INIT("note") };

	shape_keys(block->asker->diag, yaml, known, countof(known));
	*value = shape_need(block->asker->diag, yaml, STR("value"), "a computed row or column");
	out->name = shape_text(block->asker->diag, yaml, STR("name"));
	out->note = shape_text(block->asker->diag, yaml, STR("note"));
	bool good = read_better(block, yaml_get(yaml, STR("better")), &out->better);
	good &= read_show(block, yaml_get(yaml, STR("show")), &out->show);
	return *value && good;
}

/*
 * In a row `self` is the thing of the row. On a page about a thing `here` is that one, and stands for its id; unless the
 * row or the site has something of that name.
 */
static struct formula_text without_here(
    const struct block *block, const struct kind *kind, struct formula_text text)
{
	static const struct str here = STR_INIT("here");
	const struct asker *asker = block->asker;
	const struct attribute *attribute;
	const struct figure *figure;

	if (!asker->self || str_find(text.text, here, 0) == STR_NONE ||
	    catalog_thing(asker->catalog, here) || catalog_kind(asker->catalog, here) ||
	    (kind && kind_member(kind, here, &attribute, &figure)))
		return text;
	struct str bound = measure_bind(block, text.text, &here, &asker->self->id, 1);
	if (str_eq(bound, text.text))
		return text;
	return (struct formula_text){ bound, text.at, FORMULA_AT_START };
}

bool measure_read(const struct block *block, const struct yaml *yaml, const struct kind *kind,
    const struct binding *bindings, size_t binding_count, struct measure *out)
{
	*out = (struct measure){ .at = yaml->at };
	const struct yaml *value;
	bool good = true;
	if (yaml->kind == YAML_MAP)
		good = read_map(block, yaml, &value, out);
	else
		value = yaml;
	if (!value || !shape_text_of(block->asker->diag, value, "an expression").len)
		return false;
	size_t reports = diag_count(block->asker->diag);
	struct show inner = { .set = false };
	struct formula_text text = { value->text, value->at, value->exact_columns };
	out->formula = asker_parse(block->asker, without_here(block, kind, text), &inner);
	if (!out->formula)
		return false;
	if (inner.set || inner.unit || inner.local)
		out->show = inner;
	out->type =
	    evaluator_check(block->asker->evaluator, out->formula, kind, bindings, binding_count);
	out->source = formula_source(out->formula);
	take_from_member(out, kind, bindings, binding_count);
	if (!out->name.len)
		out->name = out->source;
	return good && diag_count(block->asker->diag) == reports;
}

bool measure_of_attribute(
    const struct block *block, const struct attribute *attribute, struct measure *out)
{
	struct yaml id = {
		.kind = YAML_SCALAR, .plain = true, .at = block->yaml->at, .text = attribute->id
	};

	return measure_read(block, &id, attribute->kind, NULL, 0, out);
}

struct measure *measures_read(
    const struct block *block, struct str key, const struct kind *kind, size_t *count)
{
	*count = 0;
	const struct yaml *list = yaml_get(block->yaml, key);
	if (!list || !shape_is_list(block->asker->diag, list, "rows and columns"))
		return NULL;
	struct measure *measures = ARENA_ARRAY(block->asker->scratch, struct measure, list->count);
	bool good = true;
	for (size_t i = 0; i < list->count; i++)
		good &= measure_read(block, list->items[i], kind, NULL, 0, &measures[i]);
	*count = good ? list->count : 0;
	return good ? measures : NULL;
}

struct value measure_value(
    const struct block *block, const struct measure *measure, const struct thing *thing)
{
	const struct asker *asker = block->asker;
	struct value value = evaluator_eval(asker->evaluator, measure->formula, thing, NULL, 0);

	if (!measure->show.local)
		return value;
	/* Rows that are nowhere are looked at from where the page's thing is. */
	bool nowhere = asker->self && !local_is_known(asker->catalog->schema, thing->kind);
	return local_value(asker->evaluator, nowhere ? asker->self : thing, value);
}

/* Can all quantities among the values be printed in this unit, without a change of currency? */
static bool suits_all(const struct unit *unit, const struct value *values, size_t count, size_t stride)
{
	for (size_t i = 0; i < count; i++)
		if (values[i * stride].kind == VALUE_QUANTITY &&
		    !unit_fits(values[i * stride].quantity->unit, unit))
			return false;
	return true;
}

void measure_settle_unit(const struct block *block, struct measure *measure,
    const struct value *values, size_t count, size_t stride)
{
	(void)block;
	const struct unit *unit = measure->show.unit ? measure->show.unit : measure->unit;
	for (size_t i = 0; !unit && i < count; i++)
		if (values[i * stride].kind == VALUE_QUANTITY)
			unit = values[i * stride].quantity->unit;
	measure->unit = unit && suits_all(unit, values, count, stride) ? unit : NULL;
}

/* "Cores" and "Performance cores", in cores. */
static bool ends_with_word(struct str name, struct str word)
{
	if (!word.len || name.len < word.len)
		return false;
	size_t from = name.len - word.len;
	return (from == 0 || name.at[from - 1] == ' ') &&
	    str_eq_any_case(str_sub(name, from, name.len), word);
}

struct str measure_unit_words(const struct block *block, const struct measure *measure)
{
	if (!measure->unit)
		return STR("");
	struct str words = quantity_unit_words(&block->asker->arithmetic, measure->unit);
	return ends_with_word(measure->name, words) ? STR("") : words;
}

/* --- bound names ------------------------------------------------------------------------------ */

/* Where the word, the quoted text or the single other byte at `from` ends. */
static size_t token_end(struct str formula, size_t from)
{
	if (formula.at[from] == '"') {
		size_t close = str_find_byte(formula, '"', from + 1);
		return close == STR_NONE ? formula.len : close + 1;
	}
	size_t end = from;
	while (end < formula.len && ascii_is_name(formula.at[end]))
		end++;
	return end > from ? end : from + 1;
}

/* A name that is not a member behind a dot, and not the name of an argument in front of a colon. */
static bool stands_alone(struct str formula, size_t from, size_t to)
{
	if (from > 0 && formula.at[from - 1] == '.')
		return false;
	while (to < formula.len && formula.at[to] == ' ')
		to++;
	return to == formula.len || formula.at[to] != ':';
}

struct str measure_bind(const struct block *block, struct str formula, const struct str *names,
    const struct str *texts, size_t count)
{
	struct buf out = buf_in(block->asker->keep, BUF_MOST);

	for (size_t from = 0, end; from < formula.len; from = end) {
		end = token_end(formula, from);
		struct str word = str_sub(formula, from, end), put = word;
		for (size_t i = 0; i < count; i++)
			if (str_eq(word, names[i]) && stands_alone(formula, from, end))
				put = texts[i];
		buf_put(&out, put);
	}
	return buf_str(&out);
}

struct str measure_print(
    const struct block *block, const struct measure *measure, const struct value *value)
{
	struct buf out = buf_in(block->asker->scratch, BUF_MOST);

	if (value->kind == VALUE_QUANTITY && measure->unit) {
		if (quantity_print_bare(&block->asker->arithmetic, value->quantity, &measure->show,
			measure->unit, &out) == QUANTITY_OK)
			return buf_str(&out);
		buf_clear(&out);
	}
	return asker_print(block->asker, value, &measure->show, measure->at);
}
