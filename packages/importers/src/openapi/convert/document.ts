import { isObject, type Json, type JsonObject, objectAt } from '@connectory/base';
import type { ConnectorPackage } from '@connectory/connector';
import { emptyPackage } from '@connectory/connector';
import { type At, step, steps } from '../../report/at.ts';
import type { Reporter } from '../../report/reporter.ts';
import { membersOf, orderedObject } from '../../text/members.ts';
import { hostParameters } from '../../policy/host-parameter.ts';
import type { ImportOptions } from '../../types.ts';
import { externalMember } from '../external/member.ts';
import type { OpenApiVersion } from '../version.ts';
import { makeAlike } from './alike.ts';
import { type Conversion, followObject } from './context.ts';
import { convertLicense, convertTags, settleReferences } from './kept.ts';
import { uniqueName } from './names.ts';
import { makeOperationIds } from './operation-ids.ts';
import { convertParameter } from './parameters.ts';
import { convertPaths } from './paths.ts';
import { escapeName } from './references.ts';
import { convertResponse } from './responses.ts';
import { convertKeywords, convertSchema } from './schema.ts';
import { convertSecurity } from './security.ts';
import { convertServers, ownServerPolicies } from './servers.ts';
import { convertWebhooks } from './webhooks.ts';
import { textOf } from '../../text/text-of.ts';

/** What a conversion needs to know beside the document. */
export interface ConversionInput {
  readonly document: JsonObject;
  readonly version: OpenApiVersion;
  readonly stated: string;
  readonly statedIds: ReadonlySet<string>;
  readonly reporter: Reporter;
  readonly url: string | undefined;
  readonly options: ImportOptions;
  readonly discovered: ReadonlyMap<string, JsonObject>;
}

/** Converts an OpenAPI 3 document to a connector package, told step by step. */
export function convertDocument(input: ConversionInput): ConnectorPackage {
  const { document } = input;
  const definitions: Conversion['definitions'] = new Map();
  const alike = makeAlike(input.reporter, () => definitions.size);
  const { reporter } = alike;
  const conversion: Conversion = {
    document,
    version: input.version,
    reporter,
    url: input.url,
    server: input.options.server,
    security: input.options.security,
    callbacks: input.options.callbacks ?? 'trigger',
    discovered: input.discovered,
    policies: [],
    hostParameters: new Map(),
    ownServers: new Map(),
    convertSchema: (value, at) => convertSchema(value, at, conversion),
    convertKeywords: (schema, at) => convertKeywords(schema, at, conversion),
    definitions,
    definitionNames: new Map(),
    waiting: [],
    converted: new Map(),
    parameterLists: alike.memory(),
    bodies: alike.memory(),
    responses: alike.memory(),
    shapes: new Map(),
    types: new Map(),
    sharedParameters: new Map(),
    sharedResponses: new Map(),
    anchors: undefined,
  };
  reporter.tell('converted', undefined, { version: input.stated });
  registerDefinitions(conversion);
  const parameters = sharedParameters(conversion);
  const responses = sharedResponses(conversion);
  const address = convertServers(conversion);
  const ids = makeOperationIds(input.statedIds, reporter);
  const paths = convertPaths({ conversion, ids, address });
  const security = convertSecurity(conversion, address);
  const webhooks = convertWebhooks(paths, ids, conversion);
  const kept = keptMembers(conversion);
  for (let next = conversion.waiting.shift(); next !== undefined; next = conversion.waiting.shift()) next();
  const converted = [...definitions].map(([name, value]) => [name, value ?? {}] as const);
  const definition: JsonObject = {
    swagger: '2.0',
    info: convertInfo(conversion),
    ...(address.host !== undefined && { host: address.host }),
    basePath: address.basePath,
    schemes: address.schemes,
    consumes: [],
    produces: [],
    paths: webhooks.paths,
    definitions: orderedObject(converted),
    parameters,
    responses,
    securityDefinitions: security.definitions,
    security: Array.isArray(document['security']) ? document['security'] : [],
    tags: convertTags(conversion),
    ...(isObject(document['externalDocs']) && { externalDocs: document['externalDocs'] }),
    ...security.kept,
    ...webhooks.kept,
    ...kept,
  };
  const connectionParameters = {
    ...security.connectionParameters,
    ...hostParameters(conversion.hostParameters.values()),
  };
  return withProperties(settleReferences(definition, conversion), {
    connectionParameters,
    ...(security.sets !== undefined && { connectionParameterSets: security.sets }),
    policyTemplateInstances: [...security.policies, ...conversion.policies, ...ownServerPolicies(conversion)],
  });
}

