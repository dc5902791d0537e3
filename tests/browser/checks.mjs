// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every report page, whichever command it is of. Each check returns its faults, a line each.

// The policy lets nothing in: no foreign source, no script but the page's own, by hash or nonce.
export async function policy(page) {
  const text = await page.evaluate(
    () => document.querySelector('meta[http-equiv="Content-Security-Policy" i]')?.content ?? '');
  const directives = new Map(text.split(';').map((part) => part.trim().split(/\s+/)).map(([name, ...rest]) => [name, rest]));
  const faults = [];
  const is = (name, value) => directives.get(name)?.join(' ') === value;
  if (!is('default-src', "'none'")) faults.push(`the policy's default-src is not 'none': ${text}`);
  for (const name of ['base-uri', 'form-action']) {
    if (!is(name, "'none'")) faults.push(`the policy's ${name} is not 'none': ${text}`);
  }
  for (const [name, sources] of directives) {
    const loose = sources.filter((source) => !/^'(none|self|sha(256|384|512)-.*|nonce-.*)'$|^data:$/.test(source));
    if (loose.length > 0 || (name.startsWith('script-src') && sources.includes('data:'))) {
      faults.push(`the policy is loose: ${name} ${sources.join(' ')}`);
    }
  }
  return faults;
}

// Nothing in the page points anywhere but into itself.
export async function references(page) {
  return page.evaluate(() => {
    const names = ['src', 'href', 'srcset', 'action', 'formaction', 'poster', 'data', 'background', 'xlink:href'];
    return names.flatMap((name) =>
      [...document.querySelectorAll(`[${CSS.escape(name)}]`)]
        .map((element) => ({ element, value: element.getAttribute(name) }))
        .filter(({ value }) => !/^(#|data:)/.test(value))
        .map(({ element, value }) => `<${element.localName} ${name}="${value.slice(0, 100)}"> points out of the page`));
  });
}

// What is wider than the window makes all of the page scroll sideways; tables scroll in a frame of their own.
export async function overflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const is = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
    if (is <= width) return [];
    const within = (element) => element === document.body ||
      (getComputedStyle(element).overflowX === 'visible' && within(element.parentElement));
    const wide = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 1 && within(element.parentElement))
      .slice(0, 3)
      .map((element) => `${element.localName}.${element.className}`);
    return [`the page is ${is} pixels wide in a window of ${width}: ${wide.join(', ')}`];
  });
}

const focused = () => {
  const element = document.activeElement;
  if (element === null || element === document.body || element === document.documentElement) return null;
  const style = getComputedStyle(element);
  const name = `${element.localName}${element.id ? `#${element.id}` : ''}`;
  const shown = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
  const region = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
  return { name, type: element.type ?? '', shown, region: region && style.overflowX !== 'visible' };
};

// From the beginning, key by key: each stop shows itself, and the keys lead out again behind the last.
export async function keyboard(page, { most = 400 } = {}) {
  await page.evaluate(() => {
    /* what had the focus last is where the next key goes on from, even once it is lost */
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
    globalThis.scrollTo(0, 0);
  });
  const faults = [];
  const stops = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(focused);
    if (stop === null) break;
    stops.push(stop);
    if (!stop.shown) faults.push(`${stop.name} does not show that it has the focus`);
    if (stops.length === most) {
      faults.push(`${most} presses of Tab do not lead through the page`);
      break;
    }
  }
  return { stops, faults: [...new Set(faults)] };
}

// What scrolls sideways or downwards within the page can be reached without a mouse.
export async function regions(page) {
  return page.evaluate(() =>
    [...document.body.querySelectorAll('*')]
      .filter((element) => {
        const style = getComputedStyle(element);
        const scrolls = (size, shown, how) => size > shown + 1 && ['auto', 'scroll'].includes(how);
        return element.checkVisibility() &&
          (scrolls(element.scrollWidth, element.clientWidth, style.overflowX) ||
           scrolls(element.scrollHeight, element.clientHeight, style.overflowY));
      })
      .filter((element) => element.tabIndex < 0 && !element.querySelector('a[href], button, input, select, [tabindex="0"]'))
      .map((element) => `${element.localName}.${element.className} scrolls, and no key reaches it`));
}

// A4, as the page's own style sheet says; nothing is cut off at the right.
export async function print(page) {
  const faults = [];
  const A4 = [595, 842];
  const pdf = (await page.pdf({ preferCSSPageSize: true, format: 'Letter', printBackground: true })).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/g)].map(([, width, height]) =>
    [Number(width), Number(height)]);
  if (boxes.length === 0) faults.push('it prints no page');
  for (const box of boxes) {
    const [short, long] = box[0] < box[1] ? box : [box[1], box[0]];
    if (Math.abs(short - A4[0]) > 1 || Math.abs(long - A4[1]) > 1) faults.push(`a printed page of ${box.join(' by ')} points`);
  }
  return { faults: [...new Set(faults)], pages: boxes.length };
}

// Lines of visible text, without what stands in elements that are data: the scenario's own words.
export async function lines(page) {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Set();
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const inside = node.parentElement;
      if (['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'CODE'].includes(inside.tagName)) continue;
      if (node.data.trim() !== '') found.add(node.data.trim().replace(/\s+/g, ' '));
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        if (element.getAttribute(name)) found.add(element.getAttribute(name).trim());
      }
    }
    return [document.title, ...found];
  });
}
