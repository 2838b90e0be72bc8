/*
 * Runs a program and writes down, in their order, all changes that it and its threads make to files below a folder.
 *
 *   recorder FOLDER RECORDING SYNC_MICROSECONDS PROGRAM ARGUMENT...
 *
 * It stands between the program and the kernel (ptrace, with seccomp choosing the calls), so that it hears what a
 * library calls without libc, too. SYNC_MICROSECONDS is how long fsync takes, as on a disk that turns.
 * Each record is a line, and behind it the bytes of two paths and of the data:
 *   KIND  RECORDS-BEFORE-IT-BEGAN  BEGIN-MICROSECONDS  END-MICROSECONDS  INODE  OFFSET  LENGTH LENGTH LENGTH
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_THREADS = 1024, UNABLE = 77 };

static const int heard[] = {
#ifdef SYS_open
    SYS_open, SYS_creat, SYS_rename, SYS_link, SYS_symlink, SYS_unlink, SYS_mkdir, SYS_rmdir,
#endif
    SYS_openat, SYS_write, SYS_pwrite64, SYS_writev, SYS_pwritev, SYS_truncate, SYS_ftruncate, SYS_renameat,
    SYS_renameat2, SYS_linkat, SYS_symlinkat, SYS_unlinkat, SYS_mkdirat, SYS_fsync, SYS_fdatasync, SYS_syncfs,
    SYS_sync, SYS_copy_file_range, SYS_sendfile, SYS_splice, SYS_fallocate, SYS_openat2, SYS_pwritev2, SYS_mmap,
};

/* A thread of the program, and the call that it is in. */
struct thread {
    pid_t id;
    int is_known, is_in_call, was_there;
    uint64_t call, arguments[6];
    char paths[2][PATH_MAX];
    long records_before;
    int64_t began, due;
    uint64_t synced;
};

static struct thread threads[MOST_THREADS];
static const char *root;
static FILE *recording;
static long records;
static long sync_us;

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000LL + time.tv_nsec / 1000;
}

static void fail(const char *what) {
    fprintf(stderr, "recorder: %s: %s\n", what, strerror(errno));
    exit(UNABLE);
}

static struct thread *thread_of(pid_t id) {
    struct thread *free_place = NULL;
    for (int i = 0; i < MOST_THREADS; i++) {
        if (threads[i].id == id) return &threads[i];
        if (!threads[i].id && !free_place) free_place = &threads[i];
    }
    if (!free_place) fail("too many threads");
    memset(free_place, 0, sizeof *free_place);
    free_place->id = id;
    return free_place;
}

static int is_below(const char *path) {
    size_t length = strlen(root);
    return !strncmp(path, root, length) && (path[length] == '/' || !path[length]);
}

static void record(struct thread *t, const char *kind, uint64_t inode, int64_t offset, const char *from,
                   const char *to, const void *data, size_t length) {
    fprintf(recording, "%s %ld %ld %ld %lu %ld %zu %zu %zu\n", kind, t->records_before, (long)t->began, (long)now(),
            (unsigned long)inode, (long)offset, strlen(from), strlen(to), length);
    fwrite(from, 1, strlen(from), recording);
    fwrite(to, 1, strlen(to), recording);
    fwrite(data, 1, length, recording);
    records++;
}

/* A path as the program gave it, from the root of the system. */
static void read_path(struct thread *t, int folder, uint64_t at, char *path) {
    char given[PATH_MAX] = "", base[64];
    for (size_t done = 0; done < sizeof given - 1 && !memchr(given, 0, done); ) {
        /* Not across a page that may not be there. */
        size_t step = 4096 - (at + done) % 4096;
        if (step > sizeof given - 1 - done) step = sizeof given - 1 - done;
        struct iovec here = {given + done, step}, there = {(void *)(uintptr_t)(at + done), step};
        if (process_vm_readv(t->id, &here, 1, &there, 1, 0) <= 0) break;
        done += step;
    }
    if (given[0] == '/') {
        strcpy(path, given);
        return;
    }
    if (folder == AT_FDCWD) snprintf(base, sizeof base, "/proc/%d/cwd", t->id);
    else snprintf(base, sizeof base, "/proc/%d/fd/%d", t->id, folder);
    ssize_t length = readlink(base, path, PATH_MAX - 1);
    path[length < 0 ? 0 : length] = 0;
    if (given[0] && strlen(path) + strlen(given) + 2 < PATH_MAX) strcat(strcat(path, "/"), given);
}

