#include "search/stem.h"

#include <string.h>

#define STEM_LEAST 4 /* letters of a word that has an ending at all */

struct stem_rule {
	int step;
	char ending[8], put[4];
	size_t least; /* letters before the ending */
};

/* clang-format off */
static const struct stem_rule stem_rules[] = {
	{ 1, "sses", "ss", 1 }, { 1, "ies", "i", 2 }, { 1, "xes", "x", 1 }, { 1, "ches", "ch", 2 },
	{ 1, "shes", "sh", 2 }, { 1, "ss", "ss", 1 }, { 1, "s", "", 2 },
	{ 2, "eed", "ee", 3 }, { 2, "ingly", "", 3 }, { 2, "edly", "", 3 }, { 2, "ing", "", 3 }, { 2, "ed", "", 3 },
	{ 3, "ization", "iz", 2 }, { 3, "isation", "iz", 2 }, { 3, "ational", "at", 2 }, { 3, "ation", "at", 2 },
	{ 3, "ative", "at", 2 }, { 3, "ator", "at", 2 }, { 3, "ness", "", 3 }, { 3, "ment", "", 4 }, { 3, "able", "", 4 },
	{ 3, "ity", "", 4 }, { 3, "ly", "", 3 }, { 3, "er", "", 4 }, { 3, "est", "", 4 },
	{ 4, "ate", "", 5 }, { 4, "at", "", 5 },
	{ 5, "bb", "b", 2 }, { 5, "dd", "d", 2 }, { 5, "gg", "g", 2 }, { 5, "ll", "l", 2 }, { 5, "mm", "m", 2 },
	{ 5, "nn", "n", 2 }, { 5, "pp", "p", 2 }, { 5, "rr", "r", 2 }, { 5, "tt", "t", 2 },
	{ 6, "e", "", 3 }, { 6, "y", "i", 2 },
};
/* clang-format on */

/*
 * Folded and without endings, as they stand in the index. Not among them are those that ask for a place, a time or a
 * reason: titles have them for the same, and elsewhere they are frequent enough to weigh little.
 */
static const char *const silent[] = { "a", "an", "and", "ar", "are", "as", "at", "be", "been",
	"between", "by", "can", "did", "do", "doe", "for", "from", "get", "give", "ha", "has",
	"have", "how", "i", "if", "in", "is", "it", "its", "me", "mi", "much", "my", "need", "of",
	"on", "or", "should", "show", "so", "than", "that", "the", "their", "them", "there", "thes",
	"this", "thi", "to", "wa", "want", "was", "what", "which", "who", "will", "with", "would",
	"you", "your" };

void stem_write_stop_words(struct buf *out)
{
	buf_put_byte(out, '[');
	for (size_t i = 0; i < countof(silent); i++)
		buf_print(out, "%s\"%s\"", i ? "," : "", silent[i]);
	buf_put_byte(out, ']');
}

bool stem_knows(struct str language)
{
	return str_eq(language, STR("en")) || str_starts(language, STR("en-"));
}

static bool has_vowel(const char *word, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (strchr("aeiouy", word[i]))
			return true;
	return false;
}

size_t stem(char *word, size_t len)
{
	int done = 0;

	if (len < STEM_LEAST)
		return len;
	for (size_t i = 0; i < countof(stem_rules); i++) {
		const struct stem_rule *rule = &stem_rules[i];
		size_t ending = strlen(rule->ending), put = strlen(rule->put);
		if (rule->step == done || len < ending ||
		    memcmp(word + len - ending, rule->ending, ending) != 0)
			continue;
		done = rule->step;
		if (len - ending < rule->least || !has_vowel(word, len - ending))
			continue;
		memcpy(word + len - ending, rule->put, put);
		len = len - ending + put;
	}
	return len;
}

void stem_write(struct buf *out)
{
	buf_put_byte(out, '[');
	for (size_t i = 0; i < countof(stem_rules); i++) {
		const struct stem_rule *rule = &stem_rules[i];
		buf_print(out, "%s%d,\"%s\",\"%s\",%zu", i ? "," : "", rule->step, rule->ending,
		    rule->put, rule->least);
	}
	buf_put_byte(out, ']');
}
