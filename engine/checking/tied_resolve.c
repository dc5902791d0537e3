/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/tied_resolve.h"
#include "checking/certificate_claims.h"
#include "checking/tied_certificate.h"
#include "support/diagnose.h"
#include "support/utf8.h"
#include <inttypes.h>
#include <stdio.h>

typedef struct resolving {
  const ap_judging *judging;
  const ap_claimed_part *part;
  const ap_check_ties *ties;
  const ap_constraints *constraints;
  ap_arena *arena;
  bool sound;
} resolving;

static int plan_year(const resolving *at, int offset) { return at->judging->scope->scenario->start_year + offset; }

/* A track may have fewer years than the other: either number will do, since years beyond count for nothing. */
static bool has_length(const resolving *at, const char *tail, const ap_claimed_numbers *weights) {
  int longest = 0;
  for (int track = 0; track < AP_TRACKS; track++) {
    int horizon = at->ties->scopes[track].horizon;
    longest = horizon > longest ? horizon : longest;
    if (weights->count == (size_t)horizon) {
      return true;
    }
  }
  ap_judge_breach(at->judging, tail, AP_D_CHECK_LENGTH, "%zu" AP_NEXT "%d", weights->count, longest);
  return false;
}

static bool are_weights(const resolving *at, const char *tail, const ap_claimed_numbers *weights) {
  return has_length(at, tail, weights) && ap_judge_signs(at->judging, tail, weights);
}

/* A weight on what has no limit in that year bounds nothing. */
static bool stand_on_limits(const resolving *at, const char *tail, const ap_claimed_numbers *weights,
                            ap_years limited) {
  for (size_t i = 0; i < weights->count; i++) {
    if (weights->values[i] > 0 && (limited >> i & 1) == 0) {
      char element[AP_TAIL_BYTES];
      snprintf(element, sizeof element, "%s/%zu", tail, i);
      ap_judge_breach(at->judging, element, AP_D_CHECK_LIMITLESS, "%d", plan_year(at, (int)i));
      return false;
    }
  }
  return true;
}

/* The years in which the other track's load has a limit; beyond its horizon there is no load. */
static ap_years limited_years(const resolving *at, ap_track other) {
  const ap_check_ground *ground = &(*at->judging->tied->grounds)[other];
  ap_years limited = ~(ap_years)0;
  for (int offset = 0; offset < ground->horizon && at->part->other_peak == AP_CHECK_NO_LIMIT; offset++) {
    limited &= ground->caps[offset] == 0 ? ~((ap_years)1 << offset) : ~(ap_years)0;
  }
  return limited;
}

static ap_check_weights weights_of(const ap_claimed_numbers *numbers) {
  return (ap_check_weights){.values = numbers->values, .count = numbers->count};
}

static void resolve_loads(resolving *at, ap_check_prices *prices) {
  ap_track own = at->judging->scope->track;
  ap_track other = ap_check_other_track(own);
  const ap_claimed_numbers *weights = &at->part->ties->other_track;
  char tail[AP_TAIL_BYTES];
  snprintf(tail, sizeof tail, "%s/other_track", at->part->tail);
  prices->loads[own] = weights_of(at->part->weights);
  prices->loads[other] = weights_of(weights);
  at->sound = weights->values == NULL ||
              (are_weights(at, tail, weights) && stand_on_limits(at, tail, weights, limited_years(at, other)));
}

/* One list of prices: what is priced, and how many of it the scenario has. */
typedef struct priced {
  const char *key; /* of the list, in plan and scenario */
  size_t count;
  bool of_unit;
} priced;

static bool has_index(const resolving *at, const char *tail, const priced *what, const ap_claimed_price *claimed) {
  if (claimed->index >= 0 && (uint64_t)claimed->index < what->count) {
    return true;
  }
  ap_judge_breach(at->judging, tail, AP_D_CHECK_INDEX, "%" PRId64 AP_NEXT "%s" AP_NEXT "%zu", claimed->index, what->key,
                  what->count);
  return false;
}

static bool is_member(const resolving *at, const char *tail, const ap_claimed_price *claimed, ap_check_price *price) {
  price->unit = ap_check_unit_named(&at->ties->scopes[price->track], claimed->item, claimed->rule);
  if (price->unit != AP_NO_UNIT && ap_check_is_member(&at->ties->set_ups[price->track][price->index], price->unit)) {
    return true;
  }
  char id[AP_EXCERPT_SIZE];
  char rule[AP_EXCERPT_SIZE];
  ap_judge_breach(at->judging, tail, AP_D_CHECK_MEMBER, "%s" AP_NEXT "%s" AP_NEXT "%s",
                  ap_utf8_excerpt(claimed->item, id), ap_utf8_excerpt(claimed->rule, rule),
                  at->constraints->set_ups[price->index].name);
  return false;
}

