/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a portfolio file. */
/* Where memory is short the table stays as it was; by itself uthash would end the process. */
#define HASH_NONFATAL_OOM 1
#include "portfolio/digest.h"
#include "portfolio/portfolio.h"
#include "scheme/names.h"
#include "support/allocate.h"
#include "support/csv.h"
#include "support/path.h"
#include "support/utf8.h"
#include "support/yaml.h"
#include <string.h>
#include <uthash.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { MINUTES_AN_HOUR = 60, HOURS_MOST = 30000000, START_YEAR_LEAST = 1900, START_YEAR_MOST = 9999 };

typedef struct service_entry {
  const char *name;
  ap_yaml_mark name_mark;
  const char *scenario;
  ap_yaml_mark scenario_mark;
  int32_t copies; /* 0: unsaid */
} service_entry;

typedef struct pool_entry {
  const char *name;
  ap_yaml_mark name_mark;
  unsigned tracks;
  const char *skill;
  int32_t hours, minutes;
  ap_yaml_mark hours_mark, minutes_mark;
  const ap_yaml_integer *years;
  size_t year_count;
} pool_entry;

typedef struct portfolio_file {
  ap_words title;
  int32_t start_year, years, tolerance;
  service_entry *services;
  size_t service_count;
  const char *services_file;
  ap_yaml_mark services_file_mark;
  pool_entry *pools;
  size_t pool_count;
} portfolio_file;

/* clang-format off */
static const ap_yaml_field service_fields[] = {
    {.key = "name", .kind = AP_YAML_TEXT, .required = true, .offset = offsetof(service_entry, name),
     .mark = offsetof(service_entry, name_mark)},
    {.key = "scenario", .kind = AP_YAML_TEXT, .required = true, .offset = offsetof(service_entry, scenario),
     .mark = offsetof(service_entry, scenario_mark)},
    {.key = "copies", .kind = AP_YAML_INTEGER, .offset = offsetof(service_entry, copies), .least = 1,
     .most = AP_COPIES_MOST},
};
static const ap_yaml_table service_table = {service_fields, COUNT(service_fields), sizeof(service_entry), NULL};

static const ap_yaml_field pool_fields[] = {
    {.key = "name", .kind = AP_YAML_TEXT, .required = true, .offset = offsetof(pool_entry, name),
     .mark = offsetof(pool_entry, name_mark)},
    {.key = "track", .kind = AP_YAML_CHOICES, .required = true, .offset = offsetof(pool_entry, tracks),
     .names = ap_track_names},
    {.key = "skill", .kind = AP_YAML_TEXT, .offset = offsetof(pool_entry, skill)},
    {.key = "hours", .kind = AP_YAML_INTEGER, .offset = offsetof(pool_entry, hours), .least = 1, .most = HOURS_MOST,
     .mark = offsetof(pool_entry, hours_mark)},
    {.key = "minutes", .kind = AP_YAML_INTEGER, .offset = offsetof(pool_entry, minutes), .least = 1,
     .most = INT32_MAX, .mark = offsetof(pool_entry, minutes_mark)},
    {.key = "years", .kind = AP_YAML_INTEGERS, .offset = offsetof(pool_entry, years),
     .count = offsetof(pool_entry, year_count), .least = START_YEAR_LEAST, .most = START_YEAR_MOST},
};
static const ap_yaml_table pool_table = {pool_fields, COUNT(pool_fields), sizeof(pool_entry), NULL};

