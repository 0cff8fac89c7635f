/* A disk on which every flush takes 5 ms longer, for one process: LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>

static int slowly(const char *name, int file)
{
	struct timespec wait = {0, 5 * 1000 * 1000};
	int (*flush)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
	nanosleep(&wait, 0);
	return flush(file);
}

int fsync(int file) { return slowly("fsync", file); }
int fdatasync(int file) { return slowly("fdatasync", file); }
