/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader of a catalog sees in an ID, besides what catalog.h tells every stage. */
#ifndef AP_CATALOG_IDENTIFIER_H
#define AP_CATALOG_IDENTIFIER_H

#include <stdbool.h>
#include <stddef.h>

/* The length of the ID's beginning through its numeric part number `parts` (from 1): 5 bytes of 6.3.1.1.PB for 3;
 * 0 where it has fewer. */
size_t ap_id_beginning(const char *id, unsigned parts);
/* The length of the control that the ID names an enhancement or a criterion of: AC-2 of AC-2(1), AC-2 (1)(a) and
 * ac-2.1, OIS-01 of OIS-01.02B; 0 where it names none. */
size_t ap_id_control(const char *id);
/* Whether that letter is in the suffix P, B or PB of an ISMAP number: 9.2.3.11.PB. */
bool ap_id_has_suffix(const char *id, char letter);
/* Whether the ID is what a spreadsheet leaves of one that it takes for a decimal number with a last zero: 5.1, which
 * may have been 5.10. */
bool ap_id_may_be_shortened(const char *id);

#endif
