/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values by their kind. */
#include "support/name.h"
#include "support/plain.h"
#include "support/text.h"
#include "support/yaml_reader.h"
#include <string.h>

typedef void read_kind(ap_yaml_reader *reader, const ap_yaml_field *field, yaml_node_t *node, unsigned char *value,
                       void *into);

/* A fault whose sentence needs no more than the key and what stands there. */
static void refuse(ap_yaml_reader *reader, const ap_yaml_field *field, const yaml_node_t *node,
                   ap_diagnostic_code code) {
  char shown[AP_YAML_SHOWN];
  ap_diagnose(reader->diagnostics, ap_yaml_fault(reader, node), code, "%s" AP_NEXT "%s", field->key,
              ap_yaml_shown(node, shown));
}

/* The same for one of the field's names. */
static void refuse_name(ap_yaml_reader *reader, const ap_yaml_field *field, const yaml_node_t *node,
                        ap_diagnostic_code code) {
  char shown[AP_YAML_SHOWN];
  ap_text names = {0};
  for (size_t i = 0; field->names[i] != NULL; i++) {
    ap_text_format(&names, "%s%s", i == 0 ? "" : ", ", field->names[i]);
  }
  ap_diagnose(reader->diagnostics, ap_yaml_fault(reader, node), code, "%s" AP_NEXT "%s" AP_NEXT "%s", field->key,
              ap_yaml_shown(node, shown), names.bytes == NULL ? "" : names.bytes);
  if (names.failed) {
    ap_diagnostics_lose(reader->diagnostics);
  }
  ap_text_free(&names);
}

static void read_version(ap_yaml_reader *reader, const ap_yaml_field *field, yaml_node_t *node, unsigned char *value,
                         void *into) {
  (void)reader; /* judged before all else */
  (void)field, (void)node, (void)value, (void)into;
}

/* The text of a scalar that is not empty; else NULL, and a fault. */
static const char *take_text(ap_yaml_reader *reader, const ap_yaml_field *field, const yaml_node_t *node) {
  const char *text = ap_yaml_scalar(node);
  if (text == NULL || text[0] == '\0' || ap_yaml_is_nothing(node)) {
    refuse(reader, field, node, AP_D_YAML_TEXT);
    return NULL;
  }
  return field->plain ? ap_plain_copy(reader->arena, text) : ap_arena_copy(reader->arena, text);
}

static void read_text(ap_yaml_reader *reader, const ap_yaml_field *field, yaml_node_t *node, unsigned char *value,
                      void *into) {
  (void)into;
  const char *text = take_text(reader, field, node);
  memcpy(value, &text, sizeof text);
}

static void read_name(ap_yaml_reader *reader, const ap_yaml_field *field, yaml_node_t *node, unsigned char *value,
                      void *into) {
  (void)into;
  const char *text = ap_yaml_scalar(node);
  if (text == NULL || ap_yaml_is_nothing(node) || !ap_is_name(text)) {
    char shown[AP_YAML_SHOWN];
    ap_diagnose(reader->diagnostics, ap_yaml_fault(reader, node), AP_D_YAML_NAME, "%s" AP_NEXT "%s" AP_NEXT "%d",
                field->key, ap_yaml_shown(node, shown), AP_NAME_BYTES);
    return;
  }
  text = ap_arena_copy(reader->arena, text);
  memcpy(value, &text, sizeof text);
}

/* Decimal digits with or without a sign; what is out of 64 bits is out of any field's range. */
static bool take_integer(const char *text, int64_t *number) {
  bool negative = text[0] == '-';
  text += negative || text[0] == '+';
  *number = 0;
  for (size_t i = 0; text[i] != '\0'; i++) {
    if (text[i] < '0' || text[i] > '9' || i > 17) {
      return false;
    }
    *number = *number * 10 + (text[i] - '0');
  }
  *number = negative ? -*number : *number;
  return text[0] != '\0';
}

