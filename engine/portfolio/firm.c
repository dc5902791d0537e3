/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portfolio/firm.h"
#include "support/allocate.h"
#include "support/diagnose.h"
#include "support/utf8.h"
#include <string.h>

void ap_firm_tell(const ap_portfolio *portfolio, ap_firm_step step, size_t done, size_t all) {
  if (portfolio->watch.tell != NULL) {
    portfolio->watch.tell(portfolio->watch.context, step, done, all);
  }
}

ap_firm *ap_firm_new(const ap_portfolio *portfolio, size_t parts) {
  ap_firm *firm = ap_allocate(1, sizeof *firm);
  if (firm == NULL) {
    return NULL;
  }
  firm->portfolio = portfolio;
  firm->parts = parts;
  firm->pools = ap_arena_allocate(&firm->arena, portfolio->pool_count * AP_FIRM_YEARS_MOST, sizeof *firm->pools);
  if (firm->pools == NULL) {
    ap_firm_free(firm);
    return NULL;
  }
  return firm;
}

void ap_firm_free(ap_firm *firm) {
  if (firm == NULL) {
    return;
  }
  for (size_t b = 0; b < firm->block_count; b++) {
    ap_block_free(firm->blocks[b]);
  }
  ap_release((void *)firm->blocks);
  ap_arena_free(&firm->arena);
  ap_release(firm);
}

static bool is_in(const ap_auditor_pool *pool, int year) {
  for (size_t i = 0; i < pool->year_count; i++) {
    if (pool->years[i] == year) {
      return true;
    }
  }
  return pool->year_count == 0;
}

static void set_capacities(ap_firm *firm) {
  for (size_t p = 0; p < firm->portfolio->pool_count; p++) {
    const ap_auditor_pool *pool = &firm->portfolio->pools[p];
    for (int year = 0; year < firm->years; year++) {
      ap_pool_at(firm, p, year)->capacity = is_in(pool, firm->first_year + year) ? pool->minutes : -1;
    }
  }
}

ap_status ap_firm_set_years(ap_firm *firm, ap_diagnostics *diagnostics) {
  const ap_portfolio *portfolio = firm->portfolio;
  int first = portfolio->start_year;
  int end = 0;
  for (size_t b = 0; b < firm->block_count; b++) {
    const ap_block *block = firm->blocks[b];
    bool earlier = portfolio->start_year == 0 && (first == 0 || block->start_year < first);
    first = earlier ? block->start_year : first;
    int after = block->start_year + block->years;
    end = after > end ? after : end;
  }
  end = portfolio->years > 0 ? first + portfolio->years : end;
  end = end <= first ? first + 1 : end;
  if (end - first > AP_FIRM_YEARS_MOST) {
    ap_diagnose(diagnostics, &(ap_place){.file = firm->portfolio->file}, AP_D_FIRM_YEARS,
                "%d" AP_NEXT "%d" AP_NEXT "%d", first, end - 1, AP_FIRM_YEARS_MOST);
    return AP_BAD_INPUT;
  }
  firm->first_year = first;
  firm->years = end - first;
  set_capacities(firm);
  return AP_OK;
}

int64_t ap_pool_use(const ap_firm *firm, const ap_block *block, const ap_pattern *pattern, size_t pool, int year) {
  const ap_auditor_pool *asked = &firm->portfolio->pools[pool];
  if ((asked->tracks >> block->track & 1) == 0) {
    return 0;
  }
  size_t horizon = (size_t)block->classes.horizon;
  return asked->skill < 0 ? pattern->loads[year] : pattern->skills[(size_t)asked->skill * horizon + (size_t)year];
}

static void add_pattern(ap_firm *firm, const ap_block *block, const ap_pattern *pattern) {
  ap_firm_track *track = &firm->tracks[block->track];
  int64_t services = (int64_t)pattern->services;
  for (int year = 0; year < block->years; year++) {
    int place = ap_firm_year(block, year, firm->first_year, firm->years);
    if (place < 0) {
      continue;
    }
    track->loads[place] += services * pattern->loads[year];
    track->services[place] += pattern->services;
    for (size_t p = 0; p < firm->portfolio->pool_count; p++) {
      ap_pool_at(firm, p, place)->minutes += services * ap_pool_use(firm, block, pattern, p, year);
    }
  }
}

void ap_firm_measure(ap_firm *firm) {
  for (int track = 0; track < AP_TRACKS; track++) {
    memset(firm->tracks[track].loads, 0, sizeof firm->tracks[track].loads);
    memset(firm->tracks[track].services, 0, sizeof firm->tracks[track].services);
    firm->tracks[track].empty = true;
  }
  for (size_t p = 0; p < firm->portfolio->pool_count * AP_FIRM_YEARS_MOST; p++) {
    firm->pools[p].minutes = 0;
  }
  for (size_t b = 0; b < firm->block_count; b++) {
    const ap_block *block = firm->blocks[b];
    firm->tracks[block->track].empty = false;
    for (size_t p = 0; p < block->pattern_count; p++) {
      add_pattern(firm, block, &block->patterns[p]);
    }
  }
}

static bool is_idle(const ap_firm *firm, size_t pool) {
  for (int year = 0; year < firm->years; year++) {
    const ap_pool_year *at = ap_pool_at(firm, pool, year);
    if (at->capacity >= 0 && at->minutes > 0) {
      return false;
    }
  }
  return true;
}

void ap_firm_note_idle_pools(const ap_firm *firm, ap_diagnostics *diagnostics) {
  for (size_t p = 0; p < firm->portfolio->pool_count; p++) {
    const ap_auditor_pool *pool = &firm->portfolio->pools[p];
    if (is_idle(firm, p)) {
      char excerpt[AP_EXCERPT_SIZE];
      ap_place place = {.file = firm->portfolio->file, .line = pool->line, .column = pool->column};
      ap_diagnose(diagnostics, &place, AP_D_POOL_IDLE, "%s", ap_utf8_excerpt(pool->name, excerpt));
    }
  }
}

bool ap_firm_is_proven(const ap_firm *firm) {
  for (int track = 0; track < AP_TRACKS; track++) {
    const ap_criterion_result *criteria = firm->tracks[track].criteria;
    if (!firm->tracks[track].empty &&
        (criteria[AP_PEAK].status != AP_PROVEN || criteria[AP_TOTAL].status != AP_PROVEN)) {
      return false;
    }
  }
  return true;
}
