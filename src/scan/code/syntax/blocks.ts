import type { FileModel } from './file-model.ts';

/** The innermost `{` around each token, -1 for none. */
export function blocksOf(model: FileModel): Int32Array {
  const known = model.memo.get('blocks') as Int32Array | undefined;
  if (known !== undefined) return known;
  const { mates, values } = model.source.tokens;
  const blocks = new Int32Array(mates.length).fill(-1);
  const stack: number[] = [];
  for (let i = 0; i < blocks.length; i++) {
    while (stack.length > 0 && (mates[stack[stack.length - 1] as number] as number) <= i)
      stack.pop();
    blocks[i] = stack[stack.length - 1] ?? -1;
    if (values[i] === '{' && (mates[i] as number) > i) stack.push(i);
  }
  model.memo.set('blocks', blocks);
  return blocks;
}
