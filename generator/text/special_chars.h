/*
 * special_chars - makes cmark-gfm safe to use from several threads.
 *
 * While it parses, cmark-gfm marks the characters that its extensions start with in a table that all
 * threads share, and unmarks them at the end. Another thread that is still parsing then misses its
 * strikethroughs and figures (github/cmark-gfm pull request 176). The linker option --wrap replaces the
 * function that unmarks them. Every parser here has the same extensions, so the table always gets the same
 * values. Where the linker cannot do that (RIGBOOK_NO_WRAP), documents are read on one thread.
 */
#ifndef TEXT_SPECIAL_CHARS_H
#define TEXT_SPECIAL_CHARS_H

#include <stdbool.h>

/*
 * True if documents may be read on several threads at once (see above).
 */
bool document_may_run_parallel(void);

#endif
