// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a page in Japanese: what it must say, and what is still in English.

function* leaves(value) {
  if (typeof value === 'string') yield value;
  else if (value !== null && typeof value === 'object') for (const member of Object.values(value)) yield* leaves(member);
}

// Lines of the Japanese page that the English one has as well, with two English words or more, and that are not data:
// no string of the JSON, nor IDs alone.
export function untranslated(lines, json) {
  const data = new Set([...leaves(json)].map((string) => string.trim().replace(/\s+/g, ' ')));
  const english = new Set(lines.en);
  return lines.ja.filter((line) => english.has(line) && !data.has(line) && /[A-Za-z]{3,} .*[A-Za-z]{3,}/.test(line));
}
