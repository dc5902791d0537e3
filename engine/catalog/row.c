/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalog/identifier.h"
#include "catalog/reading.h"
#include "catalog/words.h"
#include "support/allocate.h"
#include "support/utf8.h"

const ap_csv_column ap_catalog_columns[AP_COLUMN_COUNT] = {
    [AP_COLUMN_ID] = {.name = "id", .japanese = "管理策番号", .required = true, .plain = true},
    [AP_COLUMN_STANDARD] = {.name = "standard", .japanese = "基準", .required = true},
    [AP_COLUMN_TITLE] = {.name = "title", .japanese = "表題", .required = true},
    [AP_COLUMN_TITLE_JA] = {.name = "title_ja"},
    [AP_COLUMN_TEXT] = {.name = "text", .japanese = "本文"},
    [AP_COLUMN_PARENT] = {.name = "parent", .japanese = "統制目標", .plain = true},
    [AP_COLUMN_CATEGORY] = {.name = "category", .japanese = "区分"},
    [AP_COLUMN_MANDATORY] = {.name = "mandatory", .japanese = "必須"},
    [AP_COLUMN_CLOUD_SPECIFIC] = {.name = "cloud_specific", .japanese = "クラウド固有"},
    [AP_COLUMN_SELECTED] = {.name = "selected", .japanese = "言明"},
    [AP_COLUMN_REASON] = {.name = "reason", .japanese = "対象外とする理由"},
    [AP_COLUMN_DIRECT] = {.name = "direct", .japanese = "直接影響"},
    [AP_COLUMN_INHERITED] = {.name = "inherited", .japanese = "引継ぎ"},
    [AP_COLUMN_EXTERNAL_MINUTES] = {.name = "external_minutes", .japanese = "外部監査工数", .plain = true},
    [AP_COLUMN_INTERNAL_MINUTES] = {.name = "internal_minutes", .japanese = "内部監査工数", .plain = true},
    [AP_COLUMN_SKILL] = {.name = "skill", .japanese = "専門"},
    [AP_COLUMN_RISK] = {.name = "risk", .japanese = "リスク", .plain = true},
};

/* One row on its way into an item. */
typedef struct row_reader {
  ap_catalog_reading *reading;
  const ap_csv_record *record;
} row_reader;

static void complain(const row_reader *row, ap_catalog_column column, ap_diagnostic_code code) {
  char excerpt[AP_EXCERPT_SIZE];
  ap_catalog_complain(row->reading, row->record->number, (int)column, code, "%s",
                      ap_utf8_excerpt(row->record->field[column], excerpt));
}

static void complain_of_limit(const row_reader *row, ap_catalog_column column, ap_diagnostic_code code, int limit) {
  char excerpt[AP_EXCERPT_SIZE];
  ap_catalog_complain(row->reading, row->record->number, (int)column, code, "%s" AP_NEXT "%d",
                      ap_utf8_excerpt(row->record->field[column], excerpt), limit);
}

static void complain_of_unseen(const row_reader *row, int32_t point) {
  char excerpt[AP_EXCERPT_SIZE];
  ap_catalog_complain(row->reading, row->record->number, AP_COLUMN_ID, AP_D_ID_UNSEEN, "%s" AP_NEXT "%04X",
                      ap_utf8_excerpt(row->record->field[AP_COLUMN_ID], excerpt), (unsigned)point);
}

static bool read_id(const row_reader *row) {
  const char *id = row->record->field[AP_COLUMN_ID];
  size_t length = row->record->length[AP_COLUMN_ID];
  const char *trimmed = id; /* of OSCAL alone: CSV's are plain */
  size_t trimmed_length = length;
  ap_utf8_trim(&trimmed, &trimmed_length);
  if (trimmed_length == 0) {
    ap_catalog_complain(row->reading, row->record->number, AP_COLUMN_ID, AP_D_ID_MISSING, NULL);
  } else if (length > AP_ID_BYTES_MOST) {
    ap_catalog_complain(row->reading, row->record->number, AP_COLUMN_ID, AP_D_ID_TOO_LONG, "%d", AP_ID_BYTES_MOST);
  } else if (ap_utf8_has_control(id)) {
    ap_catalog_complain(row->reading, row->record->number, AP_COLUMN_ID, AP_D_ID_CONTROL, NULL);
  } else if (trimmed_length != length) {
    complain(row, AP_COLUMN_ID, AP_D_ID_BLANK);
  } else if (ap_utf8_unseen(id) != 0) {
    complain_of_unseen(row, ap_utf8_unseen(id));
  } else {
    return true;
  }
  return false;
}

static ap_standard read_standard(const row_reader *row) {
  ap_standard standard;
  size_t length = row->record->length[AP_COLUMN_STANDARD];
  if (!ap_word_standard(row->record->field[AP_COLUMN_STANDARD], length, &standard)) {
    complain(row, AP_COLUMN_STANDARD, length == 0 ? AP_D_STANDARD_MISSING : AP_D_STANDARD_UNKNOWN);
  }
  return standard;
}

static ap_answer read_answer(const row_reader *row, ap_catalog_column column) {
  ap_answer answer;
  if (!ap_word_answer(row->record->field[column], row->record->length[column], &answer)) {
    complain(row, column, AP_D_ANSWER_UNKNOWN);
  }
  return answer;
}

