#include "cmd/data_files.h"

#include "base/source_file.h"
#include "data/catalog_read.h"
#include "data/constants.h"
#include "data/yaml_read.h"
#include "site/translation.h"
#include "site/walk.h"

#include <errno.h>
#include <string.h>

void data_files_read(struct arena *keep, const struct site_options *site, struct data_files *out)
{
	struct diag *told = diag_new(keep); /* what is wrong with them was told when the site was loaded */
	struct walk walk;
	const struct source *config;

	*out = (struct data_files){ .keep = keep };
	if (!walk_site(keep, told, site->dir, site->share, &walk))
		return;
	if (walk.has_config) {
		config = source_load(keep, told, site->dir, STR("content/site.yaml"), SOURCE_MOST);
		out->config = !config ? NULL : yaml_read(keep, told, config);
	}
	out->files = ARENA_ARRAY(keep, const struct yaml *, walk.data.count + 1);
	out->sources = ARENA_ARRAY(keep, const struct source *, walk.data.count + 1);
	for (size_t i = 0; i < walk.data.count; i++) {
		const struct source *source =
		    source_load(keep, told, site->dir, walk.data.at[i].path, SOURCE_MOST);
		const struct yaml *yaml = !source ? NULL : yaml_read(keep, told, source);
		if (!yaml)
			continue;
		out->sources[out->count] = source;
		out->files[out->count++] = yaml;
	}
	out->tables = tables_read(keep, told, site->dir, &walk, out->files, out->count);
	out->read = out->count;
}

size_t data_files_at(struct data_files *data, struct str path)
{
	size_t at = 0;

	while (at < data->count && !str_eq(data->sources[at]->path, path))
		at++;
	if (at == data->count) {
		data->sources[at] = source_new(data->keep, path, STR(""));
		data->files[at] = yaml_read(data->keep, diag_new(data->keep), data->sources[at]);
		data->count++;
	}
	return at;
}

void data_files_rewrite(const struct data_files *data, size_t at, struct rewritten *out)
{
	*out = (struct rewritten){ .path = data->sources[at]->path,
		.is_new = at >= data->read,
		.old = data->sources[at]->text,
		.text = data->sources[at]->text };
}

const struct catalog *data_files_reread(
    const struct data_files *data, struct diag *diag, const struct source *const *changed)
{
	size_t total = data->count + data->tables.count;
	const struct yaml **all = ARENA_ARRAY(data->keep, const struct yaml *, total + 1);
	const struct yaml *config = data->config;

	for (size_t i = 0; i < total; i++)
		all[i] = i < data->count ? data->files[i] : data->tables.at[i - data->count];
	for (size_t i = 0; i < data->count; i++) {
		if (changed[i])
			all[i] = yaml_read(data->keep, diag, changed[i]);
		if (!all[i])
			return NULL;
	}
	translation_choose(data->keep, STR(""), &config, all, total);
	const struct yaml *const *declared = constants_declare(data->keep, diag, NULL, all, &total);
	return catalog_read(data->keep, diag, config, declared, total);
}

/* --- writing ---------------------------------------------------------------------------------- */

static const char *reason(int error)
{
	if (error == EBUSY || error == EEXIST)
		return "it has just been changed by somebody else";
	if (error == EXDEV)
		return "a symbolic link leads it out of the site";
	return strerror(error);
}

bool data_files_lock(struct arena *keep, struct diag *diag, struct str dir, struct replacing *site)
{
	int error = replace_start(keep, dir, site);

	/* Without data there is nothing to lock, and whoever reads the site says so. */
	if (error == 0 || error == ENOENT)
		return true;
	diag_report(diag, DIAG_OUTPUT_FAILED, POS_NONE,
	    "content/data cannot be locked against other programs: %s", reason(error));
	return false;
}

static int write_one(const struct replacing *site, const struct rewritten *file)
{
	return file->is_new ? replace_nothing(site, file->path, file->text)
			    : replace_text(site, file->path, file->old, file->text);
}

bool data_files_write(
    const struct replacing *site, struct diag *diag, const struct rewritten *files, size_t count)
{
	size_t written = 0;
	int error = 0;

	while (error == 0 && written < count) {
		error = write_one(site, &files[written]);
		written += error == 0;
	}
	if (error == 0)
		return true;
	diag_report(diag, DIAG_OUTPUT_FAILED,
	    source_whole(source_new(site->keep, files[written].path, files[written].old)),
	    "cannot be written: %s", reason(error));
	for (size_t i = 0; i < written; i++) {
		int undone = replace_text(site, files[i].path, files[i].text, files[i].old);
		if (undone != 0)
			diag_note(diag,
			    source_whole(source_new(site->keep, files[i].path, files[i].old)),
			    "this is written already, and cannot be as it was: %s", reason(undone));
	}
	return false;
}
