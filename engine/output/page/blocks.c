/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on a page beside tables and charts: facts, answers, words, notes, commands. */
#include "output/page/blocks.h"
#include "output/page/escape.h"
#include "output/translate.h"

void ap_page_turn_to(ap_page *page, ap_page_block block) {
  static const char *const begins[] = {
      [AP_PAGE_NOTHING] = "", [AP_PAGE_PAIRS] = "<dl class=\"pairs\">\n", [AP_PAGE_TABLE] = ""};
  static const char *const ends[] = {
      [AP_PAGE_NOTHING] = "", [AP_PAGE_PAIRS] = "</dl>\n", [AP_PAGE_TABLE] = "</tbody></table></div>\n"};
  if (page->block == block && block != AP_PAGE_TABLE) {
    return;
  }
  if (page->row_open) {
    ap_text_add(&page->body, "</tr>\n");
    page->row_open = false;
  }
  ap_text_add(&page->body, ends[page->block]);
  ap_text_add(&page->body, begins[block]);
  page->block = block;
}

const char *ap_page_class(ap_style style) {
  static const char *const classes[] = {[AP_PLAIN] = "",    [AP_STRONG] = "strong", [AP_FAINT] = "faint",
                                        [AP_GOOD] = "good", [AP_BAD] = "bad",       [AP_WARN] = "warn"};
  return classes[style];
}

void ap_page_attribute(ap_text *text, const char *name, const char *value) {
  if (value != NULL) {
    ap_text_format(text, " %s=\"", name);
    ap_add_html(text, value);
    ap_text_add(text, "\"");
  }
}

/* <element class="…">string</element> */
static void add_element(ap_text *text, const char *element, const char *class, const char *string) {
  ap_text_format(text, "<%s", element);
  ap_page_attribute(text, "class", *class == '\0' ? NULL : class);
  ap_text_add(text, ">");
  ap_add_html(text, string);
  ap_text_format(text, "</%s>", element);
}

/* A label with what it says; without a label what goes on with the one before. */
static void add_labelled(ap_text *text, const char *label, ap_style style, const char *string) {
  if (*label != '\0') {
    add_element(text, "dt", "", label);
  }
  add_element(text, "dd", ap_page_class(style), string);
  ap_text_add(text, "\n");
}

void ap_page_fact(ap_page *page, const char *label, ap_style style, const char *string) {
  add_labelled(&page->facts, label, style, string);
}

void ap_page_pair(ap_page *page, const char *label, ap_style style, const char *string) {
  ap_page_turn_to(page, AP_PAGE_PAIRS);
  add_labelled(&page->body, label, style, string);
}

void ap_page_answer(ap_page *page, const char *id, ap_style style, const char *label, const char *value,
                    const char *detail) {
  ap_text *text = &page->answers;
  ap_text_format(text, "<div class=\"answer %s\" data-answer=\"%s\">", ap_page_class(style), id);
  add_element(text, "dt", "", label);
  add_element(text, "dd", "value", value);
  if (detail != NULL) {
    add_element(text, "dd", "detail", detail);
  }
  ap_text_add(text, "</div>\n");
}

void ap_page_heading(ap_page *page, const char *heading) {
  ap_page_turn_to(page, AP_PAGE_NOTHING);
  add_element(&page->body, "h3", "", heading);
  ap_text_add(&page->body, "\n");
}

void ap_page_words(ap_page *page, ap_style style, const char *string) {
  ap_page_turn_to(page, AP_PAGE_NOTHING);
  add_element(&page->body, "p", ap_page_class(style), string);
  ap_text_add(&page->body, "\n");
}

void ap_page_note(ap_page *page, ap_style style, const char *label, const char *string) {
  ap_page_turn_to(page, AP_PAGE_NOTHING);
  ap_text_format(&page->body, "<p class=\"note %s\">", ap_page_class(style));
  if (label != NULL) {
    add_element(&page->body, "strong", "", label);
    ap_text_add(&page->body, " ");
  }
  ap_add_html(&page->body, string);
  ap_text_add(&page->body, "</p>\n");
}

void ap_page_code(ap_page *page, const char *string) {
  ap_page_turn_to(page, AP_PAGE_NOTHING);
  ap_text_add(&page->body, "<div class=\"command\">");
  add_element(&page->body, "code", "", string);
  ap_text_add(&page->body, "<button type=\"button\" class=\"copy\" hidden>");
  ap_add_html(&page->body, _("Copy"));
  ap_text_add(&page->body, "</button></div>\n");
}

void ap_page_legend(ap_page *page, const ap_page_mark *marks, size_t count) {
  ap_page_turn_to(page, AP_PAGE_NOTHING);
  ap_text_add(&page->body, "<ul class=\"legend\">\n");
  for (size_t i = 0; i < count; i++) {
    ap_text_add(&page->body, "<li>");
    add_element(&page->body, "span", marks[i].class, marks[i].string);
    ap_text_add(&page->body, " ");
    ap_add_html(&page->body, marks[i].meaning);
    ap_text_add(&page->body, "</li>\n");
  }
  ap_text_add(&page->body, "</ul>\n");
}
