/*
 * report - what is wrong with a formula, in words: the reports of both the checker and the evaluator.
 *
 * Each reports once, at an offset of the formula's text, and adds a hint where one is known.
 */
#ifndef FORMULA_REPORT_H
#define FORMULA_REPORT_H

#include "base/language.h"
#include "formula/evaluation.h"

/* Reports at an offset, with a note where the formula was asked for. */
void evaluation_report(const struct evaluation *e, enum diag_id id, size_t at, const char *format,
    ...) DIAG_COLD __attribute__((format(printf, 4, 5)));
/*
 * The same of what depends on numbers alone, and may be excused (context.h): false if it was, and nothing reported.
 */
bool report_arithmetic(const struct evaluation *e, enum diag_id id, size_t at, const char *format,
    ...) DIAG_COLD __attribute__((format(printf, 4, 5)));
/* There is no such bare name here; and no such member of `of` or `of_value` (the other is NULL). */
void report_name(const struct evaluation *e, const struct node *node) DIAG_COLD;
void report_member(const struct evaluation *e, const struct node *node, const struct type *of,
    const struct value *of_value) DIAG_COLD;
/* An operand of the wrong sort: “x” is text, but a quantity is wanted. */
void report_operand(const struct evaluation *e, const struct node *operand, const char *is,
    const char *wanted) DIAG_COLD;
/* Two that cannot be compared because they are of different sorts. */
void report_sorts(const struct evaluation *e, const struct node *node, const char *left,
    const char *right) DIAG_COLD;
/* a.b where a is no thing. */
void report_no_members(
    const struct evaluation *e, const struct node *node, const char *is, bool list) DIAG_COLD;

/* One side of an operation on quantities, and the text it came from. */
struct operand {
	const struct node *node;
	const struct quantity *quantity;
};
/* Why an operation did not work, in one message at `at`. b->node is NULL for operations on one. */
void report_status(const struct evaluation *e, enum quantity_status status,
    enum node_kind operation, size_t at, const struct operand *a, const struct operand *b) DIAG_COLD;
/* in(from, unit), the node being the call. */
void report_conversion(const struct evaluation *e, enum quantity_status status,
    const struct node *node, const struct operand *from) DIAG_COLD;
/* The text of a node for messages, shortened when long. */
struct str node_text(const struct evaluation *e, const struct node *node);

/* An unknown value in the words of the language, whose {value} is the text of a node. */
struct value unknown_of(const struct evaluation *e, enum word_id words, const struct node *node);
/* The same where a condition cannot be told: "whether …". */
struct value unknown_whether(const struct evaluation *e, const struct node *condition);

#endif
