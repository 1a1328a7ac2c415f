#include "cmd/check.h"

#include "cmd/options.h"
#include "site/build.h"

#include <stdio.h>

int cmd_check(int argc, char **argv)
{
	struct arena *keep = arena_new();
	struct options options;
	int status;

	if (options_read(keep, argc, argv,
		OPTION_BASE_URL | OPTION_AS_OF | OPTION_STALE | OPTION_DRAFTS | OPTION_JOBS |
		    OPTION_WARN | OPTION_QUIET,
		0, 1, "check [DIR] [--as-of DATE] [--stale] [--drafts] [--jobs N] [--warn | --werror] [--quiet]",
		&options, &status)) {
		options_dir(keep, &options, options.arguments[0]);
		struct diag *diag = diag_new(keep);
		document_start();
		struct build_result result = site_build(keep, diag, &options.site, BUILD_CHECK);
		if (options.stale && result.site != NULL)
			figures_check_stale(diag, result.site->figures);
		diag_print(diag, stderr, options.site.style);
		status = diag_status(diag, options.site.style);
		if (status == 0 && !options.quiet)
			printf("%zu pages, no mistakes\n", result.pages);
	}
	arena_free(keep);
	return status;
}
