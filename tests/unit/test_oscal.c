/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Catalogs in OSCAL: tests/data/oscal/small.json has all that is read, each further text one fault. */
#include "catalog/catalog.h"
#include "support/source.h"
#include "support/text.h"
#include "tagging/tagging.h"
#include "told.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define SMALL TEST_DATA "/oscal/small.json"

typedef struct fixture {
  ap_diagnostics *diagnostics;
  ap_catalog *catalog;
  ap_text said;
} fixture;

static int start(void **state) {
  static fixture made;
  made = (fixture){.diagnostics = ap_diagnostics_new()};
  *state = &made;
  return made.diagnostics == NULL;
}

static int finish(void **state) {
  fixture *made = *state;
  ap_catalog_free(made->catalog);
  ap_diagnostics_free(made->diagnostics);
  ap_text_free(&made->said);
  return 0;
}

static void read_small(fixture *made) {
  assert_int_equal(ap_catalog_read(SMALL, made->diagnostics, &made->catalog), AP_OK);
}

static ap_status read_text(fixture *made, const char *text) {
  write_text("catalog.json", text);
  return ap_catalog_read("catalog.json", made->diagnostics, &made->catalog);
}

/* A line for each entry: its JSON pointer, name, and arguments that are not empty. */
static const char *said(fixture *made) {
  ap_text_free(&made->said);
  made->said = (ap_text){0};
  ap_text_add(&made->said, "");
  (void)told(made->diagnostics); /* which sees to the sentences */
  for (size_t i = 0; i < ap_diagnostics_count(made->diagnostics); i++) {
    const ap_diagnostic *entry = ap_diagnostics_at(made->diagnostics, i);
    ap_text_format(&made->said, "%s %s", entry->pointer == NULL ? "" : entry->pointer, entry->name);
    for (size_t a = 0; a < entry->argument_count; a++) {
      ap_text_format(&made->said, "%s%s", entry->arguments[a][0] == '\0' ? "" : "|", entry->arguments[a]);
    }
    ap_text_add(&made->said, "\n");
  }
  return made->said.bytes;
}

static const ap_item *item_of(const fixture *made, const char *id) {
  const ap_item *item = ap_catalog_find(made->catalog, id);
  assert_non_null(item);
  return item;
}

/* A catalog of one group of these controls. */
static ap_status read_controls(fixture *made, const char *controls) {
  ap_text text = {0};
  ap_text_format(&text,
                 "{\"catalog\":{\"metadata\":{\"title\":\"T\",\"oscal-version\":\"1.0.4\"},"
                 "\"groups\":[{\"id\":\"g\",\"title\":\"G\",\"controls\":[%s]}]}}",
                 controls);
  ap_status status = read_text(made, text.bytes);
  ap_text_free(&text);
  return status;
}

static void items_come_in_the_order_of_their_sort_ids(void **state) {
  fixture *made = *state;
  static const char *const ids[] = {"top",     "AC-2",  "AC-2(1)", "ac-2.1.1", "AC-2(10)",
                                    "AC-3(2)", "AC-10", "gv-1",    "gv-2",     "gv-3"};
  read_small(made);
  assert_int_equal(made->catalog->count, sizeof ids / sizeof ids[0]);
  for (size_t i = 0; i < made->catalog->count; i++) {
    assert_string_equal(made->catalog->items[i].id, ids[i]);
  }
  assert_true(made->catalog->from_oscal);
  assert_string_equal(made->catalog->title, "Controls of an example");
  assert_string_equal(made->catalog->note, "2nd edition");
}

static void an_item_goes_by_its_label_and_keeps_its_control_id(void **state) {
  fixture *made = *state;
  read_small(made);
  const ap_item *item = item_of(made, "AC-2(1)");
  assert_string_equal(item->control_id, "ac-2.1");
  assert_string_equal(item->pointer, "/catalog/groups/0/controls/1/controls/1");
  assert_null(ap_catalog_find(made->catalog, "ac-2.1"));
  assert_null(ap_catalog_find(made->catalog, "POL")); /* the label of two */
}

