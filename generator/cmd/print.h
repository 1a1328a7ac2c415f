/*
 * print - how commands write to standard output and standard error.
 *
 * Whether it could be written is asked once for the whole run by print_settle, which main calls
 * last, so no command can forget to.
 */
#ifndef CMD_PRINT_H
#define CMD_PRINT_H

#include "base/buf.h"

#include <stdbool.h>

/*
 * Opens what was closed of descriptors 0, 1 and 2, so that no file of the site gets the number of
 * standard output and what is printed ends up in it. Writing there goes on failing. To be called
 * before any file is opened.
 */
void print_start(void);

/* True in a job of GitHub Actions, whose runner reads what is printed for commands. */
bool print_is_read_by_runner(void);

/*
 * Text for people, which in a job of GitHub Actions is made to hold no command (runner.h); and data
 * for other programs, as it stands. Return an exit status: 2, after saying so, for a text that
 * outgrew its buf, else 0.
 */
int print_words(const struct buf *words);
int print_data(const struct buf *data);

/* "rigbook: " and the words, to standard error. */
void print_problem(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The status a run ends with: 2, after saying so, where standard output or error could not be written. */
int print_settle(int status);

#endif
