#include "site/listing.h"

#include "base/buf.h"
#include "base/folder.h"
#include "site/output.h"

static const struct str head = STR_INIT(
    "# Files that rigbook wrote here and may remove again. Anything else in this folder is left alone.\n");

struct str listing_text(struct arena *keep, const struct new_file *files, size_t count)
{
	struct buf buf = buf_in(keep, BUF_MOST);

	buf_put(&buf, head);
	for (size_t i = 0; i < count; i++) {
		buf_put(&buf, files[i].path);
		buf_put_byte(&buf, '\n');
	}
	buf_put(&buf, STR(OUTPUT_LIST "\n"));
	return buf_str(&buf);
}

bool listing_is(struct str text)
{
	return str_starts(text, head);
}

struct map listing_read(struct arena *keep, int output)
{
	static const char there[] = "";
	struct map paths = map_in(keep);
	struct str text, line, resolved;

	if (folder_read(keep, output, OUTPUT_LIST, BUF_MOST, &text) != 0 || !str_starts(text, head))
		return paths;
	while (str_line(&text, &line)) {
		if (line.len == 0 || line.at[0] == '#' || line.at[0] == '/' ||
		    !path_resolve(keep, STR(""), line, &resolved) || !str_eq(resolved, line))
			continue;
		map_add(&paths, line, (void *)there);
	}
	return paths;
}
