#include "html/mustache_parse.h"

#include "base/ascii.h"
#include "base/near.h"
#include "html/mustache_render.h"
#include "html/mustache_tag.h"

#include <string.h>

struct open_tag {
	uint32_t op;       /* the op that is waiting for its end */
	bool first;        /* parent: the op before it holds the blanks that its line begins with */
	struct str blanks; /* block alone on its line: what stands before it */
	struct str dedent; /* what its surroundings take off their lines */
};

struct template_parser {
	struct mustache_set *set;
	struct diag *diag;
	struct mustache *template;
	struct str text; /* of the source */
	size_t at;       /* where the text begins that is not compiled yet */
	struct delimiters delimiters;
	struct str dedent; /* blanks that an overriding block takes off its lines */
	struct open_tag open[MUSTACHE_DEPTH_MOST];
	size_t depth;
	size_t mistakes;
};

/* Reports, which is linear in the offset; `name`, if it is not empty, is quoted behind the words. */
static void mistake(struct template_parser *p, size_t offset, const char *words, struct str name)
{
	struct pos at = source_pos(p->template->source, offset);

	if (name.len > 0)
		diag_report(p->diag, DIAG_TEMPLATE_SYNTAX, at, "%s “%.*s”", words, STR_ARG(name));
	else
		diag_report(p->diag, DIAG_TEMPLATE_SYNTAX, at, "%s", words);
	p->mistakes++;
}

/* Text */

/* A line's leading blanks without those that the surrounding block takes off. */
static struct str dedented(const struct template_parser *p, size_t from, size_t to)
{
	size_t same = 0;

	while (same < p->dedent.len && from + same < to && p->text.at[from + same] == p->dedent.at[same])
		same++;
	return str_sub(p->text, from + same, to);
}

/* The leading blanks of the first line from `at` on that holds something, as far as they are kept. */
static struct str intrinsic_indent(const struct template_parser *p, size_t at)
{
	size_t next;

	while (at < p->text.len && (next = text_next_line(p->text, at)) != STR_NONE)
		at = next;
	return dedented(p, at, text_skip_blanks(p->text, at));
}

static struct op *push(struct template_parser *p, enum op_kind kind)
{
	struct mustache *t = p->template;

	t->ops = arena_room(p->set->keep, t->ops, t->count, &t->room, sizeof(*t->ops));
	t->ops[t->count] = (struct op){ .kind = kind, .end = (uint32_t)t->count + 1 };
	return &t->ops[t->count++];
}

static void set_indent(struct template_parser *p, struct op *op, struct str indent)
{
	op->indent = indent.len > 0 ? arena_copy(p->set->keep, &indent, sizeof(indent)) : NULL;
}

static struct op *innermost(const struct template_parser *p)
{
	return p->depth > 0 ? &p->template->ops[p->open[p->depth - 1].op] : NULL;
}

/* Directly inside a parent only blocks count: all else is left out. */
static bool in_parent(const struct template_parser *p)
{
	return p->depth > 0 && innermost(p)->kind == OP_PARENT;
}

static void push_text(struct template_parser *p, struct str text, bool line_start)
{
	struct op *op = push(p, OP_TEXT);

	op->offset = text.len > 0 ? (uint32_t)(text.at - p->text.at) : 0;
	op->text = mustache_text(p->set, text);
	op->has_quote = str_find_byte(text, '"', 0) != STR_NONE;
	op->has_id = op->has_quote && str_find(text, STR(MUSTACHE_ID), 0) != STR_NONE;
	op->line_start = line_start;
}

/* Compiles the text between two places; one op, or one per line where blanks have to be taken off. */
static void put_text(struct template_parser *p, size_t from, size_t to)
{
	if (in_parent(p))
		return;
	while (from < to) {
		size_t end = p->dedent.len > 0 ? str_find_byte(str_sub(p->text, 0, to), '\n', from)
					       : STR_NONE;
		end = end == STR_NONE ? to : end + 1;
		bool fresh = text_starts_line(p->text, from);
		push_text(p, fresh ? dedented(p, from, end) : str_sub(p->text, from, end), fresh);
		from = end;
	}
}

