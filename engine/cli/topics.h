/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What users ask about that no single command answers: a short text with an example each. The manual pages have all of
 * it; a topic names the section. */
#ifndef AP_CLI_TOPICS_H
#define AP_CLI_TOPICS_H

#include "support/text.h"
#include <stddef.h>

enum { CLI_TOPIC_PARAGRAPHS = 3, CLI_TOPIC_COMMANDS = 2, CLI_TOPICS_MOST = 16 };

typedef struct cli_topic {
  const char *name;
  const char *other_name;                       /* or NULL */
  const char *summary;                          /* N_() */
  const char *paragraphs[CLI_TOPIC_PARAGRAPHS]; /* N_(); NULL: no more */
  const char *file;                             /* the example's; NULL: none */
  const char *content;                          /* of it: whole lines */
  const char *commands[CLI_TOPIC_COMMANDS];     /* NULL: no more */
  const char *section;                          /* of a manual page */
} cli_topic;

extern const cli_topic cli_topics[];
extern const size_t cli_topic_count;

/* NULL where there is none of that name. */
const cli_topic *cli_find_topic(const char *name);

#endif
