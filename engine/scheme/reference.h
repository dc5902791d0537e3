/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_SCHEME_REFERENCE_H
#define AP_SCHEME_REFERENCE_H

#include "support/yaml.h"

/* The name of a file or of something shipped; `value` NULL where the scenario names none. */
typedef struct ap_reference {
  const char *value;
  ap_yaml_mark mark;
} ap_reference;

#endif
