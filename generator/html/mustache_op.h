/*
 * mustache_op - what a template is compiled to. Private to mustache*.c.
 *
 * A template is a flat array of ops. One with a body (section, parent, block) is followed by its
 * body; `end` is the index behind it, or behind an op without a body, so skipping is one assignment
 * and there is no tree to walk.
 *
 * Whitespace is settled while compiling, as far as it can be: lines that hold nothing but a tag are
 * gone, and the indentation of blocks that override is taken off. What remains for rendering is to
 * put an indentation before each line *of a template* (never before lines inside a value), so a
 * text op knows whether it begins such a line. A tag that comes first on its line is preceded by a
 * text op with the line's leading blanks, empty ones too.
 */
#ifndef HTML_MUSTACHE_OP_H
#define HTML_MUSTACHE_OP_H

#include "base/map.h"
#include "html/mustache.h"

/* What begins an id in the text of a template. */
#define MUSTACHE_ID " id=\""

enum op_kind {
	OP_TEXT,
	OP_ESCAPED,  /* {{name}} */
	OP_RAW,      /* {{{name}}} and {{&name}} */
	OP_SECTION,  /* {{#name}} */
	OP_INVERTED, /* {{^name}} */
	OP_PARTIAL,  /* {{>name}} */
	OP_PARENT,   /* {{<name}}: the body's own blocks override those of the parent */
	OP_BLOCK,    /* {{$name}}: the body is what stands there unless overridden */
};

struct mustache_part {
	struct str key;
	uint64_t mark; /* view_mark of it, */
	uint64_t bit;  /* and its bit; none of an empty key, which no field has */
};

/* A name cut at its dots. `.` has no parts; `.a` is `a` looked for in the innermost context only. */
struct mustache_name {
	const struct mustache_part *parts;
	uint32_t count;
	bool here;
};

/* Texts are copied so many bytes at a time. */
#define OP_TEXT_STEP 16

/* A page goes through hundreds of them: no larger than a line of the processor's cache. */
struct op {
	enum op_kind kind : 8;
	bool has_quote; /* text: holds a '"', and so may end an id */
	bool has_id;    /* text: an id begins in it */
	bool line_start; /* text: begins a line of its template; overriding block: so does its body */
	bool own_line;   /* partial, parent: alone on its line; block: its opening tag is */
	uint8_t first;   /* which bit of view.marks stands for the first part of the name */
	bool is_told; /* a part of the name is known not to be there, and nothing more is to be said */
	uint32_t end;    /* behind it and its body */
	uint32_t offset; /* of the tag or the text in the source */
	struct str text; /* of text, with OP_TEXT_STEP bytes behind it that may be read; else the name as written */
	struct mustache_name name; /* of values, and of dynamic partials and parents */
	union {
		struct { /* of partials, parents and blocks */
			/* before each line of a partial or parent, or of what overrides a block; or NULL */
			const struct str *indent;
			const struct mustache *target; /* NULL for dynamic ones; compiled or not */
		};
		/*
		 * Of a section over `.name`: the bits of it and of those that follow right behind each other, and where
		 * the last of them ends. Of an object without any of these bits nothing of them is rendered.
		 */
		struct {
			uint64_t asked;
			uint32_t asked_end;
		};
	};
};

struct mustache {
	const struct mustache_set *set;
	struct str name;
	const struct source *source; /* NULL while it has only been mentioned */
	struct op *ops;
	size_t count, room;
	bool dynamic;          /* includes by a dynamic name */
	bool missed;           /* there is no source, which has been told */
	bool visited, on_path; /* while looking for endless inclusion */
};

struct mustache_set {
	struct arena *keep;
	bool allow_missing;
	struct map templates; /* name to struct mustache: those added and those mentioned */
};

/* A copy of a text, for an op: with OP_TEXT_STEP bytes behind it. */
struct str mustache_text(const struct mustache_set *set, struct str text);

/* The template of that name, made if it is new. */
struct mustache *mustache_mention(struct mustache_set *set, struct str name);

#endif
