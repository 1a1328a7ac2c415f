/*
 * mustache_parse - from the text of a template to its ops (mustache_op.h).
 */
#ifndef HTML_MUSTACHE_PARSE_H
#define HTML_MUSTACHE_PARSE_H

#include "html/mustache_op.h"

/* Fills an empty template from its source. False if a mistake was reported; what could be read is there all the same. */
bool mustache_parse(struct mustache_set *set, struct diag *diag, struct mustache *template);

#endif
