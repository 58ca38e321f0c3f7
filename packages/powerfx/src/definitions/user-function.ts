/** User-defined functions as functions like any other. */
import { bindFormula } from '../binder/bind.ts';
import type { Bound } from '../binder/bound.ts';
import { namedType } from '../binder/type-expressions.ts';
import { report, type Binder } from '../binder/state.ts';
import type { Code, CompiledCall, Frame } from '../compiler/code.ts';
import { allNow, errorsOf, evaluateAll } from '../compiler/combine.ts';
import { compileBound } from '../compiler/compile.ts';
import type { CallCheck, FunctionEntry } from '../functions/entry.ts';
import type { VariableSymbol } from '../host/symbols.ts';
import { Stopped } from '../host/run.ts';
import type { FunctionDefinition } from '../parser/definitions.ts';
import { isFatal, type Problem } from '../syntax/problem.ts';
import { coerces } from '../types/coercion.ts';
import { typeName } from '../types/names.ts';
import { recordType, rowOf, tableType, voidType, type RecordType, type Type } from '../types/type.ts';
import { errorValue } from '../values/error.ts';
import { isError, voidValue, type Value } from '../values/value.ts';

/** The most parameters a function may have. */
const maxParameters = 30;

/** Functions whose names nobody may take: the binder treats their arguments in ways of its own. */
const restricted: ReadonlySet<string> = new Set([
  'Type',
  'IsType',
  'AsType',
  'Set',
  'Collect',
  'ClearCollect',
  'UpdateContext',
  'Navigate',
]);

/** A function whose signature was read, and whose body is bound once all signatures are known. */
export interface UserFunction {
  readonly definition: FunctionDefinition;
  readonly entry: FunctionEntry;
  /** Binds the body; gives what is wrong with it. */
  readonly bindBody: (binder: Binder) => readonly Problem[];
}

interface SignatureTypes {
  readonly parameters: readonly (readonly [name: string, type: Type])[];
  readonly returns: Type;
}

/** Reads a signature. Undefined, and told, when it is wrong. */
export function readUserFunction(definition: FunctionDefinition, binder: Binder): UserFunction | undefined {
  const signature = readSignature(definition, binder);
  return signature === undefined ? undefined : makeFunction(definition, signature);
}

function readSignature(definition: FunctionDefinition, binder: Binder): SignatureTypes | undefined {
  const { identifier, parameters, returnType } = definition;
  if (restricted.has(identifier.name)) {
    report(binder, identifier, 'ErrUDF_FunctionNameRestricted', [identifier.name]);
    return undefined;
  }
  if (parameters.length > maxParameters) {
    report(binder, identifier, 'ErrUDF_TooManyParameters', [identifier.name, String(maxParameters)]);
    return undefined;
  }
  const types: [string, Type][] = [];
  let good = true;
  for (const { identifier: parameter, type } of parameters) {
    const known = namedType(binder, type.identifier.name);
    if (types.some(([name]) => name === parameter.name)) {
      report(binder, parameter, 'ErrUDF_DuplicateParameter', [parameter.name]);
      good = false;
    }
    if (known === undefined) {
      report(binder, type, 'ErrUDF_UnknownType', [type.identifier.name]);
      good = false;
    } else types.push([parameter.name, known]);
  }
  const isVoid = returnType.identifier.name === 'Void';
  const returns = isVoid ? voidType : namedType(binder, returnType.identifier.name);
  if (returns === undefined) {
    report(binder, returnType, 'ErrUDF_UnknownType', [returnType.identifier.name]);
    return undefined;
  }
  return good ? { parameters: types, returns } : undefined;
}

function makeFunction(definition: FunctionDefinition, signature: SignatureTypes): UserFunction {
  const { name } = definition.identifier;
  const { parameters, returns } = signature;
  const body: { bound: Bound | undefined; code: Code | undefined } = { bound: undefined, code: undefined };
  const entry: FunctionEntry = {
    name,
    category: 'user',
    description: `A function of this app with ${parameters.length} parameters.`,
    signatures: [
      {
        parameters: parameters.map(([parameter, type]) => ({
          name: parameter,
          description: `A value of type ${typeName(type)}.`,
          type,
        })),
      },
    ],
    min: parameters.length,
    max: parameters.length,
    behavior: definition.imperative,
    check: (call) => checkCall(call, signature),
    waits: () => body.bound !== undefined && waits(body.bound, new Set([body.bound])),
    body: () => body.bound,
    implementation: {
      kind: 'compile',
      compile: (call) =>
        callCode(call, name, returns, () => {
          if (body.code === undefined && body.bound !== undefined) body.code = compileBound(body.bound);
          return body;
        }),
    },
  };
  return {
    definition,
    entry,
    bindBody: (binder) => {
      const bound = bindFormula(definition.body, {
        configuration: binder.configuration,
        symbols: binder.symbols,
        sideEffects: definition.imperative,
        scope: {
          names: parameters.map(([parameter, type], slot) => ({
            name: parameter,
            source: undefined,
            type,
            slot,
          })),
          implicit: undefined,
          parent: undefined,
        },
        ...(returns === voidType ? {} : { expected: (given: Type) => narrowed(returns, given), misfit }),
      });
      const problems = [...bound.problems, ...extraFields(bound, returns)];
      body.bound = problems.some(isFatal) ? undefined : bound;
      return problems;
    },
  };
}

