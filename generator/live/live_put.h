/*
 * live_put - values and grids as JSON, in the form of an answer (live.h). Private to live/.
 */
#ifndef LIVE_LIVE_PUT_H
#define LIVE_LIVE_PUT_H

#include "block/asker.h"
#include "block/grid.h"

/* ,"key": and, of the second, a text. */
void live_put_key(struct buf *out, const char *key);
void live_put_text(struct buf *out, const char *key, struct str text);

/* Of a quantity the number in the unit that it is printed in, and exactly; of other values nothing. */
void live_put_number(
    const struct asker *asker, const struct value *value, const struct show *show, struct buf *out);

/* "quantity", "truth", "thing", "text", "unknown" or "none". */
const char *live_kind_word(const struct value *value);

/* The units of the columns, and the rows. */
void live_put_grid(const struct asker *asker, const struct grid *grid, struct buf *out);

#endif
