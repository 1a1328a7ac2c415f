/*
 * resolver - a world for the tests of formulas, read from lines of text:
 *
 *   bicycle is vehicle                      a kind is a sort of another
 *   tourer: bicycle                         a thing of a kind
 *   tourer.price = 1100..1400 USD           a quantity, unknown, not applicable, yes, no, a date, "text",
 *   tourer.parts = [2 wheel, 1 frame]       a list of records {quantity, item}, a list of things, or a thing
 *   tourer.trip(distance) := distance / speed    a figure, with parameters or without
 *
 * Ranges are inputs that dependence follows, and fake_eval finds the exact range at the corners as
 * the data layer does.
 */
#ifndef TESTS_FORMULA_WORLD_H
#define TESTS_FORMULA_WORLD_H

#include "base/map.h"
#include "formula/dependence.h"
#include "formula/substitute.h"
#include "number/quantity_print.h"
#include "number/show.h"
#include "number_fixture.h"

struct kind {
	struct str id;
	const struct kind *is;
};

struct thing {
	struct str id;
	const struct kind *kind;
	struct map members; /* name -> struct origin */
};

struct record {
	struct value quantity, item;
};

/* A fact or a figure of a thing. */
struct origin {
	const struct thing *thing;
	struct str name;
	struct value value;
	const struct formula *formula;
	struct str parameter;
	const struct ratio *corner; /* while a corner is looked at: the end that counts */
};

struct attribute {
	char nothing;
};

struct fake {
	struct numbers numbers;
	struct diag *diag;
	struct map kinds, things;
	struct resolver world;
	struct attribute fields; /* of all records */
	bool in_corner;
};

static inline bool fake_type_of(void *self, const struct value *value, struct type *out)
{
	struct fake *fake = self;
	*out = value->kind == VALUE_THING
	    ? (struct type){ .kind = TYPE_THING, .of = value->thing->kind }
	    : (struct type){ .kind = TYPE_RECORD, .fields = &fake->fields };
	return true;
}

static inline struct type fake_type(struct fake *fake, const struct value *value)
{
	static const enum type_kind kinds[] = {
		[VALUE_QUANTITY] = TYPE_QUANTITY,
		[VALUE_TRUTH] = TYPE_TRUTH,
		[VALUE_TEXT] = TYPE_TEXT,
		[VALUE_DATE] = TYPE_DATE,
		[VALUE_LIST] = TYPE_LIST,
	};
	struct type type = { 0 };
	if (value->kind == VALUE_THING || value->kind == VALUE_RECORD)
		fake_type_of(fake, value, &type);
	else
		type.kind = value->kind < countof(kinds) ? kinds[value->kind] : TYPE_UNSURE;
	if (value->kind == VALUE_QUANTITY)
		type.unit = value->quantity->unit;
	if (value->kind == VALUE_LIST) {
		struct type *element = ARENA_NEW(fake->numbers.keep, struct type);
		if (value->list.count)
			*element = fake_type(fake, &value->list.at[0]);
		type.element = element;
	}
	return type;
}

static inline bool fake_is(const struct kind *kind, const struct kind *other)
{
	for (; kind; kind = kind->is) {
		if (kind == other)
			return true;
	}
	return false;
}

static inline struct value fake_origin_value(struct fake *fake, const struct formula_context *context,
    const struct thing *thing, struct origin *origin, const struct binding *arguments, size_t count)
{
	struct arena *keep = fake->numbers.keep;
	struct value value = origin->value;
	if (origin->formula) {
		struct value of = value_of_thing(thing);
		struct formula_context inner = *context;
		inner.self = &of;
		inner.bindings = arguments;
		inner.binding_count = count;
		inner.depth++;
		value = formula_eval(origin->formula, &inner);
	} else if (value.kind == VALUE_QUANTITY && origin->corner) {
		struct quantity point = *value.quantity;
		point.lo = point.hi = origin->corner;
		value = value_of_quantity(keep, point);
	} else if (value.kind == VALUE_QUANTITY && !quantity_is_point(value.quantity)) {
		struct dependence input = { origin, 1, 0 };
		value.inputs = arena_copy(keep, &input, sizeof(input));
		value.input_count = 1;
	}
	value.origin = origin;
	return value;
}

