/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/select_words.h"
#include "output/fill.h"
#include "output/translate.h"

/* Adds a value to those of one key. */
static void add_value(ap_text *values, const char *value) {
  ap_text_add(values, values->length > 0 ? _(", ") : "");
  ap_text_add(values, value);
}

/* Adds what a key asks for, where it asks for anything; frees the values. */
static void add_key(ap_text *text, const char *sentence, ap_text *values) {
  if (values->length > 0) {
    ap_text_add(text, text->length > 0 ? _("; ") : "");
    AP_FILL(text, sentence, values->bytes);
  }
  text->failed = text->failed || values->failed;
  ap_text_free(values);
}

static void add_set(ap_text *text, const char *sentence, unsigned set, const char *const names[], size_t count) {
  ap_text values = {0};
  for (size_t i = 0; i < count; i++) {
    if ((set & (1u << i)) != 0) {
      add_value(&values, _(names[i]));
    }
  }
  add_key(text, sentence, &values);
}

static void add_list(ap_text *text, const char *sentence, const char *const *list, size_t count) {
  ap_text values = {0};
  for (size_t i = 0; i < count; i++) {
    add_value(&values, list[i]);
  }
  add_key(text, sentence, &values);
}

void ap_add_select(ap_text *text, const ap_select *select) {
  static const char *const standards[AP_STANDARDS] = {
      [AP_GOVERNANCE] = N_("governance"), [AP_MANAGEMENT] = N_("management"), [AP_CONTROL] = N_("control")};
  static const char *const levels[AP_LEVELS] = {[AP_OBJECTIVE] = N_("objective"), [AP_DETAILED] = N_("detailed")};
  ap_text all = {0};
  add_set(&all, _("standard: {0}"), select->standards, standards, AP_STANDARDS);
  add_set(&all, _("level: {0}"), select->levels, levels, AP_LEVELS);
  add_list(&all, _("tag: {0}"), select->tags, select->tag_count);
  add_list(&all, _("ids: {0}"), select->ids, select->id_count);
  if (select->except != NULL) {
    ap_text except = {0};
    ap_add_select(&except, select->except);
    add_key(&all, _("not ({0})"), &except);
  }
  ap_text_add(text, all.length > 0 ? all.bytes : "*");
  text->failed = text->failed || all.failed;
  ap_text_free(&all);
}
