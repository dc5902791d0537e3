/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/kept.h"
#include "planning/assignment.h"
#include "planning/bounds.h"
#include "planning/divisor.h"
#include "planning/kept_start.h"
#include "planning/risk.h"
#include "planning/search.h"
#include <string.h>

enum {
  CHANGE_PRICE = 1000000,     /* the coin of the program: millionths of a change */
  ARCS_IN_A_PROGRAM = 200000, /* the most that the linear program is asked for */
  PERCENT = 100
};

typedef struct keeping_work {
  ap_kept_classes kept;
  ap_levelled *levelled;
  ap_keeping *out;
  ap_watch *watch;
  ap_arena *arena;
  int64_t limits[AP_YEARS_MOST];
  int64_t prices[AP_YEARS_MOST]; /* of a minute of each year, that prove the bound; all 0: each unit by itself does */
  ap_cover *covers;              /* in the order of the kept classes' units */
  ap_cover *tried;
} keeping_work;

int64_t ap_kept_limit(const ap_kept *kept, int64_t free_peak) {
  return free_peak + (int64_t)((ap_wide)free_peak * kept->allowance / PERCENT);
}

/* ---- the bound ---- */

/* With prices w of the years' minutes, every plan within the limits L makes at least
 * (sum over the units of min(price of changes + e w(cover)) - sum w L) / price of a change. */
static void bound_by(keeping_work *work, const int64_t *prices) {
  ap_wide least;
  if (!ap_kept_cheapest(&work->kept, prices, CHANGE_PRICE, work->tried, &least)) {
    return;
  }
  for (int year = 0; year < work->kept.classes.horizon; year++) {
    least -= (ap_wide)prices[year] * work->limits[year];
  }
  ap_wide bound = least > 0 ? ap_divide_up(least, CHANGE_PRICE) : 0;
  if (bound > work->out->changes.bound) {
    work->out->changes.bound = (int64_t)bound;
    memcpy(work->prices, prices, sizeof work->prices);
  }
}

static size_t count_arcs(const ap_classes *classes) {
  size_t arcs = 0;
  for (size_t c = 0; c < classes->count; c++) {
    arcs += (size_t)classes->horizon * ((size_t)classes->classes[c].rule.every + 1);
  }
  return arcs;
}

/* Prices of the linear program: what a minute more in each year would spare in changes. */
static ap_status price_years(keeping_work *work, int64_t *prices) {
  const ap_classes *classes = &work->kept.classes;
  size_t cells = classes->count * (size_t)classes->horizon;
  memset(prices, 0, AP_YEARS_MOST * sizeof *prices);
  if (count_arcs(classes) > ARCS_IN_A_PROGRAM) {
    return AP_OK;
  }
  int64_t *costs = ap_arena_allocate(work->arena, cells, sizeof *costs);
  ap_program *program = NULL;
  ap_flow flow;
  if (costs == NULL) {
    return AP_MACHINE;
  }
  for (size_t i = 0; i < cells; i++) {
    size_t class_index = i / (size_t)classes->horizon;
    costs[i] = work->kept.changes.net[i] * (int64_t)classes->kinds[class_index].count * CHANGE_PRICE;
  }
  ap_status status = ap_program_new(classes, work->watch, &program);
  if (status == AP_OK) {
    status = ap_program_least_price(program, costs, work->limits, work->arena, &flow);
  }
  if (status == AP_OK) {
    memcpy(prices, flow.prices, (size_t)classes->horizon * sizeof *prices);
  }
  ap_program_free(program);
  return status == AP_MACHINE ? AP_MACHINE : AP_OK;
}

/* ---- a plan to begin with ---- */

static void keep_if_fewer(keeping_work *work) {
  const ap_classes *classes = &work->kept.classes;
  if (!ap_kept_repair(&work->kept, work->limits, work->tried)) {
    return;
  }
  int64_t changes = ap_changes_of_all(&work->kept.changes, classes, work->tried);
  if (changes < work->out->changes.value) {
    work->out->changes.value = changes;
    memcpy(work->covers, work->tried, classes->unit_count * sizeof *work->covers);
  }
}

