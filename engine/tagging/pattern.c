/* SPDX-License-Identifier: GPL-3.0-or-later */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "tagging/pattern.h"
#include "support/allocate.h"
#include <pcre2.h>
#include <stdint.h>
#include <string.h>

enum {
  STEPS_MOST = 100000, /* far above what a useful pattern takes on a control's text */
  HEAP_KIBIBYTES_MOST = 16 * 1024,
  STACK_BYTES_LEAST = 32 * 1024,
  STACK_BYTES_MOST = 1024 * 1024,
};

struct ap_pattern {
  pcre2_code *code;
};

struct ap_matcher {
  pcre2_match_context *limits;
  pcre2_match_data *data;
  pcre2_jit_stack *stack;
};

static void *take(size_t bytes, void *context) {
  (void)context;
  return ap_allocate(1, bytes);
}

static void give(void *block, void *context) {
  (void)context;
  ap_release(block);
}

static size_t character_at(const char *text, size_t offset) {
  size_t character = 1;
  for (size_t i = 0; i < offset && text[i] != '\0'; i++) {
    character += ((unsigned char)text[i] & 0xc0) != 0x80;
  }
  return character;
}

static ap_status compile(const char *text, pcre2_compile_context *context, ap_pattern *pattern,
                         ap_pattern_fault *fault) {
  int error = 0;
  PCRE2_SIZE offset = 0;
  pcre2_set_max_pattern_length(context, AP_PATTERN_BYTES_MOST);
  pattern->code = pcre2_compile((PCRE2_SPTR)text, strlen(text), PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &error,
                                &offset, context);
  if (pattern->code == NULL) {
    if (error == PCRE2_ERROR_HEAP_FAILED) {
      return AP_MACHINE;
    }
    pcre2_get_error_message(error, (PCRE2_UCHAR *)fault->message, sizeof fault->message);
    fault->character = character_at(text, offset);
    return AP_BAD_INPUT;
  }
  /* Where there is no compiler for this machine, matching is interpreted. */
  (void)pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
  return AP_OK;
}

ap_status ap_pattern_compile(const char *text, ap_pattern **pattern, ap_pattern_fault *fault) {
  ap_status status = AP_MACHINE;
  *fault = (ap_pattern_fault){0};
  *pattern = ap_allocate(1, sizeof **pattern);
  pcre2_general_context *memory = pcre2_general_context_create(take, give, NULL);
  pcre2_compile_context *context = memory == NULL ? NULL : pcre2_compile_context_create(memory);
  if (*pattern != NULL && context != NULL) {
    status = compile(text, context, *pattern, fault);
  }
  pcre2_compile_context_free(context);
  pcre2_general_context_free(memory);
  if (status != AP_OK) {
    ap_pattern_free(*pattern);
    *pattern = NULL;
  }
  return status;
}

void ap_pattern_free(ap_pattern *pattern) {
  if (pattern != NULL) {
    pcre2_code_free(pattern->code);
    ap_release(pattern);
  }
}

static void set_up(ap_matcher *matcher, pcre2_general_context *memory) {
  matcher->limits = pcre2_match_context_create(memory);
  matcher->data = pcre2_match_data_create(1, memory);
  matcher->stack = pcre2_jit_stack_create(STACK_BYTES_LEAST, STACK_BYTES_MOST, memory);
  if (matcher->limits != NULL) {
    pcre2_set_match_limit(matcher->limits, STEPS_MOST);
    pcre2_set_depth_limit(matcher->limits, STEPS_MOST);
    pcre2_set_heap_limit(matcher->limits, HEAP_KIBIBYTES_MOST);
    pcre2_jit_stack_assign(matcher->limits, NULL, matcher->stack);
  }
}

ap_matcher *ap_matcher_new(void) {
  ap_matcher *matcher = ap_allocate(1, sizeof *matcher);
  pcre2_general_context *memory = pcre2_general_context_create(take, give, NULL);
  if (matcher != NULL && memory != NULL) {
    set_up(matcher, memory);
  }
  pcre2_general_context_free(memory);
  if (matcher != NULL && (matcher->limits == NULL || matcher->data == NULL)) {
    ap_matcher_free(matcher);
    return NULL;
  }
  return matcher;
}

void ap_matcher_free(ap_matcher *matcher) {
  if (matcher != NULL) {
    pcre2_match_data_free(matcher->data);
    pcre2_match_context_free(matcher->limits);
    pcre2_jit_stack_free(matcher->stack);
    ap_release(matcher);
  }
}

ap_match ap_matcher_try(ap_matcher *matcher, const ap_pattern *pattern, const char *text) {
  int found =
      pcre2_match(pattern->code, (PCRE2_SPTR)text, strlen(text), 0, PCRE2_NO_UTF_CHECK, matcher->data, matcher->limits);
  switch (found) {
  case PCRE2_ERROR_NOMATCH:
    return AP_MATCH_NO;
  case PCRE2_ERROR_NOMEMORY:
    return AP_MATCH_NO_MEMORY;
  default:
    return found >= 0 ? AP_MATCH_YES : AP_MATCH_TOO_LONG;
  }
}
