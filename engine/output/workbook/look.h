/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a cell looks: what it holds, what part it plays, and how it is set. */
#ifndef AP_OUTPUT_WORKBOOK_LOOK_H
#define AP_OUTPUT_WORKBOOK_LOOK_H

#include <stdbool.h>
#include <stdint.h>

typedef enum ap_cell_kind {
  AP_CELL_TEXT,
  AP_CELL_LONG_TEXT, /* that Excel would not show where it is formatted as text */
  AP_CELL_COUNT,
  AP_CELL_YEAR,       /* 2027, 2027年度 */
  AP_CELL_YEAR_AFTER, /* the same of a year after the plan: (2027) */
  AP_CELL_HOURS,      /* [h]:mm */
  AP_CELL_HOURS_MORE, /* of a difference: hours with two decimals, since a spreadsheet has no time below zero */
  AP_CELL_MONEY,
  AP_CELL_MONEY_MORE, /* of a difference, with its sign */
  AP_CELL_COUNT_MORE,
  AP_CELL_DAY,
  AP_CELL_PERCENT, /* of a share: 0.25 is 25.0% */
} ap_cell_kind;
enum { AP_CELL_KINDS = AP_CELL_PERCENT + 1 };

typedef enum ap_cell_part {
  AP_LOOK_BODY,
  AP_LOOK_BARE, /* of a sheet that is read as a page: without lines around it */
  AP_LOOK_HEAD,
  AP_LOOK_SUM,
  AP_LOOK_FAINT,
  AP_LOOK_TITLE,
  AP_LOOK_HEADING,
  AP_LOOK_LABEL,
  AP_LOOK_GOOD,
  AP_LOOK_WARN,
  AP_LOOK_BAD,
  AP_LOOK_EXTERNAL, /* marks of a matrix */
  AP_LOOK_INTERNAL,
  AP_LOOK_BOTH,
} ap_cell_part;
enum { AP_CELL_PARTS = AP_LOOK_BOTH + 1 };

typedef struct ap_look {
  ap_cell_kind kind;
  ap_cell_part part;
  bool wrapped;
  bool centred;
  bool large;
  bool due; /* a line at its right: the last year in which what it stands for may be done */
} ap_look;

/* Colours, which charts use too. */
enum {
  AP_COLOUR_EXTERNAL = 0x1F4E79,
  AP_COLOUR_EXTERNAL_LIGHT = 0x9DC3E6,
  AP_COLOUR_INTERNAL = 0x375623,
  AP_COLOUR_INTERNAL_LIGHT = 0xA9D18E,
  AP_COLOUR_BOUND = 0xC00000,
  AP_COLOUR_FAINT = 0x7F7F7F,
};

struct lxw_workbook;
struct lxw_format;

enum { AP_LOOKS_MOST = 256 };

/* The formats made so far; a workbook has one for each look that it uses. */
typedef struct ap_looks {
  struct lxw_workbook *workbook;
  const char *language;
  const char *currency; /* of money; NULL: none */
  ap_look looks[AP_LOOKS_MOST];
  struct lxw_format *formats[AP_LOOKS_MOST];
  int count;
} ap_looks;

/* NULL where memory is short. */
struct lxw_format *ap_format_of(ap_looks *looks, ap_look look);

/* The font that a workbook in that language is set in. */
const char *ap_font_of(const char *language);

#endif
