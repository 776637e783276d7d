import type { PatternRule } from '../../rules/rule.ts';
import { pathKind } from '../path-kind.ts';
import { type Assignment, readAssignment } from './assignment.ts';
import { decodeBase64Text } from './base64.ts';
import { nameKind, splitName } from './credential-name.ts';
import { isDocumented } from './documented.ts';
import { isCode, passwordStrength, softenedByPath } from './judge-value.ts';
import { isPlaceholder } from './placeholder.ts';
import { looksRandom, wordShare } from './randomness.ts';
import type { SecretSite, SpanVerdict, Verdict } from './secret-site.ts';

const MEDIUM: Verdict = { severity: 'medium', confidence: 'low' };

/**
 * Decides on `name = value` in any syntax: what the name promises, how the value stands there, and what
 * it looks like. Each alone is weak; a finding takes all three.
 */
export function judgeAssignment(rule: PatternRule, site: SecretSite): SpanVerdict | null {
  const assignment = readAssignment(site);
  if (assignment === null || isRandomName(assignment.name) || isListOfWords(assignment))
    return null;
  const verdict =
    assignment.kind === 'password'
      ? judgePasswordValue(rule, assignment, site.path)
      : judgeSecretValue(rule, assignment);
  const softened = verdict === null ? null : softenedByPath(verdict, site.path, true);
  if (softened === null) return null;
  return { ...softened, secretStart: assignment.start, secretEnd: assignment.end };
}

/** Of lists, `tokens = ["ab", "cd"]`, `"p4passwd", "p4base"`, only what is random is a secret. */
function isListOfWords({ name, kind, value, how, listed, boxed }: Assignment): boolean {
  if (boxed) return !looksRandom(value, kind === 'password' ? 12 : 20);
  if (how !== 'argument' || !listed || name.startsWith('-')) return false;
  return /^[a-z_][a-z0-9_-]*$/.test(value) && !looksRandom(value, 8);
}

/** A random text of a list that happens to end in `pwd` is no name. */
function isRandomName(name: string): boolean {
  return name
    .split(/[._$-]/)
    .some((part) => part.length >= 12 && /\d/.test(part) && looksRandom(part, 12));
}

function judgePasswordValue(
  rule: PatternRule,
  { name, value, how, quoted, alone, listed }: Assignment,
  path: string,
): Verdict | null {
  if (pathKind(path) === 'translation' && !looksRandom(value, 10)) return null;
  if (!quoted && NUMBER.test(value)) return null;
  const strength = passwordStrength(value);
  if (strength === 'none' || sameWord(name, value)) return null;
  if (how === 'argument' && (nameKind(value) !== undefined || (listed && WORD.test(value))))
    return null;
  if (how === 'prose' && VERB.test(name) && WORD.test(value)) return null;
  if (SEALED.test(value) || isVariableName(value)) return null;
  if (HASHED.test(value) || (value.length > 100 && !looksRandom(value))) return MEDIUM;
  if (how === 'prose') return quoted || strength === 'strong' ? MEDIUM : null;
  if (strength === 'strong') {
    if (!quoted && !alone && how !== 'flag' && !looksRandom(value)) return MEDIUM;
    return how === 'compare' || how === 'argument' ? { ...rule, severity: 'high' } : rule;
  }
  if (!quoted && !alone) return null;
  return how === 'assign' || how === 'flag' || quoted ? MEDIUM : null;
}

/** `PASSWORD_ENV = "ACME_PASSWORD"`: what the environment calls it. */
function isVariableName(value: string): boolean {
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value) && nameKind(value) !== undefined;
}

/** In a list of words, `'text', 'password', 'select'`, the next one is no password. */
const WORD = /^[a-z]+(?:[A-Z][a-z]+)*$/;
/** "we pass 'pipe' to it" */
const VERB = /^pass(?:es|ed|ing)?$/i;
/** A number of data: `{"name": "password", "value": 37.45}`. */
const NUMBER = /^\d{1,9}\.\d{1,6}$/;
/** A stored password hash: no password, yet one that can be guessed offline. */
const HASHED =
  /^\$(?:2[abxy]?|apr1|argon2\w*|5|6|y|1|scrypt)\$|^\{?(?:bcrypt|pbkdf2|sha|ssha|crypt)\w*[}:$]/i;
/** Ciphertexts that are meant to be committed: Bitnami's sealed secrets, Azure's and KMS's envelopes. */
const SEALED = /^Ag[A-D][A-Za-z0-9+/=]{120,}$|^AQICAH|^eyJhbGciOiJ(?:SU0EtT0FFUC|kaXIi)/;
/** Hashes that say so. */
const DIGEST = /^(?:sha\d+|md5|blake\w+)[-:=]|^[a-z]+:\/\/|^\.{1,2}\/|^[\w.+-]+@[\w-]+\.\w+$/i;

/** `ENV GPG_KEY=…` names the key that signs a release. */
function isFingerprint(name: string, value: string): boolean {
  return /[gp]pg/i.test(name) && /^(?:0x)?[0-9A-F]{8,40}$/i.test(value);
}

