/**
 * Expressions of the Workflow Definition Language beside adaptive-expressions, whose language is nearly the same, and beside JSONata.
 *
 * All three work on the same data in the same process, in turns, compiled once; a figure is the median of the rounds. Ours counts
 * steps, checks types and tells 64-bit integers from floats while it does so.
 */
import { compile, toJson, type ExpressionContext } from '@connectory/expressions';
import adaptive from 'adaptive-expressions';
import jsonata from 'jsonata';
import { median } from './numbers.ts';

const rounds = 9;

interface Task {
  readonly name: string;
  readonly ours: string;
  readonly adaptive: string;
  readonly jsonata: string;
  /** How often ours is run in one round. */
  readonly times: number;
}

const data = {
  a: 17,
  b: 4,
  s: 'Hello World',
  name: 'Ada',
  at: '2024-02-29T10:15:30.000Z',
  text: JSON.stringify({
    rows: [
      { id: 1, title: 'first' },
      { id: 2, title: 'second' },
    ],
  }),
  order: { lines: [{ sku: 'A-1' }, { sku: 'B-2' }, { sku: 'C-3' }] },
  list: Array.from({ length: 100 }, (_, index) => index),
  other: Array.from({ length: 100 }, (_, index) => index * 2),
};

const tasks: readonly Task[] = [
  {
    name: 'property path',
    ours: "@triggerBody()?['order']?['lines']?[1]?['sku']",
    adaptive: 'order.lines[1].sku',
    jsonata: 'order.lines[1].sku',
    times: 200_000,
  },
  {
    name: 'arithmetic',
    ours: "@add(mul(triggerBody()?['a'], triggerBody()?['b']), sub(triggerBody()?['a'], 3))",
    adaptive: 'add(mul(a, b), sub(a, 3))',
    jsonata: 'a * b + (a - 3)',
    times: 200_000,
  },
  {
    name: 'condition',
    ours: "@if(and(greater(triggerBody()?['a'], 2), less(triggerBody()?['b'], 10)), 'yes', 'no')",
    adaptive: "if(and(greater(a, 2), less(b, 10)), 'yes', 'no')",
    jsonata: "a > 2 and b < 10 ? 'yes' : 'no'",
    times: 200_000,
  },
  {
    name: 'text',
    ours: "@concat(toUpper(substring(triggerBody()?['s'], 0, 5)), '-', string(length(triggerBody()?['s'])))",
    adaptive: "concat(toUpper(substring(s, 0, 5)), '-', string(length(s)))",
    jsonata: "$uppercase($substring(s, 0, 5)) & '-' & $string($length(s))",
    times: 100_000,
  },
  {
    name: 'interpolation',
    ours: "Hello @{triggerBody()?['name']}, you have @{length(triggerBody()?['list'])} items",
    adaptive: '`Hello ${name}, you have ${count(list)} items`',
    jsonata: "'Hello ' & name & ', you have ' & $count(list) & ' items'",
    times: 100_000,
  },
  {
    name: 'default',
    ours: "@coalesce(triggerBody()?['missing'], triggerBody()?['name'], 'nobody')",
    adaptive: "coalesce(missing, name, 'nobody')",
    jsonata: "missing ? missing : name ? name : 'nobody'",
    times: 100_000,
  },
  {
    name: 'parts of a text',
    ours: "@last(split(replace(triggerBody()?['s'], 'World', 'you there'), ' '))",
    adaptive: "last(split(replace(s, 'World', 'you there'), ' '))",
    jsonata: "$split($replace(s, 'World', 'you there'), ' ')[-1]",
    times: 100_000,
  },
  {
    name: 'date',
    ours: "@formatDateTime(triggerBody()?['at'], 'yyyy-MM-dd')",
    adaptive: "formatDateTime(at, 'yyyy-MM-dd')",
    jsonata: "$fromMillis($toMillis(at), '[Y0001]-[M01]-[D01]')",
    times: 50_000,
  },
  {
    name: 'JSON text',
    ours: "@json(triggerBody()?['text'])?['rows']?[1]?['id']",
    adaptive: 'json(text).rows[1].id',
    jsonata: '$eval(text).rows[1].id',
    times: 20_000,
  },
  {
    name: 'union of 2 × 100',
    ours: "@length(union(triggerBody()?['list'], triggerBody()?['other']))",
    adaptive: 'count(union(list, other))',
    jsonata: '$count($distinct($append(list, other)))',
    times: 2_000,
  },
  {
    name: 'join of 100',
    ours: "@join(triggerBody()?['list'], ',')",
    adaptive: "join(list, ',')",
    jsonata: "$join(list.$string(), ',')",
    times: 10_000,
  },
];

const record = { outputs: { body: data } };
const context: ExpressionContext = { trigger: () => record };

interface Times {
  readonly ours: number;
  readonly adaptive: number;
  readonly jsonata: number;
}

export async function benchExpressions(): Promise<readonly string[]> {
  const lines = [
    `Median of ${rounds} rounds, in turns in one process; microseconds a run. The bar is 10 times adaptive-expressions 4.23, and`,
    'to be faster than JSONata 2.2.',
    '',
    '| work | ours | adaptive-expressions | ratio | JSONata | ratio |',
    '| --- | --- | --- | --- | --- | --- |',
  ];
  const all: Times[] = [];
  for (const task of tasks) {
    const times = await measure(task);
    all.push(times);
    lines.push(row(`${task.name}: \`${task.ours}\``, times));
  }
  const parsing = measureParsing();
  lines.push(row('reading one expression, each different', parsing));
  return [...lines, '', summary([...all, parsing])];
}

