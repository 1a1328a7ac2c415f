#include "site/json_schema_pattern.h"

#include "data/catalog_value.h"
#include "number/units.h"

/* quantity_literal.c says what these are: blanks, signs in front, a number with at most one minus. */
#define BLANK "[ \\t\\u00a0\\u202f\\u2009]*"
#define SIGNS BLANK "~?" BLANK "(>=|≥|<=|≤|\\.\\.|>|<)?" BLANK "~?" BLANK
#define DIGITS "[0-9]+(\\.[0-9]+)?(e[-+]?[0-9]+)?"

/* Joined from others, which are not looked at: "GB/s", "kW·h", "m^2". */
#define JOINED "[^ .0-9][^ .]*[/*·^][^ .]*|1/[^ .]+"

/* Every prefix there is; which go with a name, reading the two together tells. */
static const char *const prefixes[] = { "", "k", "M", "G", "T", "P", "E", "Z", "Y", "h", "da", "d",
	"c", "m", "µ", "μ", "n", "p", "f", "a", "z", "y", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei" };

static void put_escaped(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (str_find_byte(STR("^$\\.*+?()[]{}|/"), text.at[i], 0) != STR_NONE)
			buf_put_byte(out, '\\');
		buf_put_byte(out, text.at[i]);
	}
}

static bool takes(const struct catalog *catalog, struct arena *keep,
    const struct attribute *attribute, struct str text)
{
	const struct unit *unit = units_parse(catalog->units, keep, text, NULL, NULL);

	return unit && attribute_takes_unit(catalog, keep, attribute, unit);
}

/* "W|kW|MW|…": the units that fit, by their names. */
static struct str unit_words(
    const struct catalog *catalog, struct arena *keep, const struct attribute *attribute)
{
	struct buf out = buf_in(keep, BUF_MOST);

	for (size_t i = 0; i < units_spelling_count(catalog->units); i++) {
		struct str name = units_spelling(catalog->units, i);
		if (!takes(catalog, keep, attribute, name))
			continue;
		for (size_t j = 0; j < countof(prefixes); j++) {
			struct str text = str_print(keep, "%s%.*s", prefixes[j], STR_ARG(name));
			if (!takes(catalog, keep, attribute, text))
				continue;
			put_escaped(&out, text);
			buf_put_byte(&out, '|');
		}
	}
	buf_put(&out, STR(JOINED));
	return buf_str(&out);
}

/* Of both ends of a range one at least has the unit. */
static struct str pattern_of(struct arena *keep, const char *number, struct str unit, bool plain)
{
	struct str words = str_print(keep, "(%.*s)%s", STR_ARG(unit), plain ? "?" : "");

	return str_print(keep,
	    "^" SIGNS "%s\\+?" BLANK "(%.*s|%.*s?" BLANK "\\.\\." BLANK "%s" BLANK "%.*s|%.*s" BLANK
	    "\\.\\." BLANK "%s)" BLANK "$",
	    number, STR_ARG(words), STR_ARG(words), number, STR_ARG(words), STR_ARG(words), number);
}

static bool is_never_below_zero(const struct attribute *attribute)
{
	const struct quantity *min = attribute->min;

	return attribute->from_zero ||
	    (min && min->lo && ratio_sign(min->lo) >= 0 && min->unit->scale == UNIT_RATIO);
}

struct str json_schema_pattern(
    const struct catalog *catalog, struct arena *keep, const struct attribute *attribute)
{
	bool plain = !attribute->money && dimension_is_none(&attribute->unit->dimension) &&
	    attribute->unit->scale == UNIT_RATIO;
	const char *number = is_never_below_zero(attribute) ? DIGITS : "-?" DIGITS;

	return pattern_of(keep, number, unit_words(catalog, keep, attribute), plain);
}

struct str json_schema_any_pattern(struct arena *keep)
{
	return pattern_of(keep, "-?" DIGITS, STR("[^ .0-9][^ .]*|1/[^ .]+"), true);
}
