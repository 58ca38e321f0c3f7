/** The honest rule: how a case is decided (SPEC §1.3). */
import {
  calculatedName,
  createEngine,
  isError,
  isFatal,
  parseDecimal,
  printDecimal,
  printValue,
  type Engine,
  type Problem,
  type Value,
} from '@connectory/powerfx';
import type { Environment } from './environment.ts';
import type { ExpectedError } from './cases.ts';

/** What one evaluation came to, as text, and whether a tolerance was needed. */
export interface Verdict {
  readonly reasons: readonly string[];
  /** The number was equal only within the tolerance. */
  readonly tolerated: boolean;
}

const passed: Verdict = { reasons: [], tolerated: false };
const failed = (...reasons: readonly string[]): Verdict => ({ reasons, tolerated: false });

/** Decides one formula. */
export async function judge(
  environment: Environment,
  expr: string,
  expected: string,
  errors: readonly ExpectedError[],
): Promise<Verdict> {
  const { engine } = environment;
  const formula = engine.formula(expr, environment);
  const fatal = formula.problems.filter(isFatal);
  if (/^Errors: (?:Error|Warning)/u.test(expected))
    return judgeErrors(formula.problems, errors, fatal.length > 0);
  if (fatal.length > 0) return failed(`compile error: ${describe(fatal)}`, `expected: ${expected}`);
  const result = await formula.run();
  const value = environment.echo === undefined ? result : environment.echo(formula, result);
  if (expected === '#no value')
    return value === null ? passed : failed(`got ${printValue(value)}, expected no value`);
  const print = printValue(value);
  const again = await roundTrip(environment, value, print);
  if (again === expected) return passed;
  if (isTolerable(engine, value, again, expected)) return { reasons: [], tolerated: true };
  if (print === expected) return failed(`printed as expected, but reads back as ${again}`);
  return failed(
    `got ${again}`,
    `expected ${expected}`,
    ...(again === print ? [] : [`printed ${print}`]),
    ...(isError(value) ? [value.errors.map((error) => error.message).join(' | ')] : []),
  );
}

/** The print of the value that the first print makes in the same engine. */
async function roundTrip(environment: Environment, value: Value, print: string): Promise<string> {
  // Neither an untyped value nor a calculated option has a formula that makes it.
  if (typeof value === 'object' && value !== null) {
    if (value.kind === 'untyped' || (value.kind === 'option' && value.name === calculatedName)) return print;
  }
  const { services, symbols } = environment.engine;
  // A float is printed as a float literal, whatever literals are in the mode of the case.
  const { configuration } = services;
  const engine =
    typeof value === 'number' && configuration.numberMode === 'decimal'
      ? createEngine({ ...services, symbols, configuration: { ...configuration, numberMode: 'float' } })
      : environment.engine;
  const formula = engine.formula(print, { sideEffects: environment.sideEffects });
  if (!formula.runs) return `a formula with errors: ${print} (${describe(formula.problems)})`;
  return printValue(await formula.run());
}

function describe(problems: readonly Problem[]): string {
  return problems
    .map(({ key, span, args }) => `${key} ${span.start}-${span.end} [${args.join(', ')}]`)
    .join('; ');
}

/** Decides expected compile errors: every one of them must be there, with its place. */
export function judgeErrors(
  problems: readonly Problem[],
  errors: readonly ExpectedError[],
  fatal: boolean,
): Verdict {
  const missing = errors.filter(
    (error) =>
      !problems.some(
        (problem) =>
          problem.key === error.key &&
          problem.span.start === error.start &&
          problem.span.end === error.end &&
          (isFatal(problem) ? 'Error' : 'Warning') === error.severity,
      ),
  );
  if (missing.length === 0 && (fatal || errors.every((error) => error.severity === 'Warning'))) return passed;
  return failed(
    ...missing.map((error) => `missing ${error.severity} ${error.key} ${error.start}-${error.end}`),
    `got ${describe(problems) || 'no problems'}`,
  );
}

/** Numbers at top level may differ a little; dates by a millisecond. */
function isTolerable(engine: Engine, value: Value, got: string, expected: string): boolean {
  if (datesWithinMillisecond(got, expected)) return true;
  if (!isNumberText(expected) || !isNumberText(got)) return false;
  const a = Number(got);
  const b = Number(expected);
  const decimals = expected.split('.')[1]?.length ?? 0;
  if (typeof value === 'number') {
    if (decimals > 17 && parseDecimal(expected) !== undefined) return false;
    return Math.abs(a - b) < 1e-5 || Math.abs(a - b) < 1e-14 * Math.max(Math.abs(a), Math.abs(b));
  }
  if (typeof value !== 'object' || value === null || value.kind !== 'decimal') return false;
  // As decimals they must be equal: the expected text may have more digits than one can hold.
  const wanted = parseDecimal(expected);
  const given = parseDecimal(got);
  if (wanted !== undefined && given !== undefined && printDecimal(wanted) === printDecimal(given))
    return true;
  if (engine.services.configuration.numberMode !== 'float') return false;
  return Math.abs(a - b) < 1e-5 || Math.abs(a - b) < 1e-14 * Math.max(Math.abs(a), Math.abs(b));
}

function isNumberText(text: string): boolean {
  return /^-?[\d.]+(?:e[+-]?\d+)?$/iu.test(text);
}

function datesWithinMillisecond(got: string, expected: string): boolean {
  const read = (text: string): number | undefined => {
    const match = /^DateTime\((\d+),(\d+),(\d+),(\d+),(\d+),(\d+),(\d+)\)$/u.exec(text);
    if (match === null) return undefined;
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0] = match
      .slice(1)
      .map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second, ms);
  };
  const a = read(got);
  const b = read(expected);
  return a !== undefined && b !== undefined && Math.abs(a - b) <= 1;
}