/* The number of a scalar, within the field's range; else false, and a fault. */
static bool take_number(ap_yaml_reader *reader, const ap_yaml_field *field, const yaml_node_t *node, int32_t *number) {
  const char *text = ap_plain_copy(reader->arena, ap_yaml_scalar(node));
  int64_t wide = 0;
  if (text == NULL || !take_integer(text, &wide) || wide < field->least || wide > field->most) {
    char shown[AP_YAML_SHOWN];
    ap_diagnose(reader->diagnostics, ap_yaml_fault(reader, node), AP_D_YAML_INTEGER,
                "%s" AP_NEXT "%s" AP_NEXT "%d" AP_NEXT "%d", field->key, ap_yaml_shown(node, shown), (int)field->least,
                (int)field->most);
    return false;
  }
  *number = (int32_t)wide;
  return true;
}

static void read_integer(ap_yaml_reader *reader, const ap_yaml_field *field, yaml_node_t *node, unsigned char *value,
                         void *into) {
  (void)into;
  int32_t number;
  if (take_number(reader, field, node, &number)) {
    memcpy(value, &number, sizeof number);
  }
}

/* The index of a name in a list that ends in NULL, or -1. */
static int index_of(const char *const *names, const char *name) {
  for (int i = 0; name != NULL && names[i] != NULL; i++) {
    if (strcmp(names[i], name) == 0) {
      return i;
    }
  }
  return -1;
}

static void read_bool(ap_yaml_reader *reader, const ap_yaml_field *field, yaml_node_t *node, unsigned char *value,
                      void *into) {
  static const char *const answers[] = {"no", "yes", "false", "true", NULL}; /* odd ones are yes */
  (void)into;
  int answer = index_of(answers, ap_yaml_scalar(node));
  if (answer < 0) {
    refuse(reader, field, node, AP_D_YAML_BOOL);
    return;
  }
  bool yes = answer % 2 == 1;
  memcpy(value, &yes, sizeof yes);
}

static void read_words(ap_yaml_reader *reader, const ap_yaml_field *field, yaml_node_t *node, unsigned char *value,
                       void *into) {
  static const ap_yaml_field languages[] = {
      {.key = "en", .kind = AP_YAML_TEXT, .offset = offsetof(ap_words, en)},
      {.key = "ja", .kind = AP_YAML_TEXT, .offset = offsetof(ap_words, ja)},
  };
  static const ap_yaml_table table = {languages, sizeof languages / sizeof languages[0], sizeof(ap_words), NULL};
  (void)into;
  ap_words words = {0};
  bool empty = node->type == YAML_MAPPING_NODE && node->data.mapping.pairs.start == node->data.mapping.pairs.top;
  if (node->type == YAML_SEQUENCE_NODE || ap_yaml_is_nothing(node) || empty) {
    refuse(reader, field, node, AP_D_YAML_WORDS);
  } else if (node->type == YAML_SCALAR_NODE) {
    words.en = take_text(reader, field, node);
  } else {
    ap_yaml_read_mapping(reader, &table, node, &words);
  }
  memcpy(value, &words, sizeof words);
}

static void read_date(ap_yaml_reader *reader, const ap_yaml_field *field, yaml_node_t *node, unsigned char *value,
                      void *into) {
  (void)into;
  const char *text = ap_yaml_scalar(node);
  ap_date date;
  if (text == NULL || !ap_date_read(text, &date)) {
    refuse(reader, field, node, AP_D_YAML_DATE);
    return;
  }
  memcpy(value, &date, sizeof date);
}

static void read_choice(ap_yaml_reader *reader, const ap_yaml_field *field, yaml_node_t *node, unsigned char *value,
                        void *into) {
  (void)into;
  int choice = index_of(field->names, ap_yaml_scalar(node));
  if (choice < 0) {
    refuse_name(reader, field, node, AP_D_YAML_CHOICE);
    return;
  }
  memcpy(value, &choice, sizeof choice);
}

/* The nodes of a list; or the one node, where it is no list. */
static size_t elements_of(const yaml_node_t *node) {
  return node->type != YAML_SEQUENCE_NODE ? 1
                                          : (size_t)(node->data.sequence.items.top - node->data.sequence.items.start);
}

static yaml_node_t *element_of(ap_yaml_reader *reader, yaml_node_t *node, size_t index) {
  return node->type != YAML_SEQUENCE_NODE ? node : ap_yaml_node(reader, node->data.sequence.items.start[index]);
}

