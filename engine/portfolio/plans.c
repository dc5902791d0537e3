/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portfolio/plans.h"
#include "portfolio/workers.h"
#include "support/allocate.h"
#include "support/diagnose.h"
#include <stdio.h>
#include <string.h>

enum { CHUNK = 512, YEAR_BYTES = 16 };

/* One service of the chunk at hand. */
typedef struct service_work {
  const ap_sheet *sheet;
  const ap_pattern *patterns[AP_TRACKS];
  ap_text prefix; /* its name and a comma */
  ap_text rows;
} service_work;

typedef struct plans_work {
  ap_roster *roster;
  const ap_portfolio *portfolio;
  size_t threads;
  void (*quote)(ap_text *text, const char *name);
  ap_text name;
  service_work services[CHUNK];
} plans_work;

/* The cover of each unit of the block under the pattern. */
static ap_cover *expand(const ap_block *block, const ap_pattern *pattern, ap_arena *arena) {
  ap_cover *covers = ap_arena_allocate(arena, block->classes.unit_count, sizeof *covers);
  size_t next = 0;
  for (size_t e = 0; covers != NULL && e < pattern->entry_count; e++) {
    for (uint32_t u = 0; u < pattern->entries[e].count; u++) {
      covers[next++] = pattern->entries[e].cover;
    }
  }
  return covers;
}

static void write_year(service_work *work, const ap_sheet_track *track, const ap_cover *covers, int offset,
                       const char *year, size_t year_length) {
  for (size_t r = 0; r < track->row_count; r++) {
    if ((covers[track->units[r]] >> offset & 1) == 0) {
      continue;
    }
    size_t begin = r == 0 ? 0 : track->ends[r - 1];
    ap_text_add_bytes(&work->rows, work->prefix.bytes, work->prefix.length);
    ap_text_add_bytes(&work->rows, year, year_length);
    ap_text_add_bytes(&work->rows, track->text.bytes + begin, track->ends[r] - begin);
  }
}

static void write_service(void *context, size_t index) {
  service_work *work = &((plans_work *)context)->services[index];
  ap_arena arena = {0};
  ap_cover *covers[AP_TRACKS] = {NULL, NULL};
  for (int track = 0; track < AP_TRACKS; track++) {
    const ap_block *block = work->sheet->tracks[track].block;
    if (block != NULL) {
      covers[track] = expand(block, work->patterns[track], &arena);
    }
  }
  work->rows.length = 0;
  for (int offset = 0; offset < work->sheet->years && !arena.failed; offset++) {
    char year[YEAR_BYTES];
    int length = snprintf(year, sizeof year, "%d", work->sheet->start_year + offset);
    for (int track = 0; track < AP_TRACKS; track++) {
      if (covers[track] != NULL) {
        write_year(work, &work->sheet->tracks[track], covers[track], offset, year, (size_t)length);
      }
    }
  }
  work->rows.failed = work->rows.failed || arena.failed || work->prefix.failed;
  ap_arena_free(&arena);
}

/* The pattern of the next service of the block; the first `services` of a pattern come before those of the next. */
static const ap_pattern *take_pattern(ap_block *block) {
  while (block->next_pattern < block->pattern_count &&
         block->used_of_pattern == block->patterns[block->next_pattern].services) {
    block->next_pattern++;
    block->used_of_pattern = 0;
  }
  if (block->next_pattern == block->pattern_count) {
    return NULL;
  }
  block->used_of_pattern++;
  return &block->patterns[block->next_pattern];
}

/* The services of earlier parts have their patterns. */
static void pass_over(ap_block *block, size_t services) {
  block->next_pattern = 0;
  while (block->next_pattern < block->pattern_count && services >= block->patterns[block->next_pattern].services) {
    services -= block->patterns[block->next_pattern++].services;
  }
  block->used_of_pattern = services;
}

/* What has to be done in order: the service's sheet, and the next pattern of each of its blocks. */
static ap_status prepare(plans_work *plans, size_t service, service_work *work, ap_diagnostics *diagnostics) {
  work->sheet = ap_roster_sheet(plans->roster, service, diagnostics);
  if (work->sheet == NULL) {
    return AP_BAD_INPUT;
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_block *block = work->sheet->tracks[track].block;
    work->patterns[track] = block == NULL ? NULL : take_pattern(block);
    if (block != NULL && work->patterns[track] == NULL) {
      return AP_BAD_INPUT;
    }
  }
  plans->name.length = 0;
  work->prefix.length = 0;
  ap_add_service_name(plans->portfolio, service, &plans->name);
  if (plans->name.failed) {
    return AP_MACHINE;
  }
  plans->quote(&work->prefix, plans->name.bytes);
  ap_text_add(&work->prefix, ",");
  return work->prefix.failed ? AP_MACHINE : AP_OK;
}

/* Plans services first to end - 1, at most CHUNK of them. */
static ap_status write_chunk(plans_work *plans, size_t first, size_t end, ap_sink sink, void *context,
                             ap_diagnostics *diagnostics) {
  ap_status status = AP_OK;
  for (size_t service = first; service < end && status == AP_OK; service++) {
    status = prepare(plans, service, &plans->services[service - first], diagnostics);
  }
  if (status == AP_OK) {
    ap_work(end - first, plans->threads, write_service, plans);
  }
  for (size_t i = 0; i < end - first && status == AP_OK; i++) {
    const service_work *work = &plans->services[i];
    status = work->rows.failed ? AP_MACHINE : sink(context, work->rows.bytes, work->rows.length);
  }
  ap_roster_make_room(plans->roster);
  return status;
}

ap_status ap_plans_write(ap_roster *roster, const ap_firm *firm, size_t part, size_t threads,
                         void (*quote)(ap_text *text, const char *name), ap_sink sink, void *context,
                         ap_diagnostics *diagnostics) {
  size_t first;
  size_t end;
  plans_work *plans = ap_allocate(1, sizeof *plans);
  if (plans == NULL) {
    return AP_MACHINE;
  }
  plans->roster = roster;
  plans->portfolio = firm->portfolio;
  plans->threads = threads;
  plans->quote = quote;
  ap_portfolio_part(firm->portfolio, part, firm->parts, &first, &end);
  for (size_t b = 0; b < firm->block_count; b++) {
    pass_over(firm->blocks[b], ap_block_services_before(firm->blocks[b], part));
  }
  ap_status status = AP_OK;
  for (size_t service = first; service < end && status == AP_OK; service += CHUNK) {
    size_t last = end - service < CHUNK ? end : service + CHUNK;
    ap_firm_tell(firm->portfolio, AP_FIRM_WRITES, service - first, end - first);
    status = write_chunk(plans, service, last, sink, context, diagnostics);
  }
  for (size_t i = 0; i < CHUNK; i++) {
    ap_text_free(&plans->services[i].prefix);
    ap_text_free(&plans->services[i].rows);
  }
  ap_text_free(&plans->name);
  ap_release(plans);
  if (status == AP_MACHINE) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  }
  return status;
}
