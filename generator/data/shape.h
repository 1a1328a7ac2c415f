/*
 * shape - mappings of a known shape: which keys they may hold, and what stands under each.
 *
 * The common ground of schema and catalog. Knows YAML and the words for its mistakes, no kinds and no things.
 * Every function reports what does not fit, at its place; what is missing is silent unless the name says `need`.
 */
#ifndef DATA_SHAPE_H
#define DATA_SHAPE_H

#include "base/date.h"
#include "base/diag.h"
#include "base/map.h"
#include "data/yaml.h"
#include "formula/formula.h"

/*
 * True for a mapping; otherwise reports that `what` ("a kind") must be one. An empty value counts
 * as an empty mapping.
 */
bool shape_is_map(struct diag *diag, const struct yaml *yaml, const char *what);
bool shape_is_list(struct diag *diag, const struct yaml *yaml, const char *what);

/*
 * Says to `diag` that each key that a mapping of declarations repeats (which was reported) takes the
 * place of one that is lost: `lost` is what goes with it (enum lost).
 */
void shape_repeated(struct diag *diag, const struct yaml *map, unsigned lost);

/* Settles on the key of `known` that others call by the near one's word, unless the mapping has it as well. */
void shape_settle_elsewhere(
    struct near *near, const struct yaml *map, const struct str *known, size_t count);

/*
 * Reports every key that is not among `known`, with the nearest one as a hint, for which it is then
 * taken. False if there is one that could not be.
 */
bool shape_keys(struct diag *diag, const struct yaml *map, const struct str *known, size_t count);

/*
 * What stands under a key. A text is empty when there is none, a date DATE_NONE. shape_need_*
 * reports a missing key at the mapping as one that `what` needs; the _found kinds say whether a
 * good value stood there.
 */
struct str shape_text(struct diag *diag, const struct yaml *map, struct str key);
struct str shape_need_text(struct diag *diag, const struct yaml *map, struct str key, const char *what);
/* The text under `note` where it is printed as it is typed: a guard in it, which never runs, is warned of. */
struct str shape_note(struct diag *diag, const struct yaml *map);
/* An address elsewhere, with its scheme; empty after a report that it is none. */
struct str shape_url(struct diag *diag, const struct yaml *map, struct str key);
struct date shape_date(struct diag *diag, const struct yaml *map, struct str key);
bool shape_truth(struct diag *diag, const struct yaml *map, struct str key);
const struct yaml *shape_need(
    struct diag *diag, const struct yaml *map, struct str key, const char *what);

/*
 * True if all these keys are there. Of several that are missing one message names them all; of one
 * that is, nothing is said: shape_need does that.
 */
bool shape_has_all(struct diag *diag, const struct yaml *map, const struct str *keys, size_t count,
    const char *what);

/* The value itself as a text, a date; empty or DATE_NONE after a report. */
struct str shape_text_of(struct diag *diag, const struct yaml *yaml, const char *what);
struct date shape_date_of(struct diag *diag, const struct yaml *yaml);

/*
 * True if `written` was most likely meant to be `word`: then its being unknown has been reported,
 * and `word` is not missed.
 */
bool shape_is_mistyped(struct str written, struct str word);
/* True if some key was most likely meant to be `key`. For shapes of which no two keys are near each other. */
bool shape_has_mistyped(const struct yaml *map, struct str key);

/*
 * True if the value was cut at a comma within a number: the key behind it is reported, and nothing need be
 * said of the value.
 */
bool shape_is_cut(const struct yaml *map, const struct yaml_entry *entry);

/* The same of a formula cut at ", ": the rest of it, which closes a bracket, is reported as a key. */
bool shape_is_cut_formula(const struct yaml *map, const struct yaml *value);

/* Reads a formula from a text; NULL after a report. */
const struct formula *shape_formula(
    struct arena *keep, struct diag *diag, const struct units *units, const struct yaml *yaml);

/*
 * An id that formulas can use: an identifier that is no word of the formula language. Reports otherwise.
 */
bool shape_is_id(struct diag *diag, const struct yaml *key);

/* "board_power" as a name: "Board power". */
struct str shape_name_of_id(struct arena *keep, struct str id);
/* "rtx_5090" as an address: "rtx-5090". */
struct str shape_slug(struct arena *keep, struct str id);

/* The keys at the top of a data file that are no kind's things. */
bool shape_is_reserved(struct str key);
void shape_offer_reserved(struct near *near);

#endif