static const ap_yaml_field portfolio_fields[] = {
    AP_YAML_VERSION_FIELD,
    {.key = "title", .kind = AP_YAML_WORDS, .offset = offsetof(portfolio_file, title)},
    {.key = "start_year", .kind = AP_YAML_INTEGER, .offset = offsetof(portfolio_file, start_year),
     .least = START_YEAR_LEAST, .most = START_YEAR_MOST},
    {.key = "years", .kind = AP_YAML_INTEGER, .offset = offsetof(portfolio_file, years), .least = 1,
     .most = AP_FIRM_YEARS_MOST},
    {.key = "tolerance", .kind = AP_YAML_INTEGER, .required = true, .offset = offsetof(portfolio_file, tolerance),
     .least = 0, .most = AP_TOLERANCE_MOST},
    {.key = "services", .kind = AP_YAML_SEQUENCE, .offset = offsetof(portfolio_file, services),
     .count = offsetof(portfolio_file, service_count), .table = &service_table},
    {.key = "services_file", .kind = AP_YAML_TEXT, .offset = offsetof(portfolio_file, services_file),
     .mark = offsetof(portfolio_file, services_file_mark)},
    {.key = "pools", .kind = AP_YAML_SEQUENCE, .offset = offsetof(portfolio_file, pools),
     .count = offsetof(portfolio_file, pool_count), .table = &pool_table},
};
static const ap_yaml_table portfolio_table = {
    portfolio_fields, COUNT(portfolio_fields), sizeof(portfolio_file), NULL};
/* clang-format on */

/* A name that a service or a scenario has already. */
typedef struct known_name {
  size_t index;
  const char *as_written; /* of a copy's name alone: with its number */
  UT_hash_handle hh;
} known_name;

typedef struct reader {
  ap_portfolio *portfolio;
  const char *folder, *root;
  ap_diagnostics *diagnostics;
  known_name *service_names; /* index: of the group */
  known_name *copy_names;    /* of those that end in a number, without it; index: the least of the numbers */
  known_name *paths;         /* index: of the scenario */
  size_t group_capacity, scenario_capacity;
  const char *list_folder; /* of the list of services */
  bool bad;
} reader;

/* The entry of that name, made where there is none (`index` is then the one given). NULL where memory is short. */
static known_name *known(reader *reading, known_name **table, const char *name, size_t index) {
  known_name *found = NULL;
  HASH_FIND_STR(*table, name, found);
  if (found == NULL) {
    found = ap_arena_allocate(&reading->portfolio->arena, 1, sizeof *found);
    if (found != NULL) {
      found->index = index;
      HASH_ADD_KEYPTR(hh, *table, name, strlen(name), found);
      found = found->hh.tbl == NULL ? NULL : found;
    }
  }
  return found;
}

static void fault(reader *reading, const ap_place *place, ap_diagnostic_code code, const char *what,
                  const char *other) {
  char excerpt[AP_EXCERPT_SIZE];
  ap_diagnose(reading->diagnostics, place, code, "%s" AP_NEXT "%s", ap_utf8_excerpt(what, excerpt), other);
  reading->bad = true;
}

/* ---- services ---- */

/* What is wrong with a path, with the argument that the fault has beside the path itself; false where nothing is. */
static bool is_barred(const reader *reading, const char *folder, const char *path, ap_diagnostic_code *code,
                      const char **other) {
  switch (ap_path_judge(reading->root, path)) {
  case AP_PATH_INSIDE:
    return false;
  case AP_PATH_STREAM:
    *code = AP_D_PATH_STREAM;
    *other = "";
    return true;
  case AP_PATH_OUTSIDE:
    *code = AP_D_PATH_OUTSIDE;
    *other = reading->root;
    return true;
  case AP_PATH_MISSING:
    *code = AP_D_PATH_MISSING;
    *other = folder;
    return true;
  case AP_PATH_UNKNOWN:
    reading->portfolio->arena.failed = 1;
    return false;
  }
  return false;
}

/* The index of the scenario at the path; SIZE_MAX where memory is short. One that is new is the last. */
static size_t scenario_at(reader *reading, const char *folder, const char *as_written, bool *is_new) {
  *is_new = false;
  ap_portfolio *portfolio = reading->portfolio;
  char *path = ap_path_join(&portfolio->arena, folder, as_written);
  known_name *name = path == NULL ? NULL : known(reading, &reading->paths, path, portfolio->scenario_count);
  if (name == NULL || name->index != portfolio->scenario_count) {
    return name == NULL ? SIZE_MAX : name->index;
  }
  void *scenarios = (void *)portfolio->scenarios;
  if (!ap_grow(&scenarios, &reading->scenario_capacity, portfolio->scenario_count + 1, sizeof(const char *))) {
    *is_new = false;
    return SIZE_MAX;
  }
  portfolio->scenarios = scenarios;
  portfolio->scenarios[portfolio->scenario_count++] = path;
  *is_new = true;
  return name->index;
}

