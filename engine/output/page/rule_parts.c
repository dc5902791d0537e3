/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/page/rule_parts.h"
#include "output/select_words.h"
#include "output/translate.h"

const char *ap_page_rule_selects(ap_page *page, const ap_rule *rule) {
  ap_text words = {0};
  ap_text select = {0};
  ap_add_select(&select, &rule->select);
  AP_FILL(&words,
          rule->unit == AP_UNIT_OBJECTIVE ? _("{0} (an objective with its detailed controls as one)")
                                          : _("{0} (each item by itself)"),
          select.failed ? "" : select.bytes);
  words.failed = words.failed || select.failed;
  ap_text_free(&select);
  return ap_page_taken(page, &words);
}

const char *ap_page_rule_period(ap_page *page, const ap_rule *rule) {
  if (!rule->enabled) {
    return _("switched off");
  }
  const char *often = rule->every == 1
                          ? _("every year")
                          : AP_PAGE_FILLED(page, _("at least every {0} years"), ap_decimal(rule->every).digits);
  return rule->initial_full ? AP_PAGE_FILLED(page, _("{0}; all of it in the first year"), often) : often;
}

const char *ap_page_rule_source(ap_page *page, const ap_provenance *provenance, const ap_rule *rule) {
  if (rule->document == NULL) {
    return "";
  }
  const ap_document *document = ap_document_of(provenance, rule->document);
  const char *title = document != NULL ? ap_words_in(&document->title, page->view->language) : rule->document;
  return rule->clause == NULL ? title : AP_PAGE_FILLED(page, _("{0}: {1}"), title, rule->clause);
}
