/*
 * import_things_print - what an import of things put into the data, and what it left there, as Markdown.
 */
#ifndef CMD_IMPORT_THINGS_PRINT_H
#define CMD_IMPORT_THINGS_PRINT_H

#include "cmd/import_things.h"

/* Puts nothing where nothing was new, changed or left. */
void import_things_print(const struct import_things *things, struct buf *out);

#endif
