#include "site/derivation_script.h"

#include "base/language.h"
#include "data/value_print.h"
#include "search/shard.h"
#include "site/address.h"
#include "site/site_language.h"
#include "site/value_memo.h"

/* So many inputs are shown beside a number; a list of more would hide what is read. */
#define INPUTS_SHOWN 8

/* Bytes of a formula, with or without numbers, that are read beside a number. */
#define FORMULA_MOST 600

struct str derivation_script_address(struct arena *keep, const struct thing *thing)
{
	return STR_JOIN(keep, ADDRESS_FIGURES, thing->slug, STR("/derivations.js"));
}

void derivation_script_begin(struct rendering *rendering, struct buf *out)
{
	buf_put(out, STR("RigbookDerivations("));
	search_put_js_string(out, rendering->page->address);
	buf_put(out, STR(",["));
}

static void put_formula(struct buf *out, struct str text)
{
	search_put_js_string(out, text.len > FORMULA_MOST ? STR("") : text);
}

static void put_inputs(struct rendering *rendering, struct buf *out, const struct derivation *derivation)
{
	size_t count = derivation->input_count;

	for (size_t i = 0; i < count && i < INPUTS_SHOWN; i++) {
		const struct derivation_input *input = &derivation->inputs[i];
		buf_put(out, i > 0 ? STR(",[") : STR("["));
		search_put_js_string(out, input->path);
		buf_put_byte(out, ',');
		search_put_js_string(out, value_memo_words(rendering, &input->value).text);
		buf_put_byte(out, ']');
	}
	if (count > INPUTS_SHOWN)
		buf_put(out, STR(",[\"…\",\"\"]"));
}

/* Who states the fact that counts, when, and under which conditions. */
static struct str stated(struct rendering *rendering, const struct fact *fact)
{
	const struct language *words = site_language(rendering->site);
	struct arena *scratch = rendering->scratch;
	struct buf out = buf_in(scratch, BUF_MOST);

	if (fact->source)
		buf_put(&out,
		    fact->source->convention
			? WORD_FILL(scratch, words, WORD_CONVENTION, { "name", fact->source->title })
			: fact->source->title);
	struct str parts[] = { date_is_none(fact->on) ? STR("") : date_words(scratch, words, fact->on),
		fact_terms(scratch, words, fact) };
	for (size_t i = 0; i < countof(parts); i++) {
		if (parts[i].len == 0)
			continue;
		if (out.len > 0)
			buf_put(&out, STR(", "));
		buf_put(&out, parts[i]);
	}
	return buf_str(&out);
}

/* What is said below it: what is missing, the note of the fact that counts, or that of the figure. */
static struct str note_of(const struct derivation *derivation, const struct fact *fact)
{
	if (derivation->value.kind == VALUE_UNKNOWN && derivation->value.missing.len > 0)
		return derivation->value.missing;
	return fact && fact->note.len > 0 ? fact->note : derivation->note;
}

void derivation_script_add(struct rendering *rendering, struct buf *out,
    const struct origin *origin, const struct derivation *derivation, struct str value)
{
	const struct fact *fact = derivation->formula.len > 0 ? NULL : origin->fact;
	struct str by = fact ? stated(rendering, fact) : STR("");

	if (out->at[out->len - 1] != '[')
		buf_put(out, STR(",\n"));
	buf_put_byte(out, '[');
	search_put_js_string(out, origin->fragment);
	buf_put_byte(out, ',');
	search_put_js_string(out, origin_own_words(origin, derivation->name));
	buf_put_byte(out, ',');
	search_put_js_string(out, value);
	buf_put_byte(out, ',');
	put_formula(out, derivation->formula);
	buf_put_byte(out, ',');
	put_formula(out, derivation->substituted);
	buf_put(out, STR(",["));
	put_inputs(rendering, out, derivation);
	buf_put(out, STR("],["));
	if (by.len > 0)
		search_put_js_string(out, by);
	buf_put(out, STR("],"));
	search_put_js_string(out, note_of(derivation, fact));
	buf_put_byte(out, ']');
}

void derivation_script_put(struct rendering *rendering, struct buf *out)
{
	buf_put(out, STR("],"));
	search_put_js_string(out, rendering->page->thing->name);
	buf_put(out, STR(");\n"));
	if (rendering->worker->output)
		output_put(rendering->worker->output, rendering->scratch,
		    derivation_script_address(rendering->worker->keep, rendering->page->thing),
		    buf_str(out));
}
