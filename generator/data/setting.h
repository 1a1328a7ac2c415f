/*
 * setting - values put in place of the facts of inputs, and scenarios: named sets of such values.
 *
 * Nothing here computes: that a setting lies between the ends of its input, or among its choices, is checked where
 * these are known (sensitivity/range.h).
 */
#ifndef DATA_SETTING_H
#define DATA_SETTING_H

#include "data/input.h"
#include "data/yaml.h"

/* One value put in place of a fact. */
struct setting {
	const struct input *input;
	struct value value;
	bool absent;     /* `none`: the element is left out of its list */
	struct str text; /* as written: "0.40 EUR/kWh" */
	struct pos at;   /* of the value */
};

struct scenario {
	struct str id, name, note;
	struct pos at;
	const struct setting *set;
	size_t count;
};

/*
 * Reads the value of a setting as the input's attribute reads it; "none" where the input has it. `value` is the text
 * with its place. False after a report.
 */
bool setting_read(const struct catalog *catalog, struct arena *keep, struct diag *diag,
    const struct input *input, const struct yaml *value, struct setting *out);

/* The same from "INPUT=VALUE", as --set takes it. The text must live as long as `keep`. */
bool setting_parse(const struct catalog *catalog, struct arena *keep, struct diag *diag,
    struct str text, struct setting *out);

/* All settings of a mapping `{ input: value }`, each input once; mistakes are reported and left out. */
const struct setting *settings_read(const struct catalog *catalog, struct arena *keep,
    struct diag *diag, const struct yaml *map, size_t *count);

/* What an evaluator puts in place of the facts (figures.h). */
struct substitution setting_substitution(const struct setting *setting);

#endif
