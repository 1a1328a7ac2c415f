/*
 * data_files - the data files of a site as they are read, for programs that rewrite some of them: these are read again
 * together with all others before anything is written.
 */
#ifndef CMD_DATA_FILES_H
#define CMD_DATA_FILES_H

#include "cmd/replace.h"
#include "site/site.h"
#include "site/tables.h"

/* All data of the site, file by file. */
struct data_files {
	struct arena *keep;
	const struct yaml *config, **files;
	const struct source **sources; /* of the files */
	size_t count, read;            /* how many there are, and how many were on the disk */
	struct table_list tables;      /* read along, and never changed */
};

/* A file that is to be written. */
struct rewritten {
	struct str path; /* "content/data/prices.yaml" */
	bool is_new;     /* it has yet to be made */
	struct str old;  /* what it holds, without a byte order mark */
	struct str text; /* what it will hold */
};

void data_files_read(struct arena *keep, const struct site_options *site, struct data_files *out);

/* The number of the file at `path`, which is made, empty, if it is not there: one at the most. */
size_t data_files_at(struct data_files *data, struct str path);

/* Starts with what the file holds. */
void data_files_rewrite(const struct data_files *data, size_t at, struct rewritten *out);

/*
 * The data with other sources in place of files: `changed` holds one for each, NULL where the file stays. What is wrong
 * with it goes to `diag`. NULL if one of them cannot be read.
 */
const struct catalog *data_files_reread(
    const struct data_files *data, struct diag *diag, const struct source *const *changed);

/*
 * Locks the site's data until replace_end: it must be read after this, so that of several programs
 * each one adds to what the one before wrote. False after a report.
 */
bool data_files_lock(struct arena *keep, struct diag *diag, struct str dir, struct replacing *site);

/*
 * Writes them one after another, a new one last. False after a report, when one cannot be written or is no longer what
 * was read: those before it are as they were then.
 */
bool data_files_write(
    const struct replacing *site, struct diag *diag, const struct rewritten *files, size_t count);

#endif
