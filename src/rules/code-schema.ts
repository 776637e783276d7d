import * as z from 'zod/mini';

const severity = z.enum(['critical', 'high', 'medium', 'low']);
const verdict = z.union([
  severity,
  z.literal('off'),
  z.strictObject({ severity, confidence: z.enum(['high', 'medium', 'low']) }),
]);
const strings = z.union([z.string(), z.array(z.string())]);

/**
 * What must be known of the dangerous value, and how bad it is then. The first that holds counts, in
 * this order; `tainted` is data from outside, `param` a parameter of the function around, `built`
 * glued from pieces that aren't all constant, `dynamic` anything that isn't constant or harmless.
 */
const when = z.partial(
  z.strictObject({
    tainted: verdict,
    param: verdict,
    built: verdict,
    dynamic: verdict,
    constant: verdict,
    /** What one of the calls under `follows` gives ends up in it. */
    followed: verdict,
  }),
);

const position = z.union([z.number(), z.string()]);
/** A test on one argument or option of the call; several parts of one test must all hold. */
const condition = z.strictObject({
  /** Position (negative from the end), keyword name, or key of an options literal (`cookie.secure`); a list means any. */
  arg: z.union([position, z.array(position)]),
  /** Regular expression on its constant text, or on its dotted path. */
  value: z.optional(z.string()),
  missing: z.optional(z.boolean()),
  present: z.optional(z.boolean()),
  /** Holds for a number literal below this. */
  below: z.optional(z.number()),
  /** Holds for a string literal shorter than this. */
  is: z.optional(z.enum(['constant', 'dynamic', 'tainted', 'built', 'list', 'text'])),
});

const shared = {
  when: z.optional(when),
  /** Regular expression that the value's constant text must match; NUL stands for what isn't constant. */
  text: z.optional(z.string()),
  notText: z.optional(z.string()),
  /**
   * Replaces the verdict of `when` where the constant text matches and, of a value that is not known to come
   * from outside, one of the names that carry it (`root`) or all of them (`roots`).
   */
  graded: z.optional(
    z.array(
      z.strictObject({
        text: z.optional(z.string()),
        root: z.optional(z.string()),
        roots: z.optional(z.string()),
        /** What the file's text must match. */
        file: z.optional(z.string()),
        /** Only of a value that nothing is known of, not even that a caller hands it over. */
        unknown: z.optional(z.literal(true)),
        verdict,
      }),
    ),
  ),
};

/** Tests on the code around a sink. */
const surroundings = {
  /** On the text of the named function around, without comments; on the file's outside of all. */
  within: z.optional(z.string()),
  notWithin: z.optional(z.string()),
  /** On the tests of the branches that the sink stands in: a setting decides there. */
  notUnder: z.optional(z.string()),
  /** On the statement's text before the sink. */
  notAfter: z.optional(z.string()),
  /** On the file's text, where what it imports says which function of that name this is. */
  notFile: z.optional(z.string()),
};

const call = z.strictObject({
  ...shared,
  ...surroundings,
  /** Callee patterns: `eval`, `os.system`, `*.query`, `new Function`, `db.collection().find`. */
  callee: strings,
  /** Regular expression on the receiver's path, declared type and origin. */
  receiver: z.optional(z.string()),
  notReceiver: z.optional(z.string()),
  /**
   * The dangerous value: an argument's position, keyword or option name; a list means any; `all`;
   * `receiver`, `callee` (a name that is called), `call` (the whole, for a call that formats).
   */
  arg: z.optional(z.union([position, z.array(position)])),
  if: z.optional(z.array(condition)),
  unless: z.optional(z.array(condition)),
  /** On the line's text right behind the call, where only a piece of its result is taken. */
  notBefore: z.optional(z.string()),
});

const assign = z.strictObject({
  ...shared,
  ...surroundings,
  /** Patterns of the target's path: `*.innerHTML`, `location.href`. */
  target: strings,
  receiver: z.optional(z.string()),
  /** Regular expression on the value's constant text or path. */
  value: z.optional(z.string()),
});

const entry = z.strictObject({
  ...shared,
  ...surroundings,
  /** Key of a literal, keyword argument, JSX attribute or member that is assigned. */
  key: strings,
  value: z.optional(z.string()),
  /** Only attributes of JSX elements. */
  in: z.optional(z.literal('jsx')),
  /** Regular expression on what stands before the function around: decorators, annotations, modifiers. */
  head: z.optional(z.string()),
});

const returned = z.strictObject({
  ...shared,
  /** Regular expression on what stands before the function: decorators, annotations, modifiers. */
  head: z.optional(z.string()),
});

const followed = z.strictObject({
  callee: strings,
  receiver: z.optional(z.string()),
  notReceiver: z.optional(z.string()),
  /** Regular expressions on the call as it is written. */
  written: z.optional(z.string()),
  notWritten: z.optional(z.string()),
  /**
   * A `value` (the default); an `item` of what it is called on or given, which only counts when that holds
   * characters or many items are joined; `fill`: its first argument is filled.
   */
  gives: z.optional(z.enum(['value', 'item', 'fill'])),
});

