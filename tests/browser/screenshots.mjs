// SPDX-License-Identifier: GPL-3.0-or-later
// screenshots.mjs FOLDER: pictures of FOLDER/en.html and ja.html, beside them; `at` and `row` say how far they are scrolled.
import { join } from 'node:path';
import { launch, open } from './browser.mjs';

const folder = process.argv[2];
const PICTURES = [
  { name: 'plan.en', language: 'en', viewport: { width: 1280, height: 1500 } },
  { name: 'plan.ja', language: 'ja', viewport: { width: 1280, height: 1500 } },
  { name: 'matrix.en', language: 'en', viewport: { width: 1280, height: 900 }, at: '#audits', row: '9.1' },
  { name: 'telephone.ja', language: 'ja', viewport: { width: 390, height: 844 } },
];

const browser = await launch();
for (const { name, language, viewport, at, row } of PICTURES) {
  const { page, close } = await open(browser, join(folder, `${language}.html`), { viewport });
  if (at) await page.evaluate((selector) => document.querySelector(selector).scrollIntoView(), at);
  if (row) {
    await page.evaluate((begins) => {
      const head = [...document.querySelectorAll('#matrix tbody th')].find((cell) => cell.textContent.startsWith(begins));
      const room = head.closest('.scroll');
      const sticky = document.querySelector('#matrix thead th').getBoundingClientRect().height;
      room.scrollTop += head.getBoundingClientRect().top - room.getBoundingClientRect().top - sticky;
    }, row);
  }
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await close();
}
await browser.close();
