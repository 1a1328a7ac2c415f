#include "cmd/export.h"

#include "base/diag_print.h"
#include "cmd/options.h"
#include "cmd/print.h"
#include "site/data_json.h"
#include "site/pipeline.h"

/* As files.c writes data.json into the output. */
static int print_export(struct arena *keep, struct diag *diag, const struct site *site)
{
	struct buf out = buf_in(keep, BUF_MOST);

	data_json_write(&(struct data_json_input){ .figures = site->data->figures,
			    .evaluator = evaluator_new(keep, diag, site->data->figures),
			    .judgements = site->data->judgements,
			    .judgement_count = site->data->judgement_count,
			    .calls = &site->uses->calls,
			    .thing_pages = &site->pages->of_things,
			    .scratch = arena_child(keep) },
	    &out);
	return print_data(&out);
}

/*
 * A guard that does not hold says that a sentence is wrong on that day, not that a figure is: it
 * counts as a warning here, so that the data of other days can be had.
 */
static bool is_guard(enum diag_id id)
{
	return id == DIAG_GUARD_FAILED || id == DIAG_GUARD_UNDECIDED || id == DIAG_GUARD_UNKNOWN;
}

/* The status of what is left without guards. */
static int status_of(struct arena *keep, const struct diag *diag, struct diag_style style)
{
	struct diag *rest = diag_new(keep);

	for (size_t i = 0; i < diag_count(diag); i++) {
		const struct diag_message *message = diag_at(diag, i);
		if (!is_guard(message->id))
			diag_report(rest, message->id, message->at, "%s", "");
	}
	return diag_status(rest, style);
}

/* The whole site is made, though nothing is written: which calls there are, its pages say. */
int cmd_export(int argc, char **argv)
{
	static const struct synopsis synopsis = {
		OPTION_AS_OF | OPTION_SET | OPTION_DRAFTS | OPTION_JOBS | OPTION_WARN, 0, 1,
		"export [DIR] [--as-of DATE] [--set INPUT=VALUE] [--drafts] [--jobs N] [--warn | --werror]"
	};
	struct arena *keep = arena_new();
	struct options options;
	int status;

	if (options_read(keep, argc, argv, &synopsis, &options, &status)) {
		options_dir(keep, &options, options.arguments[0]);
		struct diag *diag = diag_new(keep);
		document_start();
		struct build_result result = site_build(keep, diag, &options.site, BUILD_CHECK);
		diag_print(diag, stderr, options.site.style);
		status = !result.site ? result.status : status_of(keep, diag, options.site.style);
		if (status == 0)
			status = print_export(keep, diag, result.site);
	}
	arena_free(keep);
	return status;
}
