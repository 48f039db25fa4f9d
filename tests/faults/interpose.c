/* Stands between a process and the files of one folder: counts what it does to them, keeps a log of it, and at
 * the n-th time kills the process, tears a write, or says that the disk failed or is full.
 *
 *   FAULTS_FOLDER   only files under this absolute path count; without it nothing is done
 *   FAULTS_AT       the number of the call to disturb, from 1; 0 only counts
 *   FAULTS_DO       kill   die before the call
 *                   tear   die half-way through a write, before any other call
 *                   eio | enospc   the call fails so
 *                   gone   as eio, and from then on nothing can be read or opened either: the stick is pulled out
 *   FAULTS_ONWARDS  1: every later call fails too, not this one alone
 *   FAULTS_LOG      a file to which every call counted is appended, as struct entry and two strings;
 *                   what is written to standard output is logged too, as the promises made to the user
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum action { NOTHING, KILL, TEAR, EIO_, ENOSPC_, GONE };
enum verdict { PASS, HALF, FAIL };

/* One call in the log; the path and then the other path or the bytes follow it. */
struct entry {
    char call; /* Create, Write, Truncate, Sync, Unlink, Rename, Mkdir, Promise, or Other: counted, without effect */
    unsigned long long inode;
    long long offset; /* of a write; the new length of a truncation */
    unsigned path_length, rest_length;
};

static char folder[PATH_MAX];
static size_t folder_length;
static enum action action;
static long at, seen;
static int onwards, log_to = -1;

