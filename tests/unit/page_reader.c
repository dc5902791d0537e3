/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page_reader.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { NAME = 40, DEPTH = 40, IDS = 4000, PLACE = 60 };

typedef struct reader {
  const char *at;
  char open[DEPTH][NAME];
  size_t depth;
  char ids[IDS][NAME], named[IDS][NAME];
  size_t id_count, named_count;
} reader;

static reader reading;

static bool is_any_of(const char *name, const char *const names[]) {
  for (; *names != NULL; names++) {
    if (strcmp(name, *names) == 0) {
      return true;
    }
  }
  return false;
}

static void copy_name(char to[NAME], const char *from, size_t length) {
  assert_true(length < NAME);
  memcpy(to, from, length);
  to[length] = '\0';
}

static void keep(char list[IDS][NAME], size_t *count, const char *from, size_t length) {
  assert_true(*count < IDS);
  copy_name(list[(*count)++], from, length);
}

static void take_attribute(const char *name, const char *value, size_t length) {
  static const char *const naming[] = {"for", "aria-labelledby", "aria-describedby", "aria-controls", NULL};
  if (strcmp(name, "style") == 0 || strncmp(name, "on", 2) == 0 || strcmp(name, "src") == 0) {
    fail_msg("an attribute that the policy forbids: %s", name);
  } else if (strcmp(name, "id") == 0) {
    keep(reading.ids, &reading.id_count, value, length);
  } else if (is_any_of(name, naming)) {
    keep(reading.named, &reading.named_count, value, length);
  } else if (strcmp(name, "href") == 0) {
    assert_int_equal(*value, '#');
    keep(reading.named, &reading.named_count, value + 1, length - 1);
  }
}

/* From behind the element's name to its ">". */
static void read_attributes(void) {
  while (*reading.at == ' ') {
    char name[NAME];
    size_t length = strcspn(++reading.at, "= >");
    copy_name(name, reading.at, length);
    reading.at += length;
    if (*reading.at != '=') {
      continue; /* such as `hidden` */
    }
    assert_int_equal(reading.at[1], '"');
    reading.at += 2;
    length = strcspn(reading.at, "\"");
    take_attribute(name, reading.at, length);
    reading.at += length + 1;
  }
  if (*reading.at != '>') {
    fail_msg("no end of an element: %.*s", PLACE, reading.at);
  }
}

static void read_end(void) {
  size_t length = strcspn(reading.at, ">");
  assert_true(reading.depth > 0);
  const char *open = reading.open[--reading.depth];
  if (strlen(open) != length || strncmp(open, reading.at, length) != 0) {
    fail_msg("<%s> is open where this ends: %.*s", open, PLACE, reading.at);
  }
  reading.at += length;
}

static void read_element(void) {
  static const char *const empty[] = {"!DOCTYPE", "meta", "input", "br", NULL};
  static const char *const raw[] = {"script", "style", NULL};
  char name[NAME];
  size_t length = strcspn(reading.at, " >");
  copy_name(name, reading.at, length);
  reading.at += length;
  if (strcmp(name, "!DOCTYPE") == 0) {
    reading.at += strcspn(reading.at, ">");
    return;
  }
  read_attributes();
  if (is_any_of(name, raw)) {
    char end[NAME + 3];
    snprintf(end, sizeof end, "</%s>", name);
    reading.at = strstr(reading.at, end);
    assert_non_null(reading.at);
    reading.at += strlen(end) - 1;
  } else if (!is_any_of(name, empty)) {
    assert_true(reading.depth < DEPTH);
    copy_name(reading.open[reading.depth++], name, length);
  }
}

static size_t times(const char *id) {
  size_t found = 0;
  for (size_t i = 0; i < reading.id_count; i++) {
    found += strcmp(reading.ids[i], id) == 0;
  }
  return found;
}

void assert_is_a_page(const char *html) {
  reading = (reader){.at = html};
  assert_int_equal(strncmp(html, "<!DOCTYPE html>\n<html lang=\"", 28), 0);
  for (reading.at = strchr(html, '<'); reading.at != NULL; reading.at = strchr(reading.at, '<')) {
    reading.at++;
    if (*reading.at == '/') {
      reading.at++;
      read_end();
    } else {
      read_element();
    }
  }
  assert_int_equal(reading.depth, 0);
  for (size_t i = 0; i < reading.id_count; i++) {
    if (times(reading.ids[i]) != 1) {
      fail_msg("the ID %s stands more than once", reading.ids[i]);
    }
  }
  for (size_t i = 0; i < reading.named_count; i++) {
    if (times(reading.named[i]) != 1) {
      fail_msg("there is no ID %s", reading.named[i]);
    }
  }
}

const char *page_part(const char *html, const char *begin, const char *end, size_t index, size_t *length) {
  const char *found = strstr(html, begin);
  for (size_t i = 0; i < index && found != NULL; i++) {
    found = strstr(found + 1, begin);
  }
  if (found == NULL) {
    return NULL;
  }
  found += strlen(begin);
  const char *last = strstr(found, end);
  *length = last == NULL ? 0 : (size_t)(last - found);
  return last == NULL ? NULL : found;
}
