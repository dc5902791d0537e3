# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of the hostile words an output has to hold; what make.py wrote where is said here once more, by kind.
expected.py FOLDER: prints those of the pages, COMMAND.LANGUAGE and what is looked for, as JSON."""
import json
import os
import sys
import unicodedata

from make import WORDS

TURNING = set('\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069')


def steers(letter):
    return unicodedata.category(letter) in ('Cc', 'Zl', 'Zp') or letter in TURNING


def printable(text):
    """As a terminal is shown it: what would steer it is written out."""
    known = {'\n': '\\n', '\r': '\\r', '\t': '\\t'}
    return ''.join(known.get(letter) or (f'\\x{ord(letter):02x}' if ord(letter) < 256 else f'\\u{ord(letter):04x}')
                   if steers(letter) else letter for letter in text)


def on_a_page(text):
    """Line ends and tabs are blanks there; in the cells of a text's table they are written out as a terminal has them."""
    return printable(text.translate({9: ' ', 10: ' ', 13: ' '}))


def named(*names):
    return {name: WORDS[name] for name in names}


def by_language(*pairs):
    return lambda language: named(*(pair[language == 'ja'] for pair in pairs))


SCENARIO = by_language(('script', 'turned'))
HEAD = by_language(('script', 'turned'), ('script', 'piled'), ('command', 'hidden'), ('equals', 'colours'))
MONEY = by_language(('command', 'script'), ('equals', 'long-word'), ('script', 'tab'), ('at', 'turned'))
SCREEN = by_language(('script', 'turned'), ('equals', 'colours'), ('command', 'hidden'), ('lines', 'astral'),
                     ('at', 'tab'), ('quotes', 'style'))
SCHEME = by_language(('script', 'piled'), ('command', 'hidden'), ('lines', 'style'))
WHY = by_language(('script', 'script'), ('command', 'turned'))
ALL = dict(WORDS)


def identifiers(titles):
    return {f'the ID {identifier!r}': identifier for identifier in titles}


def heading(_titles, language):
    return HEAD(language)


# By command, what its views for people show.
SHOWN = {
    'plan': heading,
    'check': heading,
    'compare': heading,
    'replan': heading,
    'budget': heading,
    'calendar': lambda titles, language: SCENARIO(language),
    'tag': lambda titles, language: {**identifiers(titles), **WHY(language)},
    'quote': lambda titles, language: {**HEAD(language), **MONEY(language)},
    'status': lambda titles, language: {**HEAD(language), **identifiers(titles), **ALL},
    'screen': lambda titles, language: SCREEN(language),
    'rules': lambda titles, language: {**SCHEME(language), 'rule 1': '=EXT', 'rule 2': '<b>INT'},
    'portfolio': lambda titles, language: {**SCENARIO(language), **named('script')}, # the firm's; services are rows
}
# Those of a CSV, which has no head.
ROWS = {
    'plan': lambda titles: identifiers(titles),
    'replan': lambda titles: identifiers(titles),
    'tag': lambda titles: {**identifiers(titles), **WHY('en')},
    'quote': lambda titles: named('equals', 'script', 'at'),
    'status': lambda titles: {**identifiers(titles), **titled(titles), **ALL},
    'screen': lambda titles: named('equals', 'command', 'at', 'quotes'),
    'portfolio': lambda titles: {**identifiers(titles), 'service 1': '=1+1', 'service 2': '<img src=x>'},
}


def titled(titles):
    return {f'the title of {identifier!r}': title for identifier, title in titles.items()}


def expected(command, kind, language, titles):
    """Labels and words of an output of that format: "text", "csv", "excel" (CSV for it) or another."""
    if kind in ('csv', 'excel'):
        return ROWS.get(command, lambda titles: {})(titles)
    if kind == 'oscal': # likewise; what is known of the plan, the scheme and the catalog
        return HEAD('en')
    if kind == 'ics':
        return SCENARIO(language)
    if kind == 'json': # in English whatever the language
        rows = {} if command == 'portfolio' else ROWS.get(command, lambda titles: {})(titles)
        head = SCENARIO('en') if command == 'compare' else SHOWN[command](titles, 'en')
        return {**head, **rows}
    return SHOWN[command](titles, language)


def pages(folder):
    with open(os.path.join(folder, 'texts.json'), encoding='utf-8') as file:
        titles = json.load(file)['titles']
    return {f'{command}.{language}': {label: [on_a_page(word), printable(word)]
                                      for label, word in expected(command, 'html', language, titles).items()}
            for command in SHOWN for language in ('en', 'ja')}


if __name__ == '__main__':
    json.dump(pages(sys.argv[1]), sys.stdout)
