/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/plan_read_certificate.h"
#include "checking/words.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* In the order of ap_claimed_argument; the two functions are one argument. */
static const char *const argument_words[] = {"weights", "largest_unit", "pigeonhole", "dual_feasible_function"};
static const char *const function_words[] = {"threshold", "rounding"};

static void read_numbers(ap_json *json, const ap_json_spot *above, const char *key, ap_claimed_numbers *numbers) {
  ap_json_spot array;
  numbers->values = ap_json_array(json, above, key, sizeof *numbers->values, &array, &numbers->count);
  for (size_t i = 0; i < numbers->count; i++) {
    ap_json_spot number = ap_json_element(&array, i);
    if (ap_json_is(json, &number, AP_JSON_INTEGER)) {
      numbers->values[i] = json_integer_value(number.value);
    }
  }
}

/* Which of its members an entry of a list has, beside its weights. */
typedef struct price_kind {
  const char *key;   /* of the list */
  const char *index; /* of the index in an entry */
  bool of_track, of_unit;
} price_kind;

static const price_kind cap_kind = {"caps", "cap", false, false};
static const price_kind apart_kind = {"apart", "apart", true, false};
static const price_kind set_up_kind = {"set_ups", "set_up", true, true};

static void read_price(ap_json *json, const ap_json_spot *spot, const price_kind *kind, ap_claimed_price *price) {
  size_t track = 0;
  const char *item = "";
  const char *rule = "";
  if (ap_json_is(json, spot, AP_JSON_OBJECT)) {
    ap_json_integer(json, spot, kind->index, &price->index);
    if (kind->of_track) {
      ap_json_word(json, spot, "track", ap_check_track_words, AP_TRACKS, "external or internal", &track);
    }
    if (kind->of_unit) {
      ap_json_text(json, spot, "item", &item);
      ap_json_text(json, spot, "rule", &rule);
    }
    read_numbers(json, spot, "weights", &price->weights);
  }
  price->track = (ap_track)track;
  price->item = ap_json_keep(json, item);
  price->rule = ap_json_keep(json, rule);
}

static void read_prices(ap_json *json, const ap_json_spot *above, const price_kind *kind, ap_claimed_prices *prices) {
  ap_json_spot array;
  if (!ap_json_has(above, kind->key)) {
    return;
  }
  prices->prices = ap_json_array(json, above, kind->key, sizeof *prices->prices, &array, &prices->count);
  for (size_t i = 0; i < prices->count; i++) {
    ap_json_spot element = ap_json_element(&array, i);
    read_price(json, &element, kind, &prices->prices[i]);
  }
}

static void read_ties(ap_json *json, const ap_json_spot *above, ap_claimed_ties *ties) {
  if (ap_json_has(above, "other_track")) {
    read_numbers(json, above, "other_track", &ties->other_track);
  }
  read_prices(json, above, &cap_kind, &ties->caps);
  read_prices(json, above, &apart_kind, &ties->apart);
  read_prices(json, above, &set_up_kind, &ties->set_ups);
}

static void read_largest_unit(ap_json *json, const ap_json_spot *peak, ap_claimed_certificate *certificate) {
  const char *item = "";
  const char *rule = "";
  ap_json_text(json, peak, "item", &item);
  ap_json_text(json, peak, "rule", &rule);
  certificate->item = ap_json_keep(json, item);
  certificate->rule = ap_json_keep(json, rule);
}

static void read_refutation(ap_json *json, const ap_json_spot *peak, ap_claimed_certificate *certificate) {
  size_t function = 0;
  ap_json_integer(json, peak, "refuted_peak", &certificate->refuted_peak);
  if (certificate->argument == AP_CLAIMED_PIGEONHOLE) {
    ap_json_integer(json, peak, "least_minutes", &certificate->parameter);
    return;
  }
  ap_json_word(json, peak, "function", function_words, COUNT(function_words), "threshold or rounding", &function);
  ap_json_integer(json, peak, "parameter", &certificate->parameter);
  certificate->argument = function == 0 ? AP_CLAIMED_THRESHOLD : AP_CLAIMED_ROUNDING;
}

static void read_peak_argument(ap_json *json, const ap_json_spot *above, ap_claimed_certificate *certificate) {
  ap_json_spot peak;
  size_t argument = 0;
  if (!ap_json_member(json, above, "peak", AP_JSON_OBJECT, &peak)) {
    return;
  }
  ap_json_word(json, &peak, "argument", argument_words, COUNT(argument_words),
               "weights, largest_unit, pigeonhole or dual_feasible_function", &argument);
  certificate->argument = (ap_claimed_argument)argument;
  if (certificate->argument == AP_CLAIMED_LARGEST_UNIT) {
    read_largest_unit(json, &peak, certificate);
  } else if (certificate->argument != AP_CLAIMED_WEIGHTS) {
    read_refutation(json, &peak, certificate);
  }
  read_numbers(json, &peak, "weights", &certificate->weights);
  ap_json_integer(json, &peak, "weighted_minutes", &certificate->weighted_minutes);
  read_ties(json, &peak, &certificate->peak_ties);
}

void ap_check_read_certificate(ap_json *json, const ap_json_spot *above, ap_claimed_certificate *certificate) {
  ap_json_spot spot;
  if (!ap_json_maybe(json, above, "certificate", AP_JSON_OBJECT, &spot)) {
    return;
  }
  certificate->given = true;
  ap_json_integer(json, &spot, "first_year", &certificate->first_year);
  ap_json_integer(json, &spot, "horizon", &certificate->horizon);
  ap_json_integer(json, &spot, "common_divisor", &certificate->common_divisor);
  read_numbers(json, &spot, "forced_minutes", &certificate->forced_minutes);
  read_peak_argument(json, &spot, certificate);
  ap_json_spot total;
  certificate->has_total = ap_json_maybe(json, &spot, "total", AP_JSON_OBJECT, &total);
  if (certificate->has_total) {
    ap_json_integer(json, &total, "scale", &certificate->scale);
    read_numbers(json, &total, "weights", &certificate->total_weights);
    read_ties(json, &total, &certificate->total_ties);
  }
}
