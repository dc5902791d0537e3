/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/text_listing.h"
#include "output/facts.h"
#include "output/translate.h"

enum { INDENT = 2 };

const char *ap_listing_state_name(ap_listing_state state) {
  static const char *const names[] = {
      [AP_LISTED] = N_("listed"), [AP_SUSPENDED] = N_("suspended"), [AP_REVOKED] = N_("revoked")};
  return names[state];
}

ap_table ap_listing_table(const ap_listing *listing) {
  static const ap_style styles[] = {[AP_LISTED] = AP_GOOD, [AP_SUSPENDED] = AP_WARN, [AP_REVOKED] = AP_BAD};
  ap_table table = {.columns = 4, .indent = INDENT};
  const char *const heads[] = {_("from"), _("to"), _("state"), _("event")};
  for (size_t i = 0; i < table.columns; i++) {
    ap_table_add(&table, AP_FAINT, heads[i]);
  }
  for (size_t i = 0; i < listing->count; i++) {
    const ap_listing_span *span = &listing->spans[i];
    ap_table_add(&table, AP_PLAIN, ap_date_write(span->from).digits);
    ap_table_add(&table, AP_PLAIN, span->to.year == 0 ? "" : ap_date_write(ap_date_add_days(span->to, -1)).digits);
    ap_table_add(&table, styles[span->state], _(ap_listing_state_name(span->state)));
    ap_table_add(&table, AP_PLAIN, span->event == NULL ? "" : span->event->id);
  }
  return table;
}

static bool has_event(const ap_scenario *scenario, ap_event_kind kind) {
  for (size_t e = 0; e < scenario->events->count; e++) {
    if (scenario->events->events[e].kind == kind) {
      return true;
    }
  }
  return false;
}

/* What the scheme says of the events that the registration hangs on. */
ap_table ap_listing_grounds(const ap_scenario *scenario, const ap_view *view) {
  static const struct {
    ap_event_kind kind;
    const char *title;
  } kinds[] = {{AP_EVENT_LISTING, N_("listing")},
               {AP_EVENT_INCIDENT, N_("incident")},
               {AP_EVENT_REVOCATION, N_("revocation")},
               {AP_EVENT_PUBLICATION, N_("publication")},
               {AP_EVENT_REAPPLICATION, N_("re-application")}};
  ap_table facts = ap_facts(INDENT);
  for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
    if (!has_event(scenario, kinds[k].kind)) {
      continue;
    }
    const ap_event_ground *ground = ap_scheme_ground(scenario->scheme, kinds[k].kind);
    if (ground == NULL || ground->document == NULL) {
      ap_add_fact(&facts, _(kinds[k].title), AP_PLAIN, _("the scheme says nothing of it: our reading"));
    } else {
      ap_table_add(&facts, AP_PLAIN, _(kinds[k].title));
      AP_TABLE_FILL(&facts, AP_PLAIN, ground->clause != NULL ? _("{0}: {1}") : "{0}", ground->document,
                    ground->clause != NULL ? ground->clause : "");
    }
    const char *note = ground == NULL ? NULL : ap_words_in(&ground->note, view->language);
    if (note != NULL) {
      ap_add_fact(&facts, "", AP_PLAIN, note);
    }
  }
  return facts;
}

const char *ap_listing_reading(const ap_listing *listing) {
  for (size_t i = 0; i < listing->count; i++) {
    if (listing->spans[i].state == AP_SUSPENDED) {
      return _(
          "That the listing is suspended at once is the scheme's rule; \"lifted when the re-audit is passed\" is our "
          "reading.");
    }
  }
  return NULL;
}

void ap_listing_text(const ap_scenario *scenario, const ap_listing *listing, const ap_view *view, ap_text *text) {
  ap_table spans = ap_listing_table(listing);
  ap_table grounds = ap_listing_grounds(scenario, view);
  const char *reading = ap_listing_reading(listing);
  ap_text_add(text, "\n");
  ap_add_styled(text, view, AP_STRONG, _("Registration by day"));
  ap_text_add(text, "\n");
  ap_table_write(&spans, view, text);
  if (reading != NULL) {
    ap_table says = {.columns = 1, .indent = INDENT};
    ap_text_add(text, "\n");
    ap_table_add(&says, AP_PLAIN, reading);
    ap_table_write(&says, view, text);
  }
  ap_text_add(text, grounds.count > 0 ? "\n" : "");
  ap_table_write(&grounds, view, text);
}
