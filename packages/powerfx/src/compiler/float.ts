/**
 * Arithmetic and comparison of floats that never wait, and reading of fields in rows.
 *
 * Two numbers are worked on without a further call; everything else (blanks, errors, results that are no numbers) goes the
 * general way. A number literal on the right, as in `price * 2`, has code of its own. Each operator is written out: one
 * function that looked at the operator each time was three times as slow, because the compiler of the JavaScript engine
 * makes one machine code of it for all operators.
 */
import type { Shape } from '../values/shape.ts';
import { isError, type Value } from '../values/value.ts';
import type { Frame, NowCode, RowPick } from './code.ts';

type Evaluate = NowCode['run'];
type Slow = (a: Value, b: Value) => Value;

/**
 * The code of an operator over two operands, over one and a literal, and over a field of a row and a literal. `r - r` is 0
 * for every finite number.
 */
interface Kernel {
  readonly both: (a: Evaluate, b: Evaluate, slow: Slow) => Evaluate;
  readonly literal: (a: Evaluate, y: number, slow: Slow) => Evaluate;
  readonly field: (place: FieldPlace, y: number, slow: Slow) => Evaluate;
}

/** An order also picks the rows whose field stands so to a literal, in one loop. */
interface OrderKernel extends Kernel {
  readonly pick: (place: FieldPlace, y: number, slow: Slow) => RowPick['from'];
}

const arithmetic: Readonly<Record<'add' | 'subtract' | 'multiply' | 'divide', Kernel>> = {
  add: {
    both: (a, b, slow) => (frame) => {
      const x = a(frame);
      const y = b(frame);
      if (typeof x === 'number' && typeof y === 'number') {
        const r = x + y;
        if (r - r === 0) return r;
      }
      return slow(x, y);
    },
    literal: (a, y, slow) => (frame) => {
      const x = a(frame);
      if (typeof x === 'number') {
        const r = x + y;
        if (r - r === 0) return r;
      }
      return slow(x, y);
    },
    field: (place, y, slow) => (frame) => {
      const x = rowField(frame, place);
      if (typeof x === 'number') {
        const r = x + y;
        if (r - r === 0) return r;
      }
      return slow(x, y);
    },
  },
  subtract: {
    both: (a, b, slow) => (frame) => {
      const x = a(frame);
      const y = b(frame);
      if (typeof x === 'number' && typeof y === 'number') {
        const r = x - y;
        if (r - r === 0) return r;
      }
      return slow(x, y);
    },
    literal: (a, y, slow) => (frame) => {
      const x = a(frame);
      if (typeof x === 'number') {
        const r = x - y;
        if (r - r === 0) return r;
      }
      return slow(x, y);
    },
    field: (place, y, slow) => (frame) => {
      const x = rowField(frame, place);
      if (typeof x === 'number') {
        const r = x - y;
        if (r - r === 0) return r;
      }
      return slow(x, y);
    },
  },
  multiply: {
    both: (a, b, slow) => (frame) => {
      const x = a(frame);
      const y = b(frame);
      if (typeof x === 'number' && typeof y === 'number') {
        const r = x * y;
        if (r - r === 0) return r;
      }
      return slow(x, y);
    },
    literal: (a, y, slow) => (frame) => {
      const x = a(frame);
      if (typeof x === 'number') {
        const r = x * y;
        if (r - r === 0) return r;
      }
      return slow(x, y);
    },
    field: (place, y, slow) => (frame) => {
      const x = rowField(frame, place);
      if (typeof x === 'number') {
        const r = x * y;
        if (r - r === 0) return r;
      }
      return slow(x, y);
    },
  },
  divide: {
    both: (a, b, slow) => (frame) => {
      const x = a(frame);
      const y = b(frame);
      if (typeof x === 'number' && typeof y === 'number') {
        const r = x / y;
        if (r - r === 0) return r;
      }
      return slow(x, y);
    },
    literal: (a, y, slow) => (frame) => {
      const x = a(frame);
      if (typeof x === 'number') {
        const r = x / y;
        if (r - r === 0) return r;
      }
      return slow(x, y);
    },
    field: (place, y, slow) => (frame) => {
      const x = rowField(frame, place);
      if (typeof x === 'number') {
        const r = x / y;
        if (r - r === 0) return r;
      }
      return slow(x, y);
    },
  },
};

