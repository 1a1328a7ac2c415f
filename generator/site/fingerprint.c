#include "site/fingerprint.h"

#include "base/file.h"

struct str asset_fingerprinted(struct arena *keep, struct str path, struct str bytes)
{
	size_t dot = str_find_last_byte(path_name(path), '.');
	size_t stem = path.len - path_name(path).len + (dot == STR_NONE ? path_name(path).len : dot);

	unsigned long long hash = str_hash(bytes) & 0xffffffffffffULL;

	return str_print(keep, "%.*s-%012llx%.*s", (int)stem, path.at, hash, (int)(path.len - stem),
	    path.at + stem);
}
