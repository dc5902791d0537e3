/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `pins`, `together`, `apart`, `set_ups`, `caps` and `rates` as they stand in a scenario file; for scheme/ alone. */
#ifndef AP_SCHEME_CONSTRAINTS_FILE_H
#define AP_SCHEME_CONSTRAINTS_FILE_H

#include "scheme/scenario.h"
#include "support/words.h"
#include "support/yaml.h"

/* The last one leaves room for a plan's years to have four digits. */
enum { AP_START_YEAR_LEAST = 1900, AP_START_YEAR_MOST = 9900 };

/* Plan years as the file gives them (2028); none where it does not. */
typedef struct ap_year_list {
  const ap_yaml_integer *years;
  size_t count;
} ap_year_list;

/* The globs of IDs and the tracks of a pin or a group. */
typedef struct ap_chosen_entry {
  const char **ids; /* an element is NULL where the file is at fault there */
  size_t id_count;
  ap_yaml_mark ids_mark;
  unsigned tracks; /* 0 where unsaid: both */
} ap_chosen_entry;

typedef struct ap_pin_entry {
  ap_chosen_entry items;
  ap_year_list must, never, only;
  ap_words why;
} ap_pin_entry;

/* Of `together` and `apart`. */
typedef struct ap_group_entry {
  ap_chosen_entry items;
  const char *name;
} ap_group_entry;

typedef struct ap_set_up_entry {
  ap_chosen_entry items;
  const char *name;
  int32_t hours, minutes, money; /* 0: not given */
} ap_set_up_entry;

typedef struct ap_cap_entry {
  int track; /* ap_track, or AP_TRACKS: both */
  ap_yaml_mark track_mark;
  const char *skill; /* NULL: all */
  ap_yaml_mark skill_mark;
  ap_year_list years;
  int32_t hours, minutes, money; /* 0: not given */
  ap_words why;
} ap_cap_entry;

typedef struct ap_rate_entry {
  int track; /* as that of a cap */
  ap_yaml_mark track_mark;
  const char *skill;
  ap_yaml_mark skill_mark;
  int32_t per_hour;
} ap_rate_entry;

typedef struct ap_constraints_file {
  ap_pin_entry *pins;
  size_t pin_count;
  ap_group_entry *together;
  size_t together_count;
  ap_group_entry *apart;
  size_t apart_count;
  ap_set_up_entry *set_ups;
  size_t set_up_count;
  ap_cap_entry *caps;
  size_t cap_count;
  ap_rate_entry *rates;
  size_t rate_count;
  bool external_counts;
} ap_constraints_file;

extern const ap_yaml_table ap_pin_table, ap_group_table, ap_set_up_table, ap_cap_table, ap_rate_table;

/* Years against those that the scenario can plan, contradictions within a pin, what asks for nothing, caps in money
 * without a rate, rates given twice. Only for a file without other faults. */
ap_status ap_constraints_judge(const ap_constraints_file *file, int start_year, const char *path,
                               ap_diagnostics *diagnostics);
/* Whether each glob stands for an item of the catalog. */
ap_status ap_constraints_judge_ids(const ap_constraints_file *file, const ap_catalog *catalog, const char *path,
                                   ap_diagnostics *diagnostics);
/* What was judged to be right, as the other stages see it. Short memory shows in the arena. */
void ap_constraints_fill(const ap_constraints_file *file, int start_year, ap_arena *arena, ap_constraints *made);

#endif
