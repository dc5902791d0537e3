// SPDX-License-Identifier: GPL-3.0-or-later
// A page made worse, fault by fault: what looks at pages must tell each of them, or its silence means nothing.
import { readFileSync, writeFileSync } from 'node:fs';

const before = (what, added) => (text) => text.replace(what, (found) => added + found);
const FAULTS = [
  ['a picture from elsewhere', before('</main>', '<img alt="" src="https://example.invalid/x.png">'), /img-src refused|points out of the page/],
  ['a script that is not its own', before('</main>', '<script>document.title = "broken"</script>'), /script-src/],
  ['a handler in an attribute', before('</main>', '<p onclick="1">press</p><img alt="" src="data:," onerror="alert(1)">'), /script-src/],
  ['a loose policy', (text) => text.replace("default-src 'none'", "default-src 'none' https:"), /default-src/],
  ['another language', (text) => text.replace('lang="en"', 'lang="ja"'), /says that it is in ja/],
  ['a number in the table that is not in the chart', (text) => text.replace(/(<details[^>]*>.*?<td>)[^<]*/s, '$17:77'), /its table has/],
  ['a number that is not in the JSON', (text) => text.replace(/("values":\[)\d+/, '$11'), /the JSON/],
  ['a mark that is missing', (text) => text.replace(/(<table id="matrix".*?<td class="[^"]*">)[EI][EI ]*/s, '$1'), /the matrix lacks/],
  ['minutes of an item that are not the plan\'s', (text) => text.replace(/(<table id="items".*?)0:30/s, '$10:31'), /the list of items lacks/],
  ['a button without a name', before('</main>', '<button></button>'), /button-name/],
  ['a line wider than the screen', before('</main>', `<pre>${'wide'.repeat(500)}</pre>`), /pixels wide/],
  ['a script that fails', (text) => text.replace(' id="words"', ' id="other"'), /script error/],
];

// What is wrong with the tests: a line for each fault that they do not tell.
export async function untold(path, look) {
  const text = readFileSync(path, 'utf8');
  const silent = [];
  for (const [name, change, told] of FAULTS) {
    const worse = change(text);
    if (worse === text) continue; // the page has no place for it
    writeFileSync(`${path}.faulty.html`, worse);
    const faults = await look(`${path}.faulty.html`);
    if (!faults.some((fault) => told.test(fault))) silent.push(`${name} is not told; told is: ${faults.join('; ')}`);
  }
  return silent;
}
