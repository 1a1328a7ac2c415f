/*
 * import_table - a file that somebody else wrote, CSV or JSON, as a table (csv.h).
 *
 * Which of the two it is its name says. What is neither, such as the page of an error in HTML, is told as that. Of JSON
 * (json_read.h) the rows are the objects of a list, and the columns what the map names; a dot
 * leads into objects within them ("price.amount").
 */
#ifndef CMD_IMPORT_TABLE_H
#define CMD_IMPORT_TABLE_H

#include "base/csv.h"
#include "cmd/import_map.h"

/* More than any list that somebody looks through after it was fetched. */
#define IMPORT_ROWS_MOST 10000

/* Reads a table with at least one row, in which all columns of the map are; false after a report. */
bool import_table_read(struct arena *keep, struct diag *diag, const struct source *source,
    const struct import_map *map, struct csv *out);

#endif
