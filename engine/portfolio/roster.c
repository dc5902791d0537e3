/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where memory is short the table stays as it was; by itself uthash would end the process. */
#define HASH_NONFATAL_OOM 1
#include "portfolio/roster.h"
#include "planning/tied/problem.h"
#include "planning/units.h"
#include "scheme/shelf.h"
#include "support/allocate.h"
#include "support/diagnose.h"
#include "support/path.h"
#include "support/source.h"
#include <stdlib.h>
#include <string.h>
#include <uthash.h>

/* Text that stands for a file: its folder, which its paths begin at, and its bytes. */
typedef struct known_bytes {
  size_t scenario; /* the first of that text */
  UT_hash_handle hh;
} known_bytes;

/* A block as it is looked up while blocks are gathered. */
typedef struct known_block {
  ap_block *block;
  UT_hash_handle hh;
} known_block;

typedef struct scenario_entry {
  bool read, valid;
  size_t same_as; /* its own index, or that of one with the same bytes */
  ap_block *blocks[AP_TRACKS];
  ap_sheet *sheet; /* NULL: not kept */
} scenario_entry;

struct ap_roster {
  ap_arena arena;
  const ap_portfolio *portfolio;
  ap_scenario_options options;
  ap_row_writer writer;
  ap_shelf *shelf;
  scenario_entry *entries; /* of the portfolio's scenarios */
  known_bytes *bytes;
  known_block *blocks;
  ap_firm *firm;
  bool gather;
  size_t block_capacity;
  size_t kept; /* bytes of sheets */
};

enum { KEPT_MOST = 256 * 1024 * 1024 };

ap_roster *ap_roster_new(const ap_portfolio *portfolio, const ap_scenario_options *options, ap_row_writer writer) {
  ap_roster *roster = ap_allocate(1, sizeof *roster);
  if (roster == NULL) {
    return NULL;
  }
  *roster = (ap_roster){.portfolio = portfolio, .options = *options, .writer = writer};
  if (roster->options.root == NULL) {
    roster->options.root = ap_path_folder(&roster->arena, portfolio->file);
  }
  roster->shelf = ap_shelf_new();
  roster->entries = ap_allocate(portfolio->scenario_count, sizeof *roster->entries);
  if (roster->shelf == NULL || roster->entries == NULL || roster->arena.failed) {
    ap_roster_free(roster);
    return NULL;
  }
  return roster;
}

static void free_sheet(ap_sheet *sheet) {
  if (sheet == NULL) {
    return;
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_release(sheet->tracks[track].units);
    ap_release(sheet->tracks[track].ends);
    ap_text_free(&sheet->tracks[track].text);
  }
  ap_release(sheet);
}

static void free_sheets(ap_roster *roster) {
  for (size_t s = 0; roster->entries != NULL && s < roster->portfolio->scenario_count; s++) {
    free_sheet(roster->entries[s].sheet);
    roster->entries[s].sheet = NULL;
  }
  roster->kept = 0;
}

void ap_roster_free(ap_roster *roster) {
  if (roster == NULL) {
    return;
  }
  free_sheets(roster);
  HASH_CLEAR(hh, roster->bytes);
  HASH_CLEAR(hh, roster->blocks);
  ap_release(roster->entries);
  ap_shelf_free(roster->shelf);
  ap_arena_free(&roster->arena);
  ap_release(roster);
}

void ap_roster_make_room(ap_roster *roster) {
  if (roster->kept > KEPT_MOST) {
    free_sheets(roster);
  }
}

/* ---- sheets ---- */

typedef struct sheet_row {
  const ap_item *item;
  const char *rules;
  uint32_t unit;
} sheet_row;

static int compare_rows(const void *left, const void *right) {
  const sheet_row *a = left;
  const sheet_row *b = right;
  return (a->item->rank > b->item->rank) - (a->item->rank < b->item->rank);
}

