/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Currencies by their three letters (ISO 4217). Amounts of money are whole numbers of the smallest unit everywhere:
 * yen, cents. */
#ifndef AP_SCHEME_CURRENCY_H
#define AP_SCHEME_CURRENCY_H

#include "support/yaml.h"

/* How many decimal digits of a currency's main unit its smallest unit makes: 0 of JPY, 2 of USD. */
int ap_currency_exponent(const char *code);

/* Whether the code is three capital letters; else a fault at `mark` of the file. */
ap_status ap_currency_judge(const char *code, ap_yaml_mark mark, const char *path, ap_diagnostics *diagnostics);

#endif
