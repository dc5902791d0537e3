/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report page: one HTML file that opens from disk, has all that it shows inside it and refuses everything else.
 *
 * A page is written from top to bottom. What is opened closes by itself once something else begins:
 *
 *   ap_page page = ap_page_begin(&(ap_page_head){.command = "budget", .kind = _("Budget"), .title = title, .view =
 * view}); ap_page_fact(&page, _("Scheme"), AP_PLAIN, scheme);             // below the title ap_page_answer(&page,
 * AP_GOOD, _("level"), _("yes"), detail);   // the answer first ap_page_section(&page, "years", _("Years")); // also in
 * the list of contents ap_page_chart(&page, &(ap_page_figure){…}); ap_page_table(&page, &(ap_page_grid){.id =
 * "table-years", .caption = …, .heads = {…}, .right = 1u << 1}); ap_page_row(&page, AP_PLAIN, NULL);
 *   ap_page_cell(&page, ap_year(2027).digits);
 *   ap_page_cell(&page, ap_grouped(12).digits);
 *   ap_page_end(&page, text);
 *
 * All strings are text, never markup: they are escaped here (escape.h). IDs, and the words of a row, are ours. Without
 * scripts the page is complete; page.js adds charts, the filter, sorting and buttons to copy.
 *
 * What tests and readers may rely on:
 *   html[lang], html[data-command]            the language, and the command that wrote it
 *   header h1, dl#facts                       the title; what the page was made from
 *   #answers .answer[data-answer=ID]          the answer: dt its label, dd.value, dd.detail; class good, warn or bad
 *   nav#contents a[href="#ID"], section#ID    sections
 *   figure[data-chart=ID]                     a chart: canvas#chart-ID, once drawn class "drawn" and
 *                                             Chart.getChart(canvas).data, hours where the unit is hours; details table
 *   script#data-ID[type="application/json"]   its numbers, exactly: minutes, counts, money in the smallest unit
 *   table#ID, tr[data-f]                      a table, and the words that the filter goes by
 *   #filter, #filter-NAME, #filter-search     the filter: select elements, an input; #filter-count says how many rows
 *   button.copy                               copies the code element before it */
#ifndef AP_OUTPUT_PAGE_PAGE_H
#define AP_OUTPUT_PAGE_PAGE_H

#include "output/fill.h"
#include "output/style.h"
#include "support/arena.h"
#include "support/date.h"
#include <jansson.h>

typedef enum ap_page_block {
  AP_PAGE_NOTHING,
  AP_PAGE_PAIRS,
  AP_PAGE_TABLE,
} ap_page_block;

/* A page under way: nobody but the functions below looks into it. */
typedef struct ap_page {
  const ap_view *view;
  const char *command, *kind, *title;
  ap_text facts, answers, contents, body; /* the parts of it, each as far as it is */
  ap_arena arena;                         /* of sentences that were filled in */
  ap_page_block block;                    /* what is open */
  bool sectioned;                         /* a section is open */
  bool folded;                            /* a fold is open within it */
  bool row_open;                          /* of the open table */
  bool row_headed;                        /* its first cell is there */
} ap_page;

typedef struct ap_page_head {
  const char *command; /* such as "plan" */
  const char *kind;    /* what the page is, in the view's language: "Plan" */
  const char *title;   /* of the scenario */
  const ap_view *view;
} ap_page_head;

ap_page ap_page_begin(const ap_page_head *head);
/* Writes the page into `text`, and frees it. Where memory ran short on the way, so it did for the text. */
void ap_page_end(ap_page *page, ap_text *text);

/* ---- words ---- */

/* A sentence with its arguments, which lives as long as the page. */
const char *ap_page_filled_from(ap_page *page, const char *sentence, size_t count, const char *const arguments[]);
#define AP_PAGE_FILLED(page, sentence, ...)                                                                            \
  ap_page_filled_from(page, sentence, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *),               \
                      (const char *const[]){__VA_ARGS__})

/* What was put together, likewise; frees the text. */
const char *ap_page_taken(ap_page *page, ap_text *words);

/* An amount with its currency: "4,464,000 JPY", 4,464,000円. */
const char *ap_page_money(ap_page *page, int64_t amount, const char *currency);
/* A day in the reader's language: 1 April 2027, 2027年4月1日. */
const char *ap_page_date(ap_page *page, ap_date date);

/* ---- above the sections ---- */

/* What the page was made from; an empty label goes on with the one before. */
void ap_page_fact(ap_page *page, const char *label, ap_style style, const char *string);
/* One answer of the strip. AP_GOOD, AP_WARN and AP_BAD are verdicts, with a sign beside the colour; AP_PLAIN is a
 * figure. `id` names it for data-answer; `detail` may be NULL. */
void ap_page_answer(ap_page *page, const char *id, ap_style style, const char *label, const char *value,
                    const char *detail);

/* ---- within sections, or between the answers and the first of them ---- */

