/** ParseJSON, AsType, IsType: from JSON to untyped values, and from these to values of a type. */
import type { CompiledCall } from '../../compiler/code.ts';
import type { Run } from '../../host/run.ts';
import { typeName } from '../../types/names.ts';
import { booleanType, errorType, textType, unknownType, untypedType, type Type } from '../../types/type.ts';
import { errorValue } from '../../values/error.ts';
import { untypedValue } from '../../values/untyped-access.ts';
import { parseUntyped } from '../../values/untyped-parse.ts';
import { isError, type Value } from '../../values/value.ts';
import type { CallCheck, FunctionEntry, Parameter, Role } from '../entry.ts';
import { typedValue, untypeablePart } from './typed.ts';

const json: Parameter = { name: 'input', description: 'A JSON text.' };
const untyped: Parameter = { name: 'value', description: 'An untyped value, as ParseJSON gives it.' };
const type: Parameter = { name: 'type', description: 'The name of a type, or Type(…).' };

const typeRole = (index: number): Role => (index === 1 ? 'type' : 'value');

/** The type that the second argument means; reports when it means none that JSON has values for. */
function wantedType(call: CallCheck): Type | undefined {
  const wanted = call.typeArgument(1);
  const part = wanted === undefined ? undefined : untypeablePart(wanted);
  if (part === undefined) return wanted;
  call.fail(1, 'ErrUnsupportedTypeInTypeArgument', typeName(part));
  return undefined;
}

/** A type is no value. */
function refuseType(call: CallCheck): void {
  if (call.args[0]?.kind === 'type') call.fail(0, 'ErrTypeFunction_UnsupportedUsage');
}

export const parseJsonFunction: FunctionEntry = {
  name: 'ParseJSON',
  category: 'json',
  description: 'The value that a JSON text describes: an untyped one, or one of a type.',
  signatures: [{ parameters: [json] }, { parameters: [json, type] }],
  min: 1,
  max: 2,
  role: typeRole,
  check: (call) => {
    refuseType(call);
    call.want(0, textType);
    return call.args.length === 1 ? untypedType : (wantedType(call) ?? errorType);
  },
  implementation: { kind: 'strict', run: parseJson },
};

function parseJson(run: Run, [text = null]: readonly Value[], call: CompiledCall): Value {
  if (typeof text !== 'string') return text;
  run.spend(text.length >> 4);
  const data = parseUntyped(text);
  if (data === undefined) return errorValue('InvalidJSON', 'The text is not JSON, or is nested too deeply.');
  return call.args.length === 1
    ? untypedValue(data)
    : typedValue(data, call.typeArguments[1] ?? unknownType, run);
}

export const asTypeFunction: FunctionEntry = {
  name: 'AsType',
  category: 'json',
  description: 'An untyped value as one of a type; an error when it has another shape.',
  signatures: [{ parameters: [untyped, type] }],
  min: 2,
  max: 2,
  role: typeRole,
  check: (call) => {
    refuseType(call);
    call.want(0, untypedType);
    return wantedType(call) ?? errorType;
  },
  implementation: { kind: 'strict', run: (run, [value = null], call) => asType(value, call, run) },
};

export const isTypeFunction: FunctionEntry = {
  name: 'IsType',
  category: 'json',
  description: 'Whether an untyped value can be made one of a type.',
  signatures: [{ parameters: [untyped, type] }],
  min: 2,
  max: 2,
  role: typeRole,
  check: (call) => {
    refuseType(call);
    call.want(0, untypedType);
    wantedType(call);
    return booleanType;
  },
  implementation: {
    kind: 'strict',
    run: (run, [value = null], call) => {
      const typed = asType(value, call, run);
      return typed !== null && !isError(typed);
    },
  },
};

function asType(value: Value, call: CompiledCall, run: Run): Value {
  if (value === null || typeof value !== 'object' || value.kind !== 'untyped') return value;
  return typedValue(value.data, call.typeArguments[1] ?? unknownType, run);
}