static void controls_inside_a_control_are_its_detailed_controls_however_deep(void **state) {
  fixture *made = *state;
  read_small(made);
  static const char *const inside[] = {"AC-2(1)", "AC-2(10)", "ac-2.1.1"};
  for (size_t i = 0; i < sizeof inside / sizeof inside[0]; i++) {
    assert_int_equal(item_of(made, inside[i])->level, AP_DETAILED);
    assert_ptr_equal(item_of(made, inside[i])->parent, item_of(made, "AC-2"));
  }
  assert_int_equal(item_of(made, "AC-2")->level, AP_OBJECTIVE);
}

static void a_control_inside_a_withdrawn_one_stands_by_itself(void **state) {
  fixture *made = *state;
  read_small(made);
  assert_null(ap_catalog_find(made->catalog, "AC-3"));
  assert_null(ap_catalog_find(made->catalog, "AC-3(1)"));
  assert_int_equal(item_of(made, "AC-3(2)")->level, AP_OBJECTIVE);
}

static void the_text_is_that_of_the_statement_with_its_parameters(void **state) {
  fixture *made = *state;
  read_small(made);
  assert_string_equal(item_of(made, "AC-2")->text,
                      "For accounts of all staff:\n"
                      "a. Have them approved [Selection (one or more): by the manager; by [Assignment: roles]];\n"
                      "  1. every year, after [Selection: a change; an incident] look at each; and\n"
                      "    (a) write down what was found, as AC-10 asks;\n"
                      "b. Remove them within [Assignment: time period (at most one day)], [Assignment: ac-2_prm_6] and "
                      "[Assignment: nowhere].\n"
                      "Further requirements\n"
                      "  Keep {{ insert: control, ac-10 }} in mind.");
  assert_string_equal(item_of(made, "AC-10")->text, "End a session after [Assignment: days].");
  assert_string_equal(item_of(made, "AC-2(1)")->title, "Done by machines");
  assert_null(item_of(made, "top")->text);
}

static void groups_are_the_category_and_their_class_may_name_the_standard(void **state) {
  fixture *made = *state;
  read_small(made);
  assert_string_equal(item_of(made, "AC-2(1)")->category, "Access");
  assert_string_equal(item_of(made, "gv-1")->category, "Steering / Policies");
  assert_null(item_of(made, "top")->category);
  assert_int_equal(item_of(made, "AC-2")->standard, AP_CONTROL);
  assert_int_equal(item_of(made, "gv-1")->standard, AP_MANAGEMENT);
  assert_int_equal(item_of(made, "gv-2")->standard, AP_GOVERNANCE); /* by a prop */
  assert_int_equal(item_of(made, "gv-3")->standard, AP_CONTROL);    /* by its own class */
}

static void props_of_our_namespace_fill_columns(void **state) {
  fixture *made = *state;
  read_small(made);
  assert_int_equal(item_of(made, "AC-2")->direct, AP_SAYS_YES);
  assert_int_equal(item_of(made, "AC-2")->minutes[AP_EXTERNAL], 90);
  assert_string_equal(item_of(made, "AC-2")->skill, "identity");
  assert_false(item_of(made, "AC-3(2)")->selected);
  assert_string_equal(item_of(made, "AC-3(2)")->reason, "There is none.");
  assert_int_equal(item_of(made, "gv-1")->risk, 3);
  assert_string_equal(item_of(made, "gv-1")->title_ja, "方針");
}

