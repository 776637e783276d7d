import type { PatternRule } from '../../rules/rule.ts';
import { pathKind } from '../path-kind.ts';
import { isDocumented } from './documented.ts';
import { isPlaceholder } from './placeholder.ts';
import { looksRandom, wordShare } from './randomness.ts';
import { type SecretSite, secretIn, type Verdict } from './secret-site.ts';

/** Credentials that anybody can make up warn, and don't block, where made-up ones belong. */
export function softenedByPath(verdict: Verdict, path: string, inPages = false): Verdict | null {
  const kind = pathKind(path);
  if (kind === 'ordinary' || kind === 'translation') return verdict;
  if (kind === 'page' && !inPages) return verdict;
  if (kind === 'generated') return null;
  return verdict.severity === 'low' ? verdict : { severity: 'medium', confidence: 'low' };
}

/** For rules whose context says "a secret follows" and whose value has no form of its own. */
export function judgeOpaque(rule: PatternRule, site: SecretSite): Verdict | null {
  const secret = secretIn(site);
  if (isPlaceholder(secret) || !looksRandom(secret, Math.min(16, secret.length))) return null;
  return softenedByPath(rule, site.path);
}

/** For rules whose context says "a password stands here". */
export function judgePassword(rule: PatternRule, site: SecretSite): Verdict | null {
  const secret = secretIn(site);
  const strength = passwordStrength(secret);
  if (strength === 'none') return null;
  const verdict: Verdict = strength === 'strong' ? rule : { severity: 'medium', confidence: 'low' };
  return softenedByPath(verdict, site.path);
}

export type Strength = 'none' | 'weak' | 'strong';

const STAND_IN =
  /^(?:pass(?:word|wd|wort|phrase|code)?s?|pwd|pw|secret|token|key|value|string!?|latin1|utf-?8|ascii|hex|base64|text|none|null|nil|true|false|undefined|yes|no|on|off|default|required|optional|hidden|bcrypt|plain|plaintext|md5|sha\d*|basic|bearer|oauth2?|unset|empty|blank|disabled|enabled|password[_-]?(?:here|field|input|hash|auth|authentication)|mypass(?:word)?|your.*|test|testing|input|prompt|n\/a|new-password|current-password|new_password|old_password|one-time-code|env|file|stdin|ask|auto|random|generated?)$/i;

/** How much a value looks like a password that someone uses, from no password to one with digits or signs. */
export function passwordStrength(value: string): Strength {
  if (value.length < 3 || isPlaceholder(value) || isDocumented(value) || STAND_IN.test(value))
    return 'none';
  if (/^[\s\W_]*$/.test(value) || /^(?:[./~]|--[a-z]|#[a-z-]+$|https?:|\w+:\/\/)/i.test(value))
    return 'none';
  if (isAppPassword(value)) return 'strong';
  if (isCode(value) || isPhrase(value)) return 'none';
  if (/[^\x20-\x7e]/.test(value) || /\s/.test(value)) return 'weak';
  const digit = /\d/.test(value);
  const letter = /[A-Za-z]/.test(value);
  const sign = /[!@#$%^&*?~+=|]/.test(value.replace(/^[#.]/, ''));
  if (/^\d+$/.test(value)) return value.length >= 4 && value.length < 40 ? 'weak' : 'none';
  if (value.length < 6) return 'weak';
  return letter && (digit || sign) && !isSlug(value) ? 'strong' : 'weak';
}

/** What Google, Apple, WordPress and Bluesky issue for mail clients and scripts: groups of four. */
export const APP_PASSWORD =
  /^[A-Za-z0-9]{4}(?:([ -])[A-Za-z0-9]{4})(?:\1[A-Za-z0-9]{4}){2,4}(?![\w -])/;

function isAppPassword(value: string): boolean {
  return (
    APP_PASSWORD.test(value) &&
    !/^abcd/i.test(value) &&
    /[A-Za-z]/.test(value) &&
    wordShare(value) < 0.3
  );
}

/** Laravel's and similar validation: `required|min:8|confirmed`. */
const VALIDATION =
  /(?:^|\|)(?:required|nullable|sometimes|confirmed|string|m(?:in|ax):\d+)(?:\||$)/;

/** Calls, member access, indexing, interpolation, types: an expression, not a literal. */
export function isCode(value: string): boolean {
  return (
    (value.includes('|') && VALIDATION.test(value)) ||
    /^[A-Za-z_$]+\d?(?:\.[A-Za-z_$]+\d?)+$/.test(value) ||
    /^[A-Za-z_$][\w$.:>-]*(?:\(|\[[^\]]*\]?\)?$)/.test(value) ||
    /^\$[A-Za-z_]\w*(?:->|\[|$)/.test(value) ||
    /^(?:new|function|lambda|await|return|typeof|async)\b/.test(value) ||
    /^[&*]?(?:self|this)\b/.test(value) ||
    /=>|\(\)|\/\[\d|^\{|^\[|%[sdvr](?:\W|$)|\{\d*\}|\{[a-z_]{2,}\}|\[\^|\.\*|\\(?:033|x1b|u001b|e)\[|\\[wdsb]|\(\?/.test(
      value,
    )
  );
}

/** Written for people: several words, or one with a capital and no digit, such as a label's. */
function isPhrase(value: string): boolean {
  const words = value.trim().split(/\s+/);
  return (
    words.length > 1 &&
    words.filter((word) => /^[\p{L}\x80-\xbf'’.,:;!?()-]+$/u.test(word)).length >= words.length - 1
  );
}

/** `reset-password`, `user_password_2`, `app.form.password`: names, routes, keys of translations. */
function isSlug(value: string): boolean {
  return (
    /^[a-z]+(?:[-_.:/][a-z]+)+(?:[-_.]?v?\d{1,2})?$/i.test(value) ||
    /^[A-Z]+(?:_[A-Z0-9]+)+$/.test(value)
  );
}
