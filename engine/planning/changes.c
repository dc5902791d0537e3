/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/changes.h"

int64_t ap_changes_of(const ap_changes *changes, int horizon, size_t class_index, ap_cover cover) {
  int64_t count = changes->none[class_index];
  for (int year = 0; year < horizon; year++) {
    count += (cover >> year & 1) != 0 ? changes->net[class_index * (size_t)horizon + (size_t)year] : 0;
  }
  return count;
}

ap_cover ap_welcome_years(const ap_changes *changes, int horizon, size_t class_index) {
  ap_cover welcome = 0;
  for (int year = 0; year < horizon; year++) {
    welcome |= changes->net[class_index * (size_t)horizon + (size_t)year] < 0 ? (ap_cover)1 << year : 0;
  }
  return welcome;
}

int64_t ap_changes_of_all(const ap_changes *changes, const ap_classes *classes, const ap_cover *covers) {
  int64_t count = 0;
  for (size_t c = 0; c < classes->count; c++) {
    const ap_class *class = &classes->classes[c];
    for (size_t k = class->first_kind; k < class->first_kind + class->kind_count; k++) {
      const ap_kind *kind = &classes->kinds[k];
      for (size_t u = kind->first; u < kind->first + kind->count; u++) {
        count += ap_changes_of(changes, classes->horizon, c, covers[u]);
      }
    }
  }
  return count;
}
