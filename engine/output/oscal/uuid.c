/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/oscal/uuid.h"
#include <string.h>
#include <uuid.h>

const ap_uuid ap_uuid_space = {
    {0xe6, 0xfc, 0x93, 0xf2, 0x92, 0x7d, 0x57, 0x2a, 0x88, 0x1f, 0x22, 0x7f, 0x40, 0x9d, 0x0e, 0x1a}};

ap_uuid ap_uuid_of(const ap_uuid *space, const char *name, size_t length) {
  ap_uuid made;
  uuid_generate_sha1(made.bytes, space->bytes, name, length);
  return made;
}

ap_uuid_text ap_uuid_write(const ap_uuid *uuid) {
  ap_uuid_text text;
  uuid_unparse_lower(uuid->bytes, text.digits);
  return text;
}