static void read_choices(ap_yaml_reader *reader, const ap_yaml_field *field, yaml_node_t *node, unsigned char *value,
                         void *into) {
  (void)into;
  unsigned choices = 0;
  size_t count = elements_of(node);
  if (count == 0) {
    refuse_name(reader, field, node, AP_D_YAML_CHOICE);
  }
  for (size_t i = 0; i < count; i++) {
    yaml_node_t *element = element_of(reader, node, i);
    int choice = index_of(field->names, ap_yaml_scalar(element));
    if (choice < 0) {
      refuse_name(reader, field, element, AP_D_YAML_CHOICE);
    } else {
      choices |= 1U << choice;
    }
  }
  memcpy(value, &choices, sizeof choices);
}

static size_t names_of(const ap_yaml_field *field) {
  size_t count = 0;
  while (field->names[count] != NULL) {
    count++;
  }
  return count;
}

static void read_permutation(ap_yaml_reader *reader, const ap_yaml_field *field, yaml_node_t *node,
                             unsigned char *value, void *into) {
  (void)into;
  size_t count = names_of(field);
  unsigned seen = 0;
  if (node->type != YAML_SEQUENCE_NODE || elements_of(node) != count) {
    refuse_name(reader, field, node, AP_D_YAML_PERMUTATION);
    return;
  }
  for (size_t i = 0; i < count; i++) {
    yaml_node_t *element = element_of(reader, node, i);
    int choice = index_of(field->names, ap_yaml_scalar(element));
    if (choice < 0 || (seen & 1U << choice) != 0) {
      refuse_name(reader, field, element, AP_D_YAML_PERMUTATION);
      return;
    }
    seen |= 1U << choice;
  }
  for (size_t i = 0; i < count; i++) {
    int choice = index_of(field->names, ap_yaml_scalar(element_of(reader, node, i)));
    memcpy(value + i * sizeof choice, &choice, sizeof choice);
  }
}

static void put_count(const ap_yaml_field *field, void *into, size_t count) {
  memcpy((unsigned char *)into + field->count, &count, sizeof count);
}

static void read_texts(ap_yaml_reader *reader, const ap_yaml_field *field, yaml_node_t *node, unsigned char *value,
                       void *into) {
  size_t count = elements_of(node);
  const char **texts = ap_arena_allocate(reader->arena, count, sizeof *texts);
  if (count == 0) {
    refuse(reader, field, node, AP_D_YAML_TEXT);
  }
  for (size_t i = 0; texts != NULL && i < count; i++) {
    texts[i] = take_text(reader, field, element_of(reader, node, i));
  }
  put_count(field, into, texts == NULL ? 0 : count);
  memcpy(value, &texts, sizeof texts);
}

/* A key without a value, such as a list whose lines are all commented out, is as good as no key. */
static bool is_left_out(const ap_yaml_field *field, const yaml_node_t *node) {
  return !field->required && ap_yaml_is_nothing(node);
}

static ap_yaml_mark mark_of(const yaml_node_t *node) {
  return (ap_yaml_mark){node->start_mark.line + 1, node->start_mark.column + 1};
}

static void read_integers(ap_yaml_reader *reader, const ap_yaml_field *field, yaml_node_t *node, unsigned char *value,
                          void *into) {
  if (is_left_out(field, node)) {
    return;
  }
  size_t count = elements_of(node);
  if (count == 0) {
    ap_diagnose(reader->diagnostics, ap_yaml_fault(reader, node), AP_D_YAML_SEQUENCE_EMPTY, "%s", field->key);
  }
  ap_yaml_integer *integers = ap_arena_allocate(reader->arena, count, sizeof *integers);
  size_t taken = 0;
  for (size_t i = 0; integers != NULL && i < count; i++) {
    const yaml_node_t *element = element_of(reader, node, i);
    if (take_number(reader, field, element, &integers[taken].value)) {
      integers[taken++].mark = mark_of(element);
    }
  }
  put_count(field, into, taken);
  memcpy(value, &integers, sizeof integers);
}

