#include "data/former.h"

#include "data/shape.h"

static void take(struct diag *diag, const struct yaml *yaml, bool ids, struct former *former)
{
	if (shape_text_of(diag, yaml, ids ? "an id" : "a folder").len == 0 ||
	    (ids && !shape_is_id(diag, yaml)))
		return;
	for (size_t i = 0; i < former->count; i++) {
		if (!str_eq(former->at[i].text, yaml->text))
			continue;
		diag_report(diag, DIAG_ID_DUPLICATE, yaml->at, "“%.*s” is written twice",
		    STR_ARG(yaml->text));
		diag_note(diag, former->at[i].at, "first here");
		return;
	}
	former->at[former->count++] = (struct former_name){ yaml->text, yaml->at };
}

struct former former_read(struct arena *keep, struct diag *diag, const struct yaml *yaml, bool ids)
{
	struct former former = { NULL, 0 };

	if (!yaml)
		return former;
	former.at =
	    ARENA_ARRAY(keep, struct former_name, yaml->kind == YAML_LIST ? yaml->count + 1 : 1);
	if (yaml->kind != YAML_LIST)
		take(diag, yaml, ids, &former);
	for (size_t i = 0; yaml->kind == YAML_LIST && i < yaml->count; i++)
		take(diag, yaml->items[i], ids, &former);
	return former;
}

void former_offer(const struct former *was, struct str id, struct near *near)
{
	near_offer(near, id);
	for (size_t i = 0; i < was->count; i++)
		if (str_eq(was->at[i].text, near->word))
			near_settle(near, id);
}
