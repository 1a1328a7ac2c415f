/*
 * narrow_sign - the quiet sign at an answer that less than a tenth of one input turns (sensitivity/narrow.h): at verdicts in
 * text and in cells, at marks, and at best cells. The legend explains it. Private to text/.
 */
#ifndef TEXT_NARROW_SIGN_H
#define TEXT_NARROW_SIGN_H

#include "block/grid.h"
#include "text/reading.h"

/* Finds the narrow cells of a block (cell.narrow). Nothing on a site without inputs. */
void narrow_sign_cells(struct reading *reading, struct grid *grid);

/* The figure with the sign behind it, if it is a narrow verdict. */
struct markup narrow_sign_behind(
    struct reading *reading, struct markup figure, const struct value *value);

#endif
