/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Column generation: the master program prices the firm's years, each block answers with its cheapest plan under those
 * prices, until no answer is cheaper than the plans it gave before. What all blocks cannot be below at given prices
 * bounds the firm's goal; that bound is summed in integers, from prices made whole. */
#include "planning/divisor.h"
#include "portfolio/improve_firm.h"
#include "portfolio/master.h"
#include "portfolio/workers.h"
#include "scheme/names.h"
#include "support/allocate.h"
#include "support/diagnose.h"
#include <string.h>

enum { ROUNDS_MOST = 40, STAGES_MOST = 1 + 3 * AP_TRACKS, COIN = 100000000, DEAREST = 2200 };

/* The prices under which a goal's best bound was found, and what all blocks cost at least under them. */
typedef struct proof {
  bool exists;
  ap_master_prices prices;
  ap_wide least;
} proof;

typedef struct answer {
  ap_pattern pattern;
  ap_wide least;
  ap_status status;
} answer;

typedef struct levelling {
  ap_firm *firm;
  size_t threads;
  ap_diagnostics *diagnostics;
  ap_arena arena;
  unsigned tracks; /* of the program at hand */
  ap_master *master;
  ap_stage_limits limits;
  ap_firm_prices prices;
  answer *answers;
  proof proofs[AP_TRACKS][AP_STAGE_TOTAL + 1]; /* of the peak and the total; of the pools in the first track's */
  int64_t divisor[AP_TRACKS];                  /* of all minutes of the track */
  int64_t coin;                                /* what integer prices count as 1 */
} levelling;

/* ---- each service by itself ---- */

static void level_block(void *context, size_t index) {
  levelling *work = context;
  work->answers[index].status = ap_block_level(work->firm->blocks[index], work->firm->portfolio->tolerance);
}

/* Names the first service of each block that has no plan. */
static ap_status tell_infeasible(const levelling *work) {
  ap_status status = AP_OK;
  for (size_t b = 0; b < work->firm->block_count; b++) {
    const ap_block *block = work->firm->blocks[b];
    ap_text name = {0};
    if (!block->infeasible) {
      continue;
    }
    ap_add_service_name(work->firm->portfolio, block->first_service, &name);
    ap_diagnose(work->diagnostics, &(ap_place){.file = work->firm->portfolio->file}, AP_D_SERVICE_INFEASIBLE,
                "%s" AP_NEXT "%s", name.failed ? "" : name.bytes, ap_track_names[block->track]);
    if (name.failed) {
      ap_diagnostics_lose(work->diagnostics);
    }
    ap_text_free(&name);
    status = AP_NO;
  }
  return status;
}

static ap_status level_blocks(levelling *work) {
  ap_firm_tell(work->firm->portfolio, AP_FIRM_LEVELS, 0, 0);
  ap_work(work->firm->block_count, work->threads, level_block, work);
  for (size_t b = 0; b < work->firm->block_count; b++) {
    if (work->answers[b].status != AP_OK) {
      return AP_MACHINE;
    }
  }
  return tell_infeasible(work);
}

/* ---- one stage ---- */

/* What the rows' prices make of a minute of work in each year. */
static void spread_prices(levelling *work, const ap_master_prices *rows) {
  const ap_firm *firm = work->firm;
  const ap_portfolio *portfolio = firm->portfolio;
  ap_firm_prices *prices = &work->prices;
  memset(prices->skill, 0, AP_TRACKS * portfolio->skill_count * AP_FIRM_YEARS_MOST * sizeof *prices->skill);
  for (int track = 0; track < AP_TRACKS; track++) {
    for (int year = 0; year < firm->years; year++) {
      int64_t *minute = &prices->minute[track][year];
      *minute = rows->load[track][year] + rows->over[track][year] + rows->total[track];
      for (size_t p = 0; p < portfolio->pool_count; p++) {
        const ap_auditor_pool *pool = &portfolio->pools[p];
        int64_t price = rows->pool[p * AP_FIRM_YEARS_MOST + (size_t)year];
        if ((pool->tracks >> track & 1) == 0) {
          continue;
        }
        if (pool->skill < 0) {
          *minute += price;
        } else {
          size_t row = (size_t)track * portfolio->skill_count + (size_t)pool->skill;
          prices->skill[row * AP_FIRM_YEARS_MOST + (size_t)year] += price;
        }
      }
    }
  }
}

