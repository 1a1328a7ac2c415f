/*
 * change_print - changes as `diff` and `price` print them: for a terminal, for a comment on a pull
 * request, for other programs.
 */
#ifndef CMD_CHANGE_PRINT_H
#define CMD_CHANGE_PRINT_H

#include "site/snapshot_compare.h"

enum change_format { CHANGES_TEXT, CHANGES_MARKDOWN, CHANGES_JSON };

/* So many rows of a kind go into Markdown: a comment on GitHub holds 65,536 characters. */
#define CHANGES_MARKDOWN_MOST 60

/*
 * Raised when the shape of the JSON changes in a way that a reader of the old one would trip over.
 */
#define CHANGES_FORMAT 1

/* Puts nothing where nothing changed. */
void changes_print(struct arena *scratch, const struct change_list *changes,
    enum change_format format, struct buf *out);

#endif
