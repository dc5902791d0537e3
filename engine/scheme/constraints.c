/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheme/constraints.h"
#include "support/glob.h"
#include <string.h>

bool ap_is_chosen(const ap_chosen_items *chosen, const char *id, unsigned track) {
  for (size_t i = 0; (chosen->tracks >> track & 1) != 0 && i < chosen->id_count; i++) {
    if (ap_glob_matches(chosen->ids[i], id)) {
      return true;
    }
  }
  return false;
}

bool ap_cap_limits_load(const ap_cap *cap, unsigned track) {
  return cap->tracks == 1U << track && cap->skill == NULL && !cap->in_money;
}

bool ap_same_skill(const char *one, const char *other) {
  return one == NULL || other == NULL ? one == other : strcmp(one, other) == 0;
}

int64_t ap_rate_of(const ap_constraints *constraints, unsigned track, const char *skill) {
  int64_t general = 0;
  for (size_t r = 0; r < constraints->rate_count; r++) {
    const ap_rate *rate = &constraints->rates[r];
    if ((rate->tracks >> track & 1) == 0) {
      continue;
    }
    if (skill != NULL && ap_same_skill(rate->skill, skill)) {
      return rate->per_hour;
    }
    general = rate->skill == NULL ? rate->per_hour : general;
  }
  return general;
}

int64_t ap_cap_share(const ap_constraints *constraints, const ap_cap *cap, unsigned track, const char *skill,
                     int64_t minutes) {
  if ((cap->tracks >> track & 1) == 0 || (cap->skill != NULL && !ap_same_skill(cap->skill, skill))) {
    return 0;
  }
  return cap->in_money ? minutes * ap_rate_of(constraints, track, skill) : minutes;
}

int64_t ap_cap_share_of_set_up(const ap_constraints *constraints, const ap_cap *cap, unsigned track,
                               const ap_set_up *set_up) {
  int64_t minutes = ap_cap_share(constraints, cap, track, NULL, set_up->minutes);
  bool enters = (cap->tracks >> track & 1) != 0 && cap->skill == NULL;
  return minutes + (enters && cap->in_money ? set_up->fee * AP_MINUTES_OF_AN_HOUR : 0);
}
