/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made_scenario.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

static const char *const track_names[] = {"external", "internal"};
static const char *const standard_names[] = {"governance", "management", "control"};
static const char *const criterion_names[] = {"peak", "total", "spread"};

made_scenario *made_scenario_new(int start_year, int years) {
  made_scenario *made = calloc(1, sizeof *made);
  assert_non_null(made);
  made->catalog.items = made->items;
  made->catalog.complete = true;
  made->catalog.file = "catalog.csv";
  made->scheme.rules = made->rules;
  made->scheme.file = "scheme.yaml";
  made->scheme.id = "made";
  made->scheme.title.en = "Made by a test";
  made->scheme.edition = "1";
  made->history.rows = made->rows;
  made->history.file = "history.csv";
  made->tagged.catalog = &made->catalog;
  made->scenario = (ap_scenario){
      .file = "scenario.yaml",
      .title = {.en = "Made by a test"},
      .start_year = start_year,
      .start_month = 4,
      .years = years,
      .as_of = {start_year, 4, 1},
      .order = {AP_PEAK, AP_TOTAL, AP_SPREAD},
      .scheme = &made->scheme,
      .catalog = &made->catalog,
      .tagged = &made->tagged,
      .constraints = {.pins = made->pins,
                      .together = made->together,
                      .caps = made->caps,
                      .apart = made->apart,
                      .set_ups = made->set_ups,
                      .rates = made->rates},
  };
  return made;
}

void made_scenario_free(made_scenario *made) {
  if (made != NULL) {
    ap_arena_free(&made->arena);
    free(made);
  }
}

ap_item *made_item(made_scenario *made, const char *id, ap_item *parent, int32_t external, int32_t internal) {
  assert_true(made->catalog.count < MADE_ITEMS_MOST);
  size_t index = made->catalog.count++;
  made->items[index] = (ap_item){
      .id = ap_arena_copy(&made->arena, id),
      .title = ap_arena_format(&made->arena, "Item %s", id),
      .parent = parent,
      .index = index,
      .line = index + 2,
      .standard = parent != NULL ? parent->standard : AP_CONTROL,
      .level = parent != NULL ? AP_DETAILED : AP_OBJECTIVE,
      .selected = true,
      .direct = AP_UNSET,
      .minutes = {external, internal},
  };
  assert_false(made->arena.failed);
  return &made->items[index];
}

ap_rule *made_rule(made_scenario *made, const char *id, ap_track track, ap_unit_kind unit, int every) {
  assert_true(made->scheme.rule_count < MADE_RULES_MOST);
  ap_rule *rule = &made->rules[made->scheme.rule_count++];
  *rule =
      (ap_rule){.id = ap_arena_copy(&made->arena, id), .track = track, .unit = unit, .every = every, .enabled = true};
  assert_false(made->arena.failed);
  return rule;
}

void made_history(made_scenario *made, const ap_item *item, ap_track track, int year) {
  assert_true(made->history.count < MADE_HISTORY_MOST);
  made->rows[made->history.count++] = (ap_history_row){.item = item, .track = track, .year = year};
  made->scenario.history = &made->history;
}

void made_choose(made_scenario *made, ap_chosen_items *chosen, const char *glob) {
  const char **ids = ap_arena_allocate(&made->arena, chosen->id_count + 1, sizeof *ids);
  assert_non_null(ids);
  for (size_t index = 0; index < chosen->id_count; index++) {
    ids[index] = chosen->ids[index];
  }
  ids[chosen->id_count++] = ap_arena_copy(&made->arena, glob);
  chosen->ids = ids;
  assert_false(made->arena.failed);
}

ap_pin *made_pin(made_scenario *made, const char *glob, unsigned tracks) {
  size_t index = made->scenario.constraints.pin_count++;
  assert_true(index < MADE_CONSTRAINTS_MOST);
  made->pins[index] = (ap_pin){.items = {.tracks = tracks}, .line = index + 100};
  made_choose(made, &made->pins[index].items, glob);
  return &made->pins[index];
}

