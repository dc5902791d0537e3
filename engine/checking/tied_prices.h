/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The prices of a tied certificate, and what each unit's audit costs under them in each year, in 128-bit integers. */
#ifndef AP_CHECKING_TIED_PRICES_H
#define AP_CHECKING_TIED_PRICES_H

#include "checking/forced.h"

/* Weights by year from the first; years beyond `count` have none. */
typedef struct ap_check_weights {
  const int64_t *values;
  size_t count;
} ap_check_weights;

/* Weights on one cap, on one group kept apart, or on one member of a set-up. */
typedef struct ap_check_price {
  size_t index;   /* of the cap, the group or the set-up in the scenario */
  ap_track track; /* not of a cap */
  size_t unit;    /* of a set-up's member */
  ap_check_weights weights;
} ap_check_price;

typedef struct ap_check_price_list {
  ap_check_price *prices;
  size_t count;
} ap_check_price_list;

/* None is negative. A cap has weights in its years alone. */
typedef struct ap_check_prices {
  ap_track track;                    /* that the certificate is of */
  int64_t scale;                     /* on top of each of its loads */
  ap_check_weights loads[AP_TRACKS]; /* of both tracks */
  ap_check_price_list caps, apart, set_ups;
} ap_check_prices;

/* What the scenario says, worked out. */
typedef struct ap_check_tied {
  const ap_check_forced *forced;
  const ap_check_ground (*grounds)[AP_TRACKS];
} ap_check_tied;

/* By unit and year of the track's horizon, and what all caps and groups have room for at their prices. */
typedef struct ap_check_price_sheet {
  ap_arena arena;
  ap_wide *prices[AP_TRACKS];
  ap_wide forced_set_ups; /* what set-ups cost that are open in every plan */
  ap_wide room;
  bool overflow; /* then nothing is proven */
} ap_check_price_sheet;

int64_t ap_check_weight_of(const ap_check_weights *weights, int offset);

/* What an opening of the set-up costs on the track in that year; false on overflow. */
bool ap_check_price_of_set_up(const ap_check_tied *tied, const ap_check_prices *prices, ap_track track, size_t set_up,
                              int offset, ap_wide *price);

/* AP_OK or AP_MACHINE; freed by ap_check_price_sheet_free() in any case. */
ap_status ap_check_price_sheet_fill(const ap_check_tied *tied, const ap_check_prices *prices,
                                    ap_check_price_sheet *sheet);
void ap_check_price_sheet_free(ap_check_price_sheet *sheet);

#endif
