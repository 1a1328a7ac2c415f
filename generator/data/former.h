/*
 * former - the names that something had before, `was` and `page_was`: addresses and anchors made of
 * them stay alive.
 */
#ifndef DATA_FORMER_H
#define DATA_FORMER_H

#include "base/diag.h"
#include "base/near.h"
#include "data/yaml.h"

struct former {
	struct former_name {
		struct str text;
		struct pos at;
	} * at; /* in the order they are written */
	size_t count;
};

/*
 * Reads one name or a list of them, in the arena `keep`; `yaml` may be NULL, and then there are
 * none. What is not a text, or with `ids` no id, is reported and left out; so is the second of a name
 * that is written twice.
 */
struct former former_read(struct arena *keep, struct diag *diag, const struct yaml *yaml, bool ids);

/* Offers `id`, and settles on it if what was written is one of the names it had before. */
void former_offer(const struct former *was, struct str id, struct near *near);

#endif
