/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The items that a constraint chooses on a track. */
#ifndef AP_CHECKING_CHOSEN_H
#define AP_CHECKING_CHOSEN_H

#include "checking/scope.h"

typedef void ap_check_take(void *context, const ap_item *item);

/* Hands on the items that are chosen and in scope: perhaps more than once. */
void ap_check_each_chosen(const ap_check_scope *scope, const ap_chosen_items *chosen, ap_check_take *take,
                          void *context);
/* Likewise, whether they are in scope or not. */
void ap_check_each_listed(const ap_check_scope *scope, const ap_chosen_items *chosen, ap_check_take *take,
                          void *context);

#endif
