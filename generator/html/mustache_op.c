#include "html/mustache_op.h"

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
