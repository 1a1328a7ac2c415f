#include "cmd/check.h"

#include "base/diag_print.h"
#include "cmd/options.h"
#include "data/stale.h"
#include "site/lost_addresses.h"
#include "site/pipeline.h"

#include <stdio.h>

int cmd_check(int argc, char **argv)
{
	static const struct synopsis synopsis = {
		OPTION_BASE_URL | OPTION_AS_OF | OPTION_SET | OPTION_STALE | OPTION_PUBLISHED |
		    OPTION_DRAFTS | OPTION_JOBS | OPTION_WARN | OPTION_QUIET,
		0, 1, "check [DIR] [--as-of DATE] [--set INPUT=VALUE] [--stale] [--published FILE] [--drafts] [--jobs N] [--warn | --werror] [--quiet]"
	};
	struct arena *keep = arena_new();
	struct options options;
	int status;

	if (options_read(keep, argc, argv, &synopsis, &options, &status)) {
		options_dir(keep, &options, options.arguments[0]);
		struct diag *diag = diag_new(keep);
		document_start();
		struct build_result result = site_build(keep, diag, &options.site, BUILD_CHECK);
		if (options.stale && result.site)
			figures_check_stale(diag, result.site->data->figures);
		if (options.published && result.site && !result.site->data->broken)
			lost_addresses_check(keep, diag, result.site, options.published);
		diag_print(diag, stderr, options.site.style);
		status = diag_status(diag, options.site.style);
		if (status == 0 && !options.quiet)
			printf("%zu pages, no mistakes\n", result.pages);
	}
	arena_free(keep);
	return status;
}
