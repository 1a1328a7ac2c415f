/*
 * catalog_facts - what evaluators would otherwise find out of the facts of an attribute each time they ask for its value.
 */
#ifndef DATA_CATALOG_FACTS_H
#define DATA_CATALOG_FACTS_H

#include "data/catalog_reader.h"

/* Sets `alone` and `inputs` of all facts. To be called once all facts and inputs have been read. */
void catalog_index_facts(struct catalog_reader *reader);

#endif
