/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/topics.h"
#include "output/translate.h"
#include <string.h>

const cli_topic cli_topics[] = {
    {.name = "scenario",
     .summary = N_("what is planned: the file that you write first"),
     .paragraphs =
         {N_("A scenario says under which scheme a service is audited, which catalog holds its statement, from which "
             "year and for how many years to plan, and how many minutes an audit takes. It is YAML. A key that is not "
             "known is an error, which names the nearest one."),
          N_("Shipped schemes, catalogs and tag rules go by name, your own by their paths, seen from the scenario's "
             "folder. Copy one of the files in scenarios/ and edit it."),
          N_("Further keys: history (what was audited before), pins, together, apart and caps (what the plan has to "
             "keep to), quote and budget (money), calendar, events.")},
     .file = "my-service.yaml",
     .content = "version: 1\n"
                "title: My service\n"
                "scheme: ismap-liu\n"
                "catalog: ismap\n"
                "tag_rules: ismap\n"
                "start_year: 2027\n"
                "years: 3\n"
                "effort:\n"
                "  external: {objective: 60, detailed: 30}\n"
                "  internal: {objective: 45, detailed: 15}\n",
     .commands = {"auditplan plan my-service.yaml"},
     .section = "auditplan(5), SCENARIO"},
    {.name = "catalog",
     .other_name = "statement",
     .summary = N_("the controls, and which of them you declare"),
     .paragraphs =
         {N_("A catalog is a table of controls, as CSV: their numbers, standards and titles. It is also your "
             "statement: "
             "selected says whether a control is declared, reason why it is left out."),
          N_("What you know better than the shipped rules and figures goes into columns of its own: direct, inherited, "
             "external_minutes, internal_minutes. Heads may be Japanese, and columns stand in any order."),
          N_("OSCAL catalogs and resolved profiles are read as well (auditplan help oscal), and any table of controls "
             "saved as CSV, with --map or the scenario's columns to say what its columns are. A catalog can be planned "
             "without a scenario: name the scheme and the first year.")},
     .file = "catalog.csv",
     .content = "id,standard,title,selected,reason,direct,external_minutes\n"
                "9.2.3,control,Privileged access rights,yes,,yes,90\n"
                "9.2.3.1,control,Privileges end by themselves,yes,,,30\n"
                "11.1.1,control,Perimeter of the premises,no,We have none,,\n",
     .commands = {"auditplan tag catalog.csv --scheme ismap-liu --start-year 2027"},
     .section = "auditplan(5), CATALOG"},
    {.name = "direct",
     .other_name = "tags",
     .summary = N_("which controls directly affect the service, and who says so"),
     .paragraphs =
         {N_("Under ISMAP-LIU the controls that can directly affect the service's infrastructure or configuration are "
             "audited externally; they have the tag direct. It comes from tag rules, from the catalog's column direct, "
             "or from the scenario's tags, which beat the column, which beats the rules."),
          N_("A detailed control of which nobody says anything is tagged as its objective. Every tag can be traced: "
             "tag shows the rule or the word that it comes from, and why.")},
     .file = "tag-rules.csv",
     .content = "rule,ids,pattern,tag,value,why\n"
                "ACCESS,9.*,,direct,yes,Accounts are set in the service itself.\n"
                "WORDS,,(?i)backup|network,direct,yes,The title speaks of data or the network.\n"
                "REST,*,,direct,no,Nothing in it touches the configuration.\n",
     .commands = {"auditplan tag scenarios/liu-saas.yaml --format csv"},
     .section = "auditplan(5), TAG RULES"},
    {.name = "scheme",
     .other_name = "coverage",
     .summary = N_("coverage rules: what is audited how often, and how to write rules of your own"),
     .paragraphs =
         {N_("A scheme is a list of coverage rules: on this track, each selected item is audited at least every so "
             "many "
             "years. Every rule cites the document and the clause that it comes from."),
          N_("rules shows the shipped schemes. A scheme of your own is a file; the scenario names its path. A single "
             "rule is changed in the scenario: parameters: [{rule: EXT-DIRECT, every: 4}].")},
     .file = "scheme.yaml",
     .content = "version: 1\n"
                "id: ours\n"
                "title: Our policy\n"
                "edition: \"2027\"\n"
                "rules:\n"
                "  - id: EVERY-OTHER-YEAR\n"
                "    track: internal\n"
                "    select: {standard: [control]}\n"
                "    unit: objective\n"
                "    every: 2\n"
                "    source: {document: audit-policy, clause: \"3.1\"}\n",
     .commands = {"auditplan rules scheme.yaml"},
     .section = "auditplan(5), SCHEME"},
    {.name = "history",
     .summary = N_("what was audited before the plan begins"),
     .paragraphs =
         {N_("What was audited before is due again as many years later as the rule says; what never was is due within "
             "the "
             "first round. What is past its due year is overdue: it is planned at once, and the plan says so."),
          N_("The history is a CSV file with a row for each item, track and plan year; the scenario names it as "
             "history. "
             "An objective's row counts for its detailed controls, too, unless they have rows of their own.")},
     .file = "history.csv",
     .content = "id,track,year,evidence\n"
                "9.2.3,external,2025,report 2025-114\n"
                "9.2.3,internal,2026,IA-2026-07\n",
     .commands = {"auditplan plan scenarios/liu-6y-history.yaml"},
     .section = "auditplan(5), HISTORY"},
    {.name = "events",
     .other_name = "replanning",
     .summary = N_("what happens on the way: incidents, findings, missed audits, a new catalog"),
     .paragraphs =
         {N_("An event is written down once, with its day, in a file that the scenario names as events. replan keeps "
             "the "
             "years that are over as they were and changes as little of the others as events and rules allow; each "
             "change is listed with its cause."),
          N_("Kinds are, among others, incident, finding, missed, late, catalog, scope, scheme, underlying, "
             "reapplication. scenarios/life tells six years of a service, command by command.")},
     .file = "events.yaml",
     .content = "version: 1\n"
                "events:\n"
                "  - id: AUDITORS-AWAY\n"
                "    kind: missed\n"
                "    date: 2028-03-31\n"
                "    track: internal\n"
                "    year: 2027\n"
                "    ids: [9.2.*]\n",
     .commands = {"auditplan replan scenarios/life/2029.yaml scenarios/life/plan-2028.csv"},
     .section = "auditplan(5), EVENTS"},
    {.name = "formats",
     .other_name = "output",
     .summary = N_("text, CSV, JSON, page, workbook, OSCAL, calendar: which for what"),
     .paragraphs =
         {N_("The ending of --output chooses the format, --format says it outright. text is for the terminal; html is "
             "a "
             "report page for a manager, one file without a network; xlsx is for whoever works in Excel; csv and json "
             "are exact and for programs; oscal is for a regulator's tools; ics is for calendar programs."),
          N_("Pages, workbooks and text are in the language that --lang or the locale asks for; csv and json are the "
             "same in each. The same input gives the same bytes."),
          N_("A file is replaced only once all has succeeded: what is there stays whole whatever happens.")},
     .commands = {"auditplan plan scenarios/liu-saas.yaml -o plan.html",
                  "auditplan plan scenarios/liu-saas.yaml --format json -o plan.json"},
     .section = "auditplan(1), OPTIONS"},
    {.name = "exit-codes",
     .other_name = "errors",
     .summary = N_("what a script learns from how a command ends"),
     .paragraphs =
         {N_("0: done, and compliant. 1: done, and the answer is no. 2: the input or the command line is wrong. 3: the "
             "machine failed. 130: interrupted; the best plan so far is written."),
          N_("Warnings do not change that: --strict makes them and overdue items a 1, --require-proven whatever is not "
             "proven. Errors are told as FILE:LINE:COLUMN, all of a file in one run, and nothing is written then.")},
     .commands = {"auditplan plan scenarios/liu-saas.yaml --strict --require-proven --quiet -o plan.csv"},
     .section = "auditplan(1), EXIT STATUS"},
    {.name = "certificate",
     .other_name = "proof",
     .summary = N_("why a plan is as level as it can be, and how anybody verifies that"),
     .paragraphs =
         {N_("A plan comes with numbers that prove that no plan has a smaller largest year: weights of the years, by "
             "which each unit costs at least so much whenever it is audited. Whoever doubts it adds up these costs; no "
             "solver is needed, and no trust in this program."),
          N_("The plan says of peak, total and spread what is known: proven (recomputed in whole numbers), by search "
             "(all was tried), or a gap, with its size. check recomputes it all from the JSON, by code that it does "
             "not "
             "share with the planner.")},
     .commands = {"auditplan plan scenarios/liu-saas.yaml -o plan.json",
                  "auditplan check scenarios/liu-saas.yaml plan.json"},
     .section = "auditplan(5), CERTIFICATE"},
    {.name = "excel",
     .other_name = "workbook",
     .summary = N_("to Excel and back"),
     .paragraphs =
         {N_("An output that ends in .xlsx is a workbook: summary, charts, the rows of the plan, the objectives by "
             "years; "
             "its sums are formulas, and what looks like a formula in the input stays text."),
          N_("CSV is read as Excel saves it: UTF-8, UTF-16 or CP932 (Shift_JIS), commas, semicolons or tabs, numbers "
             "in full width. Excel takes an ID such as 5.10 for a number, except in a workbook or in CSV that was "
             "written with --csv-for-excel, which check, status and replan read back.")},
     .commands = {"auditplan plan scenarios/liu-saas.yaml --lang ja -o plan.xlsx",
                  "auditplan plan scenarios/liu-saas.yaml --csv-for-excel -o plan.csv"},
     .section = "auditplan(5), WORKBOOK"},
    {.name = "oscal",
     .summary = N_("NIST's exchange format: catalogs in, assessment plans out"),
     .paragraphs =
         {N_("A catalog or a resolved profile in OSCAL JSON is read wherever a catalog is, without a conversion: "
             "labels "
             "become numbers, parameters are written into the text, props become columns and tags. FedRAMP's core "
             "controls have the tag core."),
          N_("Each plan year is written as an assessment plan: reviewed controls, tasks, and the plan's rows as CSV. "
             "The "
             "same plan gives the same UUIDs.")},
     .commands = {"auditplan plan scenarios/liu-saas.yaml --year 2027 -o plan-2027.oscal.json"},
     .section = "auditplan(5), CATALOG, OSCAL"},
    {.name = "exchange",
     .other_name = "verify",
     .summary = N_("handing a plan over, and judging one that others made"),
     .paragraphs =
         {N_("Hand over the scenario with its catalog and files, and the plan as JSON; or as CSV, where the "
             "certificate is "
             "not asked for. Paths in a scenario do not leave its folder, so that one folder is all."),
          N_("check judges a plan from anywhere, also one that was made by hand: plan.csv needs a row for each item "
             "and "
             "year. It ends with 1 and names every breach with its rule; --format html makes a report of it.")},
     .commands = {"auditplan plan scenarios/liu-saas.yaml -o plan.csv",
                  "auditplan check scenarios/liu-saas.yaml plan.csv"},
     .section = "auditplan(5), PLAN AS CSV"},
};
const size_t cli_topic_count = sizeof cli_topics / sizeof cli_topics[0];

const cli_topic *cli_find_topic(const char *name) {
  for (size_t i = 0; i < cli_topic_count; i++) {
    const cli_topic *topic = &cli_topics[i];
    if (strcmp(topic->name, name) == 0 || (topic->other_name != NULL && strcmp(topic->other_name, name) == 0)) {
      return topic;
    }
  }
  return NULL;
}
