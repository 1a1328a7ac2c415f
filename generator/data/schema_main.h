/* schema_main - `main` of a kind: the members that tell its things apart, in the order they are shown in. */
#ifndef DATA_SCHEMA_MAIN_H
#define DATA_SCHEMA_MAIN_H

#include "data/schema_reader.h"

/*
 * Reads the list of ids of a kind whose attributes and figures are read, or takes that of the kind above. Each is an
 * attribute, or a figure that is given nothing. What is none of these, comes twice or is more than KIND_MAIN_MOST is
 * reported and left out.
 */
void schema_main(struct schema_reader *reader, struct kind *kind, const struct yaml *map);

#endif
