# SPDX-License-Identifier: GPL-3.0-or-later
"""make.py FOLDER: inputs of every command whose words are as hostile as their formats allow, and texts.json, which
tells what the words are. Nothing is drawn by chance."""
import csv
import json
import os
import sys
import unicodedata

# What a spreadsheet takes for a formula, a date or a number; what a browser takes for a tag; what steers a terminal;
# what turns, hides or piles up letters; what ends a field, a line, a string.
WORDS = {
    'equals': '=1+1',
    'plus': '+1+1',
    'minus': '-1+1',
    'at': '@SUM(A1:A9)',
    'tab': '\t=1+1',
    'return': '\r=1+1',
    'command': "=cmd|' /C calc'!A0",
    'link': '=HYPERLINK("x:y","press me")',
    'array': '{=1+1}',
    'address': 'http://example.invalid/a b',
    'mail': 'mailto:nobody@example.invalid',
    'internal': 'internal:Sheet1!A1',
    'number': '5.10',
    'zeros': '007',
    'exponent': '1E5',
    'day': '2027-01-02',
    'share': '1/2',
    'truth': 'TRUE',
    'apostrophe': "'=1+1",
    'script': '</script><img src=x onerror="document.title=\'broken\'">',
    'comment': '<!--<script>',
    'cdata': ']]><b>bold</b>&amp;&lt;&#0;',
    'style': '</style><svg onload=alert(1)>',
    'template': '${1+1} {{1+1}} `1+1` %s%n%1$s \\u003c',
    'quotes': '"double" \'single\' \\back\\ ""',
    'lines': 'one\ntwo\r\nthree\rfour',
    'separators': 'a,b;c\td|e',
    'blanks': '  both ends  ',
    'controls': ''.join(map(chr, range(1, 32))) + '\x7f',
    'upper-controls': '\x80\x85\x9b31m\x9f',
    'colours': '\x1b[31mred\x1b[0m\x1b]0;title\x07',
    'escapes': '_x0041_ _x000D_ _x005F_',
    'turned': 'user\u202etxt.exe\u202c \u2066left\u2069 \u200f\u061c',
    'hidden': 'zero\u200bwidth\u200c\u200d\u2060\ufeff',
    'piled': 'Z' + '\u0301\u0322\u0359' * 60,
    'decomposed': 'か\u3099 e\u0301',
    'halfwidth': 'ｶﾞ１２．３',
    'astral': '𠮷野家 \U0001f469\u200d\U0001f4bb \U0010ffff',
    'noncharacters': 'a\ufffeb\uffffc\ufdd0',
    'line-separators': 'a\u2028b\u2029c',
    'long': 'a long title ' * 769 + 'end',
    'long-word': '長' * 10000,
    'ics': 'a;b,c\\n:d"e',
}
assert len(WORDS['long']) == 10000


def quoted(text):
    """As YAML's double quotes hold it: all that is not plain is written out. YAML has no noncharacters."""
    out = ''
    for letter in text:
        code = ord(letter)
        if letter in '"\\':
            out += '\\' + letter
        elif 32 <= code < 127:
            out += letter
        elif code < 256:
            out += f'\\x{code:02x}'
        elif code < 0x10000:
            out += f'\\u{code:04x}'
        else:
            out += f'\\U{code:08x}'
    return f'"{out}"'


def both(english, japanese):
    return '{en: ' + quoted(WORDS[english]) + ', ja: ' + quoted(WORDS[japanese]) + '}'


def write(folder, name, text):
    with open(os.path.join(folder, name), 'w', encoding='utf-8', newline='') as file:
        file.write(text)


def write_csv(folder, name, header, rows):
    with open(os.path.join(folder, name), 'w', encoding='utf-8', newline='') as file:
        writer = csv.writer(file, lineterminator='\n', quoting=csv.QUOTE_ALL)
        writer.writerow(header)
        writer.writerows(rows)


# IDs may hold no control character, none that is not seen, and no blank at an end; else what they like, up to 200 bytes.
ID_WORDS = [word for word in WORDS.values()
            if len(word.encode()) <= 200 and word == word.strip() and
            not any(unicodedata.category(letter) in ('Cc', 'Cf', 'Zl', 'Zp') for letter in word)]


