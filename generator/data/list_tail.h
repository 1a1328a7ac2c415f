/*
 * list_tail - a list whose last elements are those of another, because the line of their key is gone.
 *
 * Without its line `pairs:` the pairs of site.yaml are the last elements of the list above, and each is a mistake there.
 * Where all elements from one on are mistakes of one kind, behind others that are not, the first is told, with a hint at the
 * lost line. The same of keys of a mapping. What stands in brackets has lost no line.
 *
 *	struct list_tail tail = list_tail_of(diag, list);
 *	for (…) {
 *		read(list->items[i]);
 *		list_tail_pass(&tail);
 *	}
 *	list_tail_end(&tail);
 */
#ifndef DATA_LIST_TAIL_H
#define DATA_LIST_TAIL_H

#include "base/diag.h"
#include "data/yaml.h"

struct list_tail {
	struct diag *diag;
	const struct yaml *yaml;
	size_t told;  /* messages before the element at hand */
	size_t good;  /* elements so far without a message */
	size_t run;   /* of the last elements, those with one of the same kind */
	size_t first; /* with a run: the number of its first message */
};

struct list_tail list_tail_of(struct diag *diag, const struct yaml *yaml);
void list_tail_pass(struct list_tail *tail);
void list_tail_end(struct list_tail *tail);

#endif
