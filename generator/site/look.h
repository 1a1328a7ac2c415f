/* look - the appearance keys of site.yaml: `logo`, `image`, `accent`, `footer`, `style`. */
#ifndef SITE_LOOK_H
#define SITE_LOOK_H

#include "site/site.h"
#include "site/walk.h"

/* The least contrast between text and background. Source: WCAG 2.2, success criterion 1.4.3 (AA). */
#define CONTRAST_LEAST 4.5

struct look {
	struct str logo;   /* path of an asset, or empty */
	struct str image;  /* the same: the picture that is shown where a page is shared */
	struct str *style; /* paths of assets; all exist */
	size_t style_count;
	struct str accent_css; /* CSS appended to the style sheet; empty without an accent */
	struct str footer;     /* Markdown, or empty */
	struct pos footer_at;
};

/*
 * Reads these keys. Reports a file that does not exist, and an accent that is not a colour or has too
 * little contrast to the backgrounds of the style sheet. site->templates must be set.
 */
const struct look *look_read(
    struct arena *keep, struct diag *diag, const struct site *site, const struct walk *walk);

/* Reports an `image` in a guide's front matter that is no file of assets/. */
void look_check_images(
    struct arena *keep, struct diag *diag, const struct walk *walk, const struct pages *pages);

#endif
