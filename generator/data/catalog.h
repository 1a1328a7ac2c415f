/*
 * catalog - everything the site's data says: things with their facts, observations, sources, rates,
 * legend and claims.
 *
 * Every value keeps its place and its source. Once catalog_read is done nothing changes any more,
 * so threads may share it. The catalog does not compute: figures.h does.
 */
#ifndef DATA_CATALOG_H
#define DATA_CATALOG_H

#include "base/date.h"
#include "base/diag.h"
#include "base/map.h"
#include "data/config.h"
#include "data/day_set.h"
#include "data/origin.h"
#include "data/schema.h"
#include "formula/value.h"

/* An entry of `sources`: a document or page that states facts. */
struct reference {
	struct str id, title, producer, url, archived, note;
	bool convention;                 /* nobody states it: the site chose it, and says so */
	struct date published, accessed; /* DATE_NONE when not given */
	struct pos at;
};

/* One value that a source gives for an attribute, or an observation of it. */
struct fact {
	/*
	 * a thing's reference, a list of records, …; VALUE_UNKNOWN and VALUE_INAPPLICABLE for the
	 * two words
	 */
	struct value value;
	struct str literal; /* as typed */
	struct pos at;
	const struct reference *source; /* NULL: none given */
	struct date on;                 /* DATE_NONE unless dated */
	struct str note, condition, region, seller,
	    variant; /* empty unless given; condition empty means new */
	enum { TAX_UNSAID, TAX_INCLUDED, TAX_EXCLUDED } tax;
	const struct fact *retracted; /* the later observation that withdraws this one, or NULL */
	const struct attribute *attribute;
	const struct thing *thing;
};

/* All that is known of one attribute of one thing, best first: the first is the one used; `count` may be 0. */
struct facts {
	const struct attribute *attribute;
	const struct fact **at;
	size_t count, room;
	/*
	 * of observations, once all are read: so many of the first are in the site's currency and count
	 * from their day on, so many behind them are in another, each newest first; others follow
	 */
	size_t own, foreign;
	bool dated; /* one of them at least has a date: on another day another may count */
	/* there is one, which says the value whatever day, region and source one looks from, as of most attributes */
	bool alone;
	const struct input_set *inputs; /* whose value it is (input.h); NULL: of none */
	struct day_set days;            /* on which any was observed or withdrawn */
};

/* An element of a list of records. */
struct record {
	const struct attribute *list; /* whose fields it has */
	struct map fields;            /* id -> struct fact, only for fields something is said of */
	struct str note;
	struct pos at;
};

struct thing {
	struct str id, name;
	const struct kind *kind;
	struct facts **by_index; /* the same as `facts`, by attribute->index */
	size_t by_index_count;
	struct pos at;
	size_t index;     /* its place among all things */
	struct map facts; /* attribute id -> struct facts, only for attributes something is said of */
	struct str note; /* `note:` in the author's words, Markdown allowed */
	struct pos note_at;
	struct str slug; /* the id with dashes: rtx-5090 */
	struct str *was; /* ids it had before */
	size_t was_count;
	struct date retired; /* DATE_NONE: in use */
};

/* One dated exchange rate: 1 `from` = `rate` `to`. */
struct rate {
	struct date on;
	struct str from, to;
	const struct ratio *rate;
	bool approx; /* typed with ~: so is what is changed at it */
	bool noted;  /* it has a note, so is not doubted */
	const struct reference *source;
	struct pos at;
};

/*
 * A legend mark and its rule: a formula over `gain`, how many times better than the baseline. First
 * rule that holds wins. Words get theirs by name: marks.h.
 */
struct mark {
	struct str id, symbol, name, note;
	const struct formula *when; /* NULL: never by rule, only for words and in prose */
	struct pos at;
};

/* The built-in mark of ranges whose ends fall under different rules. */
#define MARK_DEPENDS_SYMBOL STR("◧")
#define MARK_DEPENDS_NAME STR("depends")

