import { describe, expect, it } from 'vitest';
import { completion } from './completion.ts';
import { convertNames } from './convert-names.ts';
import { definitionCompletion } from './definition-completion.ts';
import { codeActions, diagnostics } from './diagnostics.ts';
import { hover } from './hover.ts';
import { rename } from './rename.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { signatureHelp } from './signature-help.ts';
import { formatting } from './formatting.ts';
import { shopEngine } from './test-shop.ts';

const engine = shopEngine();

/** Formulas with every kind of syntax. */
const formulas = [
  'If(IsBlank(Customer.City), "none", Upper(Customer.City & "!") )',
  'Filter(Orders, Total > 10 && Customer.Name in ["a", "b"]).Total',
  'With({a: 1, \'b c\': [1, 2, {x: 3}]}, $"sum {a + 1} of {"{"} and { First(\'b c\').x }" )',
  'ForAll(Orders As o, Sum(Filter(Orders, Number = o.Number), Total)) // end',
  'Sort(Orders, Total, SortOrder.Descending); Set(counter, -1.5e3 ^ 2 %) /* open',
  'Orders[@Total] + [@counter] + Self.Width!Height + Parent.X',
  'AddColumns(Orders, Half, Total / 2) ; Not true Or false exactin [false]',
  '\'unclosed name & "text "" more" == null != 12.5.6',
  'Patch(Orders, First(Orders), {Total: 5, Number: "n"}) & Text(Now(), DateTimeFormat.ShortDate)',
  'IsType(ParseJSON("1"), Type({a: Number, b: [Text]}))',
];

describe('any prefix of a formula', () => {
  it.each(formulas)('%s', (formula) => {
    for (let length = 0; length <= formula.length; length += 1) {
      const text = formula.slice(0, length);
      for (const options of [{}, { sideEffects: true, invoked: true }, { textFirst: true }]) {
        expect(completion(engine, text, length, options).length).toBeGreaterThanOrEqual(0);
        signatureHelp(engine, text, length, options);
      }
      definitionCompletion(engine, `F(a: Number): Number = ${text}`, length + 23);
      definitionCompletion(engine, text, length);
      semanticTokens(engine, text);
      diagnostics(engine, text);
      convertNames(engine, text, 'display');
      rename(engine, text, 'counter', 'other name');
      hover(engine, text, Math.floor(length / 2));
      formatting(text);
      const end = { line: 0, character: length };
      codeActions(engine, text, { start: { line: 0, character: 0 }, end });
    }
  });

  it('and any caret in it', () => {
    for (const formula of formulas) {
      for (let caret = -1; caret <= formula.length + 1; caret += 1) {
        completion(engine, formula, caret);
        signatureHelp(engine, formula, caret);
        hover(engine, formula, caret);
      }
    }
  });
});

describe('speed', () => {
  /** The shortest of several runs: what else the machine does only makes a run longer. */
  const shortest = (run: () => void): number => {
    let best = Infinity;
    for (let round = 0; round < 15; round += 1) {
      const began = performance.now();
      run();
      best = Math.min(best, performance.now() - began);
    }
    return best;
  };

  it('a completion costs not much more than checking the formula', () => {
    const line = 'Sum(Filter(Orders, Total > 10 && Number <> "x"), Total * 2) + Len(Customer.City) + ';
    const text = line.repeat(Math.ceil(2_000 / line.length));
    const checking = shortest(() => void engine.formula(text));
    const completing = shortest(() => void completion(engine, `${text}EndsWith(`, text.length + 9));
    // About 1.5 on an idle machine; with slack for a busy one.
    expect(completing / checking).toBeLessThan(6);
  });

  it('time grows with the length of the text, not with its square', () => {
    const text = (times: number): string => 'Len(Customer.City) + '.repeat(times);
    const time = (times: number): number =>
      shortest(() => void completion(engine, text(times), text(times).length));
    expect(time(400) / time(50)).toBeLessThan(40);
  });
});