static void other_props_are_tags_of_their_own_control_alone(void **state) {
  fixture *made = *state;
  ap_tagged *tagged = NULL;
  read_small(made);
  assert_int_equal(ap_tag_catalog(made->catalog, NULL, NULL, 0, made->diagnostics, &tagged), AP_OK);
  assert_true(ap_has_tag(tagged, item_of(made, "AC-2"), "core"));
  assert_true(ap_has_tag(tagged, item_of(made, "AC-2"), "implementation-level=organization"));
  assert_true(ap_has_tag(tagged, item_of(made, "AC-2"), "implementation-level=system"));
  assert_true(ap_has_tag(tagged, item_of(made, "gv-3"), "owner=board-of-directors"));
  assert_false(ap_has_tag(tagged, item_of(made, "AC-2(1)"), "core")); /* nothing is said of it */
  assert_false(ap_has_tag(tagged, item_of(made, "AC-2(10)"), "core"));
  assert_false(ap_has_tag(tagged, item_of(made, "AC-2(10)"), "implementation-level=system"));
  assert_true(ap_has_tag(tagged, item_of(made, "AC-2(10)"), "direct")); /* a column is the objective's as well */
  assert_int_equal(ap_tag_index(tagged, "marking=x"), -1);
  assert_int_equal(tagged->name_count, 5);
  const ap_tag *core = ap_tag_of(tagged, item_of(made, "AC-2"), (size_t)ap_tag_index(tagged, "core"));
  assert_int_equal(core->source, AP_TAG_BY_CATALOG);
  assert_string_equal(core->why.en, "CORE: true");
  ap_tagged_free(tagged);
}

static void what_was_left_out_is_noted(void **state) {
  fixture *made = *state;
  read_small(made);
  assert_string_equal(said(made), " oscal-withdrawn|2\n"
                                  " oscal-labels-shared|3\n"
                                  "/catalog/groups/0/controls/1 oscal-param-unknown|1|nowhere\n");
}

static void a_file_beside_it_may_say_more(void **state) {
  fixture *made = *state;
  write_text("catalog.about.yaml", "version: 1\ntitle: {ja: 例}\ncomplete: no\n");
  assert_int_equal(read_controls(made, "{\"id\":\"a\",\"title\":\"A\"}"), AP_OK);
  remove("catalog.about.yaml");
  assert_string_equal(made->catalog->title_ja, "例");
  assert_null(made->catalog->title);
  assert_false(made->catalog->complete);
}

static void labels_and_ids_never_make_one_name_for_two(void **state) {
  fixture *made = *state;
  assert_int_equal(read_controls(made,
                                 "{\"id\":\"a\",\"title\":\"\",\"props\":[{\"name\":\"label\",\"value\":\"b\"}]},"
                                 "{\"id\":\"b\",\"title\":\"\",\"props\":[{\"name\":\"label\",\"value\":\"c\"}]},"
                                 "{\"id\":\"c\",\"title\":\"\",\"props\":[{\"name\":\"label\",\"value\":\"c\"}]},"
                                 "{\"id\":\"d\",\"title\":\"\",\"props\":[{\"name\":\"label\",\"value\":\"d\"}]}"),
                   AP_OK);
  assert_string_equal(item_of(made, "a")->control_id, "a");
  assert_string_equal(item_of(made, "b")->control_id, "b");
  assert_string_equal(item_of(made, "c")->control_id, "c");
  assert_string_equal(item_of(made, "d")->control_id, "d");
  assert_string_equal(said(made), " oscal-labels-shared|3\n");
}

static void without_sort_ids_the_order_is_that_of_the_file(void **state) {
  fixture *made = *state;
  assert_int_equal(read_controls(made, "{\"id\":\"b\",\"title\":\"\"},{\"id\":\"a\",\"title\":\"\"}"), AP_OK);
  assert_string_equal(made->catalog->items[0].id, "b");
}

static void a_prop_with_many_values_makes_no_tags(void **state) {
  fixture *made = *state;
  ap_text controls = {0};
  for (int i = 0; i < 17; i++) {
    ap_text_format(&controls,
                   "%s{\"id\":\"c%d\",\"title\":\"\",\"props\":[{\"name\":\"page\",\"value\":\"%d\"},"
                   "{\"name\":\"part\",\"value\":\"%d\"}]}",
                   i == 0 ? "" : ",", i, i, i % 16);
  }
  assert_int_equal(read_controls(made, controls.bytes), AP_OK);
  ap_text_free(&controls);
  assert_int_equal(made->catalog->tag_name_count, 16);
  assert_string_equal(made->catalog->items[0].tags[0].name, "part=0");
  assert_int_equal(made->catalog->items[0].tag_count, 1);
}

