/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portfolio/improve_firm.h"
#include <string.h>

enum { PASSES_MOST = 1000, SHIFTS_IN_VAIN_MOST = 60, SHIFTS_MOST = 2000 };

/* A change for the better is below zero in the first place where it is not zero. */
typedef struct change {
  ap_wide above_pools, above_peak, total, squares;
} change;

static bool is_better(const change *gain) {
  const ap_wide places[] = {gain->above_pools, gain->above_peak, gain->total, gain->squares};
  for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
    if (places[i] != 0) {
      return places[i] < 0;
    }
  }
  return false;
}

static int64_t above(int64_t load, int64_t limit) { return load > limit ? load - limit : 0; }

/* What one service of the block changes by going from one pattern to the other. */
static change change_of(const ap_firm *firm, const ap_block *block, const ap_pattern *from, const ap_pattern *to,
                        int64_t peak) {
  change gain = {0};
  for (int year = 0; year < block->years; year++) {
    int place = ap_firm_year(block, year, firm->first_year, firm->years);
    int64_t shift = to->loads[year] - from->loads[year];
    if (place < 0) {
      continue;
    }
    int64_t load = firm->tracks[block->track].loads[place];
    gain.above_peak += above(load + shift, peak) - above(load, peak);
    gain.total += shift;
    gain.squares += (ap_wide)shift * (2 * (ap_wide)load + shift);
    for (size_t p = 0; p < firm->portfolio->pool_count; p++) {
      const ap_pool_year *pool = ap_pool_at(firm, p, place);
      if (pool->capacity >= 0) {
        int64_t more = ap_pool_use(firm, block, to, p, year) - ap_pool_use(firm, block, from, p, year);
        gain.above_pools += above(pool->minutes + more, pool->capacity) - above(pool->minutes, pool->capacity);
      }
    }
  }
  return gain;
}

static void move(ap_firm *firm, const ap_block *block, ap_pattern *from, ap_pattern *to) {
  from->services--;
  to->services++;
  for (int year = 0; year < block->years; year++) {
    int place = ap_firm_year(block, year, firm->first_year, firm->years);
    if (place < 0) {
      continue;
    }
    firm->tracks[block->track].loads[place] += to->loads[year] - from->loads[year];
    for (size_t p = 0; p < firm->portfolio->pool_count; p++) {
      ap_pool_at(firm, p, place)->minutes +=
          ap_pool_use(firm, block, to, p, year) - ap_pool_use(firm, block, from, p, year);
    }
  }
}

/* The best move of one service of the block, where one helps. */
static bool improve_block(ap_firm *firm, ap_block *block, int64_t peak) {
  change best = {0};
  ap_pattern *from = NULL;
  ap_pattern *to = NULL;
  for (size_t p = 0; p < block->pattern_count; p++) {
    for (size_t q = 0; block->patterns[p].services > 0 && q < block->pattern_count; q++) {
      change gain = change_of(firm, block, &block->patterns[p], &block->patterns[q], peak);
      const change compared = {gain.above_pools - best.above_pools, gain.above_peak - best.above_peak,
                               gain.total - best.total, gain.squares - best.squares};
      if (is_better(&compared)) {
        best = gain;
        from = &block->patterns[p];
        to = &block->patterns[q];
      }
    }
  }
  if (from == NULL) {
    return false;
  }
  move(firm, block, from, to);
  return true;
}

static void improve_by_patterns(ap_firm *firm, unsigned tracks, const int64_t *peaks) {
  bool improved = true;
  for (int pass = 0; improved && pass < PASSES_MOST; pass++) {
    improved = false;
    for (size_t b = 0; b < firm->block_count; b++) {
      ap_block *block = firm->blocks[b];
      if ((tracks >> block->track & 1) != 0 && block->pattern_count > 1) {
        improved = improve_block(firm, block, peaks[block->track]) || improved;
      }
    }
  }
}

