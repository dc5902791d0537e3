/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain integer program of a tied problem: e_U_Y and i_U_Y are 1 where the unit U of the external or internal track
 * is audited in year Y of the horizon, both from 1; y_S_Y is 1 where set-up S is opened. Units and set-ups are named
 * in comments at the head. */
#include "planning/tied/model.h"
#include "scheme/names.h"

enum { TERMS_A_LINE = 8 };

typedef struct tied_model {
  const ap_tied_problem *problem;
  ap_text *text;
  size_t terms; /* of the sum being written */
} tied_model;

static const char letters[] = {[AP_EXTERNAL] = 'e', [AP_INTERNAL] = 'i'};

static size_t number_of(const tied_model *model, ap_track track, const ap_unit *unit) {
  return (size_t)(unit - model->problem->units[track].units) + 1;
}

static void write_head(const tied_model *model, ap_track track, ap_objective objective) {
  const ap_tied_problem *problem = model->problem;
  const ap_scenario *scenario = problem->scenario;
  ap_text_format(model->text,
                 "\\ auditplan: the plain integer program of the %s track, the least %s, with all that is tied to it\n",
                 ap_track_names[track], objective == AP_MINIMISE_PEAK ? "peak" : "total");
  ap_text_format(model->text, "\\ year 1 is %d; the horizon has %d years\n", scenario->start_year, problem->horizon);
  for (ap_track of = AP_EXTERNAL; of <= AP_INTERNAL; of++) {
    for (size_t u = 0; u < problem->units[of].count; u++) {
      const ap_unit *unit = &problem->units[of].units[u];
      ap_text_format(model->text, "\\ %c_%zu: %s of %s, %lld minutes, every %d, by year %d\n", letters[of], u + 1,
                     unit->lead->id, unit->rule->id, (long long)unit->minutes, unit->every, unit->deadline);
    }
  }
  for (size_t o = 0; o < problem->opening_count; o++) {
    const ap_opening *opening = &problem->openings[o];
    ap_text_format(model->text, "\\ y_%zu: set-up on line %llu of the scenario, %s\n", o + 1,
                   (unsigned long long)scenario->constraints.set_ups[opening->set_up].line,
                   ap_track_names[opening->track]);
  }
}

/* ---- sums ---- */

static void write_before_term(tied_model *model) {
  const char *between = model->terms == 0 ? "" : model->terms % TERMS_A_LINE == 0 ? "\n   + " : " + ";
  ap_text_add(model->text, between);
  model->terms++;
}

static void write_term(tied_model *model, int64_t amount, ap_track track, const ap_unit *unit, int year) {
  write_before_term(model);
  ap_text_format(model->text, "%lld %c_%zu_%d", (long long)amount, letters[track], number_of(model, track, unit),
                 year + 1);
}

static int64_t amount_in(const ap_use *uses, size_t count, size_t meter) {
  for (size_t i = 0; i < count; i++) {
    if (uses[i].meter == meter) {
      return uses[i].amount;
    }
  }
  return 0;
}

static void write_entity(tied_model *model, const ap_tied_kind *kind, const ap_entity *entity, size_t meter, int year) {
  const ap_tied_class *class = &model->problem->classes[kind->class_index];
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    const ap_side *side = &class->sides[track];
    int64_t amount = amount_in(side->uses, side->use_count, meter) * kind->size;
    if (amount > 0 && year < model->problem->horizons[track]) {
      write_term(model, amount, track, entity->units[track], year);
    }
  }
}

/* All that the meter comes to in the year; says whether there is anything. */
static bool write_meter(tied_model *model, size_t meter, int year) {
  const ap_tied_problem *problem = model->problem;
  for (size_t k = 0; k < problem->kind_count; k++) {
    const ap_tied_kind *kind = &problem->kinds[k];
    for (size_t e = kind->first; e < kind->first + kind->count; e++) {
      write_entity(model, kind, &problem->entities[e], meter, year);
    }
  }
  for (size_t o = 0; o < problem->opening_count; o++) {
    const ap_opening *opening = &problem->openings[o];
    int64_t amount = amount_in(opening->uses, opening->use_count, meter);
    if (amount > 0 && year < problem->horizons[opening->track]) {
      write_before_term(model);
      ap_text_format(model->text, "%lld y_%zu_%d", (long long)amount, o + 1, year + 1);
    }
  }
  return model->terms > 0;
}

static bool has_any(const ap_tied_problem *problem, size_t meter) { return problem->meters[meter].total > 0; }

/* ---- rows ---- */

static void write_objective(tied_model *model, ap_track track, ap_objective objective) {
  ap_text_add(model->text, objective == AP_MINIMISE_PEAK ? "Minimize\n peak: P\n" : "Minimize\n total: ");
  model->terms = 0;
  for (int year = 0; objective == AP_MINIMISE_TOTAL && year < model->problem->horizons[track]; year++) {
    write_meter(model, track, year);
  }
  if (objective == AP_MINIMISE_TOTAL) {
    ap_text_add(model->text, model->terms == 0 ? "0 P\n" : "\n");
  }
}

static void write_limits(tied_model *model) {
  const ap_tied_problem *problem = model->problem;
  for (size_t m = 0; m < problem->meter_count; m++) {
    for (int year = 0; year < problem->horizon && has_any(problem, m); year++) {
      int64_t limit = problem->meters[m].limits[year];
      if (limit == AP_UNLIMITED) {
        continue;
      }
      ap_text_format(model->text, " limit_%zu_%d: ", m + 1, year + 1);
      model->terms = 0;
      bool any = write_meter(model, m, year);
      ap_text_format(model->text, any ? " <= %lld\n" : "0 P <= %lld\n", (long long)limit);
    }
  }
}

