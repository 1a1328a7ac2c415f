#include "data/list_tail.h"

/* The data of a page was read without a mistake before. */
#ifdef RIGBOOK_IN_PAGE

struct list_tail list_tail_of(struct diag *diag, const struct yaml *yaml)
{
	return (struct list_tail){ .diag = diag, .yaml = yaml };
}

void list_tail_pass(struct list_tail *tail)
{
	(void)tail;
}

void list_tail_end(struct list_tail *tail)
{
	(void)tail;
}

#else

struct list_tail list_tail_of(struct diag *diag, const struct yaml *yaml)
{
	return (struct list_tail){ .diag = diag, .yaml = yaml, .told = diag_count(diag) };
}

void list_tail_pass(struct list_tail *tail)
{
	size_t told = diag_count(tail->diag);
	bool bad = told > tail->told;

	if (bad &&
	    (tail->run == 0 ||
		diag_at(tail->diag, tail->told)->id != diag_at(tail->diag, tail->first)->id)) {
		tail->first = tail->told;
		tail->run = 0;
	}
	tail->run = bad ? tail->run + 1 : 0;
	tail->good += !bad;
	tail->told = told;
}

/* Two names that are nearly others' are misspelt where they stand, and so are keys. */
static bool are_slips(const struct list_tail *tail)
{
	const struct diag_message *first = diag_at(tail->diag, tail->first);

	return (tail->run == 2 || first->id == DIAG_KEY_UNKNOWN) &&
	    (first->among || str_starts(first->hint, STR("did you mean ")));
}

void list_tail_end(struct list_tail *tail)
{
	bool on_lines = tail->yaml->closed_at == 0;

	if (!on_lines || tail->run < 2 || tail->good == 0 || are_slips(tail))
		return;
	diag_cut(tail->diag, tail->first + 1);
	diag_hint(tail->diag,
	    "nothing below it fits here either: is the line of another key gone above it?");
}

#endif
