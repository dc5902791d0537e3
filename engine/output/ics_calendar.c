/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A listing's calendar as iCalendar (RFC 5545), written by libical. Steps are whole days; a deadline is a day of Japan
 * wherever it is read, so that one has hours and the time zone. Nothing depends on the machine: the zone is written out
 * here, and time stamps are of the day `as_of`.
 *
 * libical goes on without what it had no memory for, or crashes. So it works in a process of its own, which counts what
 * came of it and compares two results. */
#include "output/calendar_words.h"
#include "output/fill.h"
#include "output/names.h"
#include "output/printable.h"
#include "output/translate.h"
#include "output/views.h"
#include "support/child.h"
#include <inttypes.h>
#include <libical/ical.h>
#include <stdio.h>
#include <string.h>

static const char zone_name[] = "Asia/Tokyo";

enum { ZONE_SECONDS = 9 * 60 * 60, ZONE_BEGAN = 1970, HOURS_BEFORE_UTC = 9, HOURS_OF_A_DAY = 24 };

typedef struct source {
  const ap_calendar *calendar;
  const ap_view *view;
} source;

typedef struct writer {
  const ap_calendar *calendar;
  const char *language;
  int properties; /* that were asked for */
  bool failed;
} writer;

/* ---- pieces ---- */

static void add(writer *writing, icalcomponent *to, icalproperty *property) {
  writing->properties++;
  if (to == NULL || property == NULL) {
    writing->failed = true;
    return;
  }
  icalcomponent_add_property(to, property);
}

static icalcomponent *add_component(writer *writing, icalcomponent *to, icalcomponent_kind kind) {
  icalcomponent *component = icalcomponent_new(kind);
  if (to == NULL || component == NULL) {
    writing->failed = true;
    return NULL;
  }
  icalcomponent_add_component(to, component);
  return component;
}

static icaltimetype whole_day(int64_t day) {
  ap_date date = ap_date_of_number(day);
  icaltimetype time = icaltime_null_date();
  time.year = date.year;
  time.month = date.month;
  time.day = date.day;
  return time;
}

static icaltimetype midnight(int64_t day) {
  icaltimetype time = whole_day(day);
  time.is_date = time.hour = time.minute = time.second = 0;
  return time;
}

/* An X- property, which libical knows no name for. */
static void add_extra(writer *writing, icalcomponent *to, const char *name, const char *value) {
  icalproperty *property = icalproperty_new_x(value);
  if (property != NULL) {
    icalproperty_set_x_name(property, name);
  }
  add(writing, to, property);
}

/* The same of what the scenario's author wrote. */
static const char *words_of(const ap_text *words) { return words->failed || words->bytes == NULL ? "" : words->bytes; }

static void add_title(ap_text *text, const writer *writing) {
  ap_add_printable(text, ap_words_in(&writing->calendar->scenario->title, writing->language));
}

/* ---- events ---- */

static uint64_t mix(uint64_t hash, const char *text) {
  static const uint64_t prime = 0x100000001b3; /* FNV-1a */
  for (const char *byte = text == NULL ? "" : text;; byte++) {
    hash = (hash ^ (unsigned char)*byte) * prime;
    if (*byte == '\0') {
      return hash;
    }
  }
}

/* The same for the same step of the same service, whatever its dates: an import moves what an earlier one brought. */
static void add_uid(writer *writing, icalcomponent *event, const char *what, int year) {
  const ap_scenario *scenario = writing->calendar->scenario;
  uint64_t hash = mix(mix(mix(0xcbf29ce484222325, scenario->title.en), scenario->title.ja), scenario->scheme->id);
  char uid[128];
  snprintf(uid, sizeof uid, "%s-%d-%016" PRIx64 "@auditplan", what, year, hash);
  add(writing, event, icalproperty_new_uid(uid));
}