static void price_block(void *context, size_t index) {
  levelling *work = context;
  ap_block *block = work->firm->blocks[index];
  answer *given = &work->answers[index];
  if ((work->tracks >> block->track & 1) != 0) {
    given->status = ap_block_price(block, &work->prices, &given->pattern, &given->least);
  }
}

static bool is_cheaper(const ap_block *block, const ap_pattern *pattern, const ap_firm_prices *prices) {
  ap_wide cost = ap_pattern_cost(block, pattern, prices);
  for (size_t p = 0; p < block->pattern_count; p++) {
    if (ap_pattern_cost(block, &block->patterns[p], prices) <= cost) {
      return false;
    }
  }
  return true;
}

/* Takes the answers into the program, in the order of the blocks. `*added`: how many are new. */
static ap_status take_answers(levelling *work, ap_wide *least, size_t *added) {
  *least = 0;
  *added = 0;
  for (size_t b = 0; b < work->firm->block_count; b++) {
    ap_block *block = work->firm->blocks[b];
    const answer *given = &work->answers[b];
    if ((work->tracks >> block->track & 1) == 0) {
      continue;
    }
    if (given->status != AP_OK) {
      return given->status;
    }
    *least += given->least * (ap_wide)block->services;
    if (given->pattern.entries == NULL || !is_cheaper(block, &given->pattern, &work->prices)) {
      continue;
    }
    size_t place = ap_block_add_pattern(block, &given->pattern);
    if (place == SIZE_MAX || ap_master_add(work->master, b, place) != AP_OK) {
      return AP_MACHINE;
    }
    ++*added;
  }
  return AP_OK;
}

static ap_wide divide_up(ap_wide number, ap_wide by) { return number > 0 ? (number + by - 1) / by : 0; }

/* What the rows whose limits are settled before the goal take off the bound. */
static ap_wide settled_cost(const levelling *work, const ap_stage *goal, const ap_master_prices *prices,
                            const ap_stage_limits *limits) {
  const ap_firm *firm = work->firm;
  ap_wide cost = 0;
  for (int track = 0; track < AP_TRACKS; track++) {
    bool own = (ap_track)track == goal->track;
    for (int year = 0; year < firm->years; year++) {
      bool is_goal = own && goal->kind == AP_STAGE_PEAK;
      cost += is_goal || limits->peak[track] < 0 ? 0 : (ap_wide)prices->load[track][year] * limits->peak[track];
    }
    bool is_goal = own && goal->kind == AP_STAGE_TOTAL;
    cost += is_goal || limits->total[track] < 0 ? 0 : (ap_wide)prices->total[track] * limits->total[track];
  }
  for (size_t p = 0; p < firm->portfolio->pool_count; p++) {
    for (int year = 0; year < firm->years; year++) {
      int64_t capacity = ap_pool_at(firm, p, year)->capacity;
      cost += capacity < 0 ? 0 : (ap_wide)prices->pool[p * AP_FIRM_YEARS_MOST + (size_t)year] * capacity;
    }
  }
  return cost;
}

/* The bound that the proof gives for the goal, the earlier goals being kept at these limits. */
static int64_t bound_of(const levelling *work, const ap_stage *goal, const proof *proven,
                        const ap_stage_limits *limits) {
  if (!proven->exists) {
    return 0;
  }
  ap_wide price = 0;
  if (goal->kind == AP_STAGE_PEAK) {
    for (int year = 0; year < work->firm->years; year++) {
      price += proven->prices.load[goal->track][year];
    }
  } else {
    price = goal->kind == AP_STAGE_TOTAL ? proven->prices.total[goal->track] : 1;
  }
  ap_wide rest = proven->least - settled_cost(work, goal, &proven->prices, limits);
  if (price <= 0 || rest <= 0) {
    return 0;
  }
  int64_t divisor = goal->kind == AP_STAGE_POOLS ? 1 : work->divisor[goal->track];
  ap_wide bound = divide_up(divide_up(rest, price), divisor) * divisor;
  return bound > INT64_MAX ? INT64_MAX : (int64_t)bound;
}

static ap_status keep_proof(levelling *work, const ap_stage *goal, const ap_master_prices *prices, ap_wide least,
                            proof *best) {
  size_t size = work->firm->portfolio->pool_count * AP_FIRM_YEARS_MOST;
  proof tried = {.exists = true, .prices = *prices, .least = least};
  if (best->exists && bound_of(work, goal, &tried, &work->limits) <= bound_of(work, goal, best, &work->limits)) {
    return AP_OK;
  }
  tried.prices.pool = ap_arena_allocate(&work->arena, size, sizeof *tried.prices.pool);
  if (tried.prices.pool == NULL) {
    return AP_MACHINE;
  }
  memcpy(tried.prices.pool, prices->pool, size * sizeof *prices->pool);
  *best = tried;
  return AP_OK;
}

