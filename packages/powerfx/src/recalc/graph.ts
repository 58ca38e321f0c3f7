/**
 * Recalculation: inputs and formulas by name, each formula following what it reads.
 *
 * A change marks what reads it, and the marked formulas are worked out by rank, each once, and only as long as values
 * really change: where a formula gives what it gave before, nothing behind it is touched. Several changes made in a batch
 * are followed once. Text is bound again only when a name it mentions comes, goes or changes its type.
 */
import { allReads } from '../definitions/user-function.ts';
import type { Engine, FormulaOptions } from '../host/engine.ts';
import type { VariableSymbol } from '../host/symbols.ts';
import { isFatal, type Problem } from '../syntax/problem.ts';
import { errorType, type Type } from '../types/type.ts';
import { sameValue } from '../values/compare.ts';
import { convertValue } from '../values/convert.ts';
import { errorValue } from '../values/error.ts';
import { typeOfValue } from '../values/type-of.ts';
import type { Value } from '../values/value.ts';
import { startRun } from '../host/run.ts';
import { newCell, problemText, type Cell } from './cell.ts';
import { namesMentioned } from './mentions.ts';
import { pathTo, raiseRanks, RankQueue } from './order.ts';
import { renameInText } from './rename.ts';

/** What is known of a name. */
export interface CellView {
  readonly name: string;
  readonly type: Type;
  readonly value: Value;
  /** The formula's text; absent for an input. */
  readonly text: string | undefined;
  readonly problems: readonly Problem[];
  /** Whether a newer value is being waited for. */
  readonly isPending: boolean;
}

/** Is told of a name whose value changed. */
export type Listener = (cell: CellView) => void;

/** Inputs and formulas that follow each other. */
export interface Recalculation {
  /** Sets an input, or makes one. The first value decides the type unless it is told. */
  readonly setInput: (name: string, value: Value, type?: Type) => void;
  /** Sets the formula of a name, or makes one. */
  readonly setFormula: (name: string, text: string, options?: FormulaOptions) => readonly Problem[];
  /**
   * Sets several formulas. `bound` is called once their names and types are known and before any is worked out: what
   * they call may be made ready there. `options` go for all of them.
   */
  readonly setFormulas: (
    formulas: Iterable<readonly [name: string, text: string]>,
    bound: () => void,
    options?: FormulaOptions,
  ) => void;
  readonly remove: (name: string) => void;
  /** Gives a name another name, in every formula that mentions it too. */
  readonly rename: (from: string, to: string) => void;
  /** Makes several changes and follows them once. */
  readonly batch: (change: () => void) => void;
  readonly get: (name: string) => CellView | undefined;
  readonly names: () => Iterable<string>;
  /** Works a formula out again although nothing it reads has changed: a source was refreshed, time went on. */
  readonly refresh: (name: string) => void;
  readonly subscribe: (listener: Listener) => () => void;
  /** How many formulas have been worked out so far. */
  readonly evaluations: () => number;
}

/**
 * Inputs and formulas over an engine; the names become names of the engine.
 *
 * @example
 * ```ts
 * import { createEngine, createRecalculation } from '@connectory/powerfx';
 * const sheet = createRecalculation(createEngine());
 * sheet.setInput('price', 10);
 * sheet.setFormula('total', 'price * 3');
 * sheet.setInput('price', 20);
 * sheet.get('total')?.value; // 60
 * ```
 */
