#include "text/special_chars.h"

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
