/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plan's rows come to for whole units: the years in which each is audited, the set-ups that these open, and
 * the external audits that count for internal units. */
#ifndef AP_CHECKING_COUNTED_H
#define AP_CHECKING_COUNTED_H

#include "checking/rows.h"
#include "checking/ties.h"

typedef struct ap_check_counted {
  ap_arena arena;
  ap_years *audited[AP_TRACKS]; /* by unit: years in which any of its items has a row */
  ap_years *counting;           /* by internal unit: years in which all of its items that external
                                   rules select have an external row, where that counts */
  int64_t set_up_minutes[AP_TRACKS][AP_YEARS_MOST];
  ap_years *opened[AP_TRACKS]; /* by set-up */
} ap_check_counted;

/* Fills `counted`, which is zeroed; nothing where the scenario has no ties. AP_OK or AP_MACHINE; freed by
 * ap_check_counted_free() in any case. */
ap_status ap_check_count(const ap_check_ties *ties, const ap_check_rows *rows, ap_check_counted *counted);
void ap_check_counted_free(ap_check_counted *counted);

#endif