static inline bool fake_member(void *self, const struct formula_context *context,
    const struct value *of, struct str name, uint64_t hash, struct value *out)
{
	(void)hash;
	if (of->kind == VALUE_RECORD) {
		bool quantity = str_eq(name, STR("quantity"));
		*out = quantity ? of->record->quantity : of->record->item;
		return quantity || str_eq(name, STR("item"));
	}
	struct fake *fake = self;
	struct origin *origin = map_get(&of->thing->members, name);
	struct type type;
	if (origin && origin->parameter.len)
		return false;
	if (origin)
		*out = fake_origin_value(fake, context, of->thing, origin, NULL, 0);
	else
		*out = value_of_unknown(str_print(
		    fake->numbers.keep, "the %.*s of %.*s", STR_ARG(name), STR_ARG(of->thing->id)));
	return origin ||
	    fake->world.member_type(fake, &(struct type){ .of = of->thing->kind }, name, &type);
}

static inline bool fake_field(void *self, const struct thing *thing, struct str name, struct value *out)
{
	(void)self;
	if (map_get(&thing->members, name))
		return false;
	*out = value_of_text(str_eq(name, STR("kind")) ? thing->kind->id : thing->id);
	return str_eq(name, STR("id")) || str_eq(name, STR("kind"));
}

static inline bool fake_field_type(void *self, const struct kind *kind, struct str name, struct type *out)
{
	(void)self;
	(void)kind;
	*out = (struct type){ .kind = TYPE_TEXT };
	return str_eq(name, STR("id")) || str_eq(name, STR("kind"));
}

static inline bool fake_global(void *self, const struct formula_context *context, struct str name,
    uint64_t hash, struct value *out)
{
	(void)hash;
	struct fake *fake = self;
	const struct thing *thing = map_get(&fake->things, name);
	const struct kind *kind = map_get(&fake->kinds, name);
	(void)context;
	if (thing) {
		*out = value_of_thing(thing);
		return true;
	}
	if (!kind)
		return false;
	struct value *list = ARENA_ARRAY(fake->numbers.keep, struct value, fake->things.count + 1);
	*out = (struct value){ .kind = VALUE_LIST, .list = { list, 0 } };
	for (size_t i = 0; i < fake->things.count; i++) {
		const struct thing *each = fake->things.at[i].value;
		if (fake_is(each->kind, kind))
			list[out->list.count++] = value_of_thing(each);
	}
	return true;
}

static inline bool fake_call(void *self, const struct formula_context *context,
    const struct value *of, const struct formula_call *call, struct value *out)
{
	struct origin *origin = map_get(&of->thing->members, call->name);
	if (!origin || !origin->formula)
		return false;
	if (call->count != 1 || !str_eq(call->arguments[0].name, origin->parameter)) {
		diag_report(context->diag, DIAG_FORMULA_NAME, formula_place(call->text, call->at),
		    "%.*s wants to be given “%.*s”", STR_ARG(call->name), STR_ARG(origin->parameter));
		*out = VALUE_OF_BAD;
		return true;
	}
	*out = fake_origin_value(self, context, of->thing, origin, call->arguments, call->count);
	return true;
}

static inline bool fake_is_kind(void *self, const struct thing *thing, struct str kind, bool *exists)
{
	struct fake *fake = self;
	const struct kind *other = map_get(&fake->kinds, kind);
	*exists = other != NULL;
	return other && fake_is(thing->kind, other);
}

static inline struct str fake_name_of(void *self, const struct thing *thing)
{
	(void)self;
	return thing->id;
}

static inline struct str fake_words_of(void *self, const struct value *of)
{
	(void)self;
	return of->kind == VALUE_THING ? of->thing->id : of->record->item.thing->id;
}

static inline struct date fake_as_of(void *self)
{
	struct date date;
	(void)self;
	assert_true(date_parse(STR("2026-03-01"), &date));
	return date;
}

/* Prices were observed in November 2025; nobody says when anything else was. */
static inline bool fake_observed(void *self, const struct value *value, struct date *on)
{
	struct date date;
	(void)self;
	assert_true(date_parse(STR("2025-11-01"), &date));
	if (!value->origin || value->origin->formula)
		return false;
	*on = str_starts(value->origin->name, STR("the price")) ? date : DATE_NONE;
	return true;
}

static inline bool fake_same(void *self, const struct thing *a, const struct thing *b)
{
	(void)self;
	return a == b;
}

