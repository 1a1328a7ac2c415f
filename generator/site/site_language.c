#include "site/site_language.h"

const struct language *site_language(const struct site *site)
{
	return !site->data ? NULL : units_words(site->data->catalog->units);
}