/* False where memory is short. */
static bool add_group(reader *reading, const char *name, size_t scenario, size_t count, bool numbered) {
  ap_portfolio *portfolio = reading->portfolio;
  void *groups = portfolio->groups;
  if (scenario == SIZE_MAX ||
      !ap_grow(&groups, &reading->group_capacity, portfolio->group_count + 1, sizeof *portfolio->groups)) {
    return false;
  }
  portfolio->groups = groups;
  portfolio->groups[portfolio->group_count++] = (ap_service_group){
      .name = name, .scenario = scenario, .count = count, .first = portfolio->service_count, .numbered = numbered};
  portfolio->service_count += count;
  return true;
}

/* Where the number of a copy begins in `web-2`, and that number; NULL where the name does not end in one. */
static const char *copy_in(const char *name, size_t *number) {
  const char *dash = strrchr(name, '-');
  if (dash == NULL || dash[1] < '1' || dash[1] > '9' || strlen(dash) > 9) {
    return NULL;
  }
  *number = 0;
  for (const char *digit = dash + 1; *digit != '\0'; digit++) {
    if (*digit < '0' || *digit > '9') {
      return NULL;
    }
    *number = *number * 10 + (size_t)(*digit - '0');
  }
  return dash;
}

/* The name that another service has already, NULL where none has: `web-2` is taken where `web` comes in two copies or
 * more, and `web` in two copies takes that name itself. `copies` is 0 of a service without a number. */
static const char *taken_name(reader *reading, const char *name, size_t copies) {
  known_name *found = NULL;
  size_t number = 0;
  HASH_FIND_STR(reading->service_names, name, found);
  if (found != NULL) {
    return name;
  }
  if (copies > 0) {
    HASH_FIND_STR(reading->copy_names, name, found);
    return found != NULL && found->index <= copies ? found->as_written : NULL;
  }
  const char *dash = copy_in(name, &number);
  if (dash == NULL) {
    return NULL;
  }
  HASH_FIND(hh, reading->service_names, name, (size_t)(dash - name), found);
  return found != NULL && reading->portfolio->groups[found->index].numbered &&
                 number <= reading->portfolio->groups[found->index].count
             ? name
             : NULL;
}

/* Remembers the name of a group; false where memory is short. */
static bool take_name(reader *reading, const char *name, size_t copies) {
  size_t number = 0;
  const char *dash = copies > 0 ? NULL : copy_in(name, &number);
  if (dash != NULL) {
    char *stem = ap_arena_copy_bytes(&reading->portfolio->arena, name, (size_t)(dash - name));
    known_name *least = stem == NULL ? NULL : known(reading, &reading->copy_names, stem, number);
    if (least == NULL) {
      return false;
    }
    if (least->as_written == NULL || number < least->index) {
      least->index = number;
      least->as_written = name;
    }
  }
  return known(reading, &reading->service_names, name, reading->portfolio->group_count) != NULL;
}

