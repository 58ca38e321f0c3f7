import { describe, expect, it } from 'vitest';
import { configurations } from '../../config/features.ts';
import { createEngine, type Engine } from '../../host/engine.ts';
import { createSymbolTable } from '../../host/symbol-table.ts';
import { variable } from '../../host/variable.ts';
import { tableType, recordType, numberType, textType } from '../../types/type.ts';
import { printValue } from '../../values/print.ts';
import { recordOf } from '../../values/record.ts';
import { isError, type RecordValue, type Value } from '../../values/value.ts';

function engineWith(configuration = configurations.V1_Float): Engine {
  return createEngine({
    configuration,
    symbols: createSymbolTable({ declaring: ['Set', 'Collect', 'ClearCollect', 'UpdateContext'] }),
  });
}

/** Runs formulas one after another; gives the print of the last result. */
async function run(engine: Engine, ...texts: readonly string[]): Promise<string> {
  let value: Value = null;
  for (const text of texts) {
    const formula = engine.formula(text, { sideEffects: true });
    if (!formula.runs)
      return formula.problems.map(({ key, span }) => `${key} ${span.start}-${span.end}`).join('; ');
    value = await formula.run();
  }
  return printValue(value);
}

describe('Set', () => {
  it('makes a variable, whose first value says its type', async () => {
    const engine = engineWith();
    expect(await run(engine, 'Set(price, 12); price + 1')).toBe('13');
    expect(await run(engine, 'Set(price, true); price')).toBe('1');
    expect(await run(engine, 'Set(price, {a: 1})')).toContain('ErrBadType_ExpectedType_ProvidedType 11-17');
  });

  it('makes nothing where the formula is only checked', () => {
    const engine = engineWith();
    expect(engine.formula('Set(draft, 1)', { sideEffects: true }).runs).toBe(true);
    expect(engine.symbols.find('draft')).toBeUndefined();
  });

  it('knows no new names where the host does not want them', async () => {
    expect(await run(createEngine(), 'Set(x, 1)')).toContain('ErrInvalidName 4-5');
  });

  it('is not allowed where formulas only compute', () => {
    const problems = engineWith()
      .formula('Set(x, 1)')
      .problems.map(({ key }) => key);
    expect(problems).toContain('ErrBehaviorPropertyExpected');
  });

  it('writes parts and shares the rest', async () => {
    const engine = engineWith();
    engine.symbols.add(
      variable({
        name: 'order',
        value: recordOf([
          ['lines', { kind: 'table', rows: [recordOf([['sku', 'a']]), recordOf([['sku', 'b']])] }],
          ['note', 'n'],
        ]),
        canSet: true,
        canSetParts: true,
      }),
    );
    expect(
      await run(
        engine,
        'Set(copy, order); Set(Last(order.lines).sku, "z"); Concat(order.lines, sku) & Concat(copy.lines, sku)',
      ),
    ).toBe('"azab"');
    expect(await run(engine, 'Set(Index(order.lines, 9).sku, "z")')).toBe('Error({Kind:ErrorKind.NotFound})');
    expect(await run(engine, 'Set(First(Filter(order.lines, true)).sku, "z")')).toContain(
      'MutationFunctionCannotBeUsedWithImmutableValue',
    );
  });
});

describe('UpdateContext', () => {
  it('sets every field of the record', async () => {
    expect(await run(engineWith(), 'UpdateContext({a: 2, b: "x"})', 'UpdateContext({a: "3"}); a & b')).toBe(
      '"3x"',
    );
  });
});

describe('Collect and its relatives', () => {
  it('makes a collection, adds to it and empties it', async () => {
    const engine = engineWith();
    expect(await run(engine, 'Collect(cart, {sku: "a", n: 1}, {sku: "b", n: 2}); CountRows(cart)')).toBe('2');
    expect(await run(engine, 'Collect(cart, {sku: "c"})')).toBe('{sku:"c"}');
    expect(await run(engine, 'Last(cart)')).toBe('{n:Blank(),sku:"c"}');
    expect(await run(engine, 'ClearCollect(cart, cart); CountRows(cart)')).toBe('3');
    expect(await run(engine, 'Collect(cart, {colour: "red"})')).toContain(
      'ErrColumnDoesNotExist_Name_Similar 14-29',
    );
    expect(await run(engine, 'Clear(cart); IsEmpty(cart)')).toBe('true');
  });

  it('keeps what a record held when it was collected', async () => {
    expect(await run(engineWith(), 'Set(x, {a: 1}); Collect(rows, x); Set(x, {a: 2}); First(rows).a')).toBe(
      '1',
    );
  });
});

