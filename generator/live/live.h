/*
 * live - recomputes a page's figures, guards and blocks when a reader changes inputs.
 *
 * A page's list names what follows, in the order of the page: a list in JSON (json_tree.h) whose elements are
 *
 *     "hour_cost(usage: my_use) : 0.00 USD/h"     a figure, as it stands between its braces
 *     "require cost < 9000 USD"                   a guard
 *     {"table": {"kind": "machine", …}}           a block, by its kind (block/kinds.h)
 *     {"table": {…}, "drawing": {…}}              a chart: its table, and what stays of its drawing (live_chart.h)
 *     {"chart": {…}, "drawing": {…}}              a chart along an input, by days or of the ends of inputs
 *
 * and the whole is {"as_of": "2026-11-21", "self": "thing", "asks": […]}; `self` may be missing.
 *
 * Answers are one list in JSON, of the elements whose answer differs from the one that was returned last. Each is an
 * object with its number `n` in the page's list, and
 *
 *     figure   text, kind (quantity, truth, text, …); value, exact, unit of a quantity (as in a cell's data)
 *     guard    guard: "holds", "fails", "undecided", "unknown"; condition, and with its values put in: put
 *     block    columns: the unit of each; rows: [{key, name, unit, total, cells: [{text, …}]}], in order. A cell also has
 *              mark: [key, symbol, name], best, stale, quiet where they are so. A row without cells is a heading.
 *              A chart has words, missing and marks (live_chart.h), too, where it can be drawn on its axes.
 *              A block that cannot be made has `failed`, the message, instead.
 *     all      moved: true, where an input that is set was read
 *
 * What cannot be computed has the text "no value: REASON", and is no mistake.
 *
 * Memory: what lives as long as the page is in `keep`; what one update needs is in an arena of its own, which
 * live_begin resets. Nothing here is global; one page belongs to one thread.
 */
#ifndef LIVE_LIVE_H
#define LIVE_LIVE_H

#include "data/figures.h"
#include "data/input.h"

struct live;

/*
 * NULL if `list` is not such a list, or `self` is not a thing. `figures` are the site's, without substitutions. Texts
 * are copied.
 */
struct live *live_new(struct arena *keep, const struct figures *figures, struct str list);

/* The day of a page's list; DATE_NONE if it has none. */
struct date live_day(struct arena *scratch, struct str list);

/* Clears the values that were set. Invalidates all strings returned so far. */
void live_begin(struct live *live);

/*
 * Puts a value in place of an input's fact: "INPUT=VALUE". A bare number counts in the unit of the input.
 *
 * Returns an empty text, or a message (a question, where the number is ambiguous: 1.234); then nothing was set.
 */
struct str live_set(struct live *live, struct str text);

/* The value of an input as it stands now: {"text": "0.40 USD/kWh", "value": "0.4"}, the number in the unit of its range. */
struct str live_input(struct live *live, struct str id);

/* Charts along an input or of the ends of inputs ask the same many times: a page puts the rest in place before them. */
enum live_part { LIVE_ALL, LIVE_BUT_CHARTS, LIVE_CHARTS };

/*
 * The answers that changed since they were told last, as above. Only elements that read an input that changed are computed.
 * What a call leaves out is told by a later one, under the values of that.
 */
struct str live_answers(struct live *live, enum live_part part);

/*
 * Computes what nobody has asked of the site's data yet, so that updates need not: when a page has time. Starting is quick
 * because it computes nothing.
 */
void live_settle(struct live *live);

/* The next live_answers returns every answer. */
void live_resend_all(struct live *live);

/*
 * The derivation of element n; for a block, of the cell at row, column, counted from 0 as in its answer:
 *
 *     {"name": …, "formula": …, "put": the formula with its numbers, "inputs": [[path, text], …]}
 *
 * {} for a cell that has none. `row` and `column` do not count for figures and guards.
 */
struct str live_derivation(struct live *live, size_t n, size_t row, size_t column);

size_t live_count(const struct live *live);

#endif
