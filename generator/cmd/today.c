#include "cmd/today.h"

#include <time.h>

struct date today(void)
{
	time_t now = time(NULL);
	struct tm local;
	struct date date = DATE_NONE;
	char text[sizeof("2026-11-21") + 32];

	if (localtime_r(&now, &local) && strftime(text, sizeof(text), "%Y-%m-%d", &local) > 0)
		date_parse(str_from(text), &date);
	return date;
}
