/*
 * schema - what there is and what may be said of it: kinds, their attributes and their figures, as
 * the site's data declares them.
 *
 * Read from the `kinds` of the data files. Knows no thing and no value. Everything is fixed once
 * schema_read is done.
 */
#ifndef DATA_SCHEMA_H
#define DATA_SCHEMA_H

#include "base/diag.h"
#include "base/map.h"
#include "data/former.h"
#include "data/yaml.h"
#include "formula/formula.h"
#include "number/quantity.h"
#include "number/show.h"
#include "number/unit.h"

enum better { BETTER_NEITHER, BETTER_MORE, BETTER_LESS };

enum attribute_type {
	ATTRIBUTE_QUANTITY, /* `unit: GB`, `unit: money`, `type: number` (a plain number) */
	ATTRIBUTE_TEXT,     /* `type: text` */
	ATTRIBUTE_TRUTH,    /* `type: truth`: true and false */
	ATTRIBUTE_DATE,     /* `type: date` */
	ATTRIBUTE_CHOICE,   /* `one_of: [air, liquid]` */
	ATTRIBUTE_THING,    /* `type: KIND`: the id of a thing */
	ATTRIBUTE_ID, /* `id`, of a field alone: what the element is called among those of its list */
	ATTRIBUTE_LIST, /* `list: { quantity: number, item: component }`, or `list: TYPE` for plain elements */
};

/* `marks`: which of the legend each word gets where it is the value of an attribute or a figure. */
struct word_marks {
	struct word_mark {
		struct str word, id; /* "fits", "advantage" */
		struct pos word_at, id_at;
		const struct mark *mark; /* catalog.h; NULL until marks_settle, and where there is none */
	} * at;
	size_t count;
};

/* In front is what is looked at each time that a formula asks for the attribute, which then lies together in memory. */
struct attribute {
	struct str id;
	size_t index; /* its place among the attributes of its kind, the same in all sorts of it */
	bool sound; /* its type could be read; values of one that is not are passed over in silence */
	bool doubted;   /* no value is in its unit (reported): it may be the one that is wrong */
	bool of_inputs; /* an input is of its value in some thing or record (input.h) */
	enum attribute_type type;
	struct str name;
	struct str slug;   /* the id with dashes */
	struct former was; /* ids it had before: their anchors stay */
	struct pos at;
	const struct unit *unit; /* ATTRIBUTE_QUANTITY; NULL when `money` */
	bool money; /* any currency; `unit: money`, or money per something when `per` is set */
	const struct unit *per; /* `unit: money/h`: the h; else NULL */
	enum better better;
	bool required;
	const struct yaml *by_default; /* the value of things that do not say it; NULL: it is unknown */
	/* limits.h: the least and the most that a value may be; NULL: none; not below zero */
	const struct quantity *min, *max;
	bool from_zero;
	const struct ratio *jump; /* times that a new value may be the one before it, or it that; NULL: not said */
	struct str from;     /* "prices": its values are observations; empty otherwise */
	int stale_after;     /* days; 0: never */
	struct str *choices; /* ATTRIBUTE_CHOICE */
	size_t choice_count;
	const struct kind *of;           /* ATTRIBUTE_THING */
	struct map fields;               /* ATTRIBUTE_LIST of records: id -> struct attribute */
	const struct attribute *element; /* ATTRIBUTE_LIST of plain elements; else NULL */
	struct show show;
	struct pos show_at;
	struct word_marks marks;
	struct str note;      /* what it means, in the author's words */
	struct str reference; /* where its meaning is from: `source:` an id of sources or words */
	const struct kind *kind; /* where it was declared */
	struct type value_type; /* what formulas see; for money in the site's currency, once the catalog is read */
};

/* A parameter of a figure: its name and the kind its argument must be of, or the type of quantity it must be. */
struct parameter {
	struct str name;
	struct type type;
	struct pos at;
};

