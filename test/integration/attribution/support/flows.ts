import type { Repository } from './repository.ts';

/** One way in which a commit comes about. */
export interface Flow {
  name: string;
  /** Prepares the repository without hooks, as a person; HEAD afterwards is the start of what is compared. */
  prepare?: (repo: Repository) => void;
  /** What the actor does, with hooks. */
  act: (repo: Repository) => void;
  /** Whether an agent that does this wrote what is committed. */
  byAgent: boolean;
  /** Agents that the content already declares, whoever acts: the trailer must be there in the end, once. */
  declared?: string;
  /** No commit comes about. */
  aborts?: boolean;
  /** Messages to compare; default `start..HEAD`. */
  range?: string;
}

const stage = (repo: Repository, path = 'new.txt', content = 'new\n'): void => {
  repo.write(path, content);
  repo.setup('add', '-A');
};

/** A side branch with two commits by a person, and main moved on by one; main is checked out. */
const diverge = (repo: Repository, body = ''): void => {
  repo.setup('checkout', '-q', '-b', 'side');
  for (const name of ['one', 'two']) {
    repo.write(`${name}.txt`, `${name}\n`);
    repo.setup('add', '-A');
    repo.setup('commit', '-q', '-m', `Add ${name}${body}`);
  }
  repo.setup('checkout', '-q', 'main');
  repo.write('main.txt', 'main\n');
  repo.setup('add', '-A');
  repo.setup('commit', '-q', '-m', 'Add main');
};

const conflict = (repo: Repository): void => {
  repo.setup('checkout', '-q', '-b', 'side');
  repo.write('base.txt', 'side\n');
  repo.setup('commit', '-q', '-a', '-m', 'Side says side');
  repo.setup('checkout', '-q', 'main');
  repo.write('base.txt', 'main\n');
  repo.setup('commit', '-q', '-a', '-m', 'Main says main');
};

const TAG = '\n\nAI-GENERATED: Codex';
const subject = (repo: Repository): string =>
  repo.script('subject', `{ printf 'Add a file\\n'; cat "$1"; } > "$1.new" && mv "$1.new" "$1"`);
const sequence = (repo: Repository, edit: string): Record<string, string> => ({
  GIT_SEQUENCE_EDITOR: repo.script('sequence', `sed -i '${edit}' "$1"`),
});
const onSide = (repo: Repository): void => {
  diverge(repo);
  repo.setup('checkout', '-q', 'side');
};

const message = (name: string, text: string, args: readonly string[] = []): Flow => ({
  name,
  byAgent: true,
  prepare: (repo) => stage(repo),
  act: (repo) => {
    repo.write('../message', Buffer.from(text, 'latin1'));
    repo.git([...args, 'commit', '-q', '-F', '../message']);
  },
});