static void start(const ap_yaml_table *table, void *into) {
  if (table->defaults != NULL) {
    memcpy(into, table->defaults, table->size);
  }
}

static void read_inner(ap_yaml_reader *reader, const ap_yaml_field *field, yaml_node_t *node, void *into) {
  if (node->type != YAML_MAPPING_NODE) {
    refuse(reader, field, node, AP_D_YAML_MAPPING);
    return;
  }
  ap_yaml_read_mapping(reader, field->table, node, into);
}

static void read_in_place(ap_yaml_reader *reader, const ap_yaml_field *field, yaml_node_t *node, unsigned char *value,
                          void *into) {
  (void)into;
  if (!is_left_out(field, node)) {
    start(field->table, value);
    read_inner(reader, field, node, value);
  }
}

static void read_branch(ap_yaml_reader *reader, const ap_yaml_field *field, yaml_node_t *node, unsigned char *value,
                        void *into) {
  (void)into;
  void *branch = is_left_out(field, node) ? NULL : ap_arena_allocate(reader->arena, 1, field->table->size);
  if (branch != NULL) {
    start(field->table, branch);
    read_inner(reader, field, node, branch);
  }
  memcpy(value, &branch, sizeof branch);
}

static void read_sequence(ap_yaml_reader *reader, const ap_yaml_field *field, yaml_node_t *node, unsigned char *value,
                          void *into) {
  if (is_left_out(field, node)) {
    return;
  }
  if (node->type == YAML_SCALAR_NODE && field->path != 0) {
    const char *path = take_text(reader, field, node);
    memcpy((unsigned char *)into + field->path, &path, sizeof path);
    return;
  }
  if (node->type != YAML_SEQUENCE_NODE) {
    refuse(reader, field, node, field->path != 0 ? AP_D_YAML_SEQUENCE_OR_PATH : AP_D_YAML_SEQUENCE);
    return;
  }
  size_t count = elements_of(node);
  if (count == 0 && field->required) {
    ap_diagnose(reader->diagnostics, ap_yaml_fault(reader, node), AP_D_YAML_SEQUENCE_EMPTY, "%s", field->key);
    return;
  }
  unsigned char *elements = ap_arena_allocate(reader->arena, count, field->table->size);
  for (size_t i = 0; elements != NULL && i < count; i++) {
    start(field->table, elements + i * field->table->size);
    read_inner(reader, field, element_of(reader, node, i), elements + i * field->table->size);
  }
  put_count(field, into, elements == NULL ? 0 : count);
  memcpy(value, &elements, sizeof elements);
}

static void put_mark(const ap_yaml_field *field, const yaml_node_t *node, unsigned char *into) {
  if (field->mark != 0) {
    ap_yaml_mark mark = mark_of(node);
    memcpy(into + field->mark, &mark, sizeof mark);
  }
}

void ap_yaml_read_value(ap_yaml_reader *reader, const ap_yaml_field *field, yaml_node_t *node, void *into) {
  static read_kind *const kinds[] = {
      [AP_YAML_VERSION] = read_version,  [AP_YAML_TEXT] = read_text,         [AP_YAML_NAME] = read_name,
      [AP_YAML_INTEGER] = read_integer,  [AP_YAML_INTEGERS] = read_integers, [AP_YAML_BOOL] = read_bool,
      [AP_YAML_WORDS] = read_words,      [AP_YAML_DATE] = read_date,         [AP_YAML_CHOICE] = read_choice,
      [AP_YAML_CHOICES] = read_choices,  [AP_YAML_TEXTS] = read_texts,       [AP_YAML_PERMUTATION] = read_permutation,
      [AP_YAML_MAPPING] = read_in_place, [AP_YAML_BRANCH] = read_branch,     [AP_YAML_SEQUENCE] = read_sequence,
  };
  bool was_bad = reader->bad;
  reader->bad = false;
  put_mark(field, node, into);
  kinds[field->kind](reader, field, node, (unsigned char *)into + field->offset, into);
  if (field->faulty != 0 && reader->bad) {
    memcpy((unsigned char *)into + field->faulty, &reader->bad, sizeof reader->bad);
  }
  reader->bad = reader->bad || was_bad;
}
