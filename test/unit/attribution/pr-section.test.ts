import { describe, expect, it } from 'vitest';
import { buildChecklist } from '../../../src/attribution/checklist.ts';
import type { PrSection } from '../../../src/attribution/pr-section.ts';
import { checkPrBody, formatPrSection } from '../../../src/attribution/pr-section.ts';

const checklist = buildChecklist(
  ['src/api.ts', 'package.json', 'README.md'],
  [
    { path: 'src/api.ts', text: 'const id = req.params.id;' },
    { path: 'README.md', text: 'Nothing of note.' },
  ],
  [{ path: 'src/hash.ts', category: 'weak-hash' }],
);
const section: PrSection = {
  files: [{ path: 'src/a|b.ts', agents: ['Codex'], ai: 8, added: 10 }],
  findings: { critical: 0, high: 1, medium: 2, low: 0 },
  commits: { total: 3, ai: 2, reviewed: 1 },
  checklist,
};
const body = `Hello\n\n${formatPrSection(section)}\nBye\n`;
const tick = (text: string, title: string) => text.replace(`- [ ] ${title}`, `- [x] ${title}`);
const ticked = tick(tick(tick(body, 'Input validation'), 'Cryptography'), 'Dependencies');

describe('buildChecklist', () => {
  it('has five heads and marks those that the change touches', () =>
    expect(checklist.map(({ title, touchedBy }) => [title, touchedBy])).toEqual([
      ['Input validation', ['src/api.ts']],
      ['Authentication and authorization', []],
      ['Output encoding', []],
      ['Cryptography', ['src/hash.ts']],
      ['Dependencies', ['package.json']],
    ]));
});

describe('the section', () => {
  it('says file, agent and computed share', () =>
    expect(body).toContain('| `src/a\\|b.ts` | `Codex` | 8/10 | 80 % |'));
  it('counts findings and reviews', () => {
    expect(body).toContain('0 critical, 1 high, 2 medium, 0 low');
    expect(body).toContain('2 of 3 commits AI-written, 1 of them reviewed');
  });
  it('holds when what is touched is ticked, in any line ending', () => {
    expect(checkPrBody(ticked, section)).toEqual([]);
    expect(checkPrBody(ticked.replaceAll('\n', '\r\n').replace('[x]', '[X]'), section)).toEqual([]);
  });
  it('does not hold unticked, outdated or absent', () => {
    expect(checkPrBody(body, section)).toHaveLength(3);
    expect(checkPrBody(ticked.replace('8/10', '1/10'), section)[0]).toContain(
      'run `hunkguard pr` again',
    );
    expect(checkPrBody('Hello', section)[0]).toContain('no section');
  });
  it('lets no path end the section', () => {
    const files = [{ path: 'a\n<!-- /hunkguard:pr -->', agents: [], ai: 1, added: 1 }];
    expect(formatPrSection({ ...section, files }).match(/<!-- \/hunkguard:pr -->/g)).toHaveLength(
      1,
    );
  });
});
