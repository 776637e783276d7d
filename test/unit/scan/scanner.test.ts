import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodeLatin1 } from '../../../src/commands/decode-latin1.ts';
import type { ChangedFile } from '../../../src/diff/added-chunk.ts';
import type { CodeRule, PatternRule, RuleText } from '../../../src/rules/rule.ts';
import { compileRules } from '../../../src/rules/rule-set.ts';
import { createPassOne } from '../../../src/scan/pass-one.ts';
import type { Guard } from '../../../src/scan/pass-two-options.ts';
import { createScanner } from '../../../src/scan/scanner.ts';

const TOKEN = `zz${'_'}Ab3dEf6hIj9kLm2n`;

const rule: PatternRule = {
  kind: 'pattern',
  id: 'zz-token',
  category: 'secret',
  severity: 'critical',
  confidence: 'high',
  keywords: ['zz_'],
  pattern: '(?<![A-Za-z0-9])(?<secret>zz_[A-Za-z0-9]{16})(?![A-Za-z0-9])',
};
const generic: PatternRule = {
  ...rule,
  id: 'generic-token',
  severity: 'high',
  keywords: ['token'],
  pattern: 'token\\s{0,3}=\\s{0,3}"(?<secret>[^"\\s]{8,64})"',
  specificity: -1,
};
const text: RuleText = {
  ...rule,
  title: 't',
  cwe: 'CWE-798',
  owasp: 'A07:2021',
  why: 'w',
  fix: 'f',
};

async function scan(
  content: string | Uint8Array,
  rules: PatternRule[] = [rule],
  file: Partial<ChangedFile> = {},
) {
  const scanner = createScanner({ rules: compileRules(rules), decode: decodeLatin1 });
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  scanner.push({
    file: { path: 'a.txt', oid: null, mode: '100644', isNew: true, ...file },
    startLine: 1,
    startByte: 0,
    bytes,
  });
  const located = await scanner.finish(
    async () => null,
    async () => ({
      digest: (t) => createHash('sha256').update(t).digest('hex'),
      textOf: (id) => ({ ...text, id }),
    }),
  );
  return located.map(({ finding }) => finding);
}

describe('createScanner', () => {
  it('says line and column, 1-based, columns in UTF-16 units', async () => {
    const [finding] = await scan(`one\né😀 = ${TOKEN}\n`);
    expect(finding).toMatchObject({
      startLine: 2,
      startColumn: 7,
      endLine: 2,
      endColumn: 7 + TOKEN.length,
    });
  });

  it('shows at most four characters of a secret', async () => {
    const [finding] = await scan(`key = ${TOKEN};`);
    expect(finding?.line).toBe(`key = ${TOKEN.slice(0, 4)}...(${TOKEN.length});`);
    expect(JSON.stringify(finding)).not.toContain(TOKEN);
  });

  it('hides every secret of a line in each finding on it', async () => {
    const other = TOKEN.replace('Ab3', 'Xy7');
    const findings = await scan(`${TOKEN} ${other}`);
    expect(findings).toHaveLength(2);
    for (const { line } of findings) {
      expect(line).not.toContain(TOKEN);
      expect(line).not.toContain(other);
    }
  });

  it('reports one finding for one secret: the most specific rule', async () => {
    const findings = await scan(`token = "${TOKEN}"`, [generic, rule]);
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['zz-token']);
  });

  it.each([0, 2040, 4080, 6140, 8180, 16_370, 100_000])(
    'finds a token at offset %i of one long line, once',
    async (offset) => {
      const findings = await scan(`${'-'.repeat(offset)} ${TOKEN} ${'-'.repeat(20_000)}\n`);
      expect(findings).toHaveLength(1);
      expect(findings[0]?.startColumn).toBe(offset + 2);
    },
  );

  it('finds UTF-16 text and text after NULs', async () => {
    expect(await scan(Buffer.from(`x = ${TOKEN}\n`, 'utf16le'))).toHaveLength(1);
    expect(await scan(`x\0\0y ${TOKEN}\n`)).toHaveLength(1);
  });

  it('scans lines as git splits them: CR, form feed and U+2028 end none', async () => {
    const [finding] = await scan(`a\rb\fc\u2028${TOKEN}\r\n`);
    expect(finding?.startLine).toBe(1);
  });

  it('keeps its fingerprint when lines move, and another one for another secret', async () => {
    const [here] = await scan(`key = ${TOKEN}\n`);
    const [moved] = await scan(`\n\n   key =  ${TOKEN}\n`);
    const [other] = await scan(`key = ${TOKEN.replace('Ab3', 'Xy7')}\n`);
    expect(moved?.fingerprint).toBe(here?.fingerprint);
    expect(other?.fingerprint).not.toBe(here?.fingerprint);
  });
});