/* Some thing of the kind that has the member: its type stands for the kind's. */
static inline bool fake_member_type(void *self, const struct type *of, struct str name, struct type *out)
{
	struct fake *fake = self;
	if (of->kind == TYPE_RECORD) {
		*out = (struct type){ .kind = TYPE_QUANTITY, .unit = unit_one(fake->numbers.units) };
		if (str_eq(name, STR("item")))
			*out = (struct type){ .kind = TYPE_THING,
				.of = map_get(&fake->kinds, STR("part")) };
		return str_eq(name, STR("item")) || str_eq(name, STR("quantity"));
	}
	bool found = false;
	*out = (struct type){ .kind = TYPE_UNSURE };
	for (size_t i = 0; i < fake->things.count; i++) {
		const struct thing *thing = fake->things.at[i].value;
		struct origin *origin =
		    fake_is(thing->kind, of->of) ? map_get(&thing->members, name) : NULL;
		bool told = out->kind == TYPE_LIST ? out->element->kind != TYPE_UNSURE
						   : out->kind != TYPE_UNSURE;
		if (!origin || origin->parameter.len || told)
			continue;
		found = true;
		struct type self_type = { .kind = TYPE_THING, .of = thing->kind };
		struct formula_context context = {
			.resolver = &fake->world, .diag = fake->diag, .keep = fake->numbers.keep
		};
		*out = origin->formula ? formula_check(origin->formula, &context, &self_type)
				       : fake_type(fake, &origin->value);
	}
	return found;
}

static inline bool fake_global_type(void *self, struct str name, struct type *out)
{
	struct fake *fake = self;
	const struct thing *thing = map_get(&fake->things, name);
	const struct kind *kind = map_get(&fake->kinds, name);
	struct type *element = ARENA_NEW(fake->numbers.keep, struct type);
	*element = (struct type){ .kind = TYPE_THING, .of = thing ? thing->kind : kind };
	*out = thing ? *element : (struct type){ .kind = TYPE_LIST, .element = element };
	return thing || kind;
}

static inline bool fake_call_type(void *self, const struct formula_context *context,
    const struct type *of, const struct formula_call *call, struct type *out)
{
	struct fake *fake = self;
	for (size_t i = 0; i < call->count; i++) {
		if (call->arguments[i].name.len > 0)
			continue;
		diag_report(context->diag, DIAG_FORMULA_SYNTAX, formula_place(call->text, call->at),
		    "what a figure is given has a name in front");
		*out = (struct type){ .kind = TYPE_UNSURE };
		return true;
	}
	for (size_t i = 0; i < fake->things.count; i++) {
		const struct thing *thing = fake->things.at[i].value;
		struct origin *origin =
		    thing->kind == of->of ? map_get(&thing->members, call->name) : NULL;
		if (!origin || !origin->parameter.len)
			continue;
		struct formula_context inner = *context;
		inner.bindings = call->arguments;
		inner.binding_count = call->count;
		*out = formula_check(origin->formula, &inner, of);
		return true;
	}
	return false;
}

static inline bool fake_kind_type(void *self, struct str kind, struct type *out)
{
	struct fake *fake = self;
	*out = (struct type){ .kind = TYPE_THING, .of = map_get(&fake->kinds, kind) };
	return out->of;
}

static inline void fake_names(
    void *self, const struct type *of, const struct value *of_value, struct near *near)
{
	struct fake *fake = self;
	const struct kind *kind = of                    ? of->of
	    : of_value && of_value->kind == VALUE_THING ? of_value->thing->kind
							: NULL;
	for (size_t i = 0; i < fake->things.count; i++) {
		const struct thing *thing = fake->things.at[i].value;
		if (!of && !of_value)
			near_offer(near, thing->id);
		for (size_t j = 0; kind && fake_is(thing->kind, kind) && j < thing->members.count; j++)
			near_offer(near, thing->members.at[j].key);
	}
}

static inline void fake_note(void *self, struct diag *diag, const struct value *of)
{
	(void)self;
	for (size_t i = 0; i < of->input_count; i++)
		diag_note(diag, POS_NONE, "%.*s is a range", STR_ARG(of->inputs[i].input->name));
}

