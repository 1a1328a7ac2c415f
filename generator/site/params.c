#include "site/params.h"

static const struct view *scalar_view(struct arena *keep, const struct yaml *yaml)
{
	static const char *const nothing[] = { "", "~", "null", "Null", "NULL" };

	if (yaml->plain && str_is_among_z(yaml->text, nothing, countof(nothing)))
		return view_nothing();
	if (yaml->plain && str_eq(yaml->text, STR("true")))
		return view_truth(true);
	if (yaml->plain && str_eq(yaml->text, STR("false")))
		return view_truth(false);
	return view_text(keep, str_copy(keep, yaml->text));
}

const struct view *params_view(struct arena *keep, const struct yaml *yaml)
{
	if (yaml->kind == YAML_SCALAR)
		return scalar_view(keep, yaml);
	struct view *view = yaml->kind == YAML_LIST ? view_list(keep) : view_object(keep);
	for (size_t i = 0; i < yaml->count; i++) {
		if (yaml->kind == YAML_LIST)
			view_add(view, params_view(keep, yaml->items[i]));
		else
			view_put(view, str_copy(keep, yaml->entries[i].key->text),
			    params_view(keep, yaml->entries[i].value));
	}
	return view;
}

const struct view *params_joined(struct arena *keep, const struct view *page, const struct view *site)
{
	if (!page || !site)
		return !page ? site : page;
	struct view *both = view_object(keep);
	for (size_t i = 0; i < page->count; i++)
		view_put(both, page->fields[i].key, page->fields[i].value);
	for (size_t i = 0; i < site->count; i++)
		if (!view_get(page, site->fields[i].key))
			view_put(both, site->fields[i].key, site->fields[i].value);
	return both;
}
