/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "output/translate.h"
#include <string.h>

enum {
  ALL = CLI_SCREEN | CLI_PLAN | CLI_CHECK | CLI_TAG | CLI_RULES | CLI_MODEL | CLI_PORTFOLIO | CLI_COMPARE | CLI_BUDGET |
        CLI_QUOTE | CLI_STATUS | CLI_REPLAN | CLI_CALENDAR | CLI_HELP,
  PRINTING = ALL & ~CLI_HELP,
  LOADING = CLI_PLAN | CLI_CHECK | CLI_TAG | CLI_MODEL | CLI_PORTFOLIO | CLI_COMPARE | CLI_BUDGET | CLI_QUOTE |
            CLI_STATUS | CLI_REPLAN | CLI_CALENDAR,
  VIEWING = CLI_SCREEN | CLI_PLAN | CLI_CHECK | CLI_TAG | CLI_RULES | CLI_PORTFOLIO | CLI_COMPARE | CLI_BUDGET |
            CLI_QUOTE | CLI_STATUS | CLI_REPLAN | CLI_CALENDAR,
  DIRECT = CLI_PLAN | CLI_CHECK | CLI_TAG | CLI_MODEL, /* may go without a scenario file */
  WITH_CSV = CLI_SCREEN | CLI_PLAN | CLI_TAG | CLI_PORTFOLIO | CLI_COMPARE | CLI_BUDGET | CLI_QUOTE | CLI_STATUS |
             CLI_REPLAN | CLI_CALENDAR,
  SEARCHING = CLI_PLAN | CLI_COMPARE | CLI_BUDGET | CLI_QUOTE | CLI_REPLAN,
};

