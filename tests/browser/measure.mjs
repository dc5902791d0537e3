// SPDX-License-Identifier: GPL-3.0-or-later
// measure.mjs TIMES PAGE…: the weight of each page, and the seconds that it takes to open, at both widths.
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { NARROW, WIDE, launch, open } from './browser.mjs';

const [times, ...paths] = process.argv.slice(2);
const browser = await launch();

// From the beginning of the navigation, as the page's own clock has it.
async function seconds(path, viewport) {
  const { page, close } = await open(browser, path, { viewport });
  const took = await page.evaluate(() => new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
  }));
  await close();
  return took / 1000;
}

for (const path of paths) {
  for (const viewport of [WIDE, NARROW]) {
    const all = [];
    for (let time = 0; time < Number(times); time++) all.push(await seconds(path, viewport));
    all.sort((left, right) => left - right);
    console.log(`${basename(path)}: ${(statSync(path).size / 1e6).toFixed(2)} MB, ` +
      `opens in ${all[Math.floor(all.length / 2)].toFixed(2)} s at ${viewport.width} pixels (of ${times}: ${all[0].toFixed(2)} to ${all.at(-1).toFixed(2)})`);
  }
}
await browser.close();
