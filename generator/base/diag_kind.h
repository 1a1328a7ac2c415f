/*
 * diag_kind - the kinds of diagnostics: their ids, their severities, and which may be consequences of
 * others.
 *
 * Design after mandoc: one table holds id, severity and meaning of every kind. The manual (man/rigbook.1)
 * explains each. To add one: a row in enum diag_id, one in the table of diag_kind.c, a paragraph in the
 * manual, a golden site (CONTRIBUTING.md).
 */
#ifndef BASE_DIAG_KIND_H
#define BASE_DIAG_KIND_H

enum severity {
	SEVERITY_WARNING, /* the build goes on; an error with --werror */
	SEVERITY_READABLE, /* the page can still be read (broken links, anchors); a warning with --warn */
	SEVERITY_ERROR,   /* the output stays as it was, exit status 1 */
	SEVERITY_TROUBLE, /* trouble of the machine, not a mistake of the author; exit status 2 */
};

/* Rows of the table in diag_kind.c; sorted by stage. */
enum diag_id {
	/* files */
	DIAG_FILE_UNREADABLE,
	DIAG_FILE_TOO_LARGE,
	DIAG_FOLDER_MISSING,
	DIAG_PATH_OUTSIDE,
	DIAG_LINK_LOOP,
	DIAG_FILE_NAME,
	DIAG_FILE_RUNS,
	DIAG_FILE_REFUSED,
	DIAG_NOT_UTF8,
	DIAG_MOJIBAKE,
	DIAG_OUTPUT_FAILED,
	DIAG_OUTPUT_BUSY,
	DIAG_OUTPUT_PLACE,
	DIAG_OUTPUT_CONFLICT,
	/* YAML and its shape */
	DIAG_YAML_SYNTAX,
	DIAG_YAML_LIMIT,
	DIAG_CSV,
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
	DIAG_KIND_DOUBTED,
	DIAG_ATTRIBUTE_MISSING,
	DIAG_DATE_BAD,
	DIAG_DATE_LATER,
	DIAG_SOURCE_MISSING,
	DIAG_VALUE_BAD,
	DIAG_VALUE_RANGE,
	DIAG_VALUE_TWICE,
	DIAG_INPUT_BAD,
	DIAG_INPUT_OUTSIDE,
	DIAG_INPUT_UNREAD,
	DIAG_CLAIM_INPUT,
	DIAG_UNIT_UNKNOWN,
	DIAG_UNIT_MISMATCH,
	DIAG_RATE_MISSING,
	DIAG_IMPORT,
	DIAG_PRICE_TAX,
	DIAG_PRICE_DOUBTED,
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
	DIAG_TEXT_FOREIGN,
	DIAG_FIGURE_UNCLOSED,
	DIAG_FIGURE_FOREIGN,
	DIAG_HTML_REFUSED,
	DIAG_HTML_UNCLOSED,
	DIAG_GUARD_LITERAL,
	DIAG_TEXT_UNUSED,
	DIAG_INCLUDE,
	DIAG_BLOCK_UNKNOWN,
	DIAG_BLOCK_KIND,
	DIAG_CODE,
	DIAG_CODE_PLAIN,
	DIAG_TABS,
	DIAG_CHART,
	DIAG_CHART_EMPTY,
	DIAG_DIAGRAM,
	DIAG_DIAGRAM_VALUE,
	DIAG_DIAGRAM_FOREIGN,
	DIAG_DIAGRAM_LAYOUT,
	DIAG_NUMBER_TYPED,
	DIAG_TEXT_LIMIT,
	/* site */
	DIAG_ADDRESS_DUPLICATE,
	DIAG_ADDRESS_LOST,
	DIAG_ANCHOR_DUPLICATE,
	DIAG_LINK_BROKEN,
	DIAG_LINK_OUTSIDE,
	DIAG_LINK_ANCHOR,
	DIAG_LINK_ASSET,
	DIAG_LINK_SCHEME,
	DIAG_PICTURE,
	DIAG_PICTURE_LARGE,
	DIAG_POLICY,
	/* templates */
	DIAG_TEMPLATE_SYNTAX,
	DIAG_TEMPLATE_MISSING,
	DIAG_TEMPLATE_LOOP,
	DIAG_TEMPLATE_EMPTY,
	DIAG_LAYOUT_UNKNOWN,
	DIAG_CONTRAST,
	DIAG_TEMPLATE_NAME,
	DIAG_TEMPLATE_OLD,
	DIAG_KEY_FOREIGN,
	DIAG_WORDS_MISSING,
	DIAG_TRANSLATION_BEHIND,
	DIAG_TRANSLATION_ALONE,
	DIAG_DATES_UNKNOWN,
	DIAG_COUNT,
};

/* What a declaration with a mistake fails to define: a set of flags. */
enum lost {
	LOST_NOTHING = 0,
	LOST_VALUE = 1, /* a value of a thing, so guards may be undecided and divisors zero */
	LOST_NAME = 2,  /* an id, so names, members of lists and pages may be unknown */
	LOST_UNIT = 4,  /* a unit */
	LOST_KIND = 8,  /* a kind, so attributes of things and types of formulas may be unknown */
	LOST_HEAD = 16, /* the line that names something, so what is nearly another name may be its name */
	LOST_SECTION = 32, /* the line above many declarations, so nothing can be said of what they are (diag_tell_alone) */
	LOST_FILE = 64, /* a file of data, so what the values of a thing are to be may be unknown (diag_join_unrelated) */
	LOST_THING = LOST_NAME | LOST_VALUE,
	LOST_ALL = LOST_VALUE | LOST_NAME | LOST_UNIT | LOST_KIND,
};

struct diag_kind {
	enum severity severity;
	const char *id;      /* as printed in brackets: "unit-mismatch" */
	const char *meaning; /* one sentence, for the manual; empty in the engine of pages */
};

/* The set of enum lost whose consequence a message of this kind may be. */
unsigned diag_follows(enum diag_id id);

/* The table row of a kind. */
const struct diag_kind *diag_kind(enum diag_id id);

#endif
