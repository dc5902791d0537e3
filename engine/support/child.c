/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/child.h"
#include "support/write.h"
#include <errno.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PIECE = 16384 };

/* Never returns. */
static void work(bool (*write)(const void *context, ap_text *written), const void *context, int pipe) {
  setrlimit(RLIMIT_CORE, &(struct rlimit){0}); /* a crash is expected where memory is short, and told */
  ap_text written = {0};
  bool done = write(context, &written) && !written.failed &&
              (written.length == 0 || ap_write_descriptor(pipe, written.bytes, written.length) == 0);
  _exit(done ? EXIT_SUCCESS : EXIT_FAILURE);
}

static bool read_all(int pipe, ap_text *text) {
  char piece[PIECE];
  for (;;) {
    ssize_t length = read(pipe, piece, sizeof piece);
    if (length == 0) {
      return true;
    }
    if (length > 0) {
      ap_text_add_bytes(text, piece, (size_t)length);
    } else if (errno != EINTR) {
      return false;
    }
  }
}

static bool ended_well(pid_t child) {
  int status = 0;
  pid_t ended;
  do {
    ended = waitpid(child, &status, 0);
  } while (ended < 0 && errno == EINTR);
  return ended == child && WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS;
}

bool ap_write_in_child(bool (*write)(const void *context, ap_text *written), const void *context, ap_text *text) {
  int ends[2];
  if (pipe(ends) != 0) {
    return false;
  }
  pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    work(write, context, ends[1]);
  }
  close(ends[1]);
  ap_text written = {0};
  bool done = child > 0 && read_all(ends[0], &written);
  close(ends[0]);
  done = child > 0 && ended_well(child) && done && !written.failed;
  if (done && written.length > 0) {
    ap_text_add_bytes(text, written.bytes, written.length);
  }
  ap_text_free(&written);
  return done;
}
