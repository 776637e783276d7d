import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseMessageText } from '../../../src/attribution/message-text.ts';
import { insertTrailers } from '../../../src/git/trailers.ts';
import { ioIn } from './support/io.ts';
import type { Repository } from './support/repository.ts';
import { createRepository } from './support/repository.ts';

let repo: Repository;
beforeAll(() => {
  repo = createRepository(null);
});
afterAll(() => repo.remove());

const line = fc.oneof(
  fc.constantFrom(
    '',
    '---',
    '#123 fixed',
    '# heading',
    'Fixes:#12',
    'Foo :  bar',
    'BREAKING CHANGE: all',
    'Signed-off-by: Ada <ada@example.org>',
    'Co-authored-by: Bob <bob@example.org>',
    'AI-GENERATED: Goose',
    'ai-generated:x',
    '  folded',
    '\tfolded',
    ' ',
    '\t ',
    '(cherry picked from commit 0123456789)',
    'a: b',
    'A prose line.',
    '> quoted',
    '-- ',
    'key=value',
    'Key#value',
  ),
  fc.string({ maxLength: 20 }).map((text) => text.replace(/[\r\n\0]/g, '')),
);
const message = fc
  .tuple(
    fc.array(line, { minLength: 1, maxLength: 14 }),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
  )
  .map(([lines, eol, final]) => `Subject${eol}${eol}${lines.join(eol)}${final ? eol : ''}`);

it('adds only its own lines to any message', async () => {
  await fc.assert(
    fc.asyncProperty(message, async (text) => {
      const latin1 = Buffer.from(text, 'utf8').toString('latin1');
      const result = await insertTrailers(ioIn(repo), parseMessageText(latin1), [
        { key: 'AI-GENERATED', value: 'Codex' },
      ]);
      expect(result).not.toBeNull();
      const whole = latin1.endsWith('\n') ? latin1 : `${latin1}\n`;
      const lines = (result as string).split('\n');
      const at = lines.findLastIndex(
        (candidate) => candidate.replace(/\r$/, '') === 'AI-GENERATED: Codex',
      );
      expect(at).toBeGreaterThan(0);
      const without = [...lines.slice(0, at), ...lines.slice(at + 1)].join('\n');
      const withoutBlank = [...lines.slice(0, at - 1), ...lines.slice(at + 1)].join('\n');
      expect([without, withoutBlank]).toContain(whole);
    }),
    {
      numRuns: 150,
      examples: [['Subject\n\nCo-authored-by: Bob <bob@example.org>\n ']],
    },
  );
});
