/*
 * catalog_check - what is well-formed each by itself and cannot all be right: observations and facts
 * that say one thing twice or contradict each other, and prices that are far from all others.
 */
#ifndef DATA_CATALOG_CHECK_H
#define DATA_CATALOG_CHECK_H

#include "data/catalog_reader.h"

void catalog_check_facts(struct catalog_reader *reader);

#endif
