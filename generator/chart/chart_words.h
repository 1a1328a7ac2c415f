/*
 * chart_words - a chart as a sentence, written from the values that are drawn: for those who do not see it, and for all.
 */
#ifndef CHART_CHART_WORDS_H
#define CHART_CHART_WORDS_H

#include "base/language.h"
#include "chart/chart.h"

/* "Highest: A: 1.79 TB/s, 2.1 times the median; lowest: …", in the language of `words` (NULL: English). In `keep`. */
struct str chart_words(struct arena *keep, const struct language *words, const struct chart *chart);

/* "Nothing is drawn here: …". */
struct str chart_undrawn_words(struct arena *keep, const struct language *words, struct str why);

/* "Not drawn, without a value: A, B." Empty if all are drawn. */
struct str chart_missing_words(struct arena *keep, const struct chart *chart);

#endif