/* Every input in turn at each of its ends. */
static inline bool fake_visit_corners(struct fake *fake, const struct formula_context *context,
    const struct value *value, size_t next, bool (*at)(void *, const struct formula_context *),
    void *asker)
{
	if (next == value->input_count)
		return at(asker, context);
	struct origin *input = (struct origin *)value->inputs[next].input;
	bool good = true;
	for (size_t i = 0; i < 2 && good; i++) {
		input->corner = i ? input->value.quantity->hi : input->value.quantity->lo;
		good = fake_visit_corners(fake, context, value, next + 1, at, asker);
	}
	input->corner = NULL;
	return good;
}

static inline bool fake_corners_visit(void *self, const struct formula_context *context,
    const struct value *value, bool (*at)(void *, const struct formula_context *), void *asker)
{
	struct fake *fake = self;
	if (fake->in_corner || value->input_count == 0 || value->input_count > 8)
		return false;
	for (size_t i = 0; i < value->input_count; i++) {
		const struct quantity *input = value->inputs[i].input->value.quantity;
		if (value->inputs[i].up > 1 || value->inputs[i].down > 1 || !input->lo || !input->hi)
			return false;
	}
	struct formula_context quiet = *context;
	quiet.diag = diag_new(context->keep);
	quiet.visit = NULL;
	fake->in_corner = true;
	bool good = fake_visit_corners(fake, &quiet, value, 0, at, asker);
	fake->in_corner = false;
	return good;
}

/* Reading the lines. */

static inline struct kind *fake_kind(struct fake *fake, struct str id)
{
	struct kind *kind = map_get(&fake->kinds, id);
	if (!kind) {
		kind = ARENA_NEW(fake->numbers.keep, struct kind);
		kind->id = id;
		map_put(&fake->kinds, id, kind);
	}
	return kind;
}

static inline struct value fake_value(struct fake *fake, struct str what, struct str text);

/* "2 wheel" is a record, "wheel" an element of its own. */
static inline struct value fake_element(struct fake *fake, struct str what, struct str text)
{
	struct str quantity, item;
	if (text.at[0] < '0' || text.at[0] > '9' || !str_cut(text, ' ', &quantity, &item) ||
	    !map_get(&fake->things, item))
		return fake_value(fake, what, text);
	struct record *record = ARENA_NEW(fake->numbers.keep, struct record);
	record->quantity = fake_value(fake, what, quantity);
	record->item = fake_value(fake, what, item);
	return (struct value){ .kind = VALUE_RECORD, .record = record };
}

static inline struct value fake_list(struct fake *fake, struct str what, struct str text)
{
	struct value *list = ARENA_ARRAY(fake->numbers.keep, struct value, text.len + 1);
	struct value value = { .kind = VALUE_LIST, .list = { list, 0 } };
	struct str each;
	for (struct str rest = str_trim(text); rest.len; rest = str_trim(rest)) {
		str_cut(rest, ',', &each, &rest);
		list[value.list.count++] = fake_element(fake, what, str_trim(each));
	}
	return value;
}

static inline struct value fake_value(struct fake *fake, struct str what, struct str text)
{
	struct arena *keep = fake->numbers.keep;
	struct quantity quantity;
	struct date date;
	struct quantity_mistake mistake = { .near = NULL };
	if (str_eq(text, STR("unknown")))
		return value_of_unknown(what);
	if (str_eq(text, STR("not applicable")))
		return VALUE_OF_INAPPLICABLE;
	if (str_eq(text, STR("yes")) || str_eq(text, STR("no")))
		return value_of_truth(text.at[0] == 'y' ? TRUTH_YES : TRUTH_NO);
	if (text.len && text.at[0] == '"')
		return value_of_text(str_sub(text, 1, text.len - 1));
	if (text.len && text.at[0] == '[')
		return fake_list(fake, what, str_sub(text, 1, text.len - 1));
	if (map_get(&fake->things, text))
		return value_of_thing(map_get(&fake->things, text));
	if (date_parse(text, &date))
		return value_of_date(date);
	if (!quantity_parse(fake->numbers.units, keep, text, &quantity, &mistake))
		fail_msg("%.*s: %.*s", STR_ARG(text), STR_ARG(mistake.why));
	return value_of_quantity(keep, quantity);
}