export function createRecalculation(engine: Engine): Recalculation {
  const cells = new Map<string, Cell>();
  /** Cells by the symbols they have, and had: bodies of functions keep the one they were bound to. */
  const bySymbol = new WeakMap<VariableSymbol, Cell>();
  /** Formulas by the names they mention, known or not. */
  const mentions = new Map<string, Set<Cell>>();
  const options = new Map<Cell, FormulaOptions>();
  const listeners = new Set<Listener>();
  const queue = new RankQueue();
  const unbound = new Set<Cell>();
  const changed = new Set<Cell>();
  /** Formulas that would close a circle: they are read again when another one stops reading something. */
  const circular = new Set<Cell>();
  let depth = 0;
  let evaluations = 0;

  const symbolOf = (cell: Cell, waits: boolean): VariableSymbol => ({
    kind: 'variable',
    name: cell.name,
    type: cell.type,
    waits,
    read: () => cell.value,
    ...(cell.formula === undefined && cell.text === undefined
      ? {
          write: (value: Value) => {
            batch(() => take(cell, value));
          },
        }
      : {}),
    canSet: cell.text === undefined,
    canMutate: cell.text === undefined,
    canSetParts: false,
  });

  const publish = (cell: Cell): void => {
    cell.symbol = symbolOf(cell, false);
    bySymbol.set(cell.symbol, cell);
    engine.symbols.add(cell.symbol);
    for (const reader of mentions.get(cell.name) ?? []) if (reader !== cell) unbound.add(reader);
  };

  const makeCell = (name: string, type: Type): Cell => {
    const cell = newCell(name, type);
    cells.set(name, cell);
    return cell;
  };

  const take = (cell: Cell, value: Value): void => {
    // Who was told that a value is waited for is told that it came, also when it is the old one.
    if (cell.isPending) changed.add(cell);
    cell.isPending = false;
    if (sameValue(cell.value, value)) return;
    cell.value = value;
    changed.add(cell);
    for (const reader of cell.readers) queue.add(reader);
  };

  const namesIn = (cell: Cell, text: string): ReadonlySet<string> =>
    namesMentioned(text, options.get(cell) ?? {});

  /** Parts a cell from its formula: from what it reads, and from an answer that is still waited for. */
  const unlink = (cell: Cell): void => {
    cell.turn += 1;
    circular.delete(cell);
    if (cell.reads.size > 0) for (const other of circular) unbound.add(other);
    for (const read of cell.reads) read.readers.delete(cell);
    cell.reads.clear();
    if (cell.text !== undefined)
      for (const name of namesIn(cell, cell.text)) mentions.get(name)?.delete(cell);
  };

  const retype = (cell: Cell, type: Type): void => {
    const isInput = cell.text === undefined;
    // An input of the type that its formula had is another symbol all the same: it can be written.
    if (cell.type === type && cell.symbol.canSet === isInput && bySymbol.has(cell.symbol)) return;
    cell.type = type;
    publish(cell);
  };

  const bind = (cell: Cell): void => {
    const { text } = cell;
    if (text === undefined) return;
    const before = circular.size > 0 ? [...cell.reads] : [];
    for (const read of cell.reads) read.readers.delete(cell);
    cell.reads.clear();
    const names = namesIn(cell, text);
    for (const name of names) addMention(name, cell);
    // A new formula that reads itself has to find itself.
    if (names.has(cell.name) && !bySymbol.has(cell.symbol)) publish(cell);
    const formula = engine.formula(text, options.get(cell) ?? {});
    cell.problems = formula.problems;
    const cycle = link(cell, allReads(formula.bound));
    circular.delete(cell);
    if (before.some((read) => !cell.reads.has(read))) for (const other of circular) unbound.add(other);
    if (cycle !== undefined) {
      cell.problems = [...cell.problems, cycle];
      circular.add(cell);
    }
    cell.formula = cell.problems.some(isFatal) ? undefined : formula;
    cell.rank = 0;
    raiseRanks(cell);
    retype(cell, cell.formula === undefined ? errorType : formula.type);
    queue.add(cell);
  };

  const addMention = (name: string, cell: Cell): void => {
    const known = mentions.get(name);
    if (known === undefined) mentions.set(name, new Set([cell]));
    else known.add(cell);
  };

  /** Links a cell to what it reads; a cycle is told with its path, and left unlinked. */
  const link = (cell: Cell, reads: Iterable<VariableSymbol>): Problem | undefined => {
    let cycle: Problem | undefined;
    for (const symbol of reads) {
      const read = bySymbol.get(symbol);
      if (read === undefined || cells.get(read.name) !== read) continue;
      const path = pathTo(read, cell);
      if (path === undefined) {
        cell.reads.add(read);
        read.readers.add(cell);
      } else {
        const shown = [cell.name, ...path].join(' → ');
        cycle ??= {
          key: 'ErrCircularReference',
          args: [cell.name, shown],
          span: { start: 0, end: cell.text?.length ?? 0 },
          severity: 'severe',
        };
      }
    }
    return cycle;
  };

  const evaluate = (cell: Cell): void => {
    evaluations += 1;
    cell.turn += 1;
    if (cell.formula === undefined) {
      take(cell, errorValue('AnalysisError', problemText(cell)));
      return;
    }
    const value = cell.formula.run();
    if (!(value instanceof Promise)) {
      take(cell, value);
      return;
    }
    const { turn } = cell;
    cell.isPending = true;
    changed.add(cell);
    const settle = (known: Value): void => {
      if (cell.turn === turn) batch(() => take(cell, known));
    };
    // A host should answer with an error value. One that rejects has a bug, which must not end the process.
    value.then(settle, (thrown: unknown) => {
      settle(errorValue('Internal', thrown instanceof Error ? thrown.message : String(thrown)));
    });
  };

  const bindAll = (): void => {
    for (const cell of unbound) {
      unbound.delete(cell);
      bind(cell);
    }
  };

  const settle = (): void => {
    // Listeners may make changes of their own, which are followed in the next round.
    do {
      bindAll();
      for (let dirty = queue.next(); dirty !== undefined; dirty = queue.next()) {
        evaluate(dirty);
        bindAll();
      }
      const told = [...changed];
      changed.clear();
      for (const cell of told) for (const listener of listeners) listener(viewOf(cell));
    } while (changed.size > 0 || unbound.size > 0 || queue.hasMore());
  };

  const batch = (change: () => void): void => {
    depth += 1;
    try {
      change();
      if (depth === 1) settle();
    } finally {
      depth -= 1;
    }
  };

  const setInput = (name: string, value: Value, type?: Type): void => {
    batch(() => {
      const known = cells.get(name);
      const isNew = known === undefined || known.text !== undefined;
      const cell = known ?? makeCell(name, type ?? typeOfValue(value));
      if (known?.text !== undefined) {
        unlink(cell);
        unbound.delete(cell);
        queue.remove(cell);
        cell.text = undefined;
        cell.formula = undefined;
        cell.problems = [];
      }
      if (isNew || type !== undefined) retype(cell, type ?? typeOfValue(value));
      const fitting =
        cell.type.kind === 'blank' ? value : convertValue(value, cell.type, startRun(engine.services));
      if (cell.type.kind === 'blank' && value !== null) retype(cell, typeOfValue(value));
      take(cell, fitting);
    });
  };

  const setFormula = (
    name: string,
    text: string,
    formulaOptions: FormulaOptions = {},
  ): readonly Problem[] => {
    batch(() => {
      const cell = cells.get(name) ?? makeCell(name, errorType);
      unlink(cell);
      cell.text = text;
      options.set(cell, formulaOptions);
      unbound.add(cell);
    });
    return cells.get(name)?.problems ?? [];
  };

  const setFormulas = (
    formulas: Iterable<readonly [string, string]>,
    bound: () => void,
    formulaOptions: FormulaOptions = {},
  ): void => {
    batch(() => {
      const names: string[] = [];
      for (const [name, text] of formulas) {
        setFormula(name, text, formulaOptions);
        names.push(name);
      }
      bindAll();
      bound();
      // What the functions read that the formulas call is known only now.
      for (const name of names) {
        const cell = cells.get(name);
        if (cell !== undefined) unbound.add(cell);
      }
    });
  };

  const remove = (name: string): void => {
    batch(() => {
      const cell = cells.get(name);
      if (cell === undefined) return;
      unlink(cell);
      unbound.delete(cell);
      queue.remove(cell);
      changed.delete(cell);
      cells.delete(name);
      engine.symbols.remove(name);
      for (const reader of cell.readers) reader.reads.delete(cell);
      for (const reader of mentions.get(name) ?? []) unbound.add(reader);
    });
  };

  const rename = (from: string, to: string): void => {
    batch(() => {
      const cell = cells.get(from);
      if (cell === undefined || from === to || cells.has(to)) return;
      const affected = [...(mentions.get(from) ?? [])].map(
        (reader) => [reader.name === from ? to : reader.name, reader] as const,
      );
      const texts = affected.map(([name, reader]) => {
        const readerOptions = options.get(reader) ?? {};
        return [
          name,
          renameInText(engine, reader.text ?? '', from, to, readerOptions),
          readerOptions,
        ] as const;
      });
      // The cell stays, and with it what reads it by the old symbol: bodies of functions.
      engine.symbols.remove(from);
      cells.delete(from);
      cell.name = to;
      cells.set(to, cell);
      publish(cell);
      changed.add(cell);
      for (const [name, renamed, readerOptions] of texts) setFormula(name, renamed, readerOptions);
    });
  };

  return {
    setInput,
    setFormula,
    setFormulas,
    remove,
    rename,
    batch,
    get: (name) => {
      const cell = cells.get(name);
      return cell === undefined ? undefined : viewOf(cell);
    },
    names: () => cells.keys(),
    refresh: (name) => {
      const cell = cells.get(name);
      if (cell?.text !== undefined) batch(() => queue.add(cell));
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    evaluations: () => evaluations,
  };
}

function viewOf(cell: Cell): CellView {
  const { name, type, value, text, problems, isPending } = cell;
  return { name, type, value, text, problems, isPending };
}
