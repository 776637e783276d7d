import { expect, test } from 'vitest';
import { foldDuplicates } from '../../../../src/report/merge/fold-duplicates.ts';
import { sampleFinding } from '../../../helpers/sample-report.ts';

const own = sampleFinding({ severity: 'medium' });
const from = (tool: string, over = {}) => sampleFinding({ tool, ruleId: `${tool}/r`, ...over });

test('the same weakness on the same line is one finding, the worst severity, all names', () => {
  const folded = foldDuplicates([own, from('semgrep', { severity: 'high' }), from('bandit')]);
  expect(folded).toHaveLength(1);
  expect(folded[0]).toMatchObject({
    ruleId: 'sql-string-concat',
    severity: 'high',
    alsoBy: ['bandit', 'semgrep'],
  });
});

test('credentials are one weakness however they are called', () => {
  const secret = sampleFinding({ category: 'secret', cwe: 'CWE-798' });
  const hard = from('gitleaks', { category: 'hardcoded-credentials', cwe: 'CWE-259' });
  expect(foldDuplicates([secret, hard])).toHaveLength(1);
});

test('another line, another file or another weakness stays', () => {
  const others = [
    from('semgrep', { startLine: 13 }),
    from('semgrep', { path: 'b.ts' }),
    from('semgrep', { category: 'xss', cwe: 'CWE-79' }),
  ];
  expect(foldDuplicates([own, ...others])).toHaveLength(4);
});

test('what no family covers is the same by its own number or its own rule alone', () => {
  const other = (over: object) => from('semgrep', { category: 'other', cwe: '', ...over });
  expect(foldDuplicates([other({ ruleId: 'a' }), other({ ruleId: 'b' })])).toHaveLength(2);
  expect(foldDuplicates([other({ ruleId: 'a' }), other({ ruleId: 'a' })])).toHaveLength(1);
  expect(
    foldDuplicates([other({ cwe: 'CWE-1' }), from('x', { category: 'other', cwe: 'CWE-1' })]),
  ).toHaveLength(1);
});

test('hunkguard’s own are never folded into one another', () => {
  expect(foldDuplicates([own, { ...own, startColumn: 9 }])).toHaveLength(2);
});