describe('Patch', () => {
  it('changes a record that is there and adds one that is not', async () => {
    const engine = engineWith();
    await run(engine, 'ClearCollect(t, {k: 1, v: "one"}, {k: 2, v: "two"})');
    expect(await run(engine, 'Patch(t, LookUp(t, k = 2), {v: "deux"})')).toBe('{k:2,v:"deux"}');
    expect(await run(engine, 'Patch(t, Defaults(t), {k: 3, v: "trois"}); Concat(t, v, ",")')).toBe(
      '"one,deux,trois"',
    );
    expect(await run(engine, 'Patch(t, FirstN(t, 2), [{v: "A"}, {v: "B"}]); Concat(t, v, ",")')).toBe(
      '"A,B,trois"',
    );
  });

  it('merges records where effects are not allowed', () => {
    const value = engineWith().formula('Patch({a: 1, b: 2}, {b: 3})').run();
    expect(value instanceof Promise ? '' : printValue(value)).toBe('{a:1,b:3}');
  });
});

describe('Remove, RemoveIf, Update, UpdateIf', () => {
  it('takes the first equal record, or all of them', async () => {
    const engine = engineWith();
    await run(engine, 'ClearCollect(t, {k: 1}, {k: 2}, {k: 1}, {k: 1})');
    expect(await run(engine, 'Remove(t, {k: 1}); Concat(t, k)')).toBe('"211"');
    expect(await run(engine, 'Remove(t, {k: 1}, RemoveFlags.All); Concat(t, k)')).toBe('"2"');
    expect(await run(engine, 'Remove(t, {k: 7})')).toBe('Error({Kind:ErrorKind.NotFound})');
  });

  it('works by conditions', async () => {
    const engine = engineWith(configurations.Canvas_Float);
    await run(engine, 'ClearCollect(t, {k: 1, v: 0}, {k: 2, v: 0}, {k: 3, v: 0})');
    expect(await run(engine, 'UpdateIf(t, k > 1, {v: k * 10}, k > 0, {v: -1}); Concat(t, v, ",")')).toBe(
      '"-1,20,30"',
    );
    expect(await run(engine, 'RemoveIf(t, k = 2); Concat(t, k)')).toBe('"13"');
    expect(await run(engine, 'Update(t, First(t), {k: 9}); First(t)')).toBe('{k:9,v:Blank()}');
  });
});

describe('a store of rows', () => {
  it('is told of every change, and its answers are the results', async () => {
    const engine = engineWith();
    const told: string[] = [];
    const answer = async (what: string, row: RecordValue): Promise<Value> => {
      told.push(`${what} ${printValue(row)}`);
      return row;
    };
    engine.symbols.add({
      ...variable({
        name: 'Orders',
        type: tableType(
          recordType([
            ['id', numberType],
            ['state', textType],
          ]),
        ),
        value: {
          kind: 'table',
          rows: [
            recordOf([
              ['id', 1],
              ['state', 'new'],
            ]),
          ],
        },
        canMutate: true,
      }),
      waits: true,
      rows: {
        insert: (row) => answer('insert', row),
        update: (_, changes) => answer('update', changes),
        remove: (row) => answer('remove', row),
      },
    });
    expect(
      await run(
        engine,
        'Patch(Orders, First(Orders), {state: "done"}); Collect(Orders, {state: "x"}); Remove(Orders, First(Orders))',
      ),
    ).not.toContain('Err');
    expect(told).toEqual(['update {state:"done"}', 'insert {state:"x"}', 'remove {id:1,state:"new"}']);
  });
});

describe('Trace and Concurrent', () => {
  it('writes lines for those who watch', async () => {
    const lines: string[] = [];
    const engine = createEngine({
      effects: {
        perform: () => undefined,
        trace: ({ message, severity }) => lines.push(`${severity} ${message}`),
      },
    });
    await run(engine, 'Trace("one"); Trace("two", TraceSeverity.Error)');
    expect(lines).toEqual(['3 one', '0 two']);
  });

  it('runs all formulas and joins their errors', async () => {
    const engine = engineWith();
    expect(await run(engine, 'Set(a, 0); Set(b, 0); Concurrent(Set(a, 1), Set(b, 2)); a + b')).toBe('3');
    const value = await engine.formula('Concurrent(1/0, 2, 1/0)', { sideEffects: true }).run();
    expect(isError(value) ? value.errors.length : 0).toBe(2);
  });
});
