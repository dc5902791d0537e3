/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/date_words.h"
#include "output/money.h"
#include "output/page/page.h"
#include "output/translate.h"
#include <string.h>

const char *ap_page_date(ap_page *page, ap_date date) { return AP_PAGE_FILLED(page, "{0}", ap_date_words(date).words); }

const char *ap_page_money(ap_page *page, int64_t amount, const char *currency) {
  return strcmp(currency, "JPY") == 0 ? AP_PAGE_FILLED(page, _("{0} JPY"), ap_money(amount, currency).digits)
                                      : AP_PAGE_FILLED(page, _("{0} {1}"), ap_money(amount, currency).digits, currency);
}
