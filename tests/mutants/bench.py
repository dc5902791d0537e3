# SPDX-License-Identifier: GPL-3.0-or-later
"""Where mutants are tried: programs that take one source of the engine from a library of its own, ahead of all others.

All objects are compiled once, without sanitizers, into libengine.so; the command and the programs of the unit tests
look for their symbols in libmutant.so first. That is empty, but for the one mutated source: a mutant costs one
compilation, and no program is linked again."""

import glob
import hashlib
import json
import math
import os
import re
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
BUILD = os.environ.get("BUILD_FOLDER", os.path.join(ROOT, "build", "dev"))
BENCH = os.path.join(ROOT, "build", "mutants")
LIBRARIES = "-lyaml -ljansson -lpcre2-8 -lutf8proc -lical -lxlsxwriter -lminizip -lexpat -lnettle -luuid -lglpk -lcsv -lm"
LEFT_OUT = ("-O", "-g", "-fsanitize", "-fno-sanitize", "-fvisibility", "-fPIE", "-W", "-o", "-c", "--coverage",
            "-fprofile", "-fno-omit")
WRAPPED = ("test_json_heap",)  # is linked around the heap, which a library of its own would not follow; judges nothing
MEMORY_MOST = 2 << 30
SANITIZERS = "-fsanitize=address,undefined,bounds-strict -fno-sanitize-recover=all"


def digest(*paths):
    made = hashlib.sha256()
    for path in paths:
        with open(path, "rb") as opened:
            made.update(opened.read() + b"\0")
    return made.hexdigest()


def call(command, **options):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
    if done.returncode != 0:
        sys.exit(f"mutants: {shlex.join(command)}\n{done.stdout.decode()}")


def flags_of(command):
    """What of a compilation of the build says how the source is to be understood."""
    words = shlex.split(command)[1:]
    return [word for before, word in zip([""] + words, words)
            if not word.startswith(LEFT_OUT) and before != "-o" and not word.endswith(".c")]


class Made:
    """Files that were made, by the key of what they were made of: only others are made again."""

    def __init__(self, path):
        self.path, self.keys = path, {}
        if os.path.exists(path):
            with open(path, encoding="utf-8") as opened:
                self.keys = json.load(opened)

    def make(self, output, key, action):
        key = hashlib.sha256(key.encode()).hexdigest()
        if self.keys.get(output) != key or not os.path.exists(output):
            if not action():
                sys.exit(f"mutants: {output} cannot be made")
            self.keys[output] = key

    def keep(self):
        with open(self.path, "w", encoding="utf-8") as opened:
            json.dump(self.keys, opened)