const orders: Readonly<Record<'less' | 'lessEqual' | 'greater' | 'greaterEqual', OrderKernel>> = {
  less: {
    both: (a, b, slow) => (frame) => {
      const x = a(frame);
      const y = b(frame);
      return typeof x === 'number' && typeof y === 'number' ? x < y : slow(x, y);
    },
    literal: (a, y, slow) => (frame) => {
      const x = a(frame);
      return typeof x === 'number' ? x < y : slow(x, y);
    },
    field: (place, y, slow) => (frame) => {
      const x = rowField(frame, place);
      return typeof x === 'number' ? x < y : slow(x, y);
    },
    pick: (place, y, slow) => (rows) => {
      const kept: Value[] = [];
      for (const row of rows) {
        const x = fieldOfRow(row, place);
        if (typeof x === 'number') {
          if (x < y) kept.push(row);
        } else keep(kept, row, slow(x, y));
      }
      return kept;
    },
  },
  lessEqual: {
    both: (a, b, slow) => (frame) => {
      const x = a(frame);
      const y = b(frame);
      return typeof x === 'number' && typeof y === 'number' ? x <= y : slow(x, y);
    },
    literal: (a, y, slow) => (frame) => {
      const x = a(frame);
      return typeof x === 'number' ? x <= y : slow(x, y);
    },
    field: (place, y, slow) => (frame) => {
      const x = rowField(frame, place);
      return typeof x === 'number' ? x <= y : slow(x, y);
    },
    pick: (place, y, slow) => (rows) => {
      const kept: Value[] = [];
      for (const row of rows) {
        const x = fieldOfRow(row, place);
        if (typeof x === 'number') {
          if (x <= y) kept.push(row);
        } else keep(kept, row, slow(x, y));
      }
      return kept;
    },
  },
  greater: {
    both: (a, b, slow) => (frame) => {
      const x = a(frame);
      const y = b(frame);
      return typeof x === 'number' && typeof y === 'number' ? x > y : slow(x, y);
    },
    literal: (a, y, slow) => (frame) => {
      const x = a(frame);
      return typeof x === 'number' ? x > y : slow(x, y);
    },
    field: (place, y, slow) => (frame) => {
      const x = rowField(frame, place);
      return typeof x === 'number' ? x > y : slow(x, y);
    },
    pick: (place, y, slow) => (rows) => {
      const kept: Value[] = [];
      for (const row of rows) {
        const x = fieldOfRow(row, place);
        if (typeof x === 'number') {
          if (x > y) kept.push(row);
        } else keep(kept, row, slow(x, y));
      }
      return kept;
    },
  },
  greaterEqual: {
    both: (a, b, slow) => (frame) => {
      const x = a(frame);
      const y = b(frame);
      return typeof x === 'number' && typeof y === 'number' ? x >= y : slow(x, y);
    },
    literal: (a, y, slow) => (frame) => {
      const x = a(frame);
      return typeof x === 'number' ? x >= y : slow(x, y);
    },
    field: (place, y, slow) => (frame) => {
      const x = rowField(frame, place);
      return typeof x === 'number' ? x >= y : slow(x, y);
    },
    pick: (place, y, slow) => (rows) => {
      const kept: Value[] = [];
      for (const row of rows) {
        const x = fieldOfRow(row, place);
        if (typeof x === 'number') {
          if (x >= y) kept.push(row);
        } else keep(kept, row, slow(x, y));
      }
      return kept;
    },
  },
};

function kernelCode(kernel: Kernel, left: NowCode, right: NowCode, slow: Slow): NowCode {
  const { constant } = right;
  if (typeof constant !== 'number') return { kind: 'now', run: kernel.both(left.run, right.run, slow) };
  const { field } = left;
  if (field === undefined) return { kind: 'now', run: kernel.literal(left.run, constant, slow) };
  return { kind: 'now', run: kernel.field(fieldPlace(field.slot, field.name), constant, slow) };
}

/** `+ - * /` over numbers. */
export function fastArithmetic(
  operator: keyof typeof arithmetic,
  left: NowCode,
  right: NowCode,
  slow: Slow,
): NowCode {
  return kernelCode(arithmetic[operator], left, right, slow);
}

/** `<`, `<=`, `>`, `>=` over numbers. */
export function fastOrder(operator: keyof typeof orders, left: NowCode, right: NowCode, slow: Slow): NowCode {
  const code = kernelCode(orders[operator], left, right, slow);
  const { field } = left;
  if (field === undefined || typeof right.constant !== 'number') return code;
  const from = orders[operator].pick(fieldPlace(field.slot, field.name), right.constant, slow);
  return { ...code, pick: { slot: field.slot, from } };
}

/** Keeps a row that a test holds for, or the error that the test gave for it. */
export function keep(kept: Value[], row: Value, holds: Value): void {
  if (holds === true) kept.push(row);
  else if (holds !== false && isError(holds)) kept.push(holds);
}

/** Where a field is: the slot of its row, and its place in records of the last shape that came along. */
interface FieldPlace {
  readonly slot: number;
  readonly name: string;
  shape: Shape | undefined;
  index: number;
}

function fieldPlace(slot: number, name: string): FieldPlace {
  return { slot, name, shape: undefined, index: 0 };
}

/** The value of a field of the row in a slot; what is no record has no fields. */
function rowField(frame: Frame, place: FieldPlace): Value {
  return fieldOfRow(frame.slots[place.slot], place);
}

function fieldOfRow(row: Value | undefined, place: FieldPlace): Value {
  if (row === null || typeof row !== 'object') return null;
  if (row.kind !== 'record') return row.kind === 'error' ? row : null;
  if (row.shape !== place.shape) {
    const index = row.shape.index.get(place.name);
    if (index === undefined) return null;
    place.shape = row.shape;
    place.index = index;
  }
  return row.values[place.index] ?? null;
}

/** Code of a field of the row in a slot. */
export function rowFieldCode(slot: number, name: string): NowCode {
  const place = fieldPlace(slot, name);
  return { kind: 'now', run: (frame) => rowField(frame, place), field: { slot, name } };
}
