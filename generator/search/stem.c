#include "search/stem.h"

#include <string.h>

#define STEM_LEAST 4 /* letters of a word that has an ending at all */

/* An ending or what is put in its place, and how long it is. */
struct ending {
	char text[8];
	size_t len;
};

struct stem_rule {
	int step;
	struct ending from, to;
	size_t least; /* letters before the ending */
};

/* clang-format off */
#define RULE(step, from, to, least) { step, { from, sizeof(from) - 1 }, { to, sizeof(to) - 1 }, least }

static const struct stem_rule stem_rules[] = {
	RULE(1, "sses", "ss", 1), RULE(1, "ies", "i", 2), RULE(1, "xes", "x", 1), RULE(1, "ches", "ch", 2),
	RULE(1, "shes", "sh", 2), RULE(1, "ss", "ss", 1), RULE(1, "s", "", 2),
	RULE(2, "eed", "ee", 3), RULE(2, "ingly", "", 3), RULE(2, "edly", "", 3), RULE(2, "ing", "", 3), RULE(2, "ed", "", 3),
	RULE(3, "ization", "iz", 2), RULE(3, "isation", "iz", 2), RULE(3, "ational", "at", 2), RULE(3, "ation", "at", 2),
	RULE(3, "ative", "at", 2), RULE(3, "ator", "at", 2), RULE(3, "ness", "", 3), RULE(3, "ment", "", 4), RULE(3, "able", "", 4),
	RULE(3, "ity", "", 4), RULE(3, "ly", "", 3), RULE(3, "er", "", 4), RULE(3, "est", "", 4),
	RULE(4, "ate", "", 5), RULE(4, "at", "", 5),
	RULE(5, "bb", "b", 2), RULE(5, "dd", "d", 2), RULE(5, "gg", "g", 2), RULE(5, "ll", "l", 2), RULE(5, "mm", "m", 2),
	RULE(5, "nn", "n", 2), RULE(5, "pp", "p", 2), RULE(5, "rr", "r", 2), RULE(5, "tt", "t", 2),
	RULE(6, "e", "", 3), RULE(6, "y", "i", 2),
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

/* Their last letters tell most apart. */
static bool ends_in(const char *word, size_t len, const struct ending *ending)
{
	return len >= ending->len && word[len - 1] == ending->text[ending->len - 1] &&
	    memcmp(word + len - ending->len, ending->text, ending->len) == 0;
}

size_t stem(char *word, size_t len)
{
	int done = 0;

	if (len < STEM_LEAST)
		return len;
	for (size_t i = 0; i < countof(stem_rules); i++) {
		const struct stem_rule *rule = &stem_rules[i];
		if (rule->step == done || !ends_in(word, len, &rule->from))
			continue;
		done = rule->step;
		size_t left = len - rule->from.len;
		if (left < rule->least || !has_vowel(word, left))
			continue;
		memcpy(word + left, rule->to.text, rule->to.len);
		len = left + rule->to.len;
	}
	return len;
}

void stem_write(struct buf *out)
{
	buf_put_byte(out, '[');
	for (size_t i = 0; i < countof(stem_rules); i++) {
		const struct stem_rule *rule = &stem_rules[i];
		buf_print(out, "%s%d,\"%s\",\"%s\",%zu", i ? "," : "", rule->step, rule->from.text,
		    rule->to.text, rule->least);
	}
	buf_put_byte(out, ']');
}
