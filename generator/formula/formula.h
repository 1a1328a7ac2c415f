/*
 * formula - the language of figures: parse, check types, evaluate, show the steps.
 *
 *   or · and · not · = != < <= >= > is · + - · * / · - in front · ^ · calls, paths, literals
 *   (loosest to tightest)
 *
 * Numbers may carry a unit (`40 h/week`), "quoted text" is text, 2025-10-06 a date, dotted names
 * are paths through references. if(c, a, b), in(x, unit), round floor ceil abs root share; sum mean
 * geomean min max count any all over lists and a few values: `sum(parts, quantity * item.price)`,
 * `sum(parts where item is pump, …)`, `sum(p in parts, …)`, `sum(t in 1..N, …)`, `sum(…, known)`.
 * The manual is rigbook-formula(7); its examples and those of tests/spec/formula.md are run.
 *
 * Knows no YAML and no site: names are looked up through a resolver (context.h) that the caller
 * hands in. A parsed formula lives in the arena that it was read into, is never changed and may be
 * evaluated by any number of threads.
 */
#ifndef FORMULA_FORMULA_H
#define FORMULA_FORMULA_H

#include "formula/context.h"
#include "number/show.h"

struct formula;

/* Parses one expression. NULL if a mistake was reported (DIAG_FORMULA_SYNTAX, _LIMIT, DIAG_UNIT_UNKNOWN). */
const struct formula *formula_parse(
    struct arena *keep, struct diag *diag, const struct units *units, struct formula_text text);

/* The same, followed by an optional show pattern after a top-level " : " (`a / b : 0.00×`). */
const struct formula *formula_parse_shown(struct arena *keep, struct diag *diag,
    const struct units *units, struct formula_text text, struct show *show);

struct str formula_source(const struct formula *formula); /* its text, trimmed */
struct pos formula_pos(const struct formula *formula);

/*
 * What a formula adds to the depth of whoever asks for it. A deep one counts for more than one, so
 * that the depth of all together, and with it the stack, is bounded.
 */
int formula_depth(const struct formula *formula);

/*
 * The type of a formula, with mistakes reported at their place: unknown names, units that do not
 * fit, text where a number is wanted, names that shadow. `self` is the type of the thing itself,
 * NULL for none; only the types of run->bindings are read.
 */
struct type formula_check(
    const struct formula *formula, const struct formula_context *context, const struct type *self);

/* The value. VALUE_BAD after a mistake was reported (one message for one bad operand, however deep). */
struct value formula_eval(const struct formula *formula, const struct formula_context *context);

/* True when the whole formula is one bare literal: `{{ 128 GB }}`, which says "I mean this number as typed". */
bool formula_is_literal(const struct formula *formula);

/* True of one with a name in it: what it yields may depend on the data. */
bool formula_reads(const struct formula *formula);

/* True when a figure is called with arguments somewhere in it. */
bool formula_has_call(const struct formula *formula);

/*
 * When the whole formula is one path ("a.b.c") or one call on a path, its last name; false otherwise. For pages that want to link `{{ thing.figure }}` to that figure
 * rather than to an unnamed expression the value's `origin` is enough; this is for tables that head
 * a column with an attribute's name.
 */
bool formula_is_path(const struct formula *formula, struct str *last);

#endif