/** Records that are given or returned may not have fields that nobody declared: they would vanish without a word. */
function extraField(given: Type, wanted: Type): string | undefined {
  const from = rowOf(given);
  const to = rowOf(wanted);
  if (from === undefined || to === undefined) return undefined;
  for (const [name, type] of from.fields) {
    const known = to.fields.get(name);
    const inner = known === undefined ? name : extraField(type, known);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** What a result is made: fields it does not have are not added. */
function narrowed(returns: Type, given: Type): Type {
  if (returns.kind === 'record' && given.kind === 'record') return narrowedRow(returns, given);
  if (returns.kind !== 'table' || (given.kind !== 'table' && given.kind !== 'record')) return returns;
  return tableType(narrowedRow(returns.row, given.kind === 'table' ? given.row : given));
}

function narrowedRow(returns: RecordType, given: RecordType): RecordType {
  const fields = [...returns.fields].filter(([name]) => given.fields.has(name));
  return recordType(fields.map(([name, type]) => [name, narrowed(type, given.fields.get(name) ?? type)]));
}

/** A result of another type, as users read it. */
function misfit(given: Type): readonly [string, ...string[]] {
  return rowOf(given) === undefined
    ? ['ErrUDF_ReturnTypeDoesNotMatch', typeName(given)]
    : ['ErrUDF_ReturnTypeSchemaIncompatible', typeName(given)];
}

function extraFields(bound: Bound, returns: Type): readonly Problem[] {
  const given = bound.types[bound.syntax.root.id];
  const extra = given === undefined ? undefined : extraField(given, returns);
  if (extra === undefined) return [];
  const { span } = bound.syntax.root;
  return [{ key: 'ErrUDF_ReturnTypeSchemaAdditionalFields', args: [extra], span, severity: 'severe' }];
}

function checkCall(call: CallCheck, { parameters, returns }: SignatureTypes): Type {
  parameters.forEach(([, type], index) => {
    const given = call.types[index];
    const extra = given === undefined ? undefined : extraField(given, type);
    const wrong = given === undefined || call.fits(index, type) ? undefined : wrongField(call, given, type);
    if (extra !== undefined) call.fail(index, 'ErrBadSchema_AdditionalField', extra);
    else if (wrong !== undefined)
      call.fail(index, 'ErrColumnTypeMismatch_ColName_ExpectedType_ActualType', ...wrong);
    else call.want(index, type);
  });
  return returns;
}

/** The first field that cannot become what is wanted: its name, the wanted type and its own. */
function wrongField(
  call: CallCheck,
  given: Type,
  wanted: Type,
): readonly [string, string, string] | undefined {
  const from = rowOf(given);
  const to = rowOf(wanted);
  for (const [name, type] of to?.fields ?? []) {
    const field = from?.fields.get(name);
    if (field !== undefined && !coerces(field, type, call.features))
      return [name, typeName(type), typeName(field)];
  }
  return undefined;
}

/** Whether a body may have to wait: it reads something slow, changes rows that are kept elsewhere, or calls what waits. */
function waits(bound: Bound, seen: Set<Bound>): boolean {
  if (bound.reads.some((symbol) => symbol.waits || symbol.rows !== undefined)) return true;
  return bound.calls.some((call) => {
    if (call === undefined) return false;
    if (call.entry.implementation.kind === 'waiting') return true;
    const inner = call.entry.body?.();
    if (inner === undefined || seen.has(inner)) return false;
    seen.add(inner);
    return waits(inner, seen);
  });
}

/** The variables that a formula reads, those of the functions it calls among them. */
export function allReads(bound: Bound, seen: Set<Bound> = new Set([bound])): ReadonlySet<VariableSymbol> {
  const reads = new Set(bound.reads);
  for (const call of bound.calls) {
    const inner = call?.entry.body?.();
    if (inner === undefined || seen.has(inner)) continue;
    seen.add(inner);
    for (const symbol of allReads(inner, seen)) reads.add(symbol);
  }
  return reads;
}

interface Body {
  readonly bound: Bound | undefined;
  readonly code: Code | undefined;
}

function callCode(call: CompiledCall, name: string, returns: Type, body: () => Body): Code {
  const invoke = (values: readonly Value[], frame: Frame): Value | Promise<Value> => {
    const errors = errorsOf(values);
    if (errors !== undefined) return errors;
    const { bound, code } = body();
    if (bound === undefined || code === undefined) {
      return errorValue('AnalysisError', `The function ${name} has errors and cannot be called.`, call.span);
    }
    const { run } = frame;
    run.spend(1);
    // Counted by the frame and not by the run: calls that wait at the same time are beside each other, not inside.
    const depth = frame.depth + 1;
    if (depth > run.limits.depth) {
      throw new Stopped(
        errorValue(
          'InvalidFunctionUsage',
          `Functions called each other more than ${run.limits.depth} deep: ${name} may never end.`,
          call.span,
        ),
      );
    }
    const slots = Array.from({ length: bound.slots }, (_, index) => values[index] ?? null);
    const finish = (value: Value): Value => (returns === voidType && !isError(value) ? voidValue : value);
    const result = code.run({ run, slots, inTurn: bound.sideEffects, depth });
    return result instanceof Promise ? result.then(finish) : finish(result);
  };
  const mayWait = call.node.kind === 'call' && call.entry.waits?.() === true;
  if (allNow(call.args) && !mayWait) {
    const runs = call.args.map((code) => code.run);
    return {
      kind: 'now',
      run: (frame) => {
        const value = invoke(
          runs.map((run) => run(frame)),
          frame,
        );
        return value instanceof Promise
          ? errorValue('Internal', `${name} waits, and was not expected to.`)
          : value;
      },
    };
  }
  return {
    kind: 'later',
    run: (frame) => {
      const values = evaluateAll(call.args, frame);
      return values instanceof Promise ? values.then((known) => invoke(known, frame)) : invoke(values, frame);
    },
  };
}
