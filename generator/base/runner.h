/*
 * runner - makes text safe to print in the log of a GitHub Actions job.
 *
 * The job's runner executes commands that it finds in the output: a line that begins with `::name ...::`,
 * after optional blanks, and `##[` anywhere in a line. Messages quote lines of pull requests by strangers,
 * who could inject commands this way. So whatever is printed there goes through runner_put_line.
 *
 * Source: actions/runner, ActionCommand.cs (TryParseV2 and TryParse).
 */
#ifndef BASE_RUNNER_H
#define BASE_RUNNER_H

#include "base/buf.h"

/*
 * Appends a line (without its line end), changed so that it contains no command: `::` at its start becomes
 * `<3A>:`, and `##[` becomes `#<23>[`. `mark` (may be NULL) is an offset in the line; it is changed to the
 * offset of the same character in `out`.
 */
void runner_put_line(struct buf *out, struct str line, size_t *mark);

/* The same for each line of a text. */
void runner_put_lines(struct buf *out, struct str text);

#endif