static inline void fake_read_member(struct fake *fake, struct str path, struct str text, bool formula)
{
	struct arena *keep = fake->numbers.keep;
	struct origin *origin = ARENA_NEW(keep, struct origin);
	struct str id, name, parameter;
	str_cut(path, '.', &id, &name);
	struct thing *thing = map_get(&fake->things, id);
	assert_non_null(thing);
	if (str_cut(name, '(', &name, &parameter))
		origin->parameter = str_sub(parameter, 0, parameter.len - 1);
	origin->thing = thing;
	origin->name = str_print(keep, "the %.*s of %.*s", STR_ARG(name), STR_ARG(id));
	if (formula) {
		const struct source *source = source_new(keep, path, text);
		origin->formula = formula_parse(keep, fake->diag, fake->numbers.units,
		    (struct formula_text){ text, source_pos(source, 0), true });
		assert_non_null(origin->formula);
	} else {
		origin->value = fake_value(fake, origin->name, text);
	}
	map_put(&thing->members, name, origin);
}

static inline void fake_read_line(struct fake *fake, struct str line)
{
	struct str left, right;
	size_t is = str_find(line, STR(" is "), 0), colon = str_find(line, STR(": "), 0);
	size_t equals = str_find(line, STR(" = "), 0), formula = str_find(line, STR(" := "), 0);
	if (formula != STR_NONE) {
		fake_read_member(
		    fake, str_sub(line, 0, formula), str_sub(line, formula + 4, line.len), true);
	} else if (equals != STR_NONE) {
		fake_read_member(
		    fake, str_sub(line, 0, equals), str_sub(line, equals + 3, line.len), false);
	} else if (colon != STR_NONE) {
		struct thing *thing = ARENA_NEW(fake->numbers.keep, struct thing);
		left = str_sub(line, 0, colon);
		right = str_sub(line, colon + 2, line.len);
		*thing = (struct thing){ left, fake_kind(fake, right), map_in(fake->numbers.keep) };
		map_put(&fake->things, left, thing);
	} else if (is != STR_NONE) {
		fake_kind(fake, str_sub(line, 0, is))->is =
		    fake_kind(fake, str_sub(line, is + 4, line.len));
	} else if (line.len) {
		fail_msg("no line of a world: %.*s", STR_ARG(line));
	}
}

static inline struct fake *fake_new(struct str text)
{
	struct numbers numbers = numbers_new();
	struct fake *fake = ARENA_NEW(numbers.keep, struct fake);
	struct str line;
	fake->numbers = numbers;
	fake->diag = diag_new(numbers.keep);
	fake->kinds = map_in(numbers.keep);
	fake->things = map_in(numbers.keep);
	fake->world = (struct resolver){
		.self = fake,
		.member = fake_member,
		.field = fake_field,
		.global = fake_global,
		.call = fake_call,
		.is_kind = fake_is_kind,
		.name_of = fake_words_of,
		.as_of = fake_as_of,
		.observed = fake_observed,
		.same = fake_same,
		.member_type = fake_member_type,
		.field_type = fake_field_type,
		.global_type = fake_global_type,
		.call_type = fake_call_type,
		.kind_type = fake_kind_type,
		.names = fake_names,
		.type_of = fake_type_of,
		.corners = fake_corners_visit,
		.note = fake_note,
		.units = numbers.units,
		.changer = &fake->numbers.changer,
	};
	for (struct str rest = text; str_line(&rest, &line);)
		fake_read_line(fake, str_trim(line));
	return fake;
}

/* Evaluating. */

static inline struct formula_context fake_run(struct fake *fake)
{
	return (struct formula_context){
		.resolver = &fake->world, .diag = fake->diag, .keep = fake->numbers.keep
	};
}

static inline const struct formula *fake_parse(struct fake *fake, struct str text, struct show *show)
{
	const struct source *source = source_new(fake->numbers.keep, STR("formula"), text);
	struct formula_text where = { text, { source, 1, 1 }, true };
	return formula_parse_shown(fake->numbers.keep, fake->diag, fake->numbers.units, where, show);
}

