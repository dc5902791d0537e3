# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbers that workbooks of quotes, budgets and status reports have to hold, by the same command's JSON. Rows are
told by their numbers and their order, which are the same in each language."""
import datetime

from book import alike

DAY = 24 * 60 # minutes


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def numbers(row):
    """The row without the empty cells at its end, its name and the words after it: its numbers, None for an empty one."""
    cells = list(row[1:])
    while cells and not is_number(cells[-1]):
        cells.pop()
    return [cell if is_number(cell) else None for cell in cells]


def first_difference(found, wanted, what):
    """Whether the wanted rows are among those found, in that order."""
    rest = iter(found)
    for row in wanted:
        if not any(len(row) == len(other) and all(map(alike, row, other)) for other in rest):
            yield f'{what} does not hold {row} where it should'
            return


# ---- a quote ----

def over_the_years(contract, value):
    """A number of each year, and of all."""
    return [value(year) for year in [*contract['years'], contract['sum']]]


def quote_rows(told):
    quote, full = told['quote'], told['full']

    def row(value, contract=quote):
        return over_the_years(contract, value)

    yield from (row(lambda year, part=part: year['parts'][part]['items']) for part in quote['sum']['parts'])
    yield row(lambda year: year['all']['items'])
    yield row(lambda year: year['all']['design'] / DAY)
    yield row(lambda year: year['all']['operational'] / DAY)
    yield row(lambda year: year['minutes'] / DAY)
    grades = range(len(quote['sum']['fee']['grades']))
    yield from (row(lambda year, grade=grade: year['fee']['grades'][grade]['minutes'] / DAY) for grade in grades)
    yield row(lambda year: year['minutes'] / DAY)
    yield from (row(lambda year, grade=grade: year['fee']['grades'][grade]['amount']) for grade in grades)
    yield from (row(lambda year, part=part: year['fee'][part])
                for part in ('fixed_fees', 'expenses', 'contingency', 'total'))
    yield row(lambda year: year['minutes'] / DAY)
    yield from (row(lambda year, part=part: year[part]['minutes'] / DAY) for part in ('p50', 'p80'))
    yield from (row(lambda year, part=part: year[part]['cost']) for part in ('p50', 'p80'))
    yield row(lambda year: year['fee']['total'])
    for value, scale in ((lambda year: year['all']['items'], 1), (lambda year: year['minutes'] / DAY, 24),
                         (lambda year: year['fee']['total'], 1)):
        ours, theirs = row(value), row(value, full)
        yield theirs
        yield ours
        yield [(their - our) * scale for their, our in zip(theirs, ours)] # hours that are saved are a number of hours


def quote_faults(book, told):
    found = [numbers(row) for row in book.rows(book.sheets()[1])]
    yield from first_difference(found, list(quote_rows(told)), 'the quote')


# ---- a budget ----

def budget_rows(told):
    for external, whole in (('external', 'cost'), ('paid_external', 'cash')):
        years = told['fiscal_years']
        rows = [[year[external], year[whole] - year[external], year[whole]] for year in years]
        yield from rows
        yield [sum(column) for column in zip(*rows)]
    parts = ('external', 'internal_work', 'overhead', 'set_ups', 'internal', 'total')
    yield from ([year[part] for part in parts] for year in [*told['plan_years'], told['sum']])
    yield from ([peak['year'], peak['largest'], peak['average'], peak['per_mille_of_average'] / 1000]
                for peak in told['peak'].values())
    yield from ([payment['fiscal_year'], None, payment['amount']] for payment in told['payments'])
    yield from ([rule['external'], rule['internal'], rule['total'], rule['largest_year']] for rule in told['rules'])
    columns = [[domain['external_minutes'] / DAY, domain['external'], domain['internal_minutes'] / DAY,
                domain['internal'], domain['total']] for domain in told['domains']]
    yield from columns
    yield [sum(column) for column in zip(*columns)]


def without_months(row):
    """A payment's month is a word in one language and may be a number in none: it is left out."""
    return [None if isinstance(cell, str) else cell for cell in row]


def budget_faults(book, told):
    found = [numbers(without_months(row)) for row in book.rows(book.sheets()[1])]
    yield from first_difference(found, list(budget_rows(told)), 'the budget')


# ---- a status report ----

def day_number(date):
    return (datetime.date.fromisoformat(date) - datetime.date(1899, 12, 30)).days


def status_faults(book, told):
    rows = book.rows(book.sheets()[1])[1:]
    listed = [[row[0], row[3], *row[4:8], row[9], *row[10:13]] for row in rows if row[0]]
    wanted = [[objective[name] for name in ('id', 'rule', 'every', 'items', 'behind', 'last', 'evidence', 'next', 'due')]
              + [day_number(objective['due_date']) if objective['due_date'] else None]
              for objective in told['objectives']]
    if len(listed) != len(wanted):
        yield f'it lists {len(listed)} objectives, the report {len(wanted)}'
    for row, objective in zip(listed, wanted):
        if not all(map(alike, row, objective)):
            yield f'it has {row}, the report {objective}'
            break
    summary = [numbers(row) for row in book.rows(book.sheets()[0])]
    counts, this_round = told['counts'], told['round']
    wanted = [[counts['all']], [this_round['audited']]]
    wanted += [[counts[name]] for name in ('covered', 'overdue', 'never', 'planned_late')]
    wanted += [[year[name] for name in ('audited', 'recorded', 'to_come', 'in_all')] for year in this_round['years']]
    yield from first_difference(summary, wanted, 'the summary')
