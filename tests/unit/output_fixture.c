/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output_fixture.h"
#include "output/width.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

fixture fixed;

static int64_t ones[] = {1, 1, 1};
static const char *tag_names[] = {"core", "direct"};
static const char *direct_tag[] = {"direct"};
static ap_select direct = {.tags = direct_tag, .tag_count = 1};

static void reset_catalog(void) {
  const ap_item items[FIXTURE_ITEMS] = {
      {.id = "3.1.2", .title = "Heading", .standard = AP_GOVERNANCE, .heading = true, .selected = true},
      {.id = "3.1.2.1", .title = "Governing", .standard = AP_GOVERNANCE, .level = AP_DETAILED, .selected = true},
      {.id = "9.2.3", .title = "Privileges", .title_ja = "特権", .standard = AP_CONTROL, .selected = true},
      {.id = "9.2.3.11.PB", .title = "Strong, \"two\"", .standard = AP_CONTROL, .level = AP_DETAILED, .selected = true},
      {.id = "18.1.1", .title = "Law", .standard = AP_CONTROL, .selected = true, .inherited = true}};
  memcpy(fixed.items, items, sizeof items);
  for (size_t i = 0; i < FIXTURE_ITEMS; i++) {
    fixed.items[i].index = fixed.items[i].rank = i;
    fixed.by_rank[i] = &fixed.items[i];
  }
  fixed.items[1].parent = &fixed.items[0];
  fixed.items[3].parent = &fixed.items[2];
  fixed.catalog = (ap_catalog){.file = "catalog.csv",
                               .items = fixed.items,
                               .count = FIXTURE_ITEMS,
                               .by_rank = fixed.by_rank,
                               .title = "Five items",
                               .title_ja = "五項目",
                               .note = "five of many",
                               .complete = false};
}

static void reset_tags(void) {
  memset(fixed.tags, 0, sizeof fixed.tags);
  fixed.tags[2 * 2 + 1] = (ap_tag){.value = true, .source = AP_TAG_BY_RULE, .rule = "ACCESS", .why.en = "opens, doors"};
  fixed.tags[3 * 2 + 0] = (ap_tag){.value = true, .source = AP_TAG_BY_SCENARIO, .why.en = "an expert says so"};
  fixed.tags[3 * 2 + 1] =
      (ap_tag){.value = true, .source = AP_TAG_BY_OBJECTIVE, .rule = "ACCESS", .why.en = "opens, doors"};
  fixed.tags[4 * 2 + 1] = (ap_tag){.value = false, .source = AP_TAG_BY_CATALOG};
  fixed.tagged = (ap_tagged){.catalog = &fixed.catalog, .names = tag_names, .name_count = 2, .tags = fixed.tags};
}

static void reset_scheme(void) {
  const ap_rule rules[] = {
      {.id = "EXT",
       .track = AP_EXTERNAL,
       .unit = AP_UNIT_ITEM,
       .every = 1,
       .enabled = true,
       .select = {.standards = 1u << AP_GOVERNANCE | 1u << AP_MANAGEMENT, .levels = 1u << AP_DETAILED},
       .document = "draft",
       .clause = "4"},
      {.id = "REST",
       .track = AP_EXTERNAL,
       .unit = AP_UNIT_OBJECTIVE,
       .every = 3,
       .select = {.standards = 1u << AP_CONTROL, .except = &direct},
       .note = {.en = "none planned (our reading)", .ja = "計画しない"}},
      {.id = "INT", .track = AP_INTERNAL, .unit = AP_UNIT_OBJECTIVE, .every = 3, .enabled = true}};
  memcpy(fixed.rules, rules, sizeof rules);
  fixed.scheme = (ap_scheme){.file = "scheme.yaml",
                             .id = "small",
                             .title = {.en = "A small scheme", .ja = "小さな制度"},
                             .edition = "2022 draft",
                             .note = {.en = "follows a draft"},
                             .rules = fixed.rules,
                             .rule_count = 3};
  fixed.scenario = (ap_scenario){.file = "scenario.yaml",
                                 .title = {.en = "A small service", .ja = "小さなサービス"},
                                 .start_year = 2027,
                                 .start_month = 4,
                                 .years = 2,
                                 .as_of = {2027, 4, 1},
                                 .order = {AP_PEAK, AP_TOTAL, AP_SPREAD},
                                 .scheme = &fixed.scheme,
                                 .catalog = &fixed.catalog,
                                 .tagged = &fixed.tagged};
}

