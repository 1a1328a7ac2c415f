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
#include "data/schema.h"
#include "figure/value.h"

/*
 * What a value is: a fact, a figure, or a call of one; `origin` in struct value points to these. A
 * fact has one for good; those of figures and calls are made by figures.c. Equal origins are the
 * same pointer within one evaluator.
 */
enum origin_kind { ORIGIN_FACT, ORIGIN_FIGURE, ORIGIN_CALL };
struct origin {
	enum origin_kind kind;
	const struct thing *thing; /* NULL for a field of a record: then `fact` tells */
	/*
	 * ORIGIN_FACT: the one used; NULL when nothing is known. ORIGIN_FIGURE: a stated value put
	 * in its place, or NULL
	 */
	const struct fact *fact;
	const struct attribute *attribute; /* ORIGIN_FACT */
	const struct figure *figure;       /* ORIGIN_FIGURE and _CALL */
	const struct binding *arguments;   /* ORIGIN_CALL */
	size_t argument_count;
	/*
	 * its id on the thing's page of derivations: "cost", "payback-offer-cloud-mid-usage-heavy";
	 * that of the list for a field
	 */
	struct str fragment;
	/*
	 * ORIGIN_FIGURE and _CALL, once computed: something with a date was read on the way, so on
	 * another day the value may be another
	 */
	bool moves;
};

/* An entry of `sources`: a document or page that states facts. */
struct reference {
	struct str id, title, producer, url, archived, note;
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
	bool dated; /* one of them at least has a date: on another day another may count */
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
	struct pos at;
	size_t index;     /* its place among all things */
	struct map facts; /* attribute id -> struct facts, only for attributes something is said of */
	struct str note; /* `note:` in the author's words, Markdown allowed */
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

/* What a source states about something the data can compute. Judged in claims.h. */
struct claim {
	struct str id; /* given, or made from source and number: "workstation_summary-12" */
	const struct reference *source;
	struct str where; /* place in the source, in words */
	const struct formula *about;
	struct str states_text; /* as typed */
	struct pos states_at;
	struct value states;           /* a quantity, truth, date or text */
	const struct ratio *precision; /* in base units, from `precision:`; NULL: the last typed digit */
	struct substitution {
		const struct thing *thing;
		struct str member; /* an attribute or figure of it */
		struct value value;
		struct pos at;
		struct str text; /* "max_q_build.cost: 14949 USD" */
	} * with;
	size_t with_count;
	struct str condition;       /* under which it would be true, in words */
	const struct formula *when; /* the condition as an expression, or NULL */
	struct str note;            /* the reason for a difference, in our words */
	struct pos at;
};

/* content/site.yaml. */
struct config {
	struct str title, description, language, region, currency, repository, author;
	struct date as_of; /* DATE_NONE: the newest date in the data */
	bool as_of_written;
	struct pos as_of_at;
};

struct catalog {
	const struct schema *schema;
	const struct units *units;
	struct config config;
	struct map things;     /* id -> struct thing, in order of declaration; not the old ids */
	struct map former;     /* old id -> struct thing */
	struct map references; /* id -> struct reference */
	struct map marks;      /* id -> struct mark, in order */
	struct rate *rates;    /* sorted by date */
	size_t rate_count;
	struct claim *claims; /* in order of declaration */
	size_t claim_count;
	const struct fact **observations; /* all, in order of declaration, for history */
	size_t observation_count;
	struct date newest; /* the newest date anywhere in the data */
};

/*
 * Reads the data: `config` is site.yaml (NULL: defaults), `files` the documents of content/data in
 * name order. Reports every mistake: unknown and missing keys, dangling ids, wrong units, duplicate
 * ids, bad dates, observations later than a written as_of.
 */
const struct catalog *catalog_read(struct arena *keep, struct diag *diag, const struct yaml *config,
    const struct yaml *const *files, size_t count);

/* The thing with this id, or that had it before; NULL if there is none. Does not report. */
const struct thing *catalog_thing(const struct catalog *catalog, struct str id);
const struct kind *catalog_kind(const struct catalog *catalog, struct str id);

/*
 * The fact of an attribute that counts at a date: the first given; of prices the newest new one in
 * the site's currency, else the newest new one in another. Those of the source `prefer` (NULL:
 * none) come before all others. NULL if there is none by then.
 */
const struct fact *facts_choose(const struct catalog *catalog, const struct facts *facts,
    struct date as_of, const struct reference *prefer);

/* What is said of an attribute of a thing; NULL if the thing says nothing of it. */
const struct facts *thing_facts(const struct thing *thing, struct str attribute);

/*
 * Reads a value of an attribute's type from YAML: used for facts, and by blocks and claims. The
 * value's mistakes are reported at their byte. False after a report.
 */
bool catalog_value(const struct catalog *catalog, struct arena *keep, struct diag *diag,
    const struct attribute *attribute, const struct yaml *yaml, struct value *out);

#endif
