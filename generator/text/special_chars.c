/*
 * special_chars - keeps cmark-gfm's table of special characters as it is once set.
 *
 * While cmark-gfm parses, it marks the characters its extensions start with in a table all threads
 * share, and unmarks them at the end: another thread then misses its strikethroughs and figures
 * (github/cmark-gfm pull request 176). The linker's --wrap puts this function in place of the one
 * that unmarks. Every parser here attaches the same extensions, so the table is only ever set to
 * the same values. Where the linker cannot do that (RIGBOOK_NO_WRAP), documents are read on one
 * thread.
 */
#include "text/document.h"

#ifdef RIGBOOK_NO_WRAP

bool document_may_run_parallel(void)
{
	return false;
}

#else

void __wrap_cmark_inlines_remove_special_character(unsigned char character, bool emphasis);

void __wrap_cmark_inlines_remove_special_character(unsigned char character, bool emphasis)
{
	(void)character, (void)emphasis;
}

bool document_may_run_parallel(void)
{
	return true;
}

#endif
