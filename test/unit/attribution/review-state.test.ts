import { describe, expect, it } from 'vitest';
import { attributeCommit } from '../../../src/attribution/attribute-commit.ts';
import { DEFAULT_ATTRIBUTION } from '../../../src/attribution/options.ts';
import type { PublishedCommit } from '../../../src/attribution/push-policy.ts';
import { judgePublished, reviewedCommits } from '../../../src/attribution/push-policy.ts';
import { reviewsIn } from '../../../src/attribution/review-state.ts';

const ADA = { name: 'Ada Human', email: 'ada@example.org' };
const BOB = 'Bob Other <bob@example.org>';
const commit = (oid: string, message: string, parents: string[] = []): PublishedCommit => ({
  oid,
  parents,
  author: ADA,
  message,
  attribution: attributeCommit({ author: ADA, committer: ADA, message }),
});
const AI = 'Add\n\nAI-GENERATED: Codex';

describe('reviewsIn', () => {
  it.each([
    [BOB, null],
    ['Ada Human <ada@example.org>', 'is the author'],
    ['Ada <ADA@example.org>', 'is the author'],
    ['Ada Human <ada@home.example>', 'is the author'],
    ['Claude <noreply@anthropic.com>', 'is an agent'],
    ['Codex <codex@example.org>', 'has the name of an agent'],
    ['Review <1+reviewer[bot]@users.noreply.github.com>', 'is a bot'],
    ['Bob <bob>', 'has no e-mail address'],
  ])('%s: %s', (who, reason) =>
    expect(reviewsIn(`Add\n\nReviewed-by: ${who}`, ADA)[0]?.reason).toBe(reason),
  );
  it('sees through noreply addresses', () => {
    const author = { name: 'ada', email: '1+ada@users.noreply.github.com' };
    expect(
      reviewsIn('x\n\nSecurity-Reviewed-by: A <ada@users.noreply.github.com>', author)[0]?.counts,
    ).toBe(false);
  });
});

describe('judgePublished', () => {
  const judge = (
    mode: 'require-review' | 'require-marker' | 'forbid' | 'record',
    commits: PublishedCommit[],
  ) => judgePublished(commits, { ...DEFAULT_ATTRIBUTION, mode }).map(({ oid }) => oid);
  it('asks for a review of AI-written commits only', () => {
    const commits = [
      commit('a', AI),
      commit('b', 'Add'),
      commit('c', `${AI}\nReviewed-by: ${BOB}`),
      commit('d', `${AI}\nReviewed-by: Ada Human <ada@example.org>`),
    ];
    expect(judge('require-review', commits)).toEqual(['a', 'd']);
    expect(judge('forbid', commits)).toEqual(['a', 'c', 'd']);
    expect(judge('record', commits)).toEqual([]);
  });
  it('asks for a marker where only the vendor speaks', () =>
    expect(
      judge('require-marker', [commit('a', AI), commit('b', 'Add\n\nMade-with: Cursor')]),
    ).toEqual(['b']));
  it('lets a reviewed merge speak for what it brings in', () => {
    const commits = [
      commit('m', `Merge\n\nReviewed-by: ${BOB}`, ['main', 'b']),
      commit('b', AI, ['a']),
      commit('a', AI, ['main']),
      commit('main', AI, []),
    ];
    expect([...reviewedCommits(commits)].sort()).toEqual(['a', 'b', 'm']);
    expect(judge('require-review', commits)).toEqual(['main']);
  });
});