const named = z.strictObject({
  /** Regular expression on the name in snake case: `resetToken` and `RESET-TOKEN` are `reset_token`. */
  name: z.string(),
  /** Regular expression on the constant text right before a value that is glued to it: `?token=`. */
  lead: z.optional(z.string()),
  /** Regular expression on the value as written; no finding where it matches. */
  notValue: z.optional(z.string()),
  /** Only where the name is a literal: a key, or an argument that the value follows. */
  in: z.optional(z.literal('key')),
  when,
  /** On the file's text. */
  file: z.optional(z.string()),
  ...surroundings,
});

const near = z.strictObject({ pattern: z.string(), lines: z.number() });

const text = z.strictObject({
  pattern: z.string(),
  /** Literals one of which every match holds: where none stands, the pattern isn't tried. */
  literal: z.optional(strings),
  /** Replaces the rule's. */
  severity: z.optional(severity),
  flags: z.optional(z.string()),
  in: z.optional(z.enum(['code', 'string', 'comment', 'markup', 'any'])),
  near: z.optional(z.array(near)),
  notNear: z.optional(z.array(near)),
});

const remark = z.strictObject({
  /** Regular expressions all of which match a sentence of a comment; the first says where the finding is. */
  says: strings,
  notSays: z.optional(z.string()),
  /** Replaces the rule's. */
  severity: z.optional(severity),
});

/** How a code rule finds its weakness; documented in rules/README.md. */
export const codeAnalysis = z.strictObject({
  context: z.optional(
    z.enum([
      'sql',
      'nosql',
      'html',
      'shell',
      'code',
      'path',
      'url',
      'redirect',
      'ldap',
      'xpath',
      'log',
      'regex',
      'template',
      'header',
      'any',
    ]),
  ),
  /** Regular expression that the file's text must match, such as an import. */
  file: z.optional(z.string()),
  notFile: z.optional(z.string()),
  /** Regular expression on paths that are outside data for this rule, besides the language's own. */
  sources: z.optional(z.string()),
  /** Calls whose results are followed to the sinks that ask for them (`when: {followed: …}`). */
  follows: z.optional(z.array(followed)),
  /** Regular expression on names in snake case through which nothing is followed into other values: a salt. */
  notThrough: z.optional(z.string()),
  /** Whatever has such a name: assigned, keyed, given back by a function, handed to a call. */
  named: z.optional(z.array(named)),
  calls: z.optional(z.array(call)),
  assigns: z.optional(z.array(assign)),
  entries: z.optional(z.array(entry)),
  /** Values that functions give back. */
  returns: z.optional(z.array(returned)),
  /** The first key of writes under two keys in a row: `target[key][name] = value`. */
  writes: z.optional(z.array(z.strictObject(shared))),
  /** Texts glued anywhere. */
  builds: z.optional(
    z.array(
      z.strictObject({
        ...shared,
        /** Regular expression on the statement's text before the value; no finding where it matches. */
        notAfter: z.optional(z.string()),
        /** Regular expression on the text of the function around; no finding where it matches. */
        notWithin: z.optional(z.string()),
      }),
    ),
  ),
  /** Literals that run: backticks and `%x` of Ruby, backticks of PHP and shells. */
  commands: z.optional(z.array(z.strictObject(shared))),
  text: z.optional(z.array(text)),
  /** Sentences of comments, however many lines they take. */
  remarks: z.optional(z.array(remark)),
  /** Functions whose name and body match. */
  functions: z.optional(
    z.array(
      z.strictObject({
        name: z.string(),
        /** Regular expression on the body without comments, white space folded. */
        body: z.string(),
        head: z.optional(z.string()),
        /** Regular expression on the names of the parameters and the body: `user, id => return true ;`. */
        takes: z.optional(z.string()),
        /** Whether the function must call itself. */
        recursive: z.optional(z.boolean()),
        /** Regular expression on the name and bases of the class around; no finding where it matches. */
        notIn: z.optional(z.string()),
        /** The same, but it must match. */
        in: z.optional(z.string()),
        /** Regular expression on the comments in the function, right above it and behind it on its last line. */
        says: z.optional(z.string()),
        /** Replaces the rule's. */
        severity: z.optional(severity),
      }),
    ),
  ),
});

export type CodeAnalysis = z.infer<typeof codeAnalysis>;
export type CallSink = z.infer<typeof call>;
export type AssignSink = z.infer<typeof assign>;
export type EntrySink = z.infer<typeof entry>;
export type ReturnSink = z.infer<typeof returned>;
export type FollowedCall = z.infer<typeof followed>;
export type NamedSink = z.infer<typeof named>;
export type TextSink = z.infer<typeof text>;
export type RemarkSink = z.infer<typeof remark>;
export type ArgCondition = z.infer<typeof condition>;
export type BuildSink = ValueTest & {
  notAfter?: string | undefined;
  notWithin?: string | undefined;
};
export type Surroundings = Pick<
  CallSink,
  'within' | 'notWithin' | 'notUnder' | 'notAfter' | 'notFile'
>;
export type ValueTest = Pick<CallSink, 'when' | 'text' | 'notText' | 'graded'>;
export type Verdict = z.infer<typeof verdict>;
