/*
 * finding - records the statements of a page that depend on the data (struct finding in document.h):
 * whether its guards hold, and the marks and best cells of its blocks. Snapshots compare them
 * (site/snapshot.h). Private to text/.
 */
#ifndef TEXT_FINDING_H
#define TEXT_FINDING_H

#include "block/grid.h"
#include "text/reading.h"

/* Records a guard. A guard whose value is bad was reported and is not recorded. */
void finding_add_guard(
    struct reading *reading, struct str condition, const struct value *value, struct pos at);

/*
 * Records the marks and best cells of a block whose table has this id: for each row if the best is marked
 * by row, else for each column. Rows or columns without marks are left out.
 */
void findings_add_block(struct reading *reading, const struct grid *grid, struct str id);

#endif
