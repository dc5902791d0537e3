// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of a plan's page, against the plan as JSON: what is audited when, and how much in which year.

const MINUTES = 60;

const read = (page, id) => page.evaluate((selector) => {
  const table = document.querySelector(selector);
  return table && [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
}, `table#${id}`);

const minutesOf = (words) => {
  const [hours, minutes] = words.replace(/,/g, '').split(':').map(Number);
  return hours * MINUTES + minutes;
};

const yearOf = (words) => Number(/^(20\d\d)(年度)?$/.exec(words)?.[1] ?? NaN);

// "2027–2029, 2031" as years.
const yearsOf = (words) => words.split(/[,、]/).filter((part) => part.trim() !== '').flatMap((part) => {
  const [first, last = first] = part.split('–').map((year) => parseInt(year, 10));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
});

const differences = (is, wanted) => {
  const only = (left, right) => [...left].filter((entry) => !right.has(entry));
  return [...only(is, wanted).map((entry) => `shows ${entry}`), ...only(wanted, is).map((entry) => `lacks ${entry}`)];
};

const MARKS = { external: /[E外]/, internal: /[I内]/ };
const TRACKS = ['external', 'internal'];

function matrixFaults([head, ...rows], json) {
  const shown = new Set(rows.flatMap((row) => row.flatMap((mark, column) =>
    TRACKS.filter((track) => !Number.isNaN(yearOf(head[column])) && MARKS[track].test(mark))
      .map((track) => `${track} ${row[0]} ${yearOf(head[column])}`))));
  const years = new Set(head.map(yearOf));
  return differences(shown, new Set(json.items.filter((item) => years.has(item.year))
    .map((item) => `${item.track} ${item.objective} ${item.year}`)));
}

function itemFaults([, ...rows], json) {
  const shown = new Set(rows.flatMap((row) => [[2, 'external'], [4, 'internal']].flatMap(([column, track]) =>
    yearsOf(row[column]).map((year) => `${track} ${row[0]} ${year} ${minutesOf(row[column + 1])}`))));
  return differences(shown, new Set(json.items.map((item) => `${item.track} ${item.id} ${item.year} ${item.minutes}`)));
}

function yearFaults([, ...rows], track, json) {
  const shown = new Set(rows.filter((row) => !Number.isNaN(yearOf(row[0])))
    .map((row) => `${yearOf(row[0])} ${row[1].replace(/,/g, '')} ${minutesOf(row[2])} ${minutesOf(row[3])}`));
  return differences(shown, new Set(json.tracks[track].years
    .map((year) => `${year.year} ${year.items} ${year.minutes} ${year.forced_minutes}`)));
}

async function planFaults(page, json) {
  const matrix = await read(page, 'matrix');
  const items = await read(page, 'items');
  if (matrix === null && items === null) return []; // a page of the years alone
  if (matrix === null || items === null) return ['the page has one of matrix and list of items alone'];
  const faults = [
    ...matrixFaults(matrix, json).map((fault) => `the matrix ${fault}`),
    ...itemFaults(items, json).map((fault) => `the list of items ${fault}`),
  ];
  for (const track of TRACKS.filter((name) => json.tracks[name].units > 0)) {
    const years = await read(page, `years-${track}`);
    faults.push(...(years === null ? ['there is no such table'] : yearFaults(years, track, json))
      .map((fault) => `the ${track} years: ${fault}`));
  }
  return faults;
}

const COMMANDS = { plan: planFaults };

export const tables = async (command, page, json) => (await COMMANDS[command]?.(page, json) ?? []).slice(0, 10);
