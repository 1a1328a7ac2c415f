/* files - generated files that are not pages: data.json, sitemap.xml, robots.txt. */
#ifndef SITE_FILES_H
#define SITE_FILES_H

#include "site/worker.h"

/* Writes them to the output of this worker. */
void files_put(struct worker *worker);

#endif
