import { type Json, noteSource, parsePointer } from '@connectory/base';
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseAllDocuments,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { Code } from '../diagnostics.ts';
import type { LinePlace, Locate } from '../report/reporter.ts';

/** A problem of a YAML text at a place of it. */
interface YamlProblem {
  readonly code: Code;
  readonly problem: string;
  readonly place: LinePlace;
}

/** What reading YAML gave; `value` is `undefined` when nothing can be used. */
export interface YamlReading {
  readonly value: Json | undefined;
  readonly problems: readonly YamlProblem[];
  readonly locate: Locate;
}

/** Nodes a document may have with every alias written out: a text of a few lines can otherwise mean billions. */
const maxNodes = 3_000_000;

/** Same depth as our JSON reader goes down to. */
const maxDepth = 500;

interface State {
  readonly text: string;
  readonly lines: LineCounter;
  readonly problems: YamlProblem[];
  readonly anchors: Map<string, { readonly value: Json; readonly size: number }>;
  readonly open: Set<string>;
  size: number;
  stopped: boolean;
}

/** Reads one YAML document as JSON: aliases bounded, merge keys applied, of two equal names the last one counts. */
export function readYaml(text: string): YamlReading {
  const lines = new LineCounter();
  const state: State = {
    text,
    lines,
    problems: [],
    anchors: new Map(),
    open: new Set(),
    size: 0,
    stopped: false,
  };
  try {
    const documents = parseAllDocuments(text, {
      lineCounter: lines,
      uniqueKeys: false,
      prettyErrors: false,
      strict: false,
      logLevel: 'silent',
    });
    if (!Array.isArray(documents)) return unusable(state, 'yaml-empty', 'the file is empty', 0);
    const [document, second] = documents;
    if (document === undefined) return unusable(state, 'yaml-empty', 'the file is empty', 0);
    for (const error of document.errors.slice(0, 20)) {
      tell(state, 'yaml-broken', firstLine(error.message), error.pos[0]);
    }
    if (second !== undefined && second.contents !== null) {
      tell(state, 'yaml-several', `${documents.length}`, second.range[0]);
    }
    const { contents } = document;
    const value = contents === null ? undefined : toJson(state, contents, 0);
    if (state.stopped) return { value: undefined, problems: state.problems, locate: () => new Map() };
    return {
      value,
      problems: state.problems,
      locate: (pointers) => locateAll(contents, lines, pointers),
    };
  } catch (error) {
    // The YAML parser recurses; a text that nests thousands of levels ends here.
    if (error instanceof RangeError) return unusable(state, 'too-deep', `${maxDepth}`, 0);
    throw error;
  }
}

function unusable(state: State, code: Code, problem: string, offset: number): YamlReading {
  tell(state, code, problem, offset);
  return { value: undefined, problems: state.problems, locate: () => new Map() };
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/[.:]?$/, '');
}

function tell(state: State, code: Code, problem: string, offset: number): void {
  state.problems.push({ code, problem, place: placeAt(state.lines, offset) });
}