static bool resolve_price(const resolving *at, const char *tail, const priced *what, const ap_claimed_price *claimed,
                          ap_check_price *price) {
  char weights[AP_TAIL_BYTES + sizeof "/weights"];
  snprintf(weights, sizeof weights, "%s/weights", tail);
  if (!has_index(at, tail, what, claimed)) {
    return false;
  }
  *price = (ap_check_price){
      .index = (size_t)claimed->index, .track = claimed->track, .weights = weights_of(&claimed->weights)};
  return are_weights(at, weights, &claimed->weights) && (!what->of_unit || is_member(at, tail, claimed, price));
}

static void resolve_list(resolving *at, const priced *what, const ap_claimed_prices *claimed,
                         ap_check_price_list *list) {
  list->prices = ap_arena_allocate(at->arena, claimed->count, sizeof *list->prices);
  for (size_t i = 0; i < claimed->count && list->prices != NULL; i++) {
    char tail[AP_TAIL_BYTES];
    snprintf(tail, sizeof tail, "%s/%s/%zu", at->part->tail, what->key, i);
    bool sound = resolve_price(at, tail, what, &claimed->prices[i], &list->prices[list->count]);
    list->count += sound;
    at->sound = at->sound && sound;
  }
}

static void resolve_caps(resolving *at, ap_check_prices *prices) {
  const ap_claimed_prices *claimed = &at->part->ties->caps;
  resolve_list(at, &(priced){.key = "caps", .count = at->constraints->cap_count}, claimed, &prices->caps);
  for (size_t i = 0; i < prices->caps.count && at->sound; i++) {
    char tail[AP_TAIL_BYTES];
    snprintf(tail, sizeof tail, "%s/caps/%zu/weights", at->part->tail, i);
    const ap_cap *cap = &at->constraints->caps[prices->caps.prices[i].index];
    at->sound = stand_on_limits(at, tail, &claimed->prices[i].weights, cap->years);
  }
}

/* ---- what the members of a set-up cost together ---- */

/* By set-up and year. */
typedef ap_wide member_sums[AP_YEARS_MOST];

/* No sum overflows: a weight is below 2^63, and memory holds fewer than 2^36 of them. */
static void add_members(const ap_check_price_list *list, ap_track track, member_sums *sums) {
  for (size_t i = 0; i < list->count; i++) {
    const ap_check_price *price = &list->prices[i];
    for (int offset = 0; offset < AP_YEARS_MOST && price->track == track; offset++) {
      sums[price->index][offset] += ap_check_weight_of(&price->weights, offset);
    }
  }
}

/* Where the set-up is open in every plan it is paid for already. */
static bool covers_members(const resolving *at, const ap_check_prices *prices, ap_track track, size_t set_up,
                           int offset, ap_wide sum) {
  const ap_check_tied *tied = at->judging->tied;
  bool opened = (tied->forced->opened[track][set_up] >> offset & 1) != 0;
  ap_wide price;
  return sum == 0 || (!opened && ap_check_price_of_set_up(tied, prices, track, set_up, offset, &price) && sum <= price);
}

static void judge_set_up(resolving *at, const ap_check_prices *prices, ap_track track, size_t set_up,
                         const ap_wide *sums) {
  for (int offset = 0; offset < AP_YEARS_MOST; offset++) {
    if (!covers_members(at, prices, track, set_up, offset, sums[offset])) {
      char tail[AP_TAIL_BYTES];
      snprintf(tail, sizeof tail, "%s/set_ups", at->part->tail);
      ap_judge_breach(at->judging, tail, AP_D_CHECK_SET_UP, "%s" AP_NEXT "%d", at->constraints->set_ups[set_up].name,
                      plan_year(at, offset));
      at->sound = false;
      return;
    }
  }
}

static void resolve_set_ups(resolving *at, ap_check_prices *prices) {
  size_t count = at->constraints->set_up_count;
  resolve_list(at, &(priced){.key = "set_ups", .count = count, .of_unit = true}, &at->part->ties->set_ups,
               &prices->set_ups);
  for (int track = 0; track < AP_TRACKS && at->sound && prices->set_ups.count != 0; track++) {
    member_sums *sums = ap_arena_allocate(at->arena, count, sizeof *sums);
    if (sums == NULL) {
      return;
    }
    add_members(&prices->set_ups, (ap_track)track, sums);
    for (size_t s = 0; s < count && at->sound; s++) {
      judge_set_up(at, prices, (ap_track)track, s, sums[s]);
    }
  }
}

ap_status ap_judge_prices(const ap_judging *judging, const ap_claimed_part *part, ap_arena *arena,
                          ap_check_prices *prices) {
  const ap_check_ties *ties = judging->tied->forced->ties;
  resolving at = {.judging = judging,
                  .part = part,
                  .ties = ties,
                  .constraints = &judging->scope->scenario->constraints,
                  .arena = arena};
  *prices = (ap_check_prices){.track = judging->scope->track, .scale = part->scale};
  resolve_loads(&at, prices);
  resolve_caps(&at, prices);
  resolve_list(&at, &(priced){.key = "apart", .count = at.constraints->apart_count}, &part->ties->apart,
               &prices->apart);
  resolve_set_ups(&at, prices);
  if (arena->failed) {
    return AP_MACHINE;
  }
  return at.sound ? AP_OK : AP_NO;
}
