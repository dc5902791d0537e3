/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/quote_words.h"
#include "output/translate.h"

const char *ap_quote_part_name(ap_quote_part part) {
  static const char *const names[] = {[AP_PART_GOVERNANCE] = "governance",
                                      [AP_PART_MANAGEMENT] = "management",
                                      [AP_PART_DIRECT] = "direct",
                                      [AP_PART_OTHER] = "other"};
  return names[part];
}

const char *ap_quote_part_title(ap_quote_part part) {
  static const char *const titles[] = {[AP_PART_GOVERNANCE] = N_("governance"),
                                       [AP_PART_MANAGEMENT] = N_("management"),
                                       [AP_PART_DIRECT] = N_("control, direct"),
                                       [AP_PART_OTHER] = N_("control, other")};
  return _(titles[part]);
}

const char ap_quote_formula[] =
    N_("PERT: an item of m likely minutes takes at least m x low %, at most m x high %; its mean is (least + 4 m + "
       "most) / 6, its deviation s = (most - least) / 6. All items together take the sum of their means + z S, where S "
       "x S = (1 - c) x sum of (s x s) + c x (sum of s) x (sum of s), c = {0} % (correlation: how far items vary "
       "alike), z = 0 for P50 and 0.8416 for P80, rounded half up to the minute. The cost is that of these hours at "
       "the same terms, without contingency. Years vary alike: those of the term are sums.");
