/*
 * slips - words that stand for a kind and are none's, because by a slip the kind was declared by another id.
 *
 * A kind is named all over a site: by the section of its things, by types, formulas and blocks. Were each of
 * these a mistake, one letter in its declaration would bring dozens. So what was meant is looked for first, and
 * whoever names the kind finds it (schema_kind); the slip is told of the section of its things, or where the
 * kind is what another is a sort of (schema->slips).
 */
#ifndef DATA_SLIPS_H
#define DATA_SLIPS_H

#include "data/schema_reader.h"

/* Fills schema->slips, once all kinds are declared. */
void slips_find(struct schema_reader *reader);

#endif
