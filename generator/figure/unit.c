/* The table of units: making it, declaring in it, and what units tell of themselves. */
#include "figure/unit_table.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

bool dimension_eq(const struct dimension *a, const struct dimension *b)
{
	return memcmp(a, b, sizeof(*a)) == 0;
}

bool dimension_is_none(const struct dimension *d)
{
	static const struct dimension none;
	return dimension_eq(d, &none);
}

bool dimension_add(struct dimension *d, const struct dimension *more, int times)
{
	for (size_t i = 0; i < UNIT_DIMENSIONS_MOST; i++) {
		int power = d->power[i] + times * more->power[i];
		if (abs(power) > UNIT_POWER_MOST)
			return false;
		d->power[i] = (int8_t)power;
	}
	return true;
}

bool unit_fits(const struct unit *a, const struct unit *b)
{
	return a == b || (a->scale == b->scale && dimension_eq(&a->dimension, &b->dimension));
}

const struct unit *unit_one(const struct units *units)
{
	return units->one;
}

bool unit_name_eq(const struct unit_name *a, const struct unit_name *b)
{
	return a == b || (a->def == b->def && str_eq(a->text, b->text));
}

bool unit_list_add(struct unit_list *list, const struct unit_name *name, int power)
{
	for (size_t i = 0; i < list->count; i++) {
		if (unit_name_eq(list->at[i].name, name)) {
			list->at[i].power += power;
			return true;
		}
	}
	if (list->count == countof(list->at))
		return false;
	list->at[list->count++] = (struct unit_factor){ name, power };
	return true;
}

/* Dimension and factor of what stands in unit->factors; false when a limit is passed. */
static bool unit_measure(struct arena *keep, struct unit *unit)
{
	unit->factor = ratio_one();
	for (size_t i = 0; i < unit->factor_count; i++) {
		const struct unit_factor *f = &unit->factors[i];
		if (abs(f->power) > UNIT_POWER_MOST ||
		    !dimension_add(&unit->dimension, &f->name->def->dimension, f->power))
			return false;
		const struct ratio *by = ratio_pow(keep, f->name->factor, f->power);
		if (by == NULL)
			return false;
		unit->factor = ratio_mul(keep, unit->factor, by);
	}
	return true;
}

const struct unit *unit_build(const struct units *units, struct arena *keep, const struct unit_list *list)
{
	struct unit_factor left[countof(list->at)];
	size_t count = 0;
	for (size_t i = 0; i < list->count; i++)
		if (list->at[i].power != 0)
			left[count++] = list->at[i];
	if (count == 0)
		return units->one;
	if (count == 1 && left[0].power == 1 && left[0].name->prefix == NULL)
		return unit_difference(left[0].name->def->unit);
	if (count > UNIT_FACTORS_MOST)
		return NULL;
	struct unit *unit = ARENA_NEW(keep, struct unit);
	unit->factors = arena_copy(keep, left, count * sizeof(*left));
	unit->factor_count = count;
	if (!unit_measure(keep, unit))
		return NULL;
	struct buf text = buf_in(keep, BUF_MOST);
	unit_write(&text, units, unit->factors, count, (struct unit_text_style){ .skip = STR_NONE });
	unit->text = buf_str(&text);
	return unit;
}

static const struct unit_name *name_copy(struct arena *keep, const struct unit_name *name)
{
	struct unit_name *copy = arena_copy(keep, name, sizeof(*name));
	copy->text = str_copy(keep, name->text);
	copy->factor = ratio_copy(keep, name->factor);
	return copy;
}

const struct unit *unit_copy(struct arena *keep, const struct unit *unit)
{
	if (unit->factor_count == 0 || unit->factors[0].name->def->unit == unit)
		return unit; /* made with the table */
	struct unit *copy = arena_copy(keep, unit, sizeof(*unit));
	copy->text = str_copy(keep, unit->text);
	copy->factor = ratio_copy(keep, unit->factor);
	copy->offset = unit->offset ? ratio_copy(keep, unit->offset) : NULL;
	copy->factors = arena_copy(keep, unit->factors, unit->factor_count * sizeof(*unit->factors));
	for (size_t i = 0; i < unit->factor_count; i++)
		copy->factors[i].name = name_copy(keep, unit->factors[i].name);
	return copy;
}

