/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A listing's calendar for people: the answer, the first registration with a chart, the renewals with one for all
 * years, what the provider gives and does, and where the rules come from. */
#include "output/calendar_words.h"
#include "output/date_words.h"
#include "output/facts.h"
#include "output/gantt.h"
#include "output/names.h"
#include "output/sentence.h"
#include "output/translate.h"
#include "output/views.h"
#include "output/width.h"

enum { INDENT = 2 };

static void add_heading(ap_text *text, const ap_view *view, const char *heading) {
  ap_text_add(text, "\n");
  ap_add_styled(text, view, AP_STRONG, heading);
  ap_text_add(text, "\n");
}

/* ---- the head ---- */

static void add_source(ap_table *facts, const char *label, const ap_source_note *source) {
  ap_table_add(facts, AP_PLAIN, label);
  AP_TABLE_FILL(facts, AP_FAINT, _("source: {0}: {1}"), source->document, source->clause);
}

static void add_provisional(ap_table *facts, const ap_calendar *calendar, const ap_view *view) {
  const ap_provisional *measure = calendar->provisional;
  bool holds = calendar->scenario->timetable->application_expected;
  ap_table_add(facts, AP_PLAIN, "");
  AP_TABLE_FILL(facts, AP_PLAIN, _("end of the provisional measure of type {0}"), ap_decimal(measure->type).digits);
  ap_table_add(facts, AP_PLAIN, "");
  AP_TABLE_FILL(facts, holds ? AP_GOOD : AP_BAD,
                holds ? _("which holds only where: {0}; the scenario says that it is so")
                      : _("which holds only where: {0}; THE SCENARIO SAYS THAT IT IS NOT SO"),
                ap_words_in(&measure->asks, view->language));
  add_source(facts, "", &measure->source);
}

static void add_deadline(ap_table *facts, const ap_calendar *calendar, const ap_view *view) {
  const char *why = ap_words_in(&calendar->scenario->timetable->deadline_why, view->language);
  if (!calendar->has_deadline) {
    return;
  }
  ap_table_add(facts, AP_PLAIN, _("Deadline"));
  AP_TABLE_FILL(facts, AP_PLAIN, _("{0}: {1}"), ap_day_words(calendar->deadline).words,
                ap_step_title(calendar, calendar->deadline_step, view->language));
  if (why != NULL) {
    ap_add_fact(facts, "", AP_PLAIN, why);
  }
  if (calendar->provisional != NULL) {
    add_provisional(facts, calendar, view);
  }
}

static void add_counting(ap_table *facts, const ap_calendar *calendar) {
  ap_table_add(facts, AP_PLAIN, _("Counted"));
  if (!calendar->backwards) {
    AP_TABLE_FILL(facts, AP_PLAIN, _("forwards from {0}"), ap_date_words(calendar->scenario->timetable->start).words);
  } else if (calendar->has_latest_begin) {
    AP_TABLE_FILL(facts, AP_PLAIN, _("back from the deadline; what is not done has to begin by {0}"),
                  ap_day_words(calendar->latest_begin).words);
  } else {
    ap_table_add(facts, AP_PLAIN, _("back from the deadline"));
  }
  ap_add_fact(facts, "", AP_PLAIN, _("in calendar days, weekends and holidays included"));
}

static void add_outcome(ap_table *facts, const ap_calendar *calendar) {
  const ap_calendar_entry *registration = &calendar->entries[AP_REGISTRATION];
  ap_table_add(facts, AP_PLAIN, "");
  AP_TABLE_FILL(facts, AP_PLAIN,
                registration->state == AP_STEP_DONE ? _("registered on {0}") : _("registration on {0}"),
                ap_day_words(registration->last).words);
  if (!calendar->has_deadline) {
    return;
  }
  const ap_calendar_entry *entry = ap_calendar_deadline_entry(calendar);
  int64_t days = entry->late > 0 ? entry->late : entry->due - entry->last;
  const char *sentence =
      entry->late > 0
          ? dngettext(AP_TEXT_DOMAIN, "{0} day after the deadline", "{0} days after the deadline", (unsigned long)days)
          : dngettext(AP_TEXT_DOMAIN, "{0} day to spare", "{0} days to spare", (unsigned long)days);
  ap_table_add(facts, AP_PLAIN, "");
  AP_TABLE_FILL(facts, entry->late > 0 ? AP_BAD : AP_GOOD, sentence, ap_decimal(days).digits);
}

