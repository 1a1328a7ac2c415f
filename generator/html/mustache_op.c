#include "html/mustache_op.h"

#include <string.h>

struct str mustache_text(const struct mustache_set *set, struct str text)
{
	char *at = arena_zero(set->keep, text.len + OP_TEXT_STEP);

	if (text.len > 0)
		memcpy(at, text.at, text.len);
	return (struct str){ at, text.len };
}

struct mustache *mustache_mention(struct mustache_set *set, struct str name)
{
	struct mustache *template = map_get(&set->templates, name);

	if (!template) {
		template = ARENA_NEW(set->keep, struct mustache);
		template->set = set;
		template->name = name;
		map_put(&set->templates, name, template);
	}
	return template;
}
