/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain integer program that any solver can be given: x_U_Y is 1 where unit U is audited in year Y of the
 * horizon, both from 1. Unit U is named in a comment at the head. */
#include "planning/bounds.h"
#include "planning/classes.h"
#include "planning/plan.h"
#include "planning/tied/model.h"
#include "scheme/names.h"

enum { TERMS_A_LINE = 8 };

typedef struct plain_model {
  const ap_units *units;
  ap_text *text;
} plain_model;

static void write_head(const plain_model *model, const ap_scenario *scenario, ap_track track, ap_objective objective) {
  ap_text_format(model->text, "\\ auditplan: the plain integer program of the %s track, the least %s\n",
                 ap_track_names[track], objective == AP_MINIMISE_PEAK ? "peak" : "total");
  ap_text_format(model->text, "\\ year 1 is %d; the horizon has %d years\n", scenario->start_year,
                 model->units->horizon);
  for (size_t u = 0; u < model->units->count; u++) {
    const ap_unit *unit = &model->units->units[u];
    ap_text_format(model->text, "\\ unit %zu: %s of %s, %lld minutes, every %d, by year %d\n", u + 1, unit->lead->id,
                   unit->rule->id, (long long)unit->minutes, unit->every, unit->deadline);
  }
}

/* Every unit's minutes in the year, as a sum of terms. */
static void write_load(const plain_model *model, int year) {
  for (size_t u = 0; u < model->units->count; u++) {
    const char *before = u == 0 ? "" : u % TERMS_A_LINE == 0 ? "\n   + " : " + ";
    ap_text_format(model->text, "%s%lld x_%zu_%d", before, (long long)model->units->units[u].minutes, u + 1, year);
  }
}

static void write_objective(const plain_model *model, ap_objective objective) {
  ap_text_add(model->text, "Minimize\n");
  if (objective == AP_MINIMISE_PEAK) {
    ap_text_add(model->text, " peak: P\n");
    return;
  }
  ap_text_add(model->text, " total: ");
  for (int year = 1; year <= model->units->horizon && model->units->count > 0; year++) {
    ap_text_add(model->text, year == 1 ? "" : "\n   + ");
    write_load(model, year);
  }
  ap_text_add(model->text, model->units->count > 0 ? "\n" : "0 P\n");
}

static void write_loads(const plain_model *model, ap_objective objective, int64_t peak_limit) {
  for (int year = 1; year <= model->units->horizon; year++) {
    if (objective == AP_MINIMISE_TOTAL && (peak_limit < 0 || model->units->count == 0)) {
      continue;
    }
    ap_text_format(model->text, " load_%d: ", year);
    write_load(model, year);
    if (objective == AP_MINIMISE_PEAK) {
      ap_text_add(model->text, " - 1 P <= 0\n");
    } else {
      ap_text_format(model->text, " <= %lld\n", (long long)peak_limit);
    }
  }
}

static void write_window(const plain_model *model, size_t unit, int first, int last) {
  ap_text_format(model->text, " w_%zu_%d_%d: ", unit + 1, first, last);
  for (int year = first; year <= last; year++) {
    ap_text_format(model->text, "%sx_%zu_%d", year == first ? "" : " + ", unit + 1, year);
  }
  ap_text_add(model->text, " >= 1\n");
}

static void write_windows(const plain_model *model) {
  for (size_t u = 0; u < model->units->count; u++) {
    const ap_unit *unit = &model->units->units[u];
    if (unit->deadline != unit->every) {
      write_window(model, u, 1, unit->deadline);
    }
    for (int first = 1; first + unit->every - 1 <= model->units->horizon; first++) {
      if (first + unit->every - 1 >= unit->deadline) { /* an overdue unit with barred years begins later */
        write_window(model, u, first, first + unit->every - 1);
      }
    }
  }
}

/* Rows, not bounds: a variable's bounds end where it is declared binary. */
static void write_pins(const plain_model *model) {
  for (size_t u = 0; u < model->units->count; u++) {
    const ap_unit *unit = &model->units->units[u];
    for (int year = 1; year <= model->units->horizon; year++) {
      if ((unit->barred >> (year - 1) & 1) != 0) {
        ap_text_format(model->text, " not_%zu_%d: x_%zu_%d = 0\n", u + 1, year, u + 1, year);
      }
      if ((unit->required >> (year - 1) & 1) != 0) {
        ap_text_format(model->text, " must_%zu_%d: x_%zu_%d = 1\n", u + 1, year, u + 1, year);
      }
    }
  }
}

static void write_caps(const plain_model *model) {
  for (int year = 1; year <= model->units->horizon; year++) {
    if (model->units->caps[year - 1] > 0 && model->units->count > 0) {
      ap_text_format(model->text, " cap_%d: ", year);
      write_load(model, year);
      ap_text_format(model->text, " <= %lld\n", (long long)model->units->caps[year - 1]);
    }
  }
}

static void write_binaries(const plain_model *model) {
  if (model->units->count > 0) {
    ap_text_add(model->text, "Binary\n");
  }
  for (size_t u = 0; u < model->units->count; u++) {
    for (int year = 1; year <= model->units->horizon; year++) {
      ap_text_format(model->text, " x_%zu_%d", u + 1, year);
    }
    ap_text_add(model->text, "\n");
  }
  ap_text_add(model->text, "End\n");
}

ap_status ap_plain_model(const ap_scenario *scenario, ap_track track, ap_objective objective, int64_t peak_limit,
                         ap_diagnostics *diagnostics, ap_text *text) {
  if (ap_is_tied(scenario, track)) {
    return ap_tied_model(scenario, track, objective, peak_limit, diagnostics, text);
  }
  ap_arena arena = {0};
  ap_units units;
  ap_status status = ap_units_build(scenario, track, &arena, diagnostics, &units);
  if (status == AP_OK) {
    plain_model model = {.units = &units, .text = text};
    write_head(&model, scenario, track, objective);
    write_objective(&model, objective);
    ap_text_add(text, "Subject To\n");
    write_loads(&model, objective, peak_limit);
    write_caps(&model);
    write_windows(&model);
    write_pins(&model);
    write_binaries(&model);
    status = text->failed ? AP_MACHINE : AP_OK;
  }
  ap_arena_free(&arena);
  return status;
}