/* As in an attribute. */
struct figure {
	struct str id;
	const struct formula *formula; /* NULL if it could not be read (reported) */
	struct parameter *given;
	size_t given_count;
	struct str name;
	struct str slug;   /* the id with dashes: where its derivation stands on a page */
	struct former was; /* ids it had before: their anchors stay */
	struct pos at;
	size_t index; /* its place among the figures of its kind, the same in all sorts of it */
	enum better better;
	struct show show;
	struct pos show_at;
	struct word_marks marks;
	struct str note;      /* what it says and leaves out, in the author's words */
	struct str reference; /* where the formula is from: `source:` an id of sources or words */
	const struct kind *kind;
	struct type type; /* from formula_check; TYPE_UNSURE until then */
};

/* So many facts of a thing are shown beside its name where there is room for few. */
#define KIND_MAIN_MOST 5

/* An attribute or a figure of a kind; neither: an empty place. */
struct member {
	uint64_t hash; /* map_hash of its id */
	const struct attribute *attribute;
	const struct figure *figure;
};

struct kind {
	struct str id, name, plural;
	bool plural_is_written;
	struct pos at;
	const struct kind *is; /* NULL for a kind of its own */
	struct map attributes; /* id -> struct attribute, inherited ones first */
	struct map figures; /* id -> struct figure, inherited ones first; a figure of the same id overrides */
	/*
	 * both by their hashes, open addressing, a power of two long, once all is read: formulas ask for members more
	 * often than for anything else
	 */
	struct member *members;
	size_t member_room;
	struct str page;        /* each thing has a page in this folder; empty: it has none */
	struct former was;      /* ids it had before: its things may still stand under them */
	struct former page_was; /* folders of its pages before: their addresses lead to the new ones */
	struct str main[KIND_MAIN_MOST]; /* the members that tell its things apart; none: the first that are better or worse */
	size_t main_count;
	struct str note;
	bool incomplete; /* a part of its declaration could not be read (reported), or of one above it */
	struct type element; /* what formulas see in one of its things */
	int stale_after;     /* days, for all its attributes that set none; 0: never */
	/* of this kind and its sorts, in the order they are declared: filled by the catalog */
	const struct thing **things;
	size_t thing_count, thing_room;
	const struct word_set *ids, *names; /* of these things; NULL where some are not known */
};

struct schema {
	struct map kinds;  /* id -> struct kind, in the order of declaration */
	struct map former; /* an id that a kind had before -> struct kind */
	struct map slips; /* a word that stands for a kind and is none -> struct kind that it is taken for */
	const struct units *units;
	bool misses_kinds; /* not even the ids of some are known (reported) */
};

/* The kind with this id, or that had it before; NULL if there is none. Does not report. */
const struct kind *schema_kind(const struct schema *schema, struct str id);

/* Keys that every thing has, whatever its kind: `name` and so on. */
bool schema_is_thing_key(struct str key);
void schema_offer_thing_keys(struct near *near);

/* Offers the ids of its attributes and figures; one that was called as is written wins. */
void kind_offer_attributes(const struct kind *kind, struct near *near);
void kind_offer_figures(const struct kind *kind, struct near *near);

/* True if `kind` is `ancestor` or a sort of it. */
bool kind_is(const struct kind *kind, const struct kind *ancestor);

/* The kind that can hold things of both: the nearest that both are sorts of; NULL if there is none. */
const struct kind *kind_common(const struct kind *a, const struct kind *b);

/* Makes `members` of a kind that is read. */
void kind_index(struct kind *kind, struct arena *keep);

/* The attribute or figure called `name` of a kind: exactly one is set; false if there is none. */
bool kind_member(const struct kind *kind, struct str name, const struct attribute **attribute,
    const struct figure **figure);
/* The same; `hash` is map_hash of the name. */
bool kind_member_hashed(const struct kind *kind, struct str name, uint64_t hash,
    const struct attribute **attribute, const struct figure **figure);

#endif
