/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a view for people looks. */
#ifndef AP_OUTPUT_STYLE_H
#define AP_OUTPUT_STYLE_H

#include "support/text.h"
#include <stdbool.h>

typedef struct ap_view {
  const char *language; /* "en" or "ja" */
  bool colour;
  const char *target; /* the file that the view goes to; NULL: none that is known */
} ap_view;

/* The last two are the marks of the text's matrix alone. */
typedef enum ap_style {
  AP_PLAIN,
  AP_STRONG,
  AP_FAINT,
  AP_GOOD,
  AP_BAD,
  AP_WARN,
  AP_MARK_EXTERNAL,
  AP_MARK_INTERNAL
} ap_style;

/* What turns a style on and off again; "" where there is no colour. */
const char *ap_style_on(const ap_view *view, ap_style style);
const char *ap_style_off(const ap_view *view, ap_style style);
/* Adds the string, made printable: a heading may hold words of whoever wrote the input. */
void ap_add_styled(ap_text *text, const ap_view *view, ap_style style, const char *string);

#endif
