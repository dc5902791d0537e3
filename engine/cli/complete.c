/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/complete.h"
#include "cli/topics.h"
#include "output/translate.h"
#include "scheme/shipped.h"
#include <string.h>

/* What is typed, and what was found out about it. */
typedef struct typing {
  const cli_call *call;
  const cli_command *command;
  const char *current; /* the word that is typed */
  const char *before;  /* what stands in it before the value: "--format=" */
  size_t before_length;
  const cli_option *valued; /* its value is typed; NULL: none */
  size_t arguments;         /* those before */
  bool has_scheme;          /* a catalog may stand in place of a scenario */
  bool only_arguments;      /* "--" was typed */
  ap_text *text;
} typing;

/* ---- what is offered ---- */

static void offer_part(const typing *typed, const char *word, size_t length, const char *what) {
  const char *value = typed->current + typed->before_length;
  size_t begun = strlen(value);
  if (length < begun || memcmp(word, value, begun) != 0) {
    return;
  }
  ap_text_add_bytes(typed->text, typed->before, typed->before_length);
  ap_text_add_bytes(typed->text, word, length);
  if (what != NULL) {
    ap_text_add(typed->text, "\t");
    ap_text_add(typed->text, what);
  }
  ap_text_add(typed->text, "\n");
}

static void offer(const typing *typed, const char *word, const char *what) {
  offer_part(typed, word, strlen(word), what);
}

static void offer_choices(const typing *typed, const char *choices) {
  while (*choices != '\0') {
    size_t length = strcspn(choices, "|");
    offer_part(typed, choices, length, NULL);
    choices += length + (choices[length] == '|');
  }
}

static void offer_commands(const typing *typed) {
  for (size_t i = 0; i < cli_command_count; i++) {
    offer(typed, cli_commands[i].name, _(cli_commands[i].summary));
  }
}

static void offer_topics(const typing *typed) {
  for (size_t i = 0; i < cli_topic_count; i++) {
    offer(typed, cli_topics[i].name, _(cli_topics[i].summary));
  }
}

static void offer_schemes(const typing *typed) {
  ap_arena arena = {0};
  size_t count = 0;
  const char **names = ap_shipped_names(&arena, typed->call->data_folder, AP_SHIPPED_SCHEME, &count);
  for (size_t i = 0; i < count; i++) {
    offer(typed, names[i], NULL);
  }
  typed->text->failed |= names == NULL;
  ap_arena_free(&arena);
}

/* Files of what help calls by that name; nothing where it is no file. */
static void offer_files(const typing *typed, const char *name, size_t length) {
  static const struct {
    const char *name;
    const char *endings; /* "": any */
  } files[] = {{"SCENARIO", " yaml yml"},
               {"PLAN", " csv json"},
               {"PORTFOLIO", " yaml yml"},
               {"ASSESSMENT", " yaml yml"},
               {"SCHEME", " yaml yml"},
               {"MASTER", ""},
               {"FILE", ""}};
  static const char catalogs[] = " csv json";
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
    if (strlen(files[i].name) == length && memcmp(files[i].name, name, length) == 0) {
      ap_text_add(typed->text, ":files");
      ap_text_add(typed->text, i == 0 && typed->has_scheme ? catalogs : files[i].endings);
      ap_text_add(typed->text, "\n");
    }
  }
  if (length == strlen("DIR") && memcmp("DIR", name, length) == 0) {
    ap_text_add(typed->text, ":folders\n");
  }
}

static void offer_value(const typing *typed, const char *called, size_t length) {
  if (length == strlen("SCHEME") && memcmp(called, "SCHEME", length) == 0) {
    offer_schemes(typed);
  }
  offer_files(typed, called, length);
}

static void offer_values(const typing *typed) {
  const char *value = cli_option_value(typed->valued, typed->command);
  if (typed->valued->kind == CLI_CHOICE) {
    offer_choices(typed, value);
  } else {
    offer_value(typed, value, strlen(value));
  }
}

static void offer_options(const typing *typed) {
  ap_text name = {0};
  for (size_t i = 0; i < cli_option_count; i++) {
    const cli_option *option = &cli_option_table[i];
    if ((option->commands & typed->command->bit) != 0) {
      name.length = 0;
      ap_text_add(&name, "--");
      ap_text_add(&name, option->name);
      offer(typed, name.failed ? "" : name.bytes, _(option->summary));
    }
  }
  typed->text->failed |= name.failed;
  ap_text_free(&name);
}

