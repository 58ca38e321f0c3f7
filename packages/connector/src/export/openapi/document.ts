import {
  arrayAt,
  type Diagnostic,
  isObject,
  type Json,
  type JsonObject,
  memberNames,
  objectAt,
  stringAt,
} from '@connectory/base';
import { diagnostic } from '../../diagnostics.ts';
import { propertiesFile } from '../../package/names.ts';
import type { ConnectorPackage } from '../../package/types.ts';
import { keptMembers, makeContext, type OpenApiExport, textsOf } from './context.ts';
import { convertParameter } from './parameters.ts';
import { exportPaths, isDocs, texts } from './paths.ts';
import { exportResponse } from './responses.ts';
import { exportSchema } from './schema.ts';
import { exportSecurity } from './security.ts';
import { exportServers } from './servers.ts';

/** A connector as OpenAPI 3.1. */
export interface ExportedOpenApi {
  readonly document: JsonObject;
  /** Everything that was changed or left out, with its place in the package. */
  readonly diagnostics: readonly Diagnostic[];
}

const known = new Set([
  'swagger',
  'info',
  'host',
  'basePath',
  'schemes',
  'consumes',
  'produces',
  'paths',
  'definitions',
  'parameters',
  'responses',
  'securityDefinitions',
  'security',
  'tags',
  'externalDocs',
]);

/**
 * Describes a connector as OpenAPI 3.1: bodies, forms, styles, servers and sign-in in its words, webhook triggers as
 * callbacks or webhooks, every `x-ms-*` kept. What 3.1 cannot say – policies, connection parameters, scripts – is told.
 *
 * @example
 * ```ts
 * import { emptyPackage, exportOpenApi } from '@connectory/connector';
 * exportOpenApi(emptyPackage('Tasks')).document['openapi']; // '3.1.0'
 * ```
 */
export function exportOpenApi(connectorPackage: ConnectorPackage): ExportedOpenApi {
  const { definition } = connectorPackage;
  const context = makeContext(definition);
  const security = exportSecurity(connectorPackage, context);
  const servers = exportServers(connectorPackage, context);
  const { paths, webhooks } = exportPaths(new Set(memberNames(security.schemes)), context);
  const components = exportComponents(security.schemes, context);
  tellProperties(
    connectorPackage,
    [...security.saidPolicies, ...servers.saidPolicies],
    servers.said,
    context,
  );
  const document = {
    openapi: '3.1.0',
    info: exportInfo(context),
    ...(servers.servers.length > 0 && { servers: servers.servers }),
    paths,
    ...(memberNames(webhooks).length > 0 && { webhooks }),
    ...(memberNames(components).length > 0 && { components }),
    ...(security.security.length > 0 && { security: security.security }),
    ...tagsOf(definition),
    ...(isDocs(definition['externalDocs']) && { externalDocs: definition['externalDocs'] }),
    ...keptMembers(definition, known, [], context),
  };
  return { document, diagnostics: context.diagnostics };
}

function exportInfo(context: OpenApiExport): JsonObject {
  const info = objectAt(context.definition, 'info') ?? {};
  const { contact, license } = info;
  const members = new Set([
    'title',
    'version',
    'description',
    'termsOfService',
    'contact',
    'license',
    'summary',
  ]);
  const summary = stringAt(info, 'x-summary');
  return {
    title: stringAt(info, 'title') ?? '',
    version: stringAt(info, 'version') ?? '1.0',
    ...(summary !== undefined && { summary }),
    ...texts(info, ['description', 'summary']),
    ...addressOf(info, 'termsOfService'),
    ...(isObject(contact) && { contact: exportContact(contact, context) }),
    ...(isObject(license) && typeof license['name'] === 'string' && { license: licenseOf(license, context) }),
    ...keptMembers(withoutMember(info, 'x-summary'), members, ['info'], context),
  };
}

function withoutMember(source: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(source).filter(([member]) => member !== name));
}

