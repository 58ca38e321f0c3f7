/** Cases about programs: user-defined types, functions and named formulas. */
import { isArray, stringAt, type JsonObject } from '@connectory/base';
import {
  configurations,
  createEngine,
  createRecalculation,
  defineProgram,
  evaluateNow,
  isFatal,
  parseTypeCode,
  printValue,
  type Engine,
  type Program,
} from '@connectory/powerfx';
import { compare, expressionOf, isTrue } from './case.ts';

/** A program in an engine of its own. */
export function define(
  source: string,
  float: boolean,
  allowEqualOnly = true,
  imperative = true,
): { readonly engine: Engine; readonly program: Program } {
  const engine = createEngine({ configuration: float ? configurations.V1_Float : configurations.V1_Decimal });
  const program = defineProgram(engine, createRecalculation(engine), source, { allowEqualOnly, imperative });
  return { engine, program };
}

/** A formula over a program. */
export function evaluateDefinitions(entry: JsonObject): readonly string[] {
  const decimal = isTrue(entry, 'decimal');
  const { engine, program } = define(stringAt(entry, 'definitions') ?? '', !decimal);
  const fatal = program.problems.filter(isFatal);
  if (fatal.length > 0) return fatal.map(({ key, args }) => `${key} ${args.join(', ')}`);
  const value = evaluateNow(engine, expressionOf(entry));
  const expected = entry['expected'];
  if (typeof expected === 'number' && typeof value === 'number') return compare('the value', value, expected);
  return compare(
    'the value',
    printValue(value),
    typeof expected === 'string' ? expected : JSON.stringify(expected),
  );
}

/** The type a definition gives its name. */
export function judgeUserType(entry: JsonObject): readonly string[] {
  const float = isTrue(entry, 'numberIsFloat');
  const { program } = define(`${expressionOf(entry)};`, float);
  const [type] = program.types.values();
  if (!isTrue(entry, 'valid')) return compare('whether there is a type', type !== undefined, false);
  const wanted = parseTypeCode(stringAt(entry, 'expectedType') ?? '');
  return type === wanted && type !== undefined
    ? []
    : [`got ${type?.key ?? 'no type'}, expected ${wanted?.key ?? '?'}`];
}

/** How many mistakes are told, and their keys where the case knows them. */
export function judgeTypeErrors(entry: JsonObject): readonly string[] {
  const { program } = define(expressionOf(entry), isTrue(entry, 'numberIsFloat'));
  const keys = program.problems.filter(isFatal).map(({ key }) => key);
  const expected = entry['expected'];
  const [first, ...rest] = isArray(expected) ? expected : [];
  const wanted = (typeof first === 'string' ? [first, ...rest] : rest).filter(
    (key) => typeof key === 'string',
  );
  const missing = wanted.filter((key) => !keys.includes(key));
  const reasons = missing.map((key) => `missing ${key}, got ${keys.join(', ')}`);
  if (first === null && keys.length > 0) reasons.push(`expected no mistake, got ${keys.join(', ')}`);
  if (typeof first === 'number' && keys.length < first)
    reasons.push(`expected ${first} mistakes, got ${keys.length}: ${keys.join(', ')}`);
  return reasons;
}
