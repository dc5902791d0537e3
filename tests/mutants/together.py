# SPDX-License-Identifier: GPL-3.0-or-later
"""All mutants of a source in one object: each function stands there once as it is and once for each of its mutants, and
is called by way of a switch over the environment's AP_MUTANT. So a source is compiled once, not once for each mutant."""

import os
import re

from mutations import functions_of, tokens_of

CHOICE = """
extern char *getenv(const char *);
extern int atoi(const char *);
static int chosen_mutant = -1;
__attribute__((constructor)) static void choose_mutant(void) {
  const char *chosen = getenv("AP_MUTANT");
  chosen_mutant = chosen ? atoi(chosen) : -1;
}
"""


class Together:
    """The mutants of one source that lie in functions; `numbers` has their AP_MUTANT by their name."""

    def __init__(self, bench, path, source, mutants, folder, flags=("-O0",)):
        self.bench, self.path, self.source, self.folder, self.flags = bench, path, source, folder, flags
        self.tokens = tokens_of(source)
        self.malformed = set()
        self.functions = []
        self.numbers = {}
        for function in functions_of(self.tokens):
            start, end = self.tokens[function.begin].start, self.tokens[function.end].end
            inside = [m for m in mutants if self.tokens[function.body].start <= m.start < end]
            if function.parameters is not None and inside:
                self.functions.append((function, start, end, inside))
        inside = [mutant for entry in self.functions for mutant in entry[3]]
        self.numbers = {mutant.id: number for number, mutant in enumerate(inside)}
        self.usable = self.build()
        if not self.usable:
            self.numbers = {}

    def clone(self, function, start, text, name):
        at = self.tokens[function.name_at]
        return text[start:at.start] + name + text[at.end:]

    def text(self):
        made, at = [], 0
        for function, start, end, inside in self.functions:
            name, arguments = function.name, ", ".join(function.parameters)
            made.append(self.source[at:start])
            header = self.source[start:self.tokens[function.body].start]
            made.append(header.rstrip() + ";\n")
            made.append(self.clone(function, start, self.source[:end], f"{name}_as_it_is") + "\n")
            cases = []
            give = "" if function.type_words[-1] == "void" else "return "
            stop = " return;" if not give else ""
            for mutant in inside:
                if mutant.id in self.malformed:
                    continue
                longer = len(mutant.replacement) - (mutant.end - mutant.start)
                clone = self.clone(function, start, mutant.apply(self.source)[:end + longer], f"{name}_{mutant.id}")
                made.append(f'#line 1 "mutant-{mutant.id}"\n{clone}\n')
                cases.append(f"case {self.numbers[mutant.id]}: {give}{name}_{mutant.id}({arguments});{stop}")
            made.append(f'#line 1 "choice"\n{header}{{ switch (chosen_mutant) {{ {" ".join(cases)} '
                        f'default: {give}{name}_as_it_is({arguments}); }} }}\n')
            at = end
        return CHOICE + "".join(made) + self.source[at:]

    def build(self):
        os.makedirs(self.folder, exist_ok=True)
        for _ in range(4):
            said = self.bench.complaints(self.path, self.text(), self.folder, self.flags)
            if said is None:
                return True
            found = set(re.findall(r"mutant-([0-9a-f]{10}):\d+:\d+: error", said))
            if not found - self.malformed:
                break
            self.malformed |= found
        with open(os.path.join(self.folder, "complaints"), "w", encoding="utf-8") as opened:
            opened.write(said + self.text())
        return False
