#include "cmd/replace.h"

#include "base/file.h"
#include "base/source_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int write_beside(struct arena *keep, const char *path, mode_t mode, struct str text)
{
	struct str folder = path_folder(str_from(path)), name = path_name(str_from(path));
	char *temp =
	    str_z(keep, path_join(keep, folder, str_print(keep, ".%.*s.XXXXXX", STR_ARG(name))));
	int fd = mkstemp(temp);

	if (fd < 0)
		return errno;
	int error = fchmod(fd, mode) == 0 ? 0 : errno;
	close(fd);
	if (error == 0)
		error = file_write(temp, text);
	if (error == 0 && rename(temp, path) != 0)
		error = errno;
	if (error != 0)
		unlink(temp);
	return error;
}

int replace_text(struct arena *keep, const char *path, struct str old, struct str text)
{
	char *real = realpath(path, NULL);
	struct stat at;
	struct str bytes;

	if (real == NULL)
		return errno;
	const char *own = str_z(keep, str_from(real));
	free(real);
	if (stat(own, &at) != 0 || access(own, W_OK) != 0)
		return errno;
	int error = file_read(keep, own, SOURCE_MOST, &bytes);
	if (error != 0)
		return error;
	if (!str_ends(bytes, old))
		return EBUSY;
	struct str mark = str_sub(bytes, 0, bytes.len - old.len);
	return write_beside(keep, own, at.st_mode & 07777,
	    str_print(keep, "%.*s%.*s", STR_ARG(mark), STR_ARG(text)));
}

int create_text(const char *path, struct str text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

	if (fd < 0)
		return errno;
	close(fd);
	int error = file_write(path, text);
	if (error != 0)
		unlink(path);
	return error;
}
