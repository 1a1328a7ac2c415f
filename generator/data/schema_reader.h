/*
 * schema_reader - what the readers of the schema share. Only for the files that schema_read.c calls, and limits.c.
 */
#ifndef DATA_SCHEMA_READER_H
#define DATA_SCHEMA_READER_H

#include "data/schema.h"
#include "data/shape.h"

struct schema_reader {
	struct arena *keep;
	struct diag *diag;
	struct schema *schema;
	const struct yaml *const *files;
	size_t count;
	const struct language *words; /* the language that numbers are printed in */
	bool english; /* names of the data are: a plural that is not written is the name with an s */
};

#endif
