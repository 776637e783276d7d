import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRuleFile } from '../../../../src/rules/read-rule-file.ts';
import type { CodeRule } from '../../../../src/rules/rule.ts';
import { analyzeSource } from '../../../../src/scan/code/analyze.ts';

const file = join(import.meta.dirname, '../../../../rules/code/workflow/workflow.yaml');
const rules = readRuleFile(readFileSync(file, 'utf8'), 'workflow.yaml', 100).map(
  ({ rule }) => rule as CodeRule,
);

function injections(text: string): number[] {
  return analyzeSource(text, 'workflow', rules)
    .filter(({ rule }) => rule.id === 'workflow-expression-injection')
    .map(({ startLine }) => startLine);
}

const title = '${' + '{ github.event.issue.title }}';

describe('scripts in workflows', () => {
  it('reports each expression on its own line of a block', () => {
    expect(injections(`steps:\n  - run: |\n      echo a\n      echo ${title}\n`)).toEqual([4]);
  });

  it('ends a block at a key of the same step', () => {
    const text = `steps:\n  - run: |\n      echo a\n\n    env:\n      TITLE: ${title}\n`;
    expect(injections(text)).toEqual([]);
  });

  it('reads folded, quoted and inline scalars', () => {
    expect(injections(`- run: >-\n    x\n    ${title}\n`)).toEqual([3]);
    expect(injections(`- run: "echo ${title}"\n`)).toEqual([1]);
    expect(injections(`-   name: a\n    run: echo ${title}\n`)).toEqual([2]);
  });

  it('counts an expression in a comment of the script, which is replaced as well', () => {
    expect(injections(`- run: |\n    # ${title}\n    echo a\n`)).toEqual([2]);
    expect(injections(`# run: echo ${title}\n`)).toEqual([]);
  });

  it('leaves conditions and inputs of actions', () => {
    const text = `- if: ${title} == 'a'\n  uses: a/b@v1\n  with:\n    title: ${title}\n`;
    expect(injections(text)).toEqual([]);
  });
});
