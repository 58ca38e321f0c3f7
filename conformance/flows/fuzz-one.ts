/** Everything the package does with one flow. Whatever comes out, nothing may be thrown, nothing may leak and all of it is data. */
import type { JsonObject } from '@connectory/base';
import { Decimal, readJson, type Value, WholeFloat, writeValue } from '@connectory/expressions';
import {
  actionHistory,
  type Answer,
  compileFlow,
  type EngineLimits,
  outputTypes,
  type Plan,
  readDefinition,
  simulate,
  type Simulation,
  validateDefinition,
} from '@connectory/workflow';
import type { Random } from './fuzz-mutate.ts';

/** Small limits, so that thousands of flows are tried. */
const limits: Partial<EngineLimits> = {
  maxSteps: 3_000,
  maxItems: 2_000,
  maxPasses: 50,
  maxValueSize: 500_000,
  maxRowSteps: 20_000,
  maxCells: 20_000,
  maxTransferSize: 100_000,
  maxChunks: 50,
};

const start = Date.parse('2024-01-01T00:00:00Z');
const minute = 60_000;
const day = 1_440 * minute;

/** How far a flow came. */
export type Reached = 'refused' | 'not started' | 'ran';

/** Tries a flow; what is wrong comes as an exception. */
export async function tryFlow(definition: JsonObject, random: Random): Promise<Reached> {
  const flavour = random() < 0.5 ? 'power-automate' : 'logic-apps';
  validateDefinition(definition, { flavour });
  readDefinition(definition);
  outputTypes(definition);
  const plan = compileFlow(definition, { flavour, limits });
  checkPrototypes();
  if (!plan.ok) return 'refused';
  const simulation = begun(plan.value, random);
  await simulation.play(start + 5 * minute);
  for (const { name } of plan.value.triggers) simulation.turnOff(start + 5 * minute, name);
  await simulation.play(start + 40 * day);
  for (const { state, plan: own } of simulation.runs) {
    checkText(dataOf(state, 0));
    for (const { name } of own.actions.values()) actionHistory(own, state, name);
    simulation.status(state.id);
  }
  checkPrototypes();
  return simulation.runs.length === 0 ? 'not started' : 'ran';
}

function begun(plan: Plan, random: Random): Simulation {
  const pick = <T>(items: readonly T[], otherwise: T): T =>
    items[Math.floor(random() * items.length)] ?? otherwise;
  let calls = 0;
  const simulation = simulate({
    plan,
    startMs: start,
    random: { bytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(random() * 256)) },
    parameters: { $connections: { c: { connectionId: '/c' } } },
    maxRuns: 30,
    child: () => (random() < 0.7 ? plan : undefined),
    invoker: {
      invoke: () => {
        calls += 1;
        if (calls > 2_000 || random() < 0.1) {
          const error = { code: 'Down', message: 'No answer.' };
          return Promise.resolve<Answer>({
            kind: 'failure',
            retryable: calls < 2_000 && random() < 0.5,
            error,
          });
        }
        const headers = Object.fromEntries([pick(oddHeaders, ['h', '1']), pick(oddHeaders, ['h', '1'])]);
        return Promise.resolve<Answer>({
          kind: 'response',
          statusCode: pick(statuses, 200),
          headers,
          body: pick(bodies, null),
        });
      },
    },
  });
  for (const { name } of plan.triggers) {
    for (let count = 0; count < 3; count += 1) {
      const outputs =
        random() < 0.8
          ? { headers: {}, body: pick(bodies, null) }
          : { body: pick(bodies, null), statusCode: pick(statuses, 200) };
      simulation.fire(start + count * minute, name, outputs);
    }
    simulation.turnOn(start + Math.floor(random() * minute), name);
    simulation.callBack(start + 2 * minute, name, { body: pick(bodies, null) });
  }
  for (const { name } of plan.actions.values()) {
    if (random() < 0.3)
      simulation.callBack(start + Math.floor(random() * 3) * minute, name, { body: pick(bodies, null) });
  }
  return simulation;
}