ap_together *made_together(made_scenario *made, const char *glob, unsigned tracks) {
  size_t index = made->scenario.constraints.together_count++;
  assert_true(index < MADE_CONSTRAINTS_MOST);
  const char *name = ap_arena_format(&made->arena, "group-%zu", index + 1);
  made->together[index] = (ap_together){.items = {.tracks = tracks}, .name = name, .line = index + 200};
  made_choose(made, &made->together[index].items, glob);
  return &made->together[index];
}

ap_cap *made_cap(made_scenario *made, ap_track track, ap_years years, int64_t minutes) {
  size_t index = made->scenario.constraints.cap_count++;
  assert_true(index < MADE_CONSTRAINTS_MOST);
  made->caps[index] = (ap_cap){.tracks = 1U << track, .years = years, .most = minutes, .line = index + 300};
  return &made->caps[index];
}

ap_apart *made_apart(made_scenario *made, const char *glob, unsigned tracks) {
  size_t index = made->scenario.constraints.apart_count++;
  assert_true(index < MADE_CONSTRAINTS_MOST);
  const char *name = ap_arena_format(&made->arena, "apart-%zu", index + 1);
  made->apart[index] = (ap_apart){.items = {.tracks = tracks}, .name = name, .line = index + 400};
  made_choose(made, &made->apart[index].items, glob);
  return &made->apart[index];
}

ap_set_up *made_set_up(made_scenario *made, const char *glob, unsigned tracks, int64_t minutes) {
  size_t index = made->scenario.constraints.set_up_count++;
  assert_true(index < MADE_CONSTRAINTS_MOST);
  const char *name = ap_arena_format(&made->arena, "set-up-%zu", index + 1);
  made->set_ups[index] =
      (ap_set_up){.items = {.tracks = tracks}, .name = name, .minutes = minutes, .line = index + 500};
  made_choose(made, &made->set_ups[index].items, glob);
  return &made->set_ups[index];
}

ap_rate *made_rate(made_scenario *made, int64_t per_hour) {
  size_t index = made->scenario.constraints.rate_count++;
  assert_true(index < MADE_CONSTRAINTS_MOST);
  unsigned tracks = 1U << AP_EXTERNAL | 1U << AP_INTERNAL;
  made->rates[index] = (ap_rate){.tracks = tracks, .per_hour = per_hour, .line = index + 600};
  return &made->rates[index];
}

static int compare_ranks(const void *left, const void *right) {
  return ap_id_compare((*(ap_item *const *)left)->id, (*(ap_item *const *)right)->id);
}

static void rank_items(made_scenario *made) {
  size_t count = made->catalog.count;
  made->catalog.by_rank = ap_arena_allocate(&made->arena, count, sizeof *made->catalog.by_rank);
  assert_non_null(made->catalog.by_rank);
  for (size_t index = 0; index < count; index++) {
    made->catalog.by_rank[index] = &made->items[index];
  }
  qsort(made->catalog.by_rank, count, sizeof *made->catalog.by_rank, compare_ranks);
  for (size_t rank = 0; rank < count; rank++) {
    made->catalog.by_rank[rank]->rank = rank;
  }
}

static int compare_rows(const void *left, const void *right) {
  const ap_history_row *a = left;
  const ap_history_row *b = right;
  if (a->item != b->item) {
    return a->item->rank < b->item->rank ? -1 : 1;
  }
  return a->track != b->track ? (int)a->track - (int)b->track : a->year - b->year;
}

