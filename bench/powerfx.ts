/**
 * Power Fx beside JavaScript written by hand, and beside JSONata.
 *
 * The hand-written functions do what the language promises: a blank counts as zero or as no text, errors among the
 * operands are the result, a result that is no number is an error. All three work on the same data in the same process, in
 * turns; a figure is the median of the rounds.
 */
import {
  createEngine,
  createRecalculation,
  isError,
  recordOf,
  tableOf,
  variable,
  type Engine,
  type Value,
} from '@connectory/powerfx';
import jsonata from 'jsonata';
import { errorOfHand, hand, type PlainRow, type Row } from './powerfx-hand.ts';
import { median } from './numbers.ts';

const rounds = 9;
const sizes = [1_000, 10_000, 100_000] as const;

interface Task {
  readonly name: string;
  readonly formula: string;
  readonly byHand: () => unknown;
  /** The same in JSONata; absent where it needs more memory than there is. */
  readonly jsonata: string | undefined;
  /** How often it is run in one round. */
  readonly times: number;
}

/** Times of a task in microseconds a run. */
interface Times {
  readonly ours: number;
  readonly byHand: number;
  readonly peer: number | undefined;
}

export async function benchPowerFx(): Promise<readonly string[]> {
  const engine = createEngine();
  const scalars = { a: 3, b: 4, s: 'Hello World' };
  for (const [name, value] of Object.entries(scalars)) engine.symbols.add(variable({ name, value }));
  const lines = [
    `Median of ${rounds} rounds, in turns in one process; microseconds a run. The bar is 5 times hand-written JavaScript`,
    'that does the same checks of blank and error. JSONata 2.2 is beside them as a public expression language; it does',
    'fewer checks.',
    '',
    '| formula | Power Fx | by hand | ratio | JSONata |',
    '| --- | --- | --- | --- | --- |',
  ];
  for (const task of scalarTasks(scalars)) lines.push(row(task, await measure(engine, task, scalars)));
  for (const size of sizes) {
    const plain = rowsOf(size);
    addTable(engine, plain);
    for (const task of tableTasks(plain)) {
      // On 100,000 rows JSONata runs out of memory here.
      const known = size > 10_000 ? { ...task, jsonata: undefined } : task;
      lines.push(row(known, await measure(engine, known, { t: plain })));
    }
  }
  return [...lines, '', ...compileLines(engine), '', ...recalculationLines()];
}

function row({ name, formula }: Task, { ours, byHand, peer }: Times): string {
  const cells = [
    `${name}: \`${formula}\``,
    ours.toFixed(2),
    byHand.toFixed(2),
    `×${(ours / byHand).toFixed(2)}`,
    peer?.toFixed(2) ?? '–',
  ];
  return `| ${cells.join(' | ')} |`;
}

function scalarTasks(scalars: {
  readonly a: number;
  readonly b: number;
  readonly s: string;
}): readonly Task[] {
  const cells = { a: { value: scalars.a }, b: { value: scalars.b }, s: { value: scalars.s } };
  return [
    {
      name: 'arithmetic',
      formula: '(a + b) * 2 - a / b',
      byHand: () => hand.arithmetic(cells.a, cells.b),
      jsonata: '(a + b) * 2 - a / b',
      times: 200_000,
    },
    {
      name: 'branches',
      formula: 'If(a > 2 && b < 10, Round(a * 1.5, 2), 0)',
      byHand: () => hand.branches(cells.a, cells.b),
      jsonata: 'a > 2 and b < 10 ? $round(a * 1.5, 2) : 0',
      times: 500_000,
    },
    {
      name: 'text',
      formula: 'Upper(Left(s, 5)) & "-" & Len(s)',
      byHand: () => hand.text(cells.s),
      jsonata: '$uppercase($substring(s, 0, 5)) & "-" & $string($length(s))',
      times: 500_000,
    },
    {
      name: 'text',
      formula: 'Substitute(Trim(s), "World", "there")',
      byHand: () => hand.substitute(cells.s),
      jsonata: '$replace($trim(s), "World", "there")',
      times: 500_000,
    },
  ];
}

function tableTasks(rows: readonly Row[]): readonly Task[] {
  const times = Math.max(3, Math.round(300_000 / rows.length));
  const shown = rows.length.toLocaleString('en-US');
  return [
    {
      name: `${shown} rows`,
      formula: 'CountRows(Filter(t, price > 500 && id < 90000))',
      byHand: () => hand.filter(rows).length,
      jsonata: '$count(t[price > 500 and id < 90000])',
      times,
    },
    {
      name: `${shown} rows`,
      formula: 'CountRows(AddColumns(t, double, price * 2))',
      byHand: () => hand.addColumns(rows).length,
      jsonata: '$count(t.{"id": id, "price": price, "name": name, "double": price * 2})',
      times,
    },
    {
      name: `${shown} rows`,
      formula: 'CountRows(Sort(t, price))',
      byHand: () => hand.sort(rows).length,
      jsonata: '$count(t^(price))',
      times,
    },
    {
      name: `${shown} rows`,
      formula: 'Sum(t, price * 2)',
      byHand: () => hand.sum(rows),
      jsonata: '$sum(t.(price * 2))',
      times,
    },
  ];
}

