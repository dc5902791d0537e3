/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700 /* realpath() */
#include "support/write.h"
#include "support/arena.h"
#include "support/diagnose.h"
#include "support/reason.h"
#include <errno.h>
#include <fcntl.h>
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

static ap_status complain(const char *path, int error, ap_diagnostics *diagnostics) {
  static const int faults_of_the_path[] = {ENOENT, ENOTDIR, EISDIR, EACCES, EPERM, EROFS, ENAMETOOLONG, ELOOP, ETXTBSY};
  ap_diagnose(diagnostics, &(ap_place){.file = path}, AP_D_FILE_NOT_WRITTEN, "%s", ap_reason(error));
  for (size_t i = 0; i < sizeof faults_of_the_path / sizeof faults_of_the_path[0]; i++) {
    if (error == faults_of_the_path[i]) {
      return AP_BAD_INPUT;
    }
  }
  return AP_MACHINE;
}

/* A pipe or a device has no place beside it, and renaming over it would destroy it. */
static int write_in_place(const char *path, const char *bytes, size_t length) {
  int descriptor = open(path, O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) {
    return errno;
  }
  int error = ap_write_descriptor(descriptor, bytes, length);
  if (close(descriptor) != 0 && error == 0) {
    error = errno;
  }
  return error;
}

/* Opens a new file in the folder. umask decides its permissions, which mkstemp() would not let it. */
static int open_beside(ap_arena *arena, const char *folder, char **name) {
  for (unsigned i = 0; i < NAMES_TRIED; i++) {
    *name = ap_arena_format(arena, "%s/.auditplan-%ld-%u", folder, (long)getpid(), i);
    if (*name == NULL) {
      errno = ENOMEM;
      return -1;
    }
    int descriptor = open(*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, MODE_OF_NEW_FILES);
    if (descriptor >= 0 || errno != EEXIST) {
      return descriptor;
    }
  }
  return -1;
}

static int fill_and_close(int descriptor, const struct stat *before, const char *bytes, size_t length) {
  int error = ap_write_descriptor(descriptor, bytes, length);
  if (error == 0 && before != NULL && fchmod(descriptor, before->st_mode & PERMISSION_BITS) != 0) {
    error = errno;
  }
  if (error == 0 && fsync(descriptor) != 0) {
    error = errno;
  }
  if (close(descriptor) != 0 && error == 0) {
    error = errno;
  }
  return error;
}

/* The new name is only lasting once the folder is synced; where a file system cannot, nothing more can be done. */
static void sync_folder(const char *folder) {
  int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor >= 0) {
    (void)fsync(descriptor);
    (void)close(descriptor);
  }
}

static int replace(ap_arena *arena, const char *target, const struct stat *before, const char *bytes, size_t length) {
  const char *slash = strrchr(target, '/');
  const char *folder = slash == NULL     ? "."
                       : slash == target ? "/"
                                         : ap_arena_copy_bytes(arena, target, (size_t)(slash - target));
  if (folder == NULL) {
    return ENOMEM;
  }
  char *name = NULL;
  int descriptor = open_beside(arena, folder, &name);
  if (descriptor < 0) {
    return errno;
  }
  int error = fill_and_close(descriptor, before, bytes, length);
  if (error == 0 && rename(name, target) != 0) {
    error = errno;
  }
  if (error != 0) {
    (void)unlink(name);
    return error;
  }
  sync_folder(folder);
  return 0;
}

/* Where `path` is a symbolic link, what it points at is replaced, not the link. */
static int write_existing(ap_arena *arena, const char *path, const struct stat *before, const char *bytes,
                          size_t length) {
  if (S_ISDIR(before->st_mode)) {
    return EISDIR;
  }
  if (!S_ISREG(before->st_mode)) {
    return write_in_place(path, bytes, length);
  }
  if (access(path, W_OK) != 0) {
    return errno;
  }
  char *target = realpath(path, NULL);
  if (target == NULL) {
    return errno;
  }
  int error = replace(arena, target, before, bytes, length);
  free(target);
  return error;
}

ap_status ap_write_file(const char *path, const char *bytes, size_t length, ap_diagnostics *diagnostics) {
  ap_arena arena = {0};
  struct stat before;
  int error = 0;
  if (stat(path, &before) == 0) {
    error = write_existing(&arena, path, &before, bytes, length);
  } else if (errno == ENOENT) {
    error = replace(&arena, path, NULL, bytes, length);
  } else {
    error = errno;
  }
  ap_arena_free(&arena);
  return error == 0 ? AP_OK : complain(path, error, diagnostics);
}
