/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the views of a status report have in common. */
#ifndef AP_OUTPUT_STATUS_WORDS_H
#define AP_OUTPUT_STATUS_WORDS_H

#include "lifecycle/standing.h"
#include "output/table.h"

/* What kind of report it is. */
const char *ap_standings_title(const ap_standings *standings);
/* "1 May 2028, in the plan year 2028"; the plan's file; scheme and catalog. */
void ap_add_standings_facts(ap_table *facts, const ap_standings *standings, const char *plan, const ap_view *view);

/* Whether all that is asked for are objectives as wholes. */
bool ap_standings_are_of_objectives(const ap_standings *standings);

/* "Round 1, 2027 to 2029" */
void ap_add_round_title(ap_text *text, const ap_round *round);
/* A row a year; with bars where there are columns for them. */
ap_table ap_round_table(const ap_standings *standings, size_t bar_columns);
/* Of what is covered by the end of a year, how much the plan has still to bring. */
size_t ap_covered_by_plan(const ap_standings *standings, const ap_round_year *year);

const char *ap_standing_state_title(ap_standing_state state);
/* How the objective stands, and how that is to look. */
ap_style ap_add_standing_state(ap_text *text, const ap_standing *standing);
/* What the history has of the last audit. */
ap_style ap_standing_evidence(const ap_standing *standing, const char **words);

#endif
