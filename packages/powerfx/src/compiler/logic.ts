/** Code of And, Or and Not: operands were made Boolean, blank is false, evaluation ends where the answer is known. */
import { isError, type Value } from '../values/value.ts';
import type { Code, Frame, NowCode, RowPick } from './code.ts';
import { allNow, mapCode } from './combine.ts';

/** All of them. */
export function andCode(codes: readonly Code[]): Code {
  const code = untilDecided(codes, false);
  const pick = code.kind === 'now' ? pickAll(codes) : undefined;
  return code.kind === 'now' && pick !== undefined ? { ...code, pick } : code;
}

/** Tests of the same rows one after the other; an error that one of them gave is no row, so the next ones leave it as it is. */
function pickAll(codes: readonly Code[]): RowPick | undefined {
  const picks = codes.map((code) => (code.kind === 'now' ? code.pick : undefined)).filter(isDefined);
  const [first] = picks;
  if (first === undefined || picks.length < codes.length || picks.some(({ slot }) => slot !== first.slot)) {
    return undefined;
  }
  return {
    slot: first.slot,
    from: (rows) => picks.reduce<readonly Value[]>((kept, pick) => pick.from(kept), rows),
  };
}

function isDefined(pick: RowPick | undefined): pick is RowPick {
  return pick !== undefined;
}

/** Any of them. */
export function orCode(codes: readonly Code[]): Code {
  return untilDecided(codes, true);
}

function untilDecided(codes: readonly Code[], decisive: boolean): Code {
  if (allNow(codes)) {
    const runs = codes.map((code) => code.run);
    const [first, second] = runs;
    if (runs.length === 2 && first !== undefined && second !== undefined)
      return pairCode(first, second, decisive);
    return {
      kind: 'now',
      run: (frame) => {
        for (const run of runs) {
          const value = run(frame);
          if (value === decisive || isError(value)) return value;
          if (value === null && !decisive) return false;
        }
        return !decisive;
      },
    };
  }
  return { kind: 'later', run: (frame) => fromOperand(codes, 0, decisive, frame) };
}

/** Two operands, as nearly all have: without a loop. */
function pairCode(first: NowCode['run'], second: NowCode['run'], decisive: boolean): NowCode {
  const settle = (value: Value): Value => {
    if (value === null) return false;
    return isError(value) ? value : !decisive;
  };
  return {
    kind: 'now',
    run: (frame) => {
      const a = first(frame);
      if (a === decisive) return decisive;
      if (typeof a !== 'boolean' && (a !== null || !decisive)) return settle(a);
      const b = second(frame);
      return typeof b === 'boolean' ? (b === decisive ? decisive : !decisive) : settle(b);
    },
  };
}

function fromOperand(
  codes: readonly Code[],
  start: number,
  decisive: boolean,
  frame: Frame,
): Value | Promise<Value> {
  for (let index = start; index < codes.length; index += 1) {
    const value = codes[index]?.run(frame) ?? null;
    if (value instanceof Promise) {
      return value.then((known) =>
        known === decisive || isError(known) || (known === null && !decisive)
          ? (known ?? false)
          : fromOperand(codes, index + 1, decisive, frame),
      );
    }
    if (value === decisive || isError(value)) return value;
    if (value === null && !decisive) return false;
  }
  return !decisive;
}

/** The opposite; blank counts as false. */
export function notCode(operand: Code): Code {
  return mapCode(operand, (value) => {
    if (typeof value === 'boolean') return !value;
    return value === null ? true : value;
  });
}
