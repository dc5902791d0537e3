# SPDX-License-Identifier: GPL-3.0-or-later
"""Small faults that can be put into a C source of this project, one at a time: its mutants.

The source is split into tokens; comments, texts and lines of the preprocessor are left alone. What clang-format
guarantees tells the rest apart: a binary operator has a blank on either side, a pointer's star has not."""

import hashlib
import re
from bisect import bisect_left, bisect_right

TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|\d[\w.]*|[A-Za-z_]\w*|'
    r"<<=|>>=|\.\.\.|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[^\s\w]", re.DOTALL)
# A line that begins with # and those that it is continued on.
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.MULTILINE)
KEYWORDS = {"if", "for", "while", "switch", "return", "sizeof", "else", "do", "case", "default", "break", "continue"}
DECLARING = {"const", "static", "struct", "enum", "union", "typedef", "int", "bool", "char", "void", "unsigned",
             "double", "long", "extern"}
WHOLE_NUMBERS = {"int", "size_t", "int64_t", "uint64_t", "int32_t", "uint32_t", "ap_wide", "ap_years"}
BINARY = {
    "<": ("<=", ">="), "<=": ("<", ">"), ">": (">=", "<="), ">=": (">", "<"), "==": ("!=",), "!=": ("==",),
    "+": ("-",), "-": ("+",), "*": ("/",), "/": ("*",), "%": ("*",), "&&": ("||",), "||": ("&&",), "&": ("|",),
    "|": ("&",), "^": ("|",), "<<": (">>",), ">>": ("<<",), "+=": ("-=",), "-=": ("+=",), "*=": ("/=",),
    "/=": ("*=",), "|=": ("&=",), "&=": ("|=",), "^=": ("|=",)}
ANYWHERE = {"++": "--", "--": "++", "true": "false", "false": "true", "break": "continue", "continue": "break"}
DECIDING = {"<", "<=", ">", ">=", "==", "!=", "&&", "||", "!"}
BEFORE_CONDITION = {"=", "+=", "-=", "|=", "&=", "return", ",", "(", "{", ";", "?", ":", "["}


class Token:
    def __init__(self, text, start, source):
        self.text, self.start, self.end = text, start, start + len(text)
        self.spaced = source[start - 1:start].isspace() and source[self.end:self.end + 1].isspace()

    @property
    def is_name(self):
        return (self.text[0].isalpha() or self.text[0] == "_") and self.text not in KEYWORDS


class Mutant:
    """A replacement of source[start:end]. What it is called does not depend on the number of its line."""

    def __init__(self, file, function, source, start, end, replacement, change):
        self.file, self.function, self.start, self.end = file, function, start, end
        self.replacement, self.change = replacement, change
        self.line = source.count("\n", 0, start) + 1
        line_start = source.rfind("\n", 0, start) + 1
        self.text = source[line_start:(source + "\n").index("\n", start)].strip()
        self.first_line = self.last_line = self.line  # of the statement around it
        self.ordinal = 1

    def number(self, ordinal):
        self.ordinal = ordinal
        name = "\0".join([self.file, self.function, self.text, self.change, str(ordinal)])
        self.id = hashlib.sha256(name.encode()).hexdigest()[:10]

    def kind(self):
        return (self.file, self.function, self.text, self.change)

    def title(self):
        return f"{self.id} {self.file} {self.function}: {self.change}" + (
            f", no. {self.ordinal}" if self.ordinal > 1 else "")

    def apply(self, source):
        return source[:self.start] + self.replacement + source[self.end:]


def tokens_of(source):
    source = DIRECTIVE.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), source)
    return [Token(found.group(), found.start(), source) for found in TOKEN.finditer(source)
            if not found.group().startswith(("//", "/*"))]


def closing(tokens, at):
    """Where the bracket that opens at `at` is closed."""
    depth = 0
    for i in range(at, len(tokens)):
        depth += (tokens[i].text in "([{") - (tokens[i].text in ")]}")
        if depth == 0:
            return i
    raise ValueError("brackets do not match")


class Function:
    """A function that is defined in a source, by its tokens: where it begins, its name, its body's brackets."""

    def __init__(self, tokens, begin, body, end):
        self.begin, self.body, self.end = begin, body, end
        depth, opening = 1, body - 2
        while depth > 0:
            depth += (tokens[opening].text == ")") - (tokens[opening].text == "(")
            opening -= 1
        self.name_at = opening
        self.name = tokens[self.name_at].text
        self.type_words = [token.text for token in tokens[begin:self.name_at]]
        self.parameters = self.names_of_parameters(tokens)

    def names_of_parameters(self, tokens):
        """None where their number varies."""
        names, depth, last = [], 0, ""
        for token in tokens[self.name_at + 1:closing(tokens, self.name_at + 1) + 1]:
            depth += token.text in ("(", "[")
            if token.text in (",", ")") and depth == 1:
                names.append(last)
            elif depth == 1 and token.is_name:
                last = token.text
            elif token.text == "...":
                return None
            depth -= token.text in (")", "]")
        return [] if names == ["void"] else names


def functions_of(tokens):
    functions, at, begin = [], 0, 0
    while at < len(tokens):
        text = tokens[at].text
        if text in "([":
            at = closing(tokens, at)
        elif text == "{":
            end = closing(tokens, at)
            if tokens[at - 1].text == ")":
                functions.append(Function(tokens, begin, at, end))
                begin = end + 1
            at = end
        elif text == ";":
            begin = at + 1
        at += 1
    return functions