/* Compiles what stands before a tag; a tag that has its line for itself takes the whole line away. */
static void put_before(struct template_parser *p, const struct mustache_tag *tag, bool whole_line)
{
	put_text(p, p->at, tag->first ? tag->line : tag->start);
	if (whole_line) {
		p->at = tag->next;
		return;
	}
	if (tag->first && !in_parent(p))
		push_text(p, dedented(p, tag->line, tag->start), true);
	p->at = tag->end;
}

static bool is_standalone(const struct mustache_tag *tag)
{
	return tag->first && tag->last;
}

/* Names */

/* Cuts a name at its dots. "." has no parts. Reports an empty part or a blank inside. */
static bool name_split(struct template_parser *p, const struct mustache_tag *tag, struct str text,
    struct mustache_name *name)
{
	*name = (struct mustache_name){ 0 };
	if (str_eq(text, STR(".")))
		return true;
	if (text.len > 0 && text.at[0] == '.') {
		name->here = true;
		text = str_sub(text, 1, text.len);
	}
	size_t dots = 0;
	for (size_t i = 0; i < text.len; i++)
		dots += text.at[i] == '.';
	struct mustache_part *parts = ARENA_ARRAY(p->set->keep, struct mustache_part, dots + 1);
	name->parts = parts;
	do {
		struct mustache_part *part = &parts[name->count++];
		str_cut(text, '.', &part->key, &text);
		part->mark = view_mark(part->key);
		part->bit = part->key.len > 0 ? view_mark_bit(part->mark) : 0;
		if (part->key.len == 0) {
			mistake(p, tag->start, "a part is missing in the name", tag->content);
			return false;
		}
	} while (name->count <= dots);
	return true;
}

static void set_name(struct op *op, struct mustache_name name)
{
	op->name = name;
	op->first = name.count > 0 ? (uint8_t)view_mark_place(name.parts[0].mark) : 0;
}

/* A name is any run of bytes that are no whitespace. Reports anything else. */
static bool name_check(struct template_parser *p, const struct mustache_tag *tag)
{
	struct str name = tag->content;

	if (name.len == 0) {
		mistake(p, tag->start, "this tag names nothing", name);
		return false;
	}
	if (str_find(name, p->delimiters.left, 0) != STR_NONE) {
		mistake(p, tag->start, "this tag is not closed", (struct str){ 0 });
		return false;
	}
	for (size_t i = 0; i < name.len; i++) {
		if (ascii_is_space(name.at[i])) {
			mistake(p, tag->start, "a name holds no spaces, as does", str_sub(name, 0, 60));
			return false;
		}
	}
	return true;
}

/* Tags with a body */

/* The op pushed last waits for its end. */
static struct open_tag *open_body(struct template_parser *p, const struct mustache_tag *tag)
{
	struct op *op = &p->template->ops[p->template->count - 1];

	op->offset = (uint32_t)tag->start;
	op->text = tag->content;
	if (p->depth == countof(p->open) - 1) {
		mistake(p, tag->start, "tags are nested too deep at", tag->content);
		p->at = p->text.len;
	}
	struct open_tag *open = &p->open[p->depth++];
	*open = (struct open_tag){ .op = (uint32_t)p->template->count - 1, .dedent = p->dedent };
	return open;
}

static void close_body(struct template_parser *p)
{
	const struct open_tag *open = &p->open[--p->depth];

	p->template->ops[open->op].end = (uint32_t)p->template->count;
	p->dedent = open->dedent;
}

static void section(struct template_parser *p, const struct mustache_tag *tag)
{
	struct mustache_name name;

	put_before(p, tag, is_standalone(tag));
	name_split(p, tag, tag->content, &name);
	set_name(push(p, tag->sigil == '#' ? OP_SECTION : OP_INVERTED), name);
	open_body(p, tag);
}

/*
 * A block inside a parent: its body replaces a block of the parent's. When the body begins on the
 * next line, the indentation of its first line is taken off all lines; where it goes, the
 * indentation of that place is put on.
 */
static void overriding_block(struct template_parser *p, const struct mustache_tag *tag)
{
	bool fresh = tag->last && tag->next < p->text.len;

	p->at = fresh ? tag->next : tag->end;
	push(p, OP_BLOCK)->line_start = fresh;
	open_body(p, tag);
	p->dedent = fresh ? intrinsic_indent(p, p->at) : (struct str){ 0 };
}

