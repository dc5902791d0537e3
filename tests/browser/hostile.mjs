// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of the hostile catalog (tests/hostile): its words are there, whole, and are nothing but words.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NARROW, open } from './browser.mjs';
import { overflow, policy, references } from './checks.mjs';

// Elements that no page of ours has, and that the hostile words would make.
const MADE = 'main img, main svg, b, main script:not([type="application/json"]), [onerror], [onload], iframe, object';

async function look(browser, path, words, settings) {
  const { page, faults, close } = await open(browser, path, settings);
  const found = [...(await policy(page)), ...(await references(page)), ...(await overflow(page))];
  const made = await page.evaluate((selector) => [...document.querySelectorAll(selector)].map((element) => element.outerHTML), MADE);
  found.push(...made.map((html) => `a word has become ${html.slice(0, 100)}`));
  const missing = await page.evaluate((sought) => {
    const text = document.documentElement.textContent;
    return Object.entries(sought).filter(([, forms]) => !forms.some((form) => text.includes(form))).map(([label]) => label);
  }, words);
  found.push(...missing.map((label) => `${label} is not there`));
  if ((await page.title()) === 'broken') found.push('a word has run');
  found.push(...(await faults()));
  await close();
  return found;
}

// The faults of all pages of that folder, a line each.
export async function hostile(browser, folder) {
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
  const lines = [];
  const made = readFileSync(join(folder, 'pages'), 'utf8').trim().split('\n');
  for (const name of made) {
    for (const settings of [{}, { viewport: NARROW }]) {
      const found = await look(browser, join(folder, `${name}.html`), expected[name], settings);
      lines.push(...found.slice(0, 10).map((fault) => `hostile ${name}: ${fault}`));
    }
  }
  console.log(`hostile: ${made.length} pages`);
  return lines;
}
