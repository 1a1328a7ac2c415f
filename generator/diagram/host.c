#include "diagram/host.h"

struct pos diagram_pos(const struct diagram *diagram, size_t offset)
{
	const struct diagram_host *host = diagram->host;

	return host->place ? host->place(host->self, offset) : POS_NONE;
}