/* The unit that is a name alone; the only place where a scale other than UNIT_RATIO begins. */
static struct unit *unit_of_def(
    struct arena *keep, const struct unit_def *def, const struct unit_name *name)
{
	struct unit *unit = ARENA_NEW(keep, struct unit);
	unit->text = def->name;
	unit->dimension = def->dimension;
	unit->factor = def->factor;
	unit->offset = def->offset;
	unit->scale = def->scale;
	unit->factors = ARENA_NEW(keep, struct unit_factor);
	unit->factors[0] = (struct unit_factor){ name, 1 };
	unit->factor_count = 1;
	return unit;
}

const struct unit *unit_difference(const struct unit *unit)
{
	if (unit->scale == UNIT_RATIO)
		return unit;
	return unit->factors[0].name->def->difference;
}

static void add_key(struct units *units, struct str spelling, const struct unit_name *name, bool with_hour)
{
	if (spelling.len == 0 || map_get(&units->keys, spelling) != NULL)
		return;
	struct unit_key *key = ARENA_NEW(units->keep, struct unit_key);
	*key = (struct unit_key){ name, with_hour };
	map_add(&units->keys, spelling, key);
}

static void add_def(struct units *units, struct unit_def *def)
{
	struct unit_name *name = ARENA_NEW(units->keep, struct unit_name);
	*name = (struct unit_name){ .def = def, .text = def->name, .factor = def->factor };
	def->unit = unit_of_def(units->keep, def, name);
	if (def->scale == UNIT_LOGARITHMIC) {
		struct unit *difference = unit_of_def(units->keep, def, name);
		difference->scale = UNIT_RATIO;
		def->difference = difference;
	}
	units->defs =
	    arena_room(units->keep, units->defs, units->count, &units->room, sizeof(*units->defs));
	units->defs[units->count++] = def;
	add_key(units, def->name, name, false);
	add_key(units, def->plural, name, false);
	if (def->with_hour)
		add_key(units, str_print(units->keep, "%.*sh", STR_ARG(def->name)), name, true);
}

static const struct ratio *read_factor(struct arena *keep, struct str text)
{
	const struct ratio *factor = ratio_parse(keep, text);
	return factor != NULL ? factor : ratio_parse_exact(keep, text);
}

/*
 * Reads "1055.06 J", "5/9 K", "1/100" or "J": how many base units that is, and their unit; false with *why.
 */
static bool read_amount(struct units *units, struct str text, const struct ratio **value,
    const struct unit **unit, struct str *why)
{
	struct str number, rest;
	if (!str_cut(text, ' ', &number, &rest) && read_factor(units->keep, text) == NULL) {
		number = STR("1");
		rest = text;
	}
	*value = read_factor(units->keep, number);
	if (*value == NULL || ratio_sign(*value) <= 0) {
		*why = str_print(units->keep, "%.*s is not a number above zero", STR_ARG(number));
		return false;
	}
	struct str bad;
	*unit = units_parse(units, units->keep, str_trim(rest), &bad, NULL);
	if (*unit == NULL || (*unit)->scale != UNIT_RATIO) {
		bad = *unit == NULL ? bad : str_trim(rest);
		*why = str_print(units->keep, "unknown unit %.*s", STR_ARG(bad));
		return false;
	}
	*value = ratio_mul(units->keep, *value, (*unit)->factor);
	return true;
}

/* A name that is not made of others opens a dimension. */
static bool define_base(struct units *units, struct unit_def *def, struct str *why)
{
	if (units->base_count == UNIT_DIMENSIONS_MOST) {
		*why = str_print(units->keep,
		    "a site can have %d base units, built-in ones included", UNIT_DIMENSIONS_MOST);
		return false;
	}
	def->factor = ratio_one();
	def->dimension.power[units->base_count] = 1;
	units->bases[units->base_count++] = def;
	return true;
}

static bool define_derived(
    struct units *units, struct unit_def *def, const struct unit_declaration *says, struct str *why)
{
	const struct unit *unit, *zero_unit;
	struct str is = says->is;
	if (is.len == 0) /* an affine unit whose steps are those of the unit its zero is given in */
		str_cut(says->affine, ' ', &(struct str){ 0 }, &is);
	if (!read_amount(units, is, &def->factor, &unit, why))
		return false;
	def->dimension = unit->dimension;
	if (says->affine.len == 0)
		return true;
	if (!read_amount(units, says->affine, &def->offset, &zero_unit, why))
		return false;
	if (!dimension_eq(&zero_unit->dimension, &unit->dimension)) {
		*why = STR("its zero is given in another dimension");
		return false;
	}
	def->scale = UNIT_AFFINE;
	def->difference = zero_unit;
	return true;
}

