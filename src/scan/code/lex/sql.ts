import {
  blockComment,
  classesOf,
  type Grammar,
  lineComment,
  readString,
  type StringShape,
} from './lexer.ts';

const TEXT: StringShape = {
  kind: 'plain',
  closer: "'",
  escapes: false,
  singleLine: false,
  doubled: true,
};

/** SQL of any dialect: bodies between `$$` read as code, quoted names as words. */
export const SQL: Grammar = {
  special: (lexer, c) => {
    const { text, pos } = lexer;
    if (c === 39) return readString(lexer, pos + 1, TEXT);
    if (c === 45 && text[pos + 1] === '-') return lineComment(lexer);
    return c === 47 && text[pos + 1] === '*' && blockComment(lexer, '*/');
  },
  classes: classesOf('@#$'),
};
