/** `If`: a template, or an object of operators. */
import { assertNever, err, isArray, isObject, type Json, memberOf, ok, type Result } from '@connectory/base';
import type { Compiled, ExpressionContext, Value } from '@connectory/expressions';
import type { ActionSource } from '../plan/source.ts';
import type { Step } from '../plan/types.ts';
import { failure } from '../run/failures.ts';
import { callFunction, isListValue, typeName } from '../values.ts';

type Condition =
  | { readonly kind: 'value'; readonly compiled: Compiled }
  | { readonly kind: 'all' | 'any' | 'not'; readonly parts: readonly Condition[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: Compiled };

const operatorName = /^[a-z_]\w*$/i;
const maxDepth = 100;

/** `If`. */
export function condition(source: ActionSource): Step {
  const { json, name } = source;
  const test = read(source, json['expression'] ?? null, ['expression']);
  const branches = new Map([
    ['actions', source.container(json['actions'], 'actions')],
    ['else', source.container(memberOf(json['else'], 'actions'), 'else', 'actions')],
  ]);
  return {
    kind: 'branch',
    branches,
    choose: ({ context }) => {
      const result = decide(test, context);
      if (!result.ok) {
        const why = `Unable to process template language expressions for action '${name}' at line '0' and column '0': '${result.error}'.`;
        return err(failure('InvalidTemplate', why));
      }
      return ok({
        branch: result.value ? 'actions' : 'else',
        inputs: { expressionResult: result.value },
      });
    },
  };
}

function read(source: ActionSource, json: Json, path: readonly string[]): Condition {
  if (!isObject(json)) return { kind: 'value', compiled: source.compile(json, ...path) };
  const parts = Object.entries(json).map(([operator, value]) =>
    part(source, operator, value, [...path, operator]),
  );
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'all', parts };
}

function part(source: ActionSource, operator: string, value: Json, path: readonly string[]): Condition {
  const inner = (): readonly Condition[] =>
    path.length > maxDepth
      ? (source.problem('The condition is nested too deep.', ...path), [])
      : isArray(value)
        ? value.map((each, at) => read(source, each, [...path, String(at)]))
        : [read(source, value, path)];
  switch (operator.toLowerCase()) {
    case 'and':
      return { kind: 'all', parts: inner() };
    case 'or':
      return { kind: 'any', parts: inner() };
    case 'not':
      return { kind: 'not', parts: inner() };
    default:
      if (!operatorName.test(operator))
        source.problem(`'${operator}' is no operator of conditions.`, ...path);
      return {
        kind: 'call',
        name: operator,
        args: source.compile(isArray(value) ? value : [value], ...path),
      };
  }
}

/** Works a condition out; what decides ends the reading, as in `and` and `or` of expressions. */
function decide(test: Condition, context: ExpressionContext): Result<boolean, string> {
  switch (test.kind) {
    case 'value':
      return truth(test.compiled.evaluate(context));
    case 'call': {
      const args = test.args.evaluate(context);
      if (!args.ok) return err(args.error.message);
      return truth(callFunction(test.name, isListValue(args.value) ? args.value : []));
    }
    case 'not': {
      const [first] = test.parts;
      const result =
        first === undefined ? err('The operator not takes one condition.') : decide(first, context);
      return result.ok ? ok(!result.value) : result;
    }
    case 'all':
    case 'any': {
      const decisive = test.kind === 'any';
      for (const each of test.parts) {
        const result = decide(each, context);
        if (!result.ok || result.value === decisive) return result;
      }
      return ok(!decisive);
    }
    default:
      return assertNever(test);
  }
}

function truth(result: Result<Value, { readonly message: string }>): Result<boolean, string> {
  if (!result.ok) return err(result.error.message);
  if (typeof result.value === 'boolean') return ok(result.value);
  return err(`The condition must be true or false. It is of type '${typeName(result.value)}'.`);
}
