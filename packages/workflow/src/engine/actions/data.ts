/** Data operations that work on their inputs alone: Compose, Parse JSON, Join. */
import { compileValidator, type Validator } from '@connectory/schema';
import { readJson, toJson, type Value } from '@connectory/expressions';
import { isObject } from '@connectory/base';
import type { ActionSource } from '../plan/source.ts';
import type { Step, StepOutcome } from '../plan/types.ts';
import { failure } from '../run/failures.ts';
import { callFunction, isListValue, isObjectValue, member, textMember, typeName } from '../values.ts';
import { fromInputs } from './inputs.ts';

/** `Compose`: its inputs are its outputs. */
export function compose(source: ActionSource): Step {
  return fromInputs(source, (inputs) => ({ outputs: inputs }));
}

/** `ParseJson`: text becomes a value, and the value must fit the schema. */
export function parseJson(source: ActionSource): Step {
  // A schema without templates, which is every one that a designer writes, is compiled once.
  let known: { readonly schema: Value; readonly check: Validator } | undefined;
  return fromInputs(source, (inputs) => {
    const content = member(inputs, 'content');
    if (content === undefined || content === null) {
      const why = "Required property 'content' expects a value but got null.";
      return { failure: failure('InvalidTemplate', why) };
    }
    const value = parsed(content);
    if (value === undefined) return { failure: failure('InvalidJSON', 'The content is not valid JSON.') };
    const schema = member(inputs, 'schema');
    if (!isObjectValue(schema)) return { outputs: { body: value } };
    if (known === undefined || !sameSchema(known.schema, schema)) {
      const json = toJson(schema);
      known = { schema, check: compileValidator(isObject(json) ? json : {}, isObject(json) ? json : {}) };
    }
    const problems = known.check(toJson(value));
    if (problems.length === 0) return { outputs: { body: value } };
    return {
      outputs: { body: value, errors: problems.map(({ message }) => ({ message })) },
      failure: failure(
        'ValidationFailed',
        `The schema validation failed. ${problems[0]?.message ?? ''}`.trim(),
      ),
    };
  });
}

function sameSchema(left: Value, right: Value): boolean {
  const same = callFunction('equals', [left, right]);
  return same.ok && same.value === true;
}

function parsed(content: Value): Value | undefined {
  const binary = textMember(content, '$content');
  const text = binary !== undefined ? callFunction('base64ToString', [binary]) : undefined;
  const source = text?.ok === true ? text.value : content;
  if (typeof source !== 'string') return source;
  const read = readJson(source);
  return read.ok ? read.value : undefined;
}

/** `Join`. */
export function join(source: ActionSource): Step {
  return fromInputs(source, (inputs): StepOutcome => {
    const from = member(inputs, 'from');
    if (!isListValue(from)) return notArray(source, from);
    const text = callFunction('join', [from, member(inputs, 'joinWith') ?? '']);
    return text.ok
      ? { outputs: { body: text.value } }
      : { failure: failure('BadRequest', text.error.message) };
  });
}

/** What a data operation says of a `from` that is no array. */
export function notArray({ type, name }: ActionSource, from: Value | undefined): StepOutcome {
  const why = `The 'from' property value in the '${type.toLowerCase()}' action inputs of '${name}' is of type '${typeName(from ?? null)}'. The value must be an array.`;
  return { failure: failure('BadRequest', why) };
}
