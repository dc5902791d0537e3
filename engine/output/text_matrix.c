/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matrix of objectives by years for a terminal. Where there is room for a line each, an objective has its title and
 * both due years; else only its number and its marks, several side by side, read downwards as `ls` sets its files. */
#include "output/claims.h"
#include "output/matrix_words.h"
#include "output/names.h"
#include "output/printable.h"
#include "output/translate.h"
#include "output/views.h"
#include "output/width.h"

enum { INDENT = 2, GAP = 2, SIDE_GAP = 3, TITLE_LEAST = 16, SHORT_YEAR = 100 };

typedef struct layout {
  const ap_matrix *matrix;
  const ap_view *view;
  bool titled;               /* a line for each objective */
  size_t columns;            /* of the screen */
  size_t id_width;           /* with the sign of what is overdue */
  size_t due_width;          /* of the year by which an audit is due; 0: not shown */
  size_t slots[AP_TRACKS];   /* widths of the marks within a cell */
  size_t cell_width;         /* without the sign of a due date behind it */
  size_t entry_width;        /* all of these; the title stands behind it */
  bool partly, due, overdue; /* what the legend has to tell of */
  ap_text scratch;
} layout;

static const ap_style mark_styles[AP_TRACKS] = {[AP_EXTERNAL] = AP_MARK_EXTERNAL, [AP_INTERNAL] = AP_MARK_INTERNAL};
static const char due_sign[] = "|";
static const char overdue_sign[] = "!";

/* ---- words of a cell ---- */

static const char *partial_mark(ap_track track) {
  return track == AP_EXTERNAL ? C_("mark of an external audit of a part", "e")
                              : C_("mark of an internal audit of a part", "i");
}

/* What the objective's audit on the track is written as; lives until the next call. */
static const char *mark_of(layout *of, const ap_matrix_row *row, ap_track track, int year) {
  const ap_matrix_track *audits = &row->tracks[track];
  of->scratch.length = 0;
  ap_text_add(&of->scratch, "");
  if (of->titled) {
    ap_matrix_add_mark(&of->scratch, track, audits, year);
  } else if (audits->counts[year] > 0) {
    ap_text_add(&of->scratch, audits->counts[year] < audits->items ? partial_mark(track) : ap_matrix_letter(track));
  }
  return of->scratch.failed ? "" : of->scratch.bytes;
}

static bool is_due(const layout *of, const ap_matrix_row *row, int year) {
  int plan_year = of->matrix->first_year + year;
  return ap_matrix_is_due(&row->tracks[AP_EXTERNAL], plan_year) ||
         ap_matrix_is_due(&row->tracks[AP_INTERNAL], plan_year);
}

static bool is_overdue(const ap_matrix_row *row) {
  return row->tracks[AP_EXTERNAL].overdue || row->tracks[AP_INTERNAL].overdue;
}

static ap_number year_head(const layout *of, int year) {
  int plan_year = of->matrix->first_year + year;
  ap_number head = ap_decimal(of->titled ? plan_year : plan_year % SHORT_YEAR + SHORT_YEAR);
  if (!of->titled) { /* 05, not 5 */
    head = (ap_number){.digits = {head.digits[1], head.digits[2], '\0'}};
  }
  return head;
}

/* ---- measuring ---- */

static size_t larger(size_t a, size_t b) { return a > b ? a : b; }

static void measure_row(layout *of, const ap_matrix_row *row) {
  of->scratch.length = 0;
  ap_add_printable(&of->scratch, row->item->id);
  of->id_width = larger(of->id_width, (of->scratch.failed ? 0 : ap_width(of->scratch.bytes)) + is_overdue(row));
  of->overdue = of->overdue || is_overdue(row);
  for (int year = 0; year < of->matrix->year_count; year++) {
    of->due = of->due || is_due(of, row, year);
    for (int track = 0; track < AP_TRACKS; track++) {
      const ap_matrix_track *audits = &row->tracks[track];
      of->partly = of->partly || (audits->counts[year] > 0 && audits->counts[year] < audits->items);
      of->slots[track] = larger(of->slots[track], ap_width(mark_of(of, row, (ap_track)track, year)));
    }
  }
}

static const char *due_head(ap_track track) {
  return track == AP_EXTERNAL ? C_("head of a column: year by which an external audit is due", "E due")
                              : C_("head of a column: year by which an internal audit is due", "I due");
}

static layout lay_out(const ap_matrix *matrix, const ap_view *view, size_t columns, bool titled) {
  layout of = {.matrix = matrix, .view = view, .titled = titled, .columns = columns};
  for (size_t i = 0; i < matrix->count; i++) {
    measure_row(&of, &matrix->rows[i]);
  }
  bool both = of.slots[AP_EXTERNAL] > 0 && of.slots[AP_INTERNAL] > 0;
  of.cell_width = of.slots[AP_EXTERNAL] + of.slots[AP_INTERNAL] + (titled && both);
  of.cell_width = larger(of.cell_width, ap_width(year_head(&of, 0).digits));
  size_t cells = (of.cell_width + 1) * (size_t)matrix->year_count; /* each with the sign of a due date */
  of.entry_width = of.id_width + GAP + cells;
  if (titled) {
    of.due_width = larger(ap_width(due_head(AP_EXTERNAL)), ap_width(due_head(AP_INTERNAL)));
    of.due_width = larger(of.due_width, sizeof "2027!" - 1);
    of.entry_width += AP_TRACKS * (of.due_width + GAP) + GAP / 2 * (size_t)matrix->year_count;
  }
  return of;
}

