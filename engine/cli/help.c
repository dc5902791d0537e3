/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/help.h"
#include "output/fill.h"
#include "output/table.h"
#include "output/translate.h"
#include "output/width.h"
#include <string.h>

static const ap_view plain = {.language = "en", .colour = false};

static void add_paragraph(ap_text *text, const char *paragraph) {
  ap_add_wrapped(text, paragraph, 0, 0, AP_SCREEN_COLUMNS);
  ap_text_add(text, "\n");
}

void cli_help_all(ap_text *text) {
  add_paragraph(text, _("Plans which controls a cloud service's external and internal audits cover in which year, and "
                        "proves how level the plan is."));
  ap_text_add(text, "\n");
  ap_table table = {.columns = 2, .indent = 2};
  for (size_t i = 0; i < cli_command_count; i++) {
    AP_TABLE_FILL(&table, AP_PLAIN, "auditplan {0} {1}", cli_commands[i].name, cli_commands[i].usage);
    ap_table_add(&table, AP_PLAIN, _(cli_commands[i].summary));
  }
  ap_table_write(&table, &plain, text);
  AP_FILL(text, "\n{0}\n", _("Topics:"));
  ap_table topics = {.columns = 2, .indent = 2};
  for (size_t i = 0; i < cli_topic_count; i++) {
    ap_table_add(&topics, AP_PLAIN, cli_topics[i].name);
    ap_table_add(&topics, AP_PLAIN, _(cli_topics[i].summary));
  }
  ap_table_write(&topics, &plain, text);
  ap_text_add(text, "\n");
  add_paragraph(text, _("\"auditplan COMMAND --help\" shows a command's options and an example; auditplan(1) and "
                        "auditplan(5) are the manual pages of the command and of its files."));
}

static void add_option(ap_table *table, const cli_option *option, const cli_command *command) {
  const char *value = cli_option_value(option, command);
  char letter[] = "    ";
  if (option->letter != 0) {
    letter[0] = '-';
    letter[1] = option->letter;
    letter[2] = ',';
  }
  AP_TABLE_FILL(table, AP_PLAIN, value == NULL ? "{0}--{1}" : "{0}--{1} {2}", letter, option->name,
                value == NULL ? "" : value);
  ap_table_add(table, AP_PLAIN, _(option->summary));
}

void cli_help_command(const cli_command *command, ap_text *text) {
  ap_text name = {0};
  AP_FILL(&name, "auditplan {0}: {1}", command->name, _(command->summary));
  add_paragraph(text, name.failed ? "" : name.bytes);
  text->failed |= name.failed;
  ap_text_free(&name);
  ap_text_add(text, "\n");
  AP_FILL(text, _("Usage: auditplan {0} [OPTION…] {1}"), command->name, command->usage);
  ap_text_add(text, "\n\n");
  add_paragraph(text, _(command->description));
  AP_FILL(text, "\n{0}\n", _("Options:"));
  ap_table table = {.columns = 2, .indent = 2};
  for (size_t i = 0; i < cli_option_count; i++) {
    if ((cli_option_table[i].commands & command->bit) != 0) {
      add_option(&table, &cli_option_table[i], command);
    }
  }
  ap_table_write(&table, &plain, text);
  AP_FILL(text, "\n{0}\n  {1}\n", _("Example:"), command->example);
  ap_add_spaces(text, 4);
  ap_add_wrapped(text, _(command->example_says), 4, 4, AP_SCREEN_COLUMNS);
  ap_text_add(text, "\n");
}

static void add_example(const cli_topic *topic, ap_text *text) {
  AP_FILL(text, "\n{0}\n", _("Example:"));
  if (topic->file != NULL) {
    AP_FILL(text, "  {0}:\n", topic->file);
    for (const char *line = topic->content; *line != '\0';) {
      size_t length = strcspn(line, "\n") + 1;
      ap_add_spaces(text, 4);
      ap_text_add_bytes(text, line, length);
      line += length;
    }
  }
  for (size_t i = 0; i < CLI_TOPIC_COMMANDS && topic->commands[i] != NULL; i++) {
    AP_FILL(text, "  {0}\n", topic->commands[i]);
  }
}

void cli_help_topic(const cli_topic *topic, ap_text *text) {
  ap_text name = {0};
  AP_FILL(&name, "{0}: {1}", topic->name, _(topic->summary));
  add_paragraph(text, name.failed ? "" : name.bytes);
  text->failed |= name.failed;
  ap_text_free(&name);
  for (size_t i = 0; i < CLI_TOPIC_PARAGRAPHS && topic->paragraphs[i] != NULL; i++) {
    ap_text_add(text, "\n");
    add_paragraph(text, _(topic->paragraphs[i]));
  }
  add_example(topic, text);
  ap_text_add(text, "\n");
  AP_FILL(text, _("More: {0}"), topic->section);
  ap_text_add(text, "\n");
}

void cli_version(ap_text *text) {
  AP_FILL(text, "auditplan {0}\n", AP_VERSION);
  add_paragraph(text, _("Free software under the GNU GPL, version 3 or later; there is no warranty."));
}