/* Prices the blocks under the rows' prices, and takes what they answer. */
static ap_status ask_blocks(levelling *work, const ap_stage *stage, const ap_master_prices *prices, proof *best,
                            size_t *added) {
  ap_wide least;
  spread_prices(work, prices);
  ap_work(work->firm->block_count, work->threads, price_block, work);
  ap_status status = take_answers(work, &least, added);
  return status == AP_OK && stage->kind != AP_STAGE_SPREAD ? keep_proof(work, stage, prices, least, best) : status;
}

/* Rounds until the goal meets its bound, or nothing new comes. `*value`: the goal's, in minutes. */
static ap_status run_stage(levelling *work, const ap_stage *stage, int64_t *value, int64_t *bound) {
  proof spare = {0};
  proof *best = stage->kind == AP_STAGE_SPREAD ? &spare : &work->proofs[stage->track][stage->kind];
  ap_master_prices prices;
  prices.pool =
      ap_arena_allocate(&work->arena, work->firm->portfolio->pool_count * AP_FIRM_YEARS_MOST, sizeof *prices.pool);
  if (prices.pool == NULL) {
    return AP_MACHINE;
  }
  *value = -1;
  *bound = 0;
  size_t added = 0;
  ap_status status = AP_OK;
  if (stage->kind == AP_STAGE_TOTAL) { /* most totals are the same whatever the peak: bounded by a price on all years */
    ap_master_prices alike = {.pool = prices.pool};
    alike.total[stage->track] = work->coin;
    status = ask_blocks(work, stage, &alike, best, &added);
  }
  for (int round = 0; round < ROUNDS_MOST && status == AP_OK; round++) {
    ap_firm_tell(work->firm->portfolio, AP_FIRM_LEVELS, 0, 0);
    status = ap_master_solve(work->master, stage, &work->limits, value, &prices);
    if (status != AP_OK) {
      return status == AP_NO && round > 0 ? AP_OK : AP_MACHINE;
    }
    status = ask_blocks(work, stage, &prices, best, &added);
    *bound = stage->kind == AP_STAGE_SPREAD ? 0 : bound_of(work, stage, best, &work->limits);
    if (status != AP_OK || added == 0 || (stage->kind != AP_STAGE_SPREAD && *value <= *bound)) {
      return status;
    }
  }
  return status;
}

/* ---- pools ---- */

static const char *hours(ap_arena *arena, int64_t minutes) {
  const char *text = ap_arena_format(arena, "%lld:%02lld", (long long)minutes / 60, (long long)minutes % 60);
  return text == NULL ? "" : text;
}

static void tell_short(levelling *work, ap_diagnostic_code code) {
  const ap_firm *firm = work->firm;
  for (size_t p = 0; p < firm->portfolio->pool_count; p++) {
    for (int year = 0; year < firm->years; year++) {
      const ap_pool_year *pool = ap_pool_at(firm, p, year);
      if (pool->capacity < 0 || pool->minutes <= pool->capacity) {
        continue;
      }
      ap_diagnose(work->diagnostics, &(ap_place){.file = firm->portfolio->file}, code,
                  "%s" AP_NEXT "%d" AP_NEXT "%s" AP_NEXT "%s" AP_NEXT "%s", firm->portfolio->pools[p].name,
                  firm->first_year + year, hours(&work->arena, pool->capacity), hours(&work->arena, pool->minutes),
                  hours(&work->arena, pool->minutes - pool->capacity));
    }
  }
}

static bool pools_are_kept(const ap_firm *firm) {
  for (size_t p = 0; p < firm->portfolio->pool_count; p++) {
    for (int year = 0; year < firm->years; year++) {
      const ap_pool_year *pool = ap_pool_at(firm, p, year);
      if (pool->capacity >= 0 && pool->minutes > pool->capacity) {
        return false;
      }
    }
  }
  return true;
}