/* A value in place of what the data says: of a claim (`with`), or of an input that somebody changed (input.h). */
struct substitution {
	const struct thing *thing;
	struct str member; /* an attribute or figure of it; the list, where `record` is set */
	const struct record *record;   /* one element of the list, or NULL */
	const struct attribute *field; /* of the element; NULL with it */
	bool absent;                   /* the element is not in its list; `value` says nothing */
	bool of_input; /* keeps the date and terms of the fact that it replaces, and has no source */
	struct value value;
	struct pos at;
	struct str text; /* "max_q_build.cost: 14949 USD" */
};

/* What a source states about something the data can compute. Judged in claims.h. */
struct claim {
	struct str id; /* given, or made from source and number: "workstation_summary-12" */
	const struct reference *source;
	struct date on; /* the day it is judged as of; DATE_NONE: the day its source was published */
	struct str where; /* place in the source, in words */
	const struct formula *about;
	struct str states_text; /* as typed */
	struct pos states_at;
	struct value states;           /* a quantity, truth, date or text */
	const struct ratio *precision; /* in base units, from `precision:`; NULL: the last typed digit */
	const struct substitution *with; /* stated inputs in place of ours */
	size_t with_count;
	struct str condition;       /* under which it would be true, in words */
	const struct formula *when; /* the condition as an expression, or NULL */
	struct str note;            /* the reason for a difference, in our words */
	struct pos at;
};

struct catalog {
	const struct schema *schema;
	const struct units *units;
	struct config config;
	const struct thing *constants; /* that has them all (constants.h); NULL: there are none */
	struct map things;     /* id -> struct thing, in order of declaration; not the old ids */
	struct map former;     /* old id -> struct thing */
	struct map references; /* id -> struct reference */
	/* those that are named and not declared (reported), one for each id: known as bad, so that nobody misses them */
	struct map *no_references;
	struct map marks;  /* id -> struct mark, in order */
	struct map inputs; /* id -> struct input, in order (input.h) */
	struct map lost_inputs; /* ids of those whose declarations are mistakes: who names them is silent */
	/* those, and then one for each observed price that is none of them, by index; sites have no ids for these */
	const struct input **asked;
	size_t asked_count;
	struct map scenarios; /* id -> struct scenario, in order (input.h) */
	/* thing and attribute, or record and field -> struct input_set: whose value it is (input.h) */
	struct map input_places;
	struct rate *rates; /* sorted by date */
	size_t rate_count;
	struct claim *claims; /* in order of declaration */
	size_t claim_count;
	const struct fact **observations; /* all, in order of declaration, for history */
	size_t observation_count;
	struct days days; /* on which anything was observed or withdrawn, or a rate was */
	struct day_set rate_days;
	struct date newest;    /* the newest date anywhere in the data */
	uint64_t input_owners; /* a bit for each thing and record in input_places: catalog_owner_bit */
};

/* One of 64, by the address of a thing or record: most have no input, and are seen not to by it. */
static inline uint64_t catalog_owner_bit(const void *owner)
{
	return (uint64_t)1 << ((uintptr_t)owner * 0x9E3779B97F4A7C15u >> 58);
}

/* The thing with this id, or that had it before; NULL if there is none. Does not report. */
const struct thing *catalog_thing(const struct catalog *catalog, struct str id);
/* The same; `hash` is map_hash of the id. */
const struct thing *catalog_thing_hashed(const struct catalog *catalog, struct str id, uint64_t hash);
const struct kind *catalog_kind(const struct catalog *catalog, struct str id);

/* What is said of an attribute of a thing; NULL if the thing says nothing of it. */
const struct facts *thing_facts(const struct thing *thing, struct str attribute);
/* The same of an attribute of its kind, without looking for a name. */
const struct facts *thing_facts_of(const struct thing *thing, const struct attribute *attribute);

#endif