/* Midnight in Japan, as UTC has it: the evening of the day before. */
static void add_stamp(writer *writing, icalcomponent *event) {
  icaltimetype stamp = midnight(ap_date_number(writing->calendar->scenario->as_of) - 1);
  stamp.hour = HOURS_OF_A_DAY - HOURS_BEFORE_UTC;
  stamp.zone = icaltimezone_get_utc_timezone();
  add(writing, event, icalproperty_new_dtstamp(stamp));
}

static icalcomponent *begin_event(writer *writing, icalcomponent *calendar, const char *what, int year) {
  icalcomponent *event = add_component(writing, calendar, ICAL_VEVENT_COMPONENT);
  add_uid(writing, event, what, year);
  add_stamp(writing, event);
  return event;
}

static void end_event(writer *writing, icalcomponent *event, const ap_text *summary, const ap_text *description) {
  add(writing, event, icalproperty_new_summary(words_of(summary)));
  add(writing, event, icalproperty_new_description(words_of(description)));
  add(writing, event, icalproperty_new_class(ICAL_CLASS_PRIVATE));
  add(writing, event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
  writing->failed = writing->failed || summary->failed || description->failed;
}

static void describe(const writer *writing, const ap_calendar_entry *entry, ap_text *text) {
  const ap_step_words *words = &writing->calendar->registration.steps[entry->step];
  const char *reading = ap_words_in(&words->reading, writing->language);
  if (entry->has_due) {
    AP_FILL(text, _("due: {0}"), ap_day_text(entry->due).digits);
    ap_text_add(text, "\n");
  }
  if (entry->late > 0) {
    AP_FILL(text, dngettext(AP_TEXT_DOMAIN, "{0} day late", "{0} days late", (unsigned long)entry->late),
            ap_decimal(entry->late).digits);
    ap_text_add(text, "\n");
  }
  AP_FILL(text, _("source: {0}: {1}"), words->source.document, words->source.clause);
  if (reading != NULL) {
    ap_text_add(text, "\n");
    ap_text_add(text, reading);
  }
}

static void add_entry(writer *writing, icalcomponent *calendar, const ap_calendar_entry *entry) {
  ap_text summary = {0};
  ap_text description = {0};
  icalcomponent *event = begin_event(writing, calendar, ap_step_name(entry->step), entry->year);
  add(writing, event, icalproperty_new_dtstart(whole_day(entry->from)));
  add(writing, event, icalproperty_new_dtend(whole_day(entry->last + 1)));
  AP_FILL(&summary, "{0} {1}: ", ap_step_title(writing->calendar, entry->step, writing->language),
          ap_year(entry->year).digits);
  add_title(&summary, writing);
  describe(writing, entry, &description);
  bool done = entry->state == AP_STEP_DONE;
  add(writing, event, icalproperty_new_status(done ? ICAL_STATUS_CONFIRMED : ICAL_STATUS_TENTATIVE));
  end_event(writing, event, &summary, &description);
  ap_text_free(&summary);
  ap_text_free(&description);
}

static void add_zoned(writer *writing, icalcomponent *event, icalproperty *property) {
  icalparameter *zone = icalparameter_new_tzid(zone_name);
  if (property != NULL && zone != NULL) {
    icalproperty_add_parameter(property, zone);
  }
  writing->failed = writing->failed || zone == NULL;
  add(writing, event, property);
}

static void add_deadline(writer *writing, icalcomponent *calendar) {
  const ap_calendar *of = writing->calendar;
  ap_text summary = {0};
  ap_text description = {0};
  const char *why = ap_words_in(&of->scenario->timetable->deadline_why, writing->language);
  icalcomponent *event = begin_event(writing, calendar, "deadline", of->scenario->start_year);
  add_zoned(writing, event, icalproperty_new_dtstart(midnight(of->deadline)));
  add_zoned(writing, event, icalproperty_new_dtend(midnight(of->deadline + 1)));
  AP_FILL(&summary, _("Deadline: {0}"), ap_step_title(of, of->deadline_step, writing->language));
  ap_text_add(&summary, ": ");
  add_title(&summary, writing);
  if (of->provisional != NULL) {
    AP_FILL(&description, _("end of the provisional measure of type {0}"), ap_decimal(of->provisional->type).digits);
    ap_text_add(&description, "\n");
    AP_FILL(&description, _("source: {0}: {1}"), of->provisional->source.document, of->provisional->source.clause);
  } else if (why != NULL) {
    ap_add_printable(&description, why);
  }
  add(writing, event, icalproperty_new_status(ICAL_STATUS_CONFIRMED));
  end_event(writing, event, &summary, &description);
  ap_text_free(&summary);
  ap_text_free(&description);
}

/* ---- the whole ---- */

/* Japan has had no summer time since 1951. */
static void add_zone(writer *writing, icalcomponent *calendar) {
  icalcomponent *zone = add_component(writing, calendar, ICAL_VTIMEZONE_COMPONENT);
  icalcomponent *standard = add_component(writing, zone, ICAL_XSTANDARD_COMPONENT);
  add(writing, zone, icalproperty_new_tzid(zone_name));
  add(writing, standard, icalproperty_new_dtstart(midnight(ap_date_number((ap_date){ZONE_BEGAN, 1, 1}))));
  add(writing, standard, icalproperty_new_tzoffsetfrom(ZONE_SECONDS));
  add(writing, standard, icalproperty_new_tzoffsetto(ZONE_SECONDS));
  add(writing, standard, icalproperty_new_tzname("JST"));
}

static void fill(writer *writing, icalcomponent *calendar) {
  ap_text title = {0};
  add_title(&title, writing);
  add(writing, calendar, icalproperty_new_version("2.0"));
  add(writing, calendar, icalproperty_new_prodid("-//auditplan//calendar 1//EN"));
  add(writing, calendar, icalproperty_new_calscale("GREGORIAN"));
  add_extra(writing, calendar, "X-WR-CALNAME", words_of(&title));
  add_extra(writing, calendar, "X-WR-TIMEZONE", zone_name);
  writing->failed = writing->failed || title.failed;
  ap_text_free(&title);
  add_zone(writing, calendar);
  for (size_t i = 0; i < writing->calendar->count; i++) {
    add_entry(writing, calendar, &writing->calendar->entries[i]);
  }
  if (writing->calendar->has_deadline) {
    add_deadline(writing, calendar);
  }
}

static int count_properties(icalcomponent *component) {
  int count = icalcomponent_count_properties(component, ICAL_ANY_PROPERTY);
  for (icalcomponent *inner = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT); inner != NULL;
       inner = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
    count += icalcomponent_count_properties(inner, ICAL_ANY_PROPERTY);
    icalcomponent *standard = icalcomponent_get_first_component(inner, ICAL_XSTANDARD_COMPONENT);
    count += standard == NULL ? 0 : icalcomponent_count_properties(standard, ICAL_ANY_PROPERTY);
  }
  return count;
}

/* The calendar as text, which belongs to libical; NULL where something is known to be missing. */
static char *build(const source *of) {
  writer writing = {.calendar = of->calendar, .language = of->view->language};
  icalcomponent *calendar = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
  if (calendar == NULL) {
    return NULL;
  }
  fill(&writing, calendar);
  bool whole = !writing.failed && count_properties(calendar) == writing.properties;
  char *text = whole ? icalcomponent_as_ical_string_r(calendar) : NULL;
  icalcomponent_free(calendar);
  return text;
}

/* Twice: a value that got lost on the way is not lost in the same place again. */
static bool write(const void *context, ap_text *written) {
  icalerror_set_errors_are_fatal(0);
  char *text = build(context);
  char *again = text == NULL ? NULL : build(context);
  bool done = again != NULL && strcmp(text, again) == 0;
  if (done) {
    ap_text_add(written, text);
  }
  icalmemory_free_buffer(text);
  icalmemory_free_buffer(again);
  return done;
}

void ap_calendar_ics(const ap_calendar *calendar, const ap_view *view, ap_text *text) {
  const source of = {.calendar = calendar, .view = view};
  if (!ap_write_in_child(write, &of, text)) {
    text->failed = 1;
  }
}
