/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables, and the filter of their rows. Many cells make a heavy page, so a cell is its text in a td and no more; which
 * columns hold numbers is said once, by the table's class. */
#include "output/page/blocks.h"
#include "output/page/escape.h"
#include "output/translate.h"

enum { NUMBERED_COLUMNS = 12, BROAD_COLUMNS = 18 };

static size_t columns_of(const ap_page_grid *grid) {
  size_t count = 0;
  while (count < AP_PAGE_COLUMNS_MOST && grid->heads[count] != NULL) {
    count++;
  }
  return count;
}

/* "grid r2 r3 w4 sorted", "grid numbers" */
static void add_classes(ap_text *text, const ap_page_grid *grid) {
  bool numbers = grid->right == AP_PAGE_ALL_BUT_THE_FIRST;
  ap_text_add(text, numbers ? " class=\"grid numbers" : " class=\"grid");
  for (int column = 0; column < NUMBERED_COLUMNS; column++) {
    if (!numbers && (grid->right >> column & 1) != 0) {
      ap_text_format(text, " r%d", column + 1);
    }
    if ((grid->wide >> column & 1) != 0) {
      ap_text_format(text, " w%d", column + 1);
    }
    if ((grid->whole >> column & 1) != 0) {
      ap_text_format(text, " n%d", column + 1);
    }
  }
  ap_text_add(text, grid->filtered ? " filtered" : "");
  ap_text_add(text, grid->sorted ? " sorted" : "");
  ap_text_add(text, grid->matrix ? " matrix" : "");
  ap_text_add(text, columns_of(grid) > BROAD_COLUMNS ? " broad\"" : "\"");
}

void ap_page_table(ap_page *page, const ap_page_grid *grid) {
  ap_page_turn_to(page, AP_PAGE_TABLE);
  ap_text *text = &page->body;
  /* what may be wider than the screen, or very long, scrolls by itself, by keyboard too */
  ap_text_add(text, grid->filtered ? "<div class=\"scroll tall\" role=\"region\" tabindex=\"0\""
                                   : "<div class=\"scroll\" role=\"region\" tabindex=\"0\"");
  ap_page_attribute(text, "aria-label", grid->caption);
  ap_text_add(text, "><table");
  ap_page_attribute(text, "id", grid->id);
  add_classes(text, grid);
  ap_text_add(text, "><caption>");
  ap_add_html(text, grid->caption);
  ap_text_add(text, "</caption><thead><tr>");
  for (size_t i = 0; i < columns_of(grid); i++) {
    ap_text_add(text, "<th scope=\"col\">");
    ap_add_html(text, grid->heads[i]);
    ap_text_add(text, "</th>");
  }
  ap_text_add(text, "</tr></thead><tbody>\n");
}

void ap_page_row(ap_page *page, ap_style style, const char *words) {
  const char *class = ap_page_class(style);
  ap_text_add(&page->body, page->row_open ? "</tr>\n<tr" : "<tr");
  ap_page_attribute(&page->body, "class", *class == '\0' ? NULL : class);
  ap_page_attribute(&page->body, "data-f", words);
  ap_text_add(&page->body, ">");
  page->row_open = true;
  page->row_headed = false;
}

void ap_page_cell(ap_page *page, const char *string) {
  ap_text_add(&page->body, page->row_headed ? "<td>" : "<th scope=\"row\">");
  ap_add_html(&page->body, string);
  ap_text_add(&page->body, page->row_headed ? "</td>" : "</th>");
  page->row_headed = true;
}

void ap_page_marked_cell(ap_page *page, const char *class, const char *string, const char *title) {
  ap_text_add(&page->body, page->row_headed ? "<td" : "<th scope=\"row\"");
  ap_page_attribute(&page->body, "class", class);
  ap_page_attribute(&page->body, "title", title);
  ap_text_add(&page->body, ">");
  ap_add_html(&page->body, string);
  ap_text_add(&page->body, page->row_headed ? "</td>" : "</th>");
  page->row_headed = true;
}

/* ---- the filter ---- */

static void add_label(ap_text *text, const char *name, const char *label) {
  ap_text_format(text, "<label for=\"filter-%s\">", name);
  ap_add_html(text, label);
  ap_text_add(text, "</label>");
}

static void add_select(ap_text *text, const ap_page_select *select) {
  ap_text_add(text, "<div>");
  add_label(text, select->name, select->label);
  ap_text_format(text, "<select id=\"filter-%s\"", select->name);
  ap_page_attribute(text, "data-joined", select->joined);
  ap_text_add(text, ">");
  for (size_t i = 0; i < select->count; i++) {
    ap_text_add(text, "<option");
    ap_page_attribute(text, "value", select->choices[i].word);
    ap_text_add(text, ">");
    ap_add_html(text, select->choices[i].title);
    ap_text_add(text, "</option>");
  }
  ap_text_add(text, "</select></div>\n");
}

void ap_page_filter(ap_page *page, const ap_page_select *selects, size_t count) {
  ap_page_turn_to(page, AP_PAGE_NOTHING);
  ap_text *text = &page->body;
  ap_text_add(text, "<div id=\"filter\" role=\"search\" hidden");
  ap_page_attribute(text, "aria-label", _("Filter of the rows"));
  ap_text_add(text, ">\n");
  for (size_t i = 0; i < count; i++) {
    add_select(text, &selects[i]);
  }
  ap_text_add(text, "<div>");
  add_label(text, "search", _("Search"));
  ap_text_add(text, "<input type=\"search\" id=\"filter-search\" autocomplete=\"off\" spellcheck=\"false\"");
  ap_page_attribute(text, "placeholder", _("number or words"));
  ap_text_add(text, "></div>\n<button type=\"button\" id=\"filter-clear\">");
  ap_add_html(text, _("Show all"));
  ap_text_add(text, "</button>\n<p id=\"filter-count\" role=\"status\"></p>\n</div>\n");
}