static void block(struct template_parser *p, const struct mustache_tag *tag)
{
	if (in_parent(p)) {
		overriding_block(p, tag);
		return;
	}
	put_before(p, tag, is_standalone(tag));
	struct str blanks = { 0 };
	if (tag->first)
		blanks = dedented(p, tag->line, tag->start);
	struct op *op = push(p, OP_BLOCK);
	op->own_line = is_standalone(tag);
	set_indent(p, op, op->own_line ? intrinsic_indent(p, p->at) : blanks);
	open_body(p, tag)->blanks = blanks;
}

/* What a partial or parent names: {{>name}}, or {{>*name}} for the template that `name` stands for. */
static void aim(struct template_parser *p, const struct mustache_tag *tag, struct op *op)
{
	op->text = tag->content;
	op->offset = (uint32_t)tag->start;
	if (tag->content.at[0] != '*') {
		op->target = mustache_mention(p->set, tag->content);
		return;
	}
	struct mustache_name name = { 0 };
	name_split(p, tag, str_sub(tag->content, 1, tag->content.len), &name);
	set_name(op, name);
	p->template->dynamic = true;
}

static void parent(struct template_parser *p, const struct mustache_tag *tag)
{
	bool first = tag->first && !in_parent(p);

	put_before(p, tag, false);
	aim(p, tag, push(p, OP_PARENT));
	open_body(p, tag)->first = first;
}

static void partial(struct template_parser *p, const struct mustache_tag *tag)
{
	put_before(p, tag, is_standalone(tag));
	struct op *op = push(p, OP_PARTIAL);
	op->own_line = is_standalone(tag);
	if (op->own_line)
		set_indent(p, op, dedented(p, tag->line, tag->start));
	aim(p, tag, op);
}

/* Only now it shows whether a parent has its lines for itself; then its blanks become its indentation. */
static void end_parent(
    struct template_parser *p, const struct mustache_tag *tag, const struct open_tag *open)
{
	p->at = tag->end;
	if (!open->first || !tag->last)
		return;
	struct op *op = &p->template->ops[open->op];
	struct op *blanks = op - 1;
	op->own_line = true;
	set_indent(p, op, blanks->text);
	*blanks = (struct op){ .kind = OP_TEXT, .end = blanks->end };
	p->at = tag->next;
}

static void end_block(
    struct template_parser *p, const struct mustache_tag *tag, const struct open_tag *open)
{
	if (open > p->open && p->template->ops[open[-1].op].kind == OP_PARENT) {
		put_text(p, p->at, tag->first ? tag->line : tag->start);
		p->at = tag->end;
		return;
	}
	put_before(p, tag, is_standalone(tag));
	if (p->template->count == open->op + 1u) /* no default whose indentation would count */
		set_indent(p, &p->template->ops[open->op], open->blanks);
}

static void end_body(
    struct template_parser *p, const struct mustache_tag *tag, const struct open_tag *open)
{
	enum op_kind kind = p->template->ops[open->op].kind;

	if (kind == OP_PARENT)
		end_parent(p, tag, open);
	else if (kind == OP_BLOCK)
		end_block(p, tag, open);
	else
		put_before(p, tag, is_standalone(tag));
	close_body(p);
}

static void report_open(struct template_parser *p, size_t at, const char *words, struct str name)
{
	const struct op *op = innermost(p);

	mistake(p, at, words, name);
	diag_note(p->diag, source_pos(p->template->source, op->offset), "“%.*s” is opened here",
	    STR_ARG(op->text));
}

/* Whether what is open innermost is nearly called that. */
static bool is_meant(const struct template_parser *p, struct str name)
{
	struct near near = near_to(name);

	near_offer(&near, innermost(p)->text);
	return near.best.len > 0;
}

static void end_tag(struct template_parser *p, const struct mustache_tag *tag)
{
	size_t depth = p->depth;

	while (depth > 0 && !str_eq(p->template->ops[p->open[depth - 1].op].text, tag->content))
		depth--;
	if (p->depth == 0)
		mistake(p, tag->start, "nothing is open that could be closed by", tag->content);
	else if (depth < p->depth)
		report_open(p, tag->start, "something else is open here than", tag->content);
	if (depth == 0 && p->depth > 0 && is_meant(p, tag->content))
		depth = p->depth; /* which is closed, then */
	while (depth > 0 && p->depth > depth) /* after a mistake, what was left open ends with what surrounds it */
		close_body(p);
	if (depth > 0)
		end_body(p, tag, &p->open[depth - 1]);
	else
		put_before(p, tag, is_standalone(tag));
}

