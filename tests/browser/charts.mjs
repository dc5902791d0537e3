// SPDX-License-Identifier: GPL-3.0-or-later
// The charts of a page, as Chart.js holds them, against the numbers that the same command gives as JSON.

const MINUTES = 60;

// {id: {labels, series: {name: numbers}, unit scale}} of what is drawn.
export async function drawn(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('figure[data-chart]')].map((figure) => {
      const canvas = figure.querySelector('canvas');
      const chart = globalThis.Chart?.getChart(canvas);
      const told = JSON.parse(document.getElementById(`data-${figure.dataset.chart}`).textContent);
      const rows = [...figure.querySelectorAll('details tbody tr')].map((row) =>
        [...row.cells].slice(1).map((cell) => cell.textContent));
      const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
      return {
        id: figure.dataset.chart, told, rows, label: canvas.getAttribute('aria-label'),
        blank: pixels.every((byte) => byte === 0),
        labels: chart && [...chart.data.labels],
        sets: chart && chart.data.datasets.map((set) => ({ label: set.label, type: set.type ?? chart.config.type, data: [...set.data] })),
      };
    }));
}

// "1,234:30" in minutes; "1,077.50" in the smallest unit.
const exactly = (words, told) => {
  const plain = words.replace(/,/g, '');
  if (told.unit === 'hours') {
    const [, sign, hours, minutes] = /^(-?)(\d+):(\d\d)$/.exec(plain) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * MINUTES + Number(minutes));
  }
  return Math.round(Number(plain) * 10 ** told.exponent);
};

const scaleOf = (told) => (told.unit === 'hours' ? MINUTES : 10 ** told.exponent);
const same = (left, right) => JSON.stringify(left) === JSON.stringify(right);

// The canvas, Chart.js's data, the page's own data and the table below it are four tellings of the same numbers.
export function agree(charts) {
  return charts.flatMap((chart) => {
    const faults = [];
    if (!chart.sets) return [`the chart ${chart.id} is not drawn`];
    if (chart.blank) faults.push('its canvas is blank');
    if (!chart.label) faults.push('a screen reader is told nothing of it');
    if (!same(chart.labels, chart.told.labels)) faults.push(`it has the labels ${chart.labels}`);
    const scaled = chart.told.series.map((series) => series.values.map((value) => value / scaleOf(chart.told)));
    if (!same(chart.sets.map((set) => set.data), scaled)) faults.push("its columns do not have its data's numbers");
    const tabled = chart.told.labels.map((_, index) => chart.told.series.map((series) => series.values[index]));
    const rows = chart.rows.map((row) => row.map((words) => exactly(words, chart.told)));
    if (!same(rows, tabled)) faults.push(`its table has ${JSON.stringify(rows).slice(0, 200)}`);
    return faults.map((fault) => `the chart ${chart.id}: ${fault}`);
  });
}

// The sums of each stack of columns, and each line, as exact numbers.
export function shapes(chart) {
  const stacks = new Map();
  const lines = [];
  for (const series of chart.told.series) {
    if (series.line) {
      lines.push(series.values);
    } else {
      const before = stacks.get(series.stack ?? '') ?? series.values.map(() => 0);
      stacks.set(series.stack ?? '', before.map((sum, index) => sum + series.values[index]));
    }
  }
  return { stacks: [...stacks.values()], lines };
}
