/*
 * summary_page - SUMMARY.md, which is the order of chapters to other generators and a page like others here.
 */
#ifndef SITE_SUMMARY_PAGE_H
#define SITE_SUMMARY_PAGE_H

#include "site/page.h"

/* Warns of each at its first chapter, for a site whose site.yaml has no `navigation`. */
void summary_page_warn(struct diag *diag, const struct pages *pages);

#endif
