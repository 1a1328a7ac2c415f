/*
 * section - a section of the data as its reader describes it: by the keys of its elements they are told from those of
 * other sections.
 */
#ifndef DATA_SECTION_H
#define DATA_SECTION_H

#include "base/str.h"

struct section {
	struct str name;        /* "sources" */
	const struct str *keys; /* all that its elements may have */
	size_t key_count;
	size_t telling; /* so many of them, from the first on, no element of another section has */
};

#endif
