/*
 * translation - a site in several languages: `languages: [en, de]` in site.yaml.
 *
 * Each language is an edition of the site, built like a site of its own from the same data: guides, things, navigation,
 * search and chrome in its language. The first stands at the top of the output, another in the folder of its name
 * (de/). "guide.de.md" is the translation of "guide.md" beside it; a guide without one is a PAGE_ELSEWHERE of the edition,
 * whose links and entry in the navigation lead to the first language. Assets, data.json, robots.txt and 404.html stand
 * once, at the top: other editions reach them by "../".
 */
#ifndef SITE_TRANSLATION_H
#define SITE_TRANSLATION_H

#include "site/site.h"
#include "site/walk.h"
#include "site/worker.h"

/* More languages than this are a mistake: each is a site of its own to build. */
#define LANGUAGES_MOST 32

struct languages {
	struct str at[LANGUAGES_MOST];
	size_t count; /* 0 or at least two */
};

/* `languages` of site.yaml (NULL: none). Reports what is no language, one named twice, and `language` beside it. */
struct languages languages_read(struct diag *diag, const struct yaml *config);

/*
 * Chooses one language in a tree of YAML. A mapping whose keys are all languages of the site and whose values are all
 * texts, `{ en: Kettle, de: Wasserkocher }`, becomes the text under `language`, or else the one under the first language
 * that it has. Returns `yaml` itself if it holds no such mapping.
 */
const struct yaml *translation_texts(struct arena *keep, const struct yaml *yaml,
    const struct languages *languages, struct str language);

/*
 * Chooses one language (empty: the first) in site.yaml (*config, which may be NULL) and in the data files. Does nothing
 * on a site in one language. Does not report.
 */
void translation_choose(struct arena *keep, struct str language, const struct yaml **config,
    const struct yaml **files, size_t count);

/* "content/guide.de.md" in "de" -> "content/guide.md". */
struct str translation_original(struct arena *keep, struct str path, struct str language);

/*
 * The files of one edition: the guides that are translations into it; in the first edition (number 0) all others. All else
 * is the same.
 */
struct walk translation_walk(
    struct arena *keep, const struct walk *walk, const struct languages *languages, size_t number);

/*
 * Joins the guides of an edition to those of the first: adds a PAGE_ELSEWHERE for each that has no translation. Reports
 * translations of nothing.
 */
void translation_join(
    struct arena *keep, struct diag *diag, const struct site *edition, struct pages *pages);

/* Reports pages of the first edition that stand where another edition stands. */
void translation_check_folders(struct diag *diag, const struct site *first);

/*
 * For the head and the switch of the page at hand: { items: [{ language, name, href, url?, current? }] }. NULL if the
 * site has one language.
 */
struct view *translation_view(struct rendering *rendering);

#endif