/** Base64 may begin with a slash as paths do; its pieces are random. */
function isPath(value: string): boolean {
  return (
    value.startsWith('/') && (/[.-]/.test(value) || !looksRandom(value.replace(/\//g, ''), 30))
  );
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-z]{4}-){3}[0-9a-z]{12}$/i;

/** Names of classes and messages, hosts with a path, a tokenizer's marks. */
const NAMED =
  /^_{0,2}[A-Z]{0,4}[A-Za-z][a-z]{2,}(?:[A-Z][a-z]{2,})+(?:\\x?0+)?$|^[a-z0-9-]+(?:\.[a-z][a-z0-9-]+)+\/[a-z/-]*$|^<\||^--[a-z]/;
/** A header's value as a whole: `token = "Bearer …"`. */
const SCHEME = /^(?:Bearer|Token|Api-?Key|Key|Zoho-[a-z]{2,20}) /i;
/** An issuer's prefix before random letters and digits: more than a name of `…_key` alone promises. */
const ISSUED =
  /^[a-z][a-z0-9]{1,11}[_-](?=[A-Z0-9]*[a-z])(?=[a-z0-9]*[A-Z])(?=[A-Za-z]*\d)[A-Za-z0-9]{22,}$/;

/** As issued, or as a Kubernetes secret holds it: random bytes in base64 are hardly ever printable. */
function isIssued(value: string): boolean {
  if (ISSUED.test(value)) return true;
  const inner = decodeBase64Text(value)?.trim();
  return inner !== undefined && looksRandom(inner, 16);
}

function judgeSecretValue(rule: PatternRule, assignment: Assignment): Verdict | null {
  const { name, kind, how, quoted } = assignment;
  const value = assignment.value.replace(SCHEME, '');
  if (
    value.length < 8 ||
    SEALED.test(value) ||
    isDocumented(value) ||
    isPlaceholder(value) ||
    DIGEST.test(value) ||
    isPath(value) ||
    NAMED.test(value) ||
    isFingerprint(name, value) ||
    sameWord(name, value)
  )
    return null;
  if (isMadeUp(assignment)) return rule;
  if (/[\s<>()]/.test(value) || isCode(value) || /^[A-Z0-9]+(?:_[A-Z0-9]+)+$/.test(value))
    return null;
  const bare = splitName(name).length < 2;
  if (UUID.test(value)) return judgeUuid(rule, kind, bare);
  if (looksRandom(value, kind === 'secret' ? 16 : 20)) {
    if (how === 'prose') return /\d/.test(value) ? MEDIUM : null;
    return kind === 'secret' || isVariable(name, value) || (!bare && isIssued(value))
      ? rule
      : MEDIUM;
  }
  if (kind === 'weak' && bare) return null;
  if (/^\d{16,}$/.test(value) && kind === 'secret') return MEDIUM;
  if (how === 'prose' || /(.)\1{5}/.test(value)) return null;
  if (how === 'compare' && quoted && isSecretWord(name)) return MEDIUM;
  const mixed = /[a-z]/i.test(value) && /\d/.test(value) && wordShare(value) < 0.5;
  if (mixed && !SLUG.test(value)) return MEDIUM;
  return quoted && isSecretWord(name) && passwordStrength(value) === 'strong' ? MEDIUM : null;
}

/** Some vendors' keys are UUIDs, and so are ids of all kinds: a name of two words and more has to say key. */
function judgeUuid(rule: PatternRule, kind: Assignment['kind'], bare: boolean): Verdict | null {
  if (kind === 'secret' && !bare) return rule;
  return kind === 'secret' || !bare ? MEDIUM : null;
}

/** `ACME_KEY=…` as environments have it: the name of a variable, and more at random than an id needs. */
function isVariable(name: string, value: string): boolean {
  return /^[A-Z][A-Z0-9_]*_KEY$/.test(name) && value.length >= 30;
}

/** A secret that people or a password generator made up: letters with signs among them, in quotes. */
function isMadeUp({ name, kind, value, quoted, how }: Assignment): boolean {
  if (
    !quoted ||
    kind !== 'secret' ||
    value.length < 10 ||
    how === 'argument' ||
    passwordStrength(value) !== 'strong'
  )
    return false;
  const signs = value.replace(/[\w\s./:\\-]/g, '').length;
  return signs >= 4 || (signs >= 1 && /secret$/i.test(name));
}

const SLUG = /^[a-z]+(?:[-_.:/][a-z]+)*[-_.:/]?v?\d{0,4}$/i;

/** A secret people make up, such as a JWT's, is a phrase as often as not; a token or key is not. */
function isSecretWord(name: string): boolean {
  return /secret|salt|cred/i.test(name);
}

/** `password = "PASSWORD"`, `apiKey: 'api_key'`, `pass: 'passed'`: the name again, a label or an enumeration. */
function sameWord(name: string, value: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const [a, b] = [plain(name), plain(value)];
  // `#define SSL_use_PrivateKey SSL_use_PrivateKey_ptr`
  if (a.length >= 12 && value.startsWith(`${name}_`)) return true;
  return a.endsWith(b) || (a === 'pass' && /^pass(?:ed|es|ing)$/.test(b));
}
