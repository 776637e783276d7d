import { describe, expect, it } from 'vitest';
import {
  contentText,
  insertHint,
  isEmptyContent,
  parseMessageText,
} from '../../../src/attribution/message-text.ts';

const TEMPLATE = '# Please enter the commit message\n#\n# On branch main\n';
const SCISSORS =
  '# ------------------------ >8 ------------------------\n# Do not modify\ndiff --git a/x b/x\n+AI-GENERATED: x\n';

describe('parseMessageText', () => {
  it('takes the trailing # line of -m for content', () => {
    expect(parseMessageText('Add\n\n#123 fixed\n').comment).toBeNull();
    expect(parseMessageText('Add\n\n#\n').comment).toBeNull();
    expect(parseMessageText('Add\n\n-- \n').comment).toBeNull();
    expect(parseMessageText('Add\n\n# one\n# two\n', false).comment).toBeNull();
    expect(parseMessageText('Add\n\n# heading\ntext\n').comment).toBeNull();
  });
  it.each(['#', ';', '@', '%'])('finds the template of %s', (prefix) =>
    expect(parseMessageText(`\n${TEMPLATE.replaceAll('#', prefix)}`).comment).toBe(prefix),
  );
  it('cuts at the scissors', () => {
    const message = parseMessageText(`Add\n\n${TEMPLATE}${SCISSORS}`);
    expect(message.comment).toBe('#');
    expect(message.tail).toBe(SCISSORS);
    expect(contentText(message)).toBe('Add');
  });
  it('puts a hint where it is dropped', () => {
    expect(insertHint(parseMessageText(`\n${TEMPLATE}`), 'hello')).toBe(`\n# hello\n${TEMPLATE}`);
    const scissors = parseMessageText(`\n${SCISSORS}`);
    expect(insertHint(scissors, 'hello')).toMatch(/^\n# -+ >8 -+\n# hello\n# Do not/);
    expect(insertHint(parseMessageText('Subject\n'), 'hello')).toBe('Subject\n');
  });
  it('calls a message of sign-offs empty, as git does', () => {
    expect(isEmptyContent('\n\nSigned-off-by: Ada <ada@example.org>')).toBe(true);
    expect(isEmptyContent('Add')).toBe(false);
  });
});
