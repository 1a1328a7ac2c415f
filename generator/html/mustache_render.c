#include "html/mustache_render.h"

#include "html/mustache_op.h"

#include <string.h>

/* The context stack: where names are looked for, from the innermost out. */
struct context {
	const struct view *view;
	const struct context *outer;
};

/* What is put before each line of a template; the outermost is written first. */
struct indent {
	const struct str *text;
	const struct indent *outer;
};

/* The blocks that a parent tag brings; those of the outermost tag win. */
struct overrides {
	const struct mustache *template;
	const struct op *parent;
	const struct overrides *outer;
};

struct scope {
	const struct mustache *template;
	const struct context *context;
	const struct indent *indent;
	const struct overrides *overrides;
	int depth;
};

struct render {
	struct buf *out;
	const struct context *shared; /* that of the shared view being printed; NULL: none */
	bool looked_out;              /* a name was looked for outside of it */
	bool line_begun; /* the next line of a template goes on a line that has its indentation already */
	size_t work;              /* see MUSTACHE_WORK_MOST */
	struct mustache_ids *ids; /* NULL: nobody asks for them */
	struct aparts *aparts;    /* NULL: large markup is copied as any */
	struct str trouble;       /* the first */
	struct pos trouble_at;
};

/* Apart from what a page does thousands of times, which then needs little stack. */
#define SELDOM __attribute__((noinline))

static void run(struct render *r, struct scope *scope, size_t from, size_t to);

static DIAG_COLD void trouble(
    struct render *r, const struct scope *scope, const struct op *op, const char *words)
{
	if (r->trouble.len > 0)
		return;
	r->trouble = str_print(r->out->arena, "%s “%.*s”", words, STR_ARG(op->text));
	r->trouble_at = source_pos(scope->template->source, op->offset);
}

/* False, with a word about it once, if rendering has taken more work than any page does. */
static inline bool may_go_on(struct render *r, const struct scope *scope, const struct op *op)
{
	if (r->work++ < MUSTACHE_WORK_MOST && !r->out->full)
		return true;
	trouble(r, scope, op, "this goes on for too long:");
	return false;
}

/* The same for bodies deep inside each other. */
static inline bool may_go_deeper(struct render *r, const struct scope *scope, const struct op *op)
{
	if (scope->depth == MUSTACHE_DEPTH_MOST)
		trouble(r, scope, op, "this goes too deep:");
	return scope->depth < MUSTACHE_DEPTH_MOST && may_go_on(r, scope, op);
}

/* What the first part of a name stands for, from the innermost context out. */
static inline const struct view *find_first(
    struct render *r, const struct context *context, const struct op *op)
{
	for (;;) {
		const struct view *view = context->view;
		const struct view *field = NULL;
		r->work += 1 + view->count;
		if (view->marks >> op->first & 1) {
			const struct mustache_part *part = op->name.parts;
			field = view_get_marked(view, part->key, part->mark, part->bit);
		}
		if (field || op->name.here || !context->outer)
			return field;
		r->looked_out |= context == r->shared;
		context = context->outer;
	}
}

static SELDOM const struct view *find_rest(
    struct render *r, const struct view *view, const struct op *op)
{
	for (uint32_t i = 1; view && i < op->name.count; i++) {
		const struct mustache_part *part = &op->name.parts[i];
		r->work += 1 + view->count;
		view = view_get_marked(view, part->key, part->mark, part->bit);
	}
	return view;
}

static const struct view *look_around(
    struct render *r, const struct context *context, const struct op *op)
{
	if (op->name.count == 0)
		return context->view;
	const struct view *view = find_first(r, context, op);
	return op->name.count > 1 ? find_rest(r, view, op) : view;
}

/* What the name of a tag stands for. Most are looked for in the innermost context only, and are not there. */
static inline const struct view *look_up(
    struct render *r, const struct context *context, const struct op *op)
{
	const struct view *view = context->view;

	if (!op->name.here || (view->marks >> op->first & 1))
		return look_around(r, context, op);
	r->work += 1 + view->count;
	return NULL;
}

