/** Compiles a pattern tree to a program (see `program.ts`). */

import type { AssertionName, ParsedPattern, PatternNode } from './ast.ts';
import { caseVariants } from './characters.ts';
import {
  asSet,
  canBeEmpty,
  firstUnits,
  leadingLoop,
  literalPrefix,
  MAX_COPIED_SIZE,
  sizeOf,
  startsAtTextStart,
} from './node-facts.ts';
import type { MatchOptions } from './options.ts';
import { OP, type Program, SLOTS_PER_CAPTURE, type Start, TEST } from './program.ts';
import { createUnitSet, type SetRules, type SetSource, type UnitSet } from './unit-set.ts';

interface Emitter {
  readonly code: number[];
  readonly options: MatchOptions;
  readonly rules: SetRules;
  readonly sets: UnitSet[];
  readonly setByKey: Map<string, number>;
  slotCount: number;
  memoPoints: number;
  /** A failure may depend on more than the position. */
  contextual: boolean;
}

/** Compiles a pattern; `options` already hold the pattern's inline options. */
export function compileProgram(pattern: ParsedPattern, options: MatchOptions): Program {
  const { dialect, captures } = pattern;
  const rules: SetRules = { ignoreCase: options.ignoreCase, dialect };
  const emitter: Emitter = {
    code: [],
    options,
    rules,
    sets: [],
    setByKey: new Map(),
    slotCount: captures.length * SLOTS_PER_CAPTURE,
    memoPoints: 0,
    contextual: false,
  };
  const root = withEnds(pattern.root, options);
  emit(emitter, root, false);
  emitter.code.push(OP.match);
  return {
    code: Int32Array.from(emitter.code),
    sets: emitter.sets,
    captureCount: captures.length,
    slotCount: emitter.slotCount,
    memoPoints: emitter.contextual ? 0 : emitter.memoPoints,
    word: createUnitSet(
      [{ items: [{ kind: 'class', name: 'word', negated: false }], negated: false }],
      rules,
    ),
    ignoreCase: options.ignoreCase,
    wholeCharacters: dialect === 'v1',
    start: findStart(emitter, root),
  };
}

/** BeginsWith and EndsWith put `^` and `$` around the whole pattern. */
function withEnds(root: PatternNode, options: MatchOptions): PatternNode {
  if (!options.beginsWith && !options.endsWith) return root;
  const items: PatternNode[] = [];
  if (options.beginsWith) items.push({ kind: 'assertion', name: 'line-start' });
  items.push(root);
  if (options.endsWith) items.push({ kind: 'assertion', name: 'line-end' });
  return { kind: 'sequence', items };
}

function findStart({ options, rules, contextual }: Emitter, root: PatternNode): Start {
  const setOf = (sources: readonly SetSource[] | undefined): UnitSet | undefined =>
    sources === undefined ? undefined : createUnitSet(sources, rules);
  return {
    anchored: !options.multiline && startsAtTextStart(root),
    prefix: options.ignoreCase ? '' : literalPrefix(root).text,
    first: setOf(firstUnits(root, options.dotAll)),
    loop: contextual ? undefined : setOf(leadingLoop(root, options.dotAll)),
  };
}

/** Emits a node; `back` reads the text from right to left. */
function emit(emitter: Emitter, node: PatternNode, back: boolean): void {
  const { code } = emitter;
  const set = asSet(node, emitter.options.dotAll);
  if (set !== undefined && node.kind !== 'text') {
    code.push(back ? OP.setBack : OP.set, setIndex(emitter, set));
    return;
  }
  switch (node.kind) {
    case 'text':
      emitText(emitter, node.text, back);
      return;
    case 'set':
    case 'any':
      return; // Emitted above: both are sets.
    case 'assertion':
      code.push(OP.test, testOf(node.name, emitter));
      return;
    case 'sequence':
      for (const item of back ? node.items.toReversed() : node.items) emit(emitter, item, back);
      return;
    case 'alternation':
      emitAlternation(emitter, node.branches, back);
      return;
    case 'capture': {
      const slot = (node.index - 1) * SLOTS_PER_CAPTURE;
      code.push(OP.open, slot);
      emit(emitter, node.body, back);
      code.push(back ? OP.closeBack : OP.close, slot);
      return;
    }
    case 'look': {
      code.push(OP.look, node.negated ? 1 : 0, 0);
      const next = code.length - 1;
      emit(emitter, node.body, node.direction === 'behind');
      code.push(OP.match);
      code[next] = code.length;
      return;
    }
    case 'back-reference':
      emitter.contextual = true;
      code.push(back ? OP.referenceBack : OP.reference, (node.capture - 1) * SLOTS_PER_CAPTURE);
      return;
    case 'repeat':
      emitRepeat(emitter, node, back);
      return;
    default:
      node satisfies never;
  }
}

function emitText(emitter: Emitter, text: string, back: boolean): void {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  for (const unit of back ? units.toReversed() : units) {
    if (emitter.rules.ignoreCase && caseVariants(unit).length > 1) {
      const source = { items: [{ kind: 'range', from: unit, to: unit }], negated: false } as const;
      emitter.code.push(back ? OP.setBack : OP.set, setIndex(emitter, [source]));
    } else {
      emitter.code.push(back ? OP.unitBack : OP.unit, unit);
    }
  }
}