static void add_answer(ap_table *facts, const ap_calendar *calendar) {
  ap_table_add(facts, AP_PLAIN, _("Answer"));
  if (calendar->breach_count == 0) {
    ap_table_add(facts, AP_GOOD, _("the calendar keeps its rules and dates"));
  } else {
    AP_TABLE_FILL(facts, AP_BAD,
                  dngettext(AP_TEXT_DOMAIN, "the calendar does not keep {0} rule or date",
                            "the calendar does not keep {0} rules or dates", (unsigned long)calendar->breach_count),
                  ap_decimal((int64_t)calendar->breach_count).digits);
  }
  add_outcome(facts, calendar);
}

static void add_head(const ap_calendar *calendar, const ap_view *view, ap_text *text) {
  ap_table facts = ap_facts(0);
  ap_add_fact(&facts, _("Calendar"), AP_STRONG, ap_words_in(&calendar->scenario->title, view->language));
  ap_add_fact(&facts, _("Today"), AP_PLAIN, ap_date_words(calendar->scenario->as_of).words);
  add_counting(&facts, calendar);
  add_deadline(&facts, calendar, view);
  ap_add_scheme_facts(&facts, calendar->scenario->scheme, view);
  add_answer(&facts, calendar);
  ap_table_write(&facts, view, text);
  ap_text_add(text, calendar->breach_count > 0 ? "\n" : "");
  for (size_t i = 0; i < ap_diagnostics_count(calendar->told); i++) {
    ap_add_breach(text, ap_diagnostics_at(calendar->told, i));
  }
}

/* ---- the steps ---- */

static void add_state(ap_table *table, const ap_calendar_entry *entry) {
  static const char *const states[] = {[AP_STEP_PLANNED] = N_("to come"),
                                       [AP_STEP_UNDER_WAY] = N_("under way"),
                                       [AP_STEP_DONE] = N_("done"),
                                       [AP_STEP_OVERDUE] = N_("overdue")};
  const char *state = _(states[entry->state]);
  if (entry->late == 0) {
    ap_table_add(table, entry->state == AP_STEP_DONE ? AP_FAINT : AP_PLAIN, state);
    return;
  }
  bool said = entry->state == AP_STEP_DONE || entry->state == AP_STEP_OVERDUE; /* of the others "late" says enough */
  const char *sentence =
      said ? dngettext(AP_TEXT_DOMAIN, "{0}, {1} day late", "{0}, {1} days late", (unsigned long)entry->late)
           : dngettext(AP_TEXT_DOMAIN, "{1} day late", "{1} days late", (unsigned long)entry->late);
  AP_TABLE_FILL(table, AP_BAD, sentence, state, ap_decimal(entry->late).digits);
}

static void add_entry(ap_table *table, const ap_calendar *calendar, const ap_calendar_entry *entry,
                      const ap_view *view) {
  ap_table_add(table, AP_PLAIN, ap_step_title(calendar, entry->step, view->language));
  ap_table_add(table, AP_PLAIN, ap_day_text(entry->from).digits);
  ap_table_add(table, AP_PLAIN, entry->on_one_day ? "" : ap_day_text(entry->last).digits);
  ap_table_add(table, AP_PLAIN, entry->on_one_day ? "" : ap_decimal(ap_entry_days(entry)).digits);
  ap_table_add(table, AP_PLAIN, entry->has_due ? ap_day_text(entry->due).digits : "");
  add_state(table, entry);
}

