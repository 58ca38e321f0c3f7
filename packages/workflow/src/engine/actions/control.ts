/** Scope, Switch, Foreach, Until, Terminate, Response. Conditions are in a file of their own. */
import { err, isObject, memberOf, objectAt, ok, stringAt } from '@connectory/base';
import { typeOf } from '@connectory/expressions';
import type { ActionSource } from '../plan/source.ts';
import type { Step } from '../plan/types.ts';
import { evaluationFailure, failure } from '../run/failures.ts';
import { durationMs } from '../time.ts';
import { integerFrom, typeName } from '../values.ts';

/** `Scope`. */
export function scope(source: ActionSource): Step {
  return { kind: 'scope', container: source.container(source.json['actions'], 'actions') };
}

/** `Switch`: a case is equal in type and in value. */
export function switchCase(source: ActionSource): Step {
  const { json, name } = source;
  const subject = source.template(json['expression'], 'expression');
  const branches = new Map<string, number>();
  const values = new Map<unknown, string>();
  for (const [key, each] of Object.entries(objectAt(json, 'cases') ?? {})) {
    if (!isObject(each)) continue;
    branches.set(key, source.container(each['actions'], 'cases', key, 'actions'));
    const value = each['case'];
    if (typeof value === 'string' || typeof value === 'number') values.set(value, key);
    else source.problem(`Case '${key}' must be a text or an integer.`, 'cases', key, 'case');
  }
  // A name that no case can have, because cases are named by objects of JSON with this prefix.
  const otherwise = '/default';
  branches.set(otherwise, source.container(memberOf(json['default'], 'actions'), 'default', 'actions'));
  return {
    kind: 'branch',
    branches,
    choose: ({ context }) => {
      const value = subject.compiled.evaluate(context);
      if (!value.ok) return err(evaluationFailure(name, value.error.message));
      const kind = typeOf(value.value);
      if (kind !== 'string' && kind !== 'integer') {
        const why = `The result of the evaluation of 'scope' action expression '${subject.source}' is not valid. It is of type '${typeName(value.value)}' but is expected to be a value of type 'String, Integer'.`;
        return err(failure('ExpressionEvaluationFailed', why));
      }
      return ok({ branch: values.get(value.value) ?? otherwise, inputs: { expressionResult: value.value } });
    },
  };
}

/** `Foreach`: how many passes at a time depends on the host, and an inner one goes one by one. */
export function foreach(source: ActionSource, within: boolean): Step {
  const { json, flavour } = source;
  const set = integerFrom(
    memberOf(objectAt(objectAt(json, 'runtimeConfiguration'), 'concurrency'), 'repetitions'),
  );
  const sequential = within || stringAt(json, 'operationOptions')?.toLowerCase() === 'sequential';
  const usual = flavour === 'logic-apps' ? 20 : 1;
  return {
    kind: 'foreach',
    source: source.template(json['foreach'], 'foreach'),
    degree: sequential ? 1 : Math.min(Math.max(set ?? usual, 1), 50),
    container: source.container(json['actions'], 'actions'),
  };
}

/** `Until`. */
export function until(source: ActionSource): Step {
  const { json, limits } = source;
  const limit = objectAt(json, 'limit');
  const options = stringAt(json, 'operationOptions')?.toLowerCase() ?? '';
  return {
    kind: 'until',
    test: source.template(json['expression'], 'expression'),
    count: Math.min(Math.max(integerFrom(memberOf(limit, 'count')) ?? 60, 1), limits.maxPasses),
    timeoutMs: durationMs(stringAt(limit, 'timeout') ?? '') ?? 3_600_000,
    failAtLimit: options.includes('failwhenlimitsreached'),
    container: source.container(json['actions'], 'actions'),
  };
}

/** `Terminate`. */
export function terminate(source: ActionSource): Step {
  return { kind: 'terminate', inputs: source.compile(source.json['inputs'], 'inputs') };
}

/** `Response`. */
export function response(source: ActionSource): Step {
  const options = stringAt(source.json, 'operationOptions')?.toLowerCase() ?? '';
  const inputs = objectAt(source.json, 'inputs') ?? {};
  // The schema is for editors. What it holds is no template.
  const { schema: _, ...rest } = inputs;
  return {
    kind: 'response',
    inputs: source.compile(rest, 'inputs'),
    asynchronous: options.includes('asynchronous'),
  };
}