static void write_loads(tied_model *model, ap_track track, ap_objective objective, int64_t peak_limit) {
  for (int year = 0; year < model->problem->horizons[track] && has_any(model->problem, track); year++) {
    if (objective == AP_MINIMISE_TOTAL && peak_limit < 0) {
      continue;
    }
    ap_text_format(model->text, " load_%d: ", year + 1);
    model->terms = 0;
    write_meter(model, track, year);
    if (objective == AP_MINIMISE_PEAK) {
      ap_text_add(model->text, " - 1 P <= 0\n");
    } else {
      ap_text_format(model->text, " <= %lld\n", (long long)peak_limit);
    }
  }
}

/* One audit at least in the years; of a pair the external ones count as well. */
static void write_window(tied_model *model, const ap_entity *entity, ap_track track, int first, int last) {
  const ap_unit *partner = track == AP_INTERNAL ? entity->units[AP_EXTERNAL] : NULL;
  ap_text_format(model->text, " w_%c_%zu_%d_%d: ", letters[track], number_of(model, track, entity->units[track]),
                 first + 1, last + 1);
  model->terms = 0;
  for (int year = first; year <= last; year++) {
    write_term(model, 1, track, entity->units[track], year);
    if (partner != NULL && year < model->problem->horizons[AP_EXTERNAL]) {
      write_term(model, 1, AP_EXTERNAL, partner, year);
    }
  }
  ap_text_add(model->text, " >= 1\n");
}

static void write_unit(tied_model *model, const ap_entity *entity, ap_track track) {
  const ap_unit *unit = entity->units[track];
  int horizon = model->problem->horizons[track];
  size_t number = number_of(model, track, unit);
  write_window(model, entity, track, 0, unit->deadline - 1);
  for (int first = 0; first + unit->every <= horizon; first++) {
    if (first + unit->every > unit->deadline) {
      write_window(model, entity, track, first, first + unit->every - 1);
    }
  }
  for (int year = 0; year < horizon; year++) {
    if ((unit->barred >> year & 1) != 0) {
      ap_text_format(model->text, " not_%c_%zu_%d: %c_%zu_%d = 0\n", letters[track], number, year + 1, letters[track],
                     number, year + 1);
    }
    if ((unit->required >> year & 1) != 0) {
      ap_text_format(model->text, " must_%c_%zu_%d: %c_%zu_%d = 1\n", letters[track], number, year + 1, letters[track],
                     number, year + 1);
    }
  }
}

static void write_links(tied_model *model, const ap_tied_kind *kind, const ap_entity *entity) {
  const ap_tied_class *class = &model->problem->classes[kind->class_index];
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    const ap_side *side = &class->sides[track];
    for (size_t i = 0; i < side->opening_count; i++) {
      size_t number = number_of(model, track, entity->units[track]);
      for (int year = 1; year <= model->problem->horizons[track]; year++) {
        ap_text_format(model->text, " opens_%zu_%c_%zu_%d: %c_%zu_%d - y_%zu_%d <= 0\n", side->openings[i] + 1,
                       letters[track], number, year, letters[track], number, year, side->openings[i] + 1, year);
      }
    }
  }
}

static void write_entities(tied_model *model) {
  const ap_tied_problem *problem = model->problem;
  for (size_t k = 0; k < problem->kind_count; k++) {
    const ap_tied_kind *kind = &problem->kinds[k];
    for (size_t e = kind->first; e < kind->first + kind->count; e++) {
      for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
        if (problem->entities[e].units[track] != NULL) {
          write_unit(model, &problem->entities[e], track);
        }
      }
      write_links(model, kind, &problem->entities[e]);
    }
  }
}

static void write_binaries(const tied_model *model) {
  const ap_tied_problem *problem = model->problem;
  ap_text_add(model->text, problem->entity_count > 0 ? "Binary\n" : "");
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    for (size_t u = 0; u < problem->units[track].count; u++) {
      for (int year = 1; year <= problem->horizons[track]; year++) {
        ap_text_format(model->text, " %c_%zu_%d", letters[track], u + 1, year);
      }
      ap_text_add(model->text, "\n");
    }
  }
  for (size_t o = 0; o < problem->opening_count; o++) {
    for (int year = 1; year <= problem->horizons[problem->openings[o].track]; year++) {
      ap_text_format(model->text, " y_%zu_%d", o + 1, year);
    }
    ap_text_add(model->text, "\n");
  }
  ap_text_add(model->text, "End\n");
}

ap_status ap_tied_model(const ap_scenario *scenario, ap_track track, ap_objective objective, int64_t peak_limit,
                        ap_diagnostics *diagnostics, ap_text *text) {
  ap_arena arena = {0};
  ap_tied_problem problem;
  ap_status status = ap_tied_build(scenario, ap_tracks_tied_to(scenario, track), &arena, diagnostics, &problem);
  if (status == AP_OK) {
    tied_model model = {.problem = &problem, .text = text};
    write_head(&model, track, objective);
    write_objective(&model, track, objective);
    ap_text_add(text, "Subject To\n");
    write_loads(&model, track, objective, peak_limit);
    write_limits(&model);
    write_entities(&model);
    write_binaries(&model);
    status = text->failed ? AP_MACHINE : AP_OK;
  }
  ap_arena_free(&arena);
  return status;
}
