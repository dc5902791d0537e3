# SPDX-License-Identifier: GPL-3.0-or-later
"""schema.py SCHEMA FILE…: what NIST's JSON schema says against each file, by python3-jsonschema."""
import json
import re
import sys
import unicodedata

import jsonschema


def ranges(kind):
    """The letters (L) or numbers (N) of Unicode, as the inside of a class in brackets: Python's re lacks \\p{…}."""
    points = [point for point in range(sys.maxunicode + 1) if unicodedata.category(chr(point))[0] == kind]
    parts = []
    first = last = points[0]
    for point in points[1:] + [None]:
        if point is not None and point == last + 1:
            last = point
            continue
        parts.append(f'\\U{first:08x}-\\U{last:08x}')
        first = last = point
    return ''.join(parts)


CLASSES = {name: ranges(name) for name in 'LN'}


def translated(pattern):
    """The pattern of ECMAScript in Python's words: \\p{L} by its letters; $ is the end, and no line end before it."""
    inside = re.sub(r'\\p\{([LN])\}', lambda found: f'[{CLASSES[found[1]]}]', pattern)
    return re.compile(re.sub(r'\$$', r'\\Z', inside))


PATTERNS = {}


def pattern(validator, wanted, instance, _schema):
    if wanted not in PATTERNS:
        PATTERNS[wanted] = translated(wanted)
    if validator.is_type(instance, 'string') and not PATTERNS[wanted].search(instance):
        yield jsonschema.ValidationError(f'{instance!r} does not match {wanted!r}')


def validator(path):
    with open(path, encoding='utf-8') as file:
        schema = json.load(file)
    made = jsonschema.validators.extend(jsonschema.Draft7Validator, {'pattern': pattern})
    return made(schema, format_checker=jsonschema.FormatChecker())


def faults(checker, document):
    """A line for each, those of the alternatives of an "anyOf" below it."""
    for error in checker.iter_errors(document):
        place = '/'.join(map(str, error.absolute_path))
        yield f'{place}: {error.message[:300]}'
        for below in error.context or []:
            yield f"  {'/'.join(map(str, below.absolute_path))}: {below.message[:300]}"


def main(schema, paths):
    checker = validator(schema)
    failed = False
    for path in paths:
        with open(path, encoding='utf-8') as file:
            found = list(faults(checker, json.load(file)))
        for line in found[:20]:
            print(f'{path}: {line}')
        failed = failed or bool(found)
    sys.exit(failed)


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2:])
