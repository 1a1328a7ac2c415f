#include "text/pass_figure.h"

#include "base/ascii.h"
#include "data/value_print.h"
#include "html/html.h"
#include "text/expression.h"
#include "text/figure_memo.h"
#include "text/foreign_braces.h"
#include "text/math.h"
#include "text/pass_foreign.h"
#include "text/pass_raw.h"
#include "text/raw.h"

#include <string.h>

/* The words between the braces, and where they stand. */
static struct formula_text expression_text(
    struct reading *reading, const cmark_node *node, struct str source)
{
	struct str inner = str_sub(source, 2, source.len - 2);
	struct str words = str_trim(inner);
	struct pos at = places_find(&reading->places, node, source);

	if (reading->places.exact)
		at = pos_after(at, 2 + (words.len ? (size_t)(words.at - inner.at) : 0));
	return (struct formula_text){ words, at, reading->places.exact };
}

static void print_figure(struct reading *reading, cmark_node *node, struct str source,
    const struct expression *expression)
{
	struct insert *insert = node->user_data;

	insert->plain = expression->printed;
	if (reading->around.images) { /* cmark-gfm escapes what stands in an image's text */
		node_set_text(node, insert->plain);
		return;
	}
	node_set_markup(node, expression_markup(reading, expression, source));
}

/* Prints nothing, but on a page that follows the reader has a place where to say that it does not hold. */
static void make_guard(struct reading *reading, cmark_node *node, struct formula_text text)
{
	struct insert *insert = node->user_data;
	struct input_set read;

	expression_require(reading, text, &read);
	size_t number =
	    reading->around.images ? FOLLOW_NOTHING : follow_guard(reading, text.text, &read);
	insert->guard = number == FOLLOW_NOTHING ? 0 : number + 1;
	node_set_text(node, STR(""));
	if (insert->guard)
		node_set_markup(node, guard_markup(reading, "span", number));
}

/* "[text](page-", which the figure behind it keeps from being a link. */
static bool opens_address(const cmark_node *node)
{
	struct str text = node && node->type == CMARK_NODE_TEXT ? node_text(node) : STR("");
	size_t at = text.len;

	while (at > 0 && !strchr(" \n)", text.at[at - 1]) &&
	    !str_starts(str_sub(text, at, text.len), STR("](")))
		at--;
	return str_starts(str_sub(text, at, text.len), STR("]("));
}

/* True after a report of a figure with which an address goes on, which it cannot. */
static bool report_in_address(struct reading *reading, const cmark_node *node, struct pos at)
{
	struct diag *diag = reading->input->diag;

	if (!opens_address(node->prev))
		return false;
	diag_report(diag, DIAG_HTML_REFUSED, at, "a figure cannot stand in an address");
	diag_hint(diag, "write the address out, or \\{{ for braces that are meant as such");
	return true;
}

/* Names with points between them. */
static bool is_name(struct str words)
{
	for (size_t i = 0; i < words.len; i++)
		if (!ascii_is_word(words.at[i]) && words.at[i] != '_' && words.at[i] != '.')
			return false;
	return words.len > 0;
}

/* What is known of names, if they mean on this page what they mean on others, and nothing has to be noted of them. */
static struct figure_memo *memo_of(const struct document_input *input)
{
	return input->self || input->live || input->findings || input->chapter.len > 0
	    ? NULL
	    : input->figure_memo;
}

/* What expression_read found of the same name before. */
static bool take_known(struct reading *reading, const struct known_figure *known, struct expression *out)
{
	*out = (struct expression){ .show = value_show(&known->value),
		.value = known->value,
		.printed = known->printed,
		.read = known->read };
	reading_name_value(reading, &out->value);
	return true;
}

static bool read_figure(struct reading *reading, struct formula_text text, struct expression *out)
{
	const struct document_input *input = reading->input;
	struct figure_memo *memo = is_name(text.text) ? memo_of(input) : NULL;
	const struct known_figure *known = memo ? figure_memo_name(memo, text.text) : NULL;

	if (known)
		return take_known(reading, known, out);
	size_t reports = diag_count(input->diag);
	bool read = foreign_braces_read(reading, text, out);
	if (memo && read && diag_count(input->diag) == reports && out->value.origin &&
	    out->value.kind == VALUE_QUANTITY)
		figure_memo_keep(
		    memo, text.text, &(struct known_figure){ out->value, out->printed, out->read });
	return read;
}

static void leave_as_written(struct reading *reading, cmark_node *node, struct str source)
{
	struct insert *insert = node->user_data;

	insert->plain = source;
	node_set_markup(node, markup_text(reading->input->scratch, source));
}

/* Between dollars stands no figure but a formula. */
static void print_math(struct reading *reading, cmark_node *node)
{
	struct insert *insert = node->user_data;

	insert->plain = math_plain(reading->input->keep, insert->source);
	if (reading->around.images)
		node_set_text(node, insert->plain);
	else
		node_set_markup(node, math_inline(reading->input->scratch, insert->source));
}

void pass_figure(struct reading *reading, cmark_node *node)
{
	struct insert *insert = node_insert(node);

	if (!insert) {
		pass_raw(reading, node);
		return;
	}
	struct str source = insert->source;
	if (str_starts(source, STR("$"))) {
		print_math(reading, node);
		return;
	}
	struct diag *diag = reading->input->diag;
	if (raw_is_code(&reading->raw)) {
		raw_warn_of_guards(reading, node, node_text(node), "code");
		leave_as_written(reading, node, source);
		return;
	}
	if (!str_ends(source, STR("}}")) || source.len < 4) {
		diag_report(diag, DIAG_FIGURE_UNCLOSED, places_find(&reading->places, node, source),
		    "this {{ has no }} on its line");
		diag_hint(diag, "write \\{{ for two braces that are meant as such");
		leave_as_written(reading, node, source);
		return;
	}
	if (pass_foreign_include(reading, node, source)) {
		leave_as_written(reading, node, source);
		return;
	}
	struct formula_text text = expression_text(reading, node, source);
	struct expression expression;
	bool misplaced = report_in_address(reading, node, text.at);
	if (!misplaced && expression_is_guard(&text))
		make_guard(reading, node, text);
	else if (!misplaced && read_figure(reading, text, &expression))
		print_figure(reading, node, text.text, &expression);
	else
		leave_as_written(reading, node, source);
}

bool pass_figure_alone(struct reading *reading, cmark_node *paragraph)
{
	const cmark_node *node = paragraph->first_child;
	const struct insert *insert = node && !node->next ? node_insert(node) : NULL;

	if (!insert || !math_is_display(insert->source))
		return false;
	paragraph->user_data = arena_copy(reading->input->keep, &insert->plain, sizeof(insert->plain));
	twin_note(reading, paragraph, insert->source);
	node_become_markup(paragraph, math_display(reading->input->scratch, insert->source));
	return true;
}
