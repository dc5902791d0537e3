/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which external unit's audits count for an internal unit: the one that holds all of its items that external rules
 * select, where no other internal unit has such items there. What events alone ask for is no part of that. */
#ifndef AP_CHECKING_PARTNERS_H
#define AP_CHECKING_PARTNERS_H

#include "checking/ties.h"

/* Fills the partners, which are none yet. AP_OK or AP_MACHINE. */
ap_status ap_check_partners_find(ap_check_ties *ties);

#endif