/* Text, true and false have words; nothing, lists and objects have none. */
static struct str words(const struct view *view)
{
	return view && view->kind < VIEW_LIST ? view->text : (struct str){ 0 };
}

/* Whether this is large markup that need not be copied; what a shared view prints is kept whole. */
static inline bool stays_apart(const struct render *r, const struct view *view)
{
	return r->aparts && view && view->kind == VIEW_MARKUP && view->text.len >= APART_LEAST &&
	    !view->end && !r->shared;
}

static void put_raw(struct render *r, const struct view *view)
{
	if (stays_apart(r, view)) {
		apart_add(r->aparts, r->out, view->text);
		return;
	}
	buf_put(r->out, words(view));
	if (view && view->kind == VIEW_MARKUP && view->end)
		*view->end = r->out->len;
}

static void put_indent(struct render *r, const struct indent *indent)
{
	if (!indent)
		return;
	put_indent(r, indent->outer);
	buf_put(r->out, *indent->text);
	r->work++;
}

/* Text whose lines are indented; empty lines stay empty. */
static SELDOM void put_lines(
    struct render *r, const struct indent *indent, struct str text, bool line_start)
{
	do {
		bool empty = text.len > 0 && (text.at[0] == '\n' || text.at[0] == '\r');
		if (line_start && !r->line_begun && !empty)
			put_indent(r, indent);
		r->line_begun &= !line_start;
		size_t end = str_find_byte(text, '\n', 0);
		end = end == STR_NONE ? text.len : end + 1;
		buf_put(r->out, str_sub(text, 0, end));
		text = str_sub(text, end, text.len);
		line_start = true;
	} while (text.len > 0);
}

/* A longer text is one for memcpy(3). */
#define STEPS_MOST (size_t)(4 * OP_TEXT_STEP)

/* The text of an op: whole steps are copied, where there is room for them. */
static inline __attribute__((always_inline)) void put_steps(struct buf *out, struct str text)
{
	if (text.len > STEPS_MOST || out->room - out->len < text.len + OP_TEXT_STEP) {
		buf_put(out, text);
		return;
	}
	char *to = out->at + out->len;
	const char *from = text.at, *end = from + text.len;
	out->len += text.len;
	for (; from < end; from += OP_TEXT_STEP, to += OP_TEXT_STEP)
		memcpy(to, from, OP_TEXT_STEP);
}

/* Whether an id begins or ends in the text, and somebody asks for ids. */
static inline bool is_about_ids(const struct render *r, const struct op *op)
{
	return r->ids && (op->has_id || (r->ids->begun && op->has_quote));
}

/* The text of an op that is indented, or in which somebody looks for ids. */
static SELDOM void put_marked_text(struct render *r, const struct scope *scope, const struct op *op)
{
	bool about_ids = is_about_ids(r, op);
	size_t begun = about_ids ? mustache_ids_find(r->ids, r->out, op->text) : 0;

	if (scope->indent)
		put_lines(r, scope->indent, op->text, op->line_start);
	else
		buf_put(r->out, op->text);
	if (about_ids)
		mustache_ids_written(r->ids, r->out, begun);
}

static inline __attribute__((always_inline)) void put_text(
    struct render *r, const struct scope *scope, const struct op *op)
{
	if (scope->indent || is_about_ids(r, op))
		put_marked_text(r, scope, op);
	else
		put_steps(r->out, op->text);
}

/* Renders a section's body once with `view` innermost. */
static void turn(struct render *r, struct scope *scope, const struct op *op, const struct view *view)
{
	if (!may_go_deeper(r, scope, op))
		return;
	struct context context = { view, scope->context };
	size_t at = (size_t)(op - scope->template->ops);
	scope->context = &context;
	scope->depth++;
	run(r, scope, at + 1, op->end);
	scope->depth--;
	scope->context = context.outer;
}

/* Whether what is printed here depends on nothing but the views. */
static bool may_share(const struct render *r, const struct scope *scope)
{
	return !scope->indent && !scope->overrides && !r->line_begun && !r->ids && !r->shared &&
	    r->trouble.len == 0;
}

