/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a scenario's constraints are written. */
#include "scheme/constraints_file.h"
#include "scheme/names.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const purse_names[] = {
    [AP_EXTERNAL] = "external", [AP_INTERNAL] = "internal", [AP_TRACKS] = "both", NULL};

/* clang-format off */
#define ITEMS(entry) \
    {.key = "ids", .kind = AP_YAML_TEXTS, .required = true, .plain = true, .offset = offsetof(entry, items.ids), \
     .count = offsetof(entry, items.id_count), .mark = offsetof(entry, items.ids_mark)}, \
    {.key = "track", .kind = AP_YAML_CHOICES, .offset = offsetof(entry, items.tracks), .names = ap_track_names}
#define YEARS(entry, name, member) \
    {.key = name, .kind = AP_YAML_INTEGERS, .offset = offsetof(entry, member.years), \
     .count = offsetof(entry, member.count), .least = AP_START_YEAR_LEAST, \
     .most = AP_START_YEAR_MOST + AP_YEARS_MOST - 1}
#define AMOUNTS(entry) \
    {.key = "hours", .kind = AP_YAML_INTEGER, .offset = offsetof(entry, hours), .least = 1, \
     .most = INT32_MAX / AP_MINUTES_OF_AN_HOUR}, \
    {.key = "minutes", .kind = AP_YAML_INTEGER, .offset = offsetof(entry, minutes), .least = 1, .most = INT32_MAX}, \
    {.key = "money", .kind = AP_YAML_INTEGER, .offset = offsetof(entry, money), .least = 1, .most = INT32_MAX}
#define PURSE(entry) \
    {.key = "track", .kind = AP_YAML_CHOICE, .required = true, .offset = offsetof(entry, track), \
     .mark = offsetof(entry, track_mark), .names = purse_names}, \
    {.key = "skill", .kind = AP_YAML_TEXT, .offset = offsetof(entry, skill), \
     .mark = offsetof(entry, skill_mark)}

static const ap_yaml_field pin_fields[] = {
    ITEMS(ap_pin_entry),
    YEARS(ap_pin_entry, "must", must),
    YEARS(ap_pin_entry, "not", never),
    YEARS(ap_pin_entry, "only", only),
    {.key = "why", .kind = AP_YAML_WORDS, .offset = offsetof(ap_pin_entry, why)},
};
const ap_yaml_table ap_pin_table = {pin_fields, COUNT(pin_fields), sizeof(ap_pin_entry), NULL};

static const ap_yaml_field group_fields[] = {
    ITEMS(ap_group_entry),
    {.key = "name", .kind = AP_YAML_TEXT, .required = true, .offset = offsetof(ap_group_entry, name)},
};
const ap_yaml_table ap_group_table = {group_fields, COUNT(group_fields), sizeof(ap_group_entry), NULL};

static const ap_yaml_field set_up_fields[] = {
    ITEMS(ap_set_up_entry),
    {.key = "name", .kind = AP_YAML_TEXT, .required = true, .offset = offsetof(ap_set_up_entry, name)},
    AMOUNTS(ap_set_up_entry),
};
const ap_yaml_table ap_set_up_table = {set_up_fields, COUNT(set_up_fields), sizeof(ap_set_up_entry), NULL};

static const ap_yaml_field cap_fields[] = {
    PURSE(ap_cap_entry),
    YEARS(ap_cap_entry, "years", years),
    AMOUNTS(ap_cap_entry),
    {.key = "why", .kind = AP_YAML_WORDS, .offset = offsetof(ap_cap_entry, why)},
};
const ap_yaml_table ap_cap_table = {cap_fields, COUNT(cap_fields), sizeof(ap_cap_entry), NULL};

static const ap_yaml_field rate_fields[] = {
    PURSE(ap_rate_entry),
    {.key = "per_hour", .kind = AP_YAML_INTEGER, .required = true, .offset = offsetof(ap_rate_entry, per_hour),
     .least = 1, .most = AP_RATE_MOST},
};
const ap_yaml_table ap_rate_table = {rate_fields, COUNT(rate_fields), sizeof(ap_rate_entry), NULL};
/* clang-format on */
