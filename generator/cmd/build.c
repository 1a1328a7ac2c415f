#include "cmd/build.h"

#include "base/diag_print.h"
#include "cmd/options.h"
#include "site/pipeline.h"

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
	static const struct synopsis synopsis = {
		OPTION_OUT | OPTION_BASE_URL | OPTION_AS_OF | OPTION_SET | OPTION_DRAFTS |
		    OPTION_JOBS | OPTION_WARN | OPTION_QUIET,
		0, 1, "build [DIR] [--out DIR] [--adopt FILE]... [--base-url URL] [--as-of DATE] [--set INPUT=VALUE] [--drafts] [--jobs N] [--warn | --werror] [--quiet]"
	};
	struct arena *keep = arena_new();
	struct options options;
	int status;

	if (options_read(keep, argc, argv, &synopsis, &options, &status)) {
		options_dir(keep, &options, options.arguments[0]);
		struct diag *diag = diag_new(keep);
		document_start();
		struct build_result result = site_build(keep, diag, &options.site, BUILD_WRITE);
		diag_print(diag, stderr, options.site.style);
		status = result.status;
		if (status == 0)
			print_summary(&options, &result);
		if (status == 0 && result.site->engine_missing)
			fprintf(stderr,
			    "pages with a block “inputs” have no controls: this rigbook was built without the engine for pages, see rigbook(1)\n");
	}
	arena_free(keep);
	return status;
}
