// SPDX-License-Identifier: GPL-3.0-or-later
// run.mjs FOLDER: opens the pages that FOLDER/pages lists (name, command) in both languages, NAME.en.html and NAME.ja.html,
// and tells what is wrong with them. NAME.json has the numbers of the same command.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NARROW, inaccessible, launch, open } from './browser.mjs';
import * as checks from './checks.mjs';
import * as charts from './charts.mjs';
import { numbers } from './numbers.mjs';
import { untold } from './faulty.mjs';
import { filter } from './filter.mjs';
import { hostile } from './hostile.mjs';
import { tables } from './tables.mjs';
import { untranslated } from './words.mjs';

const folder = process.argv[2];
const pages = readFileSync(join(folder, 'pages'), 'utf8').trim().split('\n').map((line) => line.split(' '));

// What can be seen at once.
async function glance(page, language, command, json) {
  const found = [];
  const root = await page.evaluate(() => ({ language: document.documentElement.lang, command: document.documentElement.dataset.command }));
  if (root.language !== language) found.push(`it says that it is in ${root.language}`);
  if (root.command !== command) found.push(`it says that it is of ${root.command}`);
  found.push(...(await checks.policy(page)), ...(await checks.references(page)), ...(await checks.overflow(page)));
  const drawn = await charts.drawn(page);
  found.push(...charts.agree(drawn), ...numbers(command, drawn, json), ...(await tables(command, page, json)));
  found.push(...(await inaccessible(page)));
  return { found, charts: drawn.length };
}

const localeOf = (language) => (language === 'ja' ? 'ja-JP' : 'en-GB');

async function atAGlance(browser, path, language, command, json) {
  const { page, faults, close } = await open(browser, path, { locale: localeOf(language) });
  const { found } = await glance(page, language, command, json);
  found.push(...(await faults()));
  await close();
  return found;
}

async function onAScreen(browser, path, language, command, json) {
  const { page, faults, close } = await open(browser, path, { locale: localeOf(language) });
  const { found, charts } = await glance(page, language, command, json);
  const lines = await checks.lines(page);
  const keys = await checks.keyboard(page); // before anything is pressed: from the page's beginning
  found.push(...keys.faults, ...(await checks.regions(page)));
  if ((await page.$('#filter-search')) !== null && !keys.stops.some((stop) => stop.name === 'input#filter-search')) {
    found.push('no key leads to the search');
  }
  found.push(...(await filter(page)));
  const printed = await checks.print(page);
  found.push(...printed.faults, ...(await faults()));
  await close();
  return { found, lines, charts, printed: printed.pages, stops: keys.stops.length };
}

async function onATelephone(browser, path) {
  const { page, faults, close } = await open(browser, path, { viewport: NARROW, isMobile: true, hasTouch: true, colorScheme: 'dark' });
  const found = [...(await checks.overflow(page)), ...(await checks.regions(page)), ...(await inaccessible(page)), ...(await faults())];
  await close();
  return found.map((fault) => `${fault} (at 390 pixels, dark)`);
}

const browser = await launch();
let failed = false;

const [first, firstCommand] = pages[0];
const firstNumbers = JSON.parse(readFileSync(join(folder, `${first}.json`), 'utf8'));
for (const line of await untold(join(folder, `${first}.en.html`), (path) =>
  atAGlance(browser, path, 'en', firstCommand, firstNumbers))) {
  console.log(`the tests of pages: ${line}`);
  failed = true;
}

for (const [name, command] of pages) {
  const json = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  const lines = {};
  for (const language of ['en', 'ja']) {
    const path = join(folder, `${name}.${language}.html`);
    const seen = await onAScreen(browser, path, language, command, json);
    lines[language] = seen.lines;
    const faults = [...seen.found, ...(await onATelephone(browser, path))];
    console.log(`${name}.${language}: ${seen.charts} charts, ${seen.stops} stops of the keyboard, ${seen.printed} printed pages; ` +
      (faults.length === 0 ? 'nothing wrong' : `${faults.length} faults`));
    faults.forEach((fault) => console.log(`  ${fault}`));
    failed ||= faults.length > 0;
  }
  const left = untranslated(lines, json);
  left.forEach((line) => console.log(`  ${name}.ja: not in Japanese: ${line}`));
  failed ||= left.length > 0;
}
for (const line of await hostile(browser, join(folder, 'hostile'))) {
  console.log(line);
  failed = true;
}
await browser.close();
process.exit(failed ? 1 : 0);
