/*
 * block_common - what the four kinds of fenced blocks share: reading their YAML, and making cells.
 * Private to text/block_*.c.
 *
 * A block is a table made from data: things and what is to be shown of them. Each thing shown is a
 * measure: an attribute, a figure, a path or any expression, with a name, a unit for its head, and
 * a direction that is better. A value without an origin of its own gets its derivation at the foot
 * of the page, as an expression in text does.
 *
 * Mistakes are reported at their place in the block.
 */
#ifndef TEXT_BLOCK_COMMON_H
#define TEXT_BLOCK_COMMON_H

#include "data/shape.h"
#include "html/table.h"
#include "text/expression.h"

struct block {
	struct reading *reading;
	const struct document_input *input; /* reading->input */
	struct arena *scratch;
	struct diag *diag;
	const struct yaml *yaml; /* a mapping */
	struct str id;           /* of its table, unique on the page */
	bool marks;          /* `marks:`, true unless said: its cells have those of the legend */
	struct stale *stale; /* what block_note tells of cells that are marked with STALE_SIGN */
};

/* Observations in a table's cells that are older than they may be. */
struct stale {
	struct date first, last; /* DATE_NONE: none so far */
	int days;                /* the longest that one of them may be old */
};
#define STALE_SIGN "†"

/* The kinds of blocks, each in the file of its name: the finished table, or NULL after a report. */
struct table *block_compare(const struct block *block);
struct table *block_table(const struct block *block);
struct table *block_matrix(const struct block *block);
struct table *block_parts(const struct block *block);

struct things {
	const struct thing **at;
	size_t count;
	const struct kind *kind; /* the nearest one that all of them are; NULL if there is none */
};

/* A list of ids, or the id of a kind for all its things that are in use. False after a report. */
bool block_things(const struct block *block, const struct yaml *yaml, struct things *out);

/* `things:` or `kind:` of the block. */
bool block_things_or_kind(const struct block *block, struct things *out);

/* A thing by its id; NULL after a report. */
const struct thing *block_thing(const struct block *block, const struct yaml *yaml);

/*
 * The caption with its figures printed, or `fallback`; and the finished markup of `note:`, empty if
 * there is none.
 */
struct str block_caption(const struct block *block, struct str fallback);
void block_note(const struct block *block, struct table *table);

/*
 * False after a report that the table would have more cells than any reader, or browser, gets
 * through.
 */
#define BLOCK_CELLS_MOST 100000
bool block_fits(const struct block *block, size_t rows, size_t columns);

/* true or false under a key, or what holds without it. */
bool block_truth(const struct block *block, struct str key, bool otherwise);

/* Names of things in a row: "A, B and C". */
struct str block_names(const struct block *block, const struct things *things);

struct measure {
	struct str name, note;
	const struct formula *formula;
	struct str source; /* the formula's text, in the page's keep */
	struct show show;  /* unset: by the value */
	/* that the head names and all its cells are printed in; NULL: cells carry their own */
	const struct unit *unit;
	enum better better;
	struct type type;
	struct pos at;
};

/*
 * An attribute, figure or path, or a mapping { value: expression, name, show, better, note }, of
 * things of `kind` (which may be NULL) with further names bound. False after a report.
 */
bool block_measure(const struct block *block, const struct yaml *yaml, const struct kind *kind,
    const struct binding *bindings, size_t binding_count, struct measure *out);

/* A measure for an attribute, as if its id had been written. */
bool block_measure_attribute(
    const struct block *block, const struct attribute *attribute, struct measure *out);

/* A list of measures under a key; NULL with *count 0 if the key is not there, or after a report. */
struct measure *block_measures(
    const struct block *block, struct str key, const struct kind *kind, size_t *count);

/* The value of a measure for a thing; notes that the page names it. */
struct value block_value(
    const struct block *block, const struct measure *measure, const struct thing *thing);

/*
 * Settles the unit of the head from the values: the one asked for, the attribute's, or the one that
 * the first has, if all can be shown in it.
 */
void block_settle_unit(const struct block *block, struct measure *measure,
    const struct value *values, size_t count, size_t stride);

/* What the head says of the measure's unit: "GB/s", or nothing. */
struct str block_unit_words(const struct block *block, const struct measure *measure);

/* A value as printed in a cell of its measure: without the unit if the head names it. */
struct str block_print(
    const struct block *block, const struct measure *measure, const struct value *value);

/*
 * A value as a cell. `self` is the thing it was computed of: the derivation of a value without an
 * origin is made with it. With `bound` the formula in the derivation is read from that text
 * instead, in which bound names have been replaced.
 */
struct table_cell block_cell(const struct block *block, const struct measure *measure,
    const struct value *value, const struct thing *self, struct str bound);

/*
 * Puts a mark into a cell. The other puts that of the value's word, where the block has marks, and
 * tells if there is one.
 */
void block_mark(const struct block *block, const struct mark *mark, struct table_cell *cell);
bool block_mark_word(const struct block *block, const struct value *value, struct table_cell *cell);

/* Arithmetic whose results live as long as the page. */
struct arithmetic block_arithmetic(const struct block *block);

/* A cell of words in place of a value: "not stated". */
struct table_cell block_words(struct str words);

/*
 * A cell with a value that the block computed itself (a ratio, a total) from values of others, with
 * a derivation of `formula` and `substituted` in words.
 */
struct table_cell block_computed(const struct block *block, const struct measure *measure,
    const struct value *value, struct derivation derivation);

/*
 * The sum of values as the cell of a total: what is unknown makes it a lower bound, what does not
 * apply is left out. Printed with as many places as its finest part.
 */
struct table_cell block_total(const struct block *block, const struct measure *measure,
    const struct value *values, size_t count, size_t stride);
/* The sum itself; VALUE_INAPPLICABLE when there is nothing to add, VALUE_BAD after a report. */
struct value block_sum(const struct block *block, const struct measure *measure,
    const struct value *values, size_t count, size_t stride);

/* The formula's text with each bound name that stands for a value replaced by `texts`. */
struct str block_bind(const struct block *block, struct str formula, const struct str *names,
    const struct str *texts, size_t count);

/*
 * Which of the values are best in the direction: those that no other can beat. None where ranges
 * overlap, or where all are equal. `best` has `count` places.
 */
void block_find_best(const struct block *block, enum better better, const struct value *values,
    size_t count, size_t stride, bool *best);

/*
 * Whether a comes before b by a measure: by lower ends, texts by bytes; what is unknown comes last
 * either way. Negative, zero or positive.
 */
int block_order(
    const struct block *block, const struct value *a, const struct value *b, bool descending);

#endif