static void tag_items(made_scenario *made) {
  made->tagged.names = ap_arena_allocate(&made->arena, 1, sizeof *made->tagged.names);
  made->tagged.tags = ap_arena_allocate(&made->arena, made->catalog.count, sizeof *made->tagged.tags);
  assert_false(made->arena.failed);
  made->tagged.names[0] = "direct";
  made->tagged.name_count = 1;
  for (size_t index = 0; index < made->catalog.count; index++) {
    const ap_item *item = &made->items[index];
    bool by_objective = item->direct == AP_UNSET && item->parent != NULL && item->parent->direct != AP_UNSET;
    ap_answer answer = by_objective ? item->parent->direct : item->direct;
    ap_tag_source source = answer == AP_UNSET ? AP_TAG_UNSET : by_objective ? AP_TAG_BY_OBJECTIVE : AP_TAG_BY_CATALOG;
    made->tagged.tags[index] = (ap_tag){.value = answer == AP_SAYS_YES, .source = source};
  }
}

const ap_scenario *made_scenario_finish(made_scenario *made) {
  rank_items(made);
  qsort(made->rows, made->history.count, sizeof made->rows[0], compare_rows);
  tag_items(made);
  return &made->scenario;
}

static FILE *open_in(const char *folder, const char *name) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  return file;
}

static void write_minutes(FILE *file, int32_t minutes) {
  if (minutes != 0) {
    fprintf(file, ",%d", (int)minutes);
  } else {
    fputc(',', file);
  }
}

static void write_catalog(const made_scenario *made, const char *folder) {
  static const char *const answers[] = {"", "no", "yes"};
  FILE *file = open_in(folder, "catalog.csv");
  fputs("id,standard,title,parent,selected,reason,direct,inherited,external_minutes,internal_minutes,skill\n", file);
  for (size_t index = 0; index < made->catalog.count; index++) {
    const ap_item *item = &made->items[index];
    fprintf(file, "%s,%s,%s,%s,%s,%s,%s,%s", item->id, standard_names[item->standard], item->title,
            item->parent != NULL ? item->parent->id : "", item->selected ? "yes" : "no",
            item->reason != NULL ? item->reason : "", answers[item->direct + 1], item->inherited ? "yes" : "no");
    write_minutes(file, item->minutes[AP_EXTERNAL]);
    write_minutes(file, item->minutes[AP_INTERNAL]);
    fprintf(file, ",%s\n", item->skill != NULL ? item->skill : "");
  }
  assert_int_equal(fclose(file), 0);
}

static void write_list(FILE *file, const char **separator, const char *key, const char *const *names, size_t count) {
  if (count == 0) {
    return;
  }
  fprintf(file, "%s%s: [", *separator, key);
  for (size_t index = 0; index < count; index++) {
    fprintf(file, "%s\"%s\"", index == 0 ? "" : ", ", names[index]);
  }
  fputc(']', file);
  *separator = ", ";
}

static size_t names_of_bits(unsigned bits, const char *const *names, size_t count, const char **chosen) {
  size_t found = 0;
  for (size_t bit = 0; bit < count; bit++) {
    if ((bits >> bit & 1U) != 0) {
      chosen[found++] = names[bit];
    }
  }
  return found;
}

static void write_select(FILE *file, const ap_select *select) {
  static const char *const level_names[] = {"objective", "detailed"};
  const char *chosen[AP_STANDARDS];
  const char *separator = "";
  fputc('{', file);
  size_t count = names_of_bits(select->standards, standard_names, AP_STANDARDS, chosen);
  write_list(file, &separator, "standard", chosen, count);
  count = names_of_bits(select->levels, level_names, AP_LEVELS, chosen);
  write_list(file, &separator, "level", chosen, count);
  write_list(file, &separator, "tag", select->tags, select->tag_count);
  write_list(file, &separator, "ids", select->ids, select->id_count);
  if (select->except != NULL) {
    fprintf(file, "%snot: ", separator);
    write_select(file, select->except);
  }
  fputc('}', file);
}

