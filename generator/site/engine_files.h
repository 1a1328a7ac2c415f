/*
 * engine_files - the two scripts that live pages load: the engine (WebAssembly, packed in a script) and the
 * site's data for it.
 *
 * A live page is one with a block `inputs`: readers change values and the page computes again. Scripts can
 * be loaded over http and from files alike. They are added only if some page has such a block. The engine
 * comes with the program, or from the site's own assets/engine.js. Without an engine, pages are built
 * without controls, and the build says so once.
 */
#ifndef SITE_ENGINE_FILES_H
#define SITE_ENGINE_FILES_H

#include "site/site.h"

/* Their paths in assets/. */
#define LIVE_ENGINE STR("assets/engine.js")
#define LIVE_DATA STR("assets/data.js")

/*
 * Adds both files to `assets` and sets site->engine, if a page needs them; sets site->engine_missing if
 * there is no engine. With --set nothing is added: such a build already shows other numbers than the site's
 * data.
 */
void engine_files_add(
    struct arena *keep, struct site *site, const struct pages *pages, struct map *assets);

#endif