/* The same for a shared view: prints what is known, or remembers what is printed. */
static SELDOM void turn_shared(
    struct render *r, struct scope *scope, const struct op *op, const struct view *view)
{
	struct view_print *known = view->print;

	if (known->section == op) {
		buf_put(r->out, known->text);
		r->work += known->work;
		return;
	}
	if (!may_go_deeper(r, scope, op))
		return;
	size_t from = r->out->len, work = r->work;
	struct context context = { view, scope->context };

	scope->context = r->shared = &context;
	scope->depth++;
	r->looked_out = false;
	run(r, scope, (size_t)(op - scope->template->ops) + 1, op->end);
	r->shared = NULL;
	scope->depth--;
	scope->context = context.outer;
	if (r->looked_out || r->trouble.len > 0 || r->out->full)
		return;
	struct str printed = { r->out->at + from, r->out->len - from };
	*known = (struct view_print){ op, str_copy(view->arena, printed), r->work - work };
}

/* Nothing is there of what this section and those behind it ask for, all of which end before `to`. */
static inline bool has_none(const struct scope *scope, const struct op *op, size_t to)
{
	return op->asked != 0 && (scope->context->view->marks & op->asked) == 0 && op->asked_end <= to;
}

/* A section of a list, or with a place of its own to look for names. */
static void section(struct render *r, struct scope *scope, const struct op *op, const struct view *view)
{
	if (view->kind != VIEW_LIST) {
		turn(r, scope, op, view);
		return;
	}
	for (size_t i = 0; i < view->count; i++) {
		const struct view *item = view->items[i];
		if (item->kind == VIEW_OBJECT && item->print && may_share(r, scope))
			turn_shared(r, scope, op, item);
		else
			turn(r, scope, op, item);
	}
}

/* The template that a dynamic name stands for; NULL, with a word about it, if there is none. */
static const struct mustache *named(struct render *r, const struct scope *scope, const struct op *op)
{
	const struct mustache_set *set = scope->template->set;
	struct str name = words(look_up(r, scope->context, op));
	const struct mustache *template = name.len > 0 ? mustache_find(set, name) : NULL;

	if (!template && !set->allow_missing && !op->is_told)
		trouble(r, scope, op, "there is no template for");
	return template;
}

/* {{>partial}} and {{<parent}}: in both, the blocks of the template can be overridden. */
static SELDOM void include(struct render *r, struct scope *scope, const struct op *op)
{
	/* One that is named in the template but is not there has been reported by mustache_check. */
	const struct mustache *template = op->target ? op->target : named(r, scope, op);
	if (!template || !template->source || !may_go_deeper(r, scope, op))
		return;
	struct overrides own = { scope->template, op, scope->overrides };
	struct indent indent = { op->indent, scope->indent };
	struct scope inner = { .template = template, .context = scope->context, .depth = scope->depth + 1 };
	inner.overrides = op->kind == OP_PARENT ? &own : scope->overrides;
	if (op->own_line)
		inner.indent = op->indent ? &indent : scope->indent;
	run(r, &inner, 0, template->count);
}

/* Most templates that are included are words: one text, which needs no scope of its own. */
static inline bool is_plain_text(const struct scope *scope, const struct op *op)
{
	const struct mustache *template = op->target;

	return template && template->count == 1 && template->ops[0].kind == OP_TEXT &&
	    !scope->indent && !(op->own_line && op->indent);
}

/* The block of that name directly inside a parent tag. */
static const struct op *find_block(struct render *r, const struct overrides *overrides, struct str name)
{
	const struct op *ops = overrides->template->ops;
	size_t i = (size_t)(overrides->parent - ops) + 1;

	while (i < overrides->parent->end) {
		r->work++;
		if (ops[i].kind == OP_BLOCK && str_eq(ops[i].text, name))
			return &ops[i];
		i = ops[i].end;
	}
	return NULL;
}

/*
 * Renders what overrides a block: in the context of the block, indented as the block is. Blocks
 * inside it belong to the template it is written in, so of the overrides only those from further
 * out apply.
 */