describe('linePattern', () => {
  const code: CodeRule = {
    kind: 'code',
    id: 'zz-eval',
    category: 'code-injection',
    severity: 'high',
    confidence: 'high',
    languages: ['javascript'],
    keywords: ['where '],
    linePattern: '(?i)where \\w+ =',
    analysis: { calls: [{ callee: 'run' }] },
  };
  const call = 'run(q);\n';

  async function scanCode(source: string, from: number, isNew: boolean) {
    const scanner = createScanner({ rules: compileRules([code]), decode: decodeLatin1 });
    const all = new TextEncoder().encode(source);
    scanner.push({
      file: { path: 'a.js', oid: isNew ? null : '1'.repeat(40), mode: '100644', isNew },
      startLine: source.slice(0, from).split('\n').length,
      startByte: 0,
      bytes: all.subarray(from),
    });
    const tools = { digest: () => 'd', textOf: () => ({ ...text, id: code.id }) };
    const located = await scanner.finish(
      async () => all,
      async () => tools,
    );
    return located.map(({ finding }) => finding.startLine);
  }

  it('wakes a rule on a line that matches as well', async () => {
    expect(await scanCode(`w = "WHERE id = 1"\n${call}`, 0, true)).toEqual([2]);
  });

  function suspectsOf(rule: CodeRule, paths: readonly string[], source: string): string[] {
    const suspects: string[] = [];
    const scan = createPassOne({
      rules: compileRules([rule]),
      decode: decodeLatin1,
      sink: { candidate: () => {}, suspect: ({ path }) => suspects.push(path) },
    });
    const bytes = new TextEncoder().encode(source);
    for (const path of paths)
      scan({
        file: { path, oid: null, mode: '100644', isNew: true },
        startLine: 1,
        startByte: 0,
        bytes,
      });
    return suspects;
  }

  it('lets every code rule sleep in lock files', () => {
    const json = { ...code, languages: ['json'] };
    const paths = ['data.json', 'package-lock.json'];
    expect(suspectsOf(json, paths, '"where id = 1"\n')).toEqual(['data.json']);
  });

  it('tells of a rule once for each file', () => {
    const source = 'w = "where id = 1"\n'.repeat(3);
    expect(suspectsOf(code, ['a.js', 'b.js'], source)).toEqual(['a.js', 'b.js']);
  });

  it('lets the rule sleep when the keyword alone stands there', async () => {
    expect(await scanCode(`w = "the case where it is"\n${call}`, 0, true)).toEqual([]);
  });

  it('asks each line of a changed file, not only the first', async () => {
    const old = 'w = "the case where it is"\n';
    expect(await scanCode(`${old}${call}w = "where x = 1"\n${call}`, old.length, false)).toEqual([
      2, 4,
    ]);
  });

  it('asks the lines that the change has not touched too, once the file is read', async () => {
    const other: CodeRule = { ...code, id: 'zz-other', keywords: ['other'], analysis: {} };
    delete other.linePattern;
    const old = 'w = "where x = 1"\n';
    const scanner = createScanner({ rules: compileRules([code, other]), decode: decodeLatin1 });
    const all = new TextEncoder().encode(`${old}other()\n${call}`);
    scanner.push({
      file: { path: 'a.js', oid: '1'.repeat(40), mode: '100644', isNew: false },
      startLine: 2,
      startByte: 0,
      bytes: all.subarray(old.length),
    });
    const located = await scanner.finish(
      async () => all,
      async () => ({ digest: () => 'd', textOf: () => ({ ...text, id: code.id }) }),
    );
    expect(located.map(({ finding }) => finding.startLine)).toEqual([3]);
  });
});

describe('the time that an analysis takes', () => {
  const shipped: CodeRule = {
    kind: 'code',
    id: 'zz-run',
    category: 'code-injection',
    severity: 'high',
    confidence: 'high',
    languages: ['javascript'],
    keywords: ['run('],
    analysis: { calls: [{ callee: 'run' }] },
  };
  const own: CodeRule = { ...shipped, id: 'zz-own', analysis: { calls: [{ callee: 'walk' }] } };
  const source = new TextEncoder().encode('run(q);\nwalk(q);\n');

  async function scanBoth(limitAnalysis: Guard, guard: Guard): Promise<string[]> {
    const scanner = createScanner({
      rules: compileRules([shipped]),
      own: { rules: compileRules([own]), guard },
      decode: decodeLatin1,
      limitAnalysis,
    });
    const file = { path: 'a.js', oid: '1'.repeat(40), mode: '100644', isNew: true };
    scanner.push({ file, startLine: 1, startByte: 0, bytes: source });
    const tools = { digest: () => 'd', textOf: (id: string) => ({ ...text, id }) };
    const located = await scanner.finish(
      async () => source,
      async () => tools,
    );
    return located.map(({ finding }) => finding.ruleId);
  }

  const nothing: Guard = (_path, run) => run();
  const ids = (made: unknown): string[] =>
    Array.isArray(made) ? made.flatMap((one) => one?.rule?.id ?? []) : [];

  it('is counted apart for the rules that ship and the user’s own', async () => {
    const within = { shipped: [] as string[], own: [] as string[] };
    const noting =
      (seen: string[]): Guard =>
      (_path, run) => {
        const made = run();
        seen.push(...ids(made));
        return made;
      };
    const found = await scanBoth(noting(within.shipped), noting(within.own));
    expect(found).toEqual(['zz-run', 'zz-own']);
    expect(within.shipped).toEqual(['zz-run']);
    expect(within.own).toEqual(['zz-own']);
  });

  it('ends the run when it is over', async () => {
    const over: Guard = (path) => {
      throw new Error(`over on ${path}`);
    };
    await expect(scanBoth(over, nothing)).rejects.toThrow('over on a.js');
  });
});
