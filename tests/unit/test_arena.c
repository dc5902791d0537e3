/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/arena.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void memory_is_zeroed_and_aligned(void **state) {
  (void)state;
  ap_arena arena = {0};
  for (size_t size = 1; size < 100; size++) {
    unsigned char *memory = ap_arena_allocate(&arena, 1, size);
    assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
    for (size_t i = 0; i < size; i++) {
      assert_int_equal(memory[i], 0);
    }
    memset(memory, 0xFF, size);
  }
  ap_arena_free(&arena);
}

static void large_requests_leave_the_block_in_use_to_the_small_ones(void **state) {
  (void)state;
  ap_arena arena = {0};
  char *before = ap_arena_allocate(&arena, 1, 16);
  char *large = ap_arena_allocate(&arena, 1024, 1024);
  char *after = ap_arena_allocate(&arena, 1, 16);
  memset(large, 1, 1024 * 1024);
  assert_ptr_equal(after, before + 16);
  ap_arena_free(&arena);
}

static void copies_end_in_a_nul_byte(void **state) {
  (void)state;
  ap_arena arena = {0};
  assert_string_equal(ap_arena_copy(&arena, "9.2.3"), "9.2.3");
  assert_string_equal(ap_arena_copy_bytes(&arena, "9.2.3", 3), "9.2");
  assert_string_equal(ap_arena_copy_bytes(&arena, NULL, 0), "");
  assert_string_equal(ap_arena_format(&arena, "%d of %s", 3, "121"), "3 of 121");
  assert_null(ap_arena_copy(&arena, NULL));
  ap_arena_free(&arena);
}

static void a_request_that_overflows_fails_for_good(void **state) {
  (void)state;
  ap_arena arena = {0};
  assert_null(ap_arena_allocate(&arena, SIZE_MAX / 2, 3));
  assert_non_null(ap_arena_allocate(&arena, 1, 1));
  assert_true(arena.failed);
  ap_arena_free(&arena);
  assert_false(arena.failed);
}

static void freeing_twice_is_harmless(void **state) {
  (void)state;
  ap_arena arena = {0};
  ap_arena_allocate(&arena, 1, 1);
  ap_arena_free(&arena);
  ap_arena_free(&arena);
  assert_null(arena.last);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(memory_is_zeroed_and_aligned),
      cmocka_unit_test(large_requests_leave_the_block_in_use_to_the_small_ones),
      cmocka_unit_test(copies_end_in_a_nul_byte),
      cmocka_unit_test(a_request_that_overflows_fails_for_good),
      cmocka_unit_test(freeing_twice_is_harmless),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