void faults_arm(void)
{
    static const char *const names[] = { "", "kill", "tear", "eio", "enospc", "gone" };
    const char *path = getenv("FAULTS_FOLDER"), *what = getenv("FAULTS_DO"), *number = getenv("FAULTS_AT");
    const char *more = getenv("FAULTS_ONWARDS"), *log = getenv("FAULTS_LOG");
    folder_length = (size_t)snprintf(folder, sizeof folder, "%s", path ? path : "");
    at = number ? atol(number) : 0;
    seen = 0;
    action = NOTHING;
    for (int name = 1; what && name < (int)(sizeof names / sizeof *names); name++)
        if (strcmp(what, names[name]) == 0)
            action = (enum action)name;
    onwards = action == GONE || (more && *more == '1');
    log_to = log ? (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
}

void faults_disarm(void)
{
    action = NOTHING;
}

long faults_seen(void)
{
    return seen;
}

__attribute__((constructor)) static void begin(void)
{
    faults_arm();
}

static int ours(const char *path)
{
    return folder_length && strncmp(path, folder, folder_length) == 0;
}

static int path_of(int fd, char *path)
{
    char link[32];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
    path[length < 0 ? 0 : length] = 0;
    return ours(path);
}

static int fail(void)
{
    errno = action == ENOSPC_ ? ENOSPC : EIO;
    return -1;
}

/* Counts one call on our files and says what is to become of it. */
static enum verdict judge(int is_write)
{
    long number = ++seen;
    if (action == NOTHING || at == 0 || number < at || (number > at && !onwards))
        return PASS;
    if (action == TEAR && is_write)
        return HALF;
    if (action == KILL || action == TEAR)
        kill(getpid(), SIGKILL);
    fail();
    return FAIL;
}

static int is_gone(void)
{
    return action == GONE && at && seen >= at;
}

static void note(char call, unsigned long long inode, long long offset, const char *path, const void *rest, size_t length)
{
    if (log_to < 0)
        return;
    int kept = errno;
    struct entry entry;
    memset(&entry, 0, sizeof entry);
    entry.call = call;
    entry.inode = inode;
    entry.offset = offset;
    entry.path_length = (unsigned)strlen(path);
    entry.rest_length = (unsigned)length;
    if (syscall(SYS_write, log_to, &entry, sizeof entry) < 0 || syscall(SYS_write, log_to, path, strlen(path)) < 0
        || syscall(SYS_write, log_to, rest, length) < 0)
        abort();
    errno = kept;
}

static unsigned long long inode_of(int fd)
{
    struct stat status;
    return fstat(fd, &status) == 0 ? status.st_ino : 0;
}

static ssize_t put(int fd, const void *bytes, size_t length, off_t offset, int has_offset)
{
    char path[PATH_MAX];
    if (fd == STDOUT_FILENO)
        note('P', 0, 0, "", bytes, length);
    if (!path_of(fd, path))
        return has_offset ? syscall(SYS_pwrite64, fd, bytes, length, offset) : syscall(SYS_write, fd, bytes, length);
    enum verdict verdict = judge(1);
    if (verdict == FAIL)
        return -1;
    if (!has_offset)
        offset = fcntl(fd, F_GETFL) & O_APPEND ? syscall(SYS_lseek, fd, 0, SEEK_END) : syscall(SYS_lseek, fd, 0, SEEK_CUR);
    size_t part = verdict == HALF ? length / 2 : length;
    ssize_t written = has_offset ? syscall(SYS_pwrite64, fd, bytes, part, offset) : syscall(SYS_write, fd, bytes, part);
    if (verdict == HALF)
        kill(getpid(), SIGKILL);
    note(written > 0 ? 'W' : 'O', inode_of(fd), offset, path, bytes, written > 0 ? (size_t)written : 0);
    return written;
}

ssize_t write(int fd, const void *bytes, size_t length)
{
    return put(fd, bytes, length, 0, 0);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset)
{
    return put(fd, bytes, length, offset, 1);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t offset)
{
    return put(fd, bytes, length, offset, 1);
}

/* Python copies files with it. Written as reads and writes, so that it is disturbed and logged like them. */
ssize_t sendfile(int to, int from, off_t *offset, size_t length)
{
    char path[PATH_MAX], bytes[1 << 16];
    if (!path_of(to, path))
        return syscall(SYS_sendfile, to, from, offset, length);
    if (is_gone())
        return fail();
    if (length > sizeof bytes)
        length = sizeof bytes;
    ssize_t taken = offset ? syscall(SYS_pread64, from, bytes, length, *offset) : syscall(SYS_read, from, bytes, length);
    ssize_t written = taken > 0 ? put(to, bytes, (size_t)taken, 0, 0) : taken;
    if (offset && written > 0)
        *offset += written;
    return written;
}

ssize_t sendfile64(int to, int from, off_t *offset, size_t length)
{
    return sendfile(to, from, offset, length);
}

static int sync_one(int fd, long call)
{
    char path[PATH_MAX];
    if (!path_of(fd, path))
        return (int)syscall(call, fd);
    if (judge(0) == FAIL)
        return -1;
    int said = (int)syscall(call, fd);
    note('S', inode_of(fd), 0, path, "", 0);
    return said;
}

int fsync(int fd)
{
    return sync_one(fd, SYS_fsync);
}

int fdatasync(int fd)
{
    return sync_one(fd, SYS_fdatasync);
}

int ftruncate(int fd, off_t length)
{
    char path[PATH_MAX];
    if (!path_of(fd, path))
        return (int)syscall(SYS_ftruncate, fd, length);
    if (judge(0) == FAIL)
        return -1;
    int said = (int)syscall(SYS_ftruncate, fd, length);
    note('T', inode_of(fd), length, path, "", 0);
    return said;
}

int ftruncate64(int fd, off_t length)
{
    return ftruncate(fd, length);
}

int unlink(const char *path)
{
    if (ours(path) && judge(0) == FAIL)
        return -1;
    int said = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    if (ours(path))
        note(said == 0 ? 'U' : 'O', 0, 0, path, "", 0);
    return said;
}

int rename(const char *from, const char *to)
{
    if (ours(to) && judge(0) == FAIL)
        return -1;
    int said = (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
    if (ours(to))
        note(said == 0 ? 'R' : 'O', 0, 0, from, to, strlen(to));
    return said;
}

int mkdir(const char *path, mode_t mode)
{
    if (ours(path) && judge(0) == FAIL)
        return -1;
    int said = (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
    if (ours(path))
        note(said == 0 ? 'M' : 'O', 0, 0, path, "", 0);
    return said;
}

static int open_at(int where, const char *path, int flags, mode_t mode)
{
    int makes = (flags & (O_CREAT | O_TRUNC)) && (flags & O_TMPFILE) != O_TMPFILE;
    if (!ours(path))
        return (int)syscall(SYS_openat, where, path, flags, mode);
    if ((makes && judge(0) == FAIL) || is_gone())
        return fail();
    int is_new = syscall(SYS_faccessat, AT_FDCWD, path, F_OK) != 0;
    int fd = (int)syscall(SYS_openat, where, path, flags, mode);
    if (makes)
        note(fd < 0 ? 'O' : is_new ? 'C' : (flags & O_TRUNC) ? 'T' : 'O', fd < 0 ? 0 : inode_of(fd), 0, path, "", 0);
    return fd;
}

static mode_t mode_of(int flags, va_list more)
{
    return flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
}

#define OPEN(name)                                   \
    int name(const char *path, int flags, ...)       \
    {                                                \
        va_list more;                                \
        va_start(more, flags);                       \
        mode_t mode = mode_of(flags, more);          \
        va_end(more);                                \
        return open_at(AT_FDCWD, path, flags, mode); \
    }
#define OPENAT(name)                                      \
    int name(int where, const char *path, int flags, ...) \
    {                                                     \
        va_list more;                                     \
        va_start(more, flags);                            \
        mode_t mode = mode_of(flags, more);               \
        va_end(more);                                     \
        return open_at(where, path, flags, mode);         \
    }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

ssize_t read(int fd, void *bytes, size_t length)
{
    char path[PATH_MAX];
    return is_gone() && path_of(fd, path) ? fail() : syscall(SYS_read, fd, bytes, length);
}

static ssize_t read_at(int fd, void *bytes, size_t length, off_t offset)
{
    char path[PATH_MAX];
    return is_gone() && path_of(fd, path) ? fail() : syscall(SYS_pread64, fd, bytes, length, offset);
}

ssize_t pread(int fd, void *bytes, size_t length, off_t offset)
{
    return read_at(fd, bytes, length, offset);
}

ssize_t pread64(int fd, void *bytes, size_t length, off_t offset)
{
    return read_at(fd, bytes, length, offset);
}
