/*
 * exchange - one folder in place of another, in a single step where the system can.
 *
 * Linux: renameat2(2) with RENAME_EXCHANGE; macOS: renamex_np(2) with RENAME_SWAP. Where neither is
 * there, or the file system refuses, two renames: should the machine stop between them,
 * exchange_finish completes the work on the next run.
 */
#ifndef SITE_EXCHANGE_H
#define SITE_EXCHANGE_H

#include <stdbool.h>

/*
 * Puts the folder `fresh` in the place of `old`. Afterwards `fresh` names what stood at `old`, or
 * nothing when `first` is true and nothing stood there. Returns 0 or an errno value; then
 * everything is as it was.
 */
int exchange_folders(const char *fresh, const char *old, bool first);

/* Completes an exchange that was interrupted between its two renames: nothing to do in the usual case. */
void exchange_finish(const char *path);

/* Copies a regular file with its mode, for file systems without hard links. 0 or an errno value. */
int exchange_copy(const char *from, const char *to);

#endif
