/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UUIDs of version 5 (RFC 4122): the same name in the same space is always the same UUID. */
#ifndef AP_OUTPUT_OSCAL_UUID_H
#define AP_OUTPUT_OSCAL_UUID_H

#include <stddef.h>

enum { AP_UUID_BYTES = 16 };

typedef struct ap_uuid {
  unsigned char bytes[AP_UUID_BYTES];
} ap_uuid;

/* "e6fc93f2-927d-572a-881f-227f409d0e1a". Lives until the end of the statement that it is made in. */
typedef struct ap_uuid_text {
  char digits[37];
} ap_uuid_text;

/* The space of all that is ours: "urn:auditplan:oscal" in RFC 4122's space of URLs. It never changes. */
extern const ap_uuid ap_uuid_space;

ap_uuid ap_uuid_of(const ap_uuid *space, const char *name, size_t length);
ap_uuid_text ap_uuid_write(const ap_uuid *uuid);

#endif
