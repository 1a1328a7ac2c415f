#include "html/mustache.h"

#include "base/near.h"
#include "html/mustache_op.h"
#include "html/mustache_parse.h"

struct mustache_set *mustache_set_new(struct arena *keep)
{
	struct mustache_set *set = ARENA_NEW(keep, struct mustache_set);

	set->keep = keep;
	set->templates = map_in(keep);
	return set;
}

void mustache_allow_missing(struct mustache_set *set)
{
	set->allow_missing = true;
}

bool mustache_add(
    struct mustache_set *set, struct diag *diag, struct str name, const struct source *source)
{
	struct mustache *template = mustache_mention(set, name);

	template->source = source;
	return mustache_parse(set, diag, template);
}

const struct mustache *mustache_find(const struct mustache_set *set, struct str name)
{
	const struct mustache *template = map_get(&set->templates, name);

	return template && template->source ? template : NULL;
}

bool mustache_is_nothing(const struct mustache *template)
{
	return template->count == 0;
}

bool mustache_is_missed(const struct mustache_set *set, struct str name)
{
	const struct mustache *template = map_get(&set->templates, name);

	return template && template->missed;
}

bool mustache_wanted(const struct mustache_set *set, size_t *cursor, struct str *name)
{
	while (*cursor < set->templates.count) {
		const struct mustache *template = set->templates.at[(*cursor)++].value;
		if (!template->source) {
			*name = template->name;
			return true;
		}
	}
	return false;
}

bool mustache_is_dynamic(const struct mustache_set *set)
{
	for (size_t i = 0; i < set->templates.count; i++)
		if (((const struct mustache *)set->templates.at[i].value)->dynamic)
			return true;
	return false;
}

static bool includes(const struct op *op)
{
	return (op->kind == OP_PARTIAL || op->kind == OP_PARENT) && op->target;
}

static struct pos op_pos(const struct mustache *template, const struct op *op)
{
	return source_pos(template->source, op->offset);
}

static void report_missing(
    const struct mustache_set *set, struct diag *diag, struct pos at, struct str name)
{
	diag_report(diag, DIAG_TEMPLATE_MISSING, at, "there is no template “%.*s”", STR_ARG(name));
	struct near near = near_to(name);
	for (size_t i = 0; i < set->templates.count; i++)
		if (((const struct mustache *)set->templates.at[i].value)->source)
			near_offer(&near, set->templates.at[i].key);
	diag_hint_nearest(diag, &near);
}

/* What is missing is told where it is first missed. */
static bool check_targets(
    const struct mustache_set *set, struct diag *diag, const struct mustache *template)
{
	size_t missing = 0;

	for (size_t i = 0; i < template->count && missing < DIAG_MOST; i++) {
		const struct op *op = &template->ops[i];
		if (!includes(op) || op->target->source || set->allow_missing)
			continue;
		struct mustache *target = map_get(&set->templates, op->target->name);
		if (target->missed)
			continue;
		target->missed = true;
		report_missing(set, diag, op_pos(template, op), op->target->name);
		missing++;
	}
	return missing == 0;
}

/* A way from template to template along inclusions that nothing can prevent. */
struct path {
	struct mustache *template;
	const struct op *via; /* the inclusion being followed */
	const struct path *before;
};

static void report_loop(struct diag *diag, const struct path *last, const struct mustache *first)
{
	if (last->template != first && last->before)
		report_loop(diag, last->before, first);
	struct pos at = op_pos(last->template, last->via);
	if (last->template == first) {
		diag_report(diag, DIAG_TEMPLATE_LOOP, at,
		    "template “%.*s” includes itself without end", STR_ARG(first->name));
		diag_hint(diag, "put the inclusion into a section that comes to an end");
	} else {
		diag_note(diag, at, "“%.*s” includes “%.*s”", STR_ARG(last->template->name),
		    STR_ARG(last->via->target->name));
	}
}

/* Bodies are skipped: what is in them is not rendered whatever the data, for sections may be empty and blocks overridden. */
static bool check_loops(struct diag *diag, struct mustache *template, const struct path *before)
{
	if (template->visited)
		return true;
	struct path path = { template, NULL, before };
	bool good = true;
	template->visited = template->on_path = true;
	for (size_t i = 0; i < template->count; i = template->ops[i].end) {
		path.via = &template->ops[i];
		if (!includes(path.via))
			continue;
		struct mustache *target = map_get(&template->set->templates, path.via->target->name);
		if (target->on_path) {
			report_loop(diag, &path, target);
			/* Once is enough to say: whoever renders all the same gets nothing here. */
			template->ops[i] = (struct op){ .kind = OP_TEXT, .end = path.via->end };
			good = false;
		} else {
			good &= check_loops(diag, target, &path);
		}
	}
	template->on_path = false;
	return good;
}

bool mustache_check(struct mustache_set *set, struct diag *diag)
{
	bool good = true;

	for (size_t i = 0; i < set->templates.count; i++) {
		struct mustache *template = set->templates.at[i].value;
		good &= check_targets(set, diag, template);
		good &= check_loops(diag, template, NULL);
	}
	return good;
}
