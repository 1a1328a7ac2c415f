/*
 * export - data.json: every thing, fact, figure, claim, source and price of the site for other programs.
 *
 * The shape is a contract, described in rigbook-data(5): exact values as strings ("14949/5200", or
 * lo, hi, approx), the unit beside them, the printed text, and the place each was written at.
 * Deterministic: things in order of declaration, object keys in a fixed order.
 */
#ifndef SITE_EXPORT_H
#define SITE_EXPORT_H

#include "base/buf.h"
#include "data/claims.h"
#include "data/figures.h"

/* Calls are those that pages show (site.calls), or none. Page addresses are left out where `page_of` is NULL. */
struct export_input {
	const struct figures *figures;
	struct evaluator *evaluator;
	const struct judgement *judgements;
	size_t judgement_count;
	const struct map *calls;       /* thing id -> struct call_list; may be NULL */
	const struct map *thing_pages; /* thing id -> struct page; may be NULL */
	struct arena *scratch;
};
/* Raised when the shape changes in a way that a reader of the old one would trip over. */
#define EXPORT_FORMAT 1
void export_json(const struct export_input *input, struct buf *out);

#endif
