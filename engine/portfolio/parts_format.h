/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For parts_*.c alone. */
#ifndef AP_PORTFOLIO_PARTS_FORMAT_H
#define AP_PORTFOLIO_PARTS_FORMAT_H

#define AP_SUMMARY_FORMAT "auditplan/portfolio-summary"
#define AP_MASTER_FORMAT "auditplan/portfolio-master"

#endif
