#include "cmd/export.h"

#include "cmd/options.h"
#include "site/build.h"
#include "site/export.h"

#include <stdio.h>

static int print_data(struct arena *keep, struct diag *diag, const struct site *site)
{
	struct buf out = buf_in(keep, BUF_MOST);

	export_json(&(struct export_input){ .figures = site->figures,
			.evaluator = evaluator_new(keep, diag, site->figures),
			.judgements = site->judgements,
			.judgement_count = site->judgement_count,
			.scratch = arena_child(keep) },
	    &out);
	struct str text = buf_str(&out);
	bool written = fwrite(text.at, 1, text.len, stdout) == text.len && fflush(stdout) == 0;
	if (!written)
		perror("rigbook: cannot write");
	return written ? 0 : 2;
}

int cmd_export(int argc, char **argv)
{
	struct arena *keep = arena_new();
	struct options options;
	int status;

	if (options_read(keep, argc, argv, OPTION_AS_OF | OPTION_WARN, 0, 1,
		"export [DIR] [--as-of DATE]", &options, &status)) {
		options_dir(keep, &options, options.arguments[0]);
		struct diag *diag = diag_new(keep);
		struct site *site = site_load(keep, diag, &options.site);
		diag_print(diag, stderr, options.site.style);
		status = diag_status(diag, options.site.style);
		if (status == 0)
			status = print_data(keep, diag, site);
	}
	arena_free(keep);
	return status;
}
