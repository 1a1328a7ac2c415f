#include "text/expression.h"

#include "data/local.h"
#include "data/value_print.h"
#include "html/html.h"
#include "number/quantity_order.h"
#include "number/quantity_print.h"
#include "text/finding.h"
#include "text/narrow_sign.h"
#include "text/switching.h"

#include <string.h>

/* A formula that parses and whose types fit; NULL after a report. */
static const struct formula *read_formula(
    struct reading *reading, struct formula_text text, struct show *show)
{
	const struct document_input *input = reading->input;
	size_t reports = diag_count(input->diag);
	const struct formula *formula = asker_parse(&reading->asker, text, show);

	if (formula)
		evaluator_check(
		    input->evaluator, formula, input->self ? input->self->kind : NULL, NULL, 0);
	return diag_count(input->diag) == reports ? formula : NULL;
}

static bool is_set(const struct show *show)
{
	return show->set || show->unit || show->local;
}

/* `{{ cost : local }}`: money of the thing that the page is about, in the currency of its region. False after a report. */
static bool show_locally(const struct document_input *input, struct pos at, struct expression *out)
{
	if (!out->show.local)
		return true;
	if (!input->self) {
		diag_report(input->diag, DIAG_FORMULA_SHOW, at,
		    "“local” is the currency of a thing's region, and this page is about no thing");
		diag_hint(input->diag, "name the currency");
		return false;
	}
	out->value = local_value(input->evaluator, input->self, out->value);
	if (out->value.kind == VALUE_QUANTITY)
		out->show.unit = out->value.quantity->unit;
	return true;
}

bool expression_read(struct reading *reading, struct formula_text text, struct expression *out)
{
	const struct document_input *input = reading->input;

	if (switching_is(text.text))
		return switching_read(reading, text, out);
	*out = (struct expression){ .formula = NULL };
	out->formula = read_formula(reading, text, &out->show);
	if (!out->formula)
		return false;
	out->value = evaluator_eval_noting(input->evaluator, out->formula, input->self, &out->read);
	if (value_is_mistake(&out->value) || !show_locally(input, text.at, out))
		return false;
	if (!is_set(&out->show))
		out->show = value_show(&out->value);
	out->printed = asker_print(&reading->asker, &out->value, &out->show, text.at);
	reading_name_value(reading, &out->value);
	return out->printed.len > 0;
}

static void report_guard(struct reading *reading, const struct formula *formula,
    const struct value *value, struct pos at)
{
	struct diag *diag = reading->input->diag;

	struct derivation derivation =
	    evaluator_derive(reading->input->evaluator, formula, reading->input->self, NULL);
	struct str source = formula_source(formula), put_in = derivation.substituted;
	switch (value->kind) {
	case VALUE_TRUTH:
		if (value->truth == TRUTH_NO)
			diag_report(diag, DIAG_GUARD_FAILED, at, "this does not hold: %.*s",
			    STR_ARG(source));
		else
			diag_report(diag, DIAG_GUARD_UNDECIDED, at,
			    "this holds for a part of the range only: %.*s", STR_ARG(source));
		break;
	case VALUE_UNKNOWN:
		diag_report(diag, DIAG_GUARD_UNKNOWN, at,
		    "not known: %.*s; so this cannot be told: %.*s", STR_ARG(value->missing),
		    STR_ARG(source));
		break;
	case VALUE_BAD:
		diag_report(diag, DIAG_GUARD_UNKNOWN, at,
		    "there is no value: %.*s; so this cannot be told: %.*s",
		    STR_ARG(value->missing), STR_ARG(source));
		break;
	case VALUE_INAPPLICABLE:
		diag_report(diag, DIAG_GUARD_UNKNOWN, at, "this does not apply: %.*s", STR_ARG(source));
		break;
	default:
		diag_report(diag, DIAG_FORMULA_TYPE, at, "a guard is a condition, and this is %s: %.*s",
		    value_kind_words(value->kind), STR_ARG(source));
		return;
	}
	if (put_in.len && !str_eq(put_in, source))
		diag_hint(diag, "with the values put in: %.*s", STR_ARG(put_in));
}

bool expression_is_guard(struct formula_text *text)
{
	struct str word = STR("require");

	if (!str_starts(text->text, word))
		return false;
	struct str rest = str_sub(text->text, word.len, text->text.len), condition = str_trim(rest);
	if (condition.len == rest.len)
		return false;
	size_t skipped = condition.len ? (size_t)(condition.at - text->text.at) : text->text.len;
	if (text->exact)
		text->at = pos_after(text->at, skipped);
	text->text = condition;
	return true;
}

static void list_guard(struct reading *reading, struct str condition)
{
	struct document *document = &reading->document;
	struct arena *keep = reading->input->keep;

	document->guards = arena_room(keep, document->guards, document->guard_count,
	    &document->guard_room, sizeof(*document->guards));
	document->guards[document->guard_count++] = str_copy(keep, condition);
}

