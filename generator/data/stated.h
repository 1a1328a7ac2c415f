/*
 * stated - values that a basis puts in place of the data's: a source's stated inputs, a reader's own numbers.
 */
#ifndef DATA_STATED_H
#define DATA_STATED_H

#include "data/catalog.h"
#include "data/slot.h"

/* What the basis puts in place of an attribute or figure of a thing; NULL: nothing. */
const struct substitution *stated_find(
    const struct evaluator *evaluator, const struct thing *thing, struct str member);
/* Takes note that the value of an attribute of a thing, or of a field of a record, is read. */
void stated_read(struct evaluator *evaluator, const void *owner, const struct attribute *member);
/* The inputs whose value stands there; NULL: it is no input's. */
const struct input_set *stated_inputs(const struct catalog *catalog, const struct substitution *with);
/* A mistake of arithmetic met inputs that have another value (formula/context.h). */
bool stated_excuses(void *evaluator, struct str why);
/* Takes note that an answer was given because something is unknown (formula/context.h). */
void stated_left_unknown(void *evaluator);
/* Fills a new slot with it; `origin` is the member's. */
void stated_place(struct evaluator *evaluator, struct slot *slot, const struct substitution *with,
    struct origin origin);
/* The value put in place of a field of a record; false: none is. */
bool stated_field(struct evaluator *evaluator, const struct record *record,
    const struct attribute *field, struct value *out);
/* True if an element of the list is left out on this basis; the list without those. */
bool stated_leaves_out(const struct evaluator *evaluator, const struct fact *list);
struct value stated_list(struct evaluator *evaluator, const struct fact *list);

#endif
