import { expect, test } from 'vitest';
import { readSarif } from '../../../../src/report/merge/read-sarif.ts';

const log = (run: object) => ({
  version: '2.1.0',
  runs: [{ tool: { driver: { name: 'T' } }, results: [], ...run }],
});
const only = (run: object) => readSarif(log(run))[0]?.results[0];

test('CodeQL: rules stand in an extension, weakness in tags, score as a string', () => {
  const result = only({
    tool: {
      driver: { name: 'CodeQL', semanticVersion: '2.20.0' },
      extensions: [
        {
          name: 'codeql/javascript-queries',
          rules: [
            { id: 'js/other' },
            {
              id: 'js/command-line-injection',
              shortDescription: { text: 'Uncontrolled command line' },
              defaultConfiguration: { level: 'error' },
              properties: {
                tags: ['security', 'external/cwe/cwe-078'],
                'security-severity': '9.8',
              },
            },
          ],
        },
      ],
    },
    artifacts: [{ location: { uri: 'src/a.js', uriBaseId: '%SRCROOT%' } }],
    results: [
      {
        ruleId: 'js/command-line-injection',
        rule: { id: 'js/command-line-injection', index: 1, toolComponent: { index: 0 } },
        message: { text: 'This depends on {0}.', arguments: ['a value'] },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { index: 0 },
              region: { startLine: 5, startColumn: 3, endColumn: 9 },
            },
          },
        ],
      },
    ],
  });
  expect(result).toMatchObject({
    tool: 'codeql',
    title: 'Uncontrolled command line',
    message: 'This depends on a value.',
    severity: 'critical',
    cwe: 'CWE-78',
    category: 'command-injection',
    uri: 'src/a.js',
    region: { startLine: 5, endLine: 5 },
  });
});

test('Snyk: weakness as a property of the rule', () => {
  expect(
    only({
      tool: {
        driver: {
          name: 'SnykCode',
          rules: [
            { id: 'javascript/Sqli', properties: { cwe: ['CWE-89'], precision: 'very-high' } },
          ],
        },
      },
      results: [
        { ruleId: 'javascript/Sqli', ruleIndex: 0, level: 'error', message: { text: 'x' } },
      ],
    }),
  ).toMatchObject({ tool: 'snyk', cwe: 'CWE-89', category: 'sql-injection', severity: 'high' });
});

test('Trivy: a base id whose URI the run gives, the score decides', () => {
  expect(
    only({
      tool: {
        driver: {
          name: 'Trivy',
          rules: [
            { id: 'CVE-1', properties: { 'security-severity': '5.3', tags: ['vulnerability'] } },
          ],
        },
      },
      originalUriBaseIds: { ROOTPATH: { uri: 'file:///builds/app/' } },
      results: [
        {
          ruleId: 'CVE-1',
          ruleIndex: 0,
          level: 'error',
          message: { text: 'Package: lodash' },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'package-lock.json', uriBaseId: 'ROOTPATH' },
                region: { startLine: 1 },
              },
            },
          ],
        },
      ],
    }),
  ).toMatchObject({ severity: 'medium', uri: 'file:///builds/app/package-lock.json' });
});

test('a result without a level takes the rule’s, and warning when that says nothing', () => {
  const rules = [{ id: 'a', defaultConfiguration: { level: 'note' } }, { id: 'b' }];
  const results = [{ ruleId: 'a' }, { ruleId: 'b' }, { ruleId: 'c' }];
  const [run] = readSarif(log({ tool: { driver: { name: 'T', rules } }, results }));
  expect(run?.results.map(({ severity }) => severity)).toEqual(['low', 'medium', 'medium']);
});

test('what passed, what is gone and what is suppressed', () => {
  const results = [
    { ruleId: 'a', kind: 'pass' },
    { ruleId: 'a', kind: 'notApplicable' },
    { ruleId: 'a', baselineState: 'absent' },
    { ruleId: 'kept', kind: 'open' },
    { ruleId: 'quiet', suppressions: [{ kind: 'inSource', justification: 'nosem' }] },
    { ruleId: 'open', suppressions: [{ kind: 'inSource', status: 'underReview' }] },
  ];
  const [run] = readSarif(log({ results }));
  expect(run?.results.map(({ ruleId, suppressed }) => [ruleId, suppressed])).toEqual([
    ['kept', undefined],
    ['quiet', { inSource: true, reason: 'nosem' }],
    ['open', undefined],
  ]);
});

test.each([
  [null, /no array "runs"/],
  [[], /no array "runs"/],
  ['text', /no array "runs"/],
  [{ runs: {} }, /no array "runs"/],
  [{ version: '2.0.0', runs: [] }, /"2.0.0"/],
  [{ runs: [] }, /missing/],
  [{ version: '2.1.0', runs: [] }, /no run/],
  [{ version: '2.1.0', runs: [{}] }, /names no tool/],
  [{ version: '2.1.0', runs: [{ tool: { driver: { name: 'T' } } }] }, /no array "results"/],
  [log({ results: [1] }), /no object/],
  [log({ invocations: [{ executionSuccessful: false }] }), /run failed/],
])('refuses %j', (json, message) => {
  expect(() => readSarif(json)).toThrow(message);
});