/* Entries from `first` on. */
static void add_entries(const ap_calendar *calendar, size_t first, size_t count, const ap_view *view, ap_text *text) {
  ap_table table = {.columns = 6, .right = {false, false, false, true, false, false}, .indent = INDENT};
  const char *const heads[] = {_("step"), _("from"), _("until"), _("days"), _("due"), _("state")};
  for (size_t i = 0; i < table.columns; i++) {
    ap_table_add(&table, AP_FAINT, heads[i]);
  }
  for (size_t i = first; i < first + count; i++) {
    add_entry(&table, calendar, &calendar->entries[i], view);
  }
  ap_table_write(&table, view, text);
}

static ap_gantt gantt_of(const ap_calendar *calendar) {
  return (ap_gantt){.has_today = true,
                    .today = ap_date_number(calendar->scenario->as_of),
                    .has_deadline = calendar->has_deadline,
                    .deadline = calendar->deadline};
}

static void add_legend(ap_text *text, const char *legend) {
  ap_add_spaces(text, INDENT);
  ap_text_add(text, legend);
  ap_text_add(text, "\n");
}

static void add_first_chart(const ap_calendar *calendar, const ap_view *view, ap_text *text) {
  const char *labels[AP_STEPS];
  ap_gantt_span spans[AP_STEPS];
  for (size_t step = 0; step < AP_STEPS; step++) {
    const ap_calendar_entry *entry = &calendar->entries[step];
    ap_gantt_mark mark = entry->state == AP_STEP_DONE ? AP_GANTT_FULL : AP_GANTT_LIGHT;
    labels[step] = ap_step_title(calendar, entry->step, view->language);
    spans[step] = (ap_gantt_span){
        .row = step, .mark = entry->on_one_day ? AP_GANTT_POINT : mark, .from = entry->from, .end = entry->last + 1};
  }
  ap_gantt chart = gantt_of(calendar);
  chart.row_count = chart.span_count = AP_STEPS;
  chart.labels = labels;
  chart.spans = spans;
  ap_text_add(text, "\n");
  ap_add_gantt(&chart, INDENT, view, text);
  ap_text_add(text, "\n");
  add_legend(text, _("█ done  ░ to come  ◆ on one day  │ today  ┃ deadline"));
}

static void add_first(const ap_calendar *calendar, const ap_view *view, ap_text *text) {
  ap_text heading = {0};
  AP_FILL(&heading, _("First registration, {0}"), ap_year(calendar->scenario->start_year).digits);
  add_heading(text, view, heading.failed ? "" : heading.bytes);
  text->failed = text->failed || heading.failed;
  ap_text_free(&heading);
  add_entries(calendar, 0, AP_STEPS, view, text);
  add_first_chart(calendar, view, text);
}

/* One row a plan year: the period, then what follows it. */
static void add_years_chart(const ap_calendar *calendar, const ap_view *view, ap_text *text) {
  static const ap_gantt_mark marks[AP_STEPS] = {[AP_ASSESSMENT_PERIOD] = AP_GANTT_LIGHT,
                                                [AP_EXTERNAL_AUDIT] = AP_GANTT_MIDDLE,
                                                [AP_APPLICATION] = AP_GANTT_DARK,
                                                [AP_REVIEW] = AP_GANTT_DARK,
                                                [AP_REGISTRATION] = AP_GANTT_POINT};
  ap_number years[AP_YEARS_MOST];
  const char *labels[AP_YEARS_MOST];
  ap_gantt_span spans[AP_YEARS_MOST * AP_RENEWAL_STEPS];
  ap_gantt chart = gantt_of(calendar);
  chart.row_count = (size_t)calendar->scenario->years;
  for (size_t row = 0; row < chart.row_count; row++) {
    years[row] = ap_year(calendar->scenario->start_year + (int)row);
    labels[row] = years[row].digits;
  }
  for (size_t i = AP_RENEWAL_FIRST; i < calendar->count; i++) {
    const ap_calendar_entry *entry = &calendar->entries[i];
    if (!entry->on_one_day || entry->step == AP_REGISTRATION) {
      spans[chart.span_count++] = (ap_gantt_span){.row = (size_t)(entry->year - calendar->scenario->start_year),
                                                  .mark = marks[entry->step],
                                                  .from = entry->step == AP_REGISTRATION ? entry->last : entry->from,
                                                  .end = entry->last + 1};
    }
  }
  chart.labels = labels;
  chart.spans = spans;
  add_heading(text, view, _("All years"));
  ap_add_gantt(&chart, INDENT, view, text);
  ap_text_add(text, "\n");
  add_legend(text, _("░ period  ▒ external audit  ▓ application and review  ◆ registration"));
}

