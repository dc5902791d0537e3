/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/style.h"
#include "output/printable.h"

const char *ap_style_on(const ap_view *view, ap_style style) {
  static const char *const codes[] = {
      [AP_PLAIN] = "",       [AP_STRONG] = "\x1b[1m", [AP_FAINT] = "\x1b[2m",          [AP_GOOD] = "\x1b[32m",
      [AP_BAD] = "\x1b[31m", [AP_WARN] = "\x1b[33m",  [AP_MARK_EXTERNAL] = "\x1b[36m", [AP_MARK_INTERNAL] = "\x1b[33m"};
  return view->colour ? codes[style] : "";
}

const char *ap_style_off(const ap_view *view, ap_style style) {
  return view->colour && style != AP_PLAIN ? "\x1b[0m" : "";
}

void ap_add_styled(ap_text *text, const ap_view *view, ap_style style, const char *string) {
  ap_text_add(text, ap_style_on(view, style));
  ap_add_printable(text, string);
  ap_text_add(text, ap_style_off(view, style));
}
