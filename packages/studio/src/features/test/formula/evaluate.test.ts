import { describe, expect, test } from 'vitest';
import { answerEngine } from './answer-engine.ts';
import { evaluate } from './evaluate.ts';
import { examplesFor } from './examples.ts';

const response = {
  status: 200,
  statusText: 'OK',
  headers: [['content-type', 'application/json']] satisfies [string, string][],
  timeMs: 5,
  body: {
    kind: 'json' as const,
    bytes: 60,
    value: {
      value: [
        { title: 'Paper', price: 2.5 },
        { title: 'Ink', price: null },
      ],
      note: null,
    },
  },
};
const engine = answerEngine(response);

describe('a formula on an answer', () => {
  test.each([
    ['', { kind: 'none' }],
    ['CountRows(Answer.value)', { kind: 'simple', type: 'Number', text: '2' }],
    ['First(Answer.value).title', { kind: 'simple', type: 'Text', text: 'Paper' }],
    ['Sum(Answer.value, price) & " at " & Status', { kind: 'simple', type: 'Text', text: '2.5 at 200' }],
    ['Last(Answer.value).price', { kind: 'blank', type: 'Number' }],
    [
      'LookUp(Headers, Name = "content-type", Value)',
      { kind: 'simple', type: 'Text', text: 'application/json' },
    ],
  ])('%s', (text, outcome) => {
    expect(evaluate(engine, text)).toEqual(outcome);
  });

  test('a table is shown as JSON', () => {
    const outcome = evaluate(engine, 'Filter(Answer.value, price > 2)');
    expect(outcome.kind === 'structure' && JSON.parse(outcome.json)).toEqual([
      { title: 'Paper', price: 2.5 },
    ]);
  });

  test('an error says its kind', () => {
    expect(evaluate(engine, '1 / 0')).toMatchObject({
      kind: 'failed',
      messages: [expect.stringContaining('Div0')],
    });
  });

  test('a misspelt column is told with what mends it', () => {
    const outcome = evaluate(engine, 'First(Answer.value).titel');
    expect(outcome).toMatchObject({ kind: 'problems' });
    expect(outcome.kind === 'problems' && outcome.problems[0]?.fixes[0]?.title).toBe('Change it to title');
  });

  test('every example gives a result', () => {
    const examples = examplesFor(engine);
    expect(examples.length).toBeGreaterThan(2);
    for (const example of examples) expect(evaluate(engine, example).kind).toMatch(/^(simple|structure)$/u);
  });
});
