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
MEMORY_MOST = 2 << 30
SANITIZERS = "-fsanitize=address,undefined -fno-sanitize-recover=all"


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


class Bench:
    def __init__(self):
        with open(os.path.join(BUILD, "compile_commands.json"), encoding="utf-8") as opened:
            entries = json.load(opened)
        self.flags = {entry["file"]: flags_of(entry["command"]) for entry in entries
                      if "/fuzz/" not in entry["file"] and "/make_filter.c" not in entry["file"]}
        self.compiler = shlex.split(entries[0]["command"])[0]
        self.launcher = ["ccache"] if shutil.which("ccache") else []

    def compile(self, source, output, flags, text=None):
        """Whether it compiles; `text` stands for the source where it is given."""
        words = [self.compiler, *flags, *self.flags[source], "-std=c17", "-fPIC", "-w", "-Werror=int-conversion",
                 "-iquote", os.path.dirname(source)]
        if text is None:
            return subprocess.run([*self.launcher, *words, "-c", source, "-o", output]).returncode == 0
        command = [*words, "-x", "c", "-c", "-", "-o", output]
        return subprocess.run(command, input=text.encode(), stderr=subprocess.DEVNULL).returncode == 0

    def object_of(self, source):
        return os.path.join(BENCH, "objects", os.path.relpath(source, ROOT).replace("/", "_") + ".o")

    def build(self):
        for folder in ("objects", "bin", "units", "none", "share"):
            os.makedirs(os.path.join(BENCH, folder), exist_ok=True)
        sources = sorted(self.flags)
        with ThreadPoolExecutor(2) as pool:
            made = list(pool.map(lambda source: self.compile(source, self.object_of(source), ["-O1"]), sources))
        if not all(made):
            sys.exit("mutants: the sources do not compile")
        self.link(sources)
        for name, target in (("auditplan", os.path.join(ROOT, "controls")),
                             ("locale", os.path.join(BUILD, "share", "locale"))):
            link = os.path.join(BENCH, "share", name)
            if not os.path.islink(link):
                os.symlink(target, link)

    def link(self, sources):
        def is_engine(source):
            return not source.startswith(os.path.join(ROOT, "tests")) and "/cli/" not in source and \
                not source.endswith(("/call_filter.c", "/plan_one.c"))

        def objects(chosen):
            return [self.object_of(source) for source in chosen]

        engine = os.path.join(BENCH, "libengine.so")
        none = os.path.join(BENCH, "none", "libmutant.so")
        call([self.compiler, "-shared", "-Wl,-soname,libengine.so", "-o", engine, *objects(filter(is_engine, sources)), "-pthread",
              *LIBRARIES.split()])
        call([self.compiler, "-shared", "-Wl,-soname,libmutant.so", "-o", none, "-x", "c", os.devnull])
        # The mutant before the engine, and looked for where LD_LIBRARY_PATH says.
        ending = ["-Wl,--no-as-needed", none, engine, f"-Wl,-rpath,{BENCH}", "-pthread", *LIBRARIES.split()]
        command = [s for s in sources if "/engine/cli/" in s or s.endswith("/call_filter.c")]
        call([self.compiler, "-o", os.path.join(BENCH, "bin", "auditplan"), *objects(command), *ending])
        units = [s for s in sources if "/tests/unit/" in s]
        heap = [s for s in units if s.endswith("/failing_heap.c")]
        helpers = [s for s in units if not os.path.basename(s).startswith("test_") and s not in heap]
        for unit in units:
            name = os.path.basename(unit)[:-2]
            if name.startswith("test_"):
                more = heap if name.endswith("_memory") else []
                call([self.compiler, "-o", os.path.join(BENCH, "units", name), *objects([unit, *more, *helpers]),
                      *ending, "-lcmocka"])

    def make_mutant(self, source, text, folder, flags=("-O0",)):
        os.makedirs(folder, exist_ok=True)
        made = os.path.join(folder, "mutant.o")
        if not self.compile(source, made, list(flags), text):
            return False
        words = [word for word in flags if word.startswith(("-fsanitize", "--coverage"))]
        library = os.path.join(folder, "libmutant.so")
        call([self.compiler, "-shared", *words, "-o", library, made] if words else ["ld", "-shared", "-o", library, made])
        return True

    def sanitizing(self):
        """What a program without sanitizers needs where its mutant has them."""
        found = subprocess.run([self.compiler, "-print-file-name=libasan.so"], capture_output=True, text=True)
        return {"LD_PRELOAD": os.path.realpath(found.stdout.strip()),
                "ASAN_OPTIONS": "detect_stack_use_after_return=1:allocator_may_return_null=1"}

    def is_same_code(self, source, one, other, folder):
        """Whether both come to the same optimised code."""
        paths = [os.path.join(folder, name) for name in ("one.o", "other.o")]
        for text, path in zip((one, other), paths):
            self.compile(source, path, ["-O2", "-g0"], text)
        return digest(paths[0]) == digest(paths[1])


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
        tests.append(Test(f"unit/{name[5:]}", [program], program))
    runner = os.path.join(ROOT, "tests", "cli", "run-case")
    for command in sorted(glob.glob(os.path.join(ROOT, "tests", "cli", "*", "command"))):
        case = os.path.dirname(command)
        files = sorted(path for path in glob.glob(os.path.join(case, "**"), recursive=True) if os.path.isfile(path))
        tests.append(Test(f"cli/{os.path.basename(case)}", [runner, case], *files))
    return tests