/* The smallest range that holds the values at all corners of the inputs from `next` on. */
static inline void fake_corners(const struct formula *formula, const struct formula_context *context,
    const struct value *value, size_t next, struct quantity *hull)
{
	if (next == value->input_count) {
		struct value corner = formula_eval(formula, context);
		assert_int_equal(corner.kind, VALUE_QUANTITY);
		if (!hull->lo || ratio_cmp(corner.quantity->lo, hull->lo) < 0)
			hull->lo = corner.quantity->lo;
		if (!hull->hi || ratio_cmp(corner.quantity->hi, hull->hi) > 0)
			hull->hi = corner.quantity->hi;
		return;
	}
	struct origin *input = (struct origin *)value->inputs[next].input;
	input->corner = input->value.quantity->lo;
	fake_corners(formula, context, value, next + 1, hull);
	input->corner = input->value.quantity->hi;
	fake_corners(formula, context, value, next + 1, hull);
	input->corner = NULL;
}

static inline struct value fake_eval(struct fake *fake, const struct formula *formula)
{
	struct formula_context context = fake_run(fake);
	struct value value = formula_eval(formula, &context);
	if (value.kind != VALUE_QUANTITY || !value.repeated)
		return value;
	struct quantity quantity = *value.quantity;
	bool linear = true;
	for (size_t i = 0; i < value.input_count; i++) {
		const struct quantity *input = value.inputs[i].input->value.quantity;
		linear = linear && value.inputs[i].up <= 1 && value.inputs[i].down <= 1 &&
		    input->lo && input->hi;
	}
	quantity.bound = !linear;
	if (linear) {
		quantity.lo = quantity.hi = NULL;
		fake_corners(formula, &context, &value, 0, &quantity);
	}
	value.quantity = value_of_quantity(fake->numbers.keep, quantity).quantity;
	return value;
}

static inline struct str fake_words(struct fake *fake, const struct value *value, const struct show *show)
{
	static const char *const truths[] = {
		[TRUTH_NO] = "no", [TRUTH_YES] = "yes", [TRUTH_UNDECIDED] = "undecided"
	};
	struct buf out = buf_in(fake->numbers.keep, BUF_MOST);
	switch (value->kind) {
	case VALUE_QUANTITY:
		quantity_print(numbers_how(&fake->numbers), value->quantity, show, &out);
		break;
	case VALUE_TRUTH:
		return str_from(truths[value->truth]);
	case VALUE_TEXT:
		return value->text;
	case VALUE_DATE:
		return date_iso(fake->numbers.keep, value->date);
	case VALUE_THING:
		return value->thing->id;
	case VALUE_UNKNOWN:
		buf_print(&out, "unknown: %.*s", STR_ARG(value->missing));
		break;
	case VALUE_LIST:
		for (size_t i = 0; i < value->list.count; i++) {
			buf_put(&out, i ? STR(", ") : STR(""));
			buf_put(&out, fake_words(fake, &value->list.at[i], show));
		}
		break;
	case VALUE_BAD:
	case VALUE_INAPPLICABLE:
	case VALUE_RECORD:
		return str_from(value_kind_words(value->kind));
	}
	return buf_str(&out);
}

/*
 * What an example says behind its arrow: the value, or the first mistake, found by the check or
 * else by the evaluation.
 */
static inline struct str fake_result(struct fake *fake, struct str text)
{
	struct show show;
	const struct formula *formula = fake_parse(fake, text, &show);
	struct formula_context context = fake_run(fake);
	struct value value = VALUE_OF_BAD;
	if (formula) {
		formula_check(formula, &context, NULL);
		value = fake_eval(fake, formula);
		assert_true(value.kind != VALUE_BAD || diag_count(fake->diag) > 0);
	}
	if (diag_count(fake->diag) == 0)
		return fake_words(fake, &value, &show);
	return str_print(fake->numbers.keep, "error: %.*s", STR_ARG(diag_at(fake->diag, 0)->text));
}

static inline struct str fake_steps(struct fake *fake, struct str text)
{
	struct show show;
	const struct formula *formula = fake_parse(fake, text, &show);
	struct formula_context context = fake_run(fake);
	struct buf out = buf_in(fake->numbers.keep, BUF_MOST);
	assert_non_null(formula);
	struct value value = fake_eval(fake, formula);
	struct formula_words words = { .name_of = fake_name_of };
	if (value.kind == VALUE_QUANTITY)
		words.result = show.unit ? show.unit : value.quantity->unit;
	formula_substitute(formula, &context, &words, &out);
	assert_int_equal(diag_count(fake->diag), 0);
	return buf_str(&out);
}

#endif
