import type { Diagnostic } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { choiceOf, lineKeys } from './choices.ts';

const line = (choice: Exclude<Diagnostic['data'], undefined>[string]): Diagnostic => ({
  code: 'importers.chosen',
  severity: 'info',
  message: 'One was taken.',
  data: { choice },
});

describe('choiceOf', () => {
  it('reads servers by their index', () => {
    const choice = choiceOf(line({ option: 'server', values: ['https://a', 'https://b'], chosen: 1 }));
    expect(choice?.chosen).toBe(1);
    expect(choice?.values[0]).toEqual({ text: 'https://a', choices: { server: 0 } });
  });

  it('reads sign-ins by their names, and shows one that only the import was told', () => {
    const choice = choiceOf(line({ option: 'security', values: ['Key', 'sets'], chosen: 'Key and Basic' }));
    expect(choice?.values.map(({ choices }) => choices.security)).toEqual(['Key', 'sets', 'Key and Basic']);
    expect(choice?.values[1]?.text).not.toBe('sets');
    expect(choice?.chosen).toBe(2);
  });

  it('reads what becomes of callbacks', () => {
    const choice = choiceOf(
      line({ option: 'callbacks', values: ['trigger', 'wait', 'keep'], chosen: 'wait' }),
    );
    expect(choice?.values[choice.chosen]?.choices).toEqual({ callbacks: 'wait' });
  });

  it('offers nothing for other lines', () => {
    expect(choiceOf({ code: 'a', severity: 'info', message: 'm' })).toBeUndefined();
    expect(choiceOf(line({ option: 'colour', values: ['red'], chosen: 'red' }))).toBeUndefined();
    expect(choiceOf(line('server'))).toBeUndefined();
  });
});

describe('lineKeys', () => {
  it('gives every line its own, and a choice the same wherever it is', () => {
    const choice = line({ option: 'server', values: ['a', 'b'], chosen: 0 });
    const other: Diagnostic = { code: 'importers.other', severity: 'info', message: 'm' };
    expect(lineKeys([choice, other, other])).toEqual(['server 1', 'importers.other 1', 'importers.other 2']);
    expect(lineKeys([other, choice])[1]).toBe('server 1');
  });
});
