/*
 * value - what a formula works with and yields.
 *
 * Besides quantities: truths with a third answer, text, dates, things and lists; and three ways of
 * not being a number:
 *   VALUE_BAD          a mistake that has been reported; whoever meets it stays silent. Or one that values put in
 *                      place of the data's brought about: it is no mistake then, and `missing` says what it is
 *   VALUE_UNKNOWN      nobody has said; `missing` names what
 *   VALUE_INAPPLICABLE the question does not arise
 * Things, records and lists of them belong to the data layer; here they are handles that only the
 * resolver (context.h) looks behind.
 *
 * Dependence: a value remembers the uncertain inputs (facts that are ranges) it was computed from
 * and the degree in which each occurs above and below the fraction line, so that the data layer can
 * tell a range that is exact from one that treats one input as two.
 */
#ifndef FORMULA_VALUE_H
#define FORMULA_VALUE_H

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "number/quantity.h"
#include "number/quantity_order.h"

struct thing;  /* data/catalog.h */
struct record; /* data/catalog.h: one element of a list of records */
struct origin; /* data/catalog.h: which fact, figure or call a value is */

enum value_kind {
	VALUE_BAD,
	VALUE_UNKNOWN,
	VALUE_INAPPLICABLE,
	VALUE_QUANTITY,
	VALUE_TRUTH,
	VALUE_TEXT,
	VALUE_DATE,
	VALUE_THING,
	VALUE_RECORD,
	VALUE_LIST,
};

/* One uncertain input of a value: it is (a polynomial of degree `up`) / (one of degree `down`) in it. */
struct dependence {
	const struct origin *input;
	int8_t up, down;
};
#define DEPENDENCE_WILD 100 /* a degree that says: not a fraction of polynomials we can bound */
/* A value of more inputs than these is not followed further: it has none then, and is taken for repeated. */
#define DEPENDENCE_MOST 256

struct value {
	enum value_kind kind;
	bool repeated; /* an input met itself on the way: the range may be wider than the truth */
	union {
		const struct quantity *quantity;
		enum truth truth;
		struct str text; /* VALUE_TEXT, also an enumeration's word */
		struct str missing; /* VALUE_UNKNOWN: "the price of x"; VALUE_BAD: why, where it is no mistake */
		struct date date;
		const struct thing *thing;
		const struct record *record;
		struct {
			const struct value *at;
			size_t count;
		} list;
	};
	/*
	 * where it comes from as a whole (a fact, a figure, a call), or NULL for something computed
	 * in passing
	 */
	const struct origin *origin;
	const struct dependence *inputs;
	size_t input_count;
};

extern const struct value VALUE_OF_BAD;
struct value value_of_quantity(struct arena *keep, struct quantity quantity);
struct value value_of_truth(enum truth truth);
struct value value_of_text(struct str text);
struct value value_of_date(struct date date);
struct value value_of_thing(const struct thing *thing);
struct value value_of_unknown(struct str missing);
extern const struct value VALUE_OF_INAPPLICABLE;
/*
 * The same value in another arena. Things, records, origins and the elements of lists stay where
 * they are: no formula makes any, so they belong to the data and outlive what is computed.
 */
struct value value_copy(struct arena *keep, const struct value *value);
/* A mistake that has been reported. */
bool value_is_mistake(const struct value *value);
/* Two unknowns in one: "the price of x, the weight of y", each named once, and no more than a few of them. */
struct value value_of_unknowns(struct arena *keep, const struct value *a, const struct value *b);

/* "a quantity", "text", "a list": for messages. */
const char *value_kind_words(enum value_kind kind);
/* "yes", "no", "undecided": as authors write them. */
struct str truth_word(enum truth truth);

/* What may be known of a value before it is computed. */
enum type_kind {
	TYPE_UNSURE, /* a mistake was reported, or it cannot be told before evaluation */
	TYPE_QUANTITY,
	TYPE_TRUTH,
	TYPE_TEXT,
	TYPE_DATE,
	TYPE_THING,
	TYPE_RECORD,
	TYPE_LIST,
};

struct kind; /* data/schema.h */
struct attribute;
struct word_set;

struct type {
	enum type_kind kind;
	bool of_site; /* a member of a thing that is also known by its bare name: both are one meaning */
	const struct word_set *words; /* TYPE_TEXT: all that it may be (word_set.h); NULL: any text */
	const struct unit *unit;      /* TYPE_QUANTITY: its dimension and scale; NULL when unsure */
	const struct kind *of;        /* TYPE_THING: the kind, or NULL for any */
	const struct thing *one;      /* TYPE_THING: the very thing, where it is named; else NULL */
	const struct attribute *fields; /* TYPE_RECORD: the list attribute that declares its fields */
	const struct type *element;     /* TYPE_LIST */
};

/*
 * What a value says of its type: its kind and unit. What things, records and lists hold only the
 * resolver knows; what is bad, unknown or not applicable may be anything.
 */
struct type value_type(const struct value *value);

/* "a quantity", "text", "a list": for messages. */
const char *type_kind_words(enum type_kind kind);

#endif