/** Every flow of the hook table, and the messages that have broken hooks before. */
export const FLOWS: readonly Flow[] = [
  {
    name: 'commit -m',
    byAgent: true,
    prepare: stage,
    act: (r) => r.git(['commit', '-q', '-m', 'Add a file']),
  },
  {
    name: 'commit -m with body',
    byAgent: true,
    prepare: stage,
    act: (r) => r.git(['commit', '-q', '-m', 'Add', '-m', 'Because.']),
  },
  {
    name: 'commit --no-verify',
    byAgent: true,
    prepare: stage,
    act: (r) => r.git(['commit', '-q', '--no-verify', '-m', 'Add a file']),
  },
  {
    name: 'commit -a',
    byAgent: true,
    prepare: (r) => r.write('base.txt', 'changed\n'),
    act: (r) => r.git(['commit', '-q', '-a', '-m', 'Change']),
  },
  {
    name: 'commit PATH',
    byAgent: true,
    prepare: (r) => r.write('base.txt', 'changed\n'),
    act: (r) => r.git(['commit', '-q', '-m', 'Change', 'base.txt']),
  },
  {
    name: 'commit -s',
    byAgent: true,
    prepare: stage,
    act: (r) => r.git(['commit', '-q', '-s', '-m', 'Add a file']),
  },
  {
    name: 'commit --allow-empty',
    byAgent: false,
    act: (r) => r.git(['commit', '-q', '--allow-empty', '-m', 'Nothing']),
  },
  {
    name: 'commit --fixup',
    byAgent: true,
    prepare: stage,
    act: (r) => r.git(['commit', '-q', '--fixup=HEAD']),
  },
  message('-F with a --- line', 'Add\n\nBefore\n\n---\n\nAfter\n'),
  message('-F ending in #123', 'Add\n\nDo it.\n\n#123 fixed\n'),
  message('-F with only a # body line', 'Add\n\n# Why\nBecause\n'),
  message('-F with CRLF', 'Add\r\n\r\nBody\r\n'),
  message('-F with CRLF kept', 'Add\r\n\r\nBody\r\n\r\nFixes: #1\r\n', [
    '-c',
    'commit.cleanup=verbatim',
  ]),
  message('-F with CR in one line', 'Add\n\nA line\r\nanother\n', [
    '-c',
    'commit.cleanup=verbatim',
  ]),
  message('-F with BREAKING CHANGE', 'feat: add\n\nBody\n\nBREAKING CHANGE: all is new\n'),
  message(
    '-F with unusual trailers',
    'Add\n\nBody\n\nFixes:#12\nSee-also :  x\nFoo: bar\n  more\n',
  ),
  message('-F with Latin-1 bytes', 'Add \xfcber\n\nna\xefve\n'),
  message('-F with UTF-8', 'Add \xf0\x9f\xa4\x96\n\nBody\n'),
  message(
    '-F with prose naming agents',
    'Explain Claude and Cursor\n\nGenerated with Claude Code? No.\nCursor moves; Copilot too.\n',
  ),
  message('-F without final newline', 'Add'),
  message('-F with a sign-off', 'Add\n\nSigned-off-by: Ada Human <ada@example.org>\n'),
  message('-F with blank lines kept', 'Add\n\n\nBody\n\n\n', ['-c', 'commit.cleanup=verbatim']),
  {
    name: 'editor',
    byAgent: true,
    prepare: stage,
    act: (r) => r.git(['commit', '-q'], { GIT_EDITOR: subject(r) }),
  },
  {
    name: 'editor with -v',
    byAgent: true,
    prepare: stage,
    act: (r) => r.git(['commit', '-q', '-v'], { GIT_EDITOR: subject(r) }),
  },
  {
    name: 'editor, commentChar ;',
    byAgent: true,
    prepare: stage,
    act: (r) => r.git(['-c', 'core.commentChar=;', 'commit', '-q'], { GIT_EDITOR: subject(r) }),
  },
  {
    name: 'editor, commentChar auto',
    byAgent: true,
    prepare: stage,
    act: (r) => r.git(['-c', 'core.commentChar=auto', 'commit', '-q', '-m', '# heading', '-e']),
  },
  {
    name: 'editor, cleanup scissors',
    byAgent: true,
    prepare: stage,
    act: (r) =>
      r.git(['-c', 'commit.cleanup=scissors', 'commit', '-q'], { GIT_EDITOR: subject(r) }),
  },
  {
    name: 'editor, cleanup scissors, -v',
    byAgent: true,
    prepare: stage,
    act: (r) =>
      r.git(['-c', 'commit.cleanup=scissors', 'commit', '-q', '-v'], { GIT_EDITOR: subject(r) }),
  },
  {
    name: 'editor left without text',
    byAgent: true,
    aborts: true,
    prepare: stage,
    act: (r) => r.git(['commit', '-q']),
  },
  {
    name: 'editor left without text, -s',
    byAgent: true,
    aborts: true,
    prepare: stage,
    act: (r) => r.git(['commit', '-q', '-s']),
  },
  {
    name: 'editor left without text, -v',
    byAgent: true,
    aborts: true,
    prepare: stage,
    act: (r) => r.git(['commit', '-q', '-v']),
  },
  {
    name: 'editor emptied',
    byAgent: true,
    aborts: true,
    prepare: stage,
    act: (r) =>
      r.git(['commit', '-q', '-m', 'x', '-e'], { GIT_EDITOR: r.script('wipe', 'sed -i 1d "$1"') }),
  },
  {
    name: 'editor that fails',
    byAgent: true,
    aborts: true,
    prepare: stage,
    act: (r) => r.git(['commit', '-q'], { GIT_EDITOR: 'false' }),
  },
  {
    name: 'commit -m -e',
    byAgent: true,
    prepare: stage,
    act: (r) => r.git(['commit', '-q', '-m', 'Add a file', '-e']),
  },
  {
    name: 'commit -m -e -v',
    byAgent: true,
    prepare: stage,
    act: (r) => r.git(['commit', '-q', '-m', 'Add a file', '-e', '-v']),
  },
  {
    name: 'template, edited',
    byAgent: true,
    prepare: (r) => {
      stage(r);
      r.write('../template', 'Subject here\n\nWhy:\n');
    },
    act: (r) => r.git(['commit', '-q', '-t', '../template'], { GIT_EDITOR: subject(r) }),
  },
  {
    name: 'template, untouched',
    byAgent: true,
    aborts: true,
    prepare: (r) => {
      stage(r);
      r.write('../template', 'Subject here\n\nWhy:\n');
    },
    act: (r) => r.git(['commit', '-q', '-t', '../template']),
  },
  {
    name: 'amend --no-edit',
    byAgent: true,
    range: 'HEAD',
    prepare: stage,
    act: (r) => r.git(['commit', '-q', '--amend', '--no-edit']),
  },
  {
    name: 'amend -m',
    byAgent: true,
    range: 'HEAD',
    prepare: stage,
    act: (r) => r.git(['commit', '-q', '--amend', '-m', 'Other']),
  },
  {
    name: 'amend of the message only',
    byAgent: false,
    range: 'HEAD',
    act: (r) => r.git(['commit', '-q', '--amend', '-m', 'Other']),
  },
  {
    name: 'commit -C',
    byAgent: true,
    prepare: stage,
    act: (r) => r.git(['commit', '-q', '-C', 'HEAD']),
  },
  {
    name: 'commit -c',
    byAgent: true,
    prepare: stage,
    act: (r) => r.git(['commit', '-q', '-c', 'HEAD']),
  },
  {
    name: 'amend of a tagged commit twice',
    byAgent: false,
    declared: 'Codex',
    range: '-1',
    prepare: (r) => {
      stage(r);
      r.setup('commit', '-q', '-m', `Add${TAG}`);
    },
    act: (r) => {
      r.git(['commit', '-q', '--amend', '--no-edit']);
      r.git(['commit', '-q', '--amend', '--no-edit']);
    },
  },
  {
    name: 'merge',
    byAgent: false,
    range: '-1',
    prepare: diverge,
    act: (r) => r.git(['merge', '-q', '--no-edit', 'side']),
  },
  {
    name: 'merge with editor',
    byAgent: false,
    range: '-1',
    prepare: diverge,
    act: (r) => r.git(['merge', '-q', '--edit', 'side']),
  },
  {
    name: 'merge -m',
    byAgent: false,
    range: '-1',
    prepare: diverge,
    act: (r) => r.git(['merge', '-q', '-m', 'Join', 'side']),
  },
  {
    name: 'merge with a conflict',
    byAgent: false,
    range: '-1',
    prepare: conflict,
    act: (r) => {
      r.git(['merge', '-q', 'side']);
      r.write('base.txt', 'both\n');
      r.git(['add', '-A']);
      r.git(['commit', '-q', '--no-edit']);
    },
  },
  {
    name: 'merge --squash',
    byAgent: false,
    prepare: diverge,
    act: (r) => {
      r.git(['merge', '-q', '--squash', 'side']);
      r.git(['commit', '-q']);
    },
  },
  {
    name: 'merge --squash, commit -m',
    byAgent: false,
    prepare: diverge,
    act: (r) => {
      r.git(['merge', '-q', '--squash', 'side']);
      r.git(['commit', '-q', '-m', 'All']);
    },
  },
  {
    name: 'merge --squash of tagged commits',
    byAgent: false,
    declared: 'Codex',
    prepare: (r) => diverge(r, TAG),
    act: (r) => {
      r.git(['merge', '-q', '--squash', 'side']);
      r.git(['commit', '-q']);
    },
  },
  {
    name: 'merge --squash of tagged commits, commit -m',
    byAgent: false,
    declared: 'Codex',
    prepare: (r) => diverge(r, TAG),
    act: (r) => {
      r.git(['merge', '-q', '--squash', 'side']);
      r.git(['commit', '-q', '-m', 'All']);
    },
  },
  {
    name: 'cherry-pick',
    byAgent: false,
    prepare: diverge,
    act: (r) => r.git(['cherry-pick', 'side~1', 'side']),
  },
  {
    name: 'cherry-pick -x',
    byAgent: false,
    prepare: diverge,
    act: (r) => r.git(['cherry-pick', '-x', 'side']),
  },
  {
    name: 'cherry-pick -e',
    byAgent: false,
    prepare: diverge,
    act: (r) => r.git(['cherry-pick', '-e', 'side']),
  },
  {
    name: 'cherry-pick -n, commit',
    byAgent: false,
    prepare: diverge,
    act: (r) => {
      r.git(['cherry-pick', '-n', 'side']);
      r.git(['commit', '-q', '-m', 'Picked']);
    },
  },
  {
    name: 'cherry-pick with a conflict',
    byAgent: false,
    prepare: conflict,
    act: (r) => {
      r.git(['cherry-pick', 'side']);
      r.write('base.txt', 'both\n');
      r.git(['add', '-A']);
      r.git(['cherry-pick', '--continue']);
    },
  },
  {
    name: 'cherry-pick of a tagged commit',
    byAgent: false,
    declared: 'Codex',
    prepare: (r) => diverge(r, TAG),
    act: (r) => r.git(['cherry-pick', 'side']),
  },
  { name: 'revert', byAgent: false, act: (r) => r.git(['revert', '--no-edit', 'HEAD']) },
  { name: 'revert with editor', byAgent: false, act: (r) => r.git(['revert', '--edit', 'HEAD']) },
  {
    name: 'rebase',
    byAgent: false,
    range: 'main..HEAD',
    prepare: onSide,
    act: (r) => r.git(['rebase', '-q', 'main']),
  },
  {
    name: 'rebase --apply',
    byAgent: false,
    range: 'main..HEAD',
    prepare: onSide,
    act: (r) => r.git(['rebase', '-q', '--apply', 'main']),
  },
  {
    name: 'rebase of tagged commits',
    byAgent: false,
    declared: 'Codex',
    range: 'main..HEAD',
    prepare: (r) => {
      diverge(r, TAG);
      r.setup('checkout', '-q', 'side');
    },
    act: (r) => r.git(['rebase', '-q', 'main']),
  },
  {
    name: 'rebase reword',
    byAgent: false,
    range: 'main..HEAD',
    prepare: onSide,
    act: (r) => r.git(['rebase', '-q', '-i', 'main'], sequence(r, 's/^pick/reword/')),
  },
  {
    name: 'rebase reword, new text',
    byAgent: false,
    range: 'main..HEAD',
    prepare: onSide,
    act: (r) =>
      r.git(['rebase', '-q', '-i', 'main'], {
        ...sequence(r, '1s/^pick/reword/'),
        GIT_EDITOR: r.script('reword', `sed -i '1s/$/ again/' "$1"`),
      }),
  },
  {
    name: 'rebase squash',
    byAgent: false,
    range: 'main..HEAD',
    prepare: onSide,
    act: (r) => r.git(['rebase', '-q', '-i', 'main'], sequence(r, '2s/^pick/squash/')),
  },
  {
    name: 'rebase fixup',
    byAgent: false,
    range: 'main..HEAD',
    prepare: onSide,
    act: (r) => r.git(['rebase', '-q', '-i', 'main'], sequence(r, '2s/^pick/fixup/')),
  },
  {
    name: 'rebase squash of a tagged commit',
    byAgent: false,
    declared: 'Codex',
    range: 'main..HEAD',
    prepare: (r) => {
      diverge(r, TAG);
      r.setup('checkout', '-q', 'side');
      r.setup('commit', '-q', '--amend', '-m', 'Add two');
    },
    act: (r) => r.git(['rebase', '-q', '-i', 'main'], sequence(r, '2s/^pick/squash/')),
  },
  {
    name: 'rebase fixup by a tagged commit',
    byAgent: false,
    declared: 'Codex',
    range: 'main..HEAD',
    prepare: (r) => {
      onSide(r);
      r.setup('commit', '-q', '--amend', '-m', `fixup! Add one${TAG}`);
    },
    act: (r) =>
      r.git(['rebase', '-q', '-i', '--autosquash', 'main'], { GIT_SEQUENCE_EDITOR: 'true' }),
  },
  {
    name: 'rebase edit, amend with new content',
    byAgent: true,
    range: '-1',
    prepare: (r) => {
      diverge(r);
      r.setup('checkout', '-q', 'side');
    },
    act: (r) => {
      r.git(['rebase', '-q', '-i', 'main'], sequence(r, '2s/^pick/edit/'));
      r.write('extra.txt', 'extra\n');
      r.git(['add', '-A']);
      r.git(['commit', '-q', '--amend', '--no-edit']);
      r.git(['rebase', '--continue']);
    },
  },
  {
    name: 'rebase edit, new commit',
    byAgent: true,
    range: '-1',
    prepare: (r) => {
      diverge(r);
      r.setup('checkout', '-q', 'side');
    },
    act: (r) => {
      r.git(['rebase', '-q', '-i', 'main'], sequence(r, '2s/^pick/edit/'));
      r.write('extra.txt', 'extra\n');
      r.git(['add', '-A']);
      r.git(['commit', '-q', '-m', 'Extra']);
      r.git(['rebase', '--continue']);
    },
  },
  {
    name: 'rebase with a conflict',
    byAgent: false,
    range: 'main..HEAD',
    prepare: (r) => {
      conflict(r);
      r.setup('checkout', '-q', 'side');
    },
    act: (r) => {
      r.git(['rebase', '-q', 'main']);
      r.write('base.txt', 'both\n');
      r.git(['add', '-A']);
      r.git(['rebase', '--continue']);
    },
  },
  {
    name: 'am',
    byAgent: false,
    prepare: (r) => {
      diverge(r);
      r.setup('format-patch', '-q', '-o', '../patches', 'main..side');
    },
    act: (r) =>
      r.git(['am', '-q', '../patches/0001-Add-one.patch', '../patches/0002-Add-two.patch']),
  },
  {
    name: 'aborted editor, then a commit in another way',
    byAgent: true,
    prepare: stage,
    act: (r) => {
      r.git(['commit', '-q'], { GIT_EDITOR: 'false' });
      r.git(['commit', '-q', '-m', 'Add a file']);
    },
  },
  {
    name: 'linked work tree',
    byAgent: true,
    range: 'start..linked',
    prepare: (r) => r.setup('worktree', 'add', '-q', '-b', 'linked', '../linked'),
    act: (r) => {
      r.write('../linked/x.txt', 'x\n');
      r.git(['-C', '../linked', 'add', '-A']);
      r.git(['-C', '../linked', 'commit', '-q', '-m', 'From the side']);
    },
  },
  {
    name: 'linked work tree, editor',
    byAgent: true,
    range: 'start..linked',
    prepare: (r) => r.setup('worktree', 'add', '-q', '-b', 'linked', '../linked'),
    act: (r) => {
      r.write('../linked/x.txt', 'x\n');
      r.git(['-C', '../linked', 'add', '-A']);
      r.git(['-C', '../linked', 'commit', '-q'], { GIT_EDITOR: subject(r) });
    },
  },
  {
    name: 'sub-directory',
    byAgent: true,
    prepare: (r) => stage(r, 'deep/er/x.txt'),
    act: (r) => r.git(['-C', 'deep/er', 'commit', '-q', '-m', 'Deep']),
  },
  {
    name: 'first commit of a branch without history',
    byAgent: true,
    range: '-1',
    act: (r) => {
      r.setup('checkout', '-q', '--orphan', 'fresh');
      r.git(['commit', '-q', '-m', 'First']);
    },
  },
];