/* `kinds`: of each unit, as ap_block_of_units() tells. */
static ap_status fill_sheet(const ap_roster *roster, const ap_scenario *scenario, ap_track track, const ap_units *units,
                            const uint32_t *kinds, ap_block *block, ap_arena *arena, ap_sheet_track *sheet) {
  sheet->block = block;
  size_t *taken = ap_arena_allocate(arena, block->classes.kind_count, sizeof *taken);
  for (size_t u = 0; u < units->count; u++) {
    sheet->row_count += units->units[u].member_count;
  }
  sheet_row *rows = ap_arena_allocate(arena, sheet->row_count, sizeof *rows);
  sheet->units = ap_allocate(sheet->row_count, sizeof *sheet->units);
  sheet->ends = ap_allocate(sheet->row_count, sizeof *sheet->ends);
  if (arena->failed || sheet->units == NULL || sheet->ends == NULL) {
    return AP_MACHINE;
  }
  size_t next = 0;
  for (size_t u = 0; u < units->count; u++) {
    const ap_unit *unit = &units->units[u];
    uint32_t place = (uint32_t)(block->classes.kinds[kinds[u]].first + taken[kinds[u]]++);
    for (size_t m = 0; m < unit->member_count; m++) {
      rows[next++] = (sheet_row){.item = unit->members[m], .rules = unit->member_rules[m], .unit = place};
    }
  }
  qsort(rows, next, sizeof *rows, compare_rows);
  for (size_t r = 0; r < next; r++) {
    const ap_plan_row row = {.track = track,
                             .rules = rows[r].rules,
                             .item = rows[r].item,
                             .minutes = ap_item_minutes(scenario, rows[r].item, track)};
    roster->writer(&row, &sheet->text);
    sheet->units[r] = rows[r].unit;
    sheet->ends[r] = sheet->text.length;
  }
  return sheet->text.failed ? AP_MACHINE : AP_OK;
}

static size_t size_of_sheet(const ap_sheet *sheet) {
  size_t size = sizeof *sheet;
  for (int track = 0; track < AP_TRACKS; track++) {
    const ap_sheet_track *each = &sheet->tracks[track];
    size += each->row_count * (sizeof *each->units + sizeof *each->ends) + each->text.capacity;
  }
  return size;
}

/* ---- blocks ---- */

static int compare_keys(const ap_block *a, const char *key) { return strcmp(a->key.bytes, key); }

static int compare_blocks(const void *left, const void *right) {
  return compare_keys(*(ap_block *const *)left, (*(ap_block *const *)right)->key.bytes);
}

void ap_firm_sort_blocks(ap_firm *firm) {
  if (firm->block_count > 0) {
    qsort((void *)firm->blocks, firm->block_count, sizeof *firm->blocks, compare_blocks);
  }
}

ap_block *ap_firm_find_block(const ap_firm *firm, const char *key) {
  size_t low = 0;
  size_t high = firm->block_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = compare_keys(firm->blocks[middle], key);
    if (order == 0) {
      return firm->blocks[middle];
    }
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return NULL;
}

/* The firm's block that is like the given one, which is freed or taken over; NULL in `*found` where the firm, not being
 * gathered, has none. */
static ap_status settle_block(ap_roster *roster, ap_block *block, ap_block **found) {
  ap_firm *firm = roster->firm;
  known_block *known = NULL;
  *found = NULL;
  if (!roster->gather) {
    *found = ap_firm_find_block(firm, block->key.bytes);
    ap_block_free(block);
    return AP_OK;
  }
  HASH_FIND(hh, roster->blocks, block->key.bytes, block->key.length, known);
  if (known != NULL) {
    *found = known->block;
    ap_block_free(block);
    return AP_OK;
  }
  void *blocks = (void *)firm->blocks;
  block->part_services = ap_allocate(firm->parts, sizeof *block->part_services);
  block->first_service = SIZE_MAX;
  known = ap_arena_allocate(&roster->arena, 1, sizeof *known);
  if (known == NULL || block->part_services == NULL ||
      !ap_grow(&blocks, &roster->block_capacity, firm->block_count + 1, sizeof *firm->blocks)) {
    ap_block_free(block);
    return AP_MACHINE;
  }
  firm->blocks = blocks;
  firm->blocks[firm->block_count++] = *found = known->block = block;
  HASH_ADD_KEYPTR(hh, roster->blocks, block->key.bytes, block->key.length, known);
  return known->hh.tbl == NULL ? AP_MACHINE : AP_OK;
}