const cli_command cli_commands[] = {
    {.name = "plan",
     .bit = CLI_PLAN,
     .usage = "SCENARIO",
     .fewest_arguments = 1,
     .most_arguments = 1,
     .formats = "text|csv|json|html|xlsx|oscal",
     .summary = N_("plan the audits of a scenario, and prove how level the plan is"),
     .description = N_("Spreads the audits of the scenario over its years, so that every coverage rule holds and no "
                       "year costs more than it must, and says what of that is proven."),
     .example = "auditplan plan scenarios/liu-saas.yaml --format csv -o plan.csv",
     .example_says = N_("writes the plan as one row for each item and year"),
     .run = cli_run_plan},
    {.name = "check",
     .bit = CLI_CHECK,
     .usage = "SCENARIO PLAN",
     .fewest_arguments = 2,
     .most_arguments = 2,
     .formats = "text|json|html|xlsx",
     .summary = N_("verify a plan from anywhere against a scenario"),
     .description =
         N_("Names every breach of the plan (CSV or JSON): rules, hours, statement; of a JSON plan also its criteria "
            "and its certificate, recomputed. It shares no code with the planner. Ends with 1 where there is a breach. "
            "One of the two files may be -, standard input. With --evidence the plan comes from there."),
     .example = "auditplan check scenarios/liu-saas.yaml plan.csv",
     .example_says = N_("says whether the plan keeps to the scenario's rules"),
     .run = cli_run_check},
    {.name = "tag",
     .bit = CLI_TAG,
     .usage = "SCENARIO",
     .fewest_arguments = 1,
     .most_arguments = 1,
     .formats = "text|csv|json",
     .summary = N_("show each item's tags, and why it has them"),
     .description = N_("Lists the items of the scenario's catalog with their tags, the rule or the word that each tag "
                       "comes from, and totals by standard and domain."),
     .example = "auditplan tag scenarios/liu-saas.yaml --format csv",
     .example_says = N_("prints the tags for a spreadsheet"),
     .run = cli_run_tag},
    {.name = "rules",
     .bit = CLI_RULES,
     .usage = "[SCHEME]",
     .fewest_arguments = 0,
     .most_arguments = 1,
     .formats = "text|json",
     .summary = N_("show a scheme's coverage rules and their sources"),
     .description = N_("SCHEME is the name of a shipped scheme or the path of a scheme file; without it all shipped "
                       "schemes are shown."),
     .example = "auditplan rules ismap-liu",
     .example_says = N_("shows the rules of ISMAP-LIU, and where each comes from"),
     .run = cli_run_rules},
    {.name = "model",
     .bit = CLI_MODEL,
     .usage = "SCENARIO",
     .fewest_arguments = 1,
     .most_arguments = 1,
     .summary = N_("write the plain integer program of a track, for any other solver"),
     .description = N_("Writes the program in CPLEX LP format, with one binary variable for each unit and year, as "
                       "glpsol, cbc and HiGHS read it."),
     .example = "auditplan model scenarios/liu-saas.yaml --track internal -o internal.lp",
     .example_says =
         N_("writes a program whose least value is the smallest possible peak, for: glpsol --lp internal.lp"),
     .run = cli_run_model},
    {.name = "portfolio",
     .bit = CLI_PORTFOLIO,
     .usage = "PORTFOLIO [MASTER]",
     .fewest_arguments = 1,
     .most_arguments = 2,
     .formats = "text|csv|json|html",
     .summary = N_("plan many services that share auditors, the firm's years levelled"),
     .description =
         N_("Levels the work of the whole firm over its years, while each service stays within a tolerance of its own "
            "level and each pool of auditors within its capacity. csv has all plans; text and json have the firm. With "
            "MASTER, which --master wrote, nothing is planned anew."),
     .example = "auditplan portfolio scenarios/portfolio/portfolio.yaml --plans plans.csv",
     .example_says = N_("shows the firm's years, and writes the plans of all services"),
     .run = cli_run_portfolio},
    {.name = "budget",
     .bit = CLI_BUDGET,
     .usage = "SCENARIO",
     .fewest_arguments = 1,
     .most_arguments = 1,
     .formats = "text|csv|json|html|xlsx",
     .summary = N_("show the provider's money: by fiscal year, as it is paid, by rule and domain"),
     .description =
         N_("Plans the scenario and prices it by its budget: the external fee and the internal cost by fiscal "
            "year, when it is paid, the largest year against the average, and what each rule and each "
            "domain adds."),
     .example = "auditplan budget scenarios/liu-budget.yaml",
     .example_says = N_("shows what three years of audits cost a small SaaS"),
     .run = cli_run_budget},
    {.name = "compare",
     .bit = CLI_COMPARE,
     .usage = "SCENARIO SCENARIO…",
     .fewest_arguments = 2,
     .most_arguments = CLI_ANY_NUMBER,
     .formats = "text|csv|json|html|xlsx",
     .summary = N_("show scenarios side by side: what each asks, and the difference by year"),
     .description = N_("Plans each scenario and shows what it is made of, its items and hours, what is known of its "
                       "peak, total and spread, and by how much each year differs from that of the first. Ends with 1 "
                       "where one of them has no plan. One of the files may be -, standard input."),
     .example = "auditplan compare scenarios/liu-saas.yaml scenarios/full-ismap.yaml",
     .example_says = N_("shows what ISMAP-LIU spares against ISMAP itself"),
     .run = cli_run_compare},
    {.name = "replan",
     .bit = CLI_REPLAN,
     .usage = "SCENARIO PLAN",
     .fewest_arguments = 2,
     .most_arguments = 2,
     .formats = "text|csv|json|html|xlsx|oscal",
     .summary = N_("keep the past of a plan, and change as little of the rest as events and rules allow"),
     .description =
         N_("Freezes the plan years that are over, applies the scenario's events, and plans the others anew: with the "
            "fewest changes of PLAN (CSV or JSON) that leave no year above the peak of a free plan and the allowance. "
            "Every change is listed with its cause. One of the two files may be -, standard input."),
     .example = "auditplan replan scenarios/liu-saas.yaml plan.csv --as-of 2028-04-01",
     .example_says = N_("keeps the year 2027 as it was, and lists what has to change after it"),
     .run = cli_run_replan},
    {.name = "status",
     .bit = CLI_STATUS,
     .usage = "SCENARIO PLAN",
     .fewest_arguments = 2,
     .most_arguments = 2,
     .formats = "text|csv|json|html|xlsx",
     .summary = N_("report how each objective stands: last and next internal audit"),
     .description =
         N_("The internal-audit status report as of today: each control objective with its last audit and the evidence "
            "that the history has of it, the next one that the plan has, and when it is due; and how far the round is. "
            "Years of the plan that are over count as audited. One of the two files may be -, standard input."),
     .example = "auditplan status scenarios/liu-saas.yaml plan.csv --as-of 2028-04-01",
     .example_says = N_("reports what was audited in the first year, and what is due next"),
     .run = cli_run_status},
    {.name = "calendar",
     .bit = CLI_CALENDAR,
     .usage = "SCENARIO",
     .fewest_arguments = 1,
     .most_arguments = 1,
     .formats = "text|csv|json|ics",
     .summary = N_("date the steps from pre-application to registration, and each renewal"),
     .description = N_(
         "From the durations of the scenario's section \"calendar\", forwards from a start or back from a deadline: "
         "when each step is, what is due by when, what is late and by how many days. Ends with 1 where a rule or the "
         "deadline is not kept. ics is for calendar programs."),
     .example = "auditplan calendar scenarios/liu-calendar.yaml --format ics -o liu.ics",
     .example_says = N_("writes the steps for a calendar program"),
     .run = cli_run_calendar},
    {.name = "quote",
     .bit = CLI_QUOTE,
     .usage = "SCENARIO",
     .fewest_arguments = 1,
     .most_arguments = 1,
     .formats = "text|csv|json|html|xlsx",
     .summary = N_("what an audit contract covers and costs each year, and what is saved"),
     .description =
         N_("Counts the items and hours of the external audit in each contract year, asks the rates of the scenario's "
            "\"quote\" for them, says what effort and cost are exceeded seldom (P50, P80), and holds all that against "
            "the same contract under the full scheme."),
     .example = "auditplan quote scenarios/liu-quote.yaml",
     .example_says = N_("shows the contract of a small SaaS, and what it saves against full ISMAP"),
     .run = cli_run_quote},
    {.name = "screen",
     .bit = CLI_SCREEN,
     .usage = "ASSESSMENT",
     .fewest_arguments = 1,
     .most_arguments = 1,
     .formats = "text|csv|json",
     .summary = N_("decide whether a service may use ISMAP-LIU, from the agencies' impact assessments"),
     .description = N_(
         "Says of each using agency and of the service whether it is eligible, under review or not eligible, step by "
         "step, each with the clause behind it. Ends with 1 unless it is eligible. An impact assessment that is "
         "missing is an error: it is required."),
     .example = "auditplan screen scenarios/life/screening.yaml",
     .example_says = N_("decides, and names the clauses"),
     .run = cli_run_screen},
    {.name = "help",
     .bit = CLI_HELP,
     .usage = "[COMMAND|TOPIC]",
     .fewest_arguments = 0,
     .most_arguments = 1,
     .summary = N_("show how a command is used, or explain a topic"),
     .description = N_("Without an argument all commands and topics are listed."),
     .example = "auditplan help plan",
     .example_says = N_("shows the options of plan"),
     .run = cli_run_help},
};
const size_t cli_command_count = sizeof cli_commands / sizeof cli_commands[0];

