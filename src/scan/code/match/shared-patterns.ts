/**
 * Patterns that many rules share, written `@name` in a rule. They are tested on the constant text of a
 * value, in which NUL stands for each part that isn't constant.
 */
export const SHARED_PATTERNS: Readonly<Record<string, string>> = {
  /** Reads as a statement of SQL. */
  sql: '(?i)\\b(?:select\\s[^;]{0,2000}?\\sfrom|insert\\s+(?:or\\s+\\w+\\s+|ignore\\s+)?into|insert\\s+overwrite|replace\\s+into|update\\s+\\S+\\s+set|delete\\s+from|(?:drop|alter|create|truncate)\\s+(?:temp\\w*\\s+)?(?:table|database|user|view|index|schema|trigger|role)|union\\s+(?:all\\s+)?select|exec(?:ute)?\\s+\\w+|call\\s+\\w+\\s*\\(|merge\\s+into|grant\\s+\\w|pragma\\s|\\swhere\\s|order\\s+by|show\\s+(?:tables|columns)|load\\s+data)|^\\s*select\\s',
  /** No part that isn't constant stands where a value does: only names of tables and columns. */
  'sql-identifier':
    '(?i)^(?![\\s\\S]*(?:[=<>(,\'%]|(?<!\\b(?:from|join|into|update|table)\\s{1,4}\\\\?)"|\\b(?:like|in|values|limit|offset|by|and|or|where|between|select))\\s*[\'"%(]*\\0)',
  /** A whole statement with a part that isn't constant where a value stands. */
  'sql-value':
    '(?i)^\\s*(?:select\\s[^;]{1,400}?\\sfrom\\s+[\\w."`\\[\\]]+\\s|insert\\s+into\\s+[\\w."`\\[\\]]+\\s*(?:\\(|values)|update\\s+[\\w."`\\[\\]]+\\s+set\\s|delete\\s+from\\s+[\\w."`\\[\\]]+\\s+where\\s)[\\s\\S]*(?:[=<>(,\'"%]|\\b(?:like|in|values|limit|offset|by|where))\\s*[\'"%(]*\\0',
  /** A piece of a statement with a part that isn't constant where a value stands. */
  'sql-clause':
    '(?i)^\\s*(?:where|and|or|having|set|values|on)\\s[\\s\\S]{0,200}(?:[=<>]|\\b(?:like|in))\\s*[\'"%(]*\\0|^\\s*order\\s+by\\s+\\0',
  /** Holds a tag. */
  markup: '<\\s*[a-zA-Z!/]',
  /** A part that isn't constant stands in an element or an attribute. */
  'markup-value':
    '<(?:div|p|span|h[1-6]|li|ul|ol|a|td|th|tr|table|b|body|html|title|script|img|strong|em|article|section|button|input|option|label|i|iframe|form|textarea|blockquote|dd|dt|small|main|header|footer|nav|pre|code|svg)\\b[^<]*(?:>|=["\']?)[^<]*\\0',
  /** An address whose host is constant: a path of one's own, or a full address. */
  'own-address': '^(?:/(?:[^/\\\\\\0]|$)|\\?|#|https?://[^\\0/]+/)',
  /** A full address whose host is constant. */
  'fixed-host': '^\\s*(?:https?|wss?)://[^\\0/?#]+[/?#]',
};