static ap_status add_listed(reader *reading, const portfolio_file *file) {
  for (size_t i = 0; i < file->service_count; i++) {
    const service_entry *entry = &file->services[i];
    ap_place place = {
        .file = reading->portfolio->file, .line = entry->name_mark.line, .column = entry->name_mark.column};
    const char *taken = taken_name(reading, entry->name, (size_t)entry->copies);
    if (taken != NULL) {
      fault(reading, &place, AP_D_SERVICE_REPEATED, taken, "");
    }
    if (!take_name(reading, entry->name, (size_t)entry->copies)) {
      return AP_MACHINE;
    }
    place.line = entry->scenario_mark.line;
    place.column = entry->scenario_mark.column;
    bool is_new;
    ap_diagnostic_code code;
    const char *other;
    size_t scenario = scenario_at(reading, reading->folder, entry->scenario, &is_new);
    if (is_new && is_barred(reading, reading->folder, reading->portfolio->scenarios[scenario], &code, &other)) {
      fault(reading, &place, code, entry->scenario, other);
    }
    if (!add_group(reading, entry->name, scenario, entry->copies == 0 ? 1 : (size_t)entry->copies,
                   entry->copies != 0)) {
      return AP_MACHINE;
    }
  }
  return AP_OK;
}

enum { NAME, SCENARIO, COLUMNS };

static const ap_csv_column columns[COLUMNS] = {
    [NAME] = {.name = "name", .japanese = "サービス", .required = true},
    [SCENARIO] = {.name = "scenario", .japanese = "シナリオ", .required = true},
};

static ap_status add_record(void *context, ap_csv *csv, const ap_csv_record *record) {
  reader *reading = context;
  char excerpt[AP_EXCERPT_SIZE];
  for (int column = 0; column < COLUMNS; column++) {
    if (record->length[column] == 0) {
      ap_csv_complain(csv, record->number, column, AP_D_SERVICE_EMPTY, "%s", columns[column].name);
      return AP_OK;
    }
  }
  if (taken_name(reading, record->field[NAME], 0) != NULL) {
    ap_csv_complain(csv, record->number, NAME, AP_D_SERVICE_REPEATED, "%s",
                    ap_utf8_excerpt(record->field[NAME], excerpt));
    return AP_OK;
  }
  char *name = ap_arena_copy(&reading->portfolio->arena, record->field[NAME]);
  if (name == NULL || !take_name(reading, name, 0)) {
    return AP_MACHINE;
  }
  bool is_new;
  ap_diagnostic_code code;
  const char *other;
  size_t scenario = scenario_at(reading, reading->list_folder, record->field[SCENARIO], &is_new);
  if (is_new && is_barred(reading, reading->list_folder, reading->portfolio->scenarios[scenario], &code, &other)) {
    ap_csv_complain(csv, record->number, SCENARIO, code, "%s" AP_NEXT "%s",
                    ap_utf8_excerpt(record->field[SCENARIO], excerpt), other);
  }
  return add_group(reading, name, scenario, 1, false) ? AP_OK : AP_MACHINE;
}

static ap_status read_list(reader *reading, const portfolio_file *file) {
  if (file->services_file == NULL) {
    return AP_OK;
  }
  ap_arena *arena = &reading->portfolio->arena;
  char *path = ap_path_join(arena, reading->folder, file->services_file);
  reading->list_folder = path == NULL ? NULL : ap_path_folder(arena, path);
  if (arena->failed) {
    return AP_MACHINE;
  }
  ap_place place = {.file = reading->portfolio->file,
                    .line = file->services_file_mark.line,
                    .column = file->services_file_mark.column};
  ap_diagnostic_code code;
  const char *other;
  if (is_barred(reading, reading->folder, path, &code, &other)) {
    fault(reading, &place, code, file->services_file, other);
    return AP_BAD_INPUT;
  }
  ap_source source = {0};
  ap_csv *csv = NULL;
  ap_status status = ap_source_read(path, "a list of services", AP_SOURCE_TABLE, reading->diagnostics, &source);
  if (status == AP_OK) {
    status = ap_csv_read(&source, columns, COLUMNS, add_record, reading, reading->diagnostics, &csv);
  }
  ap_status closed = ap_csv_close(csv);
  ap_source_free(&source);
  return closed > status ? closed : status;
}

/* ---- pools ---- */

