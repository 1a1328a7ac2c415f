/*
 * catalog_sources - the section `sources`: the documents and pages that state facts.
 */
#ifndef DATA_CATALOG_SOURCES_H
#define DATA_CATALOG_SOURCES_H

#include "data/catalog_reader.h"
#include "data/section.h"

extern const struct section sources_section;

void catalog_read_sources(struct catalog_reader *reader);

#endif
