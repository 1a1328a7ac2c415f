#include "text/raw_element.h"

#include <string.h>

const struct raw_element *raw_top(const struct raw_elements *raw, const cmark_node *parent)
{
	if (raw->count == 0 || raw->open[raw->count - 1].parent != parent)
		return NULL;
	return &raw->open[raw->count - 1];
}

bool raw_is_refused(const struct raw_elements *raw)
{
	for (size_t i = 0; i < raw->count; i++)
		if (!raw->open[i].element)
			return true;
	return false;
}

bool raw_is_code(const struct raw_elements *raw)
{
	for (size_t i = 0; i < raw->count; i++)
		if (raw->open[i].element && (raw->open[i].element->flags & HTML_CODE))
			return true;
	return false;
}

bool raw_is_link(const struct raw_elements *raw)
{
	for (size_t i = 0; i < raw->count; i++)
		if (raw->open[i].is_link)
			return true;
	return false;
}
