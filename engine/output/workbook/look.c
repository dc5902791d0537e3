/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook/look.h"
#include "scheme/currency.h"
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

enum {
  COLOUR_LINE = 0xBFBFBF,
  COLOUR_HEAD = 0x1F3864,
  COLOUR_SUM = 0xF2F2F2,
  COLOUR_GOOD = 0xE2EFDA,
  COLOUR_WARN = 0xFFF2CC,
  COLOUR_BAD = 0xF8CBAD,
  COLOUR_GOOD_TEXT = 0x375623,
  COLOUR_WARN_TEXT = 0x7F6000,
  COLOUR_BAD_TEXT = 0x9C0006,
  COLOUR_MARK_EXTERNAL = 0xDDEBF7,
  COLOUR_MARK_INTERNAL = 0xE2EFDA,
  COLOUR_MARK_BOTH = 0xE4DFEC,
  LARGE = 13, /* points */
  MONEY_FORMAT_SIZE = 192
};

/* What a part looks like, whatever it holds. */
typedef struct part_style {
  bool bold, lined, raised; /* `raised`: white on a dark ground */
  int size;                 /* points; 0: as all */
  int text, ground;         /* colours; 0: none */
} part_style;

static const part_style parts[AP_CELL_PARTS] = {
    [AP_LOOK_BODY] = {.lined = true},
    [AP_LOOK_HEAD] = {.bold = true, .lined = true, .raised = true, .ground = COLOUR_HEAD},
    [AP_LOOK_SUM] = {.bold = true, .lined = true, .ground = COLOUR_SUM},
    [AP_LOOK_FAINT] = {.lined = true, .text = AP_COLOUR_FAINT},
    [AP_LOOK_TITLE] = {.bold = true, .size = 16, .text = COLOUR_HEAD},
    [AP_LOOK_HEADING] = {.bold = true, .size = 12, .text = COLOUR_HEAD},
    [AP_LOOK_LABEL] = {.bold = true},
    [AP_LOOK_GOOD] = {.lined = true, .text = COLOUR_GOOD_TEXT, .ground = COLOUR_GOOD},
    [AP_LOOK_WARN] = {.lined = true, .text = COLOUR_WARN_TEXT, .ground = COLOUR_WARN},
    [AP_LOOK_BAD] = {.bold = true, .lined = true, .text = COLOUR_BAD_TEXT, .ground = COLOUR_BAD},
    [AP_LOOK_EXTERNAL] = {.lined = true, .ground = COLOUR_MARK_EXTERNAL},
    [AP_LOOK_INTERNAL] = {.lined = true, .ground = COLOUR_MARK_INTERNAL},
    [AP_LOOK_BOTH] = {.lined = true, .ground = COLOUR_MARK_BOTH},
};

const char *ap_font_of(const char *language) { return strcmp(language, "ja") == 0 ? "Yu Gothic" : "Calibri"; }

/* "[$JPY] #,##0", with as many decimals as the currency has. */
static void set_money_format(lxw_format *format, const char *currency, bool with_sign) {
  static const char decimals[] = ".000000";
  char code[MONEY_FORMAT_SIZE];
  int exponent = currency == NULL ? 0 : ap_currency_exponent(currency);
  char amount[32];
  snprintf(amount, sizeof amount, "#,##0%.*s", exponent > 0 ? exponent + 1 : 0, decimals);
  char unit[16] = "";
  if (currency != NULL) {
    snprintf(unit, sizeof unit, "[$%.3s] ", currency);
  }
  if (with_sign) {
    snprintf(code, sizeof code, "%s+%s;%s-%s;%s%s", unit, amount, unit, amount, unit, amount);
  } else {
    snprintf(code, sizeof code, "%s%s;%s-%s", unit, amount, unit, amount);
  }
  format_set_num_format(format, code);
}

