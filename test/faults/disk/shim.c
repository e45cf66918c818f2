/*
 * A disk that fails and a disk that forgets, for one process: loaded with LD_PRELOAD by the tests beside it.
 *
 * SHIM_DIR     files below this folder are watched
 * SHIM_LOG     where every write, size, sync, name and acknowledgement is noted (see disk/journal.ts for the form)
 * SHIM_AT      from the process's word "ready" on, the n-th write to a watched file fails; 0 never
 * SHIM_ERRNO   with this error
 * SHIM_STICKY  1: and every later one, as on a full disk; 0: only this one
 *
 * What the process says on standard output is noted in the same order, so that a test knows what was acknowledged when.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPENED = 1, WROTE, SIZED, SYNCED, REMOVED, RENAMED, SAID, FAILED };

static const char *folder;
static size_t folder_length;
static int journal = -1;
static long at, sticky;
static int failure;
static long writes;
static int ready;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static long number(const char *name) {
  const char *text = getenv(name);
  return text ? atol(text) : 0;
}

__attribute__((constructor)) static void start(void) {
  folder = getenv("SHIM_DIR");
  folder_length = folder ? strlen(folder) : 0;
  at = number("SHIM_AT");
  sticky = number("SHIM_STICKY");
  failure = (int)number("SHIM_ERRNO");
  const char *file = getenv("SHIM_LOG");
  if (file) journal = REAL(open)(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* One record: kind, inode, offset, length of the text, length of the second text; then both. */
struct record {
  uint32_t kind, first, second, pad;
  uint64_t inode;
  int64_t offset;
};

static void note(uint32_t kind, uint64_t inode, int64_t offset, const void *first, size_t first_length, const void *second,
                 size_t second_length) {
  if (journal < 0) return;
  struct record record = {kind, (uint32_t)first_length, (uint32_t)second_length, 0, inode, offset};
  struct iovec parts[3] = {{&record, sizeof record}, {(void *)first, first_length}, {(void *)second, second_length}};
  if (REAL(writev)(journal, parts, 3) < 0) _exit(97);
}

static int watched_name(const char *path) {
  return folder && path && strncmp(path, folder, folder_length) == 0;
}

/* The inode of a watched file behind a descriptor, 0 for any other. */
static uint64_t watched(int fd, char path[PATH_MAX]) {
  if (!folder || fd < 3 || fd == journal) return 0;
  char link[64] = "/proc/self/fd/";
  char digits[16];
  int length = 0;
  for (int rest = fd; rest > 0 || length == 0; rest /= 10) digits[length++] = (char)('0' + rest % 10);
  char *end = link + strlen(link);
  while (length > 0) *end++ = digits[--length];
  *end = 0;
  ssize_t size = readlink(link, path, PATH_MAX - 1);
  if (size < 0) return 0;
  path[size] = 0;
  if (!watched_name(path)) return 0;
  struct stat about;
  return fstat(fd, &about) == 0 ? about.st_ino : 0;
}

/* SQLite's shared memory is no data: it is made anew after a crash. */
static int is_memory(const char *path) {
  size_t length = strlen(path);
  return length > 4 && strcmp(path + length - 4, "-shm") == 0;
}

static int fails(void) {
  if (!ready) return 0;
  writes += 1;
  int now = at > 0 && (sticky ? writes >= at : writes == at);
  if (now) note(FAILED, 0, writes, 0, 0, 0, 0);
  return now;
}

static ssize_t put(int fd, const struct iovec *parts, int count, int64_t offset, ssize_t (*real)(int, const struct iovec *, int, int64_t)) {
  char path[PATH_MAX];
  int saved = errno;
  if (fd == 1 && journal >= 0) {
    pthread_mutex_lock(&lock);
    note(SAID, 0, 0, parts[0].iov_base, parts[0].iov_len, 0, 0);
    if (parts[0].iov_len >= 5 && memcmp(parts[0].iov_base, "ready", 5) == 0) ready = 1;
    pthread_mutex_unlock(&lock);
    return real(fd, parts, count, offset);
  }
  uint64_t inode = watched(fd, path);
  errno = saved;
  if (inode == 0 || is_memory(path)) return real(fd, parts, count, offset);
  pthread_mutex_lock(&lock);
  if (fails()) {
    pthread_mutex_unlock(&lock);
    errno = failure;
    return -1;
  }
  int64_t from = offset >= 0 ? offset : (int64_t)lseek(fd, 0, SEEK_CUR);
  ssize_t done = real(fd, parts, count, offset);
  saved = errno;
  ssize_t left = done;
  for (int part = 0; part < count && left > 0; part += 1) {
    size_t length = (ssize_t)parts[part].iov_len < left ? parts[part].iov_len : (size_t)left;
    note(WROTE, inode, from, parts[part].iov_base, length, 0, 0);
    from += (int64_t)length;
    left -= (ssize_t)length;
  }
  pthread_mutex_unlock(&lock);
  errno = saved;
  return done;
}

