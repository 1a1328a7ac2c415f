/*
 * config - content/site.yaml: what the site is called, its currency, its day, and what only pages use.
 */
#ifndef DATA_CONFIG_H
#define DATA_CONFIG_H

#include "base/date.h"
#include "base/diag.h"
#include "base/str.h"
#include "data/yaml.h"

struct catalog_reader;

/* What becomes of files beside the guides that a browser would run (`publish` of site.yaml). */
enum publish { PUBLISH_WARN, PUBLISH_REFUSE, PUBLISH_ALLOW };

/* Words that mean the same to the search. */
struct synonyms {
	struct str *words;
	size_t count;
};

struct config {
	struct str title, description, language, region, currency, repository, author, license;
	struct date as_of; /* DATE_NONE: the newest date in the data */
	bool as_of_written;
	bool sources_required; /* `sources: required`: a fact without a source is a mistake */
	struct pos as_of_at, region_at, twins_at, dates_at;
	enum publish publish;
	bool dates_of_git; /* guides say when they were changed last (site/git_dates.h) */
	bool twins;  /* guides and things have Markdown beside their pages (site/page_twin.h) */
	bool search; /* the site can be searched: unless `search: false` */
	struct synonyms *synonyms; /* in the order of site.yaml */
	size_t synonym_count;
	const struct yaml *params; /* a mapping for templates, or NULL */
	/* What only site/ understands (look.h, menu.h, side_by_side.h, pairs.h), as written; NULL where nothing is. */
	const struct yaml *languages, *logo, *image, *accent, *footer, *style, *navigation, *choose,
	    *pairs;
};

/*
 * What says in which language the site is: `language`, or the first of `languages`. NULL: nothing does.
 */
const struct yaml *config_language(const struct yaml *config);

/* Reads it into the config of the catalog; `yaml` may be NULL: defaults. Mistakes are reported. */
void config_read(struct catalog_reader *reader, const struct yaml *yaml);

#endif