void expression_require(struct reading *reading, struct formula_text text, struct input_set *read)
{
	const struct document_input *input = reading->input;
	const struct formula *formula = read_formula(reading, text, NULL);

	*read = (struct input_set){ { 0 } };
	if (!formula)
		return;
	struct value value = evaluator_eval_noting(input->evaluator, formula, input->self, read);
	bool holds = value.kind == VALUE_TRUTH && value.truth == TRUTH_YES;
	if (input->guards)
		list_guard(reading, text.text);
	if (input->findings)
		finding_add_guard(reading, formula_source(formula), &value, text.at);
	if (!holds && !value_is_mistake(&value))
		report_guard(reading, formula, &value, text.at);
}

struct str page_figure_add(struct reading *reading, struct derivation derivation, struct str printed)
{
	const struct document_site *site = reading->input->site;
	struct document *document = &reading->document;
	struct arena *keep = reading->input->keep;

	if (site->note)
		return site->note(site->self, &derivation, printed);
	struct str href = str_print(keep, "#figure.%zu", document->figure_count + 1);

	document->figures = arena_room(keep, document->figures, document->figure_count,
	    &reading->foot.room, sizeof(*document->figures));
	document->figures[document->figure_count++] =
	    (struct page_figure){ .id = str_sub(href, 1, href.len),
		    .derivation = derivation_copy(keep, &derivation),
		    .printed = str_copy(keep, printed) };
	for (size_t i = 0; i < derivation.input_count; i++)
		reading_name_value(reading, &derivation.inputs[i].value);
	return href;
}

struct str expression_href(struct reading *reading, const struct expression *expression)
{
	const struct document_input *input = reading->input;

	if (expression->value.origin)
		return input->site->figure(input->site->self, expression->value.origin);
	if (reading->foot.none || formula_is_literal(expression->formula))
		return STR("");
	struct str source = expression->derivation ? expression->derivation->formula
						   : formula_source(expression->formula);
	struct str key = STR_JOIN(input->scratch, source, STR(" : "), expression->printed);
	const struct str *known = map_get(&reading->foot.listed, key);
	if (known)
		return *known;
	struct derivation derivation = expression->derivation
	    ? *expression->derivation
	    : evaluator_derive(
		  input->evaluator, expression->formula, input->self, expression->show.unit);
	struct str href = page_figure_add(reading, derivation, expression->printed);
	map_put(&reading->foot.listed, key, arena_copy(input->scratch, &href, sizeof(href)));
	return href;
}

static void put_thing(struct reading *reading, const struct thing *thing, struct html *out)
{
	const struct document_site *site = reading->input->site;
	struct str href = site->thing(site->self, thing);

	if (href.len) {
		html_open(out, "a");
		html_attr_url(out, "href", href);
	}
	html_text(out, thing->name);
	if (href.len)
		html_close(out, "a");
}

/* The words that the template is given; `value` is empty where it is given none. */
struct figure_words {
	struct str href, text, value;
	bool range; /* a quantity that has no single value */
};

/* By the template. */
static void link_put(struct reading *reading, struct figure_words words, struct html *out)
{
	struct view *view = view_object(reading->input->scratch);

	view_set_text(view, "href", words.href);
	view_set_text(view, "text", words.text);
	if (reading->input->chapter.len > 0 && str_starts(words.href, STR("#note.")))
		view_set_text(view, "noted", str_sub(words.href, strlen("#note."), words.href.len));
	if (words.value.len > 0)
		view_set_text(view, "value", words.value);
	view_set_truth(view, "range", words.range);
	reading_render_to(reading, &reading->foot.template, STR("figure"), view, out);
}

void figure_put(struct reading *reading, const struct value *value, const struct show *show,
    struct str printed, struct str href, struct html *out)
{
	if (value->kind == VALUE_THING) {
		put_thing(reading, value->thing, out);
		return;
	}
	if (href.len == 0) {
		html_text(out, printed);
		return;
	}
	struct figure_words words = { .href = href, .text = printed };
	if (value->kind == VALUE_QUANTITY) {
		words.value = quantity_machine(&reading->asker.arithmetic, value->quantity, show);
		words.range = words.value.len == 0;
	}
	link_put(reading, words, out);
}

struct markup expression_markup(
    struct reading *reading, const struct expression *expression, struct str source)
{
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);
	struct html html = html_to(&out);
	bool is_thing = expression->value.kind == VALUE_THING;

	if (reading->around.links)
		html_text(&html, expression->printed);
	else
		figure_put(reading, &expression->value, &expression->show, expression->printed,
		    is_thing ? STR("") : expression_href(reading, expression), &html);
	struct markup markup = html_markup(&html);
	if (expression->derivation) /* switch_at */
		return follow_not(reading, markup);
	return narrow_sign_behind(reading,
	    follow_markup(reading, markup, follow_text(reading, source, &expression->read)),
	    &expression->value);
}
