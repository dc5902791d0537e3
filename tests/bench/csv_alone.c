/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_alone FILE: what libcsv by itself takes to parse the file: its fields are counted and nothing more. */
#include <csv.h>
#include <stdio.h>

enum { BLOCK = 1 << 16 };

static void count_field(void *field, size_t length, void *context) {
  (void)field;
  (void)length;
  ++*(unsigned long long *)context;
}

static void end_row(int end, void *context) {
  (void)end;
  (void)context;
}

int main(int count, char **arguments) {
  static char block[BLOCK];
  unsigned long long fields = 0;
  struct csv_parser parser;
  FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
  if (file == NULL || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
    fputs("usage: csv_alone FILE\n", stderr);
    return 2;
  }
  size_t length;
  while ((length = fread(block, 1, sizeof block, file)) > 0) {
    if (csv_parse(&parser, block, length, count_field, end_row, &fields) != length) {
      fputs("csv_alone: not CSV\n", stderr);
      return 1;
    }
  }
  csv_fini(&parser, count_field, end_row, &fields);
  csv_free(&parser);
  fclose(file);
  printf("%llu\n", fields);
  return 0;
}
