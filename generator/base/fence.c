#include "base/fence.h"

/* How many of `sign` stand at the start. */
static size_t run_of(struct str text, char sign)
{
	size_t length = 0;

	while (length < text.len && text.at[length] == sign)
		length++;
	return length;
}

struct fence fence_opened(struct str line)
{
	struct str text = str_trim(line);
	char sign = str_byte(text, 0);
	size_t length = sign == '`' || sign == '~' ? run_of(text, sign) : 0;
	bool is_code = sign == '`' && str_find_byte(text, '`', length) != STR_NONE; /* in a line: ```x``` */

	return length < 3 || is_code ? (struct fence){ 0 } : (struct fence){ sign, length };
}

bool fence_closed(struct fence fence, struct str line)
{
	struct str text = str_trim(line);

	return text.len >= fence.length && run_of(text, fence.sign) == text.len;
}

bool fence_follow(struct fence *open, struct str line)
{
	bool inside = open->length > 0;
	struct fence next = inside ? (struct fence){ 0 } : fence_opened(line);
	bool is_fence = inside ? fence_closed(*open, line) : next.length > 0;

	if (is_fence)
		*open = next;
	return is_fence;
}

size_t fence_around(struct str text)
{
	size_t longest = 2, run = 0;

	for (size_t i = 0; i < text.len; i++) {
		run = text.at[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	return longest + 1;
}
