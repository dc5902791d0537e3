/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preloaded into the command: what a library would do that a stranger's file has got hold of. When the scenario is
 * about to be read, it tries what the command has no business with, and says on standard error how each try ended:
 * `done`, or the error. OUTSIDE names a folder with a file `secret`, INSIDE the scenario's folder, RESULTS that of
 * --output. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <yaml.h>

static char *below(const char *variable, const char *name) {
  static char path[4096];
  snprintf(path, sizeof path, "%s/%s", getenv(variable), name);
  return path;
}

static void tell(const char *what, long result) {
  dprintf(STDERR_FILENO, "%s: %s\n", what, result >= 0 ? "done" : strerrorname_np(errno));
  if (result > STDERR_FILENO) {
    close((int)result);
  }
}

static void intrude(void) {
  tell("read a file of the scenario's folder", open(below("INSIDE", "beside"), O_RDONLY));
  tell("make a file where results go", open(below("RESULTS", "made"), O_WRONLY | O_CREAT, 0600));
  tell("read another file", open(below("OUTSIDE", "secret"), O_RDONLY));
  tell("read the users", open("/etc/passwd", O_RDONLY));
  tell("list another folder", open(getenv("OUTSIDE"), O_RDONLY | O_DIRECTORY));
  tell("make a file elsewhere", open(below("OUTSIDE", "made"), O_WRONLY | O_CREAT, 0600));
  tell("make a file beside the scenario", open(below("INSIDE", "made"), O_WRONLY | O_CREAT, 0600));
  tell("write over the scenario", open(below("INSIDE", "scenario.yaml"), O_WRONLY));
  tell("cut the scenario short", truncate(below("INSIDE", "scenario.yaml"), 0));
  tell("remove another file", unlink(below("OUTSIDE", "secret")));
  tell("link to a file", symlink("/etc/passwd", below("RESULTS", "link")));
  tell("make a pipe with a name", mkfifo(below("RESULTS", "pipe"), 0600));
  tell("make another's file usable", chmod(below("OUTSIDE", "secret"), 0777));
  tell("open a socket", socket(AF_INET, SOCK_STREAM, 0));
  tell("open a socket of this machine", socket(AF_UNIX, SOCK_STREAM, 0));
  tell("look into another process", ptrace(PTRACE_SEIZE, getppid(), 0, 0));
  tell("send a signal", kill(getppid(), 0));
  tell("have a user namespace", unshare(CLONE_NEWUSER));
  long child = syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0);
  if (child == 0) {
    _exit(0);
  }
  tell("start a child in one", child < 0 ? child : 0);
  tell("type into the terminal", ioctl(STDIN_FILENO, TIOCSTI, "x"));
  char *const nothing[] = {"true", NULL};
  tell("run a program", execve("/bin/true", nothing, nothing)); /* the last: this process is gone if it can */
}

int yaml_parser_initialize(yaml_parser_t *parser) {
  static int done;
  if (!done) {
    done = 1;
    intrude();
  }
  int (*initialize)(yaml_parser_t *) = (int (*)(yaml_parser_t *))dlsym(RTLD_NEXT, "yaml_parser_initialize");
  return initialize(parser);
}
