/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/page/told.h"
#include "output/facts.h"
#include "output/page/blocks.h"
#include "output/translate.h"

enum { COLUMNS_BESIDE_LABELS = AP_PAGE_COLUMNS_MOST - 2 };

static void let_go(ap_page *page, ap_table *table) {
  page->arena.failed = page->arena.failed || table->failed;
  ap_table_free(table);
}

static void tell_facts(ap_page *page, ap_table *facts,
                       void (*add)(ap_page *page, const char *label, ap_style style, const char *string)) {
  for (size_t i = 0; i + 1 < facts->count; i += 2) {
    add(page, facts->cells[i].string, facts->cells[i + 1].style, facts->cells[i + 1].string);
  }
  let_go(page, facts);
}

void ap_page_told_facts(ap_page *page, ap_table *facts) { tell_facts(page, facts, ap_page_fact); }

void ap_page_told_pairs(ap_page *page, ap_table *facts) { tell_facts(page, facts, ap_page_pair); }

/* A row has the style of its label; what looks otherwise is marked by itself. */
static void tell_row(ap_page *page, const ap_cell *cells, size_t columns) {
  ap_style style = cells[0].style;
  ap_page_row(page, style, NULL);
  for (size_t i = 0; i < columns; i++) {
    if (cells[i].style == style || *cells[i].string == '\0') {
      ap_page_cell(page, cells[i].string);
    } else {
      ap_page_marked_cell(page, ap_page_class(cells[i].style), cells[i].string, NULL);
    }
  }
}

/* The columns from `first` on, behind the labels. */
typedef struct column_range {
  size_t first, count;
} column_range;

static void tell_columns(ap_page *page, ap_page_grid grid, const ap_table *table, size_t columns,
                         const column_range *range) {
  ap_cell row[AP_PAGE_COLUMNS_MOST];
  for (size_t i = 0; i + columns <= table->count; i += columns) {
    row[0] = table->cells[i];
    for (size_t c = 0; c < range->count; c++) {
      row[c + 1] = table->cells[i + range->first + c];
    }
    if (i > 0) {
      tell_row(page, row, range->count + 1);
      continue;
    }
    for (size_t c = 0; c <= range->count; c++) {
      grid.heads[c] = *row[c].string == '\0' && grid.heads[c] != NULL ? grid.heads[c] : row[c].string;
    }
    ap_page_table(page, &grid);
  }
}

void ap_page_told_table(ap_page *page, const ap_page_grid *grid, ap_table *table) {
  ap_page_grid aligned = *grid;
  for (size_t i = 0; i < table->columns; i++) {
    aligned.right |= (uint64_t)table->right[i] << i;
  }
  tell_columns(page, aligned, table, table->columns, &(column_range){1, table->columns - 1});
  let_go(page, table);
}

void ap_page_told_rows(ap_page *page, const ap_page_grid *grid, ap_table *table) {
  ap_page_grid aligned = *grid;
  for (size_t i = 0; i < table->columns; i++) {
    aligned.right |= (uint64_t)table->right[i] << i;
  }
  ap_page_table(page, &aligned);
  for (size_t i = 0; i + table->columns <= table->count; i += table->columns) {
    tell_row(page, &table->cells[i], table->columns);
  }
  let_go(page, table);
}

void ap_page_told_across(ap_page *page, const ap_page_grid *grid, ap_across *across) {
  ap_page_grid aligned = *grid;
  aligned.right = AP_PAGE_ALL_BUT_THE_FIRST;
  for (size_t first = 1; first <= across->columns;) {
    size_t left = across->columns + 1 - first;
    column_range range = {first, left < COLUMNS_BESIDE_LABELS ? left : COLUMNS_BESIDE_LABELS};
    tell_columns(page, aligned, &across->cells, across->columns + 1, &range);
    first += range.count;
    aligned.id = NULL;
  }
  let_go(page, &across->cells);
}

void ap_page_scenario_facts(ap_page *page, const ap_scenario *scenario) {
  ap_table facts = ap_facts(0);
  ap_add_years_fact(&facts, scenario);
  ap_page_told_facts(page, &facts);
  ap_page_fact(page, _("As of"), AP_PLAIN, ap_page_date(page, scenario->as_of));
  facts = ap_facts(0);
  ap_add_scheme_facts(&facts, scenario->scheme, page->view);
  ap_add_catalog_facts(&facts, scenario->catalog, page->view);
  ap_page_told_facts(page, &facts);
}

void ap_page_count_answer(ap_page *page, const ap_catalog *catalog) {
  if (!catalog->complete) {
    ap_page_answer(page, "count", AP_WARN, _("Catalog"), _("lower count"),
                   _("the catalog is not complete, the real figures are higher"));
  }
}
