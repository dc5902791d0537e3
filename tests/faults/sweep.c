/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sweep [-d FOLDER] [-o FILE] [-s STEP | -k KNOWN] [-t] PRELOAD COMMAND…: runs the command once as it is and then once
 * for each of its allocations (or every STEP-th of them), which fails. With -k, of those that the same calls lead to
 * only the first, the last and the one in their middle; and none that the same calls led to in an earlier sweep that
 * put them into the file KNOWN, as this one does. Each run must end as the first one did, with the same output, or say
 * that memory ran out, with exit 3 and no output. FILE is what the command writes; it must be whole or untouched.
 * FOLDER is one that it makes, which is removed before each run. Leaks are told where a run leaves more behind than the
 * first did, or, where it says that memory ran out, than most runs that say so; what the C library sets up before the
 * command's own work is left out of that. Prints how many points there were; exits with 1 where one of them went wrong.
 */
#define _GNU_SOURCE /* memfd_create() */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MACHINE = 3, SHOWN_MOST = 2000, SECONDS_MOST = 60, LEFT_MOST = 4096, CACHED_MOST = 4 };

typedef struct bytes {
  char *start;
  size_t length;
} bytes;

typedef struct outcome {
  int status; /* as waitpid() has it */
  bytes output, errors, file;
  int64_t made; /* allocations of the process that was begun; 0 where it did not come to its end */
  int64_t left;
  int64_t most; /* made by that or by a child of it, whose count goes on from its own */
} outcome;

static const char *written_file;
static const char *made_folder;
static bool translated;        /* its words are not English */
static const char *known_file; /* of -k */

static void check(bool condition, const char *what) {
  if (!condition) {
    perror(what);
    exit(2);
  }
}

static bytes take(int file) {
  struct stat about;
  check(fstat(file, &about) == 0, "fstat");
  bytes result = {.start = malloc((size_t)about.st_size + 1), .length = (size_t)about.st_size};
  check(result.start != NULL, "malloc");
  check(pread(file, result.start, result.length, 0) == (ssize_t)result.length, "pread");
  result.start[result.length] = '\0';
  close(file);
  return result;
}

static bytes take_written(void) {
  int file = written_file == NULL ? -1 : open(written_file, O_RDONLY | O_CLOEXEC);
  return file < 0 ? (bytes){.start = NULL} : take(file);
}

static void run_child(char **command, const char *preload, long fail_at, int output, int errors, int counts) {
  char number[32];
  char descriptor[32];
  snprintf(number, sizeof number, "%ld", fail_at);
  snprintf(descriptor, sizeof descriptor, "%d", counts);
  setenv("FAIL_AT", number, 1);
  setenv("COUNTS_TO", descriptor, 1);
  setenv("LD_PRELOAD", preload, 1);
  check(dup2(output, STDOUT_FILENO) >= 0 && dup2(errors, STDERR_FILENO) >= 0, "dup2");
  personality(ADDR_NO_RANDOMIZE); /* a place has the same addresses in each run */
  alarm(SECONDS_MOST);            /* outlives the exec: a run that hangs is ended by a signal, and told as one */
  execvp(command[0], command);
  _exit(127);
}

static void remove_folder(void) {
  char command[4096];
  if (made_folder != NULL) {
    snprintf(command, sizeof command, "rm -rf '%s'", made_folder);
    check(system(command) == 0, "rm");
  }
}

static outcome run(char **command, const char *preload, long fail_at) {
  outcome result = {0};
  int output = memfd_create("output", MFD_CLOEXEC);
  int errors = memfd_create("errors", MFD_CLOEXEC);
  int counts = memfd_create("counts", 0);
  check(output >= 0 && errors >= 0 && counts >= 0, "memfd_create");
  if (written_file != NULL) {
    (void)unlink(written_file);
  }
  remove_folder();
  pid_t child = fork();
  check(child >= 0, "fork");
  if (child == 0) {
    run_child(command, preload, fail_at, output, errors, counts);
  }
  check(waitpid(child, &result.status, 0) == child, "waitpid");
  result.output = take(output);
  result.errors = take(errors);
  result.file = take_written();
  bytes counted = take(counts);
  for (size_t at = 0; at + 2 * sizeof(int64_t) <= counted.length; at += 2 * sizeof(int64_t)) {
    int64_t made;
    memcpy(&made, counted.start + at, sizeof made);
    result.most = made > result.most ? made : result.most;
  }
  if (counted.length >= 2 * sizeof(int64_t)) { /* the last record is of the process that outlives the others */
    memcpy(&result.made, counted.start + counted.length - 2 * sizeof(int64_t), sizeof(int64_t));
    memcpy(&result.left, counted.start + counted.length - sizeof(int64_t), sizeof(int64_t));
  }
  free(counted.start);
  return result;
}