/* No plan keeps the pools: the one that misses them least, in whole services, shows where and by how much. */
static ap_status give_up(levelling *work, bool proven) {
  static const int64_t no_peaks[AP_TRACKS] = {INT64_MAX, INT64_MAX};
  ap_master_round(work->master);
  ap_firm_measure(work->firm);
  ap_status status = ap_firm_improve(work->firm, work->tracks, no_peaks);
  ap_firm_measure(work->firm);
  tell_short(work, proven ? AP_D_POOL_SHORT : AP_D_POOL_NOT_KEPT);
  return status == AP_OK ? AP_NO : status;
}

/* ---- the stages ---- */

static size_t list_stages(const levelling *work, ap_stage *stages) {
  static const ap_stage_kind criteria[] = {AP_STAGE_PEAK, AP_STAGE_TOTAL, AP_STAGE_SPREAD};
  size_t count = 0;
  if (work->firm->portfolio->pool_count > 0) {
    stages[count++] = (ap_stage){.kind = AP_STAGE_POOLS, .track = (work->tracks & 1) != 0 ? AP_EXTERNAL : AP_INTERNAL};
  }
  for (size_t c = 0; c < AP_CRITERIA; c++) {
    for (int track = 0; track < AP_TRACKS; track++) {
      if ((work->tracks >> track & 1) != 0) {
        stages[count++] = (ap_stage){.kind = criteria[c], .track = (ap_track)track};
      }
    }
  }
  return count;
}

static ap_status run_stages(levelling *work) {
  ap_stage stages[STAGES_MOST];
  size_t count = list_stages(work, stages);
  for (size_t i = 0; i < count; i++) {
    int64_t value;
    int64_t bound;
    ap_status status = run_stage(work, &stages[i], &value, &bound);
    if (status != AP_OK) {
      return status;
    }
    int64_t settled = value > bound ? value : bound;
    switch (stages[i].kind) {
    case AP_STAGE_POOLS:
      if (bound > 0) {
        return give_up(work, true);
      }
      break;
    case AP_STAGE_PEAK:
      work->limits.peak[stages[i].track] = settled;
      break;
    case AP_STAGE_TOTAL:
      work->limits.total[stages[i].track] = settled;
      break;
    case AP_STAGE_SPREAD:
      break;
    }
  }
  ap_master_round(work->master);
  ap_firm_measure(work->firm);
  return ap_firm_improve(work->firm, work->tracks, work->limits.peak);
}

/* ---- what is said ---- */

static int64_t sum_of(const int64_t *loads, int years) {
  int64_t sum = 0;
  for (int year = 0; year < years; year++) {
    sum += loads[year];
  }
  return sum;
}

static void find_values(const ap_firm *firm, ap_track track, int64_t *values) {
  const int64_t *loads = firm->tracks[track].loads;
  int64_t most = loads[0];
  int64_t fewest = loads[0];
  for (int year = 1; year < firm->years; year++) {
    most = loads[year] > most ? loads[year] : most;
    fewest = loads[year] < fewest ? loads[year] : fewest;
  }
  values[AP_PEAK] = most;
  values[AP_TOTAL] = sum_of(loads, firm->years);
  values[AP_SPREAD] = most - fewest;
}

/* Tied tracks count in the order external peak, internal peak, external total and so on: earlier ones are kept at the
 * values that came out. */
static void judge(levelling *work, ap_track track) {
  ap_firm *firm = work->firm;
  int64_t values[AP_CRITERIA];
  int64_t bounds[AP_CRITERIA];
  find_values(firm, track, values);
  ap_stage_limits limits = {.peak = {-1, -1}, .total = {-1, -1}};
  for (int other = 0; other < AP_TRACKS; other++) {
    int64_t of_other[AP_CRITERIA];
    find_values(firm, (ap_track)other, of_other);
    limits.peak[other] = of_other[AP_PEAK];
    limits.total[other] = of_other[AP_TOTAL];
  }
  const ap_stage peak = {AP_STAGE_PEAK, track};
  const ap_stage total = {AP_STAGE_TOTAL, track};
  bounds[AP_PEAK] = bound_of(work, &peak, &work->proofs[track][AP_STAGE_PEAK], &limits);
  bounds[AP_TOTAL] = bound_of(work, &total, &work->proofs[track][AP_STAGE_TOTAL], &limits);
  /* years of a given total cannot all be alike where it does not divide */
  int64_t step = work->divisor[track] > 0 ? work->divisor[track] : 1;
  bounds[AP_SPREAD] = values[AP_TOTAL] % (step * firm->years) == 0 ? 0 : step;
  bounds[AP_SPREAD] = bounds[AP_SPREAD] > values[AP_SPREAD] ? values[AP_SPREAD] : bounds[AP_SPREAD];
  bool settled = true;
  for (int c = 0; c < AP_CRITERIA; c++) {
    bool proven = values[c] == bounds[c];
    firm->tracks[track].criteria[c] = (ap_criterion_result){.value = values[c],
                                                            .bound = bounds[c],
                                                            .status = !settled ? AP_NOT_ATTEMPTED
                                                                      : proven ? AP_PROVEN
                                                                               : AP_GAP};
    settled = settled && proven;
  }
}

