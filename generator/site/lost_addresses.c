#include "site/lost_addresses.h"

#include "base/file.h"
#include "base/source_file.h"
#include "site/address.h"
#include "site/listing.h"
#include "site/output.h"

#include <string.h>

/*
 * The path as messages show it, relative to the site's folder: they put that before it. NULL for a
 * file elsewhere, whose messages have no place.
 */
static const struct str *shown_path(struct arena *keep, const struct site *site, struct str file)
{
	struct str dir = site->options->dir;
	struct str *path = ARENA_NEW(keep, struct str);

	*path = file;
	if (dir.len == 0)
		return path;
	if (!str_starts(file, dir) || file.len <= dir.len || file.at[dir.len] != '/')
		return NULL;
	*path = str_sub(file, dir.len + 1, file.len);
	return path;
}

static const struct source *list_read(
    struct arena *keep, struct diag *diag, struct str path, const char *file)
{
	struct str text;
	int error = file_read(keep, file, SOURCE_MOST, &text);

	if (error != 0) {
		diag_report(diag, DIAG_FILE_UNREADABLE, POS_NONE, "cannot read %s: %s", file,
		    strerror(error));
		return NULL;
	}
	if (listing_is(text))
		return source_new(keep, path, text);
	diag_report(diag, DIAG_VALUE_BAD, POS_NONE,
	    "%s is no list of published files: it does not begin as " OUTPUT_LIST " does", file);
	diag_hint(diag,
	    "fetch " OUTPUT_LIST " from the published site; a page that says it is not there is none");
	return NULL;
}

/*
 * Assets have a sum of their bytes in their names, and what refers to them follows. Scripts elsewhere hold what
 * search and derivations load: nobody leads to them, and an edit of a page gives them other names.
 */
static bool is_address(struct str file)
{
	static const struct str made[] = { STR_INIT(OUTPUT_LIST), STR_INIT("sitemap.xml"),
		STR_INIT("robots.txt") };

	for (size_t i = 0; i < countof(made); i++)
		if (str_eq(file, made[i]))
			return false;
	return !str_starts(file, STR("assets/")) && !str_ends(file, STR(".js"));
}

/* "compare/desktops/index.html" -> "compare/desktops/" */
static struct str address_of(struct str file)
{
	static const struct str index = STR_INIT("index.html");

	if (!str_eq(path_name(file), index))
		return file;
	return str_sub(file, 0, file.len - index.len);
}

/* The thing whose slug is the last part of the address; NULL if there is none. */
static const struct thing *thing_at(const struct site *site, struct str address)
{
	const struct map *things = &site->data->catalog->things;
	struct str slug = path_name(str_sub(address, 0, address.len - 1));

	for (size_t i = 0; i < things->count; i++) {
		const struct thing *thing = things->at[i].value;
		if (str_eq(thing->slug, slug))
			return thing;
	}
	return NULL;
}

static bool is_folder_of_things(const struct site *site, struct str folder)
{
	const struct map *kinds = &site->data->catalog->schema->kinds;

	for (size_t i = 0; i < kinds->count; i++) {
		const struct kind *kind = kinds->at[i].value;
		if (str_eq(kind->page, folder))
			return true;
	}
	return false;
}

/* What would keep it: the id of a thing, the folder of a kind, or a guide's alias. */
static void hint(struct arena *keep, struct diag *diag, const struct site *site, struct str address)
{
	if (!str_ends(address, STR("/"))) {
		diag_hint(diag, "put the file %.*s back, or publish a note of where it went there",
		    STR_ARG(address));
		return;
	}
	struct str path = str_sub(address, 0, address.len - 1);
	struct str folder = path_folder(path), id = str_copy(keep, path_name(path));
	const struct thing *thing = thing_at(site, address);
	char *bytes = (char *)id.at; /* our own copy */
	for (size_t i = 0; i < id.len; i++)
		if (bytes[i] == '-')
			bytes[i] = '_';
	if (thing && folder.len > 0 && !str_starts(address, ADDRESS_FIGURES))
		diag_hint(diag, "where %.*s stands now, its kind keeps it with “page_was: %.*s”",
		    STR_ARG(thing->id), STR_ARG(folder));
	else if (str_starts(address, ADDRESS_FIGURES) || is_folder_of_things(site, folder))
		diag_hint(diag,
		    "“was: %.*s” at the thing that was called so keeps it, or “aliases: [%.*s]” in the front matter of a guide",
		    STR_ARG(id), STR_ARG(address));
	else
		diag_hint(diag,
		    "“aliases: [%.*s]” in the front matter of the guide that takes its place keeps it",
		    STR_ARG(address));
}

void lost_addresses_check(
    struct arena *keep, struct diag *diag, const struct site *site, const char *file)
{
	const struct str *path = shown_path(keep, site, str_from(file));
	const struct source *source = list_read(keep, diag, !path ? str_from(file) : *path, file);
	struct str rest, line;
	uint32_t number = 0;
	size_t dead = 0;

	if (!source || site->pages->addresses_lost)
		return;
	rest = source->text;
	while (str_line(&rest, &line)) {
		struct pos at = !path ? POS_NONE : (struct pos){ source, number + 1, 1 };
		number++;
		if (line.len == 0 || line.at[0] == '#' || !is_address(line) ||
		    map_get(&site->pages->makers, line))
			continue;
		if (dead++ >= LOST_ADDRESSES_REPORTED_MOST)
			continue;
		struct str address = address_of(line);
		diag_report(diag, DIAG_ADDRESS_LOST, at, "nothing is left at the address %.*s",
		    STR_ARG(address.len == 0 ? STR("/") : address));
		hint(keep, diag, site, address);
	}
	if (dead > LOST_ADDRESSES_REPORTED_MOST) {
		struct pos end = !path ? POS_NONE : (struct pos){ source, number, 1 };
		diag_report(diag, DIAG_ADDRESS_LOST, end,
		    "nothing is left at %zu addresses that were published; the first %d are told",
		    dead, LOST_ADDRESSES_REPORTED_MOST);
	}
}
