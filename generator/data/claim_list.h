/*
 * claim_list - the judged claims as a list that formulas go over: count(claims where verdict = "differs").
 */
#ifndef DATA_CLAIM_LIST_H
#define DATA_CLAIM_LIST_H

#include "data/claims.h"

/* What formulas call the list. Claims are judged after all figures, so only guides can go over them. */
#define JUDGED_CLAIMS STR("claims")

/*
 * Lets every formula that is read or evaluated from now on go over the judged claims as `claims`,
 * unless something of the site has that id: a list of records with the fields `id`, `source` (its
 * id) and `verdict` (in words), which are texts, and `own_inputs`, a truth. The judgements must
 * outlive the figures.
 */
void claims_offer(
    struct arena *keep, struct figures *figures, const struct judgement *judgements, size_t count);

#endif
