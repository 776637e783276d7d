import { languageOf } from '../language.ts';
import { type NameKind, nameKind } from './credential-name.ts';
import { joinPieces } from './join-pieces.ts';
import { APP_PASSWORD } from './judge-value.ts';
import { looksRandom } from './randomness.ts';
import { type ReadValue, readValue } from './read-value.ts';
import type { SecretSite } from './secret-site.ts';

/** A credential's name with the literal that stands for it. */
export interface Assignment {
  name: string;
  kind: NameKind;
  value: string;
  /** Offsets of the value in the scanned text. */
  start: number;
  end: number;
  /** `assign` is `=` or `:`, `argument` a call's, `flag` a command's, `prose` a blank or the word "is". */
  how: 'assign' | 'compare' | 'argument' | 'flag' | 'prose';
  quoted: boolean;
  /** A bare value that is all there is to the right, as in a configuration file. */
  alone: boolean;
  /** An argument's name that others stand before, or whose value others stand behind. */
  listed: boolean;
  /** In parentheses or brackets of its own, as a list's first item is as well. */
  boxed: boolean;
}

/** Where a bare word is a literal; elsewhere it is an identifier. */
const BARE = new Set(
  'dotenv ini yaml workflow text markdown shell dockerfile toml make sql xml powershell notebook json'.split(
    ' ',
  ),
);

/**
 * Reads the assignment around a credential word, from a match of the patterns in
 * rules/secrets/generic.yaml: anchored behind the word, with the groups `tail`, `close` and `op`.
 * @returns null when the name is no credential's, or when no literal follows
 */
export function readAssignment(site: SecretSite): Assignment | null {
  const { text, start, secretStart, groups } = site;
  const name = nameAround(text, start, groups.tail ?? '');
  const kind = nameKind(name.text);
  if (kind === undefined || CHECKSUM.test(text.slice(Math.max(0, name.start - 10), name.start)))
    return null;
  const op = (groups.op ?? '').trim();
  const how = howOf(op, name.text, text.slice(Math.max(0, name.start - 24), name.start));
  if (how === null || !fits(site, name, op)) return null;
  if (how === 'argument' && HASHES_IT.test(text.slice(Math.max(0, name.start - 40), name.start)))
    return null;
  const read = isXml(op) ? readElement(text, secretStart) : readPlain(site, kind, how);
  if (read === null) return null;
  const quoted = read.quote !== '' && !read.quote.startsWith('&');
  const joined = joinPieces(text, read, languageOf(site.path));
  if (joined !== undefined) read.end = joined.end;
  const after = text.slice(read.end, read.end + 24);
  const box = BOX.exec(text.slice(Math.max(0, read.start - 50), read.start))?.[1];
  if (box === '(' && !/^["'`]\s{0,20}\)/.test(after)) return null;
  if (quoted ? how !== 'compare' && isNoValue(after, read, kind) : !mayStandBare(site, read, how))
    return null;
  if (joined === undefined) unwrap(text, read);
  const value = joined?.text ?? text.slice(read.start, read.end);
  if (read.quote === '`' && value.includes('${')) return null;
  const rest = /^[^\n]*/.exec(after)?.[0] ?? '';
  const alone = isXml(op) || /^[\s,;)}\]]*(?:$|#|\/\/|\\[nrt]|["'<&|])/.test(rest);
  const listed =
    LIST_BEFORE.test(text.slice(Math.max(0, name.start - 8), name.start)) ||
    LIST_BEHIND.test(after);
  return {
    name: name.text,
    kind,
    value,
    start: read.start,
    end: read.end,
    how,
    quoted,
    alone,
    listed,
    boxed: box !== undefined,
  };
}

