#include "base/date.h"

#include "base/ascii.h"
#include "base/language.h"

#include <stdlib.h>

struct civil {
	int32_t year, month, day;
};

static const unsigned char month_days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

bool date_is_none(struct date date)
{
	return date.day == INT32_MIN;
}

/* Years of these calculations begin in March, so that the leap day is the last of its year. */
static struct date from_civil(struct civil c)
{
	int32_t year = c.month <= 2 ? c.year - 1 : c.year;
	int32_t era = (year >= 0 ? year : year - 399) / 400;
	int32_t of_era = year - era * 400;
	int32_t of_year = (153 * (c.month > 2 ? c.month - 3 : c.month + 9) + 2) / 5 + c.day - 1;
	int32_t day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;

	return (struct date){ era * 146097 + day_of_era - 719468 };
}

static struct civil to_civil(struct date date)
{
	int32_t day = date.day + 719468;
	int32_t era = (day >= 0 ? day : day - 146096) / 146097;
	int32_t of_era = day - era * 146097;
	int32_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int32_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int32_t month = (5 * of_year + 2) / 153;
	struct civil c = { .month = month < 10 ? month + 3 : month - 9,
		.day = of_year - (153 * month + 2) / 5 + 1 };

	c.year = year + era * 400 + (c.month <= 2);
	return c;
}

static bool read_digits(struct str text, size_t from, size_t to, int32_t *out)
{
	*out = 0;
	for (size_t i = from; i < to; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
		*out = *out * 10 + (text.at[i] - '0');
	}
	return true;
}

