/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* dl_iterate_phdr() */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "cli/build.h"
#include "planning/solver_door.h"
#include <jansson.h>
#include <link.h>
#include <pcre2.h>
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>
#include <yaml.h>

enum { NOTE_ALIGNMENT = 4 };

static size_t aligned(size_t size) { return (size + NOTE_ALIGNMENT - 1) / NOTE_ALIGNMENT * NOTE_ALIGNMENT; }

static void write_digits(const unsigned char *bytes, size_t length, cli_build *build) {
  for (size_t i = 0; i < length && 2 * i + 2 < sizeof build->digits; i++) {
    snprintf(build->digits + 2 * i, 3, "%02x", bytes[i]);
  }
}

/* Of the notes of a segment, that which is the build ID. */
static void look_at_notes(const unsigned char *notes, size_t length, cli_build *build) {
  size_t at = 0;
  while (at + sizeof(ElfW(Nhdr)) <= length) {
    ElfW(Nhdr) note;
    memcpy(&note, notes + at, sizeof note);
    size_t name = at + sizeof note;
    size_t contents = name + aligned(note.n_namesz);
    size_t next = contents + aligned(note.n_descsz);
    if (next > length) {
      return;
    }
    if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == sizeof ELF_NOTE_GNU &&
        memcmp(notes + name, ELF_NOTE_GNU, sizeof ELF_NOTE_GNU) == 0) {
      write_digits(notes + contents, note.n_descsz, build);
      return;
    }
    at = next;
  }
}

/* The first object is the program itself; no other is looked at. */
static int look_at_program(struct dl_phdr_info *program, size_t size, void *build) {
  (void)size;
  for (size_t i = 0; i < program->dlpi_phnum; i++) {
    const ElfW(Phdr) *segment = &program->dlpi_phdr[i];
    if (segment->p_type == PT_NOTE) {
      look_at_notes((const unsigned char *)(program->dlpi_addr + segment->p_vaddr), segment->p_memsz, build);
    }
  }
  return 1;
}

cli_build cli_build_id(void) {
  cli_build build = {""};
  (void)dl_iterate_phdr(look_at_program, &build);
  return build;
}

void cli_find_libraries(cli_libraries *libraries) {
  if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) > (int)sizeof libraries->pcre2 ||
      pcre2_config(PCRE2_CONFIG_VERSION, libraries->pcre2) < 0) {
    libraries->pcre2[0] = '\0';
  }
  const ap_named found[CLI_LIBRARIES] = {{"glpk", ap_solver_version()},
                                         {"jansson", jansson_version_str()},
                                         {"libyaml", yaml_get_version_string()},
                                         {"pcre2", libraries->pcre2},
                                         {"utf8proc", utf8proc_version()}};
  memcpy(libraries->named, found, sizeof found);
}
