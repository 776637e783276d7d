import { describe, expect, it } from 'vitest';
import {
  enforceMode,
  isOnlyTrailers,
  planFinish,
} from '../../../src/attribution/finish-message.ts';
import { readMessage } from '../../../src/attribution/message-evidence.ts';
import { parseMessageText } from '../../../src/attribution/message-text.ts';
import { withoutVendorLines } from '../../../src/attribution/neutralise.ts';
import type { AttributionMode } from '../../../src/attribution/options.ts';
import { DEFAULT_ATTRIBUTION } from '../../../src/attribution/options.ts';
import { attributionSchema } from '../../../src/attribution/options-schema.ts';

const STRONG = {
  signal: 'environment',
  strength: 'strong',
  agent: 'Codex',
  detail: 'CODEX_CI is set',
} as const;
const facts = {
  decision: { optOut: null, evidence: [STRONG], agents: ['Codex'] },
  hasTrailer: false,
  hasMarker: false,
  sensitive: [] as string[],
  reviewed: false,
};
const judge = (mode: AttributionMode, given: Partial<typeof facts> = {}) =>
  enforceMode({ ...DEFAULT_ATTRIBUTION, mode }, { ...facts, ...given });

describe('enforceMode', () => {
  it.each([
    ['off', {}, false, false],
    ['record', {}, false, false],
    ['neutralise', {}, false, false],
    ['warn', {}, false, true],
    ['warn', { hasTrailer: true }, false, false],
    ['require-marker', {}, true, true],
    ['require-marker', { hasTrailer: true }, false, false],
    ['require-marker', { hasMarker: true }, false, false],
    ['require-review', {}, false, false],
    ['require-review', { sensitive: ['auth.ts'] }, true, true],
    ['require-review', { sensitive: ['auth.ts'], reviewed: true }, false, false],
    ['forbid', { hasTrailer: true }, true, true],
    ['forbid', { decision: { optOut: null, evidence: [], agents: [] } }, false, false],
  ] as const)('%s with %o: refuses %s, speaks %s', (mode, given, refuses, speaks) => {
    const verdict = judge(mode, given as Partial<typeof facts>);
    expect(verdict.refuse).toBe(refuses);
    expect(verdict.text !== null).toBe(speaks);
  });
});

describe('isOnlyTrailers', () => {
  it.each([
    ['AI-GENERATED: Codex', true],
    ['AI-GENERATED: Codex\n\nSigned-off-by: Ada <ada@example.org>', true],
    ['Assisted-by: Codex\nAI-Lines: 1/2', true],
    ['Add\n\nAI-GENERATED: Codex', false],
    ['', false],
    ['Signed-off-by: Ada <ada@example.org>', false],
  ])('%j: %s', (content, only) => expect(isOnlyTrailers(content)).toBe(only));
});

describe('planFinish', () => {
  const plan = (text: string, untouched = '') => {
    const message = parseMessageText(text);
    const pending = {
      trailers: [{ key: 'AI-GENERATED', value: 'Codex' }],
      comment: '#',
      hint: 'hint',
      untouched,
    };
    return planFinish(message, readMessage(text), pending, DEFAULT_ATTRIBUTION);
  };
  it('adds what was held back to a written message', () =>
    expect(plan('Add\n\n# hint\n#\n')).toMatchObject({
      kind: 'rewrite',
      trailers: [{ value: 'Codex' }],
    }));
  it('adds nothing while the message is empty, untouched or says none', () => {
    for (const text of ['\n# hint\n#\n', 'Subject\n\n# hint\n#\n', 'Add\n\nAI-GENERATED: none\n']) {
      const made = plan(text, 'Subject');
      expect(made.kind === 'rewrite' ? made.trailers : []).toEqual([]);
    }
  });
  it('adds no second one', () =>
    expect(plan('Add\n\nAI-GENERATED: Codex\n')).toEqual({ kind: 'leave' }));
});

describe('withoutVendorLines', () => {
  it('takes out credits of agents and leaves those of people', () => {
    const text =
      'Add\n\nBody\n\n🤖 Generated with [Claude Code](https://claude.com/claude-code)\n\nCo-Authored-By: Claude <noreply@anthropic.com>\nCo-authored-by: Claude Monet <claude@giverny.example>\n';
    expect(withoutVendorLines(parseMessageText(text)).head).toBe(
      'Add\n\nBody\n\nCo-authored-by: Claude Monet <claude@giverny.example>\n',
    );
  });
});

describe('attributionSchema', () => {
  it('fills in the defaults', () =>
    expect(attributionSchema.parse({})).toEqual(DEFAULT_ATTRIBUTION));
  it('takes one trailer or several', () => {
    expect(attributionSchema.parse({ trailer: 'Assisted-by' }).trailer).toEqual(['Assisted-by']);
    expect(attributionSchema.parse({ trailer: ['AI-GENERATED', 'AI-GENERATED'] }).trailer).toEqual([
      'AI-GENERATED',
    ]);
  });
  it.each([{ mode: 'maybe' }, { trailer: [] }, { trailer: 'Signed-off-by' }, { modes: 'off' }])(
    'refuses %o',
    (value) => expect(attributionSchema.safeParse(value).success).toBe(false),
  );
});
