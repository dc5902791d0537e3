/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of a page: its head with the policy, its sections, its end with the scripts. */
#include "output/page/page.h"
#include "output/page/assets.h"
#include "output/page/blocks.h"
#include "output/page/escape.h"
#include "output/translate.h"

ap_page ap_page_begin(const ap_page_head *head) {
  return (ap_page){.view = head->view, .command = head->command, .kind = head->kind, .title = head->title};
}

const char *ap_page_taken(ap_page *page, ap_text *words) {
  const char *bytes = words->bytes == NULL ? "" : words->bytes;
  const char *copy = words->failed ? NULL : ap_arena_copy_bytes(&page->arena, bytes, words->length);
  page->arena.failed = page->arena.failed || words->failed;
  ap_text_free(words);
  return copy == NULL ? "" : copy;
}

const char *ap_page_filled_from(ap_page *page, const char *sentence, size_t count, const char *const arguments[]) {
  ap_text filled = {0};
  ap_fill_from(&filled, sentence, count, arguments);
  return ap_page_taken(page, &filled);
}

/* ---- sections ---- */

void ap_page_fold_end(ap_page *page) {
  ap_page_turn_to(page, AP_PAGE_NOTHING);
  if (page->folded) {
    ap_text_add(&page->body, "</div></details>\n");
    page->folded = false;
  }
}

static void end_section(ap_page *page) {
  ap_page_fold_end(page);
  if (page->sectioned) {
    ap_text_add(&page->body, "</section>\n");
    page->sectioned = false;
  }
}

void ap_page_section(ap_page *page, const char *id, const char *heading) {
  end_section(page);
  ap_text_format(&page->contents, "<li><a href=\"#%s\">", id);
  ap_add_html(&page->contents, heading);
  ap_text_add(&page->contents, "</a></li>\n");
  ap_text_format(&page->body, "<section id=\"%s\" aria-labelledby=\"%s-heading\">\n<h2 id=\"%s-heading\">", id, id, id);
  ap_add_html(&page->body, heading);
  ap_text_add(&page->body, "</h2>\n");
  page->sectioned = true;
}

void ap_page_fold(ap_page *page, const char *id, const char *summary) {
  ap_page_fold_end(page);
  ap_text_format(&page->body, "<details id=\"%s\" open><summary>", id);
  ap_add_html(&page->body, summary);
  ap_text_add(&page->body, "</summary><div>\n");
  page->folded = true;
}

/* ---- the file ---- */

/* Nothing comes from anywhere else, nothing goes anywhere, and no script or style runs but these three. */
static void add_policy(ap_text *text) {
  ap_text_format(text,
                 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src %s %s; "
                 "style-src %s; base-uri 'none'; form-action 'none'\">\n",
                 ap_page_chart_library.source, ap_page_script.source, ap_page_style.source);
}

static void add_asset(ap_text *text, const char *element, const ap_page_asset *asset) {
  ap_text_format(text, "<%s>", element);
  ap_text_add_bytes(text, (const char *)asset->bytes, asset->length);
  ap_text_format(text, "</%s>\n", element);
}

static void add_head(const ap_page *page, ap_text *text) {
  ap_text_format(text, "<!DOCTYPE html>\n<html lang=\"%s\" data-command=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                 page->view->language, page->command);
  add_policy(text);
  ap_text_add(text, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"referrer\" content=\"no-referrer\">\n"
                    "<meta name=\"color-scheme\" content=\"light dark\">\n"
                    "<meta name=\"generator\" content=\"auditplan " AP_VERSION "\">\n<title>");
  ap_add_html(text, page->kind);
  ap_text_add(text, ": ");
  ap_add_html(text, page->title);
  ap_text_add(text, "</title>\n");
  add_asset(text, "style", &ap_page_style);
  ap_text_add(text, "</head>\n");
}

static void add_top(const ap_page *page, ap_text *text) {
  ap_text_add(text, "<body>\n<a class=\"skip\" href=\"#main\">");
  ap_add_html(text, _("Skip to the content"));
  ap_text_add(text, "</a>\n<header>\n<p class=\"kind\">");
  ap_add_html(text, page->kind);
  ap_text_add(text, "</p>\n<h1>");
  ap_add_html(text, page->title);
  ap_text_add(text, "</h1>\n</header>\n<main id=\"main\">\n");
}

static void add_text(ap_text *text, const ap_text *part) {
  ap_text_add_bytes(text, part->bytes == NULL ? "" : part->bytes, part->length);
}

/* What stands above the sections. */
static void add_list(ap_text *text, const char *id, const ap_text *part) {
  if (part->length > 0) {
    ap_text_format(text, "<dl id=\"%s\">\n", id);
    add_text(text, part);
    ap_text_add(text, "</dl>\n");
  }
}

/* The list of sections: on a screen it stays at the top. */
static void add_contents(const ap_page *page, ap_text *text) {
  if (page->contents.length == 0) {
    return;
  }
  ap_text_add(text, "<nav id=\"contents\" aria-label=\"");
  ap_add_html(text, _("Contents"));
  ap_text_add(text, "\">\n<ul>\n");
  add_text(text, &page->contents);
  ap_text_add(text, "</ul>\n</nav>\n");
}

/* What page.js says, in the reader's language. */
static json_t *script_words(void) {
  return json_pack("{s:s, s:s, s:s, s:s}", "copy", _("Copy"), "copied", _("Copied"), "shown", _("{0} of {1} rows"),
                   "sort", _("sort by this column"));
}

static void add_bottom(ap_text *text) {
  ap_text_add(text, "<footer><p>");
  AP_FILL(text, _("Made by auditplan {0}. This file needs no network and sends nothing."), AP_VERSION);
  ap_text_add(text, "</p></footer>\n<script type=\"application/json\" id=\"words\">");
  ap_add_script_data(text, script_words());
  ap_text_add(text, "</script>\n");
  add_asset(text, "script", &ap_page_chart_library);
  add_asset(text, "script", &ap_page_script);
  ap_text_add(text, "</body>\n</html>\n");
}

void ap_page_end(ap_page *page, ap_text *text) {
  end_section(page);
  add_head(page, text);
  add_top(page, text);
  add_list(text, "answers", &page->answers);
  add_list(text, "facts", &page->facts);
  add_contents(page, text);
  add_text(text, &page->body);
  ap_text_add(text, "</main>\n");
  add_bottom(text);
  text->failed = text->failed || page->arena.failed || page->facts.failed || page->answers.failed ||
                 page->contents.failed || page->body.failed;
  ap_text_free(&page->facts);
  ap_text_free(&page->answers);
  ap_text_free(&page->contents);
  ap_text_free(&page->body);
  ap_arena_free(&page->arena);
}