static void forget(outcome *of) {
  free(of->output.start);
  free(of->errors.start);
  free(of->file.start);
}

/* An allocation, and a hash of the calls that led to it, as the preloaded library writes them. */
typedef struct place {
  int64_t number;
  uint64_t calls;
} place;

static int compare_places(const void *left, const void *right) {
  const place *a = left;
  const place *b = right;
  return a->calls != b->calls ? (a->calls > b->calls) - (a->calls < b->calls)
                              : (a->number > b->number) - (a->number < b->number);
}

static int compare_calls(const void *left, const void *right) {
  uint64_t a = *(const uint64_t *)left;
  uint64_t b = *(const uint64_t *)right;
  return (a > b) - (a < b);
}

/* Of earlier sweeps. */
static bytes read_known(void) {
  int file = open(known_file, O_RDONLY | O_CREAT | O_CLOEXEC, 0666);
  check(file >= 0, known_file);
  bytes known = take(file);
  qsort(known.start, known.length / sizeof(uint64_t), sizeof(uint64_t), compare_calls);
  return known;
}

/* Marks which allocations are to fail; the number of places that are new, a place being all the calls that lead to an
 * allocation. */
static size_t choose_new(char **command, const char *preload, bool *chosen, long made) {
  char descriptor[32];
  int file = memfd_create("places", 0);
  check(file >= 0, "memfd_create");
  snprintf(descriptor, sizeof descriptor, "%d", file);
  setenv("PLACES_TO", descriptor, 1);
  outcome found = run(command, preload, 0);
  unsetenv("PLACES_TO");
  forget(&found);
  bytes taken = take(file);
  place *places = (place *)taken.start;
  size_t count = taken.length / sizeof *places;
  size_t different = 0;
  bytes known = read_known();
  FILE *more = fopen(known_file, "a");
  check(more != NULL, known_file);
  qsort(places, count, sizeof *places, compare_places);
  for (size_t begin = 0, end = 0; begin < count; begin = end) {
    while (end < count && places[end].calls == places[begin].calls) {
      end++;
    }
    if (bsearch(&places[begin].calls, known.start, known.length / sizeof(uint64_t), sizeof(uint64_t), compare_calls)) {
      continue;
    }
    check(fwrite(&places[begin].calls, sizeof(uint64_t), 1, more) == 1, known_file);
    const size_t of_them[] = {begin, begin + (end - begin) / 2, end - 1};
    for (size_t i = 0; i < sizeof of_them / sizeof of_them[0]; i++) {
      int64_t number = places[of_them[i]].number;
      if (number >= 1 && number <= made) {
        chosen[number - 1] = true;
      }
    }
    different++;
  }
  check(fclose(more) == 0, known_file);
  free(known.start);
  free(taken.start);
  return different;
}

static bool same(const bytes *left, const bytes *right) {
  return (left->start == NULL) == (right->start == NULL) && left->length == right->length &&
         (left->length == 0 || memcmp(left->start, right->start, left->length) == 0);
}

/* Where there is no memory for a translation, the C library gives the words untranslated: then only how it ends. */
static bool is_as(const outcome *found, const outcome *first) {
  if (translated) {
    return found->status == first->status && (found->output.length > 0) == (first->output.length > 0) &&
           (found->file.length > 0) == (first->file.length > 0);
  }
  return found->status == first->status && same(&found->output, &first->output) && same(&found->file, &first->file);
}

static bool is_told(const outcome *found) {
  return WIFEXITED(found->status) && WEXITSTATUS(found->status) == MACHINE && found->output.length == 0 &&
         found->file.start == NULL && found->errors.length > 0;
}

