/*
 * diag_silent - reports without words, for code of the engine of pages whose mistakes a page cannot meet.
 *
 * The engine reads data and formulas that a build has read without a mistake, with the code that found none. The words
 * of its messages, and what puts them together, are a sixth of the engine's size; the Makefile (wasm_silent) names the
 * files that are compiled with this header before all others. There a report counts (diag_count), so that a value is as
 * bad as it would be, and says nothing. What a reader's own values can bring about is reported elsewhere, in words, or here
 * by (diag_report)(…): a name between parentheses is no macro.
 */
#ifndef BASE_DIAG_SILENT_H
#define BASE_DIAG_SILENT_H

#include "base/diag.h"

/* For tables of words that only such reports have. */
#define DIAG_SILENT

/* The words stay in sight of the compiler, which checks them and then drops them. */
#define DIAG_NEVER(call) ((void)(0 && ((call), 0)))

#define diag_report(diag, id, at, ...) \
	(DIAG_NEVER((diag_report)(diag, id, at, __VA_ARGS__)), \
	    (diag_report)(diag, id, POS_NONE, "%s", ""))
#define diag_note(diag, at, ...) DIAG_NEVER((diag_note)(diag, at, __VA_ARGS__))
#define diag_hint(diag, ...) DIAG_NEVER((diag_hint)(diag, __VA_ARGS__))
#define diag_hint_nearest(diag, near) diag_hint_none(diag, near)

static inline bool diag_hint_none(const struct diag *diag, const struct near *near)
{
	(void)diag;
	(void)near;
	return false;
}

#endif