/* From the free plan, which is within the limits; from what is cheapest for each unit by itself; and from what is so
 * under the program's prices. */
static void begin(keeping_work *work, const int64_t *prices) {
  const ap_classes *classes = &work->kept.classes;
  static const int64_t free_of_charge[AP_YEARS_MOST] = {0};
  for (size_t u = 0; u < classes->unit_count; u++) {
    work->covers[u] = work->tried[u] = work->levelled->covers[work->kept.place[u]];
  }
  work->out->changes.value = ap_changes_of_all(&work->kept.changes, classes, work->covers);
  keep_if_fewer(work);
  bound_by(work, free_of_charge);
  keep_if_fewer(work);
  if (work->out->changes.value > work->out->changes.bound) {
    bound_by(work, prices);
    keep_if_fewer(work);
  }
}

/* ---- the whole ---- */

static void judge_changes(keeping_work *work, const ap_search *search, bool settled) {
  ap_criterion_result *changes = &work->out->changes;
  changes->value = search->changes_most;
  changes->status = changes->value == changes->bound ? AP_PROVEN : settled ? AP_BY_SEARCH : AP_GAP;
  changes->nodes = changes->status == AP_BY_SEARCH ? search->nodes : 0;
  for (int i = 0; i < AP_CRITERIA && changes->status == AP_GAP; i++) {
    work->levelled->criteria[i].status = AP_NOT_ATTEMPTED;
  }
}

static ap_status search_from(keeping_work *work, const ap_criterion *order) {
  const ap_classes *classes = &work->kept.classes;
  ap_levelled *levelled = work->levelled;
  bool settled = false;
  ap_loads_of(classes, work->covers, levelled->loads);
  ap_search search = {.classes = classes,
                      .changes = &work->kept.changes,
                      .order = order,
                      .watch = work->watch,
                      .covers = work->covers,
                      .loads = levelled->loads};
  ap_status status = ap_search_open(&search, work->arena);
  if (status == AP_OK) {
    status = ap_search_changes(&search, work->limits, work->prices, CHANGE_PRICE, work->out->changes.bound, &settled);
  }
  if (status == AP_OK) {
    status = ap_level_settle(&search, work->arena, levelled);
  }
  if (status == AP_OK) {
    judge_changes(work, &search, settled);
    status = ap_order_by_risk(classes, work->arena, work->covers);
  }
  return status;
}

ap_status ap_keep_track(const ap_kept *kept, ap_track track, const ap_criterion *order, ap_watch *watch,
                        ap_arena *arena, ap_levelled *levelled, ap_keeping *keeping) {
  keeping_work work = {.levelled = levelled, .out = keeping, .watch = watch, .arena = arena};
  int64_t prices[AP_YEARS_MOST];
  size_t count = levelled->classes.unit_count;
  *keeping = (ap_keeping){.free_peak = levelled->criteria[AP_PEAK].value};
  keeping->limit = ap_kept_limit(kept, keeping->free_peak);
  ap_status status = ap_kept_classes_build(kept, track, &levelled->classes, arena, &work.kept);
  work.covers = ap_arena_allocate(arena, count, sizeof *work.covers);
  work.tried = ap_arena_allocate(arena, count, sizeof *work.tried);
  if (status != AP_OK || arena->failed) {
    return AP_MACHINE;
  }
  for (int year = 0; year < levelled->classes.horizon; year++) {
    work.limits[year] = ap_load_limit(&work.kept.classes, year, keeping->limit);
  }
  status = price_years(&work, prices);
  if (status == AP_OK) {
    begin(&work, prices);
    status = search_from(&work, order);
  }
  for (size_t u = 0; u < count && status == AP_OK; u++) {
    levelled->covers[work.kept.place[u]] = work.covers[u];
  }
  return status;
}