/* How many stand side by side. */
static size_t abreast(const layout *of) {
  size_t room = of->columns + SIDE_GAP - INDENT;
  return of->titled || room < of->entry_width + SIDE_GAP ? 1 : room / (of->entry_width + SIDE_GAP);
}

static bool fits_across(const layout *of) {
  return INDENT + of->entry_width + (of->titled ? GAP / 2 + TITLE_LEAST : 0) <= of->columns;
}

/* ---- writing ---- */

static void add_padded(layout *of, ap_text *text, ap_style style, const char *string, size_t width) {
  if (*string != '\0') {
    ap_add_styled(text, of->view, style, string);
  }
  size_t taken = ap_width(string);
  ap_add_spaces(text, taken < width ? width - taken : 0);
}

static void add_cell(layout *of, const ap_matrix_row *row, int year, ap_text *text) {
  size_t taken = 0;
  bool empty = row->tracks[AP_EXTERNAL].counts[year] == 0 && row->tracks[AP_INTERNAL].counts[year] == 0;
  if (empty) {
    add_padded(of, text, AP_FAINT, ".", of->cell_width);
  } else {
    for (int track = 0; track < AP_TRACKS; track++) {
      size_t blank = of->titled && taken > 0;
      ap_add_spaces(text, blank);
      add_padded(of, text, mark_styles[track], mark_of(of, row, (ap_track)track, year), of->slots[track]);
      taken += blank + of->slots[track];
    }
    ap_add_spaces(text, of->cell_width - taken);
  }
  add_padded(of, text, AP_STRONG, is_due(of, row, year) ? due_sign : "", 1);
}

static void add_due(layout *of, const ap_matrix_track *audits, ap_text *text) {
  ap_text due = {0};
  ap_text_add(&due, "");
  if (audits->asked) {
    ap_text_add_integer(&due, audits->due);
    ap_text_add(&due, audits->overdue ? overdue_sign : "");
  }
  add_padded(of, text, audits->overdue ? AP_BAD : AP_PLAIN, due.failed ? "" : due.bytes, of->due_width + GAP);
  of->scratch.failed |= due.failed;
  ap_text_free(&due);
}

static void add_entry(layout *of, const ap_matrix_row *row, ap_text *text) {
  ap_text id = {0};
  AP_FILL(&id, "{0}{1}", row->item->id, is_overdue(row) ? overdue_sign : "");
  add_padded(of, text, is_overdue(row) ? AP_BAD : AP_PLAIN, id.failed ? "" : id.bytes, of->id_width + GAP);
  of->scratch.failed |= id.failed;
  ap_text_free(&id);
  for (int track = 0; of->titled && track < AP_TRACKS; track++) {
    add_due(of, &row->tracks[track], text);
  }
  for (int year = 0; year < of->matrix->year_count; year++) {
    add_cell(of, row, year, text);
    ap_add_spaces(text, of->titled ? GAP / 2 : 0);
  }
}

static void add_title(layout *of, const ap_matrix_row *row, ap_text *text) {
  size_t taken = INDENT + of->entry_width + GAP / 2;
  ap_text title = {0};
  ap_add_printable(&title, ap_item_title(row->item, of->view->language));
  ap_add_spaces(text, GAP / 2);
  ap_add_cut(text, title.failed ? "" : title.bytes, of->columns > taken ? of->columns - taken : TITLE_LEAST);
  of->scratch.failed |= title.failed;
  ap_text_free(&title);
}

static void add_heads(layout *of, ap_text *text) {
  ap_add_spaces(text, of->id_width + GAP);
  for (int track = 0; of->titled && track < AP_TRACKS; track++) {
    add_padded(of, text, AP_FAINT, due_head((ap_track)track), of->due_width + GAP);
  }
  for (int year = 0; year < of->matrix->year_count; year++) {
    add_padded(of, text, AP_FAINT, year_head(of, year).digits, of->cell_width + 1 + (of->titled ? GAP / 2 : 0));
  }
}

static void end_line(ap_text *text, size_t begin) {
  while (!text->failed && text->length > begin && text->bytes[text->length - 1] == ' ') {
    text->length--;
  }
  ap_text_add(text, "\n");
}

