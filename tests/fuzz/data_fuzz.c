/*
 * A file of data and, behind a line of %%, site.yaml: read, all figures of all things computed
 * today and before any observation, claims judged, all of it exported and printed.
 */
#include "base/utf8.h"
#include "data/catalog_read.h"
#include "data/claims.h"
#include "data/figures_check.h"
#include "data/history.h"
#include "data/stale.h"
#include "data/value_print.h"
#include "data/yaml_read.h"
#include "fuzz.h"
#include "number/ratio_text.h"
#include "site/data_json.h"

#include <assert.h>

/* The figures that things have to show, so that no input is slow for having many of them. */
#define VALUES_MOST 300

static const struct yaml *read_yaml(
    struct arena *keep, struct diag *diag, const char *path, struct str text)
{
	if (utf8_find_bad(text) != STR_NONE)
		return NULL; /* refused before it gets here: source_load */
	return yaml_read(keep, diag, source_new(keep, str_from(path), text));
}

static struct str print(struct evaluator *evaluator, const struct value *value)
{
	struct buf out = buf_in(evaluator_arithmetic(evaluator)->keep, BUF_MOST);
	struct show show = value_show(value);
	value_print(evaluator, value, &show, &out);
	return buf_str(&out);
}

/* An exact number is the same when it is read again. */
static void check_exact(struct arena *keep, const struct ratio *number)
{
	struct buf out = buf_in(keep, BUF_MOST);
	if (number == NULL)
		return;
	ratio_exact(&out, number);
	const struct ratio *again = ratio_parse_exact(keep, buf_str(&out));
	assert(again != NULL && ratio_cmp(number, again) == 0);
}

/* Nothing is bad without a report, and whoever computes it anew comes to the same. */
static void check_value(
    struct arena *keep, struct evaluator *evaluator, const struct value *value, struct value anew)
{
	assert(str_eq(print(evaluator, value), print(evaluator, &anew)));
	if (value->kind == VALUE_QUANTITY) {
		check_exact(keep, value->quantity->lo);
		check_exact(keep, value->quantity->hi);
	}
	if (value->origin != NULL)
		fuzz_touch(evaluator_derive_origin(evaluator, value->origin, NULL).substituted);
}

static bool check_thing(struct arena *keep, const struct figures *figures, struct diag *diag,
    const struct thing *thing, struct evaluator *evaluator)
{
	struct evaluator *other = evaluator_at(keep, diag, evaluator, figures_basis(figures));
	const struct map *of = &thing->kind->figures;
	bool bad = false;
	for (size_t i = 0; i < of->count && i < VALUES_MOST; i++) {
		const struct figure *figure = of->at[i].value;
		if (figure->given_count > 0)
			continue;
		struct value value = evaluator_member(evaluator, thing, figure->id, thing->at);
		check_value(
		    keep, evaluator, &value, evaluator_member(other, thing, figure->id, thing->at));
		bad = bad || value.kind == VALUE_BAD;
	}
	return bad;
}

static struct str export(struct arena *keep, struct diag *diag, const struct figures *figures)
{
	struct buf out = buf_in(keep, BUF_MOST);
	struct arena *scratch = arena_new();
	struct data_json_input input = { .figures = figures, .scratch = scratch };
	input.evaluator = evaluator_new(keep, diag, figures);
	input.judgements = claims_judge(keep, diag, figures, &input.judgement_count);
	data_json_write(&input, &out);
	arena_free(scratch);
	return buf_str(&out);
}

static void read_data(struct arena *keep, struct diag *diag, const struct catalog *catalog)
{
	figures_check_types(keep, diag, catalog);
	struct figures *figures = figures_new(keep, diag, catalog, basis_of(catalog, DATE_NONE));
	struct evaluator *evaluator = evaluator_new(keep, diag, figures);
	bool bad = false;
	for (size_t i = 0; i < catalog->things.count && i < VALUES_MOST; i++)
		bad = check_thing(keep, figures, diag, catalog->things.at[i].value, evaluator) || bad;
	assert(!bad || diag_has(diag, SEVERITY_ERROR));
	assert(str_eq(export(keep, diag, figures), export(keep, diag, figures)));

	struct date_list days = history_dates(keep, figures);
	struct date first = days.count > 0 ? days.at[0] : (struct date){ 0 };
	fuzz_touch(export(keep, diag_new(keep),
	    figures_new(
		keep, diag_new(keep), catalog, basis_of(catalog, (struct date){ first.day - 1 }))));
	figures_check_stale(diag, figures);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *keep = arena_new();
	struct diag *diag = diag_new(keep);
	struct str text = fuzz_text(bytes, size), config = { NULL, 0 };
	size_t cut = str_find(text, STR("\n%%\n"), 0);
	if (cut != STR_NONE) {
		config = str_sub(text, cut + 4, text.len);
		text = str_sub(text, 0, cut + 1);
	}
	const struct yaml *site = config.len > 0 ? read_yaml(keep, diag, "site.yaml", config) : NULL;
	const struct yaml *file = read_yaml(keep, diag, "data.yaml", text);
	if (file != NULL)
		read_data(keep, diag, catalog_read(keep, diag, site, &file, 1));
	fuzz_touch_diag(diag);
	arena_free(keep);
	return 0;
}
