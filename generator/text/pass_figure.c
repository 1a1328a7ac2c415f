/*
 * pass_figure - {{ expression : show }} becomes a figure, {{ require expression }} a guard that
 * prints nothing.
 *
 * Inside a link or an image's text a figure is plain text.
 */
#include "html/html.h"
#include "text/expression.h"
#include "text/math.h"

/* The words between the braces, and where they stand. */
static struct formula_text expression_text(
    struct reading *reading, const cmark_node *node, struct str source)
{
	struct str inner = str_sub(source, 2, source.len - 2);
	struct str words = str_trim(inner);
	struct pos at = reading_place(reading, node, source);
	if (reading->exact)
		at = pos_after(at, 2 + (words.len ? (size_t)(words.at - inner.at) : 0));
	return (struct formula_text){ words, at, reading->exact };
}

static void print_figure(struct reading *reading, cmark_node *node, const struct expression *expression)
{
	struct insert *insert = node->user_data;
	insert->plain = expression->printed;
	if (reading->images) { /* cmark-gfm escapes what stands in an image's text */
		node_set_text(node, insert->plain);
		return;
	}
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);
	if (reading->links)
		html_escape(&out, insert->plain);
	else
		figure_put(reading, &expression->value, &expression->show, expression->printed,
		    expression->value.kind == VALUE_THING ? STR("")
							  : expression_href(reading, expression),
		    &out);
	node_set_text(node, buf_str(&out));
}

static void leave_as_written(struct reading *reading, cmark_node *node, struct str source)
{
	struct insert *insert = node->user_data;
	insert->plain = source;
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);
	html_escape(&out, source);
	node_set_text(node, buf_str(&out));
}

/* Between dollars stands no figure but a formula. */
static void print_math(struct reading *reading, cmark_node *node)
{
	struct insert *insert = node->user_data;
	insert->plain = math_plain(reading->input->keep, insert->source);
	node_set_text(node,
	    reading->images ? insert->plain : math_inline(reading->input->scratch, insert->source));
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
	if (!str_ends(source, STR("}}")) || source.len < 4) {
		diag_report(diag, DIAG_FIGURE_UNCLOSED, reading_place(reading, node, source),
		    "this {{ has no }} on its line");
		diag_hint(diag, "write \\{{ for two braces that are meant as such");
		leave_as_written(reading, node, source);
		return;
	}
	struct formula_text text = expression_text(reading, node, source);
	struct expression expression;
	if (expression_is_guard(&text)) {
		expression_require(reading, text);
		node_set_text(node, STR(""));
	} else if (expression_read(reading, text, &expression)) {
		print_figure(reading, node, &expression);
	} else {
		leave_as_written(reading, node, source);
	}
}