static bool read_flag(const row_reader *row, ap_catalog_column column, bool otherwise) {
  ap_answer answer = read_answer(row, column);
  return answer == AP_UNSET ? otherwise : answer == AP_SAYS_YES;
}

static int32_t read_minutes(const row_reader *row, ap_catalog_column column) {
  static const ap_diagnostic_code codes[] = {[AP_MINUTES_IS_MALFORMED] = AP_D_MINUTES_MALFORMED,
                                             [AP_MINUTES_IS_NEGATIVE] = AP_D_MINUTES_NEGATIVE,
                                             [AP_MINUTES_IS_FRACTION] = AP_D_MINUTES_FRACTION,
                                             [AP_MINUTES_IS_ZERO] = AP_D_MINUTES_ZERO,
                                             [AP_MINUTES_IS_TOO_MANY] = AP_D_MINUTES_TOO_MANY};
  int32_t minutes;
  ap_minutes_fault fault = ap_word_minutes(row->record->field[column], row->record->length[column], &minutes);
  if (fault != AP_MINUTES_FINE) {
    complain_of_limit(row, column, codes[fault], AP_MINUTES_MOST);
  }
  return minutes;
}

static int32_t read_risk(const row_reader *row) {
  int32_t risk;
  if (!ap_word_risk(row->record->field[AP_COLUMN_RISK], row->record->length[AP_COLUMN_RISK], &risk)) {
    complain_of_limit(row, AP_COLUMN_RISK, AP_D_RISK_UNKNOWN, AP_RISK_MOST);
  }
  return risk;
}

static const char *copy(const row_reader *row, ap_catalog_column column) {
  return ap_arena_copy_bytes(&row->reading->catalog->arena, row->record->field[column], row->record->length[column]);
}

static const char *copy_unless_empty(const row_reader *row, ap_catalog_column column) {
  return row->record->length[column] == 0 ? NULL : copy(row, column);
}

static ap_item *add_item(ap_catalog_reading *reading, const ap_csv_record *record) {
  ap_catalog *catalog = reading->catalog;
  void *items = catalog->items;
  void *rows = reading->rows;
  bool has_room = ap_grow(&items, &reading->item_capacity, catalog->count + 1, sizeof *catalog->items);
  catalog->items = items;
  has_room = has_room && ap_grow(&rows, &reading->row_capacity, catalog->count + 1, sizeof *reading->rows);
  reading->rows = rows;
  if (!has_room) {
    return NULL;
  }
  reading->rows[catalog->count] = (ap_catalog_row){.record = record->number};
  ap_item *item = &catalog->items[catalog->count];
  *item = (ap_item){.index = catalog->count};
  catalog->count++;
  return item;
}

ap_status ap_catalog_take_row(void *context, ap_csv *csv, const ap_csv_record *record) {
  ap_catalog_reading *reading = context;
  const row_reader row = {reading, record};
  reading->csv = csv; /* NULL: the row was made of something else */
  reading->rows_seen++;
  bool has_id = read_id(&row);
  ap_item read = {.standard = read_standard(&row),
                  .selected = read_flag(&row, AP_COLUMN_SELECTED, true),
                  .inherited = read_flag(&row, AP_COLUMN_INHERITED, false),
                  .direct = read_answer(&row, AP_COLUMN_DIRECT),
                  .minutes = {[AP_EXTERNAL] = read_minutes(&row, AP_COLUMN_EXTERNAL_MINUTES),
                              [AP_INTERNAL] = read_minutes(&row, AP_COLUMN_INTERNAL_MINUTES)},
                  .risk = read_risk(&row)};
  const char *id = record->field[AP_COLUMN_ID];
  bool is_control = read.standard == AP_CONTROL;
  read.mandatory = read_flag(&row, AP_COLUMN_MANDATORY, is_control && ap_id_has_suffix(id, 'B'));
  read.cloud_specific = read_flag(&row, AP_COLUMN_CLOUD_SPECIFIC, is_control && ap_id_has_suffix(id, 'P'));
  if (!has_id) { /* nothing can refer to it */
    return AP_OK;
  }
  ap_item *item = add_item(reading, record);
  if (item == NULL) {
    return AP_MACHINE;
  }
  read.index = item->index;
  read.id = copy(&row, AP_COLUMN_ID);
  read.title = copy(&row, AP_COLUMN_TITLE);
  read.title_ja = copy_unless_empty(&row, AP_COLUMN_TITLE_JA);
  read.text = copy_unless_empty(&row, AP_COLUMN_TEXT);
  read.category = copy_unless_empty(&row, AP_COLUMN_CATEGORY);
  read.reason = copy_unless_empty(&row, AP_COLUMN_REASON);
  read.skill = copy_unless_empty(&row, AP_COLUMN_SKILL);
  *item = read;
  const char *parent = copy_unless_empty(&row, AP_COLUMN_PARENT);
  reading->rows[item->index].parent = parent;
  bool numbered = csv != NULL && ap_id_parts(item->id) == 4;
  item->level = parent != NULL || numbered ? AP_DETAILED : AP_OBJECTIVE;
  return reading->catalog->arena.failed ? AP_MACHINE : AP_OK;
}