static bool is_above_peak(const ap_firm *firm, ap_track track, int64_t peak) {
  for (int year = 0; year < firm->years; year++) {
    if (firm->tracks[track].loads[year] > peak) {
      return true;
    }
  }
  return false;
}

/* What the firm's peak and its pools of all work leave for one service that has this pattern now. */
static void room_for(const ap_firm *firm, const ap_block *block, const ap_pattern *pattern, int64_t peak,
                     int64_t *limits) {
  memcpy(limits, block->limits, sizeof block->limits);
  for (int year = 0; year < block->years; year++) {
    int place = ap_firm_year(block, year, firm->first_year, firm->years);
    if (place < 0) {
      continue;
    }
    int64_t room = peak - firm->tracks[block->track].loads[place];
    for (size_t p = 0; p < firm->portfolio->pool_count; p++) {
      const ap_pool_year *pool = ap_pool_at(firm, p, place);
      bool all_work =
          firm->portfolio->pools[p].skill < 0 && (firm->portfolio->pools[p].tracks >> block->track & 1) != 0;
      if (all_work && pool->capacity >= 0 && pool->capacity - pool->minutes < room) {
        room = pool->capacity - pool->minutes;
      }
    }
    int64_t limit = pattern->loads[year] + room;
    limit = limit > 0 ? limit : 0;
    limits[year] = limit < limits[year] ? limit : limits[year];
  }
}

/* Plans one service of the block anew, unit by unit, into what the others leave. `*helped`: it is better so. */
static ap_status shift_one(ap_firm *firm, ap_block *block, int64_t peak, bool *helped) {
  *helped = false;
  size_t from = 0;
  while (from < block->pattern_count && block->patterns[from].services == 0) {
    from++;
  }
  if (from == block->pattern_count) {
    return AP_OK;
  }
  int64_t limits[AP_YEARS_MOST];
  ap_pattern shifted;
  room_for(firm, block, &block->patterns[from], peak, limits);
  ap_status status = ap_block_shift(block, &block->patterns[from], limits, &shifted);
  if (status != AP_OK || shifted.entries == NULL) {
    return status;
  }
  change gain = change_of(firm, block, &block->patterns[from], &shifted, peak);
  if (!is_better(&gain)) {
    return AP_OK;
  }
  size_t to = ap_block_add_pattern(block, &shifted);
  if (to == SIZE_MAX) {
    return AP_MACHINE;
  }
  move(firm, block, &block->patterns[from], &block->patterns[to]);
  *helped = true;
  return AP_OK;
}

/* While years are above the peak: service by service, as long as that helps. */
static ap_status improve_by_shifts(ap_firm *firm, ap_track track, int64_t peak) {
  int in_vain = 0;
  int tried = 0;
  while (in_vain < SHIFTS_IN_VAIN_MOST && tried < SHIFTS_MOST && is_above_peak(firm, track, peak)) {
    int before = tried;
    for (size_t b = 0; b < firm->block_count && in_vain < SHIFTS_IN_VAIN_MOST && tried < SHIFTS_MOST; b++) {
      bool helped;
      if (firm->blocks[b]->track != track || !is_above_peak(firm, track, peak)) {
        continue;
      }
      tried++;
      if (shift_one(firm, firm->blocks[b], peak, &helped) != AP_OK) {
        return AP_MACHINE;
      }
      in_vain = helped ? 0 : in_vain + 1;
    }
    if (tried == before) {
      break;
    }
  }
  return AP_OK;
}

ap_status ap_firm_improve(ap_firm *firm, unsigned tracks, const int64_t *peaks) {
  ap_status status = AP_OK;
  improve_by_patterns(firm, tracks, peaks);
  for (int track = 0; track < AP_TRACKS && status == AP_OK; track++) {
    if ((tracks >> track & 1) != 0) {
      status = improve_by_shifts(firm, (ap_track)track, peaks[track]);
    }
  }
  improve_by_patterns(firm, tracks, peaks);
  return status;
}
