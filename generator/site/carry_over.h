/*
 * carry_over - carries files from the old output folder into the new one: our files that did not change,
 * and all files that somebody else put there.
 *
 * Files are hard-linked where the file system can, else copied. Folders are made new, with the owner,
 * group, access control lists and mode of the old ones as far as this user may set them. It is a conflict
 * if a file of somebody else has the path of a new file or folder of ours.
 *
 * Other programs may change the old output until the exchange (staging.h). So after the exchange the old
 * folders are compared again (carry_over_rescue), and what was added in between is moved over before they
 * are removed.
 */
#ifndef SITE_CARRY_OVER_H
#define SITE_CARRY_OVER_H

#include "base/map.h"

#include <sys/stat.h>

/* A file of the new site. */
struct new_file {
	struct str path;
	bool written; /* true: written to the new folder; false: the old file has the same content */
	bool linked;  /* set here: the old file was linked into the new folder */
	/* of the old file when it was compared */
	ino_t inode;
	off_t size;
	struct timespec changed;
};

/* A folder of the old output, or a file that had to be copied, with its time stamp when it was walked. */
struct seen {
	struct str path;
	struct timespec changed;
};

/* At most so many conflicts are named in messages. */
#define CONFLICTS_NAMED 5

struct carry_over {
	struct arena *keep;
	int old, site;           /* descriptors of the old output and the new one */
	const struct map *files; /* path -> struct new_file, of the new site */
	const struct map *ours;  /* paths that the last build wrote */
	const struct map *adopted; /* paths that may be overwritten, whoever wrote them (output_adopt) */
	struct map folders;        /* set here: the folders of the new site that hold files */
	/* results: */
	size_t removed; /* number of our files that the new site no longer has */
	struct str conflicts[CONFLICTS_NAMED];
	size_t conflict_count;
	struct seen *seen;
	size_t seen_count, seen_room;
	int error; /* the first errno value; 0 for none */
	struct str error_path;
};

/*
 * Walks `old` and carries over what stays. If `error` or a conflict is set, `site` is incomplete and must
 * not be used.
 */
void carry_over_run(struct carry_over *carry);

/*
 * Call this after the exchange, when `site` is the output and before `old` is removed. Moves what others
 * put into a folder of `old` since it was walked to the same place in `site`. Where a new file has that
 * path, the moved file gets a free name with RESCUED_SUFFIX, and the path is a conflict.
 */
void carry_over_rescue(struct carry_over *carry);

/* Appended to the name of a moved file whose name is in use. */
#define RESCUED_SUFFIX ".not-from-rigbook"

/* True if `at` is still the old file that was compared: same inode, size and time. */
bool new_file_is_same(const struct new_file *file, const struct stat *at);

#endif
