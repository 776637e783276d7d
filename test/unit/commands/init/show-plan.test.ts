import { expect, it } from 'vitest';
import { showPlan } from '../../../../src/commands/init/show-plan.ts';
import { PLAIN } from '../../../../src/report/text.ts';

const script = (hook: string, text: string, before: Buffer | null = null) => ({
  kind: 'write' as const,
  path: `/r/.git/hooks/${hook}`,
  before,
  after: Buffer.from(text),
  mode: 0o755,
});

it('shows a script once, and of those that differ in their name alone only the name', () => {
  const changes = [
    script('pre-commit', 'run pre-commit\n'),
    script('commit-msg', 'run commit-msg\n'),
    script('pre-push', 'run pre-push with more\n'),
    script('pre-merge-commit', 'run pre-merge-commit\n', Buffer.from('')),
  ];
  expect(showPlan(changes, '/r', PLAIN)).toBe(
    [
      'new  .git/hooks/pre-commit (mode 755)\n  + run pre-commit\n',
      'new  .git/hooks/commit-msg (mode 755)\n  as .git/hooks/pre-commit, for commit-msg\n',
      'new  .git/hooks/pre-push (mode 755)\n  + run pre-push with more\n',
      'edit .git/hooks/pre-merge-commit (mode 755)\n  - \n  + run pre-merge-commit\n',
    ].join(''),
  );
});
