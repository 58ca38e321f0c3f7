import { isArray, isObject, type Json, type JsonObject, objectAt, withValueAt } from '@connectory/base';
import type { Connector, Operation, Parameter } from '@connectory/connector';
import { mergeAllOf, resolveSchema } from '@connectory/schema';

const maxDepth = 30;

/** Members looked at for defaults in one body. Definitions that branch at every level have more than anyone can send. */
export const maxDefaults = 10_000;

/** What filling in defaults may still look at. */
interface DefaultsBudget {
  left: number;
}

/** The deepest one in a published connector is three levels down. */
const maxCallbackDepth = 8;

/** The values of an invocation, by parameter; `body/…` paths folded into the body. */
export interface GivenValues {
  readonly values: ReadonlyMap<Parameter, Json>;
  /** Names that belong to no parameter. */
  readonly unknown: readonly string[];
}

/** The parameters of operations by name, worked out when an operation is first called. */
const named = new WeakMap<Operation, ReadonlyMap<string, readonly Parameter[]>>();

function byName(operation: Operation): ReadonlyMap<string, readonly Parameter[]> {
  const known = named.get(operation);
  if (known !== undefined) return known;
  const made = new Map<string, Parameter[]>();
  for (const parameter of operation.parameters) {
    const same = made.get(parameter.name);
    if (same === undefined) made.set(parameter.name, [parameter]);
    else same.push(parameter);
  }
  named.set(operation, made);
  return made;
}

/** Sorts given values by parameter. A name that occurs in several places goes to each of them. */
export function sortValues(operation: Operation, given: Readonly<Record<string, Json>>): GivenValues {
  const values = new Map<Parameter, Json>();
  const unknown: string[] = [];
  const parameters = byName(operation);
  for (const name of Object.keys(given)) {
    const value = given[name];
    if (value === undefined) continue;
    const fitting = parameters.get(name);
    if (fitting !== undefined) {
      for (const parameter of fitting) values.set(parameter, value);
      continue;
    }
    const body = operation.parameters.find((parameter) => parameter.place === 'body');
    const path = name.split('/');
    if (body !== undefined && path.length > 1 && path[0] === body.name) {
      values.set(body, withValueAt(values.get(body) ?? {}, path.slice(1), value));
    } else {
      unknown.push(name);
    }
  }
  return { values, unknown };
}

/**
 * The value a parameter is sent with: the caller's, else the default when the parameter is required. An optional
 * parameter's default is the API's business and is not sent (SPEC §10.1).
 */
export function effectiveValue(
  connector: Connector,
  parameter: Parameter,
  given: Json | undefined,
  budget: DefaultsBudget = { left: maxDefaults },
): Json | undefined {
  if (parameter.place !== 'body') return given ?? (parameter.required ? parameter.default : undefined);
  const start = given ?? parameter.default;
  const filled = fillDefaults(parameter.schema, start, connector.document, parameter.required, 0, budget);
  return filled ?? start;
}

/**
 * Adds the defaults of required properties, level by level, as long as their parent is present or required itself: they
 * are mostly hidden ones that nobody can type (SPEC §10.1).
 */
function fillDefaults(
  given: JsonObject,
  value: Json | undefined,
  root: JsonObject,
  required: boolean,
  depth: number,
  budget: DefaultsBudget,
): Json | undefined {
  budget.left -= 1;
  if (budget.left < 0) return value;
  if (depth > maxDepth || (value !== undefined && typeof value !== 'object') || value === null) return value;
  const schema = mergeAllOf(resolveSchema(given, root), root);
  if (isArray(value)) {
    const items = objectAt(schema, 'items');
    return items === undefined
      ? value
      : value.map((item) => fillDefaults(items, item, root, true, depth + 1, budget) ?? item);
  }
  const properties = objectAt(schema, 'properties');
  if (value === undefined && (properties === undefined || !required))
    return required ? schema['default'] : undefined;
  const names = requiredNames(schema);
  const filled: Record<string, Json> = {};
  for (const [name, property] of Object.entries(properties ?? {})) {
    if (!isObject(property)) continue;
    const own = value !== undefined && Object.hasOwn(value, name) ? value[name] : undefined;
    const member = fillDefaults(property, own, root, names.has(name), depth + 1, budget);
    if (member !== undefined) filled[name] = member;
  }
  const complete = { ...filled, ...pickOthers(value, filled) };
  return value === undefined && Object.keys(complete).length === 0 ? undefined : complete;
}

function requiredNames(schema: JsonObject): ReadonlySet<string> {
  const { required } = schema;
  return new Set(Array.isArray(required) ? required.filter((name) => typeof name === 'string') : []);
}

function pickOthers(value: JsonObject | undefined, known: Readonly<Record<string, Json>>): JsonObject {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([name]) => !Object.hasOwn(known, name)));
}

/**
 * Puts the address that notifications go to where the body's schema wants it (`x-ms-notification-url`). Bodies without
 * such a property come back as they are.
 */
export function withCallback(
  connector: Connector,
  body: Parameter,
  value: Json | undefined,
  callbackUrl: string,
): Json | undefined {
  const path = notificationPath(body.schema, connector.document);
  return path === undefined ? value : withValueAt(value ?? {}, path, callbackUrl);
}

/** Where in a body the address of notifications belongs; `undefined` when nowhere. */
export function notificationPath(
  given: JsonObject,
  root: JsonObject,
  depth = 0,
): readonly (string | number)[] | undefined {
  if (given['x-ms-notification-url'] === true) return [];
  if (depth > maxCallbackDepth) return undefined;
  const schema = mergeAllOf(resolveSchema(given, root), root);
  if (schema['x-ms-notification-url'] === true) return [];
  for (const [name, property] of Object.entries(objectAt(schema, 'properties') ?? {})) {
    const below = isObject(property) ? notificationPath(property, root, depth + 1) : undefined;
    if (below !== undefined) return [name, ...below];
  }
  const items = objectAt(schema, 'items');
  const below = items && notificationPath(items, root, depth + 1);
  return below && [0, ...below];
}
