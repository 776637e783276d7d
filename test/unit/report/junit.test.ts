import { expect, test } from 'vitest';
import { render } from '../../helpers/render.ts';
import { fullReport, sampleReport } from '../../helpers/sample-report.ts';

/** A strict reader of the elements we write: throws on a stray character, an open element, a bad entity. */
function readXml(xml: string): string[] {
  const names: string[] = [];
  const open: string[] = [];
  const tag =
    /<(\/?)([a-z-]+)((?: [a-z]+="[^"<&]*(?:&(?:amp|lt|gt|quot|apos|#10);[^"<&]*)*")*)(\/?)>/y;
  const text = /[^<&]*(?:&(?:amp|lt|gt|quot|apos|#10);[^<&]*)*/y;
  let at = xml.indexOf('?>') + 2;
  while (at < xml.length) {
    text.lastIndex = at;
    at += text.exec(xml)?.[0].length ?? 0;
    if (at >= xml.length) break;
    tag.lastIndex = at;
    const found = tag.exec(xml);
    if (found === null) throw new Error(`not well-formed at ${xml.slice(at, at + 60)}`);
    at += found[0].length;
    if (found[1] === '/') {
      if (open.pop() !== found[2]) throw new Error(`${found[2]} closed, another is open`);
    } else {
      names.push(found[2] as string);
      if (found[4] === '') open.push(found[2] as string);
    }
  }
  if (open.length > 0) throw new Error(`${open} left open`);
  return names;
}

test('well-formed whatever names hold; blocking fails, suppressed is skipped', async () => {
  const names = readXml(await render('junit', fullReport()));
  const count = (name: string) => names.filter((other) => other === name).length;
  expect(count('testcase')).toBe(7);
  expect(count('failure')).toBe(3);
  expect(count('skipped')).toBe(2);
});

test('the counts in the head are those of the body', async () => {
  expect(await render('junit', fullReport())).toContain(
    'tests="7" failures="3" errors="0" skipped="2"',
  );
});

test('a clean scan is one passed case, so that the report is not empty', async () => {
  const text = await render('junit', sampleReport({ findings: [] }));
  expect(readXml(text)).toContain('testcase');
  expect(text).toContain('tests="1" failures="0"');
});
