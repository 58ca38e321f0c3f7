import { type Diagnostic, type Json, type JsonObject, objectAt, arrayAt } from '@connectory/base';
import type { DynamicArgument, DynamicCall, Operation, Parameter } from '@connectory/connector';
import { mergeAllOf, resolveSchema } from '@connectory/schema';
import { diagnostic } from '../diagnostics.ts';
import { sortValues } from '../request/values.ts';
import { lookUpPath } from './lookup.ts';
import type { DynamicInput, ResolvedCall } from './types.ts';

/** Works out what the operation a dynamic extension names is called with (extensions §2.1). Calls nothing. */
export function resolveCall(
  input: Pick<DynamicInput, 'connector' | 'operation' | 'values' | 'selected' | 'isExpression'>,
  call: DynamicCall,
): ResolvedCall {
  const { connector, operation } = input;
  const target = connector.operations.get(call.operationId);
  if (target === undefined) {
    const data = { operation: operation.id, target: call.operationId };
    return failed(diagnostic('dynamic-operation', data, { place: { pointer: operation.pointer } }));
  }
  const parameters: Record<string, Json> = {};
  const waiting: string[] = [];
  const runTime: string[] = [];
  for (const [name, argument] of call.arguments) {
    const goal = goalOf(target, name, connector.document);
    // Names that the called operation does not have are frequent and mean nothing.
    if (goal === undefined) continue;
    const found = valueOf(input, argument);
    if (found.kind === 'unknown') {
      const data = { operation: operation.id, name: found.name, target: target.id };
      return failed(diagnostic('dynamic-reference', data, { place: { pointer: operation.pointer } }));
    }
    const { value } = found;
    if (value !== undefined && value !== null && input.isExpression?.(value) === true)
      runTime.push(found.name);
    else if (isEmpty(value) && argument.kind === 'reference') {
      if (goal.required) waiting.push(found.name);
    } else if (value !== undefined) parameters[goal.name] = value;
  }
  if (runTime.length > 0) return { kind: 'run-time', for: runTime };
  if (waiting.length > 0) return { kind: 'waiting', for: waiting };
  return {
    kind: 'ready',
    operation: target,
    parameters: { ...hiddenDefaults(target, parameters), ...parameters },
  };
}

function failed(problem: Diagnostic): ResolvedCall {
  return { kind: 'failed', diagnostics: [problem] };
}

/** The parameter, or the property of the body, that a name of the called operation means. */
function goalOf(
  target: Operation,
  name: string,
  document: JsonObject,
): { readonly name: string; readonly required: boolean } | undefined {
  const direct = target.parameters.find((parameter) => parameter.name === name);
  if (direct !== undefined) return { name, required: direct.required && direct.default === undefined };
  const body = target.parameters.find(({ place }) => place === 'body');
  if (body === undefined) return undefined;
  const path = name.split('/');
  const inside = path[0] === body.name ? path.slice(1) : path;
  const property = propertyAt(body, inside, document);
  return property && { name: [body.name, ...inside].join('/'), required: property.required };
}

function propertyAt(
  body: Parameter,
  path: readonly string[],
  document: JsonObject,
): { readonly required: boolean } | undefined {
  let schema = mergeAllOf(resolveSchema(body.schema, document), document);
  let required = body.required;
  for (const name of path) {
    const property = objectAt(objectAt(schema, 'properties'), name);
    if (property === undefined) return undefined;
    required &&= arrayAt(schema, 'required')?.includes(name) === true && property['default'] === undefined;
    schema = mergeAllOf(resolveSchema(property, document), document);
  }
  return { required };
}

type Found =
  | { readonly kind: 'value'; readonly name: string; readonly value: Json | undefined }
  | { readonly kind: 'unknown'; readonly name: string };

function valueOf(
  input: Pick<DynamicInput, 'connector' | 'operation' | 'values' | 'selected'>,
  argument: DynamicArgument,
): Found {
  switch (argument.kind) {
    case 'value':
      return { kind: 'value', name: '', value: argument.value };
    case 'selected':
      return {
        kind: 'value',
        name: argument.path.join('/'),
        value: lookUpPath(input.selected, argument.path),
      };
    case 'reference':
      return referenced(input, argument.path);
    default:
      return argument satisfies never;
  }
}

/** The present value a reference names: a parameter first, then a property of the body (extensions §2.1). */
function referenced(
  { connector, operation, values }: Pick<DynamicInput, 'connector' | 'operation' | 'values'>,
  path: readonly string[],
): Found {
  const given = sortValues(operation, values).values;
  const whole = path.join('/');
  const [first = '', ...rest] = path;
  const named =
    operation.parameters.find(({ name }) => name === whole) ??
    operation.parameters.find(({ name }) => name === first);
  if (named !== undefined) {
    const value = named.visibility === 'internal' ? undefined : given.get(named);
    return { kind: 'value', name: whole, value: named.name === whole ? value : lookUpPath(value, rest) };
  }
  const body = operation.parameters.find(({ place }) => place === 'body');
  // One published connector writes the old form with dots.
  const inside =
    path.length === 1 && propertyOf(body, path, connector.document) === undefined ? first.split('.') : path;
  if (body === undefined || propertyOf(body, inside, connector.document) === undefined) {
    return { kind: 'unknown', name: whole };
  }
  return { kind: 'value', name: inside.join('/'), value: lookUpPath(given.get(body), inside) };
}

function propertyOf(
  body: Parameter | undefined,
  path: readonly string[],
  document: JsonObject,
): { readonly required: boolean } | undefined {
  return body && propertyAt(body, path, document);
}

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '';
}

/** Hidden parameters that nobody mentioned get their defaults, required or not: nobody else could supply them. */
function hiddenDefaults(
  target: Operation,
  given: Readonly<Record<string, Json>>,
): Readonly<Record<string, Json>> {
  const hidden = target.parameters.filter(
    ({ name, visibility, place }) =>
      visibility === 'internal' && place !== 'body' && !Object.hasOwn(given, name),
  );
  return Object.fromEntries(
    hidden.flatMap((parameter) =>
      parameter.default === undefined ? [] : [[parameter.name, parameter.default]],
    ),
  );
}
