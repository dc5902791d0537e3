/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The natural order of a catalog's IDs. Comparing two IDs part by part is slow a million times over, so each gets a
 * sort key of fixed size, whose order as a number is that of the IDs; only keys that are the same are looked into. */
#include "catalog/identifier.h"
#include "catalog/reading.h"
#include "support/allocate.h"
#include <stdlib.h>
#include <string.h>

enum { KEY_BYTES = 16 };

typedef struct sort_key {
  uint64_t high, low;
  ap_item *item;
} sort_key;

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

static void put(unsigned char key[KEY_BYTES], size_t *used, unsigned char byte) {
  if (*used < KEY_BYTES) {
    key[(*used)++] = byte;
  }
}

/* A number is its count of digits, then the digits: 11 comes after 9. The count is itself among the bytes '0' to '9',
 * so that numbers compare with other bytes as their digits do; nine says that the true count follows. */
static const char *put_number(unsigned char key[KEY_BYTES], size_t *used, const char *id) {
  while (*id == '0') {
    id++;
  }
  size_t digits = 0;
  while (is_digit(id[digits])) {
    digits++;
  }
  put(key, used, (unsigned char)('0' + (digits < 9 ? digits : 9)));
  if (digits >= 9) {
    put(key, used, (unsigned char)digits); /* an ID has at most 200 bytes */
  }
  for (size_t i = 0; i < digits; i++) {
    put(key, used, (unsigned char)id[i]);
  }
  return id + digits;
}

static uint64_t big_endian(const unsigned char bytes[8]) {
  uint64_t value = 0;
  for (int i = 0; i < 8; i++) {
    value = value << 8 | bytes[i];
  }
  return value;
}

static sort_key key_of(ap_item *item) {
  unsigned char key[KEY_BYTES] = {0};
  size_t used = 0;
  for (const char *id = item->id; *id != '\0' && used < KEY_BYTES;) {
    if (is_digit(*id)) {
      id = put_number(key, &used, id);
    } else {
      put(key, &used, (unsigned char)*id++);
    }
  }
  return (sort_key){big_endian(key), big_endian(key + 8), item};
}

static int compare_keys(const void *left, const void *right) {
  const sort_key *a = left;
  const sort_key *b = right;
  if (a->high != b->high) {
    return a->high < b->high ? -1 : 1;
  }
  if (a->low != b->low) {
    return a->low < b->low ? -1 : 1;
  }
  int order = ap_id_compare(a->item->id, b->item->id);
  return order != 0 ? order : (a->item->index > b->item->index) - (a->item->index < b->item->index);
}

static void complain_of_repeated(ap_catalog_reading *reading, const ap_item *first, const ap_item *item) {
  ap_diagnostic_code code = ap_id_may_be_shortened(item->id) ? AP_D_ID_SHORTENED : AP_D_ID_REPEATED;
  ap_catalog_complain(reading, reading->rows[item->index].record, AP_COLUMN_ID, code, "%s" AP_NEXT "%llu", item->id,
                      (unsigned long long)first->line);
}

static void find_repeated(ap_catalog_reading *reading) {
  const ap_catalog *catalog = reading->catalog;
  const ap_item *first = catalog->count == 0 ? NULL : catalog->by_rank[0];
  for (size_t i = 1; i < catalog->count; i++) {
    const ap_item *item = catalog->by_rank[i];
    if (strcmp(first->id, item->id) == 0) {
      complain_of_repeated(reading, first, item);
    } else {
      first = item;
    }
  }
}

bool ap_catalog_order(ap_catalog_reading *reading) {
  ap_catalog *catalog = reading->catalog;
  sort_key *keys = ap_allocate(catalog->count, sizeof *keys);
  catalog->by_rank = ap_arena_allocate(&catalog->arena, catalog->count, sizeof *catalog->by_rank);
  if (keys == NULL || catalog->by_rank == NULL) {
    ap_release(keys);
    return false;
  }
  bool is_sorted = true; /* as nearly all catalogs are */
  for (size_t i = 0; i < catalog->count; i++) {
    keys[i] = key_of(&catalog->items[i]);
    is_sorted = is_sorted && (i == 0 || compare_keys(&keys[i - 1], &keys[i]) < 0);
  }
  if (!is_sorted) {
    qsort(keys, catalog->count, sizeof *keys, compare_keys);
  }
  for (size_t i = 0; i < catalog->count; i++) {
    catalog->by_rank[i] = keys[i].item;
    keys[i].item->rank = i;
  }
  ap_release(keys);
  find_repeated(reading);
  return ap_catalog_index(catalog);
}
