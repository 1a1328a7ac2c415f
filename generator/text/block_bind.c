/*
 * block_bind - a formula over names that a block binds (row, column, the fields of a record) as one
 * that stands on its own.
 *
 * The derivation at the foot of the page then reads "kettle_k2.price * 2 year" and not "row.price *
 * term", and can be computed again.
 */
#include "text/block_common.h"

static bool is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* Where the word, the quoted text or the single other byte at `from` ends. */
static size_t token_end(struct str formula, size_t from)
{
	if (formula.at[from] == '"') {
		size_t close = str_find_byte(formula, '"', from + 1);
		return close == STR_NONE ? formula.len : close + 1;
	}
	size_t end = from;
	while (end < formula.len && is_name_byte(formula.at[end]))
		end++;
	return end > from ? end : from + 1;
}

/* A name that is not a member behind a dot, and not the name of an argument in front of a colon. */
static bool stands_alone(struct str formula, size_t from, size_t to)
{
	if (from > 0 && formula.at[from - 1] == '.')
		return false;
	while (to < formula.len && formula.at[to] == ' ')
		to++;
	return to == formula.len || formula.at[to] != ':';
}

struct str block_bind(const struct block *block, struct str formula, const struct str *names,
    const struct str *texts, size_t count)
{
	struct buf out = buf_in(block->input->keep, BUF_MOST);
	for (size_t from = 0, end; from < formula.len; from = end) {
		end = token_end(formula, from);
		struct str word = str_sub(formula, from, end), put = word;
		for (size_t i = 0; i < count; i++)
			if (str_eq(word, names[i]) && stands_alone(formula, from, end))
				put = texts[i];
		buf_put(&out, put);
	}
	return buf_str(&out);
}
