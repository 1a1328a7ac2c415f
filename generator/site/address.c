#include "site/address.h"

#include "base/buf.h"
#include "base/file.h"

#include <string.h>

static struct str without_ending(struct str path)
{
	return str_sub(path, 0, path.len - strlen(".md"));
}

static bool is_index(struct str name)
{
	return str_eq(name, STR("index")) || str_eq(name, STR("README"));
}

struct str address_of_guide(struct arena *keep, struct str path)
{
	struct str inside = without_ending(str_sub(path, strlen("content/"), path.len));

	if (is_index(path_name(inside)))
		inside = path_folder(inside);
	return inside.len == 0 ? STR("") : STR_JOIN(keep, inside, STR("/"));
}

struct str address_of_print(struct arena *keep, struct str folder)
{
	return STR_JOIN(keep, folder, STR("print/"));
}

struct str address_file(struct arena *keep, struct str address)
{
	if (address.len > 0 && address.at[address.len - 1] != '/')
		return address;
	return STR_JOIN(keep, address, STR("index.html"));
}

struct str address_root(struct arena *keep, struct str address)
{
	struct buf buf = buf_in(keep, BUF_MOST);

	for (size_t i = 0; i < address.len; i++)
		if (address.at[i] == '/')
			buf_put(&buf, STR("../"));
	return buf.len == 0 ? STR("./") : buf_str(&buf);
}
