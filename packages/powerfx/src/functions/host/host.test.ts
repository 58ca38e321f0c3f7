import { describe, expect, it } from 'vitest';
import { createEngine } from '../../host/engine.ts';
import type { Effect } from '../../host/effects.ts';
import { variable } from '../../host/variable.ts';
import { printValue } from '../../values/print.ts';
import { recordOf } from '../../values/record.ts';

const row = (fields: Readonly<Record<string, string>>) => recordOf(Object.entries(fields));

describe('host functions', () => {
  it('tell the host what is asked for, and which names were written', async () => {
    const asked: Effect[] = [];
    const engine = createEngine({
      effects: {
        perform: (effect) => {
          asked.push(effect);
          return null;
        },
        trace: () => undefined,
      },
    });
    engine.symbols.add(variable({ name: 'Home', value: row({ Name: 'Home' }) }));
    const formula = engine.formula('Navigate(Home); Notify("hi" & 1)', { sideEffects: true });
    expect(printValue(await formula.run())).toContain('Void value');
    expect(asked.map(({ name, names }) => [name, names])).toEqual([
      ['Navigate', [['Home']]],
      ['Notify', [undefined]],
    ]);
    expect(asked[1]?.args).toEqual(['hi1']);
  });

  it('are errors where the host has no such thing', async () => {
    const value = await createEngine().formula('Launch("https://example.com")', { sideEffects: true }).run();
    expect(printValue(value)).toBe('Error({Kind:ErrorKind.NotSupported})');
  });

  it('answer by themselves where they can', async () => {
    const engine = createEngine({ user: { email: 'a@example.com', fullName: 'A', image: '' } });
    engine.symbols.add(variable({ name: 't', value: { kind: 'table', rows: [row({ k: 'x', v: 'y' })] } }));
    expect(printValue(await engine.formula('Defaults(t)').run())).toBe('{k:Blank(),v:Blank()}');
    expect(printValue(await engine.formula('User().Email & IsBlank(Param("p"))').run())).toBe(
      '"a@example.comtrue"',
    );
  });

  it('are told at the call when nothing but the original apps can run them', () => {
    const [problem] = createEngine().formula('ScanBarcode()').problems;
    expect(problem?.key).toBe('ErrUnimplementedFunction');
  });
});