static void reset_external(void) {
  const ap_plan_year years[] = {{2027, 90, 60, 2, 0}, {2028, 60, 60, 1, 0}, {2029, 60, 60, 1, 0}};
  memcpy(fixed.external_years, years, sizeof years);
  memset(fixed.external_apart, 0, sizeof fixed.external_apart);
  fixed.plan.tracks[AP_EXTERNAL] = (ap_track_plan){.horizon = FIXTURE_HORIZON,
                                                   .years = fixed.external_years,
                                                   .criteria = {[AP_PEAK] = {90, 90, AP_PROVEN, 0},
                                                                [AP_TOTAL] = {210, 210, AP_PROVEN, 0},
                                                                [AP_SPREAD] = {30, 30, AP_PROVEN, 0}},
                                                   .optimal = true,
                                                   .set_apart = fixed.external_apart,
                                                   .certificate = {.common_divisor = 30,
                                                                   .peak_weights = ones,
                                                                   .peak_weighted = 210,
                                                                   .total_scale = 2,
                                                                   .total_weights = ones},
                                                   .unit_count = 2,
                                                   .class_count = 2};
}

static void reset_internal(void) {
  const ap_plan_year years[] = {{2027, 45, 0, 1, 0}, {2028, 0, 0, 0, 0}, {2029, 0, 0, 0, 0}};
  memcpy(fixed.internal_years, years, sizeof years);
  memset(fixed.internal_apart, 0, sizeof fixed.internal_apart);
  fixed.overdue[0] = (ap_overdue){&fixed.items[2], "INT", 2025};
  fixed.overdue[1] = (ap_overdue){&fixed.items[4], "INT", 2026};
  fixed.plan.tracks[AP_INTERNAL] = (ap_track_plan){.horizon = FIXTURE_HORIZON,
                                                   .years = fixed.internal_years,
                                                   .criteria = {[AP_PEAK] = {45, 15, AP_GAP, 0},
                                                                [AP_TOTAL] = {45, 0, AP_NOT_ATTEMPTED, 0},
                                                                [AP_SPREAD] = {45, 0, AP_NOT_ATTEMPTED, 0}},
                                                   .set_apart = fixed.internal_apart,
                                                   .certificate = {.common_divisor = 45,
                                                                   .peak_argument = AP_BY_LARGEST_UNIT,
                                                                   .peak_weights = ones,
                                                                   .peak_weighted = 45,
                                                                   .largest = &fixed.items[2],
                                                                   .largest_rule = "INT"},
                                                   .unit_count = 1,
                                                   .class_count = 1,
                                                   .overdue = fixed.overdue,
                                                   .overdue_count = 2};
}

int fixture_reset(void **state) {
  (void)state;
  reset_catalog();
  reset_tags();
  reset_scheme();
  const ap_plan_row rows[] = {{2027, AP_EXTERNAL, "EXT", &fixed.items[1], 60},
                              {2027, AP_INTERNAL, "INT", &fixed.items[3], 45},
                              {2028, AP_EXTERNAL, "EXT", &fixed.items[1], 60}};
  memcpy(fixed.rows, rows, sizeof rows);
  fixed.continued[0] = (ap_plan_row){2029, AP_EXTERNAL, "EXT", &fixed.items[1], 60};
  fixed.plan = (ap_plan){.scenario = &fixed.scenario,
                         .rows = fixed.rows,
                         .row_count = 3,
                         .continued = fixed.continued,
                         .continued_count = 1};
  reset_external();
  reset_internal();
  return 0;
}

const char *fixture_text(void (*show)(ap_text *text)) {
  static char shown[20000];
  ap_text text = {0};
  show(&text);
  assert_false(text.failed);
  assert_true(text.length < sizeof shown);
  memcpy(shown, text.bytes, text.length + 1);
  ap_text_free(&text);
  return shown;
}

void assert_fits_the_screen(const char *text) {
  for (const char *line = text; *line != '\0';) {
    char copy[400] = "";
    size_t length = strcspn(line, "\n");
    assert_true(length < sizeof copy);
    memcpy(copy, line, length);
    if (ap_width(copy) > AP_SCREEN_COLUMNS || (length > 0 && copy[length - 1] == ' ')) {
      fail_msg("does not fit: \"%s\"", copy);
    }
    line += length + 1;
  }
}

void assert_says(const char *text, const char *words) {
  if (strstr(text, words) == NULL) {
    fail_msg("\"%s\" is not said in:\n%s", words, text);
  }
}

void assert_does_not_say(const char *text, const char *words) {
  if (strstr(text, words) != NULL) {
    fail_msg("\"%s\" is said in:\n%s", words, text);
  }
}
