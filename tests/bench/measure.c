/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measure FILE SECONDS COMMAND…: runs the command, ends it after that many seconds, and writes into FILE the seconds it
 * took, the most memory it held (KiB) and how it ended: its exit code, or `killed`. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t over;

static void note(int number) {
  (void)number;
  over = 1;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static pid_t start(char **command) {
  pid_t child = fork();
  if (child == 0) {
    setpgid(0, 0); /* so that what it starts ends with it */
    execvp(command[0], command);
    perror(command[0]);
    _exit(127);
  }
  return child;
}

int main(int count, char **arguments) {
  if (count < 4) {
    fputs("usage: measure FILE SECONDS COMMAND...\n", stderr);
    return 2;
  }
  sigaction(SIGALRM, &(struct sigaction){.sa_handler = note}, NULL);
  double began = now();
  pid_t child = start(arguments + 3);
  if (child < 0) {
    perror("fork");
    return 3;
  }
  alarm((unsigned)atoi(arguments[2]));
  int status = 0;
  struct rusage used = {0};
  while (wait4(child, &status, 0, &used) < 0 && errno == EINTR) {
    if (over) {
      kill(-child, SIGKILL);
    }
  }
  double seconds = now() - began;
  FILE *file = fopen(arguments[1], "w");
  if (file == NULL) {
    perror(arguments[1]);
    return 3;
  }
  fprintf(file, "%.4f %ld ", seconds, used.ru_maxrss);
  if (WIFEXITED(status)) {
    fprintf(file, "%d\n", WEXITSTATUS(status));
  } else {
    fputs("killed\n", file);
  }
  return fclose(file) == 0 ? 0 : 3;
}