#define AT(member) offsetof(cli_options, member)

const cli_option cli_option_table[] = {
    {"format", 'f', CLI_CHOICE, AT(format), CLI_ALL_FORMATS, VIEWING,
     N_("what to write; without it as the ending of --output says, else text")},
    {"output", 'o', CLI_WORD, AT(output), "FILE", PRINTING,
     N_("write to FILE instead of standard output; it is replaced only once all has succeeded")},
    {"csv-for-excel", 0, CLI_FLAG, AT(for_excel), NULL, WITH_CSV,
     N_("csv that Excel opens as it is meant: with a byte order mark, and text that it would change kept as text")},
    {"append", 0, CLI_FLAG, AT(append), NULL, CLI_SCREEN,
     N_("write the list of target businesses with what was found low, never over the shipped one")},
    {"scheme", 0, CLI_WORD, AT(scheme), "SCHEME", DIRECT,
     N_("SCENARIO is a catalog, CSV or OSCAL: take it under SCHEME, by name or path, without a scenario file")},
    {"start-year", 0, CLI_NUMBER, AT(start_year), "YEAR", DIRECT, N_("with --scheme: the first plan year")},
    {"years", 0, CLI_NUMBER, AT(years), "N", DIRECT,
     N_("with --scheme: how many plan years; as many as its longest period unless said")},
    {"map", 0, CLI_LIST, AT(map), "MAP", LOADING,
     N_("read the catalog's CSV by other columns, such as id=Control,title=Name; beats the scenario's columns")},
    {"header-row", 0, CLI_NUMBER, AT(header_row), "ROW", LOADING,
     N_("the row of the catalog's CSV that names the columns, where it is not found by itself")},
    {"check", 0, CLI_FLAG, AT(check), NULL, CLI_PLAN,
     N_("have the plan verified as check does, from its JSON, and end with 1 where there is a breach")},
    {"evidence", 0, CLI_WORD, AT(evidence), "DIR", CLI_PLAN,
     N_("make DIR, with the plan as CSV and JSON and a manifest: what it was planned from and by, with all digests")},
    {"evidence", 0, CLI_WORD, AT(evidence), "DIR", CLI_CHECK,
     N_("in place of PLAN: verify what plan --evidence made, and check its plan; text and json")},
    {"explain", 0, CLI_FLAG, AT(explain), NULL, CLI_PLAN,
     N_("say in the text what each rule and each cap costs, and what forces the peak")},
    {"plans", 0, CLI_WORD, AT(plans), "FILE", CLI_PORTFOLIO,
     N_("write the plans of all services to FILE as well, as csv does")},
    {"summary", 0, CLI_WORD, AT(summary), "PART", CLI_PORTFOLIO,
     N_("first step: summarise a part of the services, such as 2/7")},
    {"master", 0, CLI_WORD, AT(master), "FILE", CLI_PORTFOLIO,
     N_("second step: plan from the summaries of all parts, one after the other in FILE")},
    {"assign", 0, CLI_WORD, AT(assign), "PART", CLI_PORTFOLIO,
     N_("third step: write the plans of a part, such as 2/7, from MASTER")},
    {"threads", 0, CLI_NUMBER, AT(threads), "N", CLI_PORTFOLIO,
     N_("work with N threads; one a processor unless said; the result is the same")},
    {"max-memory", 0, CLI_NUMBER, AT(max_memory), "MIB", PRINTING,
     N_("give up, with exit code 3, rather than use more memory than that")},
    {"year", 0, CLI_NUMBER, AT(year), "YEAR", CLI_PLAN | CLI_REPLAN,
     N_("the plan year that oscal is of; without it -o names a folder for a file of each year")},
    {"allowance", 0, CLI_WORD, AT(allowance), "PERCENT", CLI_REPLAN,
     N_("how far a year may be above the peak of a free plan, to change less; the scenario's allowance unless said")},
    {"freeze", 0, CLI_NUMBER, AT(freeze), "YEAR", CLI_REPLAN,
     N_("keep the years up to YEAR as they are, though it may be under way")},
    {"changes", 0, CLI_WORD, AT(changes), "FILE", CLI_REPLAN, N_("write the list of changes to FILE as well, as CSV")},
    {"strict", 0, CLI_FLAG, AT(strict), NULL, CLI_PLAN,
     N_("end with 1 where something is overdue, or warned of, such as a breach of the statement")},
    {"strict", 0, CLI_FLAG, AT(strict), NULL, CLI_STATUS,
     N_("end with 1 where something is overdue, planned late, or not planned though due")},
    {"require-proven", 0, CLI_FLAG, AT(require_proven), NULL, CLI_PLAN,
     N_("end with 1 where peak, total or spread of a track is neither proven nor settled by search")},
    {"require-proven", 0, CLI_FLAG, AT(require_proven), NULL, CLI_PORTFOLIO,
     N_("end with 1 where a peak or a total of the firm is not proven")},
    {"node-limit", 0, CLI_NUMBER, AT(node_limit), "N", SEARCHING, N_("give the exact search up after N nodes")},
    {"time-limit", 0, CLI_NUMBER, AT(time_limit), "SECONDS", SEARCHING,
     N_("plan no longer than that; the result then depends on the machine")},
    {"track", 0, CLI_CHOICE, AT(track), "external|internal", CLI_MODEL, N_("the track to write; external unless said")},
    {"track", 0, CLI_CHOICE, AT(reported), "internal|external", CLI_STATUS,
     N_("the track to report; internal unless said")},
    {"objective", 0, CLI_CHOICE, AT(objective), "peak|total", CLI_MODEL, N_("what to minimise; peak unless said")},
    {"peak", 0, CLI_NUMBER, AT(peak), "MINUTES", CLI_MODEL, N_("let no year take more than that")},
    {"from-screen", 0, CLI_WORD, AT(from_screen), "FILE", CLI_QUOTE,
     N_("quote only where screen finds the assessment in FILE eligible")},
    {"against", 0, CLI_WORD, AT(against), "SCHEME", CLI_QUOTE,
     N_("the scheme to hold the quote against, by name or path; the scenario's, or ismap, unless said")},
    {"as-of", 0, CLI_WORD, AT(as_of), "DATE", LOADING,
     N_("today, such as 2027-04-01, instead of the scenario's as_of")},
    {"as-of", 0, CLI_WORD, AT(as_of), "DATE", CLI_SCREEN,
     N_("today, such as 2027-04-01, instead of the assessment's as_of")},
    {"root", 0, CLI_WORD, AT(root), "DIR", LOADING,
     N_("the folder that the scenario's paths may not leave, instead of its own")},
    {"root", 0, CLI_WORD, AT(root), "DIR", CLI_SCREEN,
     N_("the folder that the assessment's paths may not leave, instead of its own")},
    {"color", 0, CLI_CHOICE, AT(colour), "auto|always|never", VIEWING,
     N_("colours in text; auto (on a terminal, unless NO_COLOR is set) unless said")},
    {"matrix", 0, CLI_CHOICE, AT(matrix), "auto|always|never", CLI_PLAN,
     N_("objectives by years, behind the text; auto (on a terminal that has room for them) unless said")},
    {"lang", 0, CLI_CHOICE, AT(language), "en|ja", ALL, N_("language of text and messages, instead of the locale's")},
    {"quiet", 'q', CLI_FLAG, AT(quiet), NULL, ALL, N_("hide warnings and notes; errors are always told")},
    {"help", 'h', CLI_FLAG, AT(help), NULL, ALL, N_("show this help")},
    {"version", 0, CLI_FLAG, AT(version), NULL, ALL, N_("show the version")},
};
const size_t cli_option_count = sizeof cli_option_table / sizeof cli_option_table[0];

const cli_command *cli_find_command(const char *name) {
  for (size_t i = 0; i < cli_command_count; i++) {
    if (strcmp(cli_commands[i].name, name) == 0) {
      return &cli_commands[i];
    }
  }
  return NULL;
}

const char *cli_option_value(const cli_option *option, const cli_command *command) {
  return option->at == AT(format) ? command->formats : option->choices;
}
