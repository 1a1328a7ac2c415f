/*
 * asker - the context for evaluating expressions: catalog, evaluator, arithmetic, arenas, and the diag for
 * mistakes.
 *
 * The blocks of this folder evaluate through one, and so do the expressions in a page's text
 * (text/expression.h). Knows no pages.
 */
#ifndef BLOCK_ASKER_H
#define BLOCK_ASKER_H

#include "base/diag.h"
#include "data/figures.h"

struct asker {
	const struct catalog *catalog; /* the evaluator's */
	struct evaluator *evaluator;
	const struct thing *self;     /* names without a dot are its members; or NULL */
	struct arithmetic arithmetic; /* the evaluator's, with results in scratch */
	struct arena *keep;           /* for results */
	struct arena *scratch;
	struct diag *diag;
};

/* Sets `arithmetic` from the evaluator. All other fields must be set. */
void asker_start(struct asker *asker);

/* Arithmetic whose results are in `keep`. */
struct arithmetic asker_keeping_arithmetic(const struct asker *asker);

/*
 * Parses and checks a formula. If `show` is not NULL a show pattern may follow after " : ". The formula
 * lives in scratch; copy it if it is needed longer. NULL after a report.
 */
const struct formula *asker_parse(
    const struct asker *asker, struct formula_text text, struct show *show);

/* That there is no value, for readers, and why if VALUE_BAD says it: "no value: cannot divide …". */
struct str asker_no_value(const struct asker *asker, const struct value *value);

/*
 * Why something cannot be, for readers: the first message from number `from` on, with its hint. Messages are English: on a
 * page in another language, and where the message has no words (base/diag_silent.h), `instead`.
 */
struct str asker_message(struct arena *keep, const struct language *words, const struct diag *diag,
    size_t from, struct str instead);
/* The same, with "no value" instead. */
struct str asker_why(const struct asker *asker, const struct diag *diag, size_t from);

/* A value as text for readers. Reports at `at` a show pattern that does not fit the value. */
struct str asker_print(
    const struct asker *asker, const struct value *value, const struct show *show, struct pos at);

#endif