/* ---- scenarios ---- */

static ap_status read_track(ap_roster *roster, const ap_scenario *scenario, ap_track track, scenario_entry *entry,
                            ap_sheet *sheet, ap_diagnostics *diagnostics) {
  ap_arena arena = {0};
  ap_units units;
  ap_block *block = NULL;
  ap_status status = ap_units_build(scenario, track, &arena, diagnostics, &units);
  uint32_t *kinds = status == AP_OK ? ap_arena_allocate(&arena, units.count, sizeof *kinds) : NULL;
  if (status == AP_OK && kinds == NULL) {
    status = AP_MACHINE;
  }
  if (status == AP_OK && units.count > 0) {
    status = ap_block_of_units(roster->portfolio, scenario, track, &units, kinds, &block);
    if (status == AP_OK) {
      status = settle_block(roster, block, &entry->blocks[track]);
    }
    if (status == AP_OK && entry->blocks[track] == NULL) {
      status = AP_BAD_INPUT; /* told by whoever asked, who knows the service */
    }
    if (status == AP_OK && sheet != NULL) {
      status = fill_sheet(roster, scenario, track, &units, kinds, entry->blocks[track], &arena, &sheet->tracks[track]);
    }
  }
  ap_arena_free(&arena);
  return status;
}

/* Blocks know nothing of what goes beyond a track's load. */
static ap_status judge_ties(const ap_scenario *scenario, ap_diagnostics *diagnostics) {
  if (!ap_is_tied(scenario, AP_EXTERNAL) && !ap_is_tied(scenario, AP_INTERNAL)) {
    return AP_OK;
  }
  ap_diagnose_plain(diagnostics, &(ap_place){.file = scenario->file}, AP_D_SERVICE_TIED);
  return AP_BAD_INPUT;
}

static ap_status load(ap_roster *roster, size_t index, ap_diagnostics *diagnostics) {
  scenario_entry *entry = &roster->entries[index];
  ap_scenario *scenario = NULL;
  ap_sheet *sheet = NULL;
  ap_status status = ap_scenario_load_from(roster->shelf, roster->portfolio->scenarios[index], &roster->options,
                                           diagnostics, &scenario);
  if (status == AP_OK) {
    status = judge_ties(scenario, diagnostics);
  }
  if (status == AP_OK && roster->writer != NULL) {
    sheet = ap_allocate(1, sizeof *sheet);
    status = sheet == NULL ? AP_MACHINE : AP_OK;
  }
  if (sheet != NULL) {
    sheet->start_year = scenario->start_year;
    sheet->years = scenario->years;
  }
  for (int track = 0; track < AP_TRACKS && status == AP_OK; track++) {
    status = read_track(roster, scenario, (ap_track)track, entry, sheet, diagnostics);
  }
  ap_scenario_free(scenario);
  if (status != AP_OK) {
    free_sheet(sheet);
    return status;
  }
  entry->sheet = sheet;
  roster->kept += sheet == NULL ? 0 : size_of_sheet(sheet);
  return AP_OK;
}

/* The scenario that has the same bytes in the same folder and was read before; its own index where there is none, or
 * where the file cannot be read, which reading it then tells. */
