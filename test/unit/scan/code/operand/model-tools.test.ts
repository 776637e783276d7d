import { describe, expect, it } from 'vitest';
import type { Context } from '../../../../../src/scan/code/languages/profile.ts';
import { classify } from '../../../../../src/scan/code/operand/classify.ts';
import { guarded } from '../../../../../src/scan/code/operand/guards.ts';
import { buildModel, callAt } from '../../../../../src/scan/code/syntax/file-model.ts';

/** What is known of the first argument of the call of `sink`. */
function given(text: string, language: string, context: Context = 'shell') {
  const model = buildModel(text, language);
  const [at = -1] = (model.names.get('sink') ?? []).slice(-1);
  const value = callAt(model, at)?.entries[0]?.value;
  if (value === undefined) throw new Error('no argument');
  const operand = classify({ model, context }, value);
  return { ...operand, isGuarded: guarded(model, context, operand.roots, at) };
}

const AI = "import { tool } from 'ai';\n";

describe('what a language model chooses', () => {
  it.each([
    ['typescript', `${AI}const t = tool({ description: 'd', execute: async ({ c }) => sink(c) });`],
    ['typescript', `import OpenAI from 'openai';\nserver.tool('x', s, async ({ c }) => sink(c));`],
    [
      'python',
      'import openai\ndef run(c):\n    sink(c)\ntools = [{"type": "function", "function": {"name": "run"}}]',
    ],
    [
      'python',
      'from crewai.tools import BaseTool\nclass T(BaseTool):\n    def _run(self, c):\n        sink(c)',
    ],
    [
      'typescript',
      "import Anthropic from '@anthropic-ai/sdk';\nconst m = await a.messages.create(o); sink(m.content[0].text);",
    ],
    [
      'go',
      'package a\nimport "github.com/sashabaranov/go-openai"\nfunc f() {\n\tsink(call.Function.Arguments)\n}',
    ],
  ])('%s: outside data in %s', (language, text) => {
    expect(given(text, language).taint).toBe(2);
  });

  it.each([
    ['typescript', "const t = make({ description: 'd', execute: async ({ c }) => sink(c) });"],
    ['python', 'def run(c):\n    sink(c)\nrow = {"name": "run"}'],
  ])('%s: a parameter like any other in %s', (language, text) => {
    expect(given(text, language).taint).toBe(1);
  });

  it('may stand in a log', () => {
    const text = `${AI}const t = tool({ description: 'd', execute: async ({ c }) => sink(c) });`;
    expect(given(text, 'typescript', 'log').taint).toBe(1);
  });

  it('is not limited by a test of what kind of record it is', () => {
    const text =
      "import Anthropic from '@anthropic-ai/sdk';\nasync function f() { const m = await a.messages.create(o); const b = m.content[0]; if (b.type === 'text') { sink(b.text); } }";
    expect(given(text, 'typescript').isGuarded).toBe(false);
    expect(given(text.replace('b.text', 'b.type'), 'typescript').isGuarded).toBe(true);
  });
});
