/*
 * data_json - writes data.json: every thing, fact, figure, claim, source and price of the site, for other
 * programs.
 *
 * The format is a contract, described in rigbook-data(5): exact values as strings ("14949/5200", or lo, hi,
 * approx), the unit beside them, the printed text, and the place where each was written. Things are in
 * order of declaration, object keys in a fixed order.
 */
#ifndef SITE_DATA_JSON_H
#define SITE_DATA_JSON_H

#include "base/buf.h"
#include "data/claims.h"
#include "data/figures.h"

/*
 * The input. `calls` are the calls of figures with parameters that pages show (struct uses); NULL for none.
 * With thing_pages NULL the addresses of pages are left out.
 */
struct data_json_input {
	const struct figures *figures;
	struct evaluator *evaluator;
	const struct judgement *judgements;
	size_t judgement_count;
	const struct map *calls;       /* thing id -> struct call_list; may be NULL */
	const struct map *thing_pages; /* thing id -> struct page; may be NULL */
	struct arena *scratch;
};
/* The version of the format. Increase it when programs that read the old format would fail. */
#define DATA_JSON_FORMAT 1
void data_json_write(const struct data_json_input *input, struct buf *out);

#endif
