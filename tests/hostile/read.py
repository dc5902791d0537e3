# SPDX-License-Identifier: GPL-3.0-or-later
"""read.py FOLDER: opens each output that is named in FOLDER/made by a reader of its format, and looks for the hostile
words that it has to hold: whole, and none of them harmed."""
import csv
import io
import json
import os
import re
import sys

from expected import expected, printable, steers

def without_blanks(text):
    return ''.join(text.split(' '))


def leaves(value):
    if isinstance(value, dict):
        for member in value.values():
            yield from leaves(member)
    elif isinstance(value, list):
        for member in value:
            yield from leaves(member)
    elif isinstance(value, str):
        yield value


def read_text(data, words):
    """Lines are wrapped at blanks, and words that are longer than a line within; of columns that are too narrow the
    rest comes below: so the words are looked for without blanks and line ends."""
    text = data.decode('utf-8')
    raw = sorted({hex(ord(letter)) for letter in text if letter != '\n' and steers(letter)})
    yield from (f'the control character or mark {letter} as it is' for letter in raw)
    squeezed = without_blanks(text.replace('\n', ''))
    yield from (f'{name} is not there' for name, word in words if without_blanks(printable(word)) not in squeezed)


def read_csv(data, words):
    rows = list(csv.reader(io.StringIO(data.decode('utf-8'), newline=''), strict=True))
    if len({len(row) for row in rows}) != 1:
        yield 'rows of different lengths'
    fields = {field for row in rows for field in row}
    yield from (f'{name} is not there' for name, word in words if word not in fields)


def meant(cell):
    """The text that a cell of CSV for Excel stands for."""
    if cell.startswith('="') and cell.endswith('"'):
        return cell[2:-1].replace('""', '"')
    is_long = len(cell) > 256 or any(ord(letter) < 32 for letter in cell)
    return cell[1:] if is_long and cell[:2] in ("'=", "'+", "'-", "'@", "'\t", "'\r", "'\n", "''") else cell


def read_excel(data, words):
    text = data.decode('utf-8')
    if not text.startswith('\ufeff'):
        yield 'no byte order mark'
    if not text.endswith('\r\n'):
        yield 'lines that do not end in CR and LF'
    rows = list(csv.reader(io.StringIO(text[1:], newline=''), strict=True))
    if len({len(row) for row in rows}) != 1:
        yield 'rows of different lengths'
    cells = {cell for row in rows for cell in row}
    for cell in cells:
        is_text = re.fullmatch(r'="([^"]|"")*"', cell)
        if re.match(r'[=+@\t\r\n＝＋＠－]|-(?![0-9]+$)', cell) and not is_text:
            yield f'{cell[:40]!r} is taken for a formula'
        if is_text and len(cell[2:-1].replace('""', '"')) > 255:
            yield f'{cell[:40]!r} is longer than a formula may be'
    fields = {meant(cell) for cell in cells}
    yield from (f'{name} is not there' for name, word in words if word not in fields)


def read_json(data, words):
    strings = set(leaves(json.loads(data)))
    yield from (f'{name} is not there' for name, word in words if word not in strings)


def read_ics(data, words):
    try:
        import icalendar
    except ImportError:
        print('left out: calendars, whose reader (package python3-icalendar) is not installed')
        return
    calendar = icalendar.Calendar.from_ical(data)
    strings = {str(value) for part in calendar.walk() for value in part.values()}
    yield from (f'{name} is not there' for name, word in words
                if not any(printable(word) in string for string in strings))


def harmed(word, found):
    """Whether the word is found neither as it is nor as a terminal is shown it."""
    return word not in found and printable(word) not in found


def read_xlsx(data, words):
    try:
        import openpyxl
    except ImportError:
        print('left out: workbooks, whose reader (package python3-openpyxl) is not installed')
        return
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    formulas = {cell.value for cell in cells if cell.data_type == 'f'}
    yield from (f'{name} is a formula' for name, word in words if word in formulas)
    links = [cell.hyperlink.target or cell.hyperlink.location for cell in cells if cell.hyperlink is not None]
    yield from (f'a link to {link}' for link in links if link in dict(words).values())
    texts = {openpyxl.utils.escape.unescape(cell.value) for cell in cells if cell.data_type == 's'}
    yield from (f'{name} is not there' for name, word in words if harmed(word, texts))


def read_oscal(data, words):
    """Of a word within a sentence it is enough that it is there."""
    whole = '\n'.join(leaves(json.loads(data)))
    yield from (f'{name} is not there' for name, word in words if harmed(word, whole))


READERS = {'text': read_text, 'csv': read_csv, 'excel': read_excel, 'json': read_json, 'ics': read_ics, 'xlsx': read_xlsx,
           'oscal': read_oscal}


def main(folder):
    with open(os.path.join(folder, 'texts.json'), encoding='utf-8') as file:
        titles = json.load(file)['titles']
    csv.field_size_limit(10 ** 6)
    failed = False
    with open(os.path.join(folder, 'made'), encoding='utf-8') as file:
        outputs = file.read().split()
    for output in outputs:
        command, language, kind = output.split('.')
        if kind not in READERS:
            print(f'{output}: no reader of {kind} here')
            failed = True
            continue
        with open(os.path.join(folder, output), 'rb') as file:
            data = file.read()
        words = list(expected(command, kind, language, titles).items())
        faults = list(READERS[kind](data, words))
        for fault in faults[:10]:
            print(f'{output}: {fault}')
        failed = failed or bool(faults)
    print(f'{len(outputs)} outputs read')
    sys.exit(failed)


if __name__ == '__main__':
    main(sys.argv[1])
