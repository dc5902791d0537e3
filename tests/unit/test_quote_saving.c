/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped quote, computed by hand from the tags of the shipped catalog. */
#include "quoting/quote.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { YEARS = 3, OBJECTIVE = 60, DETAILED = 30 };

/* What `auditplan tag` counts, by code of its own. */
typedef struct tag_counts {
  int64_t governance, management; /* detailed: three-part rows are headings */
  int64_t objectives, detailed;   /* of the control standard */
  int64_t direct_objectives;      /* tagged themselves */
  int64_t direct_detailed;        /* tagged, by themselves or by their objective */
  int64_t drawn_in;               /* objectives without the tag that have a detailed control with it */
} tag_counts;

static bool has_direct_detailed(const ap_scenario *scenario, const ap_item *objective) {
  for (size_t i = 0; i < scenario->catalog->count; i++) {
    const ap_item *item = &scenario->catalog->items[i];
    if (item->parent == objective && ap_has_tag(scenario->tagged, item, "direct")) {
      return true;
    }
  }
  return false;
}

static tag_counts count_tags(const ap_scenario *scenario) {
  tag_counts counts = {0};
  for (size_t i = 0; i < scenario->catalog->count; i++) {
    const ap_item *item = &scenario->catalog->items[i];
    bool direct = ap_has_tag(scenario->tagged, item, "direct");
    bool objective = item->level == AP_OBJECTIVE;
    if (item->standard != AP_CONTROL) {
      counts.governance += item->standard == AP_GOVERNANCE && !objective;
      counts.management += item->standard == AP_MANAGEMENT && !objective;
      continue;
    }
    counts.objectives += objective;
    counts.detailed += !objective;
    counts.direct_objectives += objective && direct;
    counts.direct_detailed += !objective && direct;
    counts.drawn_in += objective && !direct && has_direct_detailed(scenario, item);
  }
  return counts;
}

static void the_saving_of_the_shipped_catalog_is_as_a_hand_computes_it(void **state) {
  (void)state;
  const ap_scenario_options options = {.size = sizeof options, .data_folder = SOURCE_FOLDER "/controls"};
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_scenario *scenario = NULL;
  ap_scheme *full = NULL;
  ap_plan *plan = NULL;
  ap_quote *quote = NULL;
  ap_quote *other = NULL;
  assert_int_equal(ap_scenario_load(SOURCE_FOLDER "/scenarios/liu-quote.yaml", &options, diagnostics, &scenario),
                   AP_OK);
  assert_int_equal(ap_scheme_read(SOURCE_FOLDER "/controls/schemes/ismap.yaml", diagnostics, &full), AP_OK);
  assert_int_equal(ap_plan_make(scenario, NULL, diagnostics, &plan), AP_OK);
  assert_int_equal(ap_quote_make(plan, diagnostics, &quote), AP_OK);
  assert_int_equal(ap_quote_against(plan, full, NULL, diagnostics, &other), AP_OK);

  /* The tags. Of the 82 governance and management items each counts each year, on either side. */
  tag_counts tags = count_tags(scenario);
  int64_t yearly = tags.governance + tags.management;
  assert_int_equal(tags.governance, 18);
  assert_int_equal(tags.management, 64);
  assert_int_equal(tags.objectives, 121);
  assert_int_equal(tags.detailed, 31);

  /* Full: all in each year. ISMAP-LIU: what is direct, or drawn in by it, once in the three years. */
  int64_t once = tags.direct_objectives + tags.drawn_in + tags.direct_detailed;
  int64_t full_items = YEARS * (yearly + tags.objectives + tags.detailed);
  int64_t items = YEARS * yearly + once;
  assert_int_equal(other->sum.all.items, full_items);
  assert_int_equal(quote->sum.all.items, items);
  assert_int_equal(quote->sum.parts[AP_PART_DIRECT].items, tags.direct_objectives + tags.direct_detailed);
  assert_int_equal(quote->sum.parts[AP_PART_OTHER].items, tags.drawn_in);
  assert_int_equal(full_items - items, 384); /* 702 less 318 */

  int64_t full_minutes = YEARS * (yearly * DETAILED + tags.objectives * OBJECTIVE + tags.detailed * DETAILED);
  int64_t minutes = YEARS * yearly * DETAILED + (tags.direct_objectives + tags.drawn_in) * OBJECTIVE +
                    tags.direct_detailed * DETAILED;
  assert_int_equal(other->sum.minutes, full_minutes);
  assert_int_equal(quote->sum.minutes, minutes);
  assert_int_equal(full_minutes - minutes, 20790); /* 346.5 hours */

  /* Each year of the plan has a third of the hours, 62: 6.2 of partners at 40,000, 18.6 of managers at 25,000, 37.2 of
   * staff at 15,000; 300,000 for the report; 50,000 and 3 % of the hours' price; then 10 % of all.
   *   248,000 + 465,000 + 558,000 = 1,271,000; + 300,000 + 50,000 + 38,130 = 1,659,130; + 165,913 = 1,825,043
   * In full it has 177.5 hours: 17.75, 53.25 and 106.5.
   *   710,000 + 1,331,250 + 1,597,500 = 3,638,750; + 300,000 + 50,000 + 109,163 = 4,097,913; + 409,791 = 4,507,704 */
  for (int t = 0; t < YEARS; t++) {
    assert_int_equal(quote->years[t].minutes, minutes / YEARS);
    assert_int_equal(quote->years[t].fee.total, 1825043);
    assert_int_equal(other->years[t].fee.total, 4507704);
  }
  assert_int_equal(other->sum.fee.total - quote->sum.fee.total, 8047983); /* 3 times 2,682,661 */

  ap_quote_free(other);
  ap_quote_free(quote);
  ap_plan_free(plan);
  ap_scheme_free(full);
  ap_scenario_free(scenario);
  ap_diagnostics_free(diagnostics);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_saving_of_the_shipped_catalog_is_as_a_hand_computes_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
