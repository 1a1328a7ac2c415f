/*
 * sections - the sections at the top of data files that others are read from, found under a misspelt name too.
 */
#ifndef DATA_SECTIONS_H
#define DATA_SECTIONS_H

#include "data/yaml.h"

/* Whether one of the files declares a kind with this id, under `kinds`. */
bool sections_has_kind(const struct yaml *const *files, size_t count, struct str id);

/*
 * Where a key at the top of `file` is nearly `word`, and neither another section nor a kind, reports it and takes it
 * for that.
 */
void sections_mend(struct diag *diag, const struct yaml *const *files, size_t count,
    const struct yaml *file, struct str word);

#endif