const BOX = /[=:]\s{0,24}([[(])\s{0,40}["'`]$/;
/** `argon2id('password', 'salt')`: the name is what is hashed, and its salt stands behind it. */
const HASHES_IT =
  /(?:argon2|bcrypt|scrypt|pbkdf2|hash|hmac|derive|digest|crypt)\w{0,20}\(\s{0,4}b?["'`]$/i;
/** Kubernetes' annotation `checksum/secret: …`. */
const CHECKSUM = /checksum\/$/;
const LIST_BEFORE = /[,[]\s{0,4}["'`]$/;
const LIST_BEHIND = /^["'`]\s{0,4}[,\]]\s{0,4}["'`]/;

interface Name {
  text: string;
  /** Offset of its first character. */
  start: number;
}

/** The whole identifier around a word in it, dashes and dots included. */
function nameAround(text: string, at: number, tail: string): Name {
  let start = at;
  while (start > 0 && at - start < 80 && /[\w.$-]/.test(text[start - 1] as string)) start--;
  // The n of an escaped newline is no part of the name behind it.
  if (text[start - 1] === '\\' && /[nrt]/.test(text[start] as string)) start++;
  // UTF-8 is read as Latin-1: what Spanish has for a password.
  return { text: text.slice(start, at) + tail.replace('\xc3\xb1', 'ñ'), start };
}

function isXml(op: string): boolean {
  return op.endsWith('>') && !/^(?:=|-|:*=)>$/.test(op);
}

/** Words behind which a name and a blank are enough: macros, environments, Lisp's keywords. */
const SETS =
  /(?:^|[^\w-])(?:#[ \t]*define|setenv|SetEnv|fastcgi_param|setx|set(?: -[gUx]{1,2}|\()|ENV|def|defonce|:)[ \t]*$/;

function howOf(op: string, name: string, before: string): Assignment['how'] | null {
  if (op === '') return name.startsWith('-') ? 'flag' : SETS.test(before) ? 'assign' : 'prose';
  // An example of a schema is a sample as often as not.
  if (/^(?:is|was|to)$|\bexample["']?\s*[:=]$/.test(op)) return 'prose';
  if (/^[!=]==?$/.test(op)) return 'compare';
  if (op === ',' || op === '(') return 'argument';
  return name.startsWith('--') ? 'flag' : 'assign';
}

const SETTER =
  /^(?:set|with|use|add)|^[A-Za-z_]*(?:password|passwd|secret|token|key|passphrase|credentials?)$/i;

/** Whether the operator may stand where it stands: `f(password, "x")` says nothing, `("PASSWORD", "x")` does. */
function fits({ text, groups, start }: SecretSite, name: Name, op: string): boolean {
  const closed = /["'`]/.test(groups.close ?? '');
  // Behind a closed call only a fallback gives a value: `get("PASSWORD") or "…"`.
  if (groups.close?.includes(')') && !/^(?:or|\|\|=?|\?\?=?|\?:)$|==/.test(op)) return false;
  if (op === ',')
    return closed || /\bdefine\($/.test(text.slice(Math.max(0, name.start - 8), name.start));
  const own = name.text.slice(name.text.lastIndexOf('.') + 1);
  if (op === '(')
    return (
      (groups.close ?? '') === '' &&
      SETTER.test(own) &&
      !/^(?:get|is|has|check|valid|remove|delete|unset|clear|reset|forgot|verify|compare|match|find|fetch|load|hash|list)/i.test(
        own,
      )
    );
  if (!isXml(op)) return true;
  const before = text.slice(Math.max(0, name.start - 40), name.start);
  if (op.startsWith('<')) return /(?:<key>|<name>|name\s*=\s*["'])\s*$/i.test(before);
  if (!closed) return /<(?:\w+:)?$/.test(before);
  return closed && /(?:name|key|id|property)\s*=\s*\\?["']$/i.test(before) && start > 0;
}

/** A quoted text in quotes, as in `buildConfigField 'String', 'API_KEY', '"…"'`. */
function unwrap(text: string, read: ReadValue): void {
  const inner = /^\\?["'](.{3,})\\?["']$/.exec(text.slice(read.start, read.end));
  if (inner === null) return;
  read.start += text.slice(read.start, read.end).indexOf(inner[1] as string);
  read.end = read.start + (inner[1] as string).replace(/\\$/, '').length;
}

/** An element's text, up to its closing tag; on the same line or the next. */
function readElement(text: string, at: number): ReadValue | null {
  const found = /^\s*(?:<!\[CDATA\[)?([^<\n]{1,600}?)\s*(?:\]\]>)?\s*<\//.exec(
    text.slice(at, at + 800),
  );
  const value = found?.[1];
  if (found === null || value === undefined) return null;
  const start = at + found[0].indexOf(value);
  return { start, end: start + value.length, quote: '', closed: true };
}

/** Laravel's tokens: the number of their row, and what its hash stands for. */
const NUMBERED = /^\d{1,8}\|[A-Za-z0-9]{40,48}(?![\w|])/;

function readPlain(
  { text, secretStart }: SecretSite,
  kind: NameKind,
  how: Assignment['how'],
): ReadValue | null {
  const isUrl = /[?&][\w.-]{0,40}=?$/.test(
    text.slice(Math.max(0, secretStart - 44), secretStart).replace(/=$/, ''),
  );
  const bareEnd = isUrl || kind !== 'password' ? /[\s"'`<>;,&|)\]}]/ : /[\s"'`<>;]/;
  const read = readValue(text, secretStart, bareEnd);
  if (read.quote !== '') {
    if (!read.closed && read.end - read.start < 12) return null;
    return how === 'argument' &&
      !/^\\{0,3}["'`]\s{0,4}(?:[),\]}]|$)/.test(text.slice(read.end, read.end + 8))
      ? null
      : read;
  }
  if (how === 'argument') return null;
  // In environment files blanks of a password and the stroke of a token stand bare.
  const whole = (kind === 'password' ? APP_PASSWORD : NUMBERED).exec(
    text.slice(read.start, read.start + 64),
  );
  if (whole !== null) return { ...read, end: read.start + whole[0].length };
  const trimmed = text.slice(read.start, read.end).replace(/(?:[,.:)\]}\\|*]|&&)+$/, '');
  if (trimmed === '') return null;
  return { ...read, end: read.start + trimmed.length };
}

/** What follows a quoted text and makes it a key, a piece, or a call's receiver. */
function isNoValue(after: string, { quote }: ReadValue, kind: NameKind): boolean {
  const rest = after.slice(quote.length);
  // `"key": …` but not Lisp's next keyword, `{:token "…" :port 80}`.
  if (/^(?!\s+:[a-z])\s{0,3}(?::(?!:)|=[^=]|\?[^?.])/.test(rest)) return true;
  return /^\s{0,2}(?:\+|\.\w+\(|%\s|\.\s?\$)/.test(rest) && kind === 'password';
}

const COMMENT = /(?:^|\s)(?:#|\/\/|--|\*|;|REM\b|<!--|%)/i;

/** Whether a bare word is a literal here: by language, in a comment, as a command's flag, in a query. */
function mayStandBare(
  { text, start, secretStart, path }: SecretSite,
  read: ReadValue,
  how: Assignment['how'],
): boolean {
  const value = text.slice(read.start, read.end);
  if (/^[([{$@\\]|^[A-Za-z_.]+\(/.test(value) && !/^\$(?:2|apr1|6|5|1)/.test(value)) return false;
  if (BARE.has(languageOf(path)) || how === 'flag') return true;
  if (COMMENT.test(text.slice(Math.max(0, start - 160), start))) return true;
  const tight = text[secretStart - 1] === '=' || text[secretStart - 1] === ':';
  if (!tight || !/\d/.test(value) || !/[A-Za-z]/.test(value)) return false;
  return value.length >= 20 || looksRandom(value, 12);
}
