/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/language.h"
#include "output/translate.h"
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static bool begins_with(const char *word, const char *beginning) {
  return strncmp(word, beginning, strlen(beginning)) == 0;
}

static bool is_set(const char *value) { return value != NULL && *value != '\0'; }

/* Before anything else is read: even a complaint about the arguments is worded in the language they ask for. */
static const char *language_argument(int argc, char **argv) {
  const char *word = NULL;
  for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
    if (begins_with(argv[i], "--lang=")) {
      word = argv[i] + strlen("--lang=");
    } else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc) {
      word = argv[i + 1];
    }
  }
  return word;
}

/* LANGUAGE is a list, best first: "ja:en". */
static cli_language first_of_list(const char *list, cli_language otherwise) {
  for (const char *entry = list; *entry != '\0'; entry += *entry == ':') {
    if (begins_with(entry, "ja")) {
      return CLI_JAPANESE;
    }
    if (begins_with(entry, "en")) {
      return CLI_ENGLISH;
    }
    entry += strcspn(entry, ":");
  }
  return otherwise;
}

cli_language cli_wanted_language(int argc, char **argv) {
  const char *argument = language_argument(argc, argv);
  if (argument != NULL) {
    return strcmp(argument, "ja") == 0 ? CLI_JAPANESE : CLI_ENGLISH;
  }
  static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  const char *locale = NULL;
  for (size_t i = 0; i < sizeof variables / sizeof variables[0] && !is_set(locale); i++) {
    locale = getenv(variables[i]);
  }
  bool untranslated = is_set(locale) && (strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0);
  cli_language language = is_set(locale) && begins_with(locale, "ja") ? CLI_JAPANESE : CLI_ENGLISH;
  const char *list = getenv("LANGUAGE");
  return is_set(list) && !untranslated ? first_of_list(list, language) : language;
}

const char *cli_language_code(cli_language language) { return language == CLI_JAPANESE ? "ja" : "en"; }

void cli_speak(cli_language language, const char *locale_folder) {
  setenv("LANGUAGE", cli_language_code(language), 1);
  setlocale(LC_CTYPE, "C.UTF-8");
  setlocale(LC_MESSAGES, "C.UTF-8");
  bindtextdomain(AP_TEXT_DOMAIN, locale_folder);
  bind_textdomain_codeset(AP_TEXT_DOMAIN, "UTF-8");
}
