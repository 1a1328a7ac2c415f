#include "html/mustache_scan.h"

#include "html/mustache_op.h"

static bool is_of_author(const struct mustache_name *name)
{
	for (uint32_t i = 0; i < name->count; i++)
		if (str_eq(name->parts[i].key, STR("params")))
			return true;
	return false;
}

void mustache_names(const struct mustache_set *set,
    bool (*found)(void *self, struct str part, struct pos at), void *self)
{
	for (size_t t = 0; t < set->templates.count; t++) {
		struct mustache *template = set->templates.at[t].value;
		uint32_t own_until = 0; /* the end of the outermost section over params */
		for (uint32_t i = 0; i < template->count; i++) {
			struct op *op = &template->ops[i];
			if (op->kind == OP_SECTION && is_of_author(&op->name) && i >= own_until)
				own_until = op->end;
			for (uint32_t n = 0; n < op->name.count && i >= own_until; n++) {
				if (str_eq(op->name.parts[n].key, STR("params")))
					break;
				op->is_told = !found(self, op->name.parts[n].key,
				    source_pos(template->source, op->offset));
				if (op->is_told)
					break;
			}
		}
	}
}

void mustache_rewrite(const struct mustache_set *set,
    struct str (*change)(
	void *self, struct str text, struct str before, const struct source *source, size_t offset),
    void *self)
{
	for (size_t t = 0; t < set->templates.count; t++) {
		struct mustache *template = set->templates.at[t].value;
		for (size_t i = 0; i < template->count; i++) {
			struct op *op = &template->ops[i];
			bool is_behind = i > 0 && (op[-1].kind == OP_ESCAPED || op[-1].kind == OP_RAW);
			if (op->kind != OP_TEXT || op->text.len == 0)
				continue;
			struct str text = change(self, op->text, is_behind ? op[-1].text : STR(""),
			    template->source, op->offset);
			if (text.at != op->text.at)
				op->text = mustache_text(set, text);
		}
	}
}
