import {
  escapeSegment,
  isArray,
  isObject,
  type Json,
  type JsonObject,
  memberNames,
  objectAt,
  stringAt,
} from '@connectory/base';
import { resolveReference } from '@connectory/schema';
import { verbs } from '../../model/compile.ts';
import type {
  NodeSite,
  OperationSite,
  Owner,
  ParameterSite,
  ReferenceSite,
  ResponseSite,
  SchemaRole,
  SchemaSite,
} from './sites.ts';

/** Everything of a definition that rules look at, each thing once, in the order of the document. */
export interface Walked {
  readonly nodes: readonly NodeSite[];
  readonly operations: readonly OperationSite[];
  readonly parameters: readonly ParameterSite[];
  readonly responses: readonly ResponseSite[];
  readonly schemas: readonly SchemaSite[];
  readonly references: readonly ReferenceSite[];
}

/** Deeper schemas are not looked into: our readers refuse such texts, and walking recurses. */
const maxDepth = 600;

/** Branches that importers keep for what OpenAPI 2.0 cannot say. */
const keptBranches = ['x-oneOf', 'x-anyOf'];

type Walker = { -readonly [Name in keyof Walked]: Walked[Name][number][] };

/** Walks a definition once. */
export function walkDefinition(definition: JsonObject): Walked {
  const walked: Walker = {
    nodes: [],
    operations: [],
    parameters: [],
    responses: [],
    schemas: [],
    references: [],
  };
  walkRoot(walked, definition);
  walkPaths(walked, definition);
  for (const [name, source, pointer] of members(definition, 'parameters', '')) {
    if (isObject(source)) walkParameter(walked, source, pointer, { kind: 'parameter', name });
  }
  for (const [name, source, pointer] of members(definition, 'responses', '')) {
    if (!isObject(source)) continue;
    walked.responses.push({ source, pointer, code: name, operation: undefined });
    walkResponse(walked, source, pointer, { kind: 'response', name });
  }
  for (const [name, schema, pointer] of members(definition, 'definitions', '')) {
    if (isObject(schema))
      walkSchema(walked, schema, pointer, 'definition', name, undefined, { kind: 'definition', name });
  }
  return walked;
}

function* members(
  holder: JsonObject,
  name: string,
  pointer: string,
): Iterable<readonly [name: string, value: Json | undefined, pointer: string]> {
  const object = objectAt(holder, name);
  if (object === undefined) return;
  for (const member of memberNames(object)) {
    yield [member, object[member], `${pointer}/${name}/${escapeSegment(member)}`];
  }
}

function node(walked: Walker, shape: string, value: Json | undefined, pointer: string): void {
  if (isObject(value)) walked.nodes.push({ shape, value, pointer });
}

function walkRoot(walked: Walker, definition: JsonObject): void {
  node(walked, 'root', definition, '');
  const { info } = definition;
  node(walked, 'info', info, '/info');
  node(walked, 'contact', objectAt(info, 'contact'), '/info/contact');
  node(walked, 'license', objectAt(info, 'license'), '/info/license');
  node(walked, 'externalDocs', definition['externalDocs'], '/externalDocs');
  listed(definition, 'tags').forEach((tag, at) => {
    node(walked, 'tag', tag, `/tags/${at}`);
    node(walked, 'externalDocs', objectAt(tag, 'externalDocs'), `/tags/${at}/externalDocs`);
  });
  for (const [, scheme, pointer] of members(definition, 'securityDefinitions', ''))
    node(walked, 'securityScheme', scheme, pointer);
  listed(definition, 'x-ms-connector-metadata').forEach((entry, at) =>
    node(walked, 'metadataEntry', entry, `/x-ms-connector-metadata/${at}`),
  );
  const capabilities = objectAt(definition, 'x-ms-capabilities');
  node(walked, 'capabilityCall', capabilities?.['testConnection'], '/x-ms-capabilities/testConnection');
  const picker = objectAt(capabilities, 'file-picker');
  for (const part of ['open', 'browse'])
    node(walked, 'capabilityCall', picker?.[part], `/x-ms-capabilities/file-picker/${part}`);
}

