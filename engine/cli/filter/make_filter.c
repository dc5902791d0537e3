/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Run while the command is built: writes its filter of system calls as data in C, to the file named. libseccomp makes
 * it, for the processor that it is built on; at run time it has no part, since it does not survive short memory. */
#define _GNU_SOURCE /* CLONE_NEWNS and the like, memfd_create() */
#include <errno.h>
#include <linux/filter.h>
#include <sched.h>
#include <seccomp.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

/* Where the C library may choose between an old and a new call, both are here. */
static const int allowed[] = {
    /* reading and writing what is open */
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(readv),
    SCMP_SYS(writev),
    SCMP_SYS(pread64),
    SCMP_SYS(pwrite64),
    SCMP_SYS(lseek),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(fstatfs),
    SCMP_SYS(fsync),
    SCMP_SYS(fdatasync),
    SCMP_SYS(ftruncate),
    SCMP_SYS(fadvise64),
    SCMP_SYS(fcntl),
    SCMP_SYS(fchmod),
    SCMP_SYS(dup),
    SCMP_SYS(dup2),
    SCMP_SYS(dup3),
    SCMP_SYS(pipe),
    SCMP_SYS(pipe2),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(memfd_create),
    /* names of files; which of them, Landlock says */
    SCMP_SYS(open),
    SCMP_SYS(openat),
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(statx),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(getdents64),
    SCMP_SYS(getcwd),
    SCMP_SYS(umask),
    SCMP_SYS(linkat),
    SCMP_SYS(rename),
    SCMP_SYS(renameat),
    SCMP_SYS(renameat2),
    SCMP_SYS(unlink),
    SCMP_SYS(unlinkat),
    SCMP_SYS(mkdir),
    SCMP_SYS(mkdirat),
    SCMP_SYS(rmdir),
    /* memory */
    SCMP_SYS(brk),
    SCMP_SYS(mmap),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(mprotect),
    SCMP_SYS(madvise),
    /* threads, a child of its own, and how they end */
    SCMP_SYS(futex),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(gettid),
    SCMP_SYS(getpid),
    SCMP_SYS(wait4),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(prlimit64),
    SCMP_SYS(setrlimit),
    SCMP_SYS(getrlimit),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(set_tid_address),
    /* signals that it awaits */
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    /* time and the like */
    SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep),
    SCMP_SYS(getrusage),
    SCMP_SYS(times),
    SCMP_SYS(sysinfo),
    SCMP_SYS(uname),
    SCMP_SYS(getrandom),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
#ifdef __SANITIZE_ADDRESS__
    /* they look for leaks from a process that traces this one, and name places by a program */
    SCMP_SYS(ptrace),
    SCMP_SYS(getdents),
    SCMP_SYS(prctl),
    SCMP_SYS(kill),
    SCMP_SYS(tgkill),

    SCMP_SYS(execve),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(getppid),
    SCMP_SYS(arch_prctl),
    SCMP_SYS(personality),
    SCMP_SYS(socketpair),
#endif
};

/* New namespaces are no part of a thread or a child. */
static const scmp_datum_t new_namespaces =
    CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;

static int add_rules(scmp_filter_ctx filter) {
  int error = 0;
  for (size_t i = 0; i < sizeof allowed / sizeof allowed[0] && error == 0; i++) {
    error = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
  }
  /* its flags lie in memory, where no filter sees them; the C library then takes the old one */
  error = error != 0 ? error : seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
  error = error != 0 ? error
                     : seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
                                        SCMP_A0(SCMP_CMP_MASKED_EQ, new_namespaces, 0));
  /* whether it is a terminal, and how wide; nothing that types into one */
  static const scmp_datum_t asked[] = {TCGETS, TIOCGWINSZ};
  for (size_t i = 0; i < sizeof asked / sizeof asked[0] && error == 0; i++) {
    error = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(ioctl), 1, SCMP_A1(SCMP_CMP_EQ, asked[i], 0));
  }
  return error;
}

static int print(scmp_filter_ctx filter, FILE *target) {
  int file = memfd_create("filter", MFD_CLOEXEC);
  int error = file < 0 ? errno : seccomp_export_bpf(filter, file);
  struct sock_filter step;
  fprintf(target, "#include \"cli/confine.h\"\n\nconst struct sock_filter cli_call_filter[] = {\n");
  (void)lseek(file, 0, SEEK_SET);
  while (error == 0 && read(file, &step, sizeof step) == (ssize_t)sizeof step) {
    fprintf(target, "    {0x%02x, %u, %u, 0x%08x},\n", step.code, step.jt, step.jf, step.k);
  }
  fprintf(target, "};\nconst size_t cli_call_filter_length = sizeof cli_call_filter / sizeof cli_call_filter[0];\n");
  return error;
}

int main(int argc, char **argv) {
  FILE *target = argc == 2 ? fopen(argv[1], "w") : NULL;
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  int failed = target == NULL || filter == NULL || add_rules(filter) != 0 || print(filter, target) != 0;
  seccomp_release(filter);
  return target == NULL || fclose(target) != 0 || failed;
}
