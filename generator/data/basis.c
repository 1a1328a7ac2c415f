#include "data/basis.h"

struct basis basis_of(const struct catalog *catalog, struct date as_of)
{
	struct date own = catalog->config.as_of_written ? catalog->config.as_of : catalog->newest;

	return (struct basis){ .as_of = date_is_none(as_of) ? own : as_of };
}