/* NULL where all is well. */
static const char *fault_of(const outcome *found, const outcome *first) {
  if (WIFSIGNALED(found->status)) {
    return WTERMSIG(found->status) == SIGALRM ? "hangs" : "crashes";
  }
  return is_as(found, first) || is_told(found) ? NULL : "neither ends as it should nor says why";
}

/* What runs left behind, to be judged once all are known. */
typedef struct behind {
  int64_t left; /* 0: not known */
  bool told;
} behind;

/* What most of the runs that told leave. gettext keeps a translation that was looked up, so that it differs by a few
 * (CACHED_MOST) from one message to another. */
static int64_t usually_left(const behind *runs, long count) {
  static long often[LEFT_MOST];
  int64_t usual = 0;
  for (long i = 0; i < count; i++) {
    if (runs[i].told && runs[i].left < LEFT_MOST && ++often[runs[i].left] > often[usual]) {
      usual = runs[i].left;
    }
  }
  return usual;
}

static long count_leaks(const behind *runs, long count, long begin, int64_t by_first) {
  int64_t usual = usually_left(runs, count);
  long leaks = 0;
  for (long i = begin; i < count; i++) {
    int64_t expected = runs[i].told && usual > by_first ? usual : by_first;
    if (runs[i].left > expected + CACHED_MOST) {
      printf("allocation %ld: leaks, %lld instead of %lld left\n", i + 1, (long long)runs[i].left, (long long)expected);
      leaks++;
    }
  }
  return leaks;
}

static void tell(long point, const char *fault, const outcome *found) {
  printf("allocation %ld: %s (status 0x%x, %zu bytes of output, %lld left) %.300s\n", point, fault,
         (unsigned)found->status, found->output.length, (long long)found->left, found->errors.start);
  fflush(stdout);
}

int main(int argc, char **argv) {
  long step = 1;
  for (int option; (option = getopt(argc, argv, "+d:k:o:s:t")) != -1;) {
    if (option == 'd') {
      made_folder = optarg;
    } else if (option == 'o') {
      written_file = optarg;
    } else if (option == 's') {
      step = strtol(optarg, NULL, 10);
    } else if (option == 't') {
      translated = true;
    } else if (option == 'k') {
      known_file = optarg;
    }
  }
  if (argc < optind + 2 || step < 1) {
    fprintf(stderr, "usage: sweep [-d FOLDER] [-o FILE] [-s STEP | -k KNOWN] [-t] PRELOAD COMMAND…\n");
    return 2;
  }
  const char *preload = argv[optind];
  char **command = argv + optind + 1;
  outcome first = run(command, preload, 0);
  if (first.made == 0 || !WIFEXITED(first.status)) {
    printf("the command does not come to its end: %s\n", first.errors.start);
    return 2;
  }
  char *version[] = {command[0], "--version", NULL};
  outcome set_up = run(version, preload, 0);
  behind *runs = calloc((size_t)first.most, sizeof *runs);
  check(runs != NULL, "calloc");
  bool *chosen = calloc((size_t)first.most, sizeof *chosen);
  check(chosen != NULL, "calloc");
  if (known_file != NULL) {
    printf("%zu new places; ", choose_new(command, preload, chosen, (long)first.most));
  }
  long wrong = 0;
  long told = 0;
  long tried = 0;
  for (long point = 1; point <= first.most; point += step) {
    if (known_file != NULL && !chosen[point - 1]) {
      continue;
    }
    tried++;
    outcome found = run(command, preload, point);
    const char *fault = fault_of(&found, &first);
    if (fault != NULL && ++wrong <= SHOWN_MOST) {
      tell(point, fault, &found);
    }
    runs[point - 1] = (behind){.left = found.left, .told = is_told(&found)};
    told += runs[point - 1].told;
    forget(&found);
  }
  long leaks = count_leaks(runs, (long)first.most, (long)set_up.made, first.left);
  printf("%lld allocations, %ld of them failed: %ld told, %ld without harm, %ld wrong, %ld leaks\n",
         (long long)first.most, tried, told, tried - told - wrong, wrong, leaks);
  wrong += leaks;
  free(runs);
  free(chosen);
  forget(&set_up);
  forget(&first);
  return wrong > 0 ? 1 : 0;
}
