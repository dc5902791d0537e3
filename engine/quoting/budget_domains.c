/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each domain adds: the money of each year and track, shared out by the minutes of the domain's rows. */
#include "quoting/budget_parts.h"
#include "support/apportion.h"
#include <string.h>

/* Domains while they are gathered; the last one takes what falls in years without items. */
typedef struct gathering {
  ap_budget *budget;
  ap_arena scratch;
  ap_domain_cost *domains;
  size_t count;
  size_t *of_item;  /* by index of the item */
  int64_t *minutes; /* by domain, of the year and track at hand */
  int64_t *shares;
} gathering;

/* Objectives of a domain stand together in the natural order of IDs, though those of several standards may mix. */
static void number_objectives(gathering *at) {
  const ap_catalog *catalog = at->budget->plan->scenario->catalog;
  char last[AP_DOMAIN_BYTES] = "";
  size_t of_standard[AP_STANDARDS] = {0};
  bool known[AP_STANDARDS] = {false};
  for (size_t i = 0; i < catalog->count; i++) {
    const ap_item *item = catalog->by_rank[i];
    char name[AP_DOMAIN_BYTES] = "";
    if (item->parent != NULL) {
      continue;
    }
    ap_id_domain(item->id, name, sizeof name);
    if (strcmp(name, last) != 0) {
      memset(known, 0, sizeof known);
      memcpy(last, name, sizeof last);
    }
    if (!known[item->standard]) {
      known[item->standard] = true;
      of_standard[item->standard] = at->count;
      at->domains[at->count++] =
          (ap_domain_cost){.standard = item->standard, .name = ap_arena_copy(&at->budget->arena, name)};
    }
    at->of_item[item->index] = of_standard[item->standard];
  }
}

static bool begin(gathering *at) {
  const ap_catalog *catalog = at->budget->plan->scenario->catalog;
  size_t most = catalog->count + 1;
  at->domains = ap_arena_allocate(&at->scratch, most, sizeof *at->domains);
  at->of_item = ap_arena_allocate(&at->scratch, most, sizeof *at->of_item);
  at->minutes = ap_arena_allocate(&at->scratch, most, sizeof *at->minutes);
  at->shares = ap_arena_allocate(&at->scratch, most, sizeof *at->shares);
  if (at->scratch.failed) {
    return false;
  }
  number_objectives(at);
  for (size_t i = 0; i < catalog->count; i++) {
    const ap_item *item = &catalog->items[i];
    if (item->parent != NULL) {
      at->of_item[i] = at->of_item[item->parent->index];
    }
  }
  return !at->budget->arena.failed;
}

static bool share_amount(gathering *at, ap_track track, int64_t amount) {
  ap_domain_cost *without_items = &at->domains[at->count];
  bool any = false;
  for (size_t d = 0; d < at->count; d++) {
    any = any || at->minutes[d] > 0;
  }
  if (!any) {
    int64_t *of_track = track == AP_EXTERNAL ? &without_items->external : &without_items->internal;
    *of_track += amount;
    return true;
  }
  if (!ap_apportion(amount, at->minutes, at->count, &at->scratch, at->shares)) {
    return false;
  }
  for (size_t d = 0; d < at->count; d++) {
    int64_t *of_track = track == AP_EXTERNAL ? &at->domains[d].external : &at->domains[d].internal;
    *of_track += at->shares[d];
    at->domains[d].minutes[track] += at->minutes[d];
  }
  return true;
}

/* One track of one year, whose rows begin at `first`. */
static bool share_year(gathering *at, const ap_year_cost *cost, ap_track track, size_t first) {
  const ap_plan *plan = at->budget->plan;
  memset(at->minutes, 0, at->count * sizeof *at->minutes);
  for (size_t i = first; i < plan->row_count && plan->rows[i].year == cost->year; i++) {
    const ap_plan_row *row = &plan->rows[i];
    if (row->track == track) {
      at->minutes[at->of_item[row->item->index]] += row->minutes;
    }
  }
  return share_amount(at, track, track == AP_EXTERNAL ? cost->external : cost->internal);
}

static bool share_years(gathering *at) {
  const ap_plan *plan = at->budget->plan;
  size_t first = 0;
  for (int t = 0; t < plan->scenario->years; t++) {
    const ap_year_cost *cost = &at->budget->costs[t];
    if (!share_year(at, cost, AP_EXTERNAL, first) || !share_year(at, cost, AP_INTERNAL, first)) {
      return false;
    }
    while (first < plan->row_count && plan->rows[first].year == cost->year) {
      first++;
    }
  }
  return true;
}

static bool has_any(const ap_domain_cost *domain) {
  return domain->minutes[AP_EXTERNAL] > 0 || domain->minutes[AP_INTERNAL] > 0 || domain->total > 0;
}

static bool keep(gathering *at) {
  ap_budget *budget = at->budget;
  budget->domains = ap_arena_allocate(&budget->arena, at->count + 1, sizeof *budget->domains);
  if (budget->domains == NULL) {
    return false;
  }
  for (int standard = 0; standard <= AP_STANDARDS; standard++) {
    for (size_t d = 0; d <= at->count; d++) {
      ap_domain_cost *domain = &at->domains[d];
      domain->total = domain->external + domain->internal;
      bool is_here = d == at->count ? standard == AP_STANDARDS : (int)domain->standard == standard;
      if (is_here && has_any(domain)) {
        budget->domains[budget->domain_count++] = *domain;
      }
    }
  }
  return true;
}

bool ap_budget_share(ap_budget *budget) {
  gathering at = {.budget = budget};
  bool shared = begin(&at) && share_years(&at) && keep(&at);
  ap_arena_free(&at.scratch);
  return shared;
}