const statuses = [200, 200, 200, 201, 202, 204, 206, 301, 400, 404, 408, 429, 500, 503, 0, 999];

const oddHeaders: readonly (readonly [string, Value])[] = [
  ['Location', '/next'],
  ['location', 'https://x/next'],
  ['Retry-After', '0'],
  ['retry-after', 'x'],
  ['Retry-After', -5],
  ['Retry-After', 'Mon, 01 Jan 2024 00:03:00 GMT'],
  ['x-ms-chunk-size', '1'],
  ['x-ms-chunk-size', 0],
  ['Range', 'bytes=0-5'],
  ['Content-Range', 'bytes 0-3/9'],
  ['Content-Range', 'bytes 4-8/9'],
  ['__proto__', 'x'],
  ['Content-Type', 'application/json'],
];

function parsed(text: string): Value {
  const read = readJson(text);
  return read.ok ? read.value : text;
}

const bodies: readonly Value[] = [
  null,
  true,
  '',
  'text',
  7,
  1.5,
  9_223_372_036_854_775_807n,
  new WholeFloat(5),
  new Decimal(1_10n, 2),
  Number.NaN,
  parsed('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"a":"b"}'),
  { a: 'b', items: [{ n: 1 }, { n: 5 }, null, 'x'], value: [1, 2, 3], nextLink: '/more' },
  { items: Array.from({ length: 50 }, (_, n) => ({ n })), value: 'x', error: { message: 'no' } },
  Array.from({ length: 150 }, (_, n) => n),
  { '$content-type': 'application/octet-stream', $content: 'AAEC' },
  { '$content-type': 'application/json', $content: '%%%' },
  { '200': 1, b: 2, '1': 3 },
  nested(300),
  nested(700),
  'x'.repeat(60_000),
];

function nested(depth: number): Value {
  let value: Value = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { v: value };
  return value;
}

/** A state as a value. It must be data throughout: no function, no object of the host, no prototype but those of values. */
function dataOf(value: unknown, depth: number): Value {
  if (depth > 1_000) throw new Error('State is nested too deep.');
  if (value === null || value === undefined) return null;
  if (value instanceof WholeFloat) return value;
  // JSON text tells a decimal from a float no more than the host's does.
  if (value instanceof Decimal) return 'decimal';
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'bigint':
      return value;
    case 'object':
      break;
    default:
      throw new Error(`State holds a ${typeof value}.`);
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (Array.isArray(value)) return value.map((item) => dataOf(item, depth + 1));
  if (prototype !== Object.prototype && prototype !== null) {
    throw new Error(`State holds an object that is no data: ${Object.prototype.toString.call(value)}`);
  }
  return Object.fromEntries(
    Reflect.ownKeys(value).map((key) => {
      const descriptor = Object.getOwnPropertyDescriptor(value, key);
      if (descriptor?.get !== undefined) throw new Error(`State holds a getter: ${String(key)}`);
      return [String(key), dataOf(descriptor?.value, depth + 1)];
    }),
  );
}

/** State is written as text and read back to the same. */
function checkText(state: Value): void {
  const text = writeValue(state);
  if (text === undefined) throw new Error('State cannot be written.');
  const read = readJson(text);
  if (!read.ok) throw new Error(`State cannot be read: ${read.error.message} at ${read.error.offset}`);
  const again = writeValue(read.value);
  if (again !== text) {
    const at = [...text].findIndex((character, index) => character !== again?.[index]);
    throw new Error(
      `State is not read as it was written: ${text.slice(at - 20, at + 30)} became ${again?.slice(at - 20, at + 30)}`,
    );
  }
}

const known = new Set(Reflect.ownKeys(Object.prototype));

function checkPrototypes(): void {
  for (const key of Reflect.ownKeys(Object.prototype)) {
    if (!known.has(key)) throw new Error(`Object.prototype has a new member: ${String(key)}`);
  }
  if ('polluted' in {}) throw new Error('Object.prototype was changed.');
}
