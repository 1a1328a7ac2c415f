/*
 * data_fixture - a small site from strings, and its messages as one text, for the tests of data/.
 */
#ifndef TESTS_DATA_FIXTURE_H
#define TESTS_DATA_FIXTURE_H

#include "base/buf.h"
#include "data/catalog_read.h"
#include "data/claims.h"
#include "data/figures.h"
#include "data/value_print.h"
#include "data/yaml_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct data {
	struct arena *keep;
	struct diag *diag;
	const struct catalog *catalog;
};

static inline const struct yaml *data_yaml(struct data *data, const char *path, const char *text)
{
	return text
	    ? yaml_read(data->keep, data->diag, source_new(data->keep, str_from(path), str_from(text)))
	    : NULL;
}

/* Reads site.yaml (may be NULL) and one or two data files. */
static inline struct data data_read(const char *config, const char *first, const char *second)
{
	struct data data = { .keep = arena_new() };
	data.diag = diag_new(data.keep);
	const struct yaml *files[2] = { data_yaml(&data, "a.yaml", first),
		data_yaml(&data, "b.yaml", second) };
	assert_non_null(files[0]);
	data.catalog = catalog_read(
	    data.keep, data.diag, data_yaml(&data, "site.yaml", config), files, second ? 2 : 1);
	return data;
}

static inline void data_put_place(struct buf *out, struct pos at)
{
	if (at.in && !str_eq(at.in->path, STR("a.yaml")))
		buf_print(out, "%.*s:", STR_ARG(at.in->path));
	buf_print(out, "%u:%u ", at.line, at.col);
}

/* "2:3 id-bad: text; 1:2 note; hint" for each, a line each; places in a.yaml go without its name. */
static inline const char *data_messages(struct data *data)
{
	struct buf out = buf_in(data->keep, BUF_MOST);
	for (size_t i = 0; i < diag_count(data->diag); i++) {
		const struct diag_message *m = diag_at(data->diag, i);
		data_put_place(&out, m->at);
		buf_print(&out, "%s: %.*s", diag_kind(m->id)->id, STR_ARG(m->text));
		for (size_t n = 0; n < m->note_count; n++) {
			buf_put(&out, STR("; "));
			data_put_place(&out, m->notes[n].at);
			buf_put(&out, m->notes[n].text);
		}
		if (m->hint.len)
			buf_print(&out, "; %.*s", STR_ARG(m->hint));
		buf_put_byte(&out, '\n');
	}
	return str_z(data->keep, buf_str(&out));
}

/* The value of an expression as readers see it. */
static inline const char *data_print(
    struct data *data, struct evaluator *evaluator, const char *expression)
{
	const struct source *source = source_new(data->keep, STR("expression"), str_from(expression));
	const struct formula *formula = formula_parse(data->keep, data->diag, data->catalog->units,
	    (struct formula_text){ source->text, source_pos(source, 0), true });
	assert_non_null(formula);
	struct value value = evaluator_eval(evaluator, formula, NULL, NULL, 0);
	struct buf out = buf_in(data->keep, BUF_MOST);
	value_print(evaluator, &value, NULL, &out);
	return str_z(data->keep, buf_str(&out));
}

#endif
