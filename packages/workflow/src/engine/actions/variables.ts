/** Variables: made at the top of a flow, shared by all that runs in it. Each action on one is a single step. */
import { typeOf, type Value } from '@connectory/expressions';
import type { ActionSource } from '../plan/source.ts';
import type { EngineLimits, Step, StepOutcome, StepView, Variable } from '../plan/types.ts';
import { failure } from '../run/failures.ts';
import { excessOf, withItem } from '../run/sizes.ts';
import { callFunction, isListValue, member, textMember, typeName } from '../values.ts';
import { fromInputs } from './inputs.ts';

const types = new Map<string, { readonly name: string; readonly start: Value }>([
  ['integer', { name: 'Integer', start: 0 }],
  ['float', { name: 'Float', start: 0 }],
  ['boolean', { name: 'Boolean', start: false }],
  ['string', { name: 'String', start: null }],
  ['array', { name: 'Array', start: [] }],
  ['object', { name: 'Object', start: null }],
]);

function fits(type: string, value: Value): boolean {
  const kind = typeOf(value);
  switch (type) {
    case 'Integer':
    case 'Boolean':
      return kind === type.toLowerCase();
    case 'Float':
      return kind === 'float' || kind === 'integer' || kind === 'decimal';
    default:
      return kind === 'null' || kind === type.toLowerCase();
  }
}

function mismatch(name: string, type: string, value: Value): StepOutcome {
  const only = type === 'Float' ? 'Float, Integer' : type;
  return {
    failure: failure(
      'BadRequest',
      `The variable '${name}' of type '${type}' cannot be initialized or updated with value of type '${typeName(value)}'. The variable '${name}' only supports values of types '${only}'.`,
    ),
  };
}

/** `InitializeVariable`. */
export function initialize(source: ActionSource): Step {
  return fromInputs(source, (inputs, { variables }) => {
    const list = member(inputs, 'variables');
    for (const item of isListValue(list) ? list : []) {
      const name = textMember(item, 'name') ?? '';
      const type = types.get((textMember(item, 'type') ?? '').toLowerCase());
      if (type === undefined) {
        const why = `Variable '${name}' has no known type. Use Integer, Float, Boolean, String, Array or Object.`;
        return { failure: failure('BadRequest', why) };
      }
      if (variables.read(name) !== undefined) {
        return { failure: failure('BadRequest', `The variable '${name}' has been initialized already.`) };
      }
      const value = member(item, 'value') ?? type.start;
      if (!fits(type.name, value)) return mismatch(name, type.name, value);
      const excess = excessOf(`Variable '${name}'`, value, source.limits);
      if (excess !== undefined) return { failure: excess };
      variables.write(name, { name, type: type.name, value });
    }
    return {};
  });
}

/** An action that changes one variable. */
function changing(
  source: ActionSource,
  change: (variable: Variable, given: Value | undefined) => Value | StepFailure,
): Step {
  return fromInputs(source, (inputs, view) => {
    const name = textMember(inputs, 'name') ?? '';
    const variable = view.variables.read(name);
    if (variable === undefined) {
      const why = `The variable '${name}' must be initialized before it can be used inside action '${source.name}'.`;
      return { failure: failure('BadRequest', why) };
    }
    const value = change(variable, member(inputs, 'value'));
    if (value instanceof StepFailure) return { failure: failure('BadRequest', value.message) };
    return keep(view, variable, value, source.limits);
  });
}

function keep({ variables }: StepView, variable: Variable, value: Value, limits: EngineLimits): StepOutcome {
  if (!fits(variable.type, value)) return mismatch(variable.name, variable.type, value);
  const excess = excessOf(`Variable '${variable.name}'`, value, limits);
  if (excess !== undefined) return { failure: excess };
  variables.write(variable.name, { ...variable, value });
  return { outputs: { body: { name: variable.name, value } } };
}

/** What is added at an end is known from the inputs; with all before it in every record, a loop would grow with the square of its items. */
function appending(
  source: ActionSource,
  append: (variable: Variable, given: Value | undefined) => Value | StepFailure,
): Step {
  const step = changing(source, append);
  if (step.kind !== 'immediate') return step;
  return {
    kind: 'immediate',
    run: (view) => {
      const { outputs: _, ...outcome } = step.run(view);
      return outcome;
    },
  };
}

/** Why a variable cannot be changed so. A class, because no value must be able to pass for one. */
class StepFailure {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

function called(name: string, args: readonly Value[]): Value | StepFailure {
  const result = callFunction(name, args);
  return result.ok ? result.value : new StepFailure(result.error.message);
}

/** `SetVariable`. */
export function set(source: ActionSource): Step {
  return changing(source, (_, given) => given ?? null);
}

/** `IncrementVariable`. */
export function increment(source: ActionSource): Step {
  return changing(source, ({ value }, given) => called('add', [value, given ?? 1]));
}

/** `DecrementVariable`. */
export function decrement(source: ActionSource): Step {
  return changing(source, ({ value }, given) => called('sub', [value, given ?? 1]));
}

function longerText(value: Value, given: Value | undefined): Value | StepFailure {
  return called('concat', [value, given ?? null]);
}

function longerList(value: Value, given: Value): Value {
  return withItem(isListValue(value) ? value : [], given);
}

/** `AppendToStringVariable`. */
export function appendToString(source: ActionSource): Step {
  return appending(source, ({ name, type, value }, given) =>
    type === 'String'
      ? longerText(value, given)
      : new StepFailure(
          `The variable '${name}' is of type '${type}', and only a String takes text at its end.`,
        ),
  );
}

/** `AppendToArrayVariable`. */
export function appendToArray(source: ActionSource): Step {
  return appending(source, ({ name, type, value }, given) => {
    if (type !== 'Array') {
      return new StepFailure(
        `The variable '${name}' is of type '${type}', and only an Array takes items at its end.`,
      );
    }
    if (given === undefined || given === null) {
      return new StepFailure(
        "The value cannot be null. The action type 'AppendToArrayVariable' only supports values of types 'Float, Integer, String, Boolean, Object'.",
      );
    }
    return longerList(value, given);
  });
}

/** What an action on variables that succeeded made of them, from its record. Other actions make nothing of them. */
export function variablesAfter(
  before: ReadonlyMap<string, Variable>,
  type: string,
  record: { readonly inputs?: Value; readonly outputs?: Value },
): readonly Variable[] {
  if (type.toLowerCase() === 'initializevariable') {
    const list = member(record.inputs, 'variables');
    return (isListValue(list) ? list : []).map((item) => {
      const known = types.get((textMember(item, 'type') ?? '').toLowerCase());
      const value = member(item, 'value') ?? known?.start ?? null;
      return { name: textMember(item, 'name') ?? '', type: known?.name ?? '', value };
    });
  }
  const known = before.get((textMember(record.inputs, 'name') ?? '').toLowerCase());
  if (known === undefined || !type.toLowerCase().endsWith('variable')) return [];
  const value = valueAfter(type.toLowerCase(), known.value, record);
  return value instanceof StepFailure ? [] : [{ ...known, value }];
}

function valueAfter(
  type: string,
  before: Value,
  { inputs, outputs }: { readonly inputs?: Value; readonly outputs?: Value },
): Value | StepFailure {
  const given = member(inputs, 'value') ?? null;
  if (type === 'appendtostringvariable') return longerText(before, given);
  if (type === 'appendtoarrayvariable') return longerList(before, given);
  return member(member(outputs, 'body'), 'value') ?? null;
}
