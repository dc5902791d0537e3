// SPDX-License-Identifier: GPL-3.0-or-later
// What each command's charts have to show, from what the same command says as JSON.
import { shapes } from './charts.mjs';

const same = (left, right) => JSON.stringify(left) === JSON.stringify(right);
const years = (json, track) => json.tracks[track].years;
const planned = (json) => ['external', 'internal'].filter((track) => json.tracks[track].units > 0);

// The charts of a command by their ids: labels, sums of the stacks of columns, lines.
const EXPECTED = {
  plan: {
    years: (json) => ({
      labels: years(json, 'external').map((year) => String(year.year)),
      stacks: planned(json).map((track) => years(json, track).map((year) => year.minutes)),
      lines: planned(json).map((track) => years(json, track).map(() => json.tracks[track].criteria.peak.bound)),
    }),
  },
};

// ---- of charts that are not listed above: each stack and line is a column of the JSON ----

// The vectors of `count` numbers that the JSON has: a member of each object of a list of that length, and constants.
function* columns(value, count) {
  if (typeof value === 'number') yield Array(count).fill(value);
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value) && value.length === count) {
    const paths = value.map((member) => new Map(numbersIn(member)));
    for (const path of paths[0]?.keys() ?? []) yield paths.map((numbers) => numbers.get(path) ?? null);
  }
  for (const member of Object.values(value)) yield* columns(member, count);
}

function* numbersIn(value, path = '') {
  if (typeof value === 'number') yield [path, value];
  if (value === null || typeof value !== 'object') return;
  for (const [name, member] of Object.entries(value)) yield* numbersIn(member, `${path}/${name}`);
}

function strange(chart, json) {
  const known = new Set([...columns(json, chart.told.labels.length)].map((column) => JSON.stringify(column)));
  const { stacks, lines } = shapes(chart);
  return [...stacks, ...lines]
    .filter((column) => !known.has(JSON.stringify(column)))
    .map((column) => `the chart ${chart.id} shows ${JSON.stringify(column)}, which the JSON does not have`);
}

export function numbers(command, charts, json) {
  return charts.flatMap((chart) => {
    const make = EXPECTED[command]?.[chart.id];
    if (make === undefined) return strange(chart, json);
    const wanted = make(json);
    const is = { labels: chart.told.labels.map((label) => label.replace(/年度$/, "")), ...shapes(chart) };
    return Object.keys(wanted)
      .filter((part) => !same(is[part], wanted[part]))
      .map((part) => `the chart ${chart.id} has the ${part} ${JSON.stringify(is[part])}, the JSON ${JSON.stringify(wanted[part])}`);
  });
}
