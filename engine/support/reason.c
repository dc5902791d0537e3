/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* strerrordesc_np(): strerror() speaks the locale's language and shares a buffer */
#include "support/reason.h"
#include <stddef.h>
#include <string.h>

const char *ap_reason(int error) {
  const char *words = strerrordesc_np(error);
  return words != NULL ? words : "unknown error";
}
