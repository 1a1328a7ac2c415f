#include "cmd/take_snapshot.h"

#include "site/pipeline.h"

static bool is_in_the_way(const struct diag_message *message)
{
	bool guard = message->id == DIAG_GUARD_FAILED || message->id == DIAG_GUARD_UNDECIDED ||
	    message->id == DIAG_GUARD_UNKNOWN;

	return !guard && diag_kind(message->id)->severity >= SEVERITY_ERROR;
}

static void pass_on(struct diag *diag, const struct diag_message *message)
{
	diag_report(diag, message->id, message->at, "%.*s", STR_ARG(message->text));
	for (size_t i = 0; i < message->note_count; i++)
		diag_note(diag, message->notes[i].at, "%.*s", STR_ARG(message->notes[i].text));
	if (message->hint.len > 0)
		diag_hint(diag, "%.*s", STR_ARG(message->hint));
}

struct snapshot *take_snapshot(struct arena *keep, struct diag *diag, const struct site_options *options)
{
	struct diag *own = diag_new(keep);
	const struct site *site = site_build(keep, own, options, BUILD_SNAPSHOT).site;
	bool good = site != NULL;

	for (size_t i = 0; i < diag_count(own); i++) {
		if (!is_in_the_way(diag_at(own, i)))
			continue;
		pass_on(diag, diag_at(own, i));
		good = false;
	}
	if (!good)
		return NULL;
	struct snapshot *snapshot = snapshot_new(keep);
	snapshot_add_site(snapshot, site, own);
	return snapshot;
}