static void write_scheme(const made_scenario *made, const char *folder) {
  FILE *file = open_in(folder, "scheme.yaml");
  fprintf(file, "version: 1\nid: %s\ntitle: %s\nedition: \"%s\"\nrules:\n", made->scheme.id, made->scheme.title.en,
          made->scheme.edition);
  for (size_t index = 0; index < made->scheme.rule_count; index++) {
    const ap_rule *rule = &made->rules[index];
    fprintf(file, "  - id: %s\n    track: %s\n    select: ", rule->id, track_names[rule->track]);
    write_select(file, &rule->select);
    fprintf(file,
            "\n    unit: %s\n    every: %d\n    enabled: %s\n    initial_full: %s\n"
            "    source: {document: made, clause: \"1\"}\n",
            rule->unit == AP_UNIT_OBJECTIVE ? "objective" : "item", rule->every, rule->enabled ? "true" : "false",
            rule->initial_full ? "yes" : "no");
  }
  assert_int_equal(fclose(file), 0);
}

static void write_history(const made_scenario *made, const char *folder) {
  FILE *file = open_in(folder, "history.csv");
  fputs("id,track,year,evidence\n", file);
  for (size_t index = 0; index < made->history.count; index++) {
    const ap_history_row *row = &made->rows[index];
    fprintf(file, "%s,%s,%d,\n", row->item->id, track_names[row->track], row->year);
  }
  assert_int_equal(fclose(file), 0);
}

static void write_effort(FILE *file, const made_scenario *made) {
  fputs("effort:\n", file);
  for (int track = 0; track < AP_TRACKS; track++) {
    const int32_t *effort = made->scenario.effort[track];
    if (effort[AP_OBJECTIVE] != 0) {
      fprintf(file, "  %s: {objective: %d, detailed: %d}\n", track_names[track], (int)effort[AP_OBJECTIVE],
              (int)effort[AP_DETAILED]);
    }
  }
}

static void write_years(FILE *file, const char **separator, const char *key, ap_years years, int start_year) {
  if (years == 0) {
    return;
  }
  fprintf(file, "%s%s: [", *separator, key);
  const char *between = "";
  for (int year = 0; year < AP_YEARS_MOST; year++) {
    if ((years >> year & 1U) != 0) {
      fprintf(file, "%s%d", between, start_year + year);
      between = ", ";
    }
  }
  fputc(']', file);
  *separator = ", ";
}

static void write_chosen(FILE *file, const char **separator, const ap_chosen_items *chosen) {
  const char *names[AP_TRACKS];
  write_list(file, separator, "ids", chosen->ids, chosen->id_count);
  size_t count = names_of_bits(chosen->tracks, track_names, AP_TRACKS, names);
  if (count < AP_TRACKS) {
    write_list(file, separator, "track", names, count);
  }
}

static void write_pins(FILE *file, const ap_scenario *scenario) {
  fputs(scenario->constraints.pin_count != 0 ? "pins:\n" : "", file);
  for (size_t index = 0; index < scenario->constraints.pin_count; index++) {
    const ap_pin *pin = &scenario->constraints.pins[index];
    const char *separator = "  - {";
    write_chosen(file, &separator, &pin->items);
    write_years(file, &separator, "must", pin->must, scenario->start_year);
    write_years(file, &separator, "not", pin->never, scenario->start_year);
    write_years(file, &separator, "only", pin->only, scenario->start_year);
    fputs("}\n", file);
  }
}

static void write_groups(FILE *file, const ap_scenario *scenario) {
  fputs(scenario->constraints.together_count != 0 ? "together:\n" : "", file);
  for (size_t index = 0; index < scenario->constraints.together_count; index++) {
    const ap_together *group = &scenario->constraints.together[index];
    const char *separator = ", ";
    fprintf(file, "  - {name: %s", group->name);
    write_chosen(file, &separator, &group->items);
    fputs("}\n", file);
  }
}

/* As caps and rates name their tracks. */
static const char *purse_of(unsigned tracks) {
  static const char *const names[] = {"", "external", "internal", "both"};
  return names[tracks];
}

static void write_skill(FILE *file, const char *skill) {
  if (skill != NULL) {
    fprintf(file, ", skill: %s", skill);
  }
}

