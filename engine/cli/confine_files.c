/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* O_PATH, syscall() */
#include "cli/confine.h"
#include "cli/reach.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Newer than the headers of Debian 12. */
#ifndef LANDLOCK_ACCESS_FS_REFER
#define LANDLOCK_ACCESS_FS_REFER (1ULL << 13)
#endif
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif

static const uint64_t all_of_the_first =
    LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE |
    LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
    LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
    LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
    LANDLOCK_ACCESS_FS_MAKE_SYM;

static const uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
static const uint64_t replacing = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR |
                                  LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_TRUNCATE |
                                  LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                                  LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR;
/* Of these alone something can be granted on what is no folder. */
static const uint64_t of_files = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE |
                                 LANDLOCK_ACCESS_FS_TRUNCATE | LANDLOCK_ACCESS_FS_EXECUTE;

typedef struct ruleset {
  int descriptor;
  uint64_t handled; /* what the kernel can refuse */
} ruleset;

/* All that this kernel can refuse; 0 where it can refuse nothing. */
static uint64_t known_to_the_kernel(void) {
  enum { WITH_REFER = 2, WITH_TRUNCATE = 3 };
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) {
    return 0;
  }
  return all_of_the_first | (version >= WITH_REFER ? LANDLOCK_ACCESS_FS_REFER : 0) |
         (version >= WITH_TRUNCATE ? LANDLOCK_ACCESS_FS_TRUNCATE : 0);
}

/* What cannot be granted is refused later, where it is wanted: the reader or the writer then says so. */
static void grant(void *context, const char *path, cli_reach reach) {
  const ruleset *rules = context;
  struct stat about;
  int place = open(path, O_PATH | O_CLOEXEC);
  if (place < 0) {
    return;
  }
  if (fstat(place, &about) == 0) {
    uint64_t rights = (reach == CLI_READS ? reading : replacing) & rules->handled;
    struct landlock_path_beneath_attr rule = {.allowed_access = S_ISDIR(about.st_mode) ? rights : rights & of_files,
                                              .parent_fd = place};
    (void)syscall(SYS_landlock_add_rule, rules->descriptor, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  }
  (void)close(place);
}

cli_confined cli_confine_files(const cli_call *call) {
  ruleset rules = {.handled = known_to_the_kernel()};
  if (rules.handled == 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    return CLI_UNCONFINED;
  }
  const struct landlock_ruleset_attr attributes = {.handled_access_fs = rules.handled};
  rules.descriptor = (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
  if (rules.descriptor < 0) {
    return errno == ENOMEM ? CLI_SHORT : CLI_UNCONFINED;
  }
  cli_confined result = CLI_SHORT;
  if (cli_reach_each(call, grant, &rules)) {
    long restricted = syscall(SYS_landlock_restrict_self, rules.descriptor, 0);
    result = restricted == 0 ? CLI_CONFINED : errno == ENOMEM ? CLI_SHORT : CLI_UNCONFINED;
  }
  (void)close(rules.descriptor);
  return result;
}
