# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -D STYLE=page.css -D SCRIPT=page.js -D LIBRARY=chart.min.js -D OUTPUT=assets.c -P assets.cmake
# Turns the files that a page has inside it into C data, with the hashes by which its content-security policy names
# them. The same files give the same bytes.
cmake_minimum_required(VERSION 3.25)

set(BASE64 ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/)

# The base 64 of 256 bits in hexadecimal: three digits are two characters, and the last digit is one.
function(base64_of hexadecimal result)
  set(encoded)
  foreach(at RANGE 0 60 3)
    string(SUBSTRING ${hexadecimal} ${at} 3 digits)
    math(EXPR first "0x${digits} >> 6")
    math(EXPR second "0x${digits} & 63")
    string(SUBSTRING ${BASE64} ${first} 1 first)
    string(SUBSTRING ${BASE64} ${second} 1 second)
    string(APPEND encoded ${first}${second})
  endforeach()
  string(SUBSTRING ${hexadecimal} 63 1 digit)
  math(EXPR last "0x${digit} << 2")
  string(SUBSTRING ${BASE64} ${last} 1 last)
  set(${result} "${encoded}${last}=" PARENT_SCOPE)
endfunction()

# Adds the file as an ap_page_asset. What would end its element, or its reading as text, is refused.
function(add_asset name file)
  file(READ ${file} text)
  string(TOLOWER "${text}" text)
  foreach(forbidden "</script" "</style" "<!--" "\r")
    string(FIND "${text}" "${forbidden}" at)
    if(NOT at EQUAL -1)
      message(FATAL_ERROR "${file} cannot stand inside a page: it holds ${forbidden}")
    endif()
  endforeach()
  file(READ ${file} hexadecimal HEX)
  file(SHA256 ${file} hash)
  base64_of(${hash} encoded)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hexadecimal}")
  string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)" "\\1\n"
         bytes "${bytes}")
  file(APPEND ${OUTPUT}.new "
static const unsigned char ${name}_bytes[] = {
${bytes}
};
const ap_page_asset ap_page_${name} = {\"'sha256-${encoded}'\", ${name}_bytes, sizeof ${name}_bytes};
")
endfunction()

file(STRINGS ${LIBRARY} notice REGEX "Chart.js v3\\." LIMIT_COUNT 1 LIMIT_INPUT 200)
if(notice STREQUAL "")
  message(FATAL_ERROR "${LIBRARY} is not Chart.js 3, which page.js is written for")
endif()
file(WRITE ${OUTPUT}.new "/* Made by assets.cmake. */\n#include \"output/page/assets.h\"\n")
add_asset(style ${STYLE})
add_asset(chart_library ${LIBRARY})
add_asset(script ${SCRIPT})
file(RENAME ${OUTPUT}.new ${OUTPUT})
