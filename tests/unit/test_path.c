/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/path.h"
#include "told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void assert_taken(char *path, const char *expected) {
  assert_non_null(path);
  assert_string_equal(path, expected);
}

static void a_path_falls_into_folder_and_name(void **state) {
  (void)state;
  ap_arena arena = {0};
  assert_taken(ap_path_folder(&arena, "a/b/c.yaml"), "a/b");
  assert_taken(ap_path_folder(&arena, "c.yaml"), ".");
  assert_taken(ap_path_folder(&arena, "-"), ".");
  assert_taken(ap_path_folder(&arena, "/c.yaml"), "/");
  assert_string_equal(ap_path_base("a/b/c.yaml"), "c.yaml");
  assert_string_equal(ap_path_base("c.yaml"), "c.yaml");
  ap_arena_free(&arena);
}

static void a_path_is_joined_to_a_folder_unless_it_is_absolute(void **state) {
  (void)state;
  ap_arena arena = {0};
  assert_taken(ap_path_join(&arena, "a", "b.csv"), "a/b.csv");
  assert_taken(ap_path_join(&arena, "/", "b.csv"), "/b.csv");
  assert_taken(ap_path_join(&arena, ".", "b.csv"), "b.csv");
  assert_taken(ap_path_join(&arena, "a", "/b.csv"), "/b.csv");
  ap_arena_free(&arena);
}

static void names_have_no_slash_and_no_ending_of_a_file(void **state) {
  (void)state;
  assert_true(ap_path_is_name("ismap-liu"));
  assert_true(ap_path_is_name("rev.5"));
  assert_false(ap_path_is_name("a/b"));
  assert_false(ap_path_is_name("a.csv"));
  assert_false(ap_path_is_name("a.yaml"));
  assert_false(ap_path_is_name("a.yml"));
}

/* root/in.csv root/sub/deep.csv out.csv rootless/near.csv, and links. */
static int set_up(void **state) {
  (void)state;
  if (system("rm -rf paths") != 0 || mkdir("paths", 0700) != 0 || mkdir("paths/root", 0700) != 0 ||
      mkdir("paths/root/sub", 0700) != 0 || mkdir("paths/rootless", 0700) != 0) {
    return -1;
  }
  write_text("paths/root/in.csv", "x");
  write_text("paths/root/sub/deep.csv", "x");
  write_text("paths/out.csv", "x");
  write_text("paths/rootless/near.csv", "x");
  return symlink("../out.csv", "paths/root/link-out.csv") != 0 || symlink("in.csv", "paths/root/link-in.csv") != 0 ||
         symlink("..", "paths/root/up") != 0 || symlink("loop", "paths/root/loop") != 0 ||
         symlink("root", "paths/alias") != 0;
}

static void what_lies_in_the_root_is_inside(void **state) {
  (void)state;
  assert_int_equal(ap_path_judge("paths/root", "paths/root/in.csv"), AP_PATH_INSIDE);
  assert_int_equal(ap_path_judge("paths/root", "paths/root/sub/deep.csv"), AP_PATH_INSIDE);
  assert_int_equal(ap_path_judge("paths/root", "paths/root/sub/../in.csv"), AP_PATH_INSIDE);
  assert_int_equal(ap_path_judge("paths/root", "paths/root/link-in.csv"), AP_PATH_INSIDE);
  assert_int_equal(ap_path_judge("paths/root", "paths/alias/in.csv"), AP_PATH_INSIDE);
  assert_int_equal(ap_path_judge("paths/alias", "paths/root/in.csv"), AP_PATH_INSIDE);
  assert_int_equal(ap_path_judge("paths/root", "paths/root"), AP_PATH_INSIDE);
  assert_int_equal(ap_path_judge("/", "paths/out.csv"), AP_PATH_INSIDE);
}

static void what_dots_or_links_lead_out_to_is_outside(void **state) {
  (void)state;
  assert_int_equal(ap_path_judge("paths/root", "paths/out.csv"), AP_PATH_OUTSIDE);
  assert_int_equal(ap_path_judge("paths/root", "paths/root/../out.csv"), AP_PATH_OUTSIDE);
  assert_int_equal(ap_path_judge("paths/root", "paths/root/link-out.csv"), AP_PATH_OUTSIDE);
  assert_int_equal(ap_path_judge("paths/root", "paths/root/up/out.csv"), AP_PATH_OUTSIDE);
  assert_int_equal(ap_path_judge("paths/root", "/etc/passwd"), AP_PATH_OUTSIDE);
  assert_int_equal(ap_path_judge("paths/root", "paths/rootless/near.csv"), AP_PATH_OUTSIDE);
  assert_int_equal(ap_path_judge("paths/nowhere", "paths/root/in.csv"), AP_PATH_OUTSIDE);
}

static void what_is_missing_is_judged_by_what_there_is_of_it(void **state) {
  (void)state;
  assert_int_equal(ap_path_judge("paths/root", "paths/root/none.csv"), AP_PATH_MISSING);
  assert_int_equal(ap_path_judge("paths/root", "paths/root/no/such/none.csv"), AP_PATH_MISSING);
  assert_int_equal(ap_path_judge("paths/root", "paths/root/in.csv/none.csv"), AP_PATH_MISSING);
  assert_int_equal(ap_path_judge("paths/root", "paths/root/loop"), AP_PATH_MISSING);
  assert_int_equal(ap_path_judge(".", "none.csv"), AP_PATH_MISSING);
  assert_int_equal(ap_path_judge("paths/root", "none.csv"), AP_PATH_OUTSIDE);
  assert_int_equal(ap_path_judge("paths/root", "paths/root/up/none.csv"), AP_PATH_OUTSIDE);
  assert_int_equal(ap_path_judge("paths/root", "paths/root/no/../../../out.csv"), AP_PATH_OUTSIDE);
  assert_int_equal(ap_path_judge("paths/root", "paths/root/no/.."), AP_PATH_OUTSIDE);
  assert_int_equal(ap_path_judge("paths/root", "/none.csv"), AP_PATH_OUTSIDE);
  assert_int_equal(ap_path_judge("paths/root", "paths/none.csv"), AP_PATH_OUTSIDE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_path_falls_into_folder_and_name),
      cmocka_unit_test(a_path_is_joined_to_a_folder_unless_it_is_absolute),
      cmocka_unit_test(names_have_no_slash_and_no_ending_of_a_file),
      cmocka_unit_test_setup(what_lies_in_the_root_is_inside, set_up),
      cmocka_unit_test_setup(what_dots_or_links_lead_out_to_is_outside, set_up),
      cmocka_unit_test_setup(what_is_missing_is_judged_by_what_there_is_of_it, set_up),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