/** An address, with what an address cannot hold encoded. */
function addressOf(source: JsonObject, name: string): JsonObject {
  const text = stringAt(source, name)?.trim();
  if (text === undefined || text === '') return {};
  return { [name]: /[\s<>"{}|\\^`]/.test(text) ? encodeURI(text) : text };
}

function exportContact(contact: JsonObject, context: OpenApiExport): JsonObject {
  const members = new Set(['name', 'url', 'email']);
  return {
    ...texts(contact, ['name', 'email']),
    ...addressOf(contact, 'url'),
    ...keptMembers(contact, members, ['info', 'contact'], context),
  };
}

function licenseOf(license: JsonObject, context: OpenApiExport): JsonObject {
  const members = new Set(['name', 'url', 'identifier']);
  return {
    ...texts(license, ['name', 'url']),
    ...keptMembers(license, members, ['info', 'license'], context),
  };
}

/** Tags by name; some files list them as plain texts. */
function tagsOf(definition: JsonObject): JsonObject {
  const tags = (arrayAt(definition, 'tags') ?? []).flatMap((tag): readonly JsonObject[] => {
    if (typeof tag === 'string') return [{ name: tag }];
    if (!isObject(tag) || typeof tag['name'] !== 'string') return [];
    const extensions = Object.entries(tag).filter(([name]) => name.startsWith('x-'));
    return [
      {
        name: tag['name'],
        ...texts(tag, ['description']),
        ...(isDocs(tag['externalDocs']) && { externalDocs: tag['externalDocs'] ?? {} }),
        ...Object.fromEntries(extensions),
      },
    ];
  });
  return tags.length === 0 ? {} : { tags };
}

function exportComponents(schemes: JsonObject, context: OpenApiExport): JsonObject {
  const { definition, references, produces } = context;
  const group = (
    from: string,
    convert: (value: Json, name: string) => JsonObject | undefined,
  ): JsonObject => {
    const entries = Object.entries(objectAt(definition, from) ?? {}).flatMap(([name, value]) => {
      const made = convert(value, name);
      const target = references.get(`#/${from}/${name}`)?.split('/').at(-1) ?? name;
      return made === undefined ? [] : [[target, made] as const];
    });
    return Object.fromEntries(entries);
  };
  const schemas = group('definitions', (value, name) => exportSchema(value, ['definitions', name], context));
  const parameters = group('parameters', (value, name) =>
    isObject(value) && value['in'] !== 'body' && value['in'] !== 'formData'
      ? convertParameter(value, ['parameters', name], context)
      : undefined,
  );
  const responses = group('responses', (value, name) =>
    exportResponse(isObject(value) ? value : {}, textsOf(produces), ['responses', name], context),
  );
  return Object.fromEntries(
    Object.entries({ schemas, responses, parameters, securitySchemes: schemes }).filter(
      ([, value]) => memberNames(value).length > 0,
    ),
  );
}

/** Tells what of the properties an OpenAPI document cannot say. */
function tellProperties(
  { properties, files }: ConnectorPackage,
  saidPolicies: readonly JsonObject[],
  saidParameters: ReadonlySet<string>,
  context: OpenApiExport,
): void {
  const inner = objectAt(properties, 'properties');
  const place = (member: string) => ({ place: { file: propertiesFile, pointer: `/properties/${member}` } });
  const policies = (arrayAt(inner, 'policyTemplateInstances') ?? []).filter(isObject);
  const unsaid = policies.filter((policy) => !saidPolicies.includes(policy));
  if (unsaid.length > 0) {
    const names = [...new Set(unsaid.map((policy) => stringAt(policy, 'templateId') ?? ''))].join(', ');
    context.diagnostics.push(diagnostic('export-policies', { names }, place('policyTemplateInstances')));
  }
  const credentials = new Set(['api_key', 'username', 'password', 'token']);
  const parameters = memberNames(objectAt(inner, 'connectionParameters') ?? {}).filter(
    (name) => !credentials.has(name.toLowerCase()) && !saidParameters.has(name),
  );
  if (parameters.length > 0)
    context.diagnostics.push(
      diagnostic('export-parameters', { names: parameters.join(', ') }, place('connectionParameters')),
    );
  const script = files.find(({ name }) => /^script\.(csx|[jt]s)$/i.test(name));
  if (script !== undefined)
    context.diagnostics.push(
      diagnostic('export-script-unsaid', { file: script.name }, { place: { file: script.name } }),
    );
}
