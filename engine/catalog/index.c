/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding items by their IDs: a table by hash, made once, in which IDs lie at most a few places from their own. An ID
 * that finds no free place so near is not put in, and found by its order: nobody's catalog makes this slow. */
#include "catalog/reading.h"
#include <stdlib.h>
#include <string.h>

enum {
  PROBES_MOST = 32,
  NEXT_MOST = 4, /* items after the last one that are tried first */
};

struct ap_catalog_place {
  uint32_t hash;
  uint32_t number; /* of the item in by_rank, from 1; 0: free. A file has at most 2^30 bytes, so it fits */
};

static uint32_t hash_of(const char *id) {
  uint32_t hash = UINT32_C(2166136261); /* FNV-1a */
  for (const char *byte = id; *byte != '\0'; byte++) {
    hash = (hash ^ (unsigned char)*byte) * UINT32_C(16777619);
  }
  return hash ^ hash >> 15;
}

bool ap_catalog_index(ap_catalog *catalog) {
  size_t size = 8;
  while (size < catalog->count * 2) {
    size *= 2;
  }
  catalog->places = ap_arena_allocate(&catalog->arena, size, sizeof *catalog->places);
  catalog->place_mask = size - 1;
  for (size_t rank = 0; catalog->places != NULL && rank < catalog->count; rank++) {
    uint32_t hash = hash_of(catalog->by_rank[rank]->id);
    for (size_t probe = 0; probe < PROBES_MOST; probe++) {
      ap_catalog_place *place = &catalog->places[(hash + probe) & catalog->place_mask];
      if (place->number == 0) {
        *place = (ap_catalog_place){.hash = hash, .number = (uint32_t)(rank + 1)};
        break;
      }
    }
  }
  return catalog->places != NULL;
}

static int compare_with_id(const void *id, const void *item) {
  return ap_id_compare(id, (*(ap_item *const *)item)->id);
}

const ap_item *ap_catalog_find(const ap_catalog *catalog, const char *id) {
  uint32_t hash = hash_of(id);
  for (size_t probe = 0; probe < PROBES_MOST && catalog->places != NULL; probe++) {
    const ap_catalog_place *place = &catalog->places[(hash + probe) & catalog->place_mask];
    if (place->number == 0) {
      return NULL;
    }
    const ap_item *item = place->hash == hash ? catalog->by_rank[place->number - 1] : NULL;
    if (item != NULL && strcmp(item->id, id) == 0) {
      return item;
    }
  }
  if (catalog->count == 0) {
    return NULL;
  }
  ap_item **found = bsearch(id, catalog->by_rank, catalog->count, sizeof(ap_item *), compare_with_id);
  return found == NULL ? NULL : *found;
}

const ap_item *ap_catalog_find_after(const ap_catalog *catalog, const char *id, const ap_item *last) {
  size_t rank = last == NULL ? catalog->count : last->rank + 1;
  for (size_t tried = 0; tried < NEXT_MOST && rank < catalog->count; tried++, rank++) {
    if (strcmp(catalog->by_rank[rank]->id, id) == 0) {
      return catalog->by_rank[rank];
    }
  }
  return ap_catalog_find(catalog, id);
}
