/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook/read_back.h"
#include "support/text.h"
#include <expat.h>
#include <stdlib.h>
#include <string.h>
#include <unzip.h>

enum { PIECE = 16384, NAME_MOST = 256, LETTERS = 26, TEN = 10 };

/* One part under way. */
typedef struct reading {
  XML_Parser parser;
  ap_tally *tally;     /* of a sheet; NULL of other parts */
  bool failed;         /* memory ran short, or something is missing */
  ap_cell_place place; /* of the cell */
  bool is_text;        /* it holds text */
  ap_text string;      /* what the innermost element that counts holds so far */
  ap_text formula, value;
} reading;

/* Elements whose text is looked at; none of them is ever written empty. */
static bool counts(const char *name) {
  static const char *const names[] = {
      "t", "v", "f", "c:f", "c:v", "a:t", "oddHeader", "oddFooter", "definedName", "dc:title", "dcterms:created"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    if (strcmp(names[i], name) == 0) {
      return true;
    }
  }
  return false;
}

static const char *attribute(const char **attributes, const char *name) {
  for (; *attributes != NULL; attributes += 2) {
    if (strcmp(attributes[0], name) == 0) {
      return attributes[1];
    }
  }
  return "";
}

/* "AB12" */
static void read_reference(ap_cell_place *place, const char *reference) {
  uint32_t column = 0;
  uint32_t row = 0;
  for (; *reference >= 'A' && *reference <= 'Z'; reference++) {
    column = column * LETTERS + (uint32_t)(*reference - 'A') + 1;
  }
  for (; *reference >= '0' && *reference <= '9'; reference++) {
    row = row * TEN + (uint32_t)(*reference - '0');
  }
  place->column = column - 1;
  place->row = row - 1;
}

static const char *string_of(const ap_text *text) { return text->bytes == NULL ? "" : text->bytes; }

static void clear(ap_text *text) {
  text->length = 0;
  if (text->bytes != NULL) {
    text->bytes[0] = '\0';
  }
}

static void XMLCALL begin_element(void *context, const char *name, const char **attributes) {
  reading *part = context;
  if (counts(name)) {
    clear(&part->string);
  } else if (part->tally != NULL && strcmp(name, "c") == 0) {
    read_reference(&part->place, attribute(attributes, "r"));
    part->is_text = strcmp(attribute(attributes, "t"), "inlineStr") == 0;
    clear(&part->formula);
    clear(&part->value);
  }
}

static void add_cell(reading *part) {
  ap_tally *tally = part->tally;
  if (part->value.length == 0) { /* a cell with nothing but its look */
    return;
  }
  if (part->is_text) {
    ap_tally_text(tally, part->place, part->value.bytes);
  } else if (part->formula.length > 0) {
    ap_tally_formula(tally, part->place, part->formula.bytes, strtod(part->value.bytes, NULL));
  } else {
    ap_tally_number(tally, part->place, strtod(part->value.bytes, NULL));
  }
}

static void XMLCALL end_element(void *context, const char *name) {
  reading *part = context;
  if (counts(name)) {
    part->failed = part->failed || part->string.length == 0;
    ap_text_add(strcmp(name, "f") == 0 ? &part->formula : &part->value,
                part->tally != NULL ? string_of(&part->string) : "");
  } else if (part->tally != NULL && strcmp(name, "c") == 0) {
    add_cell(part);
  }
}

static void XMLCALL add_characters(void *context, const char *characters, int length) {
  reading *part = context;
  ap_text_add_bytes(&part->string, characters, (size_t)length);
}

/* The part that is open in the archive; its checksum is looked at when it is closed. */
static bool read_part(unzFile archive, reading *part) {
  char piece[PIECE];
  int length;
  do {
    length = unzReadCurrentFile(archive, piece, PIECE);
    if (length < 0 || XML_Parse(part->parser, piece, length, length == 0) != XML_STATUS_OK) {
      return false;
    }
  } while (length > 0);
  return !part->failed && !part->string.failed && !part->formula.failed && !part->value.failed;
}

static bool begins_with(const char *name, const char *beginning) {
  return strncmp(name, beginning, strlen(beginning)) == 0;
}

static bool parse_part(unzFile archive, reading *part) {
  part->parser = XML_ParserCreate("UTF-8");
  if (part->parser == NULL) {
    return false;
  }
  XML_SetUserData(part->parser, part);
  XML_SetElementHandler(part->parser, begin_element, end_element);
  XML_SetCharacterDataHandler(part->parser, add_characters);
  bool read = read_part(archive, part);
  XML_ParserFree(part->parser);
  ap_text_free(&part->string);
  ap_text_free(&part->formula);
  ap_text_free(&part->value);
  return read;
}

static bool read_current(unzFile archive, ap_book_written *found) {
  char name[NAME_MOST];
  if (unzGetCurrentFileInfo64(archive, NULL, name, sizeof name, NULL, 0, NULL, 0) != UNZ_OK ||
      unzOpenCurrentFile(archive) != UNZ_OK) {
    return false;
  }
  reading part = {0};
  if (begins_with(name, "xl/worksheets/sheet")) {
    if (found->sheets == AP_SHEETS_MOST) {
      return false;
    }
    part.tally = &found->tallies[found->sheets++];
  }
  found->charts += begins_with(name, "xl/charts/chart");
  bool read = parse_part(archive, &part);
  return unzCloseCurrentFile(archive) == UNZ_OK && read;
}

static bool is_same(const ap_book_written *found, const ap_book_written *written) {
  bool same = found->sheets == written->sheets && found->charts == written->charts;
  for (uint32_t i = 0; i < found->sheets && same; i++) {
    same = found->tallies[i].cells == written->tallies[i].cells && found->tallies[i].sum == written->tallies[i].sum;
  }
  return same;
}

bool ap_reads_back(const char *path, const ap_book_written *written) {
  ap_book_written found = {0};
  unzFile archive = unzOpen64(path);
  if (archive == NULL) {
    return false;
  }
  int next = unzGoToFirstFile(archive);
  while (next == UNZ_OK && read_current(archive, &found)) {
    next = unzGoToNextFile(archive);
  }
  unzClose(archive);
  return next == UNZ_END_OF_LIST_OF_FILE && is_same(&found, written);
}
