import { expect, test } from 'vitest';
import { createEngine } from '../../host/engine.ts';
import { variable } from '../../host/variable.ts';
import { errorValue } from '../../values/error.ts';
import { printValue } from '../../values/print.ts';
import { recordOf, tableOf } from '../../values/record.ts';
import type { Value } from '../../values/value.ts';

const broken = errorValue('Div0', 'No price.');
const row = (price: Value, stock: Value): Value =>
  recordOf([
    ['price', price],
    ['stock', stock],
  ]);
const engine = createEngine();
const type = createEngine().formula('Table({price: 1, stock: 1})').type;
engine.symbols.add(
  variable({
    name: 'goods',
    type,
    value: tableOf([
      row(5, 1),
      row(null, 2),
      row(broken, 3),
      null,
      errorValue('Network', 'No row.'),
      row(20, null),
    ]),
  }),
);

// Orders of a field and a literal pick rows in a loop of their own; with something added they go the general way.
test.each([
  'price > 3',
  'price >= 5',
  'price < 20',
  'price <= 5',
  'price > -1 && stock > 1',
  'And(price >= 0, price < 20, stock < 3)',
  'price > 3 && stock > -1 && price < 6',
])('Filter picks the same rows either way: %s', (condition) => {
  const picked = engine.formula(`Filter(goods, ${condition})`).run();
  const general = engine.formula(`Filter(goods, With({ok: ${condition}}, ok))`).run();
  if (picked instanceof Promise || general instanceof Promise) throw new Error('Nothing here waits.');
  expect(printValue(picked)).toBe(printValue(general));
  expect(printValue(picked)).toContain('Div0');
  expect(printValue(picked)).toContain('Network');
});

test('rows are counted before they are picked', () => {
  const limited = createEngine({ limits: { steps: 9_000 } });
  const many = Array.from({ length: 12_000 }, (_, index) => row(index, 1));
  limited.symbols.add(variable({ name: 'many', value: tableOf(many) }));
  expect(limited.formula('Filter(many, price > 3)').run()).toMatchObject({
    kind: 'error',
    errors: [{ message: expect.stringContaining('9000 steps') }],
  });
});
