#include "site/output_place.h"

#include "base/file.h"
#include "site/staging.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The path without links; NULL with errno if it does not exist. */
static const char *real(struct arena *keep, const char *path)
{
	char *found = realpath(path, NULL);

	if (!found)
		return NULL;
	const char *copy = str_z(keep, str_from(found));
	free(found);
	return copy;
}

static const char *below(struct arena *keep, const char *folder, struct str name)
{
	return str_z(keep, path_join(keep, str_from(folder), name));
}

/* --- the path --------------------------------------------------------------------------------- */

/* One step from a real folder; NULL with errno. What does not exist has no links in it. */
static const char *step(struct arena *keep, const char *folder, struct str name)
{
	struct stat at;
	const char *path = below(keep, folder, name);

	if (str_eq(name, STR(".."))) {
		struct str above = path_folder(str_from(folder));
		return above.len == 0 ? "/" : str_z(keep, above);
	}
	const char *found = real(keep, path);
	if (found || errno != ENOENT)
		return found;
	/* A link that leads to nothing would be followed by whoever writes there. */
	if (lstat(path, &at) == 0)
		return NULL;
	return path;
}

static bool is_below(const char *path, const char *folder)
{
	size_t len = strlen(folder);

	if (len == 1)
		return true;
	return strncmp(path, folder, len) == 0 && (path[len] == '\0' || path[len] == '/');
}

static bool is_link(const char *path)
{
	struct stat at;

	return lstat(path, &at) == 0 && S_ISLNK(at.st_mode);
}

static const char *follow(struct arena *keep, struct diag *diag, const char *site, const char *out)
{
	struct str rest = str_from(out), name;
	const char *here = out[0] == '/' ? "/" : real(keep, ".");

	while (here && rest.len > 0) {
		str_cut(rest, '/', &name, &rest);
		if (name.len == 0 || str_eq(name, STR(".")))
			continue;
		const char *there = step(keep, here, name);
		bool leads_out = there && is_below(here, site) && !is_below(there, site) &&
		    is_link(below(keep, here, name));
		if (leads_out) {
			diag_report(diag, DIAG_PATH_OUTSIDE, POS_NONE,
			    "the symbolic link %.*s leads the output out of the site",
			    (int)(name.at + name.len - out), out);
			diag_hint(diag, "name the folder it leads to with --out");
			return NULL;
		}
		here = there;
	}
	if (!here)
		staging_report(diag, "cannot find the folder for", out, errno);
	return here;
}

/* --- sources ---------------------------------------------------------------------------------- */

static bool same_folder(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/*
 * True if `path` is `folder` or stands below it. Folders are compared, not names: a mount or a file
 * system that does not tell capitals from small letters gives one folder two names.
 */
static bool lies_in(struct arena *keep, const char *path, const char *folder)
{
	struct stat at, want;

	if (stat(folder, &want) != 0)
		return false;
	for (struct str here = str_from(path);; here = path_folder(here)) {
		const char *name = here.len == 0 ? "/" : str_z(keep, here);
		if (stat(name, &at) == 0 && same_folder(&at, &want))
			return true;
		if (here.len <= 1)
			return false;
	}
}

/* Where a folder that is not there would stand; NULL where nothing holds it. */
static const char *becoming(struct arena *keep, const char *source)
{
	struct str path = str_from(source), above = path_folder(path);
	const char *holder = real(keep, above.len == 0 ? "." : str_z(keep, above));

	return !holder ? NULL : below(keep, holder, path_name(path));
}

static bool check_source(
    struct arena *keep, struct diag *diag, const char *out, const char *place, const char *source)
{
	const char *folder = real(keep, source);
	const char *relation = NULL;

	/* What is built there today would be read as a part of the site tomorrow. */
	if (!folder)
		folder = becoming(keep, source);
	if (!folder)
		return true;
	if (is_below(place, folder))
		relation = strcmp(place, folder) == 0 ? "is" : "lies in";
	else if (lies_in(keep, place, folder))
		relation = lies_in(keep, folder, place) ? "is" : "lies in";
	else if (lies_in(keep, folder, place))
		relation = "holds";
	if (!relation)
		return true;
	diag_report(diag, DIAG_OUTPUT_PLACE, POS_NONE,
	    "the output %s %s %s, which the site is made of", out, relation, source);
	diag_hint(diag, "choose a folder of its own with --out, such as public");
	return false;
}

static bool check_sources(
    struct arena *keep, struct diag *diag, struct str dir, const char *out, const char *place)
{
	static const struct str sources[] = { STR_INIT("content"), STR_INIT("templates"),
		STR_INIT("assets"), STR_INIT(".git") };

	for (size_t i = 0; i < countof(sources); i++)
		if (!check_source(keep, diag, out, place, str_z(keep, path_join(keep, dir, sources[i]))))
			return false;
	return true;
}

/* A guide is never published as its source: where one stands, somebody else's site does. */
static bool check_other_site(struct arena *keep, struct diag *diag, const char *out, const char *place)
{
	if (access(below(keep, place, STR("content/index.md")), F_OK) != 0)
		return true;
	diag_report(diag, DIAG_OUTPUT_PLACE, POS_NONE,
	    "the output %s holds content/index.md: it is the folder of a site", out);
	diag_hint(diag, "choose a folder of its own with --out, such as public");
	return false;
}

const char *output_place_find(
    struct arena *keep, struct diag *diag, const struct site_options *options, const char *out)
{
	const char *site = real(keep, options->dir.len == 0 ? "." : str_z(keep, options->dir));
	const char *place = follow(keep, diag, !site ? "/" : site, out);

	if (!place || !check_sources(keep, diag, options->dir, out, place) ||
	    !check_other_site(keep, diag, out, place) ||
	    (options->share.len > 0 && !check_sources(keep, diag, options->share, out, place)))
		return NULL;
	return place;
}
