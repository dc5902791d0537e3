/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How events are written. */
#include "scheme/events_file.h"
#include "scheme/names.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

const char *const ap_event_kind_names[] = {[AP_EVENT_LISTING] = "listing",
                                           [AP_EVENT_INCIDENT] = "incident",
                                           [AP_EVENT_FINDING] = "finding",
                                           [AP_EVENT_MISSED] = "missed",
                                           [AP_EVENT_LATE] = "late",
                                           [AP_EVENT_CATALOG] = "catalog",
                                           [AP_EVENT_SCOPE] = "scope",
                                           [AP_EVENT_UNDERLYING] = "underlying",
                                           [AP_EVENT_SCHEME] = "scheme",
                                           [AP_EVENT_REVOCATION] = "revocation",
                                           [AP_EVENT_PUBLICATION] = "publication",
                                           [AP_EVENT_REAPPLICATION] = "reapplication",
                                           NULL};

enum { YEAR_LEAST = 1900, YEAR_MOST = 9999 };

/* clang-format off */
#define TEXTS(entry, name, member) \
    .key = name, .kind = AP_YAML_TEXTS, .offset = offsetof(entry, member.texts), \
    .count = offsetof(entry, member.count), .mark = offsetof(entry, member.mark)
#define DAY(entry, name, member) \
    .key = name, .kind = AP_YAML_DATE, .offset = offsetof(entry, member.date), .mark = offsetof(entry, member.mark)
#define TEXT(name, member) \
    .key = name, .kind = AP_YAML_TEXT, .offset = offsetof(ap_event_entry, member.text), \
    .mark = offsetof(ap_event_entry, member.mark)

static const ap_yaml_field reaudit_fields[] = {
    {TEXTS(ap_reaudit_entry, "ids", ids), .plain = true},
    {TEXTS(ap_reaudit_entry, "domain", domains), .plain = true},
    {DAY(ap_reaudit_entry, "by", by), .required = true},
    {DAY(ap_reaudit_entry, "passed", passed)},
};
static const ap_yaml_table reaudit_table = {reaudit_fields, COUNT(reaudit_fields), sizeof(ap_reaudit_entry), NULL};

static const ap_yaml_field event_fields[] = {
    {.key = "kind", .kind = AP_YAML_CHOICE, .required = true, .offset = offsetof(ap_event_entry, kind),
     .mark = offsetof(ap_event_entry, kind_mark), .names = ap_event_kind_names},
    {.key = "id", .kind = AP_YAML_NAME, .required = true, .offset = offsetof(ap_event_entry, id.text),
     .mark = offsetof(ap_event_entry, id.mark)},
    {DAY(ap_event_entry, "date", date), .required = true},
    {TEXT("notice", notice)},
    {.key = "serious", .kind = AP_YAML_BOOL, .offset = offsetof(ap_event_entry, serious),
     .mark = offsetof(ap_event_entry, serious_mark)},
    {.key = "reaudit", .kind = AP_YAML_BRANCH, .offset = offsetof(ap_event_entry, reaudit),
     .mark = offsetof(ap_event_entry, reaudit_mark), .table = &reaudit_table},
    {.key = "track", .kind = AP_YAML_CHOICE, .offset = offsetof(ap_event_entry, track),
     .mark = offsetof(ap_event_entry, track_mark), .names = ap_track_names},
    {TEXTS(ap_event_entry, "ids", ids), .plain = true},
    {DAY(ap_event_entry, "by", by)},
    {.key = "year", .kind = AP_YAML_INTEGER, .offset = offsetof(ap_event_entry, year),
     .mark = offsetof(ap_event_entry, year_mark), .least = YEAR_LEAST, .most = YEAR_MOST},
    {DAY(ap_event_entry, "done", done)},
    {TEXT("mapping", mapping)},
    {TEXTS(ap_event_entry, "added", added), .plain = true},
    {TEXTS(ap_event_entry, "removed", removed), .plain = true},
    {TEXT("from", from)},
    {DAY(ap_event_entry, "listed", listed)},
};
static const ap_event_entry event_defaults = {.kind = AP_EVENT_KINDS};
const ap_yaml_table ap_event_table = {event_fields, COUNT(event_fields), sizeof(ap_event_entry), &event_defaults};
/* clang-format on */
