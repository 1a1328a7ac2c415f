/* site_language - the words of the site's language (base/language.h). */
#ifndef SITE_SITE_LANGUAGE_H
#define SITE_SITE_LANGUAGE_H

#include "base/language.h"
#include "site/site.h"

/* NULL before the data is read: English. */
const struct language *site_language(const struct site *site);

#endif