class Finder:
    def __init__(self, file, source):
        self.file, self.source, self.mutants = file, source, []
        self.tokens = tokens_of(source)
        self.function, self.result = "file scope", []

    def add(self, first, last, replacement, change):
        self.mutants.append(Mutant(self.file, self.function, self.source, self.tokens[first].start,
                                   self.tokens[last].end, replacement, change))

    def text(self, first, last):
        return self.source[self.tokens[first].start:self.tokens[last].end]

    def shown(self, first, last):
        text = " ".join(self.text(first, last).split())
        return text if len(text) <= 60 else text[:57] + "..."

    def decides(self, first, last):
        return any(token.text in DECIDING for token in self.tokens[first:last + 1])

    def negate(self, first, last):
        if not self.decides(first, last):
            self.add(first, last, f"!({self.text(first, last)})", f"`{self.shown(first, last)}` negated")

    def number(self, at):
        found = re.fullmatch(r"(0[xX][0-9a-fA-F]+|\d+)([uUlL]*)", self.tokens[at].text)
        if found:
            value = int(found.group(1), 0)
            for other in ([value - 1] if value > 0 else []) + [value + 1]:
                self.add(at, at, f"{other}{found.group(2)}", f"`{self.tokens[at].text}` becomes `{other}`")

    def question(self, at):
        first, depth = at, 0
        while first > 0:
            text = self.tokens[first - 1].text
            if depth == 0 and text in BEFORE_CONDITION:
                break
            depth += (text in ")]}") - (text in "([{")
            first -= 1
        self.negate(first, at - 1)

    def token(self, at):
        token = self.tokens[at]
        if token.text in BINARY and token.spaced:
            for other in BINARY[token.text]:
                self.add(at, at, other, f"`{token.text}` becomes `{other}`")
        elif token.text in ANYWHERE:
            self.add(at, at, ANYWHERE[token.text], f"`{token.text}` becomes `{ANYWHERE[token.text]}`")
        elif token.text in ("!", "~"):
            self.add(at, at, "", f"`{token.text}` removed")
        elif token.text == "?":
            self.question(at)
        else:
            self.number(at)

    def declares(self, at):
        first, second, third = self.tokens[at:at + 3]
        return first.text in DECLARING or first.is_name and (
            second.is_name or second.text == "*" and not second.spaced and third.is_name)

    def returned(self, first, last):
        """The value of a return statement."""
        value, words = self.text(first, last), self.result
        others = []
        if "*" in words:
            others = ["NULL"] if value != "NULL" else []
        elif words[-1] == "bool":
            others = [] if value in ("true", "false") else [f"!({value})"]
        elif words[-1] == "ap_status":
            others = ["AP_MACHINE", "AP_NO"] if value == "AP_OK" else ["AP_OK"]
        elif words[-1] in WHOLE_NUMBERS:
            others = [] if re.fullmatch(r"\d+", value) else ["0", f"({value}) + 1"]
        for other in others:
            change = other if len(other) < 12 else "its contrary" if other[0] == "!" else "1 more"
            self.add(first, last, other, f"returns {change}")

    def statement(self, at):
        """The statement or part of one that begins there; where the next begins."""
        text = self.tokens[at].text
        if text in ("if", "for", "while", "switch"):
            end = closing(self.tokens, at + 1)
            if text in ("if", "while"):
                self.negate(at + 2, end - 1)
            return end + 1
        if text in ("case", "default"):
            return next(i for i in range(at, len(self.tokens)) if self.tokens[i].text == ":") + 1
        if text in ("{", "}", "else", "do", ";"):
            return at + 1
        end = at
        while self.tokens[end].text != ";":
            end = closing(self.tokens, end) + 1 if self.tokens[end].text in "([{" else end + 1
        if text == "return":
            if end > at + 1:
                self.returned(at + 1, end - 1)
        elif text not in ("break", "continue") and not self.declares(at):
            self.add(at, end, ";", f"`{self.shown(at, end)}` deleted")
        return end + 1

    def place(self):
        """Names the lines of the statement that each mutant lies in."""
        ends = [token.end for token in self.tokens if token.text in (";", "{", "}")]
        lines = [found.start() for found in re.finditer("\n", self.source)]
        for mutant in self.mutants:
            place = bisect_right(ends, mutant.start)
            start = ends[place - 1] if place > 0 else 0
            before = self.source[start:mutant.start]
            start += len(before) - len(before.lstrip())
            place = bisect_left(ends, mutant.end)
            end = ends[place] if place < len(ends) else len(self.source)
            mutant.first_line, mutant.last_line = (bisect_left(lines, at) + 1 for at in (start, end))

    def find(self):
        at = 0
        for function in functions_of(self.tokens):
            first, last = function.body, function.end
            self.function = "file scope"
            for i in range(at, first):
                self.number(i)
            self.function, self.result = function.name, function.type_words
            for i in range(first, last):
                self.token(i)
            i = first + 1
            while i < last:
                i = self.statement(i)
            at = last + 1
        self.function = "file scope"
        for i in range(at, len(self.tokens)):
            self.number(i)
        self.mutants.sort(key=lambda mutant: (mutant.start, mutant.end, mutant.change))
        self.place()
        counts = {}
        for mutant in self.mutants:
            counts[mutant.kind()] = counts.get(mutant.kind(), 0) + 1
            mutant.number(counts[mutant.kind()])
        return self.mutants


def mutants_of(root, file):
    """The mutants of a source, which is named from the root."""
    with open(f"{root}/{file}", encoding="utf-8") as opened:
        source = opened.read()
    return source, Finder(file, source).find()
