// SPDX-License-Identifier: GPL-3.0-or-later
// Chromium, and pages opened in it under watch: what a page says to the console, what it asks the network for, and what
// its content security policy refuses are its faults.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.env.MODULES}/package.json`);
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const chromiumPath = () =>
  (process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => {
    try { readFileSync(path); return true; } catch { return false; }
  }));

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 390, height: 844 };

// Its profile goes to TMPDIR. Root has no sandbox, and in a container /dev/shm is small.
export const launch = () =>
  chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] });

// In the page, before anything of its own runs.
function watchPolicy() {
  globalThis.refusedByPolicy = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    globalThis.refusedByPolicy.push(`${event.effectiveDirective} refused ${event.blockedURI}`);
  });
}

// Opens the file in a context of its own; {page, faults}. faults() tells what has gone wrong so far.
export async function open(browser, path, settings = {}) {
  const url = pathToFileURL(path).href;
  const context = await browser.newContext({ viewport: WIDE, ...settings });
  const page = await context.newPage();
  const told = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) told.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => told.push(`script error: ${error.message}`));
  page.on('dialog', (dialog) => { told.push(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('popup', () => told.push('a window of its own'));
  page.on('download', () => told.push('a download'));
  await context.route('**/*', (route) => {
    if (route.request().url() === url) return route.continue();
    told.push(`asks for ${route.request().url().slice(0, 200)}`);
    return route.abort();
  });
  await page.addInitScript(watchPolicy);
  await page.goto(url, { waitUntil: 'load' });
  const faults = async () => [...told, ...(await page.evaluate(() => globalThis.refusedByPolicy))];
  return { page, faults, close: () => context.close() };
}

// What axe-core finds that is serious or critical, a line each.
export async function inaccessible(page) {
  await page.evaluate(axe); // by the debugger's door: the page's own policy would refuse it
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return violations
    .filter((violation) => ['serious', 'critical'].includes(violation.impact))
    .map((violation) => `${violation.id} (${violation.impact}): ${violation.help}; ` +
      violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join('; ') +
      (violation.nodes.length > 3 ? `; and ${violation.nodes.length - 3} more` : ''));
}
