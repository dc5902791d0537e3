/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/child.h"
#include "support/write.h"
#include <errno.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PIECE = 65536 };

enum { EXIT_LOST = AP_CHILD_FAULT_MOST + 1 };

/* Never returns. */
static void run(int (*work)(const void *context, ap_text *written), const void *context, int pipe) {
  setrlimit(RLIMIT_CORE, &(struct rlimit){0}); /* a crash is expected where memory is short, and told */
  ap_text written = {0};
  int fault = work(context, &written);
  if (fault == AP_CHILD_DONE &&
      (written.failed || (written.length > 0 && ap_write_descriptor(pipe, written.bytes, written.length) != 0))) {
    fault = EXIT_LOST;
  }
  _exit(fault < 0 ? EXIT_LOST : fault);
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

/* What the child ended with. */
static int wait_for(pid_t child) {
  int status = 0;
  pid_t ended;
  do {
    ended = waitpid(child, &status, 0);
  } while (ended < 0 && errno == EINTR);
  bool told = ended == child && WIFEXITED(status) && WEXITSTATUS(status) <= AP_CHILD_FAULT_MOST;
  return told ? WEXITSTATUS(status) : AP_CHILD_LOST;
}

int ap_work_in_child(int (*work)(const void *context, ap_text *written), const void *context, ap_text *text) {
  int ends[2];
  if (pipe(ends) != 0) {
    return AP_CHILD_LOST;
  }
  pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    run(work, context, ends[1]);
  }
  close(ends[1]);
  ap_text written = {0};
  bool whole = child > 0 && read_all(ends[0], &written) && !written.failed;
  close(ends[0]);
  int fault = child > 0 ? wait_for(child) : AP_CHILD_LOST;
  if (fault == AP_CHILD_DONE && !whole) {
    fault = AP_CHILD_LOST;
  }
  if (fault == AP_CHILD_DONE && written.length > 0) {
    ap_text_add_bytes(text, written.bytes, written.length);
  }
  ap_text_free(&written);
  return fault;
}

/* What a child without faults of its own does. */
typedef struct plain_work {
  bool (*write)(const void *context, ap_text *written);
  const void *context;
} plain_work;

static int write_plainly(const void *context, ap_text *written) {
  const plain_work *plain = context;
  return plain->write(plain->context, written) ? AP_CHILD_DONE : AP_CHILD_LOST;
}

bool ap_write_in_child(bool (*write)(const void *context, ap_text *written), const void *context, ap_text *text) {
  const plain_work plain = {write, context};
  return ap_work_in_child(write_plainly, &plain, text) == AP_CHILD_DONE;
}