function rowsOf(size: number): readonly PlainRow[] {
  return Array.from({ length: size }, (_, index) => ({
    id: index,
    price: (index * 7_919) % 1_000,
    name: `n${index % 100}`,
  }));
}

function addTable(engine: Engine, rows: readonly PlainRow[]): void {
  const records = rows.map(({ id, price, name }) =>
    recordOf([
      ['id', id],
      ['price', price],
      ['name', name],
    ]),
  );
  engine.symbols.add(variable({ name: 't', value: tableOf(records) }));
}

async function measure(engine: Engine, task: Task, data: object): Promise<Times> {
  const formula = engine.formula(task.formula);
  const expression = task.jsonata === undefined ? undefined : jsonata(task.jsonata);
  const ours = (): Value | Promise<Value> => formula.run();
  agree(task, ours(), task.byHand(), expression === undefined ? undefined : await expression.evaluate(data));
  // The peer is asynchronous and slower: fewer runs of it give as steady a figure.
  const peerTimes = Math.max(1, Math.round(task.times / 50));
  const times: { ours: number[]; byHand: number[]; peer: number[] } = { ours: [], byHand: [], peer: [] };
  for (let round = -1; round < rounds; round += 1) {
    const mine = time(ours, task.times);
    const theirs = time(task.byHand, task.times);
    const start = performance.now();
    for (let run = 0; run < peerTimes; run += 1) await expression?.evaluate(data);
    const peer = ((performance.now() - start) * 1_000) / peerTimes;
    // The first round warms up.
    if (round < 0) continue;
    times.ours.push(mine);
    times.byHand.push(theirs);
    times.peer.push(peer);
  }
  return {
    ours: median(times.ours),
    byHand: median(times.byHand),
    peer: expression === undefined ? undefined : median(times.peer),
  };
}

function time(run: () => unknown, times: number): number {
  let kept: unknown;
  const start = performance.now();
  for (let index = 0; index < times; index += 1) kept = run();
  const spent = ((performance.now() - start) * 1_000) / times;
  if (kept === undefined) throw new Error('A run gave nothing.');
  return spent;
}

/** Who is fast and wrong is not measured. */
function agree(task: Task, ours: Value | Promise<Value>, byHand: unknown, peer: unknown): void {
  if (ours instanceof Promise || isError(ours)) throw new Error(`${task.formula} did not give a value.`);
  if (errorOfHand(byHand) || ours !== byHand || (peer !== undefined && ours !== peer)) {
    throw new Error(
      `${task.formula}: ${JSON.stringify(ours)}, by hand ${String(byHand)}, JSONata ${String(peer)}`,
    );
  }
}

/** Reading, checking and compiling formulas that are all different. */
function compileLines(engine: Engine): readonly string[] {
  const texts = Array.from(
    { length: 2_000 },
    (_, index) =>
      `If(a > ${index}, Upper(Left(s, ${index % 5})) & "-" & Text(b * ${index}), Sum(Filter(t, price > ${index}), price) & "x")`,
  );
  const spent = Array.from({ length: 5 }, () => {
    const start = performance.now();
    for (const text of texts) if (!engine.formula(text).runs) throw new Error(`${text} does not compile.`);
    return performance.now() - start;
  });
  return [`Reading, checking and compiling 2,000 formulas: ${median(spent).toFixed(0)} ms (bar: 1,000 ms).`];
}

/** One change in 2,000 formulas, 20 deep. */
function recalculationLines(): readonly string[] {
  const graph = createRecalculation(createEngine());
  graph.batch(() => {
    for (let column = 0; column < 100; column += 1) graph.setInput(`in${column}`, column);
    for (let depth = 0; depth < 20; depth += 1) {
      for (let column = 0; column < 100; column += 1) {
        const below = depth === 0 ? `in${column}` : `f${depth - 1}_${column}`;
        graph.setFormula(`f${depth}_${column}`, `${below} + in${column} * 2`);
      }
    }
  });
  const before = graph.evaluations();
  const spent: number[] = [];
  for (let change = 1; change <= 500; change += 1) {
    const start = performance.now();
    graph.setInput('in5', change);
    spent.push(performance.now() - start);
  }
  const each = (graph.evaluations() - before) / 500;
  return [
    `One change in 2,000 formulas of depth 20: ${median(spent).toFixed(3)} ms, ${each} formulas worked out (bar: 1 ms).`,
  ];
}
