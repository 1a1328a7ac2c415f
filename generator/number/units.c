#include "number/units.h"

#include "number/ratio_text.h"
#include "number/unit_near.h"
#include "number/unit_parse.h"
#include "number/units_builtin.h"

#include <assert.h>

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

static void add_key(struct units *units, struct str spelling, const struct unit_name *name, bool with_hour)
{
	const struct unit_key *taken = map_get(&units->keys, spelling);

	if (spelling.len == 0 || (taken && !taken->name->def->implied))
		return;
	struct unit_key *key = ARENA_NEW(units->keep, struct unit_key);
	*key = (struct unit_key){ name, with_hour };
	map_put(&units->keys, spelling, key);
}

static const struct unit *unit_of_steps(
    struct units *units, const struct unit_def *level, const struct unit_name *name);

static void add_def(struct units *units, struct unit_def *def)
{
	struct unit_name *name = ARENA_NEW(units->keep, struct unit_name);

	*name = (struct unit_name){ .def = def, .text = def->name, .factor = def->factor };
	def->unit = unit_of_def(units->keep, def, name);
	if (def->scale == UNIT_LOGARITHMIC)
		def->difference = unit_of_steps(units, def, name);
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

	return factor ? factor : ratio_parse_exact(keep, text);
}

/*
 * Reads "1055.06 J", "5/9 K", "1/100" or "J": how many base units that is, and their unit; false with *why.
 */
static bool read_amount(struct units *units, struct str text, const struct ratio **value,
    const struct unit **unit, struct str *why)
{
	struct str number, rest;

	if (!str_cut(text, ' ', &number, &rest) && !read_factor(units->keep, text)) {
		number = STR("1");
		rest = text;
	}
	*value = read_factor(units->keep, number);
	if (!*value || ratio_sign(*value) <= 0) {
		*why = str_print(units->keep, "%.*s is not a number above zero", STR_ARG(number));
		return false;
	}
	struct str bad;
	*unit = unit_read(units, units->keep, str_trim(rest), &bad);
	if (!*unit || (*unit)->scale != UNIT_RATIO) {
		bad = !*unit ? bad : str_trim(rest);
		*why = str_print(units->keep, "unknown unit %.*s", STR_ARG(bad));
		return false;
	}
	*value = ratio_mul(units->keep, *value, (*unit)->factor);
	return true;
}

/* The name of an implied unit may be declared: the declaration takes its place. */
static bool name_is_free(const struct units *units, struct str name)
{
	const struct unit_key *key = map_get(&units->keys, name);

	return !key || key->name->def->implied;
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
		if (!name_is_free(units, names[i])) {
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
#ifndef RIGBOOK_IN_PAGE
	if (def->money)
		units->money[units->money_count++] = (uint8_t)(units->base_count - 1);
#endif
	if (base && !says->money && !says->logarithmic)
		def->prefixes = PREFIX_LARGE;
	return def;
}

/*
 * What the difference of two levels is counted in: dB, which all levels of a site share. Where the site has
 * declared something else of that name, it is the name of the level, on a scale of ratios.
 */
static const struct unit *unit_of_steps(
    struct units *units, const struct unit_def *level, const struct unit_name *name)
{
	const struct unit_declaration says = { .name = STR_INIT("dB") };
	const struct unit_key *key = map_get(&units->keys, says.name);
	struct unit_def *steps = NULL;
	struct str why;

	if (key && key->name->def->implied)
		return key->name->def->unit;
	if (!key && !str_eq(level->name, says.name))
		steps = define(units, &says, &why);
	if (!steps) {
		struct unit *twin = unit_of_def(units->keep, level, name);
		twin->scale = UNIT_RATIO;
		return twin;
	}
	steps->word = STR("difference of levels");
	steps->prefixes = 0;
	steps->implied = true;
	add_def(units, steps);
	return steps->unit;
}

bool units_declare(struct units *units, const struct unit_declaration *declaration, struct str *why)
{
	struct unit_def *def = define(units, declaration, why);

	if (!def)
		return false;
	add_def(units, def);
	return true;
}

void units_set_words(struct units *units, const struct language *words)
{
	units->words = words;
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

const struct unit *units_parse(const struct units *units, struct arena *keep, struct str text,
    struct str *bad, struct near *near)
{
	struct str unknown;
	const struct unit *unit = unit_read(units, keep, text, &unknown);

	if (bad)
		*bad = unknown;
	if (!unit && near) {
		*near = near_to(unknown);
		units_offer(units, keep, near);
	}
	return unit;
}

size_t units_count(const struct units *units)
{
	return units->count;
}

struct str units_name(const struct units *units, size_t index)
{
	return units->defs[index]->name;
}

size_t units_spelling_count(const struct units *units)
{
	return units->keys.count;
}

struct str units_spelling(const struct units *units, size_t index)
{
	return units->keys.at[index].key;
}

bool units_is_currency(const struct units *units, struct str name)
{
	const struct unit_key *key = map_get(&units->keys, name);

	return key && key->name->def->money;
}
