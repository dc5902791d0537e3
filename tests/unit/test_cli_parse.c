/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cli/ is no part of the library, so its sources are taken in here; what the commands do is left out. */
#include "cli/commands.c" // NOLINT(bugprone-suspicious-include)
#include "cli/format.c"   // NOLINT(bugprone-suspicious-include)
#include "cli/parse.c"    // NOLINT(bugprone-suspicious-include)
#include "cli/usage.c"    // NOLINT(bugprone-suspicious-include)
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

ap_status cli_run_plan(cli_call *call) { return call->command->run == cli_run_plan ? AP_OK : AP_NO; }
ap_status cli_run_check(cli_call *call) { return call->command->run == cli_run_check ? AP_OK : AP_NO; }
ap_status cli_run_tag(cli_call *call) { return call->command->run == cli_run_tag ? AP_OK : AP_NO; }
ap_status cli_run_rules(cli_call *call) { return call->command->run == cli_run_rules ? AP_OK : AP_NO; }
ap_status cli_run_model(cli_call *call) { return call->command->run == cli_run_model ? AP_OK : AP_NO; }
ap_status cli_run_portfolio(cli_call *call) { return call->command->run == cli_run_portfolio ? AP_OK : AP_NO; }
ap_status cli_run_compare(cli_call *call) { return call->command->run == cli_run_compare ? AP_OK : AP_NO; }
ap_status cli_run_status(cli_call *call) { return call->command->run == cli_run_status ? AP_OK : AP_NO; }
ap_status cli_run_replan(cli_call *call) { return call->command->run == cli_run_replan ? AP_OK : AP_NO; }
ap_status cli_run_calendar(cli_call *call) { return call->command->run == cli_run_calendar ? AP_OK : AP_NO; }
ap_status cli_run_quote(cli_call *call) { return call->command->run == cli_run_quote ? AP_OK : AP_NO; }
ap_status cli_run_budget(cli_call *call) { return call->command->run == cli_run_budget ? AP_OK : AP_NO; }
ap_status cli_run_screen(cli_call *call) { return call->command->run == cli_run_screen ? AP_OK : AP_NO; }
ap_status cli_run_help(cli_call *call) { return call->command->run == cli_run_help ? AP_OK : AP_NO; }

static cli_call call;

static int forget(void **state) {
  (void)state;
  ap_text_free(&call.remarks);
  return 0;
}

/* `words` are the command and its arguments, a space between two. */
static ap_status parse(const char *words) {
  static char copy[300];
  static char *argv[20]; /* the call keeps them, as it does those of main() */
  int argc = 0;
  ap_text_free(&call.remarks);
  assert_true(strlen(words) < sizeof copy);
  memcpy(copy, words, strlen(words) + 1);
  for (char *word = copy; word != NULL && argc < 19;) {
    argv[argc++] = word;
    word = strchr(word, ' ');
    if (word != NULL) {
      *word++ = '\0';
    }
  }
  argv[argc] = NULL;
  call = (cli_call){.command = cli_find_command(argv[0])};
  assert_non_null(call.command);
  return cli_parse(&call, argc, argv);
}

static void assert_misused(const char *words, const char *sentence) {
  char expected[300];
  assert_int_equal(parse(words), AP_BAD_INPUT);
  snprintf(expected, sizeof expected, "auditplan: %s\nauditplan: \"auditplan %s --help\" shows how it is used\n",
           sentence, call.command->name);
  assert_string_equal(call.remarks.bytes, expected);
}

static void options_and_arguments_come_in_any_order(void **state) {
  (void)state;
  assert_int_equal(parse("plan --format csv s.yaml --strict -o plan.csv"), AP_OK);
  assert_int_equal(call.options.format, CLI_CSV);
  assert_true(call.options.strict);
  assert_string_equal(call.options.output, "plan.csv");
  assert_int_equal(call.argument_count, 1);
  assert_string_equal(call.arguments[0], "s.yaml");
}

static void values_may_be_joined_and_names_shortened(void **state) {
  (void)state;
  assert_int_equal(parse("plan s.yaml --format=json -oplan.json -q --require"), AP_OK);
  assert_int_equal(call.options.format, CLI_JSON);
  assert_string_equal(call.options.output, "plan.json");
  assert_true(call.options.quiet);
  assert_true(call.options.require_proven);
}

static void what_follows_two_dashes_is_an_argument(void **state) {
  (void)state;
  assert_int_equal(parse("plan -- --strict"), AP_OK);
  assert_string_equal(call.arguments[0], "--strict");
  assert_false(call.options.strict);
}