static void add_renewals(const ap_calendar *calendar, const ap_view *view, ap_text *text) {
  for (size_t at = AP_STEPS; at < calendar->count; at += AP_RENEWAL_STEPS) {
    ap_text heading = {0};
    AP_FILL(&heading, _("Renewal, {0}"), ap_year(calendar->entries[at].year).digits);
    add_heading(text, view, heading.failed ? "" : heading.bytes);
    text->failed = text->failed || heading.failed;
    ap_text_free(&heading);
    add_entries(calendar, at, AP_RENEWAL_STEPS, view, text);
  }
  if (calendar->count > AP_STEPS) {
    add_years_chart(calendar, view, text);
  }
}

/* ---- what goes with it ---- */

static void add_duties(const ap_calendar *calendar, const ap_view *view, ap_text *text) {
  static const char *const times[] = {[AP_AT_PRE_APPLICATION] = N_("at pre-application"),
                                      [AP_AT_APPLICATION] = N_("at application"),
                                      [AP_WHILE_REGISTERED] = N_("while registered")};
  const ap_registration *registration = &calendar->registration;
  ap_table facts = ap_facts(INDENT);
  for (int when = 0; when < AP_DUTY_TIMES; when++) {
    const char *label = _(times[when]);
    for (size_t i = 0; i < registration->duty_count; i++) {
      const ap_duty *duty = &registration->duties[i];
      if (duty->when == when) {
        const char *reading = ap_words_in(&duty->reading, view->language);
        ap_add_fact(&facts, label, AP_PLAIN, ap_words_in(&duty->what, view->language));
        add_source(&facts, "", &duty->source);
        if (reading != NULL) {
          ap_add_fact(&facts, "", AP_FAINT, reading);
        }
        label = "";
      }
    }
  }
  add_heading(text, view, _("What the provider gives and does"));
  ap_table_write(&facts, view, text);
}

static void add_rules(const ap_calendar *calendar, const ap_view *view, ap_text *text) {
  static const char *const titles[] = {[AP_CONTRACT_AFTER_NOTICE] = N_("no audit contract before the notice"),
                                       [AP_PERIOD_MOST] = N_("an assessment period lasts at most {0} months"),
                                       [AP_PERIOD_LEAST] = N_("an assessment period lasts at least {0} months"),
                                       [AP_PERIOD_GAPLESS] = N_("an assessment period follows the last without a gap")};
  add_heading(text, view, _("Rules"));
  for (int rule = 0; rule < AP_CALENDAR_RULES; rule++) {
    const ap_rule_words *words = &calendar->registration.rules[rule];
    const char *reading = ap_words_in(&words->reading, view->language);
    ap_table title = {.columns = 1, .indent = INDENT};
    ap_table source = {.columns = 1, .indent = 2 * INDENT};
    AP_TABLE_FILL(&title, AP_PLAIN, _(titles[rule]), ap_decimal(words->months).digits);
    AP_TABLE_FILL(&source, AP_FAINT, _("source: {0}: {1}"), words->source.document, words->source.clause);
    if (reading != NULL) {
      ap_table_add(&source, AP_FAINT, reading);
    }
    ap_table_write(&title, view, text);
    ap_table_write(&source, view, text);
  }
}

void ap_calendar_text(const ap_calendar *calendar, const ap_view *view, ap_text *text) {
  add_head(calendar, view, text);
  add_first(calendar, view, text);
  add_renewals(calendar, view, text);
  add_duties(calendar, view, text);
  add_rules(calendar, view, text);
}
