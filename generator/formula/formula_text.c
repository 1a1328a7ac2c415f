#include "formula/formula_text.h"

struct pos formula_place(const struct formula_text *text, size_t offset)
{
	size_t escapes = 0;

	if (text->exact == FORMULA_AT_START)
		return text->at;
	for (size_t i = 0; text->exact == FORMULA_ESCAPED && i < offset && i < text->text.len; i++)
		escapes += text->text.at[i] == '"' || text->text.at[i] == '\\';
	return pos_after(text->at, offset + escapes);
}