/* ---- the whole ---- */

/* Chooses the coin: no class's minutes at the dearest price of all years overflow 63 bits. */
static void choose_coin(levelling *work) {
  int64_t largest = 1;
  for (size_t b = 0; b < work->firm->block_count; b++) {
    const ap_block *block = work->firm->blocks[b];
    const ap_classes *classes = &block->classes;
    for (size_t c = 0; c < classes->count; c++) {
      largest = classes->classes[c].minutes > largest ? classes->classes[c].minutes : largest;
    }
    for (size_t k = 0; k < classes->kind_count; k++) {
      work->divisor[block->track] = ap_common_divisor(work->divisor[block->track], classes->kinds[k].minutes);
    }
  }
  int64_t most = INT64_MAX / largest / AP_YEARS_MOST / DEAREST;
  work->coin = most < COIN ? (most > 0 ? most : 1) : COIN;
}

static ap_status level_tracks(levelling *work, unsigned tracks) {
  bool any = false;
  for (size_t b = 0; b < work->firm->block_count; b++) {
    any = any || (tracks >> work->firm->blocks[b]->track & 1) != 0;
  }
  if (!any) {
    return AP_OK;
  }
  work->tracks = tracks;
  ap_status status = ap_master_new(work->firm, tracks, work->coin, &work->master);
  if (status == AP_OK) {
    status = run_stages(work);
  }
  ap_master_free(work->master);
  work->master = NULL;
  return status;
}

/* Whether a pool makes one track depend on the other. */
static bool tracks_are_tied(const ap_portfolio *portfolio) {
  for (size_t p = 0; p < portfolio->pool_count; p++) {
    if (portfolio->pools[p].tracks == (1U << AP_EXTERNAL | 1U << AP_INTERNAL)) {
      return true;
    }
  }
  return false;
}

static ap_status level(levelling *work) {
  ap_firm *firm = work->firm;
  choose_coin(work);
  ap_status status = level_blocks(work);
  if (status != AP_OK) {
    return status;
  }
  if (tracks_are_tied(firm->portfolio)) {
    status = level_tracks(work, 1U << AP_EXTERNAL | 1U << AP_INTERNAL);
  } else {
    status = level_tracks(work, 1U << AP_EXTERNAL);
    ap_status internal = status == AP_MACHINE ? status : level_tracks(work, 1U << AP_INTERNAL);
    status = internal > status ? internal : status;
  }
  if (status != AP_OK) {
    return status;
  }
  ap_firm_measure(firm);
  if (!pools_are_kept(firm)) {
    tell_short(work, AP_D_POOL_NOT_KEPT);
    return AP_NO;
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    judge(work, (ap_track)track);
  }
  return AP_OK;
}

ap_status ap_firm_level(ap_firm *firm, size_t threads, ap_diagnostics *diagnostics) {
  levelling *work = ap_allocate(1, sizeof *work);
  if (work == NULL) {
    return AP_MACHINE;
  }
  *work = (levelling){
      .firm = firm, .threads = threads, .diagnostics = diagnostics, .limits = {.peak = {-1, -1}, .total = {-1, -1}}};
  work->prices.first_year = firm->first_year;
  work->prices.years = firm->years;
  work->prices.skill = ap_arena_allocate(&work->arena, AP_TRACKS * firm->portfolio->skill_count * AP_FIRM_YEARS_MOST,
                                         sizeof *work->prices.skill);
  work->answers = ap_arena_allocate(&work->arena, firm->block_count, sizeof *work->answers);
  ap_status status = work->arena.failed ? AP_MACHINE : level(work);
  if (status == AP_MACHINE) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  } else if (status == AP_OK) {
    ap_firm_note_idle_pools(firm, diagnostics);
  }
  ap_arena_free(&work->arena);
  ap_release(work);
  return status;
}