/* The next argument, as the command's usage calls it: "SCENARIO PLAN", "SCENARIO SCENARIO…", "PORTFOLIO [MASTER]". */
static void offer_argument(const typing *typed) {
  static const char more[] = "…";
  const cli_command *command = typed->command;
  const char *name = command->usage;
  if (typed->arguments >= command->most_arguments) {
    return;
  }
  if (command->bit == CLI_HELP) {
    offer_commands(typed);
    offer_topics(typed);
    return;
  }
  for (size_t i = 0; i < typed->arguments && strchr(name, ' ') != NULL; i++) {
    name = strchr(name, ' ') + 1;
  }
  name += *name == '[';
  size_t length = strcspn(name, " ]");
  if (length > strlen(more) && memcmp(name + length - strlen(more), more, strlen(more)) == 0) {
    length -= strlen(more);
  }
  offer_value(typed, name, length);
}

/* ---- what was typed ---- */

/* The option that the word is, or begins with where it goes on with "=" (then `equals` is where); NULL: none. */
static const cli_option *option_of(const cli_command *command, const char *word, const char **equals) {
  size_t length = strcspn(word, "=");
  *equals = word[length] == '=' ? word + length : NULL;
  for (size_t i = 0; i < cli_option_count; i++) {
    const cli_option *option = &cli_option_table[i];
    bool by_letter = option->letter != 0 && length == 2 && word[0] == '-' && word[1] == option->letter;
    bool by_name = length > 2 && strncmp(word, "--", 2) == 0 && strlen(option->name) == length - 2 &&
                   memcmp(word + 2, option->name, length - 2) == 0;
    if ((option->commands & command->bit) != 0 && (by_letter || by_name)) {
      return option;
    }
  }
  return NULL;
}

static void take_word(typing *typed, const char *word) {
  const char *equals = NULL;
  const cli_option *option = typed->only_arguments ? NULL : option_of(typed->command, word, &equals);
  if (typed->valued != NULL) {
    typed->valued = NULL;
  } else if (option != NULL) {
    typed->valued = option->kind == CLI_FLAG || equals != NULL ? NULL : option;
    typed->has_scheme = typed->has_scheme || strcmp(option->name, "scheme") == 0;
  } else if (!typed->only_arguments && strcmp(word, "--") == 0) {
    typed->only_arguments = true;
  } else {
    typed->arguments += typed->only_arguments || word[0] != '-' || word[1] == '\0';
  }
}

static void offer_after_command(typing *typed) {
  const char *equals = NULL;
  bool option_typed = typed->valued == NULL && !typed->only_arguments && typed->current[0] == '-';
  const cli_option *option = option_typed ? option_of(typed->command, typed->current, &equals) : NULL;
  if (option != NULL && option->kind != CLI_FLAG && equals != NULL) {
    typed->valued = option;
    typed->before = typed->current;
    typed->before_length = (size_t)(equals + 1 - typed->current);
  }
  if (typed->valued != NULL) {
    offer_values(typed);
  } else if (option_typed) {
    offer_options(typed);
  } else {
    offer_argument(typed);
  }
}

static void offer_first_word(const typing *typed) {
  if (typed->current[0] != '-') {
    offer_commands(typed);
    return;
  }
  offer(typed, "--help", _("show this help"));
  offer(typed, "--version", _("show the version"));
  offer(typed, "--lang", _("language of text and messages, instead of the locale's"));
}

void cli_complete(const cli_call *call, const char *const words[], size_t count, ap_text *text) {
  size_t first = 0;
  if (count > 1 && strncmp(words[0], "--lang", strlen("--lang")) == 0) { /* understood before the command as well */
    first = words[0][strlen("--lang")] == '=' ? 1 : 2;
  }
  typing typed = {.call = call, .current = count > 0 ? words[count - 1] : "", .before = "", .text = text};
  if (first >= count) { /* the value of --lang; or nothing is typed at all */
    if (count > 0) {
      offer_choices(&typed, "en|ja");
    } else {
      offer_first_word(&typed);
    }
    return;
  }
  typed.command = first + 1 < count ? cli_find_command(words[first]) : NULL;
  if (first + 1 == count) {
    offer_first_word(&typed);
  } else if (typed.command != NULL) {
    for (size_t i = first + 1; i + 1 < count; i++) {
      take_word(&typed, words[i]);
    }
    offer_after_command(&typed);
  }
}
