/*
 * catalog_things - the things of each kind and what is said of them.
 */
#ifndef DATA_CATALOG_THINGS_H
#define DATA_CATALOG_THINGS_H

#include "data/catalog_reader.h"

/* First all ids, so that things may refer to each other in any order; then what is said of them. */
void catalog_declare_things(struct catalog_reader *reader);
/* The ids and names of each kind's things, which comparisons are checked with. */
void catalog_list_words(struct catalog_reader *reader);
void catalog_read_facts(struct catalog_reader *reader);

/* Once all observations have been read: reports required attributes of which nothing is said. */
void catalog_check_required(struct catalog_reader *reader);

/* Adds to what is known of an attribute of a thing. */
void thing_add_fact(struct catalog_reader *reader, const struct thing *thing, const struct fact *fact);

#endif
