import { type ConnectorPackage, compileConnector, type Operation } from '@connectory/connector';
import type { JsonObject } from '@connectory/base';
import { shapeText } from './shape.ts';

/** Where a package and what came back of its export differ, one line each. */
export function packageDifferences(before: ConnectorPackage, after: ConnectorPackage): readonly string[] {
  const found: string[] = [];
  const theirs = new Map(
    [...compileConnector(after).operations.values()].map((operation) => [labelOf(operation), operation]),
  );
  const ours = [...compileConnector(before).operations.values()];
  for (const operation of ours) {
    const label = labelOf(operation);
    const other = theirs.get(label);
    theirs.delete(label);
    if (other === undefined) found.push(`${label} is missing`);
    else found.push(...operationDifferences(label, operation, before.definition, other, after.definition));
  }
  for (const label of theirs.keys()) found.push(`${label} is too many`);
  return found;
}

function labelOf({ method, path }: Operation): string {
  return `${method} ${path.startsWith('/') ? path : `/${path}`}`;
}

function operationDifferences(
  label: string,
  before: Operation,
  beforeRoot: JsonObject,
  after: Operation,
  afterRoot: JsonObject,
): readonly string[] {
  const found: string[] = [];
  if (before.kind !== after.kind) found.push(`${label}: ${after.kind} instead of ${before.kind}`);
  // Ids that occur twice are renamed by the import, which tells it.
  if (before.id !== after.id && !after.id.startsWith(before.id))
    found.push(`${label}: the id ${after.id} instead of ${before.id}`);
  const expected = parametersOf(before, beforeRoot);
  const given = parametersOf(after, afterRoot);
  for (const line of expected) if (!given.includes(line)) found.push(`${label}: parameter lost: ${line}`);
  for (const line of given) if (!expected.includes(line)) found.push(`${label}: parameter too many: ${line}`);
  const answers = responsesOf(before, beforeRoot);
  const others = responsesOf(after, afterRoot);
  for (const line of answers) if (!others.includes(line)) found.push(`${label}: answer lost: ${line}`);
  // An operation without answers gets one, which OpenAPI 2.0 wants.
  const added = answers.length === 0 ? others.slice(0, 1) : [];
  for (const line of others)
    if (!answers.includes(line) && !added.includes(line)) found.push(`${label}: answer too many: ${line}`);
  const incoming = shapeText(before.notification?.schema, beforeRoot);
  const back = shapeText(after.notification?.schema, afterRoot);
  if (incoming !== back) found.push(`${label}: notification ${back} instead of ${incoming}`);
  return found;
}

function parametersOf(operation: Operation, root: JsonObject): readonly string[] {
  return operation.parameters.map((parameter) => {
    const { name, place, required, schema, type, collectionFormat } = parameter;
    const list = type === 'array' && place !== 'body' ? ` ${collectionFormat}` : '';
    return `${place} ${name}${required ? '!' : ''}${list} ${shapeText(schema, root)}`;
  });
}

function responsesOf({ responses }: Operation, root: JsonObject): readonly string[] {
  return responses.map(({ status, schema }) => `${status} ${shapeText(schema, root)}`);
}
