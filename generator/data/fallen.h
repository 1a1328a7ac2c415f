/*
 * fallen - elements that stand in a section of others, because the line that names their own is gone.
 *
 * Without its line `inputs:` a file's inputs become things of the kind above it, or sections of their own, and each
 * of them, and whoever names one, would be a mistake. So it is looked for first, by the keys of what stands in each
 * section, and told alone (diag_tell_alone). What stands in no section is told before what stands in another's: where a
 * line `kinds:` is gone, kinds that are not known are looked for everywhere else.
 */
#ifndef DATA_FALLEN_H
#define DATA_FALLEN_H

#include "data/catalog_reader.h"

/* True after a report of one. Needs the schema. */
bool fallen_report(struct catalog_reader *reader);

/*
 * The same of a thing that was read with mistakes, `map`: its keys may be those of two kinds, and then its numbers tell of
 * which it is.
 */
void fallen_report_thing(
    struct catalog_reader *reader, const struct thing *thing, const struct yaml *map);

/*
 * Warns of things that would be right in another kind's section as well, or have nothing of their own kind, where only
 * an empty line above them, as between sections, says that their own may be gone.
 */
void fallen_doubt(struct catalog_reader *reader);

#endif