static void a_single_dash_is_an_argument(void **state) {
  (void)state;
  assert_int_equal(parse("check s.yaml - --format json"), AP_OK);
  assert_string_equal(call.arguments[1], "-");
}

static void the_model_has_its_own_options(void **state) {
  (void)state;
  assert_int_equal(parse("model s.yaml --track internal --objective total --peak 600"), AP_OK);
  assert_int_equal(call.options.track, AP_INTERNAL);
  assert_int_equal(call.options.objective, AP_MINIMISE_TOTAL);
  assert_int_equal(call.options.peak, 600);
}

static void nothing_said_is_text_and_the_external_peak(void **state) {
  (void)state;
  assert_int_equal(parse("model s.yaml"), AP_OK);
  assert_int_equal(call.options.format, CLI_TEXT);
  assert_int_equal(call.options.colour, CLI_AUTO);
  assert_int_equal(call.options.track, AP_EXTERNAL);
  assert_int_equal(call.options.objective, AP_MINIMISE_PEAK);
  assert_int_equal(call.options.peak, 0);
}

static void help_needs_no_arguments(void **state) {
  (void)state;
  assert_int_equal(parse("check --help"), AP_OK);
  assert_true(call.options.help);
  assert_int_equal(parse("check --version"), AP_OK);
  assert_true(call.options.version);
}

static void an_unknown_option_is_told_with_the_nearest(void **state) {
  (void)state;
  assert_misused("plan --fromat csv s.yaml", "--fromat is not an option of plan; the nearest one is --format");
  assert_misused("plan --formt=csv s.yaml", "--formt=csv is not an option of plan; the nearest one is --format");
  assert_misused("plan --whatsoever s.yaml", "--whatsoever is not an option of plan");
  assert_misused("plan -x s.yaml", "-x is not an option of plan");
  assert_misused("check --strict s.yaml p.csv", "--strict is not an option of check");
}

static void a_shortened_name_that_may_be_two_is_no_option(void **state) {
  (void)state;
  assert_misused("plan --r s.yaml", "--r is not an option of plan");
}

static void a_format_is_guessed_from_the_ending_of_the_output(void **state) {
  (void)state;
  assert_int_equal(parse("plan s.yaml -o plan.csv"), AP_OK);
  assert_int_equal(call.options.format, CLI_CSV);
  assert_int_equal(parse("plan s.yaml -o a.b/PLAN.JSON"), AP_OK);
  assert_int_equal(call.options.format, CLI_JSON);
  assert_int_equal(parse("plan s.yaml -o plan.csv -f text"), AP_OK);
  assert_int_equal(call.options.format, CLI_TEXT);
  assert_int_equal(parse("calendar s.yaml -o liu.ics"), AP_OK);
  assert_int_equal(call.options.format, CLI_ICS);
  assert_int_equal(parse("plan s.yaml -o plan"), AP_OK);
  assert_int_equal(call.options.format, CLI_TEXT);
  assert_int_equal(parse("plan s.yaml -o .csv"), AP_OK);
  assert_int_equal(call.options.format, CLI_TEXT);
  assert_int_equal(parse("plan s.yaml"), AP_OK);
  assert_int_equal(call.options.format, CLI_TEXT);
  assert_int_equal(parse("model s.yaml -o model.csv"), AP_OK);
  assert_misused("rules ismap -o liu.ics",
                 "liu.ics has the ending of ics, which is not offered here; expected text|json, or --format");
}

static void a_value_that_is_wrong_or_missing_is_told_with_what_is_right(void **state) {
  (void)state;
  assert_misused("rules ismap --format xml", "--format xml is not offered here; expected text|json");
  assert_misused("check s.yaml p.csv --format csv", "--format csv is not offered here; expected text|json|html|xlsx");
  assert_misused("rules ismap --format tex", "--format tex is not offered here; expected text|json");
  assert_misused("rules ismap --format", "--format has no value; expected text|json");
  assert_misused("plan s.yaml -o", "--output has no value; expected FILE");
  assert_misused("plan s.yaml --output=", "--output is empty; expected FILE");
  assert_misused("plan s.yaml --strict=yes", "--strict takes no value");
}

