# SPDX-License-Identifier: GPL-3.0-or-later
"""read.py FOLDER: holds what LibreOffice made of FOLDER/excel/*.csv (FOLDER/opened/*.xlsx) against the plain CSV of
the same names (FOLDER/plain)."""
import csv
import datetime
import glob
import os
import re
import sys

import openpyxl
from openpyxl.utils.escape import unescape

DAYS = {'from', 'until', 'due', 'due_date', 'assessed'}
WHOLE = re.compile(r'0|-?[1-9][0-9]{0,14}')
DAY = re.compile(r'[0-9]{4}-[0-9]{2}-[0-9]{2}')


def expected(text, heading):
    """What a cell is to come to. A text that no formula holds has an apostrophe where it would be a formula."""
    if WHOLE.fullmatch(text):
        return int(text)
    if heading in DAYS and DAY.fullmatch(text):
        return datetime.datetime.fromisoformat(text)
    is_beyond = len(text) > 255 or any(ord(letter) < 32 for letter in text)
    if is_beyond and re.match(r"['\t\r\n]|\s*[=+@＝＋＠－-]", text):
        return "'" + text
    return text


def same_letters(text):
    """A workbook's XML has one kind of line end, and writes control characters out as _x0001_, which its writer and its
    reader do not agree upon where a text has such words itself; no noncharacters either."""
    text = re.sub(r'_x[0-9A-F]{4}_', '', text.replace('_x005F_', '_')).replace('\r\n', '\n').replace('\r', '\n')
    return ''.join(letter for letter in text if letter in '\t\n' or (ord(letter) >= 32 and ord(letter) & 0xFFFE != 0xFFFE))


def is_same(wanted, found):
    if isinstance(wanted, str):
        shown = '' if found is None else found
        return isinstance(shown, str) and same_letters(wanted) in (same_letters(shown), same_letters(unescape(shown)))
    return type(wanted) is type(found) and wanted == found


def faults(plain, opened):
    with open(plain, encoding='utf-8', newline='') as file:
        rows = list(csv.reader(file, strict=True))
    cells = list(openpyxl.load_workbook(opened, data_only=True).active.iter_rows(values_only=True))
    formulas = list(openpyxl.load_workbook(opened).active.iter_rows(values_only=False))
    if len(cells) != len(rows):
        yield f'{len(cells)} rows; expected {len(rows)}'
        return
    for number, (row, found) in enumerate(zip(rows, cells), 1):
        for heading, text, value in zip(rows[0], row, found):
            if not is_same(expected(text, heading), value):
                yield f'row {number}, {heading}: {text[:60]!r} comes to {value!r:.60}'
    for cell in (cell for row in formulas for cell in row if cell.data_type == 'f'):
        if not re.fullmatch(r'="([^"]|"")*"', cell.value, re.S):
            yield f'{cell.coordinate} is the formula {cell.value[:60]}'


def main(folder):
    csv.field_size_limit(10 ** 6)
    failed = False
    names = sorted(os.path.basename(path)[:-4] for path in glob.glob(os.path.join(folder, 'plain', '*.csv')))
    for name in names:
        found = list(faults(f'{folder}/plain/{name}.csv', f'{folder}/opened/{name}.xlsx'))
        for fault in found[:10]:
            print(f'{name}: {fault}')
        failed = failed or bool(found)
    if not list(faults(f'{folder}/plain/changed-ids.csv', f'{folder}/opened/unguarded.xlsx')):
        print('plain CSV came through unchanged: this test sees nothing')
        failed = True
    print(f'{len(names)} files opened')
    sys.exit(failed or not names)


if __name__ == '__main__':
    main(sys.argv[1])
