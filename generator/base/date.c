#include "base/date.h"

struct civil {
	int32_t year, month, day;
};

static const unsigned char month_days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

static const struct str month_names[] = {
	STR_INIT("January"),
	STR_INIT("February"),
	STR_INIT("March"),
	STR_INIT("April"),
	STR_INIT("May"),
	STR_INIT("June"),
	STR_INIT("July"),
	STR_INIT("August"),
	STR_INIT("September"),
	STR_INIT("October"),
	STR_INIT("November"),
	STR_INIT("December"),
};

_Static_assert(countof(month_days) == countof(month_names), "twelve of each");

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

struct str date_iso(struct arena *keep, struct date date)
{
	if (date_is_none(date))
		return STR("");
	struct civil c = to_civil(date);
	return str_print(keep, "%04d-%02d-%02d", c.year, c.month, c.day);
}

struct str date_words(struct arena *keep, struct date date)
{
	if (date_is_none(date))
		return STR("");
	struct civil c = to_civil(date);
	return str_print(keep, "%d %.*s %d", c.day, STR_ARG(month_names[c.month - 1]), c.year);
}

int date_cmp(struct date a, struct date b)
{
	return (a.day > b.day) - (a.day < b.day);
}
