// Nothing older than 2021 may be attributed to an agent. Builds a repository from each package's releases
// before then, one commit per entry of its changelog with the real text, and reads all of it:
//   node bench/attribution-history.mjs
// Needs npm, pip and the registries. Prints commits, added lines and what was attributed (must be 0).
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'hunkguard-history-'));

/** Releases before 2021-01-01, oldest first. */
const PACKAGES = [
  {
    name: 'mongodb',
    from: 'npm',
    changelog: 'HISTORY.md',
    versions: ['2.1.21', '2.2.36', '3.0.11', '3.2.7', '3.5.9', '3.6.3'],
  },
  {
    name: 'codemirror',
    from: 'npm',
    changelog: 'CHANGELOG.md',
    versions: ['5.10.0', '5.30.0', '5.40.2', '5.48.4', '5.52.2', '5.59.0'],
  },
  {
    name: 'Pygments',
    from: 'pypi',
    changelog: 'CHANGES',
    versions: ['2.1.3', '2.3.1', '2.5.2', '2.7.3'],
  },
];

const quiet = { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 };

/** Downloads one release and returns its folder. */
function fetchRelease({ name, from }, version) {
  const folder = mkdtempSync(join(work, `${name}-`));
  const args =
    from === 'npm'
      ? ['npm', ['pack', '--silent', '--pack-destination', folder, `${name}@${version}`]]
      : [
          'pip',
          [
            'download',
            '-q',
            '--no-deps',
            '--no-binary',
            ':all:',
            '-d',
            folder,
            `${name}==${version}`,
          ],
        ];
  execFileSync(...args, { ...quiet, cwd: folder });
  const archive = readdirSync(folder).find((file) => /\.(?:tgz|tar\.gz)$/.test(file));
  execFileSync('tar', ['xzf', archive, '--strip-components=1', '--one-top-level=tree'], {
    ...quiet,
    cwd: folder,
  });
  return join(folder, 'tree');
}

/** The entries of a changelog: list items with what is indented below, and headed paragraphs. */
function entriesOf(changelog) {
  return changelog
    .split(/\n(?=\s{0,4}[*-] |#+ |\n)/)
    .map((entry) => entry.trim())
    .filter((entry) => entry.length > 10);
}

function buildRepository(pack) {
  const dir = mkdtempSync(join(work, `repo-${pack.name}-`));
  const env = {
    ...process.env,
    GIT_AUTHOR_DATE: '2019-06-01T12:00:00Z',
    GIT_COMMITTER_DATE: '2019-06-01T12:00:00Z',
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
  const git = (args, input) =>
    execFileSync('git', args, {
      cwd: dir,
      env,
      input,
      maxBuffer: 1 << 28,
      stdio: ['pipe', 'pipe', 'ignore'],
    }).toString();
  git(['init', '-q']);
  git(['config', 'user.name', 'Maintainer']);
  git(['config', 'user.email', 'maintainer@example.org']);
  const known = new Set();
  for (const version of pack.versions) {
    for (const entry of readdirSync(dir))
      if (entry !== '.git') rmSync(join(dir, entry), { recursive: true });
    const tree = fetchRelease(pack, version);
    cpSync(tree, dir, { recursive: true });
    git(['add', '-A', '-f']);
    git(['commit', '-q', '--allow-empty', '-m', `Release ${version}`]);
    const changelog = join(tree, pack.changelog);
    const text = existsSync(changelog) ? readFileSync(changelog, 'utf8') : '';
    for (const entry of entriesOf(text).reverse()) {
      if (known.has(entry)) continue;
      known.add(entry);
      git(['commit', '-q', '--allow-empty', '--cleanup=verbatim', '-F', '-'], `${entry}\n`);
    }
  }
  return { dir, git };
}

let failed = false;
try {
  execFileSync('node', [join(root, 'scripts/bundle.mjs'), join(work, 'dist')], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const pack of PACKAGES) {
    const { dir, git } = buildRepository(pack);
    const first = git(['rev-list', '--max-parents=0', 'HEAD']).trim();
    const tree = git(['hash-object', '-t', 'tree', '-w', '--stdin'], '').trim();
    const base = git(['commit-tree', tree], 'empty').trim();
    const args = [
      join(work, 'dist/hunkguard.js'),
      'attribution',
      '--format',
      'json',
      `${base}..HEAD`,
    ];
    const { commits, totals } = JSON.parse(
      execFileSync('node', args, { cwd: dir, maxBuffer: 1 << 28 }).toString(),
    );
    const added = git(['log', '--numstat', '--format=', first, 'HEAD'])
      .split('\n')
      .reduce((sum, line) => sum + (Number.parseInt(line, 10) || 0), 0);
    const words =
      git([
        'log',
        '--format=%H',
        '-i',
        '-E',
        '--grep=cursor|claude|copilot|gemini|codex|generated',
      ]).split('\n').length - 1;
    console.log(
      `${pack.name} ${pack.versions[0]}…${pack.versions.at(-1)}: ${totals.total} commits, ${added} added lines, ${words} messages that name a cursor or an agent; attributed: ${commits.length}`,
    );
    for (const commit of commits) console.log(JSON.stringify(commit));
    failed ||= commits.length > 0 || totals.total < 100;
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