def make(folder):
    words = list(WORDS.values())
    titles = {f'5.1.{number}': word for number, word in enumerate(words, 1)}
    titles.update({word: f'the item called {number}' for number, word in enumerate(ID_WORDS, 1)})
    rows = []
    for number, (identifier, title) in enumerate(titles.items()):
        rows.append([identifier, 'control', title, words[-number % len(words)], '', words[(number + 7) % len(words)],
                     words[(number + 3) % len(words)], 'yes', '', 'yes' if number % 3 else 'no'])
    # One that is left out, with its reason, and one that is a detailed control.
    rows.append(['6.1.1', 'control', WORDS['script'], '', '', '', '', 'no', WORDS['lines'], ''])
    rows.append(['5.1.1.1', 'control', WORDS['command'], '', '5.1.1', '', '', 'yes', '', ''])
    rows.append(['3.1.1', 'governance', 'a heading', '', '', '', '', 'yes', '', ''])
    rows.append(['3.1.1.1', 'governance', WORDS['colours'], '', '', WORDS['controls'], '', 'yes', '', ''])
    write_csv(folder, 'catalog.csv',
              ['id', 'standard', 'title', 'title_ja', 'parent', 'text', 'skill', 'selected', 'reason', 'direct'], rows)
    write(folder, 'catalog.about.yaml', 'version: 1\n'
          f'title: {both("script", "turned")}\nnote: {both("equals", "colours")}\ncomplete: no\n')
    write_csv(folder, 'history.csv', ['id', 'track', 'year', 'evidence'],
              [[f'5.1.{number}', 'internal', '2026', word] for number, word in enumerate(words, 1)])
    write_csv(folder, 'tag-rules.csv', ['rule', 'ids', 'pattern', 'tag', 'value', 'why', 'why_ja'],
              [[WORDS['script'], '5.1.?', '', 'direct', 'yes', WORDS['lines'], WORDS['long-word']],
               [WORDS['equals'], '*', '', 'direct', 'no', WORDS['command'], WORDS['turned']]])
    source = f'source: {{document: "own", clause: {quoted(WORDS["script"])}}}'
    write(folder, 'scheme.yaml', f'''version: 1
id: hostile
title: {both("script", "piled")}
edition: {quoted(WORDS["quotes"])}
note: {both("command", "hidden")}
rules:
  - id: EXT-ALL
    track: external
    select: {{standard: [governance], level: [detailed]}}
    unit: item
    every: 1
    note: {both("lines", "style")}
    {source}
  - id: "=EXT"
    track: external
    select: {{standard: [control], tag: direct}}
    unit: objective
    every: 3
    {source}
  - id: "<b>INT"
    track: internal
    select: {{standard: [control]}}
    unit: objective
    every: 3
    {source}
''')
    common = f'''version: 1
title: {both("script", "turned")}
scheme: scheme.yaml
catalog: catalog.csv
tag_rules: tag-rules.csv
history: history.csv
start_year: 2027
years: 3
effort:
  external: {{objective: 60, detailed: 30}}
  internal: {{objective: 45, detailed: 15}}
tags:
  - {{id: "5.1.1", tag: direct, value: yes, why: {quoted(WORDS["script"])}}}
'''
    write(folder, 'scenario.yaml', common + f'''auditor: {{name: {both("command", "script")}, registered: yes, number: {quoted(WORDS["equals"])}}}
pins:
  - {{ids: "5.1.2", track: internal, must: 2028, why: {quoted(WORDS["link"])}}}
quote:
  currency: JPY
  grades:
    - {{name: {both("equals", "long-word")}, per_hour: 40000, share: 40}}
    - {{name: {both("script", "tab")}, per_hour: 15000, share: 60}}
  fixed_fees:
    - {{name: {both("at", "turned")}, amount: 300000}}
  assessment:
    - {{design: 50, operational: 50}}
rates:
  - {{track: internal, per_hour: 6500}}
budget: {{currency: JPY}}
''')
    write(folder, 'calendar.yaml', common + f'''calendar:
  start: 2026-09-01
  steps:
    impact_assessment: {{months: 2}}
    pre_application: {{weeks: 2}}
    applicability_decision: {{months: 2}}
    notice: {{days: 0}}
    contract: {{months: 2}}
    assessment_period: {{months: 12, from: 2027-04-01}}
    external_audit: {{months: 2}}
    application: {{days: 0}}
    review: {{months: 3}}
    registration: {{days: 0}}
''')
    write(folder, 'events.yaml', f'''version: 1
events:
  - {{id: "<b>AWAY", kind: missed, date: 2028-03-31, track: internal, year: 2027, ids: ["5.1.1"]}}
''')
    write(folder, 'after.yaml', common.replace('years: 3', 'years: 3\nas_of: 2028-04-10\nevents: events.yaml', 1))
    write(folder, 'assessment.yaml', f'''version: 1
service:
  name: {both("script", "turned")}
  model: SaaS
confidentiality_class: 2
applied: 2026-06-01
as_of: 2026-06-15
agencies:
  - agency: {both("equals", "colours")}
    business: {both("command", "hidden")}
    entry: 1
    reason: {both("lines", "astral")}
    assessed: 2026-05-20
    impacts:
      - information: {both("at", "tab")}
        confidentiality: low
        integrity: low
        availability: low
        reason: {both("quotes", "style")}
''')
    write(folder, 'portfolio.yaml', f'''version: 1
title: {both("script", "turned")}
tolerance: 15
services:
  - {{name: "=1+1", scenario: scenario.yaml}}
  - {{name: "<img src=x>", scenario: scenario.yaml}}
pools:
  - {{name: {quoted(WORDS["script"])}, track: external, hours: 8000}}
''')
    # IDs are read in Unicode's NFKC, so that full-width digits are digits: the one change that is meant.
    read = {unicodedata.normalize('NFKC', identifier): title for identifier, title in titles.items()}
    write(folder, 'texts.json', json.dumps({'words': WORDS, 'titles': read}, indent=1))


if __name__ == '__main__':
    make(sys.argv[1])