static void set_number_format(const ap_looks *looks, lxw_format *format, ap_cell_kind kind) {
  static const char *const codes[AP_CELL_KINDS] = {[AP_CELL_TEXT] = "@",
                                                   [AP_CELL_COUNT] = "#,##0",
                                                   [AP_CELL_HOURS] = "[h]:mm",
                                                   [AP_CELL_HOURS_MORE] = "+#,##0.00;-#,##0.00;0.00",
                                                   [AP_CELL_COUNT_MORE] = "+#,##0;-#,##0;0",
                                                   [AP_CELL_DAY] = "yyyy-mm-dd",
                                                   [AP_CELL_PERCENT] = "0.0%"};
  bool japanese = strcmp(looks->language, "ja") == 0;
  switch (kind) {
  case AP_CELL_YEAR:
    format_set_num_format(format, japanese ? "0\"年度\"" : "0");
    return;
  case AP_CELL_YEAR_AFTER:
    format_set_num_format(format, japanese ? "\"(\"0\"年度)\"" : "\"(\"0\")\"");
    return;
  case AP_CELL_MONEY:
  case AP_CELL_MONEY_MORE:
    set_money_format(format, looks->currency, kind == AP_CELL_MONEY_MORE);
    return;
  default:
    if (codes[kind] != NULL) {
      format_set_num_format(format, codes[kind]);
    }
  }
}

static void set_part(lxw_format *format, const part_style *style) {
  if (style->bold) {
    format_set_bold(format);
  }
  if (style->size > 0) {
    format_set_font_size(format, style->size);
  }
  if (style->lined) {
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, COLOUR_LINE);
  }
  if (style->ground != 0) {
    format_set_bg_color(format, (lxw_color_t)style->ground);
  }
  if (style->raised) {
    format_set_font_color(format, LXW_COLOR_WHITE);
  } else if (style->text != 0) {
    format_set_font_color(format, (lxw_color_t)style->text);
  }
}

static bool is_text(ap_cell_kind kind) { return kind == AP_CELL_TEXT || kind == AP_CELL_LONG_TEXT; }

static bool is_year(ap_cell_kind kind) {
  return kind == AP_CELL_YEAR || kind == AP_CELL_YEAR_AFTER || kind == AP_CELL_DAY;
}

static void set_alignment(lxw_format *format, ap_look look) {
  if (look.large) {
    format_set_font_size(format, LARGE);
    format_set_bold(format);
  }
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  if (look.wrapped) {
    format_set_text_wrap(format);
  }
  if (look.centred || is_year(look.kind)) {
    format_set_align(format, LXW_ALIGN_CENTER);
  } else if (is_text(look.kind)) {
    format_set_align(format, LXW_ALIGN_LEFT);
    format_set_indent(format, parts[look.part].lined ? 1 : 0);
  } else {
    format_set_align(format, LXW_ALIGN_RIGHT);
  }
  if (look.due) {
    format_set_right(format, LXW_BORDER_THICK);
    format_set_right_color(format, AP_COLOUR_BOUND);
  }
}

static bool is_same(ap_look one, ap_look other) {
  return one.kind == other.kind && one.part == other.part && one.wrapped == other.wrapped &&
         one.centred == other.centred && one.large == other.large && one.due == other.due;
}

struct lxw_format *ap_format_of(ap_looks *looks, ap_look look) {
  for (int i = 0; i < looks->count; i++) {
    if (is_same(looks->looks[i], look)) {
      return looks->formats[i];
    }
  }
  if (looks->count == AP_LOOKS_MOST) {
    return NULL;
  }
  lxw_format *format = workbook_add_format(looks->workbook);
  if (format == NULL) {
    return NULL;
  }
  format_set_font_name(format, ap_font_of(looks->language));
  set_number_format(looks, format, look.kind);
  set_part(format, &parts[look.part]);
  set_alignment(format, look);
  looks->looks[looks->count] = look;
  looks->formats[looks->count++] = format;
  return format;
}
