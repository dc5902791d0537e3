/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/select_words.h"
#include "output/names.h"

/* Adds "; key: " before the first value of a key, ", " before the others. */
typedef struct key_writer {
  ap_text *text;
  const char *before; /* the next key */
  const char *key;
} key_writer;

static void begin_key(key_writer *writer, const char *key) { writer->key = key; }

static void add_value(key_writer *writer, const char *value) {
  if (writer->key != NULL) {
    ap_text_add(writer->text, writer->before);
    ap_text_add(writer->text, writer->key);
    ap_text_add(writer->text, ": ");
    writer->before = "; ";
    writer->key = NULL;
  } else {
    ap_text_add(writer->text, ", ");
  }
  ap_text_add(writer->text, value);
}

static void add_list(key_writer *writer, const char *key, const char *const *values, size_t count) {
  begin_key(writer, key);
  for (size_t i = 0; i < count; i++) {
    add_value(writer, values[i]);
  }
}

void ap_add_select(ap_text *text, const ap_select *select) {
  key_writer writer = {.text = text, .before = ""};
  begin_key(&writer, "standard");
  for (unsigned standard = 0; standard < AP_STANDARDS; standard++) {
    if ((select->standards & (1u << standard)) != 0) {
      add_value(&writer, ap_standard_name((ap_standard)standard));
    }
  }
  begin_key(&writer, "level");
  for (unsigned level = 0; level < AP_LEVELS; level++) {
    if ((select->levels & (1u << level)) != 0) {
      add_value(&writer, ap_level_name((ap_level)level));
    }
  }
  add_list(&writer, "tag", select->tags, select->tag_count);
  add_list(&writer, "ids", select->ids, select->id_count);
  if (select->except != NULL) {
    ap_text_add(text, writer.before);
    ap_text_add(text, "not (");
    ap_add_select(text, select->except);
    ap_text_add(text, ")");
  } else if (*writer.before == '\0') {
    ap_text_add(text, "*");
  }
}
