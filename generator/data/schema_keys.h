/*
 * schema_keys - keys that several declarations have: `better`, `show`, `marks`, `was` and lengths of time.
 *
 * Each is read from a mapping that may have it. What is wrong is reported and left out.
 */
#ifndef DATA_SCHEMA_KEYS_H
#define DATA_SCHEMA_KEYS_H

#include "data/schema_reader.h"

enum better schema_better(struct schema_reader *reader, const struct yaml *map);
/* *at is where the pattern stands. */
struct show schema_show(struct schema_reader *reader, const struct yaml *map, struct pos *at);
struct word_marks schema_marks(struct schema_reader *reader, const struct yaml *map);
/*
 * Whether keys stand twice in what declares a kind or a member of one, each on a line of its own: the second ones are
 * those of another, the line of whose id is gone.
 */
bool schema_has_lost_head(const struct yaml *map);
/* `was`: the ids it had before. */
struct former schema_was(struct schema_reader *reader, const struct yaml *map);
/* A length of time in whole days, 0 if there is none. */
int schema_days(struct schema_reader *reader, const struct yaml *map, struct str key);

#endif
