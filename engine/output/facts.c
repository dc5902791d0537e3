/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/facts.h"
#include "output/names.h"
#include "output/translate.h"

ap_table ap_facts(size_t indent) { return (ap_table){.columns = 2, .indent = indent}; }

void ap_add_fact(ap_table *facts, const char *label, ap_style style, const char *string) {
  ap_table_add(facts, AP_PLAIN, label);
  ap_table_add(facts, style, string);
}

void ap_add_years_fact(ap_table *facts, const ap_scenario *scenario) {
  int first = scenario->start_year;
  ap_table_add(facts, AP_PLAIN, _("Years"));
  AP_TABLE_FILL(facts, AP_PLAIN, scenario->years > 1 ? _("{0} to {1}, each from {2}") : _("{0}, from {2}"),
                ap_year(first).digits, ap_year(first + scenario->years - 1).digits,
                ap_month_title(scenario->start_month));
}

void ap_add_scheme_facts(ap_table *facts, const ap_scheme *scheme, const ap_view *view) {
  const char *note = ap_words_in(&scheme->note, view->language);
  ap_add_fact(facts, _("Scheme"), AP_PLAIN, ap_words_in(&scheme->title, view->language));
  ap_table_add(facts, AP_PLAIN, "");
  if (scheme->edition != NULL) {
    AP_TABLE_FILL(facts, AP_FAINT, _("{0}, edition {1}"), scheme->id, scheme->edition);
  } else {
    ap_table_add(facts, AP_FAINT, scheme->id);
  }
  if (note != NULL) {
    ap_add_fact(facts, "", AP_FAINT, note);
  }
}

void ap_add_catalog_facts(ap_table *facts, const ap_catalog *catalog, const ap_view *view) {
  const char *title = ap_words_in(&(ap_words){catalog->title, catalog->title_ja}, view->language);
  const char *note = ap_words_in(&(ap_words){catalog->note, catalog->note_ja}, view->language);
  ap_add_fact(facts, _("Catalog"), AP_PLAIN, title != NULL ? title : catalog->file);
  if (!catalog->complete) {
    ap_add_fact(facts, "", AP_WARN, _("NOT COMPLETE: the real counts and hours are higher"));
  }
  if (note != NULL) {
    ap_add_fact(facts, "", AP_FAINT, note);
  }
}

void ap_add_auditor_facts(ap_table *facts, const ap_auditor *auditor, const ap_view *view) {
  if (auditor == NULL) {
    return;
  }
  const char *name = ap_words_in(&auditor->name, view->language);
  if (name != NULL) {
    ap_add_fact(facts, _("Auditor"), AP_PLAIN, name);
  }
  ap_table_add(facts, AP_PLAIN, name != NULL ? "" : _("Auditor"));
  if (!auditor->registered) {
    ap_table_add(facts, AP_WARN, _("not on the scheme's list of audit firms"));
  } else if (auditor->number != NULL) {
    AP_TABLE_FILL(facts, AP_PLAIN, _("on the scheme's list of audit firms, number {0}"), auditor->number);
  } else {
    ap_table_add(facts, AP_PLAIN, _("on the scheme's list of audit firms"));
  }
}
