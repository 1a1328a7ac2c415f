/*
 * diag - what is wrong with the author's site, and where.
 *
 * A diag collects messages; nothing is printed until diag_print. Each task of a build has its own,
 * joined in the end and sorted by place, so the number of threads never shows. One mistake gives
 * one message: whoever reports returns a bad value, and whoever meets a bad value stays silent.
 *
 * Design after mandoc: one table (diag_kind.c) holds id, severity and meaning of every kind; the
 * manual explains each.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"
#include "base/source.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdio.h>

enum severity {
	SEVERITY_WARNING,  /* the build goes on; an error with --werror */
	SEVERITY_READABLE, /* leaves a readable page (links, anchors); a warning with --warn */
	SEVERITY_ERROR,    /* the output stays as it was, exit status 1 */
	SEVERITY_TROUBLE,  /* the machine's, not the author's: exit status 2 */
};

/* Rows of the table in diag_kind.c; sorted by stage. */
enum diag_id {
	/* files */
	DIAG_FILE_UNREADABLE,
	DIAG_FILE_TOO_LARGE,
	DIAG_FOLDER_MISSING,
	DIAG_PATH_OUTSIDE,
	DIAG_LINK_LOOP,
	DIAG_NOT_UTF8,
	DIAG_MOJIBAKE,
	DIAG_OUTPUT_FAILED,
	DIAG_OUTPUT_BUSY,
	/* YAML and its shape */
	DIAG_YAML_SYNTAX,
	DIAG_YAML_LIMIT,
	DIAG_KEY_DUPLICATE,
	DIAG_KEY_UNKNOWN,
	DIAG_KEY_MISSING,
	DIAG_VALUE_SHAPE,
	/* catalog */
	DIAG_ID_BAD,
	DIAG_ID_DUPLICATE,
	DIAG_ID_UNKNOWN,
	DIAG_KIND_CYCLE,
	DIAG_KIND_MISMATCH,
	DIAG_ATTRIBUTE_MISSING,
	DIAG_DATE_BAD,
	DIAG_DATE_LATER,
	DIAG_SOURCE_MISSING,
	DIAG_VALUE_BAD,
	DIAG_VALUE_RANGE,
	DIAG_UNIT_UNKNOWN,
	DIAG_UNIT_MISMATCH,
	DIAG_RATE_MISSING,
	DIAG_PRICE_TAX,
	DIAG_STALE,
	/* formulas */
	DIAG_FORMULA_SYNTAX,
	DIAG_FORMULA_NAME,
	DIAG_FORMULA_TYPE,
	DIAG_FORMULA_CYCLE,
	DIAG_FORMULA_ZERO,
	DIAG_FORMULA_LIMIT,
	DIAG_FORMULA_SHADOW,
	DIAG_FORMULA_EMPTY,
	DIAG_FORMULA_SHOW,
	DIAG_GUARD_FAILED,
	DIAG_GUARD_UNDECIDED,
	DIAG_GUARD_UNKNOWN,
	/* text */
	DIAG_FRONT_MATTER,
	DIAG_FIGURE_UNCLOSED,
	DIAG_BLOCK_UNKNOWN,
	DIAG_BLOCK_KIND,
	DIAG_DIAGRAM,
	DIAG_DIAGRAM_LAYOUT,
	DIAG_NUMBER_TYPED,
	DIAG_TEXT_LIMIT,
	/* site */
	DIAG_ADDRESS_DUPLICATE,
	DIAG_ANCHOR_DUPLICATE,
	DIAG_LINK_BROKEN,
	DIAG_LINK_ANCHOR,
	DIAG_LINK_ASSET,
	/* templates */
	DIAG_TEMPLATE_SYNTAX,
	DIAG_TEMPLATE_MISSING,
	DIAG_TEMPLATE_LOOP,
	DIAG_COUNT,
};

struct diag_kind {
	enum severity severity;
	const char *id;      /* as printed in brackets: "unit-mismatch" */
	const char *meaning; /* one sentence, for the manual */
};

/* The table row of a kind. */
const struct diag_kind *diag_kind(enum diag_id id);

struct diag;

struct diag *diag_new(struct arena *keep);

/* Reports a mistake at a place; printf, one line, lower case, no full stop. */
void diag_report(struct diag *diag, enum diag_id id, struct pos at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/*
 * A second place that explains the last report ("first written here"), and what to do about it
 * ("did you mean …?").
 */
void diag_note(struct diag *diag, struct pos at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void diag_hint(struct diag *diag, const char *format, ...) __attribute__((format(printf, 2, 3)));

/*
 * Moves everything in `from` to `into`, copying texts into `into`'s arena. The same message at the
 * same place counts once. Places are not copied: their sources must live as long as `into`.
 */
void diag_join(struct diag *into, const struct diag *from);

/* What --warn, --werror and the surroundings make of it. */
struct diag_style {
	bool relaxed;     /* --warn: SEVERITY_READABLE becomes a warning */
	bool strict;      /* --werror: warnings count as errors for the exit status */
	bool annotations; /* also print GitHub Actions commands (::error file=…) */
	struct str root;  /* put before each path: where the site is from where the user stands */
};

/*
 * Prints all messages sorted by place: `file:line:col: error: text [id]`, the line, a caret padded
 * by characters, then notes and hint. At most DIAG_MOST are printed, with a count of the rest.
 */
#define DIAG_MOST 200
void diag_print(const struct diag *diag, FILE *to, struct diag_style style);

/* 0 nothing to complain of (or only warnings without `strict`), 1 mistakes, 2 trouble. */
int diag_status(const struct diag *diag, struct diag_style style);

/* True if a report of at least this severity stands in it, taken as it stands in the table. */
bool diag_has(const struct diag *diag, enum severity severity);

/* Counts and access in order of report, for tests and for serving mistakes over a page. */
size_t diag_count(const struct diag *diag);
struct diag_note {
	struct pos at;
	struct str text;
};

struct diag_message {
	enum diag_id id;
	struct pos at;
	struct str text, hint;
	struct diag_note *notes;
	size_t note_count;
};
const struct diag_message *diag_at(const struct diag *diag, size_t index);

#endif