static bool is_leap(int32_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool date_parse(struct str text, struct date *out)
{
	struct civil c;

	if (text.len != 10 || text.at[4] != '-' || text.at[7] != '-')
		return false;
	if (!read_digits(text, 0, 4, &c.year) || !read_digits(text, 5, 7, &c.month) ||
	    !read_digits(text, 8, 10, &c.day))
		return false;
	if (c.year < 1900 || c.year > 2999 || c.month < 1 || c.month > 12 || c.day < 1)
		return false;
	if (c.day > month_days[c.month - 1] + (c.month == 2 && is_leap(c.year)))
		return false;
	*out = from_civil(c);
	return true;
}

bool date_is_shaped(struct str text)
{
	static const char shape[] = "dddd-dd-dd";

	for (size_t i = 0; i < text.len && i < sizeof(shape) - 1; i++)
		if (shape[i] == 'd' ? text.at[i] < '0' || text.at[i] > '9' : text.at[i] != '-')
			return false;
	return text.len == sizeof(shape) - 1;
}

/* Three numbers with the same sign between them; false if it is anything else. */
static bool three_numbers(struct str text, int32_t numbers[3], size_t lengths[3], char *mark)
{
	size_t at = 0;

	for (int i = 0; i < 3; i++) {
		size_t from = at;
		numbers[i] = 0;
		for (; at < text.len && ascii_is_digit(text.at[at]) && at - from < 5; at++)
			numbers[i] = numbers[i] * 10 + (text.at[at] - '0');
		lengths[i] = at - from;
		if (lengths[i] == 0 || (i < 2 && at == text.len))
			return false;
		if (i == 0)
			*mark = text.at[at];
		if (i < 2 && text.at[at++] != *mark)
			return false;
	}
	return at == text.len && (*mark == '-' || *mark == '/' || *mark == '.');
}

/* "2025-10-06T12:00:00Z", "20251006": a day in another form of ISO 8601. */
static bool guess_iso(struct str text, struct date *out)
{
	char iso[] = "0000-00-00";

	if (text.len > 10 && (text.at[10] == 'T' || text.at[10] == ' '))
		return date_parse(str_sub(text, 0, 10), out);
	if (text.len != 8)
		return false;
	for (size_t i = 0; i < text.len; i++)
		iso[i + (i > 3) + (i > 5)] = text.at[i];
	return date_parse((struct str){ iso, 10 }, out);
}

/* The month that a word is, by its name or in English and German the first three letters of it; 0 if it is none. */
static int32_t month_of(struct str word)
{
	static const char *const names[] = {
		"january february march april may june july august september october november december",
		"januar februar märz april mai juni juli august september oktober november dezember",
		"janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
		"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
	};

	for (size_t i = 0; i < countof(names); i++) {
		struct str rest = str_from(names[i]), name;
		for (int32_t month = 1; rest.len > 0; month++) {
			str_cut(rest, ' ', &name, &rest);
			bool short_form = i < 2 && (word.len == 3 || (word.len == 4 && month == 9));
			if (str_eq_any_case(word, name) ||
			    (short_form && str_eq_any_case(word, str_sub(name, 0, word.len))))
				return month;
		}
	}
	return 0;
}

static bool is_of_word(char c)
{
	return ascii_is_alnum(c) || (unsigned char)c >= 0x80;
}

/* The next word of a day in words: letters or digits, without the "th" of "6th". */
static struct str next_word(struct str text, size_t *at)
{
	while (*at < text.len && !is_of_word(text.at[*at]))
		(*at)++;
	size_t from = *at;
	while (*at < text.len && is_of_word(text.at[*at]))
		(*at)++;
	struct str word = str_sub(text, from, *at);
	bool ordinal =
	    word.len > 2 && ascii_is_digit(word.at[0]) && !ascii_is_digit(word.at[word.len - 1]);
	return ordinal ? str_sub(word, 0, word.len - 2) : word;
}

/* "October", "6", "2025": takes the word for the month, the day or the year; false if it can be none that is missing. */
static bool take_word(struct str word, struct civil *c)
{
	int32_t number, month = month_of(word);
	int32_t *part = &c->month;

	if (month > 0 && c->month == 0)
		number = month;
	else if (word.len > 4 || !read_digits(word, 0, word.len, &number))
		return false;
	else
		part = word.len == 4 ? &c->year : &c->day;
	if (*part != 0 || (part == &c->day && word.len > 2))
		return false;
	*part = number;
	return true;
}

/* "6 October 2025", "Oct 6, 2025", "6th of October, 2025"; the day is 0 in "October 2025". */
static bool guess_words(struct str text, struct civil *out)
{
	struct civil c = { 0, 0, 0 };
	size_t at = 0;

	for (struct str word; (word = next_word(text, &at)).len > 0;)
		if (!str_is_in_words(word, "of de den le the") && !take_word(word, &c))
			return false;
	*out = c;
	return c.year > 0 && c.month > 0;
}

/* The first month of "Q3 2025", "2025-Q3", "2025 Q3"; 0: it is no quarter. */
static struct civil quarter_of(struct str text)
{
	struct civil c = { 0, 0, 1 };
	size_t at = 0;

	for (struct str word; (word = next_word(text, &at)).len > 0;) {
		bool is_quarter = word.len == 2 && (word.at[0] == 'Q' || word.at[0] == 'q') &&
		    word.at[1] >= '1' && word.at[1] <= '4';
		if (is_quarter && c.month == 0)
			c.month = (word.at[1] - '1') * 3 + 1;
		else if (word.len != 4 || c.year != 0 || !read_digits(word, 0, 4, &c.year))
			return (struct civil){ 0, 0, 0 };
	}
	return c;
}

/* A day that exists, of a year as dates have it. */
static bool day_of(struct civil c, struct date *out)
{
	char iso[] = "0000-00-00";

	if (c.year > 9999 || c.month > 99 || c.day > 99)
		return false;
	for (int i = 3, rest = c.year; i >= 0; i--, rest /= 10)
		iso[i] = (char)('0' + rest % 10);
	iso[5] = (char)('0' + c.month / 10);
	iso[6] = (char)('0' + c.month % 10);
	iso[8] = (char)('0' + c.day / 10);
	iso[9] = (char)('0' + c.day % 10);
	return date_parse((struct str){ iso, 10 }, out);
}

/* "2025-W10", "2025-W10-3": the day, or the Monday, of a week of ISO 8601, whose first is the one that 4 January is in. */
static bool guess_week(struct str text, struct date *out)
{
	int32_t year, week, day = 1;
	struct date january;

	if (text.len < 8 || text.at[4] != '-' || text.at[5] != 'W' || !read_digits(text, 0, 4, &year) ||
	    !read_digits(text, 6, 8, &week) || week < 1 || week > 53)
		return false;
	bool has_day = text.len == 10 && text.at[8] == '-' && read_digits(text, 9, 10, &day);
	if ((text.len != 8 && !has_day) || day < 1 || day > 7 ||
	    !day_of((struct civil){ year, 1, 4 }, &january))
		return false;
	int32_t weekday = (january.day % 7 + 10) % 7; /* from Monday; 1 January 1970 was a Thursday */
	out->day = january.day - weekday + (week - 1) * 7 + day - 1;
	return true;
}

bool date_guess(struct str text, struct date *out)
{
	int32_t n[3];
	size_t lengths[3];
	char mark = 0;
	struct civil c;

	if (guess_iso(text, out) || (text.len == 10 && guess_week(text, out)))
		return true;
	if (guess_words(text, &c))
		return c.day > 0 && day_of(c, out);
	if (!three_numbers(text, n, lengths, &mark))
		return false;
	c = (struct civil){ n[0], n[1], n[2] };
	if (lengths[0] != 4) {
		bool month_first = n[1] > 12 && n[0] <= 12;
		bool open = mark == '/' && n[0] <= 12 && n[1] <= 12 && n[0] != n[1];
		if (lengths[2] != 4 || open)
			return false;
		c = (struct civil){ n[2], month_first ? n[0] : n[1], month_first ? n[1] : n[0] };
	}
	return day_of(c, out);
}

bool date_guess_first(struct str text, struct date *out)
{
	struct civil c = { 0, 1, 1 };

	if (guess_words(text, &c) && c.day == 0)
		return day_of((struct civil){ c.year, c.month, 1 }, out);
	c = quarter_of(text);
	if (c.month > 0 && c.year > 0)
		return day_of(c, out);
	if (text.len == 8 && guess_week(text, out))
		return true;
	c = (struct civil){ 0, 1, 1 };
	if (text.len < 4 || !read_digits(text, 0, 4, &c.year))
		return false;
	bool month = text.len > 5 && text.len < 8 && (text.at[4] == '-' || text.at[4] == '/');
	if (text.len > 4 && (!month || !read_digits(text, 5, text.len, &c.month)))
		return false;
	return day_of(c, out);
}

struct str date_iso(struct arena *keep, struct date date)
{
	if (date_is_none(date))
		return STR("");
	struct civil c = to_civil(date);
	return str_print(keep, "%04d-%02d-%02d", c.year, c.month, c.day);
}

static struct str fill_date(
    struct arena *keep, const struct language *words, enum word_id form, struct date date)
{
	if (date_is_none(date))
		return STR("");
	struct civil c = to_civil(date);
	return WORD_FILL(keep, words, form, { "day", str_print(keep, "%d", c.day) },
	    { "month", words_get(words, WORD_JANUARY + (enum word_id)(c.month - 1)) },
	    { "year", str_print(keep, "%d", c.year) });
}

struct str date_words(struct arena *keep, const struct language *words, struct date date)
{
	return fill_date(keep, words, WORD_DATE, date);
}

struct str date_month_words(struct arena *keep, const struct language *words, struct date date)
{
	return fill_date(keep, words, WORD_DATE_MONTH, date);
}

int date_cmp(struct date a, struct date b)
{
	return (a.day > b.day) - (a.day < b.day);
}

static int by_date(const void *a, const void *b)
{
	return date_cmp(*(const struct date *)a, *(const struct date *)b);
}

size_t date_sort_once(struct date *days, size_t count)
{
	size_t different = 0;

	if (count > 0)
		qsort(days, count, sizeof(*days), by_date);
	for (size_t i = 0; i < count; i++)
		if (different == 0 || date_cmp(days[different - 1], days[i]) != 0)
			days[different++] = days[i];
	return different;
}
