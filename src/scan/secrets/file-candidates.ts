import type { ChangedFile } from '../../diff/added-chunk.ts';
import type { FileRule, PatternRule } from '../../rules/rule.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import type { Candidate } from '../candidate.ts';
import { softenedByPath } from './judge-value.ts';

interface PathPattern {
  rule: FileRule;
  is: RegExp;
  except: RegExp | undefined;
}

/** What the file rules say of new files' paths; a change without new files compiles none of them. */
export function createFileCandidates(rules: RuleSet): (file: ChangedFile) => Candidate[] {
  let patterns: PathPattern[] | undefined;
  return (file) => {
    patterns ??= compilePaths(rules);
    return patterns.flatMap(({ rule, is, except }) => {
      if (!is.test(file.path) || except?.test(file.path) === true) return [];
      const verdict = softenedByPath(rule, file.path);
      return verdict === null ? [] : [toCandidate(rule, file, verdict)];
    });
  };
}

function compilePaths(rules: RuleSet): PathPattern[] {
  return Array.from({ length: rules.fileRules }, (_, index) => {
    const rule = rules.ruleAt(index) as FileRule;
    const except = rule.exceptFile === undefined ? undefined : new RegExp(rule.exceptFile, 'i');
    return { rule, is: new RegExp(rule.file, 'i'), except };
  });
}

/** A file's name has no place in its text: it is reported on the first line, with nothing marked. */
function toCandidate(
  rule: FileRule,
  file: ChangedFile,
  { severity, confidence }: Pick<Candidate, 'severity' | 'confidence'>,
): Candidate {
  const { id, category, keywords } = rule;
  const asPattern: PatternRule = {
    kind: 'pattern',
    id,
    category,
    severity,
    confidence,
    keywords,
    pattern: '',
  };
  const nowhere = { text: '', textStart: 0, start: 0, end: 0, secretStart: 0, secretEnd: 0 };
  return { rule: asPattern, file, severity, confidence, line: 1, ...nowhere };
}
