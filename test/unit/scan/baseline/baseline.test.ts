import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BaselineEntry,
  baselinePath,
  formatBaselineFile,
  parseBaselineFile,
  sourcePath,
} from '../../../../src/scan/baseline/baseline-file.ts';
import { matchBaseline } from '../../../../src/scan/baseline/match-baseline.ts';
import { updateBaseline } from '../../../../src/scan/baseline/update-baseline.ts';
import { sampleFinding } from '../../../helpers/sample-report.ts';

const hex = (seed: string) => seed.repeat(32).slice(0, 32);
const finding = (path: string, content = 'a', over = {}) =>
  sampleFinding({
    path,
    fingerprint: hex(path === 'a.ts' ? content : content === 'a' ? '9' : '8'),
    contentFingerprint: () => hex(content),
    ...over,
  });
const entry = (over: Partial<BaselineEntry> = {}): BaselineEntry => ({
  path: 'a.ts',
  ruleId: 'sql-string-concat',
  fingerprint: hex('a'),
  content: hex('a'),
  count: 1,
  verdict: 'unreviewed',
  ...over,
});
const facts = { standing: () => undefined, isGone: () => false };

describe('the file', () => {
  test('reads back what it wrote, sorted, whatever a reason holds', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...'0123456789abcdef'), { minLength: 1 }),
        fc.string({ unit: 'grapheme' }),
        (seeds, reason) => {
          const entries = seeds.map((seed) => entry({ fingerprint: hex(seed), reason }));
          const text = formatBaselineFile(entries);
          const back = parseBaselineFile(text, 'a.ts', 'n');
          expect(back).toHaveLength(entries.length);
          expect(formatBaselineFile(back.reverse())).toBe(text);
        },
      ),
    );
  });

  test('mirrors the source’s path', () => {
    expect(sourcePath(baselinePath('src/a b.ts'))).toBe('src/a b.ts');
    expect(sourcePath('.hunkguard/other.jsonl')).toBeUndefined();
  });

  test('a line that two branches wrote counts once, a rejection holds', () => {
    const text =
      formatBaselineFile([entry({ count: 2 })]) +
      formatBaselineFile([entry({ verdict: 'rejected' })]);
    expect(parseBaselineFile(text, 'a.ts', 'n')).toEqual([
      entry({ count: 2, verdict: 'rejected' }),
    ]);
  });

  test.each([
    ['<<<<<<< HEAD', /n:1: a merge conflict is unresolved/],
    ['[]', /n:1: no object/],
    ['{"rule":"r"}', /"fingerprint"/],
    [formatBaselineFile([entry({ count: -1 })]), /"count"/],
    [formatBaselineFile([entry()]).replace('unreviewed', 'fine'), /"verdict"/],
    [formatBaselineFile([entry()]).replace('"count"', '"__proto__":1,"count"'), /no key/],
  ])('refuses %j', (text, message) => {
    expect(() => parseBaselineFile(text, 'a.ts', 'n')).toThrow(message);
  });
});

describe('matching', () => {
  const match = (findings: ReturnType<typeof finding>[], entries: BaselineEntry[], over = {}) =>
    matchBaseline(findings, entries, { ...facts, ...over });

  test('holds as many as it counts, and the next one is new', () => {
    const three = [finding('a.ts'), finding('a.ts'), finding('a.ts')];
    const { findings, suppressed } = match(three, [entry({ count: 2 })]);
    expect([findings.length, suppressed.length]).toEqual([1, 2]);
    expect(suppressed[0]?.suppression).toEqual({ by: 'baseline', reason: 'unreviewed' });
  });

  test('a moved line is not new, a second one is, as the whole file tells', () => {
    const [added] = [finding('a.ts')];
    expect(match([added], [entry()], { standing: () => 1 }).findings).toEqual([]);
    expect(match([added], [entry()], { standing: () => 2 }).findings).toHaveLength(1);
  });

  test('follows a renamed file, and holds nothing in a copy', () => {
    const elsewhere = [finding('b.ts')];
    expect(match(elsewhere, [entry()], { isGone: () => true }).findings).toEqual([]);
    expect(match(elsewhere, [entry()]).findings).toHaveLength(1);
  });

  test('a rejected entry and a policy’s finding hold nothing', () => {
    expect(match([finding('a.ts')], [entry({ verdict: 'rejected' })]).findings).toHaveLength(1);
    const policy = [finding('a.ts', 'a', { category: 'policy' })];
    expect(match(policy, [entry()]).findings).toHaveLength(1);
  });
});

describe('updating', () => {
  const paths = new Set(['a.ts', 'b.ts']);

  test('keeps verdicts, takes new ones in, takes gone ones out', () => {
    const old = [
      entry({ verdict: 'accepted', reason: 'test data', count: 2 }),
      entry({ fingerprint: hex('7') }),
    ];
    const update = updateBaseline(old, [finding('a.ts'), finding('a.ts', 'c')], paths, true);
    expect(update).toMatchObject({ added: 1, removed: 2, renamed: 0 });
    expect(update.entries).toEqual([
      entry({ verdict: 'accepted', reason: 'test data' }),
      entry({ fingerprint: hex('c'), content: hex('c') }),
    ]);
  });

  test('pruning takes nothing in', () => {
    const update = updateBaseline([entry()], [finding('a.ts', 'c')], paths, false);
    expect(update).toMatchObject({ entries: [], added: 0, removed: 1 });
  });

  test('carries a renamed file’s verdict along', () => {
    const gone = entry({ path: 'old.ts', verdict: 'accepted', reason: 'why' });
    const update = updateBaseline([gone], [finding('b.ts')], paths, false);
    expect(update).toMatchObject({ renamed: 1, removed: 0 });
    expect(update.entries).toMatchObject([{ path: 'b.ts', verdict: 'accepted', reason: 'why' }]);
  });

  test('what was rejected never comes back in, gone or not, renamed or not', () => {
    const rejected = entry({ verdict: 'rejected' });
    const again = updateBaseline([rejected], [finding('a.ts')], paths, true);
    expect(again).toMatchObject({ entries: [rejected], added: 0, rejected: [{ path: 'a.ts' }] });
    expect(updateBaseline([rejected], [], paths, true).entries).toEqual([rejected]);
    const moved = updateBaseline([{ ...rejected, path: 'old.ts' }], [finding('b.ts')], paths, true);
    expect(moved).toMatchObject({ added: 0, rejected: [{ path: 'b.ts' }] });
  });

  test('a baseline of what stands holds all of it', () => {
    const standing = fc.array(
      fc.constantFrom(finding('a.ts'), finding('a.ts', 'c'), finding('b.ts')),
    );
    fc.assert(
      fc.property(standing, (findings) => {
        const { entries } = updateBaseline([], findings, paths, true);
        expect(matchBaseline(findings, entries, facts).findings).toEqual([]);
        expect(updateBaseline(entries, findings, paths, true)).toMatchObject({
          added: 0,
          removed: 0,
        });
      }),
    );
  });
});
