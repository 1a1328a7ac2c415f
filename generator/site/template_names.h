/*
 * template_names - all field names that any view has: to tell a misspelt name in a template from a field
 * that only other pages have.
 */
#ifndef SITE_TEMPLATE_NAMES_H
#define SITE_TEMPLATE_NAMES_H

#include "base/near.h"
#include "base/str.h"

bool template_field_exists(struct str name);

/* Offers all names to `near`, for a hint. */
void template_fields_offer(struct near *near);

#endif
