# SPDX-License-Identifier: GPL-3.0-or-later
"""A workbook as two readers have it: openpyxl the file that was written, LibreOffice what it comes to."""
import datetime
import math
import os
import re
import xml.etree.ElementTree as xml
import zipfile

import openpyxl
from openpyxl.utils.escape import unescape

CHART = '{http://schemas.openxmlformats.org/drawingml/2006/chart}'


class Book:
    def __init__(self, path):
        self.path = path
        self.written = openpyxl.load_workbook(path)
        self.stored = openpyxl.load_workbook(path, data_only=True)
        recalculated = os.path.join(os.path.dirname(path), 'recalculated', os.path.basename(path))
        self.recalculated = openpyxl.load_workbook(recalculated, data_only=True)

    def sheets(self):
        return self.written.sheetnames

    def rows(self, sheet):
        """The values of a sheet as LibreOffice has them."""
        return [[plain(value) for value in row] for row in self.recalculated[sheet].iter_rows(values_only=True)]

    def charts(self):
        """Of each chart the ranges of its series."""
        with zipfile.ZipFile(self.path) as parts:
            for name in sorted(parts.namelist()):
                if re.fullmatch(r'xl/charts/chart\d+\.xml', name):
                    root = xml.fromstring(parts.read(name))
                    yield [reference.text for values in root.iter(f'{CHART}val')
                           for reference in values.iter(f'{CHART}f')]

    def range(self, reference):
        """The numbers of 'Sheet'!$A$1:$B$2."""
        sheet, cells = reference.rsplit('!', 1)
        sheet = sheet.strip("'").replace("''", "'")
        found = self.recalculated[sheet][cells.replace('$', '')]
        if not isinstance(found, tuple):
            return [plain(found.value)]
        return [plain(cell.value) for row in found for cell in (row if isinstance(row, tuple) else (row,))]


def plain(value):
    """Times and days as the numbers that a spreadsheet has for them: days."""
    if isinstance(value, datetime.datetime):
        return (value - datetime.datetime(1899, 12, 30)).total_seconds() / 86400
    if isinstance(value, datetime.timedelta):
        return value.total_seconds() / 86400
    if isinstance(value, datetime.time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86400
    return value


def readable(text):
    """Without Excel's escapes: LibreOffice writes some of them in other letters, and some line ends as one."""
    bare = unescape(text)
    return text.replace('\r\n', '\n').replace('\r', '\n') if bare == text else readable(bare)


def alike(left, right):
    left, right = plain(left), plain(right)
    if isinstance(left, str) and isinstance(right, str):
        return readable(left) == readable(right)
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return math.isclose(left, right, rel_tol=1e-12, abs_tol=1e-9)
    return left == right or {left, right} == {None, ''}


def differences(book):
    """Where LibreOffice has another value than the file, and where it has a fault."""
    if book.recalculated.sheetnames != book.sheets():
        yield f'LibreOffice has the sheets {book.recalculated.sheetnames}'
        return
    for sheet in book.sheets():
        for row in book.stored[sheet].iter_rows():
            for cell in row:
                counted = book.recalculated[sheet][cell.coordinate].value
                if not alike(cell.value, counted):
                    yield f'{sheet}!{cell.coordinate} has {cell.value!r}, recalculated {counted!r}'
        for row in book.recalculated[sheet].iter_rows():
            for cell in row:
                if cell.data_type == 'e':
                    yield f'{sheet}!{cell.coordinate} is the fault {cell.value}'


def looks(book):
    """What every sheet of ours has: A4, and where it is a list, a head that stays and filters."""
    for sheet in book.written:
        if str(sheet.page_setup.paperSize) != '9':
            yield f'{sheet.title} is not printed on A4'
        if not sheet.sheet_properties.pageSetUpPr or not sheet.sheet_properties.pageSetUpPr.fitToPage:
            yield f'{sheet.title} is not printed as wide as the page'
        if sheet.auto_filter.ref is not None and sheet.freeze_panes is None:
            yield f'{sheet.title} has a filter and no head that stays'
    if not any(sheet.auto_filter.ref for sheet in book.written):
        yield 'no sheet has a filter'


def empty_charts(book):
    for number, references in enumerate(book.charts(), 1):
        for reference in references:
            values = book.range(reference)
            if not values or any(not isinstance(value, (int, float)) for value in values):
                yield f'chart {number}: {reference} holds {values[:5]}'
