import { expect, test } from 'vitest';
import { render } from '../../helpers/render.ts';
import { HOSTILE_PATH, sampleFinding, sampleReport } from '../../helpers/sample-report.ts';

/** Reads a workflow command as actions/runner does. */
function parse(line: string) {
  const [, level, properties = '', message = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
  const decode = (text: string) =>
    text
      .replaceAll('%2C', ',')
      .replaceAll('%3A', ':')
      .replaceAll('%0A', '\n')
      .replaceAll('%0D', '\r')
      .replaceAll('%25', '%');
  const pairs = properties.split(',').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), decode(pair.slice(at + 1))];
  });
  return { level, message: decode(message), ...Object.fromEntries(pairs) };
}

test('an annotation says where, what, why and how to fix', async () => {
  const [first = ''] = (await render('github', sampleReport())).split('\n');
  expect(parse(first)).toMatchObject({
    level: 'error',
    file: 'src/db.ts',
    line: '12',
    col: '5',
    endColumn: '41',
    title: 'high: SQL built by concatenation (sql-string-concat)',
    message: expect.stringContaining('\nFix: Pass the value as a parameter:\n'),
  });
});

test('worst ten a level; the rest is counted', async () => {
  const findings = [
    ...Array.from({ length: 12 }, (_, at) => sampleFinding({ startLine: at + 1 })),
    sampleFinding({ severity: 'critical', path: 'z.ts' }),
    ...Array.from({ length: 11 }, () => sampleFinding({ severity: 'medium' })),
    sampleFinding({ severity: 'low' }),
  ];
  const lines = (await render('github', sampleReport({ findings }))).split('\n');
  const of = (level: string) => lines.filter((line) => line.startsWith(`::${level} `));
  expect(of('error')).toHaveLength(10);
  expect(of('error')[0]).toContain('file=z.ts');
  expect(of('warning')).toHaveLength(10);
  expect(of('notice')).toHaveLength(1);
  expect(lines.join('\n')).toContain('4 more in the job summary');
});

test('a hostile name stays one property of one command', async () => {
  const text = await render(
    'github',
    sampleReport({ findings: [sampleFinding({ path: HOSTILE_PATH })] }),
  );
  const commands = text.split('\n').filter((line) => line.startsWith('::'));
  expect(commands).toHaveLength(1);
  expect(parse(commands[0] as string)).toMatchObject({ line: '12', endLine: '12' });
});

test('columns are left out of an annotation over several lines', async () => {
  const text = await render('github', sampleReport({ findings: [sampleFinding({ endLine: 14 })] }));
  expect(text).not.toContain('col=');
});
