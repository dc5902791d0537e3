/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of target businesses as the file that it is read from (auditplan.5). Texts stand in double quotes, which YAML
 * reads as JSON does. */
#include "output/fill.h"
#include "output/json_text.h"
#include "output/views.h"

static void add_text(ap_text *text, const char *key, const char *value) {
  ap_text_add(text, key);
  ap_text_add(text, ": ");
  ap_add_json_string(text, value);
}

/* "{en: …, ja: …}", or a text alone where it was given for both languages. */
static void add_words(ap_text *text, const ap_words *words) {
  if (words->ja == NULL) {
    ap_add_json_string(text, words->en);
    return;
  }
  ap_text_add(text, "{");
  if (words->en != NULL) {
    add_text(text, "en", words->en);
    ap_text_add(text, ", ");
  }
  add_text(text, "ja", words->ja);
  ap_text_add(text, "}");
}

static void add_words_line(ap_text *text, const char *indent, const char *key, const ap_words *words) {
  if (words->en != NULL || words->ja != NULL) {
    ap_text_add(text, indent);
    ap_text_add(text, key);
    ap_text_add(text, ": ");
    add_words(text, words);
    ap_text_add(text, "\n");
  }
}

/* An example is a mapping even where it has one language. */
static void add_examples(ap_text *text, const ap_business *entry) {
  ap_text_add(text, entry->example_count > 0 ? "    examples:\n" : "");
  for (size_t i = 0; i < entry->example_count; i++) {
    const ap_words *example = &entry->examples[i];
    ap_text_add(text, "      - ");
    if (example->ja == NULL) {
      add_text(text, "{en", example->en == NULL ? "" : example->en);
      ap_text_add(text, "}");
    } else {
      add_words(text, example);
    }
    ap_text_add(text, "\n");
  }
}

static void add_entry(ap_text *text, const ap_business *entry) {
  ap_text_add(text, "  - number: ");
  ap_text_add_integer(text, entry->number);
  ap_text_add(text, "\n");
  add_words_line(text, "    ", "name", &entry->name);
  add_words_line(text, "    ", "condition", &entry->condition);
  add_words_line(text, "    ", "exclusion", &entry->exclusion);
  add_examples(text, entry);
  ap_text_format(text, "    split: %s\n", ap_split_names[entry->split]);
  if (entry->added.year != 0) {
    ap_text_format(text, "    added: %s\n", ap_date_write(entry->added).digits);
  }
  for (size_t i = 0; i < entry->agency_count; i++) {
    ap_text_add(text, i == 0 ? "    found_low_by: [" : ", ");
    ap_add_json_string(text, entry->found_low_by[i]);
  }
  ap_text_add(text, entry->agency_count > 0 ? "]\n" : "");
}

void ap_businesses_yaml(const ap_business_list *list, ap_text *text) {
  ap_text_add(text, "version: 1\n");
  add_text(text, "id", list->id);
  ap_text_add(text, "\n");
  add_words_line(text, "", "title", &list->title);
  add_text(text, "edition", list->edition);
  ap_text_format(text, "\nrevision: %d\ndate: %s\n", (int)list->revision, ap_date_write(list->date).digits);
  if (list->source.document != NULL) {
    ap_text_add(text, "source: {");
    add_text(text, "document", list->source.document);
    if (list->source.clause != NULL) {
      ap_text_add(text, ", ");
      add_text(text, "clause", list->source.clause);
    }
    ap_text_add(text, "}\n");
  }
  add_words_line(text, "", "note", &list->note);
  ap_text_add(text, "entries:\n");
  for (size_t i = 0; i < list->count; i++) {
    add_entry(text, &list->entries[i]);
  }
}
