/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portfolio/parts.h"
#include "portfolio/parts_format.h"
#include "scheme/names.h"

void ap_summary_write(const ap_firm *firm, size_t part, ap_text *text) {
  size_t first;
  size_t end;
  ap_portfolio_part(firm->portfolio, part, firm->parts, &first, &end);
  ap_text_format(text,
                 "{\"format\":\"%s\",\"version\":1,\"portfolio\":\"%016llx\",\"part\":%zu,\"parts\":%zu,"
                 "\"services\":%zu,\"blocks\":%zu}\n",
                 AP_SUMMARY_FORMAT, (unsigned long long)firm->portfolio->digest, part, firm->parts, end - first,
                 firm->block_count);
  for (size_t b = 0; b < firm->block_count; b++) {
    const ap_block *block = firm->blocks[b];
    ap_text_format(text, "{\"services\":%zu,\"first\":%zu,\"block\":%s}\n", block->services, block->first_service,
                   block->key.bytes);
  }
}

/* Status and bound of each criterion; the values follow from the patterns. */
static void write_criteria(const ap_firm *firm, ap_text *text) {
  ap_text_add(text, ",\"criteria\":{");
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_text_format(text, "%s\"%s\":[", track > 0 ? "," : "", ap_track_names[track]);
    for (int c = 0; c < AP_CRITERIA; c++) {
      const ap_criterion_result *result = &firm->tracks[track].criteria[c];
      ap_text_format(text, "%s[%lld,%lld,%d]", c > 0 ? "," : "", (long long)result->value, (long long)result->bound,
                     (int)result->status);
    }
    ap_text_add(text, "]");
  }
  ap_text_add(text, "}");
}

static void write_pattern(const ap_pattern *pattern, ap_text *text) {
  ap_text_format(text, "[%zu,[", pattern->services);
  for (size_t e = 0; e < pattern->entry_count; e++) {
    const ap_pattern_entry *entry = &pattern->entries[e];
    ap_text_format(text, "%s[%lu,%lu,%lu]", e > 0 ? "," : "", (unsigned long)entry->kind, (unsigned long)entry->cover,
                   (unsigned long)entry->count);
  }
  ap_text_add(text, "]]");
}

static void write_block(const ap_firm *firm, const ap_block *block, ap_text *text) {
  ap_text_add(text, "{\"services\":[");
  for (size_t part = 0; part < firm->parts; part++) {
    ap_text_format(text, "%s%zu", part > 0 ? "," : "", block->part_services[part]);
  }
  ap_text_format(text, "],\"first\":%zu,\"peak\":%lld,\"patterns\":[", block->first_service, (long long)block->peak);
  const char *separator = "";
  for (size_t p = 0; p < block->pattern_count; p++) {
    if (block->patterns[p].services > 0) {
      ap_text_add(text, separator);
      write_pattern(&block->patterns[p], text);
      separator = ",";
    }
  }
  ap_text_format(text, "],\"block\":%s}\n", block->key.bytes);
}

void ap_master_write(const ap_firm *firm, ap_text *text) {
  ap_text_format(text,
                 "{\"format\":\"%s\",\"version\":1,\"portfolio\":\"%016llx\",\"parts\":%zu,\"services\":%zu,"
                 "\"blocks\":%zu",
                 AP_MASTER_FORMAT, (unsigned long long)firm->portfolio->digest, firm->parts,
                 firm->portfolio->service_count, firm->block_count);
  write_criteria(firm, text);
  ap_text_add(text, "}\n");
  for (size_t b = 0; b < firm->block_count; b++) {
    write_block(firm, firm->blocks[b], text);
  }
}
