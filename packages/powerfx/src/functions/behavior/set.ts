/** Set and UpdateContext: variables. */
import { errorType, unknownType } from '../../types/type.ts';
import { convertValue } from '../../values/convert.ts';
import { fieldsOf } from '../../values/record.ts';
import { isError } from '../../values/value.ts';
import { typeName } from '../../types/names.ts';
import { coerces } from '../../types/coercion.ts';
import type { FunctionEntry } from '../entry.ts';
import { refuseVoid } from '../branches.ts';
import { argument } from '../rows.ts';
import { isRecord } from './change.ts';
import { findPlace, isFound, placeOf, placeWaits, writePlace } from './place.ts';
import { done, doneType } from './results.ts';
import { stepsWith } from './steps.ts';

export const setFunction: FunctionEntry = {
  name: 'Set',
  category: 'behavior',
  description: 'Gives a variable, or a part of one, a new value. The first Set of a name makes the variable.',
  signatures: [
    {
      parameters: [
        { name: 'variable', description: 'The variable, or a field of it.' },
        { name: 'value', description: 'The new value.' },
      ],
    },
  ],
  min: 2,
  max: 2,
  behavior: true,
  role: (index) => (index === 0 ? 'target' : 'value'),
  declares: (types) => {
    const type = types[1];
    return type?.kind === 'void' || type?.kind === 'error' ? undefined : type;
  },
  check: (call) => {
    const [target = unknownType, value = unknownType] = call.types;
    refuseVoid(call, 1);
    if (target.kind === 'error') return errorType;
    if (!call.isSettable(0)) call.fail(0, 'MutationFunctionCannotBeUsedWithImmutableValue', 'Set');
    else if (value.kind !== 'void') call.want(1, target);
    return doneType(call);
  },
  implementation: stepsWith(
    (call) => placeOf(call, call.node.args[0]),
    function* (place, call, frame) {
      const value = yield* argument(call.args[1], frame);
      if (place === undefined) return done(call);
      const found = yield* findPlace(place, frame);
      if (!isFound(found)) return found;
      const failure = yield* writePlace(found, value);
      return failure ?? done(call);
    },
    placeWaits,
  ),
};

export const updateContextFunction: FunctionEntry = {
  name: 'UpdateContext',
  category: 'behavior',
  description: 'Gives variables of the screen new values. The first use of a name makes the variable.',
  signatures: [
    { parameters: [{ name: 'values', description: 'A record: the names of variables and their values.' }] },
  ],
  min: 1,
  max: 1,
  behavior: true,
  check: (call) => {
    const [values = unknownType] = call.types;
    if (values.kind !== 'record') {
      if (values.kind !== 'error')
        call.fail(0, 'ErrBadType_ExpectedType_ProvidedType', 'Record', typeName(values));
      return errorType;
    }
    for (const [name, type] of values.fields) {
      const symbol = call.variable(name, type);
      if (symbol === undefined) call.fail(0, 'ErrInvalidName', name);
      else if (!symbol.canSet)
        call.fail(0, 'MutationFunctionCannotBeUsedWithImmutableValue', 'UpdateContext');
      else if (!coerces(type, symbol.type, call.features)) {
        call.fail(0, 'ErrTypeError_Arg_Expected_Found', name, typeName(symbol.type), typeName(type));
      }
    }
    return doneType(call);
  },
  implementation: {
    kind: 'lazy',
    run: function* (call, frame) {
      const values = yield* argument(call.args[0], frame);
      if (isError(values)) return values;
      if (!isRecord(values)) return done(call);
      for (const [name, value] of fieldsOf(values)) {
        const symbol = call.variables.get(name);
        symbol?.write?.(convertValue(value, symbol.type, frame.run));
      }
      return done(call);
    },
  },
};