/** A package of a definition, with the properties of an empty one and these instead of its own. */
export function withProperties(definition: JsonObject, properties: JsonObject): ConnectorPackage {
  const empty = emptyPackage('').properties;
  const inner = objectAt(empty, 'properties') ?? {};
  return { definition, properties: { properties: { ...inner, ...properties } }, files: [] };
}

function convertInfo(conversion: Conversion): JsonObject {
  const info = objectAt(conversion.document, 'info') ?? {};
  const members = membersOf(info).map(([name, value]): readonly [string, Json] => {
    if (name === 'license') return [name, convertLicense(value, conversion)];
    if (name !== 'summary')
      return [name, name === 'version' || name === 'title' ? textOf(value ?? '') : value];
    conversion.reporter.tell('member-moved', steps(undefined, 'info', name), { name, kept: 'x-summary' });
    return ['x-summary', value];
  });
  return { title: '', version: '1.0', ...orderedObject(members) };
}

/** Names every schema of the components first, so that references can be written before their targets are. */
function registerDefinitions(conversion: Conversion): void {
  const schemas = objectAt(objectAt(conversion.document, 'components'), 'schemas') ?? {};
  const all = steps(undefined, 'components', 'schemas');
  for (const [name, value] of membersOf(schemas)) {
    const at = step(all, name);
    const clean = /^[^\s#?%"<>\\^`{|}«»[\],/~]+$/u.test(name) ? name : cleanName(name);
    const registered = uniqueName(clean, (candidate) => conversion.definitions.has(candidate));
    if (registered !== name)
      conversion.reporter.tell('definition-renamed', at, { from: name, to: registered });
    conversion.definitions.set(registered, undefined);
    conversion.definitionNames.set(`#/components/schemas/${escapeName(name)}`, registered);
    conversion.waiting.push(() => {
      conversion.definitions.set(registered, convertSchema(value, at, conversion));
    });
  }
}

function cleanName(name: string): string {
  return name.replaceAll(/[\s#?%"<>\\^`{|}«»[\],/~]+/gu, '_').replaceAll(/^_+|_+$/g, '') || 'Schema';
}

function components(name: string, conversion: Conversion): readonly (readonly [string, Json, At])[] {
  const given = objectAt(objectAt(conversion.document, 'components'), name) ?? {};
  return membersOf(given)
    .filter(([member]) => !member.startsWith('x-'))
    .map(([member, value]) => [member, value, steps(undefined, 'components', name, member)] as const);
}

/** Shared parameters that stay one; the others are written out where they are used. */
function sharedParameters(conversion: Conversion): JsonObject {
  const entries = components('parameters', conversion).flatMap(([name, value, at]) => {
    const found = followObject(conversion, value, at);
    if (found === undefined) return [];
    const [only, ...more] = convertParameter(found.value, found.at, conversion).parameters;
    if (only === undefined || more.length > 0) return [];
    conversion.sharedParameters.set(`#/components/parameters/${escapeName(name)}`, name);
    return [[name, only] as const];
  });
  return orderedObject(entries);
}

function sharedResponses(conversion: Conversion): JsonObject {
  const entries = components('responses', conversion).flatMap(([name, value, at]) => {
    const found = followObject(conversion, value, at);
    if (found === undefined) return [];
    const { response, produces } = convertResponse(found.value, found.at, conversion);
    conversion.sharedResponses.set(`#/components/responses/${escapeName(name)}`, { name, produces });
    return [[name, response] as const];
  });
  return orderedObject(entries);
}

/** Extensions of the root. */
function keptMembers(conversion: Conversion): JsonObject {
  return orderedObject(
    membersOf(conversion.document).filter(([name]) => name.startsWith('x-') && name !== externalMember),
  );
}