function row(name: string, { ours, adaptive: first, jsonata: second }: Times): string {
  const cells = [
    name,
    ours.toFixed(3),
    first.toFixed(2),
    `×${(first / ours).toFixed(1)}`,
    second.toFixed(2),
    `×${(second / ours).toFixed(1)}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function summary(all: readonly Times[]): string {
  const least = (ratio: (times: Times) => number): string => Math.min(...all.map(ratio)).toFixed(1);
  const mean = (ratio: (times: Times) => number): string =>
    Math.exp(all.reduce((sum, times) => sum + Math.log(ratio(times)), 0) / all.length).toFixed(1);
  const ofAdaptive = (times: Times): number => times.adaptive / times.ours;
  const ofJsonata = (times: Times): number => times.jsonata / times.ours;
  return `Geometric mean ×${mean(ofAdaptive)} of adaptive-expressions (least ×${least(ofAdaptive)}) and ×${mean(ofJsonata)} of JSONata (least ×${least(ofJsonata)}).`;
}

async function measure(task: Task): Promise<Times> {
  const compiled = compile(task.ours);
  if (!compiled.ok) throw new Error(`${task.ours}: ${compiled.error.message}`);
  const first = adaptive.Expression.parse(task.adaptive);
  const second = jsonata(task.jsonata);
  const ours = (): unknown => {
    const result = compiled.value.evaluate(context);
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  };
  const mine = compiled.value.evaluate(context);
  const known = mine.ok ? JSON.stringify(toJson(mine.value)) : mine.error.message;
  agree(task, known, first.tryEvaluate(data).value, await second.evaluate(data));
  // The peers are slower: fewer runs of them give as steady a figure.
  const peerTimes = Math.max(20, Math.round(task.times / 20));
  const spent: { ours: number[]; adaptive: number[]; jsonata: number[] } = {
    ours: [],
    adaptive: [],
    jsonata: [],
  };
  for (let round = -1; round < rounds; round += 1) {
    const own = time(ours, task.times);
    const theirs = time(() => first.tryEvaluate(data).value, peerTimes);
    const start = performance.now();
    for (let run = 0; run < peerTimes; run += 1) await second.evaluate(data);
    const other = ((performance.now() - start) * 1_000) / peerTimes;
    // The first round warms up.
    if (round < 0) continue;
    spent.ours.push(own);
    spent.adaptive.push(theirs);
    spent.jsonata.push(other);
  }
  return { ours: median(spent.ours), adaptive: median(spent.adaptive), jsonata: median(spent.jsonata) };
}

/** Who is fast and wrong is not measured. */
function agree(task: Task, ours: string, first: unknown, second: unknown): void {
  if (JSON.stringify(first) === ours && JSON.stringify(second) === ours) return;
  throw new Error(
    `${task.name}: ours ${ours}, adaptive ${JSON.stringify(first)}, JSONata ${JSON.stringify(second)}`,
  );
}

function time(run: () => unknown, times: number): number {
  let kept: unknown;
  const start = performance.now();
  for (let index = 0; index < times; index += 1) kept = run();
  const spent = ((performance.now() - start) * 1_000) / times;
  if (kept === undefined) throw new Error('A run gave nothing.');
  return spent;
}

/** Reading and compiling expressions that are all different. The texts are made before the clock starts. */
function measureParsing(): Times {
  const count = 500;
  const spent: { ours: number[]; adaptive: number[]; jsonata: number[] } = {
    ours: [],
    adaptive: [],
    jsonata: [],
  };
  for (let round = -1; round < rounds; round += 1) {
    const numbers = Array.from({ length: count }, (_, index) => (round + 2) * count + index);
    const body = (name: string): string => `triggerBody()?['${name}']`;
    const texts = {
      ours: numbers.map(
        (n) =>
          `@if(greater(${body('a')}, ${n}), concat(toUpper(${body('s')}), '-${n}'), string(add(${body('b')}, ${n})))`,
      ),
      adaptive: numbers.map((n) => `if(greater(a, ${n}), concat(toUpper(s), '-${n}'), string(add(b, ${n})))`),
      jsonata: numbers.map((n) => `a > ${n} ? $uppercase(s) & '-${n}' : $string(b + ${n})`),
    };
    const ours = timeEach(texts.ours, (text) => compile(text).ok);
    const first = timeEach(texts.adaptive, (text) => adaptive.Expression.parse(text));
    const second = timeEach(texts.jsonata, (text) => jsonata(text));
    if (round < 0) continue;
    spent.ours.push(ours);
    spent.adaptive.push(first);
    spent.jsonata.push(second);
  }
  return { ours: median(spent.ours), adaptive: median(spent.adaptive), jsonata: median(spent.jsonata) };
}

function timeEach(texts: readonly string[], read: (text: string) => unknown): number {
  const start = performance.now();
  for (const text of texts) if (read(text) === false) throw new Error(`${text} cannot be read.`);
  return ((performance.now() - start) * 1_000) / texts.length;
}