static bool declaration_sound(
    const struct units *units, const struct unit_declaration *says, struct str *why)
{
	struct str names[] = { says->name, says->plural };
	for (size_t i = 0; i < countof(names); i++) {
		if (i == 1 && (names[1].len == 0 || str_eq(names[0], names[1])))
			continue;
		if (names[i].len == 0 || unit_name_span(names[i], 0) != names[i].len) {
			*why = STR("a unit's name is letters, then digits");
			return false;
		}
		if (map_get(&units->keys, names[i]) != NULL) {
			*why =
			    str_print(units->keep, "there is a unit %.*s already", STR_ARG(names[i]));
			return false;
		}
	}
	if (says->is.len + says->affine.len > 0 && says->logarithmic) {
		*why = STR("a logarithmic unit is not made of another");
		return false;
	}
	return true;
}

static struct unit_def *define(struct units *units, const struct unit_declaration *says, struct str *why)
{
	struct unit_def *def = ARENA_NEW(units->keep, struct unit_def);
	*def = (struct unit_def){
		.name = str_copy(units->keep, says->name),
		.plural = str_copy(units->keep, says->plural),
		.symbol = str_copy(units->keep, says->symbol),
		.show = str_copy(units->keep, says->show),
		.scale = says->logarithmic ? UNIT_LOGARITHMIC : UNIT_RATIO,
	};
	if (!declaration_sound(units, says, why))
		return NULL;
	bool base = says->is.len == 0 && says->affine.len == 0;
	if (base ? !define_base(units, def, why) : !define_derived(units, def, says, why))
		return NULL;
	def->money = base && says->money;
	if (base && !says->money && !says->logarithmic)
		def->prefixes = PREFIX_LARGE;
	return def;
}

bool units_declare(struct units *units, const struct unit_declaration *declaration, struct str *why)
{
	struct unit_def *def = define(units, declaration, why);
	if (def == NULL)
		return false;
	add_def(units, def);
	return true;
}

struct units *units_new(struct arena *keep)
{
	struct units *units = ARENA_NEW(keep, struct units);
	units->keep = keep;
	units->keys = map_in(keep);
	struct unit *one = ARENA_NEW(keep, struct unit);
	one->factor = ratio_one();
	units->one = one;
	for (size_t i = 0; i < units_builtin_count; i++) {
		const struct unit_builtin *row = &units_builtin[i];
		struct str why;
		struct unit_def *def = define(units, &row->says, &why);
		assert(def != NULL);
		def->word = row->word;
		def->prefixes = row->prefixes;
		def->with_hour = row->with_hour;
		def->tight = row->tight;
		add_def(units, def);
		add_key(units, row->also, def->unit->factors[0].name, false);
		if (str_eq(def->name, STR("h")))
			units->hour = def;
	}
	return units;
}

size_t units_count(const struct units *units)
{
	return units->count;
}

struct str units_name(const struct units *units, size_t index)
{
	return units->defs[index]->name;
}

bool units_is_currency(const struct units *units, struct str name)
{
	const struct unit_key *key = map_get(&units->keys, name);
	return key != NULL && key->name->def->money;
}

int dimension_money_power(const struct units *units, const struct dimension *dimension)
{
	int power = 0;
	for (size_t i = 0; i < units->base_count; i++)
		if (units->bases[i]->money)
			power += dimension->power[i];
	return power;
}

struct str dimension_currency(const struct units *units, const struct dimension *dimension)
{
	struct str found = STR("");
	for (size_t i = 0; i < units->base_count; i++) {
		if (!units->bases[i]->money || dimension->power[i] == 0)
			continue;
		if (found.len > 0)
			return STR("");
		found = units->bases[i]->name;
	}
	return found;
}

const struct unit *unit_with_money(
    const struct units *units, struct arena *keep, const struct unit *unit, struct str currency)
{
	const struct unit_key *key = map_get(&units->keys, currency);
	if (key == NULL || !key->name->def->money)
		return NULL;
	struct unit_list list = { .count = 0 };
	for (size_t i = 0; i < unit->factor_count; i++) {
		const struct unit_factor *f = &unit->factors[i];
		bool money = dimension_money_power(units, &f->name->def->dimension) != 0;
		unit_list_add(&list, money ? key->name : f->name, f->power);
	}
	return unit_build(units, keep, &list);
}
