/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money for people: amounts of a currency's smallest unit in its main unit, thousands apart. */
#ifndef AP_OUTPUT_MONEY_H
#define AP_OUTPUT_MONEY_H

#include "output/fill.h"

/* "1,234,567" of JPY, "12,345.67" of USD: exactly, the same in all languages. Lives until the end of the statement that
 * it is made in. The currency is said once, beside the table. */
ap_number ap_money(int64_t amount, const char *currency);

#endif
