/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* O_TMPFILE, realpath() */
#include "support/write.h"
#include "support/arena.h"
#include "support/diagnose.h"
#include "support/path.h"
#include "support/reason.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAMES_TRIED = 100, MODE_OF_NEW_FILES = 0666, PERMISSION_BITS = 07777 };

int ap_write_descriptor(int descriptor, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(descriptor, bytes, length);
    if (written < 0 && errno != EINTR) {
      return errno;
    }
    if (written > 0) {
      bytes += written;
      length -= (size_t)written;
    }
  }
  return 0;
}

ap_status ap_tell_not_written(const char *path, int error, ap_diagnostics *diagnostics) {
  static const int faults_of_the_path[] = {ENOENT, ENOTDIR, EISDIR, EACCES, EPERM, EROFS, ENAMETOOLONG, ELOOP, ETXTBSY};
  ap_diagnose(diagnostics, &(ap_place){.file = path}, AP_D_FILE_NOT_WRITTEN, "%s", ap_reason(error));
  for (size_t i = 0; i < sizeof faults_of_the_path / sizeof faults_of_the_path[0]; i++) {
    if (error == faults_of_the_path[i]) {
      return AP_BAD_INPUT;
    }
  }
  return AP_MACHINE;
}

typedef struct descriptor_path {
  char path[32];
} descriptor_path;

/* By which this process can name an open file. */
static descriptor_path path_of(int descriptor) {
  descriptor_path result;
  snprintf(result.path, sizeof result.path, "/proc/self/fd/%d", descriptor);
  return result;
}

/* A new file in the folder that has no name yet, so that nothing is left of a process that is killed; -1 where the file
 * system has no such files, or could not name them later. umask decides its permissions. */
static int open_unnamed(const char *folder) {
  int descriptor = open(folder, O_WRONLY | O_TMPFILE | O_CLOEXEC, MODE_OF_NEW_FILES);
  if (descriptor >= 0 && access(path_of(descriptor).path, F_OK) != 0) {
    (void)close(descriptor);
    return -1;
  }
  return descriptor;
}

/* Calls `make` with one name after the other beside the target until one is free; the name is kept. Returns what `make`
 * did, -1 with errno. */
static int make_beside(ap_writer *writer, int (*make)(const ap_writer *writer, const char *name)) {
  const char *folder = ap_path_folder(&writer->arena, writer->target);
  for (unsigned i = 0; i < NAMES_TRIED; i++) {
    char *name =
        folder == NULL ? NULL : ap_arena_format(&writer->arena, "%s/.auditplan-%ld-%u", folder, (long)getpid(), i);
    if (name == NULL) {
      errno = ENOMEM;
      return -1;
    }
    int made = make(writer, name);
    if (made >= 0) {
      writer->beside = name;
    }
    if (made >= 0 || errno != EEXIST) {
      return made;
    }
  }
  return -1;
}

/* umask decides the permissions, which mkstemp() would not let it. */
static int make_file(const ap_writer *writer, const char *name) {
  (void)writer;
  return open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, MODE_OF_NEW_FILES);
}

static int make_link(const ap_writer *writer, const char *name) {
  return linkat(AT_FDCWD, path_of(writer->descriptor).path, AT_FDCWD, name, AT_SYMLINK_FOLLOW);
}

void ap_sync_folder(const char *folder) {
  int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor >= 0) {
    (void)fsync(descriptor);
    (void)close(descriptor);
  }
}

/* Opens what is written to, beside `target` where that is not NULL. Returns 0 or the error. */
static int open_writer(ap_writer *writer, const char *target) {
  if (target == NULL) { /* a pipe or a device has no place beside it, and renaming over it would destroy it */
    writer->descriptor = open(writer->path, O_WRONLY | O_CLOEXEC);
    return writer->descriptor < 0 ? errno : 0;
  }
  writer->target = ap_arena_copy(&writer->arena, target);
  const char *folder = ap_path_folder(&writer->arena, target);
  if (writer->arena.failed) {
    return ENOMEM;
  }
  writer->descriptor = open_unnamed(folder);
  if (writer->descriptor < 0) {
    writer->descriptor = make_beside(writer, make_file);
  }
  return writer->descriptor < 0 ? errno : 0;
}

