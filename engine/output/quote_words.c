/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/quote_words.h"
#include "output/translate.h"
#include "support/rounding.h"

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

bool ap_quote_saved_share(const ap_quote *quote, const ap_quote *other, int64_t *share) {
  bool priced = quote->terms != NULL;
  int64_t here = priced ? quote->sum.fee.total : quote->sum.minutes;
  int64_t whole = priced ? other->sum.fee.total : other->sum.minutes;
  return whole != 0 && !ap_ratio_overflows(whole - here, AP_PERCENT, whole, share);
}

const char *ap_quote_share_words(const ap_quote *quote) {
  return quote->terms != NULL ? _("{0} percent of the fee under the full scheme is saved.")
                              : _("{0} percent of the hours under the full scheme are saved.");
}

const char ap_quote_rounding[] =
    N_("Minutes and amounts are rounded half up, part by part; sums are of rounded parts. Expenses: a percentage of "
       "what the grades cost; contingency: of everything above it.");

const char ap_quote_no_range[] = N_("With \"effort_range\" in the scenario's \"quote\" P50 and P80 stand here.");

const char ap_quote_formula[] =
    N_("PERT: an item of m likely minutes takes at least m x low %, at most m x high %; its mean is (least + 4 m + "
       "most) / 6, its deviation s = (most - least) / 6. All items together take the sum of their means + z S, where S "
       "x S = (1 - c) x sum of (s x s) + c x (sum of s) x (sum of s), c = {0} % (correlation: how far items vary "
       "alike), z = 0 for P50 and 0.8416 for P80, rounded half up to the minute. The cost is that of these hours at "
       "the same terms, without contingency. Years vary alike: those of the term are sums.");
