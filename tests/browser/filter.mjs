// SPDX-License-Identifier: GPL-3.0-or-later
// The filter of a page, used as a person does: by typing, choosing, and clearing.

const shownRows = () =>
  [...document.querySelectorAll('table.filtered')].map((table) =>
    [...table.tBodies[0].rows].filter((row) => row.checkVisibility()).map((row) => row.textContent));

const count = (page) => page.evaluate(() => document.getElementById('filter-count').textContent);

export async function filter(page) {
  if ((await page.$('#filter')) === null) return [];
  if (!(await page.isVisible('#filter-search'))) return ['the filter does not show'];
  const faults = [];
  const check = (holds, fault) => { if (!holds) faults.push(`the filter: ${fault}`); };
  const all = await page.evaluate(shownRows);
  check(all.length > 0 && all[0].length > 1, 'there is no row to filter');
  // The ID of a row in the middle finds that row, and no row without it.
  const sought = await page.evaluate(() => {
    const rows = document.querySelector('table.filtered').tBodies[0].rows;
    return rows[Math.floor(rows.length / 2)].cells[0].textContent.trim();
  });
  const before = await count(page);
  await page.fill('#filter-search', sought);
  const found = await page.evaluate(shownRows);
  check(found[0].length >= 1 && found[0].length < all[0].length, `a search for ${sought} shows ${found[0].length} of ${all[0].length} rows`);
  const plain = (text) => text.normalize('NFKC').toLowerCase();
  check(found.flat().every((row) => plain(row).includes(plain(sought))), `a search for ${sought} shows rows without it`);
  check((await count(page)) !== before, 'its count stays as it was');
  // In full-width letters, as a Japanese keyboard writes them.
  await page.fill('#filter-search', sought.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)));
  check(JSON.stringify(await page.evaluate(shownRows)) === JSON.stringify(found), `a search for ${sought} in full-width letters shows others`);
  await page.fill('#filter-search', 'no such words');
  check((await page.evaluate(shownRows)).flat().length === 0, 'a search for what is nowhere shows rows');
  await page.click('#filter-clear');
  check(JSON.stringify(await page.evaluate(shownRows)) === JSON.stringify(all), 'not all rows are back');
  // Each choice shows fewer rows or all of them, and "all" shows all.
  for (const select of await page.$$('#filter select')) {
    const words = await select.evaluate((element) => [...element.options].map((option) => option.value));
    let narrowed = false;
    for (const word of words.filter((value) => value !== '')) {
      await select.selectOption(word);
      const rows = await page.evaluate(shownRows);
      narrowed ||= rows.flat().length < all.flat().length;
    }
    check(narrowed, `${await select.getAttribute('id')} leaves out nothing, whatever is chosen`);
    await select.selectOption('');
  }
  check(JSON.stringify(await page.evaluate(shownRows)) === JSON.stringify(all), 'not all rows are back after the choices');
  return faults;
}