static ap_status find_same(ap_roster *roster, size_t index) {
  scenario_entry *entry = &roster->entries[index];
  ap_diagnostics *unheard = ap_diagnostics_new();
  ap_arena arena = {0};
  ap_source source = {0};
  const char *path = roster->portfolio->scenarios[index];
  char *folder = ap_path_folder(&arena, path);
  entry->same_as = index;
  if (unheard == NULL || folder == NULL) {
    ap_diagnostics_free(unheard);
    ap_arena_free(&arena);
    return AP_MACHINE;
  }
  if (ap_source_read(path, "a scenario", AP_SOURCE_YAML, unheard, &source) == AP_OK) {
    size_t length = strlen(folder) + 1;
    char *text = ap_arena_allocate(&roster->arena, length + source.length, 1);
    known_bytes *known = NULL;
    if (text != NULL) {
      memcpy(text, folder, length);
      memcpy(text + length, source.bytes, source.length);
      HASH_FIND(hh, roster->bytes, text, length + source.length, known);
    }
    if (known != NULL) {
      entry->same_as = known->scenario;
    } else if (text != NULL) {
      known = ap_arena_allocate(&roster->arena, 1, sizeof *known);
      if (known != NULL) {
        known->scenario = index;
        HASH_ADD_KEYPTR(hh, roster->bytes, text, length + source.length, known);
        roster->arena.failed |= known->hh.tbl == NULL;
      }
    }
  }
  ap_source_free(&source);
  ap_diagnostics_free(unheard);
  ap_arena_free(&arena);
  return roster->arena.failed ? AP_MACHINE : AP_OK;
}

/* The entry that stands for the scenario, read where it was not yet. */
static ap_status entry_of(ap_roster *roster, size_t index, ap_diagnostics *diagnostics, scenario_entry **result) {
  scenario_entry *entry = &roster->entries[index];
  ap_status status = AP_OK;
  if (!entry->read) {
    entry->read = true;
    status = find_same(roster, index);
    if (status == AP_OK && entry->same_as == index) {
      status = load(roster, index, diagnostics);
      entry->valid = status == AP_OK;
    }
  }
  *result = &roster->entries[entry->same_as];
  return status != AP_OK ? status : (*result)->valid ? AP_OK : AP_BAD_INPUT;
}

static void count_in(const scenario_entry *entry, size_t part, size_t service, size_t count) {
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_block *block = entry->blocks[track];
    if (block != NULL) {
      block->part_services[part - 1] += count;
      block->services += count;
      block->first_service = service < block->first_service ? service : block->first_service;
    }
  }
}

static void tell_strange(const ap_roster *roster, size_t service, ap_diagnostics *diagnostics) {
  ap_text name = {0};
  ap_add_service_name(roster->portfolio, service, &name);
  ap_diagnose(diagnostics, NULL, AP_D_PART_SERVICE, "%s", name.failed ? "" : name.bytes);
  if (name.failed) {
    ap_diagnostics_lose(diagnostics);
  }
  ap_text_free(&name);
}

ap_status ap_roster_read(ap_roster *roster, ap_firm *firm, size_t part, bool gather, ap_diagnostics *diagnostics) {
  size_t first;
  size_t end;
  ap_status status = AP_OK;
  roster->firm = firm;
  roster->gather = gather;
  ap_portfolio_part(roster->portfolio, part, firm->parts, &first, &end);
  for (size_t service = first; service < end && status != AP_MACHINE;) {
    const ap_service_group *group = ap_service_group_of(roster->portfolio, service);
    size_t last = group->first + group->count < end ? group->first + group->count : end;
    scenario_entry *entry;
    uint64_t errors = ap_diagnostics_total(diagnostics, AP_ERROR);
    ap_firm_tell(roster->portfolio, AP_FIRM_READS, service - first, end - first);
    ap_status read = entry_of(roster, group->scenario, diagnostics, &entry);
    if (read == AP_OK && gather) {
      count_in(entry, part, service, last - service);
    } else if (read == AP_BAD_INPUT && !gather && ap_diagnostics_total(diagnostics, AP_ERROR) == errors &&
               status == AP_OK) {
      tell_strange(roster, service, diagnostics);
    }
    status = read > status ? read : status;
    service = last;
  }
  if (status == AP_MACHINE) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  }
  return status;
}

const ap_sheet *ap_roster_sheet(ap_roster *roster, size_t service, ap_diagnostics *diagnostics) {
  size_t index = ap_service_group_of(roster->portfolio, service)->scenario;
  size_t same_as = roster->entries[index].same_as;
  scenario_entry *entry = &roster->entries[same_as];
  if (entry->sheet == NULL && load(roster, same_as, diagnostics) != AP_OK) {
    return NULL;
  }
  return entry->sheet;
}
