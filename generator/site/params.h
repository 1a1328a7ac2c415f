/*
 * params - the key `params` of site.yaml and of front matter: values for the site's own templates.
 *
 * The program gives them no meaning.
 */
#ifndef SITE_PARAMS_H
#define SITE_PARAMS_H

#include "data/yaml.h"
#include "html/view.h"

/*
 * YAML as a view: texts, lists and objects; unquoted true and false are booleans; unquoted null, ~ and an
 * empty value are nothing. Keys and texts are copied to `keep`.
 */
const struct view *params_view(struct arena *keep, const struct yaml *yaml);

/* The fields of `page`, then those of `site` that `page` has not. Either may be NULL. */
const struct view *params_joined(struct arena *keep, const struct view *page, const struct view *site);

#endif