function walkPaths(walked: Walker, definition: JsonObject): void {
  for (const [path, item, pointer] of members(definition, 'paths', '')) {
    if (path.startsWith('x-') || !isObject(item)) continue;
    node(walked, 'pathItem', item, pointer);
    const shared = listParameters(definition, item, pointer);
    const found: OperationSite[] = [];
    for (const verb of memberNames(item)) {
      const source = item[verb];
      if (!verbs.includes(verb.toLowerCase()) || !isObject(source)) continue;
      found.push(operationSite(definition, path, verb, source, item, pointer, shared));
    }
    const [first] = found;
    if (first !== undefined) {
      const owner: Owner = { kind: 'operation', operation: first, side: 'input' };
      walkParameters(walked, item, pointer, owner);
    }
    for (const operation of found) walkOperation(walked, operation);
    const notification = objectAt(item, 'x-ms-notification-content');
    if (notification !== undefined && first !== undefined) {
      const operation = found.find(({ isTrigger }) => isTrigger) ?? first;
      const owner: Owner = { kind: 'operation', operation, side: 'output' };
      walkNotification(walked, notification, `${pointer}/x-ms-notification-content`, owner);
    }
  }
}

function operationSite(
  definition: JsonObject,
  path: string,
  verb: string,
  source: JsonObject,
  item: JsonObject,
  itemPointer: string,
  shared: readonly ParameterSite[],
): OperationSite {
  const pointer = `${itemPointer}/${escapeSegment(verb)}`;
  const own = listParameters(definition, source, pointer);
  const keys = new Set(own.map(({ place, name }) => `${place} ${name}`));
  const effective = [...shared.filter(({ place, name }) => !keys.has(`${place} ${name}`)), ...own];
  const responses: ResponseSite[] = [];
  const onPath = objectAt(item, 'x-ms-notification-content');
  const onOperation = objectAt(source, 'x-ms-notification-content');
  const operation: OperationSite = {
    path,
    verb,
    pointer,
    source,
    item,
    itemPointer,
    id: stringAt(source, 'operationId') ?? '',
    label: `${verb.toUpperCase()} ${path}`,
    own,
    effective,
    body: effective.find(({ place }) => place === 'body'),
    responses,
    isTrigger: source['x-ms-trigger'] !== undefined && source['x-ms-trigger'] !== null,
    notification:
      onPath !== undefined
        ? { value: onPath, pointer: `${itemPointer}/x-ms-notification-content` }
        : onOperation && { value: onOperation, pointer: `${pointer}/x-ms-notification-content` },
  };
  for (const [code, given, at] of members(source, 'responses', pointer)) {
    if (code.startsWith('x-')) continue;
    const reference = stringAt(given, '$ref');
    const target = reference === undefined ? given : resolveReference(reference, definition);
    if (isObject(target)) {
      responses.push({
        source: target,
        pointer: reference === undefined ? at : reference.slice(1),
        code,
        operation,
      });
    }
  }
  return operation;
}

function listParameters(
  definition: JsonObject,
  holder: JsonObject,
  pointer: string,
): readonly ParameterSite[] {
  return listed(holder, 'parameters').flatMap((item, index) => {
    const reference = stringAt(item, '$ref');
    const source = reference === undefined ? item : resolveReference(reference, definition);
    if (!isObject(source)) return [];
    const at = `${pointer}/parameters/${index}`;
    return [parameterSite(source, reference === undefined ? at : reference.slice(1), at, reference)];
  });
}

function parameterSite(
  source: JsonObject,
  pointer: string,
  at: string,
  reference: string | undefined,
): ParameterSite {
  const name = stringAt(source, 'name') ?? '';
  return { source, pointer, listed: at, name, place: stringAt(source, 'in') ?? '', reference };
}

function walkOperation(walked: Walker, operation: OperationSite): void {
  const { source, pointer } = operation;
  walked.operations.push(operation);
  node(walked, 'operation', source, pointer);
  node(walked, 'externalDocs', source['externalDocs'], `${pointer}/externalDocs`);
  node(walked, 'pageable', source['x-ms-pageable'], `${pointer}/x-ms-pageable`);
  node(walked, 'notification', source['x-ms-notification'], `${pointer}/x-ms-notification`);
  walkParameters(walked, source, pointer, { kind: 'operation', operation, side: 'input' });
  const owner: Owner = { kind: 'operation', operation, side: 'output' };
  for (const [code, response, at] of members(source, 'responses', pointer)) {
    if (code.startsWith('x-') || !isObject(response)) continue;
    if (response['$ref'] === undefined)
      walked.responses.push({ source: response, pointer: at, code, operation });
    walkResponse(walked, response, at, owner);
  }
  const notification = objectAt(source, 'x-ms-notification-content');
  if (notification !== undefined)
    walkNotification(walked, notification, `${pointer}/x-ms-notification-content`, owner);
}

function walkParameters(walked: Walker, holder: JsonObject, pointer: string, owner: Owner): void {
  listed(holder, 'parameters').forEach((parameter, index) => {
    if (isObject(parameter)) walkParameter(walked, parameter, `${pointer}/parameters/${index}`, owner);
  });
}