/* Tags without a body */

static void value(struct template_parser *p, const struct mustache_tag *tag)
{
	struct mustache_name name;

	put_before(p, tag, false);
	if (!name_split(p, tag, tag->content, &name))
		return;
	struct op *op = push(p, tag->sigil ? OP_RAW : OP_ESCAPED);
	op->text = tag->content;
	set_name(op, name);
	op->offset = (uint32_t)tag->start;
}

static void comment(struct template_parser *p, const struct mustache_tag *tag)
{
	put_before(p, tag, is_standalone(tag));
}

/* {{=left right=}} */
static void delimiters(struct template_parser *p, const struct mustache_tag *tag)
{
	put_before(p, tag, is_standalone(tag));
	size_t space = 0;
	while (space < tag->content.len && !ascii_is_space(tag->content.at[space]))
		space++;
	struct str left = str_sub(tag->content, 0, space);
	struct str right = str_trim(str_sub(tag->content, space, tag->content.len));
	bool good = right.len > 0 && str_find_byte(tag->content, '=', 0) == STR_NONE;
	for (size_t i = 0; i < right.len; i++)
		good &= !ascii_is_space(right.at[i]);
	if (good) {
		p->delimiters = (struct delimiters){ left, right };
	} else {
		mistake(p, tag->start,
		    "delimiters are two, with a space between and no “=”, unlike", tag->content);
	}
}

static const struct tag_kind {
	char sigil;
	bool named; /* its content is a name */
	void (*compile)(struct template_parser *p, const struct mustache_tag *tag);
} tag_kinds[] = {
	{ 0, true, value },
	{ '&', true, value },
	{ '{', true, value },
	{ '#', true, section },
	{ '^', true, section },
	{ '/', true, end_tag },
	{ '>', true, partial },
	{ '<', true, parent },
	{ '$', true, block },
	{ '!', false, comment },
	{ '=', false, delimiters },
};

static const struct tag_kind *tag_kind(char sigil)
{
	for (size_t i = 1; i < countof(tag_kinds); i++)
		if (tag_kinds[i].sigil == sigil)
			return &tag_kinds[i];
	return &tag_kinds[0];
}

static void compile(struct template_parser *p)
{
	struct mustache_tag tag;
	size_t start;

	/* No more are printed than that, and each has gone through the text for its line. */
	while (p->mistakes < DIAG_MOST &&
	    (start = str_find(p->text, p->delimiters.left, p->at)) != STR_NONE) {
		if (!tag_read(p->set->keep, p->text, &p->delimiters, start, &tag)) {
			mistake(p, start, "this tag is not closed", (struct str){ 0 });
			return;
		}
		const struct tag_kind *kind = tag_kind(tag.sigil);
		if (kind->named && !name_check(p, &tag))
			p->at = tag.end;
		else
			kind->compile(p, &tag);
	}
	put_text(p, p->at, p->text.len);
	if (p->depth > 0 && p->mistakes < DIAG_MOST)
		report_open(p, p->text.len, "the template ends inside", innermost(p)->text);
}

static bool is_asking(const struct op *op)
{
	return op->kind == OP_SECTION && op->name.here && op->name.count > 0;
}

/* From the last on: each section knows what those behind it ask for. */
static void join_asking(struct mustache *template)
{
	for (size_t i = template->count; i-- > 0;) {
		struct op *op = &template->ops[i];
		if (!is_asking(op))
			continue;
		const struct op *next = op->end < template->count ? &template->ops[op->end] : op;
		bool joined = next != op && is_asking(next);
		op->asked = (joined ? next->asked : 0) | op->name.parts[0].bit;
		op->asked_end = joined ? next->asked_end : op->end;
	}
}

bool mustache_parse(struct mustache_set *set, struct diag *diag, struct mustache *template)
{
	struct template_parser p = { .set = set,
		.diag = diag,
		.template = template,
		.text = template->source->text,
		.delimiters = { STR("{{"), STR("}}") } };

	compile(&p);
	while (p.depth > 0)
		close_body(&p);
	join_asking(template);
	return p.mistakes == 0;
}
