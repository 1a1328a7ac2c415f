#include "cmd/build.h"

#include "cmd/options.h"
#include "site/build.h"

#include <stdio.h>

static void print_summary(const struct options *options, const struct build_result *result)
{
	const struct output_summary *files = &result->summary;

	if (!options->quiet)
		printf("%zu pages; files: %zu written, %zu unchanged, %zu removed\n", result->pages,
		    files->written, files->same, files->removed);
}

int cmd_build(int argc, char **argv)
{
	struct arena *keep = arena_new();
	struct options options;
	int status;

	if (options_read(keep, argc, argv,
		OPTION_OUT | OPTION_BASE_URL | OPTION_AS_OF | OPTION_DRAFTS | OPTION_JOBS |
		    OPTION_WARN | OPTION_QUIET,
		0, 1, "build [DIR] [--out DIR] [--base-url URL] [--as-of DATE] [--drafts] [--jobs N] [--warn | --werror] [--quiet]",
		&options, &status)) {
		options_dir(keep, &options, options.arguments[0]);
		struct diag *diag = diag_new(keep);
		document_start();
		struct build_result result = site_build(keep, diag, &options.site, BUILD_WRITE);
		diag_print(diag, stderr, options.site.style);
		status = result.status;
		if (status == 0)
			print_summary(&options, &result);
	}
	arena_free(keep);
	return status;
}
