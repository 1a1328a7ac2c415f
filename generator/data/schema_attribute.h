/*
 * schema_attribute - declarations of attributes of kinds and of fields of their lists.
 */
#ifndef DATA_SCHEMA_ATTRIBUTE_H
#define DATA_SCHEMA_ATTRIBUTE_H

#include "data/schema_reader.h"

/* An attribute or a field. Never NULL; `sound` is false when its type could not be read (reported). */
struct attribute *schema_attribute(
    struct schema_reader *reader, const struct yaml_entry *entry, const struct kind *kind);

#endif