function emitAlternation(emitter: Emitter, branches: readonly PatternNode[], back: boolean): void {
  const { code } = emitter;
  const exits: number[] = [];
  for (const [index, branch] of branches.entries()) {
    if (index === branches.length - 1) {
      emit(emitter, branch, back);
      continue;
    }
    const split = emitSplit(emitter);
    code[split + 1] = code.length;
    emit(emitter, branch, back);
    code.push(OP.jump, 0);
    exits.push(code.length - 1);
    code[split + 2] = code.length;
  }
  for (const exit of exits) code[exit] = code.length;
}

/** Emits a split whose two targets are still to be filled in, and returns its position. */
function emitSplit(emitter: Emitter): number {
  const at = emitter.code.length;
  emitter.code.push(OP.split, 0, 0, emitter.memoPoints);
  emitter.memoPoints += 1;
  return at;
}

function setTargets(emitter: Emitter, split: number, again: number, exit: number, lazy: boolean): void {
  emitter.code[split + 1] = lazy ? exit : again;
  emitter.code[split + 2] = lazy ? again : exit;
}

type Repeat = Extract<PatternNode, { readonly kind: 'repeat' }>;

function emitRepeat(emitter: Emitter, node: Repeat, back: boolean): void {
  const { body, min, max, lazy } = node;
  const { code } = emitter;
  if (max === 0) return;
  const set = asSet(body, emitter.options.dotAll);
  if (set !== undefined && !back) {
    code.push(
      OP.loop,
      setIndex(emitter, set),
      min,
      max === Infinity ? -1 : max,
      lazy ? 1 : 0,
      emitter.memoPoints,
    );
    emitter.memoPoints += 1;
    return;
  }
  const size = sizeOf(body);
  const copies = max === Infinity ? min + 1 : max;
  if (size * copies > MAX_COPIED_SIZE && copies > 1) {
    emitCounted(emitter, node, back);
    return;
  }
  for (let copy = 0; copy < min; copy += 1) emit(emitter, body, back);
  if (max === Infinity) {
    emitStar(emitter, node, back);
    return;
  }
  const splits: number[] = [];
  for (let copy = min; copy < max; copy += 1) {
    splits.push(emitSplit(emitter));
    emit(emitter, body, back);
  }
  for (const split of splits) setTargets(emitter, split, split + 4, code.length, lazy);
}

function emitStar(emitter: Emitter, { body, lazy }: Repeat, back: boolean): void {
  const { code } = emitter;
  const split = emitSplit(emitter);
  const exits: number[] = [];
  const stuck = canBeEmpty(body) ? newSlot(emitter) : undefined;
  if (stuck !== undefined) code.push(OP.mark, stuck);
  emit(emitter, body, back);
  if (stuck !== undefined) {
    code.push(OP.leaveIfStuck, stuck, 0);
    exits.push(code.length - 1);
  }
  code.push(OP.jump, split);
  setTargets(emitter, split, split + 4, code.length, lazy);
  for (const exit of exits) code[exit] = code.length;
}

function emitCounted(emitter: Emitter, { body, min, max, lazy }: Repeat, back: boolean): void {
  const { code } = emitter;
  const counter = newSlot(emitter);
  const stuck = canBeEmpty(body) ? newSlot(emitter) : undefined;
  code.push(OP.countStart, counter);
  const test = code.length;
  code.push(OP.countTest, counter, min, max === Infinity ? -1 : max, lazy ? 1 : 0, 0);
  const exits = [code.length - 1];
  code.push(OP.countAdd, counter);
  if (stuck !== undefined) code.push(OP.mark, stuck);
  emit(emitter, body, back);
  if (stuck !== undefined) {
    code.push(OP.leaveIfStuck, stuck, 0);
    exits.push(code.length - 1);
  }
  code.push(OP.jump, test);
  for (const exit of exits) code[exit] = code.length;
}

/** A counter or a mark; with either, what follows depends on more than the position. */
function newSlot(emitter: Emitter): number {
  emitter.contextual = true;
  emitter.slotCount += 1;
  return emitter.slotCount - 1;
}

function setIndex(emitter: Emitter, sources: readonly SetSource[]): number {
  const key = JSON.stringify(sources);
  const known = emitter.setByKey.get(key);
  if (known !== undefined) return known;
  emitter.sets.push(createUnitSet(sources, emitter.rules));
  emitter.setByKey.set(key, emitter.sets.length - 1);
  return emitter.sets.length - 1;
}

function testOf(name: AssertionName, { options: { multiline }, rules: { dialect } }: Emitter): number {
  const legacy = dialect === 'legacy';
  switch (name) {
    case 'line-start':
      if (!multiline) return TEST.textStart;
      return legacy ? TEST.legacyLineStart : TEST.lineStart;
    case 'line-end':
      if (!multiline) return legacy ? TEST.legacyTextEnd : TEST.textEnd;
      return legacy ? TEST.legacyLineEnd : TEST.lineEnd;
    case 'word-boundary':
      return TEST.wordBoundary;
    case 'not-word-boundary':
      return TEST.notWordBoundary;
    case 'text-start':
      return TEST.textStart;
    case 'text-end':
      return TEST.legacyTextEnd;
    case 'very-end':
      return TEST.veryEnd;
    default:
      return name satisfies never;
  }
}
