#include "text/foreign_braces.h"

#include "base/ascii.h"
#include "formula/foreign_sign.h"

/* Names with points or dashes between them, and no blanks. */
static bool is_variable(struct str words)
{
	bool in_name = false;

	for (size_t i = 0; i < words.len; i++) {
		char c = words.at[i];
		bool joins = in_name && (c == '.' || c == '-');
		if (!joins && !ascii_is_letter(c) && c != '_' && !(in_name && ascii_is_digit(c)))
			return false;
		in_name = !joins;
	}
	return in_name;
}

/* A name of which nothing here is called nearly so. */
static bool is_strange_name(const struct diag_message *message)
{
	return message->id == DIAG_FORMULA_NAME && message->hint.len == 0 && !message->among &&
	    !message->independent && str_starts(message->text, STR("nothing here is called"));
}

/* Whether the messages from `since` on, one at least, are what another generator's braces earn here. */
static bool are_foreign(const struct diag *diag, size_t since, struct str words)
{
	bool strange = is_variable(words);

	for (size_t i = since; i < diag_count(diag); i++) {
		if (foreign_sign_is_of_braces(diag_at(diag, i)->hint))
			return true;
		strange = strange && is_strange_name(diag_at(diag, i));
	}
	return strange && diag_count(diag) > since;
}

bool foreign_braces_read(struct reading *reading, struct formula_text text, struct expression *out)
{
	struct diag *diag = reading->input->diag;
	size_t since = diag_count(diag);

	if (expression_read(reading, text, out))
		return true;
	if (!are_foreign(diag, since, text.text))
		return false;
	const struct diag *told = diag_cut(diag, since);
	const struct diag_message *first = diag_at(told, 0);
	if (is_strange_name(first))
		diag_report(diag, DIAG_FIGURE_FOREIGN, text.at, "nothing here is called “%.*s”",
		    STR_ARG(text.text));
	else
		diag_report(diag, DIAG_FIGURE_FOREIGN, first->at, "%.*s", STR_ARG(first->text));
	diag_hint(diag, "%s", foreign_sign_braces_hint());
	return false;
}