static void write_caps(FILE *file, const ap_scenario *scenario) {
  fputs(scenario->constraints.cap_count != 0 ? "caps:\n" : "", file);
  for (size_t index = 0; index < scenario->constraints.cap_count; index++) {
    const ap_cap *cap = &scenario->constraints.caps[index];
    const char *separator = ", ";
    fprintf(file, "  - {track: %s", purse_of(cap->tracks));
    write_skill(file, cap->skill);
    write_years(file, &separator, "years", cap->years == UINT32_MAX ? 0 : cap->years, scenario->start_year);
    fprintf(file, ", %s: %lld}\n", cap->in_money ? "money" : "minutes",
            (long long)(cap->in_money ? cap->most / AP_MINUTES_OF_AN_HOUR : cap->most));
  }
  fputs(scenario->constraints.rate_count != 0 ? "rates:\n" : "", file);
  for (size_t index = 0; index < scenario->constraints.rate_count; index++) {
    const ap_rate *rate = &scenario->constraints.rates[index];
    fprintf(file, "  - {track: %s", purse_of(rate->tracks));
    write_skill(file, rate->skill);
    fprintf(file, ", per_hour: %lld}\n", (long long)rate->per_hour);
  }
}

static void write_amount(FILE *file, const char *key, int64_t amount) {
  if (amount != 0) {
    fprintf(file, ", %s: %lld", key, (long long)amount);
  }
}

static void write_ties(FILE *file, const ap_scenario *scenario) {
  fputs(scenario->constraints.apart_count != 0 ? "apart:\n" : "", file);
  for (size_t index = 0; index < scenario->constraints.apart_count; index++) {
    const ap_apart *group = &scenario->constraints.apart[index];
    const char *separator = ", ";
    fprintf(file, "  - {name: %s", group->name);
    write_chosen(file, &separator, &group->items);
    fputs("}\n", file);
  }
  fputs(scenario->constraints.set_up_count != 0 ? "set_ups:\n" : "", file);
  for (size_t index = 0; index < scenario->constraints.set_up_count; index++) {
    const ap_set_up *set_up = &scenario->constraints.set_ups[index];
    const char *separator = ", ";
    fprintf(file, "  - {name: %s", set_up->name);
    write_chosen(file, &separator, &set_up->items);
    write_amount(file, "minutes", set_up->minutes);
    write_amount(file, "money", set_up->fee);
    fputs("}\n", file);
  }
  fputs(scenario->constraints.external_counts ? "external_counts_as_internal: yes\n" : "", file);
}

static void write_scenario(const made_scenario *made, const char *folder) {
  const ap_scenario *scenario = &made->scenario;
  FILE *file = open_in(folder, "scenario.yaml");
  fprintf(file, "version: 1\ntitle: %s\nscheme: scheme.yaml\ncatalog: catalog.csv\n", scenario->title.en);
  if (made->history.count != 0) {
    fputs("history: history.csv\n", file);
  }
  fprintf(file, "start_year: %d\nyears: %d\n", scenario->start_year, scenario->years);
  fprintf(file, "order: [%s, %s, %s]\n", criterion_names[scenario->order[0]], criterion_names[scenario->order[1]],
          criterion_names[scenario->order[2]]);
  if (scenario->effort[AP_EXTERNAL][AP_OBJECTIVE] != 0 || scenario->effort[AP_INTERNAL][AP_OBJECTIVE] != 0) {
    write_effort(file, made);
  }
  write_pins(file, scenario);
  write_groups(file, scenario);
  write_caps(file, scenario);
  write_ties(file, scenario);
  assert_int_equal(fclose(file), 0);
}

void made_scenario_write(const made_scenario *made, const char *folder) {
  assert_true(mkdir(folder, 0777) == 0 || errno == EEXIST);
  write_catalog(made, folder);
  write_scheme(made, folder);
  write_history(made, folder);
  write_scenario(made, folder);
}