static ssize_t real_write(int fd, const struct iovec *parts, int count, int64_t offset) {
  (void)offset;
  return count == 1 ? REAL(write)(fd, parts[0].iov_base, parts[0].iov_len) : REAL(writev)(fd, parts, count);
}
static ssize_t real_pwrite(int fd, const struct iovec *parts, int count, int64_t offset) {
  return count == 1 ? REAL(pwrite64)(fd, parts[0].iov_base, parts[0].iov_len, offset) : REAL(pwritev64)(fd, parts, count, offset);
}

ssize_t write(int fd, const void *data, size_t length) {
  struct iovec part = {(void *)data, length};
  return put(fd, &part, 1, -1, real_write);
}
ssize_t writev(int fd, const struct iovec *parts, int count) { return put(fd, parts, count, -1, real_write); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
  struct iovec part = {(void *)data, length};
  return put(fd, &part, 1, offset, real_pwrite);
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return pwrite64(fd, data, length, offset); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) {
  return put(fd, parts, count, offset, real_pwrite);
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) { return pwritev64(fd, parts, count, offset); }

int ftruncate64(int fd, off64_t length) {
  char path[PATH_MAX];
  uint64_t inode = watched(fd, path);
  if (inode == 0 || is_memory(path)) return REAL(ftruncate64)(fd, length);
  pthread_mutex_lock(&lock);
  int refused = fails();
  int done = refused ? -1 : REAL(ftruncate64)(fd, length);
  if (refused) errno = failure;
  else if (done == 0) note(SIZED, inode, length, 0, 0, 0, 0);
  pthread_mutex_unlock(&lock);
  return done;
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

static int sync_file(int fd, int (*real)(int)) {
  char path[PATH_MAX];
  uint64_t inode = watched(fd, path);
  if (inode == 0) return real(fd);
  pthread_mutex_lock(&lock);
  int refused = fails();
  int done = refused ? -1 : real(fd);
  if (refused) errno = failure;
  else if (done == 0) note(SYNCED, inode, 0, path, strlen(path), 0, 0);
  pthread_mutex_unlock(&lock);
  return done;
}
int fsync(int fd) { return sync_file(fd, REAL(fsync)); }
int fdatasync(int fd) { return sync_file(fd, REAL(fdatasync)); }

static int opened(int fd, int flags) {
  if (fd < 0 || !(flags & O_CREAT)) return fd;
  char path[PATH_MAX];
  int saved = errno;
  uint64_t inode = watched(fd, path);
  if (inode != 0 && !is_memory(path)) {
    pthread_mutex_lock(&lock);
    note(OPENED, inode, 0, path, strlen(path), 0, 0);
    if (flags & O_TRUNC) note(SIZED, inode, 0, 0, 0, 0, 0);
    pthread_mutex_unlock(&lock);
  }
  errno = saved;
  return fd;
}
#define MODE(flags) mode_t mode = 0; if ((flags) & O_CREAT) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }
int open(const char *path, int flags, ...) { MODE(flags) return opened(REAL(open64)(path, flags, mode), flags); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(REAL(open64)(path, flags, mode), flags); }
int openat(int at_fd, const char *path, int flags, ...) { MODE(flags) return opened(REAL(openat64)(at_fd, path, flags, mode), flags); }
int openat64(int at_fd, const char *path, int flags, ...) { MODE(flags) return opened(REAL(openat64)(at_fd, path, flags, mode), flags); }

int unlink(const char *path) {
  if (!watched_name(path) || is_memory(path)) return REAL(unlink)(path);
  pthread_mutex_lock(&lock);
  int done = REAL(unlink)(path);
  if (done == 0) note(REMOVED, 0, 0, path, strlen(path), 0, 0);
  pthread_mutex_unlock(&lock);
  return done;
}
int rename(const char *from, const char *to) {
  if (!watched_name(to)) return REAL(rename)(from, to);
  pthread_mutex_lock(&lock);
  int refused = fails();
  int done = refused ? -1 : REAL(rename)(from, to);
  if (refused) errno = failure;
  else if (done == 0) note(RENAMED, 0, 0, from, strlen(from), to, strlen(to));
  pthread_mutex_unlock(&lock);
  return done;
}