/* Where the path is a symbolic link, what it points at is replaced, not the link. */
static int open_existing(ap_writer *writer, const struct stat *before) {
  if (S_ISDIR(before->st_mode)) {
    return EISDIR;
  }
  if (!S_ISREG(before->st_mode)) {
    return open_writer(writer, NULL);
  }
  if (access(writer->path, W_OK) != 0) {
    return errno;
  }
  char *target = realpath(writer->path, NULL);
  if (target == NULL) {
    return errno;
  }
  writer->mode = (int)(before->st_mode & PERMISSION_BITS);
  int error = open_writer(writer, target);
  free(target);
  return error;
}

static void release(ap_writer *writer) {
  if (writer->descriptor >= 0) {
    (void)close(writer->descriptor);
  }
  ap_arena_free(&writer->arena);
  *writer = (ap_writer){.descriptor = -1};
}

ap_status ap_writer_begin(const char *path, ap_diagnostics *diagnostics, ap_writer *writer) {
  *writer = (ap_writer){.descriptor = -1, .mode = -1};
  writer->path = ap_arena_copy(&writer->arena, path);
  struct stat before;
  int error = 0;
  if (writer->path == NULL) {
    error = ENOMEM;
  } else if (stat(path, &before) == 0) {
    error = open_existing(writer, &before);
  } else if (errno == ENOENT) {
    error = open_writer(writer, path);
  } else {
    error = errno;
  }
  if (error != 0) {
    release(writer);
    return ap_tell_not_written(path, error, diagnostics);
  }
  return AP_OK;
}

ap_status ap_writer_add(ap_writer *writer, const char *bytes, size_t length, ap_diagnostics *diagnostics) {
  if (writer->error == 0) {
    writer->error = ap_write_descriptor(writer->descriptor, bytes, length);
    return writer->error == 0 ? AP_OK : ap_tell_not_written(writer->path, writer->error, diagnostics);
  }
  return AP_MACHINE; /* told already */
}

/* Everything of the new file but its final name. Returns 0 or the error. */
static int settle(const ap_writer *writer) {
  if (writer->mode >= 0 && fchmod(writer->descriptor, (mode_t)writer->mode) != 0) {
    return errno;
  }
  return writer->target != NULL && fsync(writer->descriptor) != 0 ? errno : 0;
}

/* Between its two names a signal would leave the new file behind: one that can wait does. */
static int replace(ap_writer *writer) {
  sigset_t all;
  sigset_t before;
  int error = 0;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  if ((writer->beside == NULL && make_beside(writer, make_link) != 0) || rename(writer->beside, writer->target) != 0) {
    error = errno;
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return error;
}

/* Makes the new file lasting under its final name. Returns 0 or the error. */
static int finish(ap_writer *writer) {
  int error = settle(writer);
  if (error == 0 && writer->target != NULL) {
    error = replace(writer);
  }
  if (close(writer->descriptor) != 0 && error == 0 && writer->target == NULL) { /* a file is synced, which says more */
    error = errno;
  }
  writer->descriptor = -1;
  return error;
}

ap_status ap_writer_end(ap_writer *writer, int keep, ap_diagnostics *diagnostics) {
  ap_status status = writer->error == 0 ? AP_OK : AP_MACHINE;
  bool renamed = false;
  if (status == AP_OK && keep) {
    int error = finish(writer);
    status = error == 0 ? AP_OK : ap_tell_not_written(writer->path, error, diagnostics);
    renamed = error == 0;
  }
  if (writer->beside != NULL && !renamed) {
    (void)unlink(writer->beside);
  } else if (renamed && writer->target != NULL) {
    const char *folder = ap_path_folder(&writer->arena, writer->target);
    ap_sync_folder(folder == NULL ? "." : folder);
  }
  release(writer);
  return status;
}

ap_status ap_write_file(const char *path, const char *bytes, size_t length, ap_diagnostics *diagnostics) {
  ap_writer writer;
  ap_status status = ap_writer_begin(path, diagnostics, &writer);
  if (status != AP_OK) {
    return status;
  }
  ap_status added = ap_writer_add(&writer, bytes, length, diagnostics);
  ap_status ended = ap_writer_end(&writer, added == AP_OK, diagnostics);
  return added != AP_OK ? added : ended;
}