function walkParameter(walked: Walker, source: JsonObject, pointer: string, owner: Owner): void {
  if (source['$ref'] !== undefined) {
    refer(walked, source, pointer, 'parameter', owner);
    return;
  }
  const site = parameterSite(source, pointer, pointer, undefined);
  walked.parameters.push(site);
  if (site.place === 'body') {
    node(walked, 'bodyParameter', source, pointer);
    const schema = objectAt(source, 'schema');
    if (schema !== undefined)
      walkSchema(walked, schema, `${pointer}/schema`, 'body', site.name, undefined, owner);
    return;
  }
  node(walked, 'parameter', source, pointer);
  walkSimple(walked, source, pointer, 'parameter', site.name, undefined, owner);
}

/** Parameters, headers and their items: values of simple types, described in place. */
function walkSimple(
  walked: Walker,
  schema: JsonObject,
  pointer: string,
  role: 'parameter' | 'header' | 'simple-items',
  name: string,
  parent: SchemaSite | undefined,
  owner: Owner,
  depth = 0,
): void {
  const site: SchemaSite = { schema, pointer, role, name, parent, owner };
  walked.schemas.push(site);
  const items = objectAt(schema, 'items');
  if (items === undefined || depth > maxDepth) return;
  if (items['$ref'] === undefined) node(walked, 'items', items, `${pointer}/items`);
  else refer(walked, items, `${pointer}/items`, 'schema', owner);
  walkSimple(walked, items, `${pointer}/items`, 'simple-items', '', site, owner, depth + 1);
}

function walkResponse(walked: Walker, response: JsonObject, pointer: string, owner: Owner): void {
  if (response['$ref'] !== undefined) {
    refer(walked, response, pointer, 'response', owner);
    return;
  }
  node(walked, 'response', response, pointer);
  const schema = objectAt(response, 'schema');
  if (schema !== undefined) walkSchema(walked, schema, `${pointer}/schema`, 'response', '', undefined, owner);
  for (const [name, header, at] of members(response, 'headers', pointer)) {
    if (!isObject(header)) continue;
    node(walked, 'header', header, at);
    walkSimple(walked, header, at, 'header', name, undefined, owner);
  }
}

function walkNotification(walked: Walker, content: JsonObject, pointer: string, owner: Owner): void {
  const schema = objectAt(content, 'schema');
  if (schema !== undefined)
    walkSchema(walked, schema, `${pointer}/schema`, 'notification', '', undefined, owner);
}

function walkSchema(
  walked: Walker,
  schema: JsonObject,
  pointer: string,
  role: SchemaRole,
  name: string,
  parent: SchemaSite | undefined,
  owner: Owner,
  depth = 0,
): void {
  if (depth > maxDepth) return;
  const site: SchemaSite = { schema, pointer, role, name, parent, owner };
  walked.schemas.push(site);
  walked.nodes.push({ shape: 'schema', value: schema, pointer });
  if (schema['$ref'] !== undefined) refer(walked, schema, pointer, 'schema', owner);
  if (schema['x-ms-dynamic-list'] !== undefined)
    node(walked, 'dynamicList', schema['x-ms-dynamic-list'], `${pointer}/x-ms-dynamic-list`);
  const inner = (value: Json | undefined, at: string, as: SchemaRole, called = ''): void => {
    if (isObject(value)) walkSchema(walked, value, `${pointer}/${at}`, as, called, site, owner, depth + 1);
  };
  const { properties } = schema;
  if (isObject(properties)) {
    for (const property of memberNames(properties)) {
      inner(properties[property], `properties/${escapeSegment(property)}`, 'property', property);
    }
  }
  inner(schema['items'], 'items', 'items');
  inner(schema['additionalProperties'], 'additionalProperties', 'additional');
  listed(schema, 'allOf').forEach((branch, at) => inner(branch, `allOf/${at}`, 'branch'));
  for (const kept of keptBranches) {
    listed(schema, kept).forEach((branch, at) => inner(branch, `${kept}/${at}`, 'branch'));
  }
}

function refer(
  walked: Walker,
  value: JsonObject,
  pointer: string,
  of: ReferenceSite['of'],
  owner: Owner,
): void {
  const reference = value['$ref'];
  if (typeof reference === 'string') walked.references.push({ reference, pointer, value, of, owner });
}

function listed(holder: JsonObject, name: string): readonly Json[] {
  const list = holder[name];
  return isArray(list) ? list : [];
}
