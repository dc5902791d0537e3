/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/write.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static const char folder[] = "written";
static const char path[] = "written/plan.csv";

static ap_status write_string(const char *where, const char *string) {
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_status status = ap_write_file(where, string, strlen(string), diagnostics);
  assert_int_equal(ap_diagnostics_total(diagnostics, AP_ERROR), status == AP_OK ? 0 : 1);
  if (status != AP_OK) {
    assert_string_equal(ap_diagnostics_at(diagnostics, 0)->name, "file-not-written");
    assert_string_equal(ap_diagnostics_at(diagnostics, 0)->file, where);
  }
  ap_diagnostics_free(diagnostics);
  return status;
}

static void assert_holds(const char *where, const char *expected) {
  char bytes[100] = "";
  FILE *file = fopen(where, "rb");
  assert_non_null(file);
  size_t length = fread(bytes, 1, sizeof bytes - 1, file);
  fclose(file);
  bytes[length] = '\0';
  assert_string_equal(bytes, expected);
}

/* How many entries the folder has, so that no temporary file is left behind. */
static int entries(void) {
  int count = 0;
  DIR *directory = opendir(folder);
  assert_non_null(directory);
  for (struct dirent *entry = readdir(directory); entry != NULL; entry = readdir(directory)) {
    count += entry->d_name[0] != '.' || strlen(entry->d_name) > 2;
  }
  closedir(directory);
  return count;
}

static int begin(void **state) {
  (void)state;
  return mkdir(folder, 0777) == 0 || errno == EEXIST ? 0 : -1;
}

static int end(void **state) {
  (void)state;
  unlink(path);
  unlink("written/link");
  rmdir("written/folder");
  return rmdir(folder);
}

static void a_new_file_is_written_whole(void **state) {
  (void)state;
  assert_int_equal(write_string(path, "year,track\n"), AP_OK);
  assert_holds(path, "year,track\n");
  assert_int_equal(entries(), 1);
}

static void an_old_file_is_replaced_and_keeps_its_permissions(void **state) {
  (void)state;
  assert_int_equal(write_string(path, "old"), AP_OK);
  assert_int_equal(chmod(path, 0640), 0);
  assert_int_equal(write_string(path, "new"), AP_OK);
  assert_holds(path, "new");
  struct stat now;
  assert_int_equal(stat(path, &now), 0);
  assert_int_equal(now.st_mode & 0777, 0640);
  assert_int_equal(entries(), 1);
}

static void a_link_keeps_pointing_at_what_is_replaced(void **state) {
  (void)state;
  assert_int_equal(write_string(path, "old"), AP_OK);
  assert_int_equal(symlink("plan.csv", "written/link"), 0);
  assert_int_equal(write_string("written/link", "new"), AP_OK);
  assert_holds(path, "new");
  struct stat now;
  assert_int_equal(lstat("written/link", &now), 0);
  assert_true(S_ISLNK(now.st_mode));
}

static void a_folder_is_refused(void **state) {
  (void)state;
  assert_int_equal(mkdir("written/folder", 0777), 0);
  assert_int_equal(write_string("written/folder", "x"), AP_BAD_INPUT);
  assert_int_equal(entries(), 1);
}

static void a_missing_folder_is_refused(void **state) {
  (void)state;
  assert_int_equal(write_string("nosuch/plan.csv", "x"), AP_BAD_INPUT);
  assert_int_equal(write_string("written/plan.csv/x", "x"), AP_BAD_INPUT);
}

static void a_device_is_written_to_and_not_replaced(void **state) {
  (void)state;
  assert_int_equal(write_string("/dev/null", "x"), AP_OK);
  struct stat now;
  assert_int_equal(stat("/dev/null", &now), 0);
  assert_true(S_ISCHR(now.st_mode));
}

static void a_full_disk_is_the_machines_fault(void **state) {
  (void)state;
  if (access("/dev/full", W_OK) != 0) {
    skip();
  }
  assert_int_equal(write_string("/dev/full", "x"), AP_MACHINE);
}

static void a_closed_pipe_is_told(void **state) {
  (void)state;
  int ends[2];
  signal(SIGPIPE, SIG_IGN);
  assert_int_equal(pipe(ends), 0);
  close(ends[0]);
  assert_int_equal(ap_write_descriptor(ends[1], "x", 1), EPIPE);
  close(ends[1]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_new_file_is_written_whole, begin, end),
      cmocka_unit_test_setup_teardown(an_old_file_is_replaced_and_keeps_its_permissions, begin, end),
      cmocka_unit_test_setup_teardown(a_link_keeps_pointing_at_what_is_replaced, begin, end),
      cmocka_unit_test_setup_teardown(a_folder_is_refused, begin, end),
      cmocka_unit_test_setup_teardown(a_missing_folder_is_refused, begin, end),
      cmocka_unit_test(a_device_is_written_to_and_not_replaced),
      cmocka_unit_test(a_full_disk_is_the_machines_fault),
      cmocka_unit_test(a_closed_pipe_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
