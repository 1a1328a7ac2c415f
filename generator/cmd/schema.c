#include "cmd/schema.h"

#include "base/diag_print.h"
#include "cmd/options.h"
#include "cmd/print.h"
#include "site/json_schema.h"
#include "site/json_schema_config.h"
#include "site/pipeline.h"

#include <stdio.h>

/*
 * Mistakes in things are what the schema is to show in an editor, so they are no reason to refuse it; kinds and units
 * that are not known are: what is right would be marked as wrong.
 */
static int print_schema(struct arena *keep, const struct options *options)
{
	struct diag *diag = diag_new(keep);
	const struct site_data *data = site_load(keep, diag, &options->site)->data;

	if (data->broken || (diag_lost(diag) & (LOST_KIND | LOST_UNIT)) != 0) {
		diag_print(diag, stderr, options->site.style);
		return diag_status(diag, options->site.style);
	}
	struct buf out = buf_in(keep, BUF_MOST);
	if (options->site_file)
		json_schema_config_write(data->catalog, arena_child(keep), &out);
	else
		json_schema_write(data->catalog, arena_child(keep), &out);
	return print_data(&out);
}

int cmd_schema(int argc, char **argv)
{
	static const struct synopsis synopsis = { OPTION_SITE_FILE, 0, 1, "schema [DIR] [--site]" };
	struct arena *keep = arena_new();
	struct options options;
	int status;

	if (options_read(keep, argc, argv, &synopsis, &options, &status)) {
		options_dir(keep, &options, options.arguments[0]);
		status = print_schema(keep, &options);
	}
	arena_free(keep);
	return status;
}
