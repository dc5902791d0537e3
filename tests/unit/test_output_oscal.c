/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lifecycle/digest.h"
#include "output/oscal/moment.h"
#include "output/oscal/token.h"
#include "output/oscal/uuid.h"
#include "output/oscal/wording.h"
#include "output_fixture.h"
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- UUIDs ---- */

static const ap_uuid space_of_names = {
    {0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}};
static const ap_uuid space_of_urls = {
    {0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}};

static void assert_uuid(const ap_uuid *space, const char *name, const char *expected) {
  const ap_uuid made = ap_uuid_of(space, name, strlen(name));
  assert_string_equal(ap_uuid_write(&made).digits, expected);
}

static void a_uuid_is_that_of_the_standard_s_example(void **state) {
  (void)state;
  assert_uuid(&space_of_names, "www.example.com", "2ed6657d-e927-568b-95e1-2665a8aea6a2"); /* RFC 9562, A.4 */
  assert_uuid(&space_of_names, "python.org", "886313e1-3b8a-5372-9b90-0c9aee199e5d");
}

static void our_space_is_a_name_among_urls(void **state) {
  (void)state;
  assert_uuid(&space_of_urls, "urn:auditplan:oscal", ap_uuid_write(&ap_uuid_space).digits);
}

static void a_digest_is_that_of_the_standard_s_example(void **state) {
  (void)state;
  assert_string_equal(ap_digest_of("abc", 3).digits, /* FIPS 180-4 */
                      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

/* ---- words ---- */

static void assert_added(void (*add)(ap_text *text, const char *words), const char *words, const char *expected) {
  ap_text text = {0};
  ap_text_add(&text, "");
  add(&text, words);
  assert_string_equal(text.bytes, expected);
  ap_text_free(&text);
}

static void a_token_stays_as_it_is(void **state) {
  (void)state;
  assert_added(ap_add_token, "ac-2.1", "ac-2.1");
  assert_added(ap_add_token, "A.5.10", "A.5.10");
  assert_added(ap_add_token, "管理策1", "管理策1");
}

static void an_id_that_is_no_token_becomes_one(void **state) {
  (void)state;
  assert_added(ap_add_token, "9.2.3.11.PB", "_9.2.3.11.PB");
  assert_added(ap_add_token, "A 5/1", "_A_20_5_2F_1");
  assert_added(ap_add_token, "=1+1", "__3D_1_2B_1");
  assert_added(ap_add_token, "-5", "_-5");
}

/* Else "_9" and "9" would be the same control. */
static void ids_that_begin_as_tokens_of_ours_have_others(void **state) {
  (void)state;
  assert_added(ap_add_token, "_9", "__5F_9");
  assert_added(ap_add_token, "A_1", "A_1");
  assert_added(ap_add_token, "1_1", "_1_5F_1");
}

static void every_token_is_one(void **state) {
  (void)state;
  static const char *const ids[] = {"9.2.3", "A 5/1", "_", "\xf0\x9f\x98\x80", "e\xcc\x81", "\xc2\xb2", "1_1"};
  assert_false(ap_is_token(""));
  assert_false(ap_is_token("9.2.3"));
  assert_false(ap_is_token("a b"));
  for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
    ap_text text = {0};
    ap_add_token(&text, ids[i]);
    assert_true(ap_is_token(text.bytes));
    ap_text_free(&text);
  }
}

static void a_value_is_a_line_without_blanks_at_its_ends(void **state) {
  (void)state;
  assert_added(ap_add_value, " \t one\ntwo  three \xe3\x80\x80", "one two  three");
  assert_added(ap_add_value, "\xe3\x80\x80", "");
  assert_added(ap_add_value, "全角\xe3\x80\x80空白", "全角\xe3\x80\x80空白");
  assert_added(ap_add_value,
               "a\xe2\x80\xa8"
               "b*",
               "a b*");
}

static void markup_keeps_what_markdown_would_take(void **state) {
  (void)state;
  assert_added(ap_add_markup, "<b>*bold*</b> [a](b) {{ x }} \\ `c` ~d~ ^e^ _f_ &lt;",
               "\\<b>\\*bold\\*\\</b> \\[a](b) \\{\\{ x }} \\\\ \\`c\\` \\~d\\~ \\^e\\^ \\_f\\_ \\&lt;");
}

static void a_day_is_a_point_of_time_where_the_scheme_is(void **state) {
  (void)state;
  assert_string_equal(ap_day_begins((ap_date){2027, 4, 1}, "+09:00").digits, "2027-04-01T00:00:00+09:00");
  assert_string_equal(ap_day_ends((ap_date){2028, 2, 29}, NULL).digits, "2028-02-29T23:59:59Z");
}

/* ---- documents ---- */

static json_t *document_of(int year) {
  ap_text text = {0};
  ap_plan_oscal(&fixed.plan, NULL, year, &text);
  assert_false(text.failed);
  json_t *document = json_loads(text.bytes, JSON_REJECT_DUPLICATES, NULL);
  assert_non_null(document);
  ap_text_free(&text);
  return document;
}

static json_t *at(json_t *value, const char *name) {
  json_t *member = json_object_get(value, name);
  if (member == NULL) {
    fail_msg("there is no %s", name);
  }
  return member;
}

static const char *word_at(json_t *value, const char *name) { return json_string_value(at(value, name)); }

/* Of the list at `name`, the first. */
static json_t *first_at(json_t *value, const char *name) {
  json_t *first = json_array_get(at(value, name), 0);
  assert_non_null(first);
  return first;
}

static const char *prop(json_t *of, const char *name) {
  size_t index;
  json_t *each;
  json_array_foreach(json_object_get(of, "props"), index, each) {
    if (strcmp(word_at(each, "name"), name) == 0) {
      return word_at(each, "value");
    }
  }
  return NULL;
}

static void a_document_is_named_by_its_content(void **state) {
  (void)state;
  json_t *document = document_of(2027);
  json_t *plan = at(document, "assessment-plan");
  char *named = strdup(word_at(plan, "uuid"));
  json_object_set_new(plan, "uuid", json_string(""));
  char *content = json_dumps(plan, JSON_INDENT(2));
  ap_text line = {0};
  ap_text_format(&line, "%s\n", content);
  assert_uuid(&ap_uuid_space, line.bytes, named);
  ap_text_free(&line);
  free(content);
  free(named);
  json_decref(document);
}

static void details_are_statements_of_their_objective(void **state) {
  (void)state;
  json_t *document = document_of(2027);
  json_t *selection = first_at(at(at(document, "assessment-plan"), "reviewed-controls"), "control-selections");
  json_t *control = first_at(selection, "include-controls");
  assert_string_equal(prop(selection, "track"), "external");
  assert_string_equal(prop(selection, "peak-proof"), "proven");
  assert_string_equal(word_at(control, "control-id"), "_3.1.2");
  assert_string_equal(json_string_value(json_array_get(at(control, "statement-ids"), 0)), "_3.1.2.1");
  json_decref(document);
}

/* Where a catalog of OSCAL is read, what is nested in a control is a control too. */
static void controls_of_oscal_keep_their_ids(void **state) {
  (void)state;
  fixed.items[1].control_id = "_x-1.1";
  json_t *document = document_of(2027);
  json_t *plan = at(document, "assessment-plan");
  json_t *control = first_at(first_at(at(plan, "reviewed-controls"), "control-selections"), "include-controls");
  assert_string_equal(word_at(control, "control-id"), "_x-1.1");
  assert_null(json_object_get(control, "statement-ids"));
  json_decref(document);
}

static void a_year_of_no_audits_is_a_document_too(void **state) {
  (void)state;
  fixed.plan.row_count = 0;
  json_t *document = document_of(2027);
  json_t *plan = at(document, "assessment-plan");
  json_t *selection = first_at(at(plan, "reviewed-controls"), "control-selections");
  assert_null(json_object_get(selection, "include-controls"));
  assert_null(json_object_get(plan, "local-definitions"));
  assert_null(json_object_get(plan, "tasks"));
  json_decref(document);
}

static void the_audit_firm_does_the_external_audit(void **state) {
  (void)state;
  const ap_auditor auditor = {.registered = true, .number = " 7 ", .name = {.ja = "監査\n法人"}};
  fixed.scenario.auditor = &auditor;
  json_t *document = document_of(2027);
  json_t *plan = at(document, "assessment-plan");
  json_t *firm = first_at(at(plan, "metadata"), "parties");
  json_t *role = first_at(first_at(plan, "tasks"), "responsible-roles");
  assert_string_equal(word_at(firm, "name"), "監査 法人");
  assert_string_equal(prop(firm, "registration-number"), "7");
  assert_string_equal(json_string_value(json_array_get(at(role, "party-uuids"), 0)), word_at(firm, "uuid"));
  json_decref(document);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_uuid_is_that_of_the_standard_s_example),
      cmocka_unit_test(our_space_is_a_name_among_urls),
      cmocka_unit_test(a_digest_is_that_of_the_standard_s_example),
      cmocka_unit_test(a_token_stays_as_it_is),
      cmocka_unit_test(an_id_that_is_no_token_becomes_one),
      cmocka_unit_test(ids_that_begin_as_tokens_of_ours_have_others),
      cmocka_unit_test(every_token_is_one),
      cmocka_unit_test(a_value_is_a_line_without_blanks_at_its_ends),
      cmocka_unit_test(markup_keeps_what_markdown_would_take),
      cmocka_unit_test(a_day_is_a_point_of_time_where_the_scheme_is),
      cmocka_unit_test_setup(a_document_is_named_by_its_content, fixture_reset),
      cmocka_unit_test_setup(details_are_statements_of_their_objective, fixture_reset),
      cmocka_unit_test_setup(controls_of_oscal_keep_their_ids, fixture_reset),
      cmocka_unit_test_setup(a_year_of_no_audits_is_a_document_too, fixture_reset),
      cmocka_unit_test_setup(the_audit_firm_does_the_external_audit, fixture_reset),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