function placeAt(lines: LineCounter, offset: number): LinePlace {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function stop(state: State, code: Code, problem: string, node: Node): Json {
  if (!state.stopped) tell(state, code, problem, node.range?.[0] ?? 0);
  state.stopped = true;
  return null;
}

function toJson(state: State, node: unknown, depth: number): Json {
  if (state.stopped) return null;
  state.size += 1;
  if (isAlias(node)) {
    const target = state.anchors.get(node.source);
    if (state.open.has(node.source)) return stop(state, 'yaml-cycle', node.source, node);
    if (target === undefined) {
      tell(state, 'yaml-broken', `nothing is named &${node.source}`, node.range?.[0] ?? 0);
      return null;
    }
    state.size += target.size;
    if (state.size > maxNodes) return stop(state, 'yaml-aliases', `${maxNodes}`, node);
    return target.value;
  }
  if (isMap(node) || isSeq(node) || isScalar(node)) {
    if (state.size > maxNodes) return stop(state, 'yaml-aliases', `${maxNodes}`, node);
    if (depth > maxDepth) return stop(state, 'too-deep', `${maxDepth}`, node);
    const { anchor } = node;
    const before = state.size;
    if (anchor !== undefined) state.open.add(anchor);
    const value = isMap(node)
      ? mapToJson(state, node, depth)
      : isSeq(node)
        ? node.items.map((item) => toJson(state, item, depth + 1))
        : scalarToJson(node);
    if (anchor !== undefined) {
      state.open.delete(anchor);
      state.anchors.set(anchor, { value, size: state.size - before });
    }
    return value;
  }
  return null;
}

function mapToJson(state: State, map: YAMLMap, depth: number): Json {
  const order: string[] = [];
  const members = new Map<string, Json>();
  const merged: Json[] = [];
  let numbers: Map<string, string> | undefined;
  for (const pair of map.items) {
    const name = nameOf(pair);
    if (name === undefined) {
      tell(state, 'yaml-broken', 'a name that is not a text', map.range?.[0] ?? 0);
      continue;
    }
    if (name === '<<' && isScalar(pair.key) && pair.key.type === 'PLAIN' && !isScalar(pair.value)) {
      merged.push(toJson(state, pair.value, depth + 1));
      continue;
    }
    if (members.has(name)) {
      tell(state, 'duplicate-name', name, isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0);
    } else order.push(name);
    members.set(name, toJson(state, pair.value, depth + 1));
    const spelling = spellingOf(pair.value);
    if (spelling !== undefined) numbers = (numbers ?? new Map()).set(name, spelling);
  }
  for (const source of merged.flat()) {
    if (typeof source !== 'object' || source === null) continue;
    for (const [name, value] of Object.entries(source)) {
      if (members.has(name)) continue;
      order.push(name);
      members.set(name, value);
    }
  }
  const object = Object.fromEntries(members);
  const reordered = Object.keys(object).some((name, at) => name !== order[at]);
  if (reordered || numbers !== undefined) {
    noteSource(object, { ...(reordered && { order }), ...(numbers && { numbers }) });
  }
  return object;
}

function nameOf(pair: Pair): string | undefined {
  const { key } = pair;
  if (isScalar(key)) {
    if (typeof key.value === 'string') return key.value;
    return key.source ?? String(key.value);
  }
  return key === null ? 'null' : undefined;
}

function scalarToJson(node: Scalar): Json {
  const { value } = node;
  if (typeof value === 'number' && !Number.isFinite(value)) return node.source ?? String(value);
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  return value === undefined ? null : (node.source ?? null);
}

/** The digits of a whole number that JavaScript would round. */
function spellingOf(node: unknown): string | undefined {
  if (!isScalar(node) || typeof node.value !== 'number' || Number.isSafeInteger(node.value)) return undefined;
  const source = node.source ?? '';
  return /^-?(0|[1-9]\d*)$/.test(source) && String(node.value) !== source ? source : undefined;
}

function locateAll(
  root: unknown,
  lines: LineCounter,
  pointers: Iterable<string>,
): ReadonlyMap<string, LinePlace> {
  const anchors = new Map<string, Node>();
  const found = new Map<string, LinePlace>();
  for (const pointer of pointers) {
    let node: unknown = root;
    let offset = rangeStart(root) ?? 0;
    for (const segment of parsePointer(pointer) ?? []) {
      const next = child(root, anchors, node, segment);
      if (next === undefined) break;
      offset = next.offset ?? offset;
      node = next.node;
    }
    found.set(pointer, placeAt(lines, offset));
  }
  return found;
}

function child(
  root: unknown,
  anchors: Map<string, Node>,
  given: unknown,
  segment: string,
): { readonly node: unknown; readonly offset: number | undefined } | undefined {
  const node = isAlias(given) ? anchored(root, anchors, given.source) : given;
  if (isSeq(node)) {
    const item = node.items[Number(segment)];
    return item === undefined ? undefined : { node: item, offset: rangeStart(item) };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.findLast((candidate) => nameOf(candidate) === segment);
  return pair === undefined ? undefined : { node: pair.value, offset: rangeStart(pair.key) };
}

function rangeStart(node: unknown): number | undefined {
  return isMap(node) || isSeq(node) || isScalar(node) || isAlias(node) ? node.range?.[0] : undefined;
}

function anchored(root: unknown, anchors: Map<string, Node>, name: string): Node | undefined {
  if (anchors.size === 0) collectAnchors(root, anchors);
  return anchors.get(name);
}

function collectAnchors(root: unknown, anchors: Map<string, Node>): void {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) continue;
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isMap(node)) for (const pair of node.items) open.push(pair.value);
    else if (isSeq(node)) for (const item of node.items) open.push(item);
  }
}