/* Begins a section. `id` is its anchor. */
void ap_page_section(ap_page *page, const char *id, const char *heading);
void ap_page_heading(ap_page *page, const char *heading);
void ap_page_words(ap_page *page, ap_style style, const char *string);
/* A remark that stands out: AP_PLAIN, AP_GOOD, AP_WARN, AP_BAD; its label may be NULL. */
void ap_page_note(ap_page *page, ap_style style, const char *label, const char *string);
/* A label and what it says, one below the other. */
void ap_page_pair(ap_page *page, const char *label, ap_style style, const char *string);
/* A command to be copied, on a line of its own. */
void ap_page_code(ap_page *page, const char *string);
/* What the marks of a matrix mean: each as a cell of that class looks, with its meaning beside it. */
typedef struct ap_page_mark {
  const char *class, *string, *meaning;
} ap_page_mark;
void ap_page_legend(ap_page *page, const ap_page_mark *marks, size_t count);
/* What can be folded away, up to the fold's end or the next section; where scripts run it is closed at first. */
void ap_page_fold(ap_page *page, const char *id, const char *summary);
void ap_page_fold_end(ap_page *page);

/* ---- tables ---- */

enum { AP_PAGE_COLUMNS_MOST = 48 };

/* Of `right`: all columns but the first, however many. */
#define AP_PAGE_ALL_BUT_THE_FIRST (~UINT64_C(1))

typedef struct ap_page_grid {
  const char *id;                          /* or NULL */
  const char *caption;                     /* what it shows; also the name of the region that it scrolls in */
  const char *heads[AP_PAGE_COLUMNS_MOST]; /* up to the first NULL */
  uint64_t right;                          /* bit c: column c holds numbers, set to the right; of the first 12 */
  uint64_t wide;                           /* likewise of columns of sentences, which need room and may be broken */
  uint64_t whole;                          /* likewise of columns whose cells are never broken */
  bool filtered;                           /* the filter goes by its rows' words, and searches their text */
  bool sorted;                             /* page.js lets it be sorted by a column */
  bool matrix;                             /* the first column stays in sight; narrow columns of marks */
} ap_page_grid;

void ap_page_table(ap_page *page, const ap_page_grid *grid);
/* Begins a row: AP_PLAIN, AP_STRONG for sums, AP_FAINT, AP_WARN, AP_BAD. `words` are what the filter goes by, ours and
 * apart by blanks, or NULL. The row's first cell is its heading. */
void ap_page_row(ap_page *page, ap_style style, const char *words);
void ap_page_cell(ap_page *page, const char *string);
/* A cell with a class of page.css, and where `title` is not NULL with a hint. */
void ap_page_marked_cell(ap_page *page, const char *class, const char *string, const char *title);

/* ---- the filter ---- */

typedef struct ap_page_choice {
  const char *word; /* rows that have it are shown; "" shows all */
  const char *title;
} ap_page_choice;

typedef struct ap_page_select {
  const char *name; /* its element is #filter-NAME */
  const char *label;
  const ap_page_choice *choices;
  size_t count;
  const char *joined; /* the name of a select whose word goes before this one's: "x" and "3" ask for "x3" */
} ap_page_select;

/* The filter of all tables that are `filtered`: selects, a search, a count, a button that clears it. */
void ap_page_filter(ap_page *page, const ap_page_select *selects, size_t count);

/* ---- charts ---- */

/* Colours that the colour-blind can tell apart; CSS has them as --NAME (page.css). Of other things than tracks,
 * AP_TONE_A and those after it. */
typedef enum ap_page_tone {
  AP_TONE_EXTERNAL,
  AP_TONE_EXTERNAL_LIGHT,
  AP_TONE_INTERNAL,
  AP_TONE_INTERNAL_LIGHT,
  AP_TONE_A,
  AP_TONE_B,
  AP_TONE_C,
  AP_TONE_D,
  AP_TONE_E,
  AP_TONE_F,
} ap_page_tone;

typedef struct ap_page_series {
  const char *name; /* in the legend, and the head of its column */
  ap_page_tone tone;
  bool line;             /* a line; else columns */
  const char *stack;     /* columns of one stack stand on each other; ours */
  const int64_t *values; /* one a label */
} ap_page_series;

typedef enum ap_page_unit { AP_PAGE_HOURS /* of minutes */, AP_PAGE_COUNT, AP_PAGE_MONEY } ap_page_unit;

typedef struct ap_page_figure {
  const char *id; /* data-chart */
  const char *title;
  const char *summary; /* what the chart shows, in a sentence: what a screen reader reads */
  const char *across;  /* what the labels are: "year" */
  const char *axis;    /* what is counted: "hours"; or NULL */
  const char *const *labels;
  size_t label_count;
  const ap_page_series *series;
  size_t series_count;
  ap_page_unit unit;
  const char *currency; /* of money */
  bool sideways;        /* bars from left to right, for labels of many letters; no lines */
} ap_page_figure;

/* A chart with the table of its numbers below it, folded where scripts run. */
void ap_page_chart(ap_page *page, const ap_page_figure *figure);

#endif