static void a_number_is_whole_and_above_zero(void **state) {
  (void)state;
  assert_int_equal(parse("plan s.yaml --node-limit 9223372036854775807"), AP_OK);
  assert_int_equal(call.options.node_limit, INT64_MAX);
  assert_misused("plan s.yaml --node-limit 9223372036854775808",
                 "--node-limit is \"9223372036854775808\"; expected a whole number from 1 to 9223372036854775807");
  assert_misused("plan s.yaml --node-limit 0",
                 "--node-limit is \"0\"; expected a whole number from 1 to 9223372036854775807");
  assert_misused("model s.yaml --peak 1h", "--peak is \"1h\"; expected a whole number from 1 to 9223372036854775807");
  assert_misused("model s.yaml --peak=", "--peak is empty; expected MINUTES");
}

static void too_few_and_too_many_arguments_are_told(void **state) {
  (void)state;
  assert_misused("plan", "too few arguments; expected SCENARIO");
  assert_misused("check s.yaml", "too few arguments; expected SCENARIO PLAN");
  assert_misused("check a b c", "\"c\" is too many; expected SCENARIO PLAN");
}

static void what_was_typed_cannot_steer_the_terminal(void **state) {
  (void)state;
  assert_misused("plan a \x1b[2J", "\"\\x1b[2J\" is too many; expected SCENARIO");
}

static void an_unknown_command_is_told_with_the_nearest(void **state) {
  (void)state;
  ap_text_free(&call.remarks);
  call = (cli_call){.command = NULL};
  assert_int_equal(cli_unknown_command(&call, "chekc"), AP_BAD_INPUT);
  assert_string_equal(call.remarks.bytes, "auditplan: \"chekc\" is not a command; the nearest one is \"check\"\n"
                                          "auditplan: \"auditplan --help\" shows what it can do\n");
  ap_text_free(&call.remarks);
  assert_int_equal(cli_unknown_command(&call, "summarise"), AP_BAD_INPUT);
  assert_non_null(strstr(call.remarks.bytes, "auditplan: \"summarise\" is not a command\n"));
}

static void every_command_and_option_is_described(void **state) {
  (void)state;
  for (size_t i = 0; i < cli_command_count; i++) {
    const cli_command *command = &cli_commands[i];
    assert_ptr_equal(cli_find_command(command->name), command);
    assert_true(command->fewest_arguments <= command->most_arguments);
    assert_non_null(strstr(command->example, command->name));
    call = (cli_call){.command = command};
    assert_int_equal(command->run(&call), AP_OK);
  }
  for (size_t i = 0; i < cli_option_count; i++) {
    assert_true(strlen(cli_option_table[i].summary) > 0);
    assert_int_equal(cli_option_value(&cli_option_table[i], &cli_commands[0]) == NULL,
                     cli_option_table[i].kind == CLI_FLAG);
  }
  assert_true(cli_command_count <= CLI_COMMANDS_MOST);
  assert_true(cli_option_count <= CLI_OPTIONS_MOST);
}

static void each_command_has_a_bit_of_its_own(void **state) {
  (void)state;
  unsigned seen = 0;
  for (size_t i = 0; i < cli_command_count; i++) {
    unsigned bit = (unsigned)cli_commands[i].bit;
    assert_true(bit != 0 && (bit & (bit - 1)) == 0);
    assert_int_equal(seen & bit, 0);
    seen |= bit;
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_teardown(options_and_arguments_come_in_any_order, forget),
      cmocka_unit_test_teardown(values_may_be_joined_and_names_shortened, forget),
      cmocka_unit_test_teardown(what_follows_two_dashes_is_an_argument, forget),
      cmocka_unit_test_teardown(a_single_dash_is_an_argument, forget),
      cmocka_unit_test_teardown(the_model_has_its_own_options, forget),
      cmocka_unit_test_teardown(nothing_said_is_text_and_the_external_peak, forget),
      cmocka_unit_test_teardown(help_needs_no_arguments, forget),
      cmocka_unit_test_teardown(an_unknown_option_is_told_with_the_nearest, forget),
      cmocka_unit_test_teardown(a_shortened_name_that_may_be_two_is_no_option, forget),
      cmocka_unit_test_teardown(a_format_is_guessed_from_the_ending_of_the_output, forget),
      cmocka_unit_test_teardown(a_value_that_is_wrong_or_missing_is_told_with_what_is_right, forget),
      cmocka_unit_test_teardown(a_number_is_whole_and_above_zero, forget),
      cmocka_unit_test_teardown(too_few_and_too_many_arguments_are_told, forget),
      cmocka_unit_test_teardown(what_was_typed_cannot_steer_the_terminal, forget),
      cmocka_unit_test_teardown(an_unknown_command_is_told_with_the_nearest, forget),
      cmocka_unit_test_teardown(every_command_and_option_is_described, forget),
      cmocka_unit_test(each_command_has_a_bit_of_its_own),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