/* Where there is no skill of that name yet, it is added. */
static int skill_of(ap_portfolio *portfolio, const char *skill) {
  if (skill == NULL) {
    return -1;
  }
  size_t index = 0;
  while (index < portfolio->skill_count && strcmp(portfolio->skills[index], skill) != 0) {
    index++;
  }
  portfolio->skills[index] = skill;
  portfolio->skill_count += index == portfolio->skill_count;
  return (int)index;
}

static void judge_pool(reader *reading, const portfolio_file *file, size_t index) {
  const pool_entry *entry = &file->pools[index];
  ap_place place = {.file = reading->portfolio->file, .line = entry->name_mark.line, .column = entry->name_mark.column};
  bool has_hours = entry->hours_mark.line != 0;
  bool has_minutes = entry->minutes_mark.line != 0;
  if (has_hours == has_minutes) {
    fault(reading, &place, has_hours ? AP_D_POOL_TWICE : AP_D_POOL_EMPTY, entry->name, "");
  }
  for (size_t i = 0; i < index; i++) {
    if (strcmp(file->pools[i].name, entry->name) == 0) {
      fault(reading, &place, AP_D_POOL_REPEATED, entry->name, "");
      return;
    }
  }
}

static ap_status fill_pools(reader *reading, const portfolio_file *file) {
  ap_portfolio *portfolio = reading->portfolio;
  portfolio->pools = ap_arena_allocate(&portfolio->arena, file->pool_count, sizeof *portfolio->pools);
  portfolio->skills = ap_arena_allocate(&portfolio->arena, file->pool_count, sizeof(const char *));
  if (portfolio->arena.failed) {
    return AP_MACHINE;
  }
  if (file->pool_count > AP_POOLS_MOST) {
    ap_diagnose(reading->diagnostics, &(ap_place){.file = portfolio->file}, AP_D_POOLS_TOO_MANY, "%d", AP_POOLS_MOST);
    return AP_BAD_INPUT;
  }
  for (size_t i = 0; i < file->pool_count; i++) {
    const pool_entry *entry = &file->pools[i];
    judge_pool(reading, file, i);
    ap_auditor_pool *pool = &portfolio->pools[portfolio->pool_count++];
    *pool = (ap_auditor_pool){.name = entry->name,
                              .line = entry->name_mark.line,
                              .column = entry->name_mark.column,
                              .tracks = entry->tracks,
                              .skill = skill_of(portfolio, entry->skill),
                              .minutes = entry->minutes + (int64_t)entry->hours * MINUTES_AN_HOUR,
                              .year_count = entry->year_count};
    pool->years = ap_arena_allocate(&portfolio->arena, entry->year_count, sizeof *pool->years);
    for (size_t y = 0; pool->years != NULL && y < entry->year_count; y++) {
      pool->years[y] = entry->years[y].value;
    }
  }
  return portfolio->arena.failed ? AP_MACHINE : AP_OK;
}

/* ---- the whole ---- */

static uint64_t digest_of(const ap_portfolio *portfolio) {
  uint64_t digest = AP_DIGEST_EMPTY;
  digest = ap_digest_number(digest, portfolio->tolerance);
  digest = ap_digest_number(digest, portfolio->start_year);
  digest = ap_digest_number(digest, portfolio->years);
  for (size_t p = 0; p < portfolio->pool_count; p++) {
    const ap_auditor_pool *pool = &portfolio->pools[p];
    digest = ap_digest_text(digest, pool->name);
    digest = ap_digest_text(digest, pool->skill < 0 ? "" : portfolio->skills[pool->skill]);
    digest = ap_digest_number(digest, pool->tracks);
    digest = ap_digest_number(digest, pool->minutes);
    for (size_t y = 0; y < pool->year_count; y++) {
      digest = ap_digest_number(digest, pool->years[y]);
    }
  }
  for (size_t g = 0; g < portfolio->group_count; g++) {
    const ap_service_group *group = &portfolio->groups[g];
    digest = ap_digest_text(digest, group->name);
    digest = ap_digest_number(digest, (int64_t)group->count);
    digest = ap_digest_number(digest, (int64_t)group->scenario);
  }
  return digest;
}

