/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page does where scripts run: charts by Chart.js, the filter, sorting, buttons that copy. The page is complete
 * without it (page.h). */
'use strict';
(function () {
  const root = document.documentElement;
  const language = root.lang;
  const json = (id) => JSON.parse(document.getElementById(id).textContent);
  const words = json('words');
  const fill = (sentence, ...values) => sentence.replace(/\{(\d)\}/g, (place, index) => values[index]);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  root.classList.add('js');

  /* ---- charts ---- */

  const colour = (name) => getComputedStyle(root).getPropertyValue('--' + name).trim();
  const charts = [];

  const MINUTES = 60;
  const CHART_FONT = 13;
  const LINE_WIDTH = 2;
  /* 184 by 75 mm at 96 dots an inch: what page.css leaves on A4 */
  const PAPER_WIDTH = 695;
  const PAPER_HEIGHT = 283;
  const LONG_PAPER_HEIGHT = 480;

  /* The data have exact integers: minutes, counts, money in the currency's smallest unit. */
  function scaleOf(data) {
    return data.unit === 'hours' ? MINUTES : Math.pow(10, data.exponent);
  }

  function numberWords(data, value) {
    if (data.unit === 'hours') {
      const minutes = Math.abs(value);
      const hours = Math.floor(minutes / MINUTES).toLocaleString(language);
      return (value < 0 ? '-' : '') + hours + ':' + String(minutes % MINUTES).padStart(2, '0');
    }
    const digits = { minimumFractionDigits: data.exponent, maximumFractionDigits: data.exponent };
    return (value / scaleOf(data)).toLocaleString(language, digits);
  }

  function datasetOf(data, series) {
    const set = {
      label: series.name,
      data: series.values.map((value) => value / scaleOf(data)),
      type: series.line ? 'line' : 'bar',
      pointStyle: series.line ? 'line' : 'rect', /* in the legend too */
      stack: series.line ? 'line-' + series.name : series.stack || undefined,
      order: series.line ? 0 : 1,
    };
    if (series.line) {
      /* over the whole width of each column, the outer halves of the outer ones too: each point is drawn as a line,
         since lines between points end in the middle of the outer ones */
      const halfColumn = (context) => context.chart.scales.x.width / data.labels.length / 2;
      Object.assign(set, {
        showLine: false, pointBorderWidth: LINE_WIDTH, clip: false, pointRadius: halfColumn, pointHoverRadius: halfColumn,
      });
    } else {
      Object.assign(set, { borderWidth: 1, maxBarThickness: 64, categoryPercentage: 0.72, barPercentage: 0.92 });
    }
    return set;
  }

  /* Colours come from the style sheet, so that a chart follows the page from light to dark and onto paper. */
  function paint(chart) {
    chart.data.datasets.forEach((set, index) => {
      const tone = colour(chart.told.series[index].tone);
      set.borderColor = set.type === 'line' ? tone : colour('ground');
      set.backgroundColor = tone;
    });
    const options = chart.options;
    options.color = colour('text');
    for (const axis of [options.scales.x, options.scales.y]) {
      axis.ticks.color = colour('text');
      axis.title.color = colour('faint');
      axis.grid.color = colour('line');
      axis.grid.borderColor = colour('faint');
    }
  }

  /* What does not fit into the chart's width is cut off. */
  function shortened(chart, text) {
    const LEFT_AND_RIGHT = 60;
    const fits = (words) => chart.ctx.measureText(words).width <= chart.width - LEFT_AND_RIGHT;
    let letters = Array.from(text);
    while (letters.length > 1 && !fits(letters.join(''))) {
      letters = letters.slice(0, -2).concat('…');
    }
    return letters.join('');
  }

  const legendOf = (chart) => Chart.defaults.plugins.legend.labels.generateLabels(chart)
    .map((item) => Object.assign(item, { text: shortened(chart, item.text) }));

  function optionsOf(data) {
    const axis = (title, more) =>
      Object.assign({ title: { display: title !== '', text: title }, ticks: {}, grid: {} }, more);
    const labels = axis('', { stacked: true, grid: { display: false }, ticks: { autoSkip: !data.sideways } });
    const numbers = axis(data.axis || '', { stacked: true, beginAtZero: true, grace: '5%' });
    return {
      animation: false, maintainAspectRatio: false, locale: language,
      font: { family: getComputedStyle(root).fontFamily, size: CHART_FONT },
      indexAxis: data.sideways ? 'y' : 'x',
      interaction: { mode: 'index', intersect: false, axis: data.sideways ? 'y' : 'x' },
      layout: { autoPadding: false }, /* it would make room for the outer points */
      scales: data.sideways ? { x: numbers, y: labels } : { x: labels, y: numbers },
      plugins: {
        legend: { position: 'bottom', labels: { usePointStyle: true, padding: 16, generateLabels: legendOf } },
        tooltip: {
          callbacks: {
            label: (item) => item.dataset.label + ': ' +
              numberWords(data, data.series[item.datasetIndex].values[item.dataIndex]),
          },
        },
      },
    };
  }

  function draw(figure) {
    const id = figure.dataset.chart;
    const data = json('data-' + id);
    figure.classList.add('drawn');
    const chart = new Chart(document.getElementById('chart-' + id), {
      data: { labels: data.labels, datasets: data.series.map((series) => datasetOf(data, series)) },
      options: optionsOf(data),
    });
    chart.told = data;
    paint(chart);
    chart.update();
    charts.push(chart);
    all('details', figure).forEach((details) => details.removeAttribute('open'));
  }

  /* A chart of the width and height, or of those that it has room for. */
  function repaint(width, height) {
    charts.forEach((chart) => {
      paint(chart);
      const long = height !== undefined && chart.canvas.parentNode.classList.contains('long');
      chart.resize(width, long ? LONG_PAPER_HEIGHT : height);
      chart.update();
    });
  }

  /* Everything is open without scripts, and on paper all but the numbers of charts that are drawn. */
  const folds = all('main > details, section > details');
  folds.forEach((fold) => fold.removeAttribute('open'));
  function openFold() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target && target.closest('details');
    if (fold) {
      fold.open = true;
    }
  }
  openFold();
  addEventListener('hashchange', openFold);

  Chart.defaults.font.family = getComputedStyle(root).fontFamily;
  Chart.defaults.font.size = CHART_FONT;
  for (const figure of all('figure[data-chart]')) {
    try {
      draw(figure);
    } catch (error) { /* no canvas: the table of its numbers stays open */
      figure.classList.remove('drawn');
    }
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => repaint());
  let closed = [];
  addEventListener('beforeprint', () => {
    root.classList.add('printing');
    closed = folds.filter((fold) => !fold.open);
    closed.forEach((fold) => { fold.open = true; });
    repaint(PAPER_WIDTH, PAPER_HEIGHT);
  });
  addEventListener('afterprint', () => {
    root.classList.remove('printing');
    closed.forEach((fold) => { fold.open = false; });
    repaint();
  });

  /* ---- the filter ---- */

  const filter = document.getElementById('filter');

  function startFilter() {
    const selects = all('select', filter);
    const search = document.getElementById('filter-search');
    const count = document.getElementById('filter-count');
    const tables = all('table.filtered').map((table) => Array.from(table.tBodies[0].rows, (row) => ({
      row, words: null, text: null,
    })));
    const plain = (text) => text.normalize('NFKC').toLowerCase();

    /* The words that a row must have: of each question one. */
    function questions() {
      return selects.filter((select) => select.value !== '').map((select) => {
        const first = select.dataset.joined && document.getElementById('filter-' + select.dataset.joined);
        if (!first) {
          return [select.value];
        }
        return first.value !== '' ? [first.value + select.value]
          : Array.from(first.options, (option) => option.value).filter((value) => value).map((value) => value + select.value);
      });
    }

    function matches(entry, asked, sought) {
      if (asked.length > 0 && entry.words === null) {
        entry.words = new Set((entry.row.dataset.f || '').split(' '));
      }
      if (!asked.every((any) => any.some((word) => entry.words.has(word)))) {
        return false;
      }
      if (sought.length === 0) {
        return true;
      }
      if (entry.text === null) {
        entry.text = plain(entry.row.textContent);
      }
      return sought.every((word) => entry.text.includes(word));
    }

    function apply() {
      const asked = questions();
      const sought = plain(search.value).split(/\s+/).filter((word) => word);
      tables.forEach((entries, index) => {
        let shown = 0;
        for (const entry of entries) {
          const fits = matches(entry, asked, sought);
          entry.row.hidden = !fits;
          shown += fits ? 1 : 0;
        }
        if (index === 0) {
          count.textContent = fill(words.shown, shown.toLocaleString(language), entries.length.toLocaleString(language));
        }
      });
    }

    selects.forEach((select) => select.addEventListener('change', apply));
    search.addEventListener('input', apply);
    document.getElementById('filter-clear').addEventListener('click', () => {
      selects.forEach((select) => { select.value = ''; });
      search.value = '';
      apply();
    });
    filter.hidden = false;
    apply();
  }

  if (filter) {
    startFilter();
  }

  /* ---- sorting ---- */

  const natural = new Intl.Collator(language, { numeric: true });

  /* "1,077" and "1,234:30" as numbers, all else as it stands. */
  function keyOf(text) {
    const digits = /^-?[\d,]+(?:\.\d+)?(?::\d\d)?$/.test(text) ? text.replace(/,/g, '').split(':') : null;
    return digits ? Number(digits[0]) + Number(digits[1] || 0) / MINUTES : text;
  }

  function compare(left, right) {
    const numbers = typeof left === 'number' && typeof right === 'number';
    return numbers ? left - right : natural.compare(String(left), String(right));
  }

  function sortBy(table, column, head) {
    const down = head.getAttribute('aria-sort') === 'ascending';
    all('th[aria-sort]', table).forEach((other) => other.removeAttribute('aria-sort'));
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const body = table.tBodies[0];
    const keyed = Array.from(body.rows, (row) => ({ row, key: keyOf(row.cells[column].textContent) }));
    keyed.sort((left, right) => (down ? -1 : 1) * compare(left.key, right.key));
    body.append(...keyed.map((entry) => entry.row));
  }

  for (const table of all('table.sorted')) {
    Array.from(table.tHead.rows[0].cells, (head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.title = words.sort;
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => sortBy(table, column, head));
    });
  }

  /* ---- copying ---- */

  for (const button of all('button.copy')) {
    if (navigator.clipboard) {
      button.hidden = false;
      button.addEventListener('click', () => navigator.clipboard.writeText(button.previousElementSibling.textContent)
        .then(() => {
          button.textContent = words.copied;
          setTimeout(() => { button.textContent = words.copy; }, 2000);
        }, () => { button.hidden = true; }));
    }
  }
})();
