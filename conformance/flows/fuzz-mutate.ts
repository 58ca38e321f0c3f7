/** Broken and hostile flows made of good ones. The same numbers make the same flow. */
import { isArray, isObject, type Json, type JsonObject, toText } from '@connectory/base';
import { seeded } from '../powerfx/mutate.ts';

/** Gives numbers from 0 up to but not including 1. */
export type Random = () => number;

const hostileNames = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'prototype',
  '',
  ' ',
  '/',
  '~1',
  '0',
];

const types = [
  'Compose',
  'InitializeVariable',
  'SetVariable',
  'AppendToArrayVariable',
  'IncrementVariable',
  'ParseJson',
  'Query',
  'Select',
  'Join',
  'Table',
  'If',
  'Switch',
  'Foreach',
  'Until',
  'Scope',
  'Terminate',
  'Wait',
  'Response',
  'Http',
  'HttpWebhook',
  'Workflow',
  'Expression',
  'Recurrence',
  'Request',
  'SlidingWindow',
  'Batch',
  'ApiConnection',
  'constructor',
];

const odd: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  1e308,
  '',
  '@',
  '@@',
  '@{',
  '@{}',
  "@{''}",
  '@null',
  '@true',
  '@json(\'{"__proto__":{"polluted":1}}\')',
  '@range(0, 3000)',
  "@items('F')",
  '@item()',
  '@triggerBody()',
  "@outputs('A')",
  "@variables('l')",
  "@result('Try')",
  '@workflow()',
  '@listCallbackUrl()',
  "@concat(variables('s'), variables('s'))",
  "@createArray(variables('l'), variables('l'))",
  "@float('NaN')",
  "@decimal('1.10')",
  '@float(5)',
  "@parameters('__proto__')",
  "@variables('constructor')",
  "@json(concat(replace(join(range(0,600),''),'1','['),'x'))",
  '@guid()',
  '@rand(0,9)',
  '[parameters(1)]',
  'PT0S',
  'P9999999D',
  'PT-1S',
  '2024-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '0001-01-01',
  [],
  {},
  [[]],
  [null],
  ['@item()'],
  { '@{1}': 1 },
  { a: '@triggerBody()' },
  'x'.repeat(9_000),
  `@${'not('.repeat(200)}true${')'.repeat(200)}`,
  `@concat(${Array.from({ length: 300 }, () => "'x'").join()})`,
  { frequency: 'Second', interval: 1 },
  { count: 5000, timeout: 'P30D' },
  ['Succeeded', 'Failed', 'Skipped', 'TimedOut'],
];

/** What a flow is made of, and how many changes it has seen. */
interface Mutation {
  readonly random: Random;
  readonly pick: <T>(items: readonly T[]) => T | undefined;
  /** Texts with expressions, of all flows. */
  readonly texts: readonly string[];
  readonly rate: number;
}

/** Makes flows out of those it is given: one for each pair of seed and number. */
export function createFlows(flows: readonly JsonObject[]): (seed: number, index: number) => JsonObject {
  const texts = [...new Set(flows.flatMap((flow) => textsIn(flow)))];
  return (seed, index) => {
    const random = flowRandom(seed, index);
    const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
    const flow = pick(flows) ?? {};
    const mutation: Mutation = { random, pick, texts, rate: random() ** 3 * 0.06 };
    const changed = mutated(flow, mutation, 0);
    const definition = isObject(changed) ? changed : { actions: changed };
    const other = pick(flows)?.['actions'];
    return random() < 0.2 && isObject(other) ? mixed(definition, other, mutation) : definition;
  };
}

/** The numbers of a flow. */
export function flowRandom(seed: number, index: number): Random {
  return seeded(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return value.includes('@') && value.length < 300 ? [value] : [];
  if (isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** Actions of two flows in one. */
function mixed(definition: JsonObject, other: JsonObject, { pick }: Mutation): JsonObject {
  const actions = isObject(definition['actions']) ? definition['actions'] : {};
  const last = pick(Object.keys(actions));
  const wrap = pick(['Scope', 'Foreach', 'Until', 'If']);
  const block = {
    type: wrap ?? 'Scope',
    foreach: '@range(0, 20)',
    expression: '@false',
    limit: { count: 20 },
    actions: other,
  };
  return {
    ...definition,
    actions: {
      ...actions,
      Mixed: { ...block, ...(last && { runAfter: { [last]: ['Succeeded', 'Failed'] } }) },
    },
  };
}

function mutated(value: Json, mutation: Mutation, depth: number): Json {
  const { random, pick, rate } = mutation;
  if (random() < rate) return changed(value, mutation, depth);
  if (isArray(value)) return value.map((item) => mutated(item, mutation, depth + 1));
  if (!isObject(value))
    return typeof value === 'string' && random() < rate * 2 ? mutatedText(value, mutation) : value;
  const members = Object.entries(value).flatMap(([name, item]): readonly (readonly [string, Json])[] => {
    if (random() < rate / 2) return [];
    const own = random() < rate / 2 ? (pick(hostileNames) ?? name) : name;
    return [[own, mutated(item, mutation, depth + 1)]];
  });
  return Object.fromEntries(members);
}

function changed(value: Json, { pick, random, texts }: Mutation, depth: number): Json {
  const choice = random();
  if (choice < 0.5) return pick(odd) ?? null;
  if (choice < 0.7) return pick(texts) ?? '';
  if (choice < 0.8 && isObject(value)) return { ...value, type: pick(types) ?? '' };
  if (choice < 0.85 && depth < 40) return wrapped(value, Math.floor(random() * 40));
  if (choice < 0.9) return isArray(value) ? [...value, ...value] : [value, value];
  return isObject(value)
    ? { ...value, ...Object.fromEntries([[pick(hostileNames) ?? '', value]]) }
    : toText(value);
}

function wrapped(value: Json, levels: number): Json {
  let inner = value;
  for (let level = 0; level < levels; level += 1)
    inner = level % 2 === 0 ? { type: 'Scope', actions: { [`W${level}`]: inner } } : [inner];
  return inner;
}

function mutatedText(text: string, { pick, random, texts }: Mutation): string {
  const place = (): number => Math.floor(random() * (text.length + 1));
  const at = place();
  switch (Math.floor(random() * 6)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return (
        text.slice(0, at) +
        (pick(['(', ')', "'", '[', ']', '@', '@{', '}', '?', ',', '.', '\u0000', '\ud800', '-', '1']) ?? '') +
        text.slice(at)
      );
    case 2:
      return text.replaceAll(/'[^']*'/g, () => `'${pick(hostileNames) ?? ''}'`);
    case 3:
      return text.replaceAll(/[a-z]+(?=\()/gi, (name) =>
        random() < 0.5
          ? name
          : (pick(['concat', 'json', 'xml', 'range', 'sort', 'union', 'split', 'int', 'item', 'outputs']) ??
            name),
      );
    case 4:
      return text.replaceAll(/\d+/g, () => pick(['0', '-1', '99999999999', '1.5', '3000']) ?? '0');
    default:
      return `@concat(${[text, pick(texts) ?? ''].map((each) => each.replace(/^@(?!\{)/, '') || "''").join(', ')})`;
  }
}
