/*
 * diag_print - prints the messages of a diag: for a terminal, and as commands for GitHub Actions.
 *
 * Source of the commands: GitHub documentation, "Workflow commands for GitHub Actions". What must be
 * escaped: command.ts of GitHub's actions/toolkit.
 */
#ifndef BASE_DIAG_PRINT_H
#define BASE_DIAG_PRINT_H

#include "base/diag.h"

#include <stdio.h>

/*
 * Prints all messages, sorted by place: `file:line:col: error: text [id]`, the source line, a caret under
 * the column, then notes and hint. Places in data come before places in the text that uses it. A name that
 * is unknown at many places is printed once, at the first. At most DIAG_MOST messages are printed, then the
 * number of the others.
 */
void diag_print(const struct diag *diag, FILE *to, struct diag_style style);

#endif
