/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The door to the disk stands in this program: at the step that is asked for it fails, or the process gets a signal.
 * Whatever the step, the folder is whole or not there. */
#define _GNU_SOURCE /* syscall() */
#include "support/diagnose.h"
#include "support/write_folder.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
/* behind setjmp.h and stdarg.h, which it wants */
#include <cmocka.h>

/* What happens at which step, counted from 1; 0: nothing. */
static int steps, eventful, error_then, signal_then;

/* False where the step fails. */
static bool step(void) {
  if (++steps != eventful) {
    return true;
  }
  if (signal_then != 0) {
    (void)raise(signal_then);
  }
  errno = error_then;
  return error_then == 0;
}

int mkdir(const char *path, mode_t mode) { return step() ? (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode) : -1; }
int fsync(int file) { return step() ? (int)syscall(SYS_fsync, file) : -1; }
int rename(const char *from, const char *to) {
  return step() ? (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0) : -1;
}

/* mkdir, two files, the folder, rename, the folder around it. */
enum { STEPS = 6, STEP_OF_RENAME = 5, FILES = 2, PATH_BYTES = 256 };

static char around[] = "/tmp/write-folder-XXXXXX";
static char target[PATH_BYTES];

static ap_status write_it(ap_diagnostics *diagnostics) {
  ap_text one = {0};
  ap_text other = {0};
  ap_text_add(&one, "one");
  ap_text_add(&other, "the other");
  const ap_folder_file files[FILES] = {{"one", &one}, {"other", &other}};
  steps = 0;
  ap_status status = ap_write_folder(target, files, FILES, diagnostics);
  ap_text_free(&one);
  ap_text_free(&other);
  return status;
}

static void expect_at(int event, int error, int signal_number) {
  eventful = event;
  error_then = error;
  signal_then = signal_number;
}

/* How many names a folder has; -1 where there is none. */
static int count_names(const char *path) {
  DIR *folder = opendir(path);
  int count = 0;
  if (folder == NULL) {
    return -1;
  }
  while (readdir(folder) != NULL) {
    count++;
  }
  (void)closedir(folder);
  return count - 2;
}

static void judge_file(const char *name, const char *expected) {
  char path[PATH_BYTES + 16];
  char found[32] = "";
  snprintf(path, sizeof path, "%s/%s", target, name);
  int file = open(path, O_RDONLY);
  assert_true(file >= 0);
  assert_int_equal(read(file, found, sizeof found - 1), strlen(expected));
  assert_string_equal(found, expected);
  (void)close(file);
}

static bool is_whole(void) {
  if (count_names(target) < 0) {
    return false;
  }
  assert_int_equal(count_names(target), FILES);
  judge_file("one", "one");
  judge_file("other", "the other");
  return true;
}

static void clear(void) {
  char command[PATH_BYTES + 64];
  snprintf(command, sizeof command, "rm -rf '%s'/* '%s'/.auditplan-*", around, around);
  assert_int_equal(system(command), 0);
}

static void a_step_that_fails_leaves_nothing(void **state) {
  (void)state;
  for (int at = 1; at <= STEPS; at++) {
    ap_diagnostics *diagnostics = ap_diagnostics_new();
    expect_at(at, ENOSPC, 0);
    ap_status status = write_it(diagnostics);
    bool may_fail = at != STEP_OF_RENAME - 1 && at != STEPS; /* some file systems cannot sync a folder */
    assert_int_equal(status, may_fail ? AP_MACHINE : AP_OK);
    assert_int_equal(is_whole(), !may_fail);
    assert_int_equal(count_names(around), may_fail ? 0 : 1);
    assert_int_equal(ap_diagnostics_total(diagnostics, AP_ERROR), may_fail);
    if (may_fail) { /* by the name that the user gave, not by that of the folder beside it */
      assert_memory_equal(ap_diagnostics_at(diagnostics, 0)->file, target, strlen(target));
    }
    ap_diagnostics_free(diagnostics);
    clear();
  }
}

/* In a process of its own. */
static int killed_at(int at, int signal_number) {
  pid_t child = fork();
  if (child == 0) {
    ap_diagnostics *diagnostics = ap_diagnostics_new();
    expect_at(at, 0, signal_number);
    _exit(write_it(diagnostics) == AP_OK ? 0 : 1);
  }
  int ended = 0;
  assert_true(child > 0 && waitpid(child, &ended, 0) == child);
  return ended;
}

static void a_signal_that_can_wait_does(void **state) {
  (void)state;
  static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
  for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
    for (int at = 1; at <= STEPS; at++) {
      int ended = killed_at(at, signals[i]);
      assert_true(WIFSIGNALED(ended) && WTERMSIG(ended) == signals[i]);
      assert_true(is_whole());
      assert_int_equal(count_names(around), 1);
      clear();
    }
  }
}

static void after_one_that_cannot_the_folder_is_whole_or_not_there(void **state) {
  (void)state;
  for (int at = 1; at <= STEPS; at++) {
    int ended = killed_at(at, SIGKILL);
    assert_true(WIFSIGNALED(ended) && WTERMSIG(ended) == SIGKILL);
    assert_int_equal(is_whole(), at > STEP_OF_RENAME);
    clear();
  }
}

static void what_somebody_else_put_there_meanwhile_stays(void **state) {
  (void)state;
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  expect_at(STEP_OF_RENAME, ENOTEMPTY, 0);
  assert_int_equal(write_it(diagnostics), AP_BAD_INPUT);
  assert_string_equal(ap_diagnostics_at(diagnostics, 0)->name, ap_diagnostic_name(AP_D_FOLDER_NOT_EMPTY));
  assert_int_equal(count_names(around), 0);
  ap_diagnostics_free(diagnostics);
}

static int begin(void **state) {
  (void)state;
  if (mkdtemp(around) == NULL) {
    return -1;
  }
  snprintf(target, sizeof target, "%s/evidence", around);
  return 0;
}

static int end(void **state) {
  (void)state;
  clear();
  return rmdir(around);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_step_that_fails_leaves_nothing),
      cmocka_unit_test(a_signal_that_can_wait_does),
      cmocka_unit_test(after_one_that_cannot_the_folder_is_whole_or_not_there),
      cmocka_unit_test(what_somebody_else_put_there_meanwhile_stays),
  };
  return cmocka_run_group_tests(tests, begin, end);
}
