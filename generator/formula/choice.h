/*
 * choice - argmin and argmax: the element of a list for which a value is the smallest or the greatest.
 *
 * Of several with the same value the first declared is chosen. Where ranges leave open which one it is, or whether an
 * element belongs to the list at all, the result is unknown and names the candidates. Elements whose value is not
 * applicable are left out; of none the choice is not applicable. The values are quantities or dates.
 */
#ifndef FORMULA_CHOICE_H
#define FORMULA_CHOICE_H

#include "formula/evaluation.h"

/*
 * The value of a node of kind NODE_AGGREGATE whose function is a choice. *same counts the elements with the chosen
 * one's value, itself included; 0 where none is chosen. It may be NULL.
 */
struct value choice_eval(struct evaluation *e, const struct node *node, size_t *same);

/* What an element of a list is called in a sentence. */
struct str element_words(const struct evaluation *e, const struct value *element, size_t index);

#endif