static void add_lines(layout *of, ap_text *text) {
  size_t side = abreast(of);
  size_t lines = (of->matrix->count + side - 1) / side;
  size_t heads = of->matrix->count < side ? of->matrix->count : (of->matrix->count + lines - 1) / lines;
  size_t begin = text->length;
  for (size_t i = 0; i < heads; i++) {
    ap_add_spaces(text, i == 0 ? INDENT : SIDE_GAP);
    add_heads(of, text);
  }
  end_line(text, begin);
  for (size_t line = 0; line < lines; line++) {
    begin = text->length;
    for (size_t i = line; i < of->matrix->count; i += lines) {
      ap_add_spaces(text, i == line ? INDENT : SIDE_GAP);
      add_entry(of, &of->matrix->rows[i], text);
      if (of->titled) {
        add_title(of, &of->matrix->rows[i], text);
      }
    }
    end_line(text, begin);
  }
}

static void add_sign(layout *of, ap_text *text, ap_style style, const char *sign, const char *means) {
  size_t width = larger(of->id_width, ap_width(sign)) + GAP;
  ap_add_spaces(text, INDENT);
  add_padded(of, text, style, sign, width);
  ap_add_wrapped(text, means, INDENT + width, INDENT + width, of->columns);
  ap_text_add(text, "\n");
}

static void add_legend_of_parts(layout *of, ap_text *text) {
  if (of->titled) {
    add_sign(of, text, AP_PLAIN, "2/5", _("two of the objective's five items"));
    return;
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    if (of->slots[track] > 0) {
      add_sign(of, text, mark_styles[track], partial_mark((ap_track)track), _("not all of the objective's items"));
    }
  }
}

static void add_legend(layout *of, ap_text *text) {
  for (int track = 0; track < AP_TRACKS; track++) {
    if (of->slots[track] > 0) {
      add_sign(of, text, mark_styles[track], ap_matrix_letter((ap_track)track), ap_track_title((ap_track)track));
    }
  }
  if (of->partly) {
    add_legend_of_parts(of, text);
  }
  if (of->due) {
    add_sign(of, text, AP_STRONG, due_sign, _("the year by which an audit is due"));
  }
  if (of->overdue) {
    add_sign(of, text, AP_BAD, overdue_sign, _("overdue at the beginning"));
  }
}

static void write_layout(layout *of, ap_text *text) {
  ap_text_add(text, "\n");
  ap_add_styled(text, of->view, AP_STRONG, _("Control objectives by years: what is audited when"));
  ap_text_add(text, "\n");
  add_lines(of, text);
  ap_text_add(text, "\n");
  add_legend(of, text);
  text->failed |= of->scratch.failed;
  ap_text_free(&of->scratch);
}

/* ---- which of the two ---- */

static bool has_lines_for(const ap_text *text, const ap_matrix_room *room) {
  size_t lines = 1; /* the one that the shell asks for the next command in */
  for (size_t i = 0; i < text->length; i++) {
    lines += text->bytes[i] == '\n';
  }
  return room->lines == 0 || lines <= room->lines;
}

/* Whether it was added: it fits, or is to be shown in any case. */
static bool try_layout(const ap_matrix *matrix, const ap_matrix_room *room, const ap_view *view, bool titled, bool any,
                       ap_text *text) {
  layout of = lay_out(matrix, view, room->columns, titled);
  ap_text written = {0};
  bool across = fits_across(&of);
  write_layout(&of, &written);
  bool added = written.failed || any || (across && has_lines_for(&written, room));
  if (added && !written.failed) {
    ap_text_add_bytes(text, written.bytes, written.length);
  }
  text->failed |= written.failed;
  ap_text_free(&written);
  return added;
}

static void add_matrix(const ap_matrix *matrix, const ap_matrix_room *room, const ap_view *view, ap_text *text) {
  const ap_matrix_room endless = {.columns = room->columns};
  bool added = try_layout(matrix, room, view, true, false, text) || try_layout(matrix, room, view, false, false, text);
  if (!added && room->always && !try_layout(matrix, &endless, view, true, false, text)) {
    try_layout(matrix, &endless, view, false, true, text);
  }
}

static ap_status gather(const ap_plan *plan, ap_arena *arena, ap_diagnostics *diagnostics, ap_matrix *matrix) {
  const ap_scenario *scenario = plan->scenario;
  const ap_years *audited[AP_TRACKS];
  if (!ap_audited_years(plan, arena, audited) ||
      !ap_matrix_begin(matrix, scenario, scenario->start_year, scenario->years, arena)) {
    return AP_MACHINE;
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_claims claims;
    ap_status status = ap_claims_find(scenario, (ap_track)track, arena, diagnostics, &claims);
    if (status != AP_OK) {
      return status;
    }
    ap_matrix_add_units(matrix, (ap_track)track, audited[track], claims.units, scenario->start_year);
  }
  ap_matrix_leave_out_idle(matrix);
  return AP_OK;
}

ap_status ap_plan_matrix_text(const ap_plan *plan, const ap_matrix_room *room, const ap_view *view,
                              ap_diagnostics *diagnostics, ap_text *text) {
  ap_arena arena = {0};
  ap_matrix matrix;
  ap_status status = gather(plan, &arena, diagnostics, &matrix);
  if (status == AP_MACHINE) {
    text->failed = 1;
    status = AP_OK;
  } else if (status == AP_OK && matrix.count > 0) {
    add_matrix(&matrix, room, view, text);
  }
  ap_arena_free(&arena);
  return status;
}