static ap_status judge_count(reader *reading) {
  ap_place place = {.file = reading->portfolio->file};
  size_t count = reading->portfolio->service_count;
  if (count == 0) {
    ap_diagnose_plain(reading->diagnostics, &place, AP_D_PORTFOLIO_EMPTY);
  } else if (count > AP_SERVICES_MOST) {
    ap_diagnose(reading->diagnostics, &place, AP_D_SERVICES_TOO_MANY, "%zu" AP_NEXT "%d", count, AP_SERVICES_MOST);
  } else {
    return AP_OK;
  }
  return AP_BAD_INPUT;
}

static ap_status read(reader *reading, const char *path, const char *root) {
  ap_portfolio *portfolio = reading->portfolio;
  portfolio->file = ap_arena_copy(&portfolio->arena, path);
  reading->folder = ap_path_folder(&portfolio->arena, path);
  if (portfolio->arena.failed) {
    return AP_MACHINE;
  }
  reading->root = root == NULL ? reading->folder : root;
  portfolio_file file = {0};
  ap_status status =
      ap_yaml_read_file(path, "a portfolio", &portfolio_table, &portfolio->arena, reading->diagnostics, &file);
  if (status != AP_OK) {
    return status;
  }
  portfolio->title = file.title;
  if (portfolio->title.en == NULL && portfolio->title.ja == NULL) {
    portfolio->title.en = ap_path_base(portfolio->file);
  }
  portfolio->start_year = file.start_year;
  portfolio->years = file.years;
  portfolio->tolerance = file.tolerance;
  ap_status steps[] = {fill_pools(reading, &file), add_listed(reading, &file), read_list(reading, &file)};
  for (size_t i = 0; i < COUNT(steps); i++) {
    status = steps[i] > status ? steps[i] : status;
  }
  if (status == AP_OK && !reading->bad) {
    status = judge_count(reading);
  }
  portfolio->digest = digest_of(portfolio);
  status = reading->bad && status == AP_OK ? AP_BAD_INPUT : status;
  return portfolio->arena.failed ? AP_MACHINE : status;
}

ap_status ap_portfolio_read(const char *path, const char *root, ap_diagnostics *diagnostics, ap_portfolio **result) {
  reader reading = {.portfolio = ap_allocate(1, sizeof **result), .diagnostics = diagnostics};
  ap_status status = reading.portfolio == NULL ? AP_MACHINE : read(&reading, path, root);
  HASH_CLEAR(hh, reading.service_names);
  HASH_CLEAR(hh, reading.copy_names);
  HASH_CLEAR(hh, reading.paths);
  if (status == AP_MACHINE) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  }
  *result = NULL;
  if (status != AP_OK) {
    ap_portfolio_free(reading.portfolio);
    return status;
  }
  *result = reading.portfolio;
  return AP_OK;
}

void ap_portfolio_free(ap_portfolio *portfolio) {
  if (portfolio != NULL) {
    ap_release((void *)portfolio->scenarios);
    ap_release(portfolio->groups);
    ap_arena_free(&portfolio->arena);
    ap_release(portfolio);
  }
}

const ap_service_group *ap_service_group_of(const ap_portfolio *portfolio, size_t service) {
  size_t low = 0;
  size_t high = portfolio->group_count;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (portfolio->groups[middle].first <= service) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return &portfolio->groups[low];
}

void ap_add_service_name(const ap_portfolio *portfolio, size_t service, ap_text *text) {
  const ap_service_group *group = ap_service_group_of(portfolio, service);
  ap_text_add(text, group->name);
  if (group->numbered) {
    ap_text_format(text, "-%zu", service - group->first + 1);
  }
}

void ap_portfolio_part(const ap_portfolio *portfolio, size_t part, size_t parts, size_t *first, size_t *end) {
  *first = portfolio->service_count * (part - 1) / parts;
  *end = portfolio->service_count * part / parts;
}
