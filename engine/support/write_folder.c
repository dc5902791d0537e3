/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/write_folder.h"
#include "support/arena.h"
#include "support/diagnose.h"
#include "support/path.h"
#include "support/write.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAMES_TRIED = 100, MODE_OF_NEW_FOLDERS = 0777, MODE_OF_NEW_FILES = 0666, PERMISSION_BITS = 07777 };

typedef struct new_folder {
  ap_arena arena;
  const char *target; /* its name, without slashes behind it; of one that is there, the real one */
  const char *around; /* the folder that it lies in */
  const char *beside; /* its name until all is in it; NULL while there is none */
  int mode;           /* permissions to keep; below 0: those of a new folder */
} new_folder;

static char *without_slashes(ap_arena *arena, const char *path) {
  size_t length = strlen(path);
  while (length > 1 && path[length - 1] == '/') {
    length--;
  }
  return ap_arena_copy_bytes(arena, path, length);
}

static ap_status tell_not_empty(const char *path, ap_diagnostics *diagnostics) {
  ap_diagnose_plain(diagnostics, &(ap_place){.file = path}, AP_D_FOLDER_NOT_EMPTY);
  return AP_BAD_INPUT;
}

static ap_status judge_folder(const char *path, ap_diagnostics *diagnostics) {
  DIR *folder = opendir(path);
  if (folder == NULL) {
    return ap_tell_not_written(path, errno, diagnostics);
  }
  const struct dirent *entry;
  bool empty = true;
  while (empty && (entry = readdir(folder)) != NULL) {
    empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
  }
  (void)closedir(folder);
  return empty ? AP_OK : tell_not_empty(path, diagnostics);
}

ap_status ap_folder_is_free(const char *path, ap_diagnostics *diagnostics) {
  struct stat about;
  if (lstat(path, &about) != 0) {
    return errno == ENOENT ? AP_OK : ap_tell_not_written(path, errno, diagnostics);
  }
  if (stat(path, &about) != 0) { /* a link to nothing would be replaced itself */
    return ap_tell_not_written(path, errno, diagnostics);
  }
  return S_ISDIR(about.st_mode) ? judge_folder(path, diagnostics) : ap_tell_not_written(path, ENOTDIR, diagnostics);
}

/* 0 or the error. */
static int find_target(const char *path, new_folder *made) {
  struct stat about;
  made->mode = -1;
  made->target = without_slashes(&made->arena, path);
  if (stat(path, &about) == 0) {
    char *real = realpath(path, NULL);
    if (real == NULL) {
      return errno;
    }
    made->target = ap_arena_copy(&made->arena, real);
    made->mode = (int)(about.st_mode & PERMISSION_BITS);
    free(real);
  }
  made->around = made->target == NULL ? NULL : ap_path_folder(&made->arena, made->target);
  return made->arena.failed ? ENOMEM : 0;
}

/* 0 or the error. */
static int make_beside(new_folder *made) {
  for (unsigned i = 0; i < NAMES_TRIED; i++) {
    const char *name = ap_arena_format(&made->arena, "%s/.auditplan-%ld-%u", made->around, (long)getpid(), i);
    if (name == NULL) {
      return ENOMEM;
    }
    if (mkdir(name, MODE_OF_NEW_FOLDERS) == 0) {
      made->beside = name;
      return 0;
    }
    if (errno != EEXIST) {
      return errno;
    }
  }
  return EEXIST;
}

/* 0 or the error. */
static int write_file(const ap_folder_file *file, int folder) {
  int descriptor = openat(folder, file->name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, MODE_OF_NEW_FILES);
  if (descriptor < 0) {
    return errno;
  }
  int error = ap_write_descriptor(descriptor, file->text->bytes, file->text->length);
  if (error == 0 && fsync(descriptor) != 0) {
    error = errno;
  }
  (void)close(descriptor); /* it is synced, which says more */
  return error;
}

/* All files, and what the folder itself is. 0 or the error, and the file that it is of. */
static int fill(const new_folder *made, const ap_folder_file *files, size_t count, int folder, const char **faulty) {
  for (size_t i = 0; i < count; i++) {
    int error = write_file(&files[i], folder);
    if (error != 0) {
      *faulty = files[i].name;
      return error;
    }
  }
  if (made->mode >= 0 && fchmod(folder, (mode_t)made->mode) != 0) {
    return errno;
  }
  (void)fsync(folder); /* some file systems cannot; there nothing more can be done */
  return 0;
}

static void remove_beside(const new_folder *made, const ap_folder_file *files, size_t count, int folder) {
  for (size_t i = 0; i < count && folder >= 0; i++) {
    (void)unlinkat(folder, files[i].name, 0);
  }
  (void)rmdir(made->beside);
}

/* 0 or the error. */
static int make(new_folder *made, const ap_folder_file *files, size_t count, const char **faulty) {
  int error = make_beside(made);
  if (error != 0) {
    return error;
  }
  int folder = open(made->beside, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  error = folder < 0 ? errno : fill(made, files, count, folder, faulty);
  if (error == 0 && rename(made->beside, made->target) != 0) {
    error = errno;
  }
  if (error != 0) {
    remove_beside(made, files, count, folder);
  } else {
    ap_sync_folder(made->around);
  }
  if (folder >= 0) {
    (void)close(folder);
  }
  return error;
}

static ap_status tell(const char *path, const char *faulty, int error, new_folder *made, ap_diagnostics *diagnostics) {
  if (faulty == NULL && (error == ENOTEMPTY || error == EEXIST)) { /* somebody was faster */
    return tell_not_empty(path, diagnostics);
  }
  const char *file = faulty == NULL ? path : ap_path_join(&made->arena, path, faulty);
  return ap_tell_not_written(file == NULL ? path : file, error, diagnostics);
}

ap_status ap_write_folder(const char *path, const ap_folder_file *files, size_t count, ap_diagnostics *diagnostics) {
  new_folder made = {.mode = -1};
  ap_status status = ap_folder_is_free(path, diagnostics);
  if (status != AP_OK) {
    return status;
  }
  int error = find_target(path, &made);
  const char *faulty = NULL;
  if (error == 0) {
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    error = make(&made, files, count, &faulty);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
  }
  status = error == 0 ? AP_OK : tell(path, faulty, error, &made, diagnostics);
  ap_arena_free(&made.arena);
  return status;
}