static void there_is_a_most_of_tags(void **state) {
  fixture *made = *state;
  ap_text props = {0};
  for (int i = 0; i < 101; i++) {
    ap_text_format(&props, "%s{\"name\":\"p%d\",\"value\":\"yes\"}", i == 0 ? "" : ",", i);
  }
  ap_text control = {0};
  ap_text_format(&control, "{\"id\":\"a\",\"title\":\"\",\"props\":[%s]}", props.bytes);
  assert_int_equal(read_controls(made, control.bytes), AP_OK);
  ap_text_free(&control);
  ap_text_free(&props);
  assert_int_equal(made->catalog->items[0].tag_count, 100);
  assert_string_equal(said(made), " oscal-tags-many|100\n");
}

static void all_faults_are_told_with_json_pointers(void **state) {
  fixture *made = *state;
  assert_int_equal(
      read_controls(
          made,
          "{\"title\":\"no ID\"},"
          "{\"id\":\" \",\"title\":\"blank ID\"},"
          "{\"id\":\"a\",\"title\":7},"
          "{\"id\":\"b\",\"title\":\"B\",\"props\":[{\"name\":\"x\"},5,{\"name\":\"external_minutes\","
          "\"ns\":\"urn:auditplan:oscal\",\"value\":\"-3\"},{\"name\":\"standard\",\"ns\":\"urn:auditplan:oscal\","
          "\"value\":\"law\"}]},"
          "{\"id\":\"b\",\"title\":\"again\",\"params\":[{\"label\":\"l\"},{\"id\":\"p\",\"values\":[1]}],"
          "\"parts\":[{\"prose\":\"p\"},{\"name\":\"statement\",\"prose\":\"{{ insert: param, p }}\"},"
          "{\"name\":\"item\",\"prose\":[]}]},"
          "\"c\",{\"id\":\"d\",\"title\":\"D\",\"controls\":{}}"),
      AP_BAD_INPUT);
  assert_null(made->catalog);
  assert_string_equal(said(made), "/catalog/groups/0/controls/0 json-missing|id|a text\n"
                                  "/catalog/groups/0/controls/1 oscal-id-empty\n"
                                  "/catalog/groups/0/controls/2/title json-type|a number|a text\n"
                                  "/catalog/groups/0/controls/3/props/0 json-missing|value|a text\n"
                                  "/catalog/groups/0/controls/3/props/1 json-type|a number|an object\n"
                                  "/catalog/groups/0/controls/4/params/0 json-missing|id|a text\n"
                                  "/catalog/groups/0/controls/5 json-type|\"c\"|an object\n"
                                  "/catalog/groups/0/controls/6/controls json-type|an object|an array\n"
                                  "/catalog/groups/0/controls/4 oscal-id-repeated|b|/catalog/groups/0/controls/3\n"
                                  "/catalog/groups/0/controls/3/props/3/value standard-unknown|law\n"
                                  "/catalog/groups/0/controls/3/props/2/value minutes-negative|-3|10000000\n"
                                  "/catalog/groups/0/controls/4/parts/0 json-missing|name|a text\n"
                                  "/catalog/groups/0/controls/4/params/1/values/0 json-type|a number|a text\n"
                                  "/catalog/groups/0/controls/4/parts/2/prose json-type|an array|a text\n");
}

static void an_id_is_as_it_must_be_in_any_catalog(void **state) {
  fixture *made = *state;
  assert_int_equal(read_controls(made, "{\"id\":\"a\",\"title\":\"\",\"props\":[{\"name\":\"label\","
                                       "\"value\":\"A\\n1\"}]}"),
                   AP_BAD_INPUT);
  assert_string_equal(said(made), "/catalog/groups/0/controls/0 id-control\n");
}

