/*
 * finding - takes note of what a page says that it would not say of other data (struct finding in
 * document.h).
 *
 * Tables are looked at when they are finished, as their template sees them, so that no block has to
 * know of it. Private to text/.
 */
#ifndef TEXT_FINDING_H
#define TEXT_FINDING_H

#include "html/view.h"
#include "text/reading.h"

/* A guard that was evaluated; one whose value is bad has been reported and leaves no finding. */
void finding_add_guard(
    struct reading *reading, struct str condition, const struct value *value, struct pos at);

/* The marks of a finished `compare` table, and the best of each of its rows. */
void findings_add_comparison(struct reading *reading, const struct view *table);

/* The marks of words in a finished `matrix` or list of `parts`, in columns that have any. */
void findings_add_marks(struct reading *reading, const struct view *table);

/* The marks of a finished `table`, and the best of each of its columns. */
void findings_add_table(struct reading *reading, const struct view *table);

#endif