/* What is open there, if it lies below the folder. */
static int opened(struct thread *t, uint64_t descriptor, char *link, struct stat *facts) {
    char path[PATH_MAX];
    snprintf(link, 64, "/proc/%d/fd/%d", t->id, (int)descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_below(path) && !stat(link, facts);
}

static void written(struct thread *t, uint64_t descriptor, int64_t offset, int64_t count) {
    char link[64], info[64];
    struct stat facts;
    if (count <= 0 || !opened(t, descriptor, link, &facts)) return;
    if (offset < 0) {
        /* Behind what was written, also in a file that is appended to. */
        snprintf(info, sizeof info, "/proc/%d/fdinfo/%d", t->id, (int)descriptor);
        FILE *file = fopen(info, "r");
        long position = 0;
        if (!file || fscanf(file, "pos: %ld", &position) != 1) fail("fdinfo");
        fclose(file);
        offset = position - count;
    }
    char *data = malloc(count);
    int file = open(link, O_RDONLY);
    if (!data || file < 0 || pread(file, data, count, offset) != count) fail("what was written");
    close(file);
    record(t, "write", facts.st_ino, offset, "", "", data, count);
    free(data);
}

static void resized(struct thread *t, uint64_t descriptor) {
    char link[64];
    struct stat facts;
    if (opened(t, descriptor, link, &facts)) record(t, "resize", facts.st_ino, facts.st_size, "", "", "", 0);
}

static void made(struct thread *t, const char *kind) {
    struct stat facts;
    if (is_below(t->paths[0]) && !lstat(t->paths[0], &facts))
        record(t, kind, facts.st_ino, 0, t->paths[0], "", "", 0);
}

static void opened_for_writing(struct thread *t, int flags) {
    struct stat facts;
    if (!is_below(t->paths[0])) return;
    if ((flags & O_TMPFILE) == O_TMPFILE) record(t, "unknown", 0, 0, "O_TMPFILE", "", "", 0);
    else if ((flags & O_CREAT) && !t->was_there) made(t, "create");
    else if ((flags & O_TRUNC) && !stat(t->paths[0], &facts)) record(t, "resize", facts.st_ino, 0, "", "", "", 0);
}

static void begin(struct thread *t) {
    uint64_t *a = t->arguments;
    struct stat facts;
    t->began = now();
    t->records_before = records;
    t->paths[0][0] = t->paths[1][0] = 0;
    switch (t->call) {
#ifdef SYS_open
    case SYS_rename: case SYS_link: case SYS_symlink: read_path(t, AT_FDCWD, a[1], t->paths[1]); /* fall through */
    case SYS_open: case SYS_creat: case SYS_unlink: case SYS_mkdir: case SYS_rmdir:
        read_path(t, AT_FDCWD, a[0], t->paths[0]);
        break;
#endif
    case SYS_truncate: read_path(t, AT_FDCWD, a[0], t->paths[0]); break;
    case SYS_renameat: case SYS_renameat2: case SYS_linkat: read_path(t, a[2], a[3], t->paths[1]); /* fall through */
    case SYS_openat: case SYS_openat2: case SYS_unlinkat: case SYS_mkdirat:
        read_path(t, a[0], a[1], t->paths[0]);
        break;
    case SYS_symlinkat: read_path(t, a[1], a[2], t->paths[1]); break;
    }
    t->was_there = !lstat(t->paths[0], &facts);
}

static void end(struct thread *t, int64_t result) {
    uint64_t *a = t->arguments;
    char link[64];
    struct stat facts;
    char *from = t->paths[0], *to = t->paths[1];
    if (result < 0) return;
    switch (t->call) {
#ifdef SYS_open
    case SYS_open: opened_for_writing(t, a[1]); break;
    case SYS_creat: opened_for_writing(t, O_CREAT | O_TRUNC); break;
    case SYS_unlink: case SYS_rmdir: if (is_below(from)) record(t, "remove", 0, 0, from, "", "", 0); break;
    case SYS_mkdir: made(t, "folder"); break;
    case SYS_rename: if (is_below(from) || is_below(to)) record(t, "rename", 0, 0, from, to, "", 0); break;
    case SYS_link: if (is_below(to)) record(t, "link", 0, 0, from, to, "", 0); break;
    case SYS_symlink:
#endif
    case SYS_symlinkat: if (is_below(to)) record(t, "unknown", 0, 0, "symlink", "", "", 0); break;
    case SYS_openat: opened_for_writing(t, a[2]); break;
    case SYS_openat2: if (is_below(from)) record(t, "unknown", 0, 0, "openat2", "", "", 0); break;
    case SYS_unlinkat: if (is_below(from)) record(t, "remove", 0, 0, from, "", "", 0); break;
    case SYS_mkdirat: made(t, "folder"); break;
    case SYS_renameat2: if (a[4] & 2) record(t, "unknown", 0, 0, "RENAME_EXCHANGE", "", "", 0); /* fall through */
    case SYS_renameat: if (is_below(from) || is_below(to)) record(t, "rename", 0, 0, from, to, "", 0); break;
    case SYS_linkat: if (is_below(to)) record(t, "link", 0, 0, from, to, "", 0); break;
    case SYS_write: case SYS_writev: written(t, a[0], -1, result); break;
    case SYS_pwrite64: case SYS_pwritev: written(t, a[0], a[3], result); break;
    case SYS_pwritev2: written(t, a[0], a[3], result); break;
    case SYS_sendfile: written(t, a[0], -1, result); break;
    case SYS_copy_file_range: case SYS_splice:
        if (a[3] && opened(t, a[2], link, &facts)) record(t, "unknown", 0, 0, "copy to an offset", "", "", 0);
        else written(t, a[2], -1, result);
        break;
    case SYS_truncate:
        if (is_below(from) && !stat(from, &facts)) record(t, "resize", facts.st_ino, facts.st_size, "", "", "", 0);
        break;
    case SYS_ftruncate: case SYS_fallocate: resized(t, a[0]); break;
    case SYS_fsync: case SYS_fdatasync:
        if (opened(t, a[0], link, &facts)) {
            t->synced = facts.st_ino;
            t->due = now() + sync_us;
        }
        break;
    case SYS_sync: case SYS_syncfs: record(t, "sync_all", 0, 0, "", "", "", 0); break;
    case SYS_mmap:
        if ((a[2] & PROT_WRITE) && (a[3] & MAP_SHARED) && !(a[3] & MAP_ANONYMOUS) && opened(t, a[4], link, &facts))
            record(t, "unknown", 0, 0, "shared mapping", "", "", 0);
        break;
    }
}

static void start(char **program) {
    enum { CALLS = sizeof heard / sizeof *heard };
    struct sock_filter filter[CALLS + 3];
    filter[0] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    for (int i = 0; i < CALLS; i++)
        filter[i + 1] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, heard[i], CALLS - i, 0);
    filter[CALLS + 1] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    filter[CALLS + 2] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE);
    struct sock_fprog all = {CALLS + 3, filter};
    if (ptrace(PTRACE_TRACEME, 0, 0, 0)) fail("ptrace");
    raise(SIGSTOP);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &all)) fail("seccomp");
    execv(program[0], program);
    fail(program[0]);
}