static void override(struct render *r, struct scope *scope, const struct op *op,
    const struct overrides *from, const struct op *with)
{
	if (!may_go_deeper(r, scope, op))
		return;
	struct indent indent = { op->indent, scope->indent };
	struct scope inner = { from->template, scope->context, &indent, from->outer, scope->depth + 1 };
	if (!op->indent)
		inner.indent = scope->indent;
	bool line_begun = r->line_begun;
	if (op->own_line && !with->line_start)
		put_lines(r, inner.indent, (struct str){ 0 }, true);
	r->line_begun = inner.indent && with->line_start && !op->own_line;
	run(r, &inner, (size_t)(with - from->template->ops) + 1, with->end);
	r->line_begun = line_begun;
}

static SELDOM void block(struct render *r, struct scope *scope, const struct op *op)
{
	const struct overrides *from = NULL;
	const struct op *with = NULL;

	for (const struct overrides *o = scope->overrides; o; o = o->outer) {
		const struct op *found = find_block(r, o, op->text);
		if (found) {
			from = o;
			with = found;
		}
	}
	if (with) {
		override(r, scope, op, from, with);
	} else if (may_go_deeper(r, scope, op)) {
		scope->depth++;
		run(r, scope, (size_t)(op - scope->template->ops) + 1, op->end);
		scope->depth--;
	}
}

/*
 * Renders ops up to `to`. The body of a section follows it: where the context stays as it is, which is so for true and for
 * what is not there, it is gone through like the rest.
 */
static void run(struct render *r, struct scope *scope, size_t from, size_t to)
{
	const struct op *ops = scope->template->ops;
	size_t next = from;

	while (next < to) {
		const struct op *op = &ops[next];
		const struct view *view;
		size_t body = next + 1;
		next = op->end;
		if (op->kind != OP_TEXT && !may_go_on(r, scope, op))
			return;
		switch (op->kind) {
		case OP_TEXT:
			put_text(r, scope, op);
			break;
		case OP_ESCAPED:
			markup_escape(r->out, words(look_up(r, scope->context, op)));
			break;
		case OP_RAW:
			put_raw(r, look_up(r, scope->context, op));
			break;
		case OP_SECTION:
			if (has_none(scope, op, to)) {
				next = op->asked_end;
				break;
			}
			view = look_up(r, scope->context, op);
			if (view && view->kind == VIEW_TRUE)
				next = body;
			else if (view_is_true(view))
				section(r, scope, op, view);
			break;
		case OP_INVERTED:
			if (!view_is_true(look_up(r, scope->context, op)))
				next = body;
			break;
		case OP_PARTIAL:
		case OP_PARENT:
			if (is_plain_text(scope, op))
				put_text(r, scope, op->target->ops);
			else
				include(r, scope, op);
			break;
		case OP_BLOCK:
			block(r, scope, op);
			break;
		}
	}
}

static struct str render(
    struct render *r, const struct mustache *template, const struct view *view, struct pos *at)
{
	struct context context = { view, NULL };
	struct scope scope = { .template = template, .context = &context };

	run(r, &scope, 0, template->count);
	*at = r->trouble_at;
	return r->trouble;
}

static struct render render_to(struct html *out)
{
	html_flush(out);
	return (struct render){ .out = out->out, .trouble_at = POS_NONE };
}

struct str mustache_render_ids(const struct mustache *template, const struct view *view,
    struct html *out, struct mustache_ids *ids, struct pos *at)
{
	struct render r = render_to(out);

	r.ids = ids;
	return render(&r, template, view, at);
}

struct str mustache_render_apart(const struct mustache *template, const struct view *view,
    struct html *out, struct aparts *aparts, struct pos *at)
{
	struct render r = render_to(out);

	r.aparts = aparts;
	return render(&r, template, view, at);
}

struct str mustache_render(
    const struct mustache *template, const struct view *view, struct html *out, struct pos *at)
{
	return mustache_render_ids(template, view, out, NULL, at);
}