static void other_files_are_refused_by_name(void **state) {
  fixture *made = *state;
  static const struct {
    const char *text, *said;
  } cases[] = {
      {"<?xml version=\"1.0\"?><catalog/>", " oscal-xml\n"},
      {"{\"profile\":{}}", " oscal-profile|profile\n"},
      {"{\"component-definition\":{}}", " oscal-other-model|component-definition\n"},
      {"{\"system-security-plan\":{}}", " oscal-other-model|system-security-plan\n"},
      {"{\"controls\":[]}", " oscal-no-catalog\n"},
      {"[1]", " json-type|an array|an object\n"},
      {"{\"catalog\":[]}", "/catalog json-type|an array|an object\n"},
      {"{\"catalog\":{}}", "/catalog json-missing|metadata|an object\n"},
      {"{\"catalog\":{\"metadata\":{\"title\":\"T\"}}}", "/catalog/metadata json-missing|oscal-version|a text\n"},
      {"{\"catalog\":{\"metadata\":{\"title\":\"T\",\"oscal-version\":\"1.0.0\"}}}", "/catalog oscal-empty\n"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    assert_int_equal(read_text(made, cases[i].text), AP_BAD_INPUT);
    assert_string_equal(said(made), cases[i].said);
    ap_diagnostics_free(made->diagnostics);
    made->diagnostics = ap_diagnostics_new();
  }
}

static void versions_other_than_1_0_and_1_1_are_refused_or_warned_of(void **state) {
  fixture *made = *state;
  static const struct {
    const char *version;
    ap_status status;
    const char *said;
  } cases[] = {
      {"1.0.0", AP_OK, ""},
      {"1.1.3", AP_OK, ""},
      {"1.2.0", AP_OK, "/catalog/metadata/oscal-version oscal-version-newer|1.2.0\n"},
      {"1.0.0-rc2", AP_BAD_INPUT, "/catalog/metadata/oscal-version oscal-version|1.0.0-rc2\n"},
      {"2.0.0", AP_BAD_INPUT, "/catalog/metadata/oscal-version oscal-version|2.0.0\n"},
      {"", AP_BAD_INPUT, "/catalog/metadata/oscal-version oscal-version\n"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    ap_text text = {0};
    ap_text_format(&text,
                   "{\"catalog\":{\"metadata\":{\"title\":\"T\",\"oscal-version\":\"%s\"},"
                   "\"controls\":[{\"id\":\"a\",\"title\":\"A\"}]}}",
                   cases[i].version);
    assert_int_equal(read_text(made, text.bytes), cases[i].status);
    assert_string_equal(said(made), cases[i].said);
    ap_text_free(&text);
    ap_catalog_free(made->catalog);
    made->catalog = NULL;
    ap_diagnostics_free(made->diagnostics);
    made->diagnostics = ap_diagnostics_new();
  }
}

static void a_parameter_that_inserts_itself_is_a_fault(void **state) {
  fixture *made = *state;
  assert_int_equal(read_controls(made, "{\"id\":\"a\",\"title\":\"{{ p }} {{ q }}\",\"params\":["
                                       "{\"id\":\"p\",\"label\":\"{{ insert: param, q }}\"},"
                                       "{\"id\":\"q\",\"label\":\"{{ insert: param, p }}\"}]}"),
                   AP_BAD_INPUT);
  assert_string_equal(said(made), "/catalog/groups/0/controls/0/params/0 oscal-param-circle|p|32\n"
                                  "/catalog/groups/0/controls/0/params/1 oscal-param-circle|q|32\n");
}

/* p0 inserts p1 twice, p1 p2 twice, and so on: 2^30 of them. */
static void parameters_that_multiply_end_soon(void **state) {
  fixture *made = *state;
  ap_text control = {0};
  ap_text_add(&control, "{\"id\":\"a\",\"title\":\"{{ p0 }}\",\"params\":[");
  for (int i = 0; i < 30; i++) {
    ap_text_format(&control, "{\"id\":\"p%d\",\"values\":[\"{{ p%d }}{{ p%d }}\"]},", i, i + 1, i + 1);
  }
  ap_text_add(&control, "{\"id\":\"p30\",\"values\":[\"\"]}]}");
  assert_int_equal(read_controls(made, control.bytes), AP_BAD_INPUT);
  ap_text_free(&control);
  assert_string_equal(said(made), "/catalog/groups/0/controls/0 oscal-text-long|1048576|10000\n");
}

static void add_times(ap_text *text, const char *string, int times) {
  for (int i = 0; i < times; i++) {
    ap_text_add(text, string);
  }
}

static void groups_controls_and_parts_end_at_a_depth(void **state) {
  fixture *made = *state;
  static const struct {
    const char *open, *close;
    int pairs; /* of brackets, for each level */
  } kinds[] = {{"{\"id\":\"a\",\"title\":\"A\",\"controls\":[", "]}", 40},
               {"{\"name\":\"item\",\"parts\":[", "]}", 40},
               {"{\"title\":\"g\",\"groups\":[", "]}", 40}};
  static const char *const around[] = {
      "\"controls\":[%s]", "\"controls\":[{\"id\":\"a\",\"title\":\"A\",\"parts\":[%s]}]", "\"groups\":[%s]"};
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    ap_text nested = {0};
    ap_text inside = {0};
    ap_text text = {0};
    add_times(&nested, kinds[i].open, kinds[i].pairs);
    add_times(&nested, kinds[i].close, kinds[i].pairs);
    const char *hole = strstr(around[i], "%s");
    ap_text_add_bytes(&inside, around[i], (size_t)(hole - around[i]));
    ap_text_add(&inside, nested.bytes);
    ap_text_add(&inside, hole + 2);
    ap_text_format(&text, "{\"catalog\":{\"metadata\":{\"title\":\"T\",\"oscal-version\":\"1.0.4\"},%s}}",
                   inside.bytes);
    assert_int_equal(read_text(made, text.bytes), AP_BAD_INPUT);
    assert_non_null(strstr(said(made), "oscal-deep|32\n"));
    ap_text_free(&nested);
    ap_text_free(&inside);
    ap_text_free(&text);
    ap_diagnostics_free(made->diagnostics);
    made->diagnostics = ap_diagnostics_new();
  }
}

/* Of brackets and braces that never close, in time that grows with the text alone. */
static void prose_of_openings_alone_is_read_as_it_is(void **state) {
  fixture *made = *state;
  ap_text control = {0};
  ap_text_add(&control, "{\"id\":\"a\",\"title\":\"");
  add_times(&control, "[{{ ", 100000);
  ap_text_add(&control, "\"}");
  assert_int_equal(read_controls(made, control.bytes), AP_OK);
  ap_text_free(&control);
  assert_int_equal(strlen(made->catalog->items[0].title), 399999);
}

/* Wherever a file ends, what is left is refused or read, and never read beyond. */
static void a_file_cut_short_anywhere_is_refused(void **state) {
  fixture *made = *state;
  ap_source whole;
  assert_int_equal(ap_source_read(SMALL, "", AP_SOURCE_TABLE, made->diagnostics, &whole), AP_OK);
  for (size_t length = 1; length + 2 < whole.length; length += 41) {
    write_bytes("catalog.json", whole.bytes, length);
    assert_int_not_equal(ap_catalog_read("catalog.json", made->diagnostics, &made->catalog), AP_OK);
    assert_null(made->catalog);
    ap_diagnostics_free(made->diagnostics);
    made->diagnostics = ap_diagnostics_new();
  }
  ap_source_free(&whole);
}

/* Each byte in turn, replaced: what comes of it is a catalog or a refusal. */
static void a_file_with_any_byte_changed_is_read_or_refused(void **state) {
  fixture *made = *state;
  ap_source whole;
  assert_int_equal(ap_source_read(SMALL, "", AP_SOURCE_TABLE, made->diagnostics, &whole), AP_OK);
  static const char others[] = "\"{]0\\";
  size_t read = 0;
  for (size_t i = 0; i < whole.length; i += 13) {
    char kept = whole.bytes[i];
    whole.bytes[i] = others[i % (sizeof others - 1)];
    write_bytes("catalog.json", whole.bytes, whole.length);
    ap_status status = ap_catalog_read("catalog.json", made->diagnostics, &made->catalog);
    assert_int_equal(status == AP_OK, made->catalog != NULL);
    assert_int_equal(status == AP_OK, ap_diagnostics_total(made->diagnostics, AP_ERROR) == 0);
    read += status == AP_OK;
    whole.bytes[i] = kept;
    ap_catalog_free(made->catalog);
    made->catalog = NULL;
    ap_diagnostics_free(made->diagnostics);
    made->diagnostics = ap_diagnostics_new();
  }
  assert_true(read > 0);
  ap_source_free(&whole);
}

/* FedRAMP's file is not ours to ship. */
static void a_published_baseline_reads_as_it_is_printed(void **state) {
  fixture *made = *state;
  char path[4096];
  const char *shared = getenv("SHARED");
  snprintf(path, sizeof path, "%s/data/FedRAMP_rev5_LI-SaaS-baseline-resolved-profile_catalog.json",
           shared == NULL ? "." : shared);
  if (access(path, R_OK) != 0) {
    print_message("skipped: there is no %s\n", path);
    skip();
  }
  assert_int_equal(ap_catalog_read(path, made->diagnostics, &made->catalog), AP_OK);
  assert_string_equal(said(made), "");
  assert_int_equal(made->catalog->count, 156);
  const ap_item *item = item_of(made, "AC-1");
  static const char begins[] =
      "a. Develop, document, and disseminate to [Assignment: organization-defined personnel or roles]:\n"
      "  1. [Selection (one or more): organization-level; mission/business process-level; system-level] access control "
      "policy that:\n"
      "    (a) Addresses purpose, scope,";
  assert_memory_equal(item->text, begins, sizeof begins - 1);
  static const char *const holds[] = {
      "\n  1. Policy [Assignment: frequency (at least every 3 years)] and following [Assignment: events]; and\n",
      "[Assignment: events (significant changes)]."};
  assert_non_null(strstr(item->text, holds[0]));
  assert_non_null(strstr(item->text, holds[1]));
  assert_string_equal(item->category, "Access Control");
  assert_non_null(strstr(item_of(made, "SA-4")->text, "using [Selection (one or more): standardized contract language; "
                                                      "[Assignment: contract language]] in"));
  assert_non_null(strstr(item_of(made, "CM-6")->text, "\nCM-6(a) Additional FedRAMP Requirements and Guidance\n  "));
  assert_ptr_equal(item_of(made, "IA-2(12)")->parent, item_of(made, "IA-2"));
  for (size_t i = 0; i < made->catalog->count; i++) {
    assert_null(strstr(made->catalog->items[i].text, "{{"));
  }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, finish)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(items_come_in_the_order_of_their_sort_ids),
      TEST(an_item_goes_by_its_label_and_keeps_its_control_id),
      TEST(controls_inside_a_control_are_its_detailed_controls_however_deep),
      TEST(a_control_inside_a_withdrawn_one_stands_by_itself),
      TEST(the_text_is_that_of_the_statement_with_its_parameters),
      TEST(groups_are_the_category_and_their_class_may_name_the_standard),
      TEST(props_of_our_namespace_fill_columns),
      TEST(other_props_are_tags_of_their_own_control_alone),
      TEST(what_was_left_out_is_noted),
      TEST(a_file_beside_it_may_say_more),
      TEST(labels_and_ids_never_make_one_name_for_two),
      TEST(without_sort_ids_the_order_is_that_of_the_file),
      TEST(a_prop_with_many_values_makes_no_tags),
      TEST(there_is_a_most_of_tags),
      TEST(all_faults_are_told_with_json_pointers),
      TEST(an_id_is_as_it_must_be_in_any_catalog),
      TEST(other_files_are_refused_by_name),
      TEST(versions_other_than_1_0_and_1_1_are_refused_or_warned_of),
      TEST(a_parameter_that_inserts_itself_is_a_fault),
      TEST(parameters_that_multiply_end_soon),
      TEST(groups_controls_and_parts_end_at_a_depth),
      TEST(prose_of_openings_alone_is_read_as_it_is),
      TEST(a_published_baseline_reads_as_it_is_printed),
      TEST(a_file_cut_short_anywhere_is_refused),
      TEST(a_file_with_any_byte_changed_is_read_or_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