static void go_on(struct thread *t, int signal) { ptrace(t->is_in_call ? PTRACE_SYSCALL : PTRACE_CONT, t->id, 0, signal); }

/* Threads whose fsync has taken long enough. */
static int release(void) {
    int waiting = 0;
    for (int i = 0; i < MOST_THREADS; i++) {
        if (!threads[i].id || !threads[i].due) continue;
        if (threads[i].due > now()) { waiting = 1; continue; }
        threads[i].due = 0;
        record(&threads[i], "sync", threads[i].synced, 0, "", "", "", 0);
        go_on(&threads[i], 0);
    }
    return waiting;
}

static void stopped(struct thread *t, int status) {
    struct __ptrace_syscall_info info;
    int signal = WSTOPSIG(status), event = status >> 16;
    if (event == PTRACE_EVENT_SECCOMP) {
        if (ptrace(PTRACE_GET_SYSCALL_INFO, t->id, sizeof info, &info) <= 0) fail("PTRACE_GET_SYSCALL_INFO");
        t->call = info.seccomp.nr;
        memcpy(t->arguments, info.seccomp.args, sizeof t->arguments);
        begin(t);
        t->is_in_call = 1;
    } else if (signal == (SIGTRAP | 0x80)) {
        if (ptrace(PTRACE_GET_SYSCALL_INFO, t->id, sizeof info, &info) <= 0) fail("PTRACE_GET_SYSCALL_INFO");
        if (info.op == PTRACE_SYSCALL_INFO_EXIT) {
            t->is_in_call = 0;
            end(t, info.exit.is_error ? -1 : info.exit.rval);
        }
        if (t->due) return;
    } else if (!event && signal != SIGTRAP && (signal != SIGSTOP || t->is_known)) {
        go_on(t, signal);
        return;
    }
    t->is_known = 1;
    go_on(t, 0);
}

int main(int count, char **arguments) {
    if (count < 5) return UNABLE;
    root = arguments[1];
    recording = fopen(arguments[2], "w");
    sync_us = atol(arguments[3]);
    if (!recording) fail(arguments[2]);
    pid_t child = fork();
    if (!child) start(arguments + 4);
    int status;
    waitpid(child, &status, 0);
    if (!WIFSTOPPED(status)) return UNABLE;
    long options = PTRACE_O_TRACESECCOMP | PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK |
                   PTRACE_O_TRACEVFORK | PTRACE_O_EXITKILL;
    if (ptrace(PTRACE_SETOPTIONS, child, 0, options)) fail("ptrace");
    thread_of(child)->is_known = 1;
    ptrace(PTRACE_CONT, child, 0, 0);
    for (;;) {
        pid_t id = waitpid(-1, &status, __WALL | (release() ? WNOHANG : 0));
        if (!id) { usleep(200); continue; }
        if (id < 0) fail("waitpid");
        struct thread *t = thread_of(id);
        if (WIFSTOPPED(status)) { stopped(t, status); continue; }
        t->id = 0;
        if (id == child) break;
    }
    if (fclose(recording)) fail("recording");
    return WIFEXITED(status) ? WEXITSTATUS(status) : UNABLE;
}
