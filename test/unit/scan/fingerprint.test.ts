import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { expandPlaceholders } from '../../../src/rules/expand.ts';
import { fingerprintOf, isUnguessable } from '../../../src/scan/fingerprint.ts';
import { redactSecret } from '../../../src/scan/redact.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** The fingerprint of `lead + secret + tail`. */
function of(secret: string, lead = 'password = "', tail = '"', path = 'a.py'): string {
  const shown = redactSecret(secret);
  const redacted = `${lead}${shown}${tail}`;
  return fingerprintOf(digest, { ruleId: 'r', path, redacted, secret: { value: secret, shown } });
}

const token = (seed: string) => expandPlaceholders('{{alnum:40}}', seed);

describe('a secret that can be guessed', () => {
  it('adds nothing that the redacted line does not show: no guess can be confirmed', () => {
    const guesses = Array.from({ length: 500 }, (_, i) => `hunter${String(i).padStart(4, '0')}`);
    const fitting = guesses.filter((guess) => of(guess) === of('hunter0042'));
    expect(fitting).toHaveLength(500);
  });

  it('is told from another by the line, the first characters and the length', () => {
    const all = ['hunter2-x', 'hunter2-xy', 'tiger22-x'].map((secret) => of(secret));
    expect(
      new Set([...all, of('hunter2-x', 'pin = "'), of('hunter2-x', undefined, undefined, 'b.py')])
        .size,
    ).toBe(5);
  });

  it.each([
    'correct-horse-battery-staple',
    'Summer2023!Company-Intranet',
    'AdministratorPassword2024',
  ])('%s', (secret) => expect(isUnguessable(secret)).toBe(false));
});

describe('a token that no one can guess', () => {
  it.each(['{{alnum:40}}', '{{hex:40}}', '{{alnum:20}}', 'ghp_{{alnum:36}}'])('%s', (template) => {
    const samples = Array.from({ length: 50 }, (_, i) => expandPlaceholders(template, `s${i}`));
    expect(samples.filter(isUnguessable).length).toBeGreaterThan(45);
  });

  it('stays accepted when the line around it changes, another token does not', () => {
    expect(of(token('a'), 'x: ', ' # moved')).toBe(of(token('a')));
    expect(of(token('b'))).not.toBe(of(token('a')));
  });

  it('is accepted for its own file alone', () => {
    expect(of(token('a'), '', '', 'b.py')).not.toBe(of(token('a')));
  });
});

it('folds white space, so that an indented line is the same finding', () => {
  const at = (redacted: string) => fingerprintOf(digest, { ruleId: 'r', path: 'a', redacted });
  expect(at('\t\teval( x )')).toBe(at('  eval(  x ) '));
  expect(at('eval(y)')).not.toBe(at('eval(x)'));
});
