/*
 * share - where the files that come with the program stand: templates, assets, and the site that `new` writes.
 *
 * Looked for beside the program: PREFIX/share/rigbook for PREFIX/bin/rigbook, and the source tree
 * itself for its build/rigbook. RIGBOOK_SHARE in the environment comes first.
 */
#ifndef CMD_SHARE_H
#define CMD_SHARE_H

#include "base/arena.h"
#include "base/str.h"

/* The folder, or empty text when there is none. Does not report: a site may bring everything itself. */
struct str share_folder(struct arena *keep);

/*
 * The engine that runs in pages, beside those files or beside the program; empty where it was not built. RIGBOOK_ENGINE
 * in the environment comes first.
 */
struct str engine_file(struct arena *keep);

#endif