class Bench:
    def __init__(self):
        with open(os.path.join(BUILD, "compile_commands.json"), encoding="utf-8") as opened:
            entries = json.load(opened)
        self.flags = {entry["file"]: flags_of(entry["command"]) for entry in entries
                      if "/fuzz/" not in entry["file"] and "/make_filter.c" not in entry["file"]}
        self.targets = {}  # the sources of each
        for entry in entries:
            target = re.search(r" -o \S*CMakeFiles/(\S+?)\.dir/", entry["command"])
            self.targets.setdefault(target.group(1), []).append(entry["file"])
        self.switches = shlex.split(next(e["command"] for e in entries if e["file"].endswith("/checking/check.c")))
        self.compiler = self.switches[0]
        self.launcher = ["ccache"] if shutil.which("ccache") else []

    def compile(self, source, output, flags, text=None):
        """Whether it compiles; `text` stands for the source where it is given."""
        words = self.words(source, flags)
        if text is None:
            return subprocess.run([*self.launcher, *words, "-c", source, "-o", output]).returncode == 0
        command = [*words, "-x", "c", "-c", "-", "-o", output]
        return subprocess.run(command, input=text.encode(), stderr=subprocess.DEVNULL).returncode == 0

    def object_of(self, source):
        return os.path.join(BENCH, "objects", os.path.relpath(source, ROOT).replace("/", "_") + ".o")

    def build(self):
        for folder in ("objects", "bin", "units", "none", "share"):
            os.makedirs(os.path.join(BENCH, folder), exist_ok=True)
        made = Made(os.path.join(BENCH, "made.json"))
        headers = digest(*sorted(path for folder in ("engine", "include", "tests")
                                 for path in glob.glob(os.path.join(ROOT, folder, "**", "*.h"), recursive=True)))

        def make(source):
            key = digest(source) + headers + " ".join(self.words(source, ["-O1"]))
            made.make(self.object_of(source), key, lambda: self.compile(source, self.object_of(source), ["-O1"]))

        sources = sorted(self.flags)
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(make, sources))
        made.keep()
        self.link(sources, made)
        made.keep()
        for name, target in (("auditplan", os.path.join(ROOT, "controls")),
                             ("locale", os.path.join(BUILD, "share", "locale"))):
            link = os.path.join(BENCH, "share", name)
            if not os.path.islink(link):
                os.symlink(target, link)

    def link(self, sources, made):
        def is_engine(source):
            return not source.startswith(os.path.join(ROOT, "tests")) and "/cli/" not in source and \
                not source.endswith(("/call_filter.c", "/plan_one.c"))

        def link_of(output, own, *words):
            objects = [self.object_of(source) for source in own]
            command = [self.compiler, "-o", output, *objects, *words]
            made.make(output, " ".join(command) + "".join(made.keys[path] for path in objects),
                      lambda: call(command) is None)

        engine = os.path.join(BENCH, "libengine.so")
        none = os.path.join(BENCH, "none", "libmutant.so")
        link_of(engine, list(filter(is_engine, sources)), "-shared", "-Wl,-soname,libengine.so", "-pthread",
                *LIBRARIES.split())
        link_of(none, [], "-shared", "-Wl,-soname,libmutant.so", "-x", "c", os.devnull)
        # The mutant before the engine, and looked for where LD_LIBRARY_PATH says.
        ending = ["-Wl,--no-as-needed", none, engine, f"-Wl,-rpath,{BENCH}", "-pthread", *LIBRARIES.split()]
        command = [s for s in sources if "/engine/cli/" in s or s.endswith("/call_filter.c")]
        link_of(os.path.join(BENCH, "bin", "auditplan"), command, *ending)
        for target, own in self.targets.items():
            if target.startswith("test_") and target not in WRAPPED:
                helpers = self.targets.get("test-helpers", [])
                link_of(os.path.join(BENCH, "units", target), sorted({*own, *helpers}), *ending, "-lcmocka")

    def words(self, source, flags):
        return [self.compiler, *flags, *self.flags[source], "-std=c17", "-fPIC", "-w", "-Werror=int-conversion",
                "-fmax-errors=0", "-iquote", os.path.dirname(source)]

    def complaints(self, source, text, folder, flags):
        """What the compiler says against the text as that source; else None, and it is a library in the folder."""
        made = os.path.join(folder, "mutant.o")
        done = subprocess.run([*self.words(source, flags), "-x", "c", "-c", "-", "-o", made], input=text.encode(),
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if done.returncode != 0:
            return done.stderr.decode()
        self.link_mutant(made, folder, flags)
        return None

    def link_mutant(self, made, folder, flags):
        words = [word for word in flags if word.startswith("-fsanitize")]
        library = os.path.join(folder, "libmutant.so")
        call([self.compiler, "-shared", *words, "-o", library, made] if words else ["ld", "-shared", "-o", library, made])

    def make_mutant(self, source, text, folder, flags=("-O0",)):
        os.makedirs(folder, exist_ok=True)
        made = os.path.join(folder, "mutant.o")
        if not self.compile(source, made, list(flags), text):
            return False
        self.link_mutant(made, folder, flags)
        return True

    def sanitizing(self):
        """What a program without sanitizers needs where its mutant has them."""
        found = subprocess.run([self.compiler, "-print-file-name=libasan.so"], capture_output=True, text=True)
        return {"LD_PRELOAD": os.path.realpath(found.stdout.strip()),
                "ASAN_OPTIONS": "detect_stack_use_after_return=1:allocator_may_return_null=1"}

    def optimised(self, source, text, folder):
        """A digest of the optimised code; empty where it does not compile."""
        made = os.path.join(folder, "optimised.o")
        return digest(made) if self.compile(source, made, ["-O2", "-g0"], text) else ""


class Test:
    """A program of the unit tests, or a case of the command."""

    def __init__(self, name, command, *watched):
        self.name, self.command, self.watched = name, command, watched
        self.seconds = 1.0  # of the processor

    def digest(self):
        return digest(*self.watched)

    def environment(self, folder, more):
        variables = {"PATH": os.path.join(BENCH, "bin") + ":" + os.environ["PATH"], "LC_ALL": "C.UTF-8",
                     "HOME": os.environ.get("HOME", "/"), "SOURCE_FOLDER": ROOT, "BUILD_FOLDER": BUILD,
                     "SCENARIOS": os.path.join(ROOT, "scenarios"), "TMPDIR": folder, "LD_LIBRARY_PATH": folder}
        return {**variables, **more}

    def run(self, folder, seconds, more=None, memory=MEMORY_MOST):
        """0 passed, 1 failed, 2 took too long, and the seconds of the processor that it took."""
        def limit():
            whole = math.ceil(seconds)
            resource.setrlimit(resource.RLIMIT_CPU, (whole, whole))
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 28, 1 << 28))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            if memory:
                resource.setrlimit(resource.RLIMIT_AS, (memory, memory))

        process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, cwd=folder, env=self.environment(folder, more or {}),
                                   preexec_fn=limit, start_new_session=True)
        watch = threading.Timer(20 * seconds + 10, os.killpg, (process.pid, signal.SIGKILL))
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        watch.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        spent = usage.ru_utime + usage.ru_stime
        slow = spent >= seconds or process.returncode == -signal.SIGKILL
        return (0 if process.returncode == 0 else 2 if slow else 1), spent


def all_tests():
    tests = []
    for source in sorted(glob.glob(os.path.join(ROOT, "tests", "unit", "test_*.c"))):
        name = os.path.basename(source)[:-2]
        program = os.path.join(BENCH, "units", name)
        if os.path.exists(program):  # one that was added since needs `cmake --preset dev`
            tests.append(Test(f"unit/{name[5:]}", [program], program))
    runner = os.path.join(ROOT, "tests", "cli", "run-case")
    for command in sorted(glob.glob(os.path.join(ROOT, "tests", "cli", "*", "command"))):
        case = os.path.dirname(command)
        files = sorted(path for path in glob.glob(os.path.join(case, "**"), recursive=True) if os.path.isfile(path))
        tests.append(Test(f"cli/{os.path.basename(case)}", [runner, case], *files))
    return tests
