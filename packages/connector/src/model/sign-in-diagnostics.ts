import { arrayAt, type Diagnostic, type JsonObject, objectAt, stringAt } from '@connectory/base';
import { diagnostic } from '../diagnostics.ts';
import { propertiesFile } from '../package/names.ts';
import type { ConnectorPackage } from '../package/types.ts';
import { findIdentityProvider } from './identity-providers.ts';
import type { ConnectionParameterSet, OAuthSettings } from './sign-in.ts';

/** What of signing in will not work as the package means it: one diagnostic for each reason, whatever the number of sets. */
export function signInDiagnostics(
  connectorPackage: ConnectorPackage,
  sets: readonly ConnectionParameterSet[],
): readonly Diagnostic[] {
  const { definition, properties } = connectorPackage;
  const found = [
    ...gatewayFindings(properties, sets),
    ...sets.flatMap((set) => setFindings(definition, properties, set)),
  ];
  const seen = new Set<string>();
  return found.filter(({ message }) => !seen.has(message) && seen.add(message));
}

const place = { place: { file: propertiesFile, pointer: '/properties' } };

function gatewayFindings(
  properties: JsonObject,
  sets: readonly ConnectionParameterSet[],
): readonly Diagnostic[] {
  const capabilities = arrayAt(objectAt(properties, 'properties'), 'capabilities') ?? [];
  const parameters = sets.flatMap((set) => set.parameters);
  const gateway =
    capabilities.some((one) => typeof one === 'string' && one.toLowerCase() === 'gateway') ||
    parameters.some(({ type }) => type === 'gatewaysetting');
  const windows = parameters.some(({ name, choices }) =>
    name.toLowerCase() === 'authtype'
      ? (choices ?? []).some(({ value }) => value.toLowerCase() === 'windows')
      : false,
  );
  return [
    ...(gateway ? [diagnostic('gateway-unsupported', {}, place)] : []),
    ...(windows ? [diagnostic('windows-unsupported', {}, place)] : []),
  ];
}

function setFindings(
  definition: JsonObject,
  properties: JsonObject,
  set: ConnectionParameterSet,
): readonly Diagnostic[] {
  const { security, parameters } = set;
  if (security.kind === 'oauth2') return providerFindings(security.settings);
  const types = Object.values(objectAt(definition, 'securityDefinitions') ?? {}).map((scheme) =>
    stringAt(scheme, 'type'),
  );
  if (security.kind !== 'none') return [];
  if (types.includes('oauth2')) return [diagnostic('oauth-without-setting', {}, place)];
  if (types.includes('apiKey')) return [diagnostic('api-key-without-parameter', {}, place)];
  const users = JSON.stringify(
    objectAt(properties, 'properties')?.['policyTemplateInstances'] ?? [],
  ).toLowerCase();
  return parameters
    .filter(({ type, name }) => type === 'securestring' && !users.includes(name.toLowerCase()))
    .map(({ name }) => diagnostic('secret-not-sent', { name }, place));
}

function providerFindings(settings: OAuthSettings): readonly Diagnostic[] {
  const { identityProvider: id, custom } = settings;
  if (id === '') return [diagnostic('provider-missing', { parameter: settings.parameter }, place)];
  if (id === 'aadcertificate') return [diagnostic('provider-certificate', {}, place)];
  const provider = findIdentityProvider(id);
  if (provider === undefined) return [diagnostic('provider-unknown', { provider: id }, place)];
  const clientCredentials = custom.get('granttype')?.toLowerCase() === 'client_credentials';
  const missing = provider.fields
    .filter(({ name, required }) => required && !custom.has(name.toLowerCase()))
    .map(({ name }) => name)
    .filter((name) => !(clientCredentials && name === 'authorizationUrl'));
  const incomplete =
    missing.length === 0 || suppliedByPeople(settings, missing)
      ? []
      : [diagnostic('provider-incomplete', { provider: provider.name, missing: missing.join(', ') }, place)];
  const strangers = [...unknownPlaceholders(settings)].join(', ');
  return strangers === ''
    ? incomplete
    : [...incomplete, diagnostic('placeholder-unknown', { placeholders: strangers }, place)];
}

function suppliedByPeople({ tokenParameters }: OAuthSettings, names: readonly string[]): boolean {
  const supplied = new Set(tokenParameters.map((name) => name.toLowerCase()));
  return names.every((name) => supplied.has(name.toLowerCase()));
}

const builtIn: readonly string[] = [
  'clientid',
  'clientsecret',
  'redirecturl',
  'state',
  'scopes',
  'code',
  'refreshtoken',
  'codechallenge',
  'codeverifier',
];

/** Placeholders of the templates that nothing supplies. */
function unknownPlaceholders(settings: OAuthSettings): ReadonlySet<string> {
  if (settings.identityProvider !== 'oauth2generic') return new Set();
  const known = new Set([
    ...builtIn,
    ...[
      ...settings.tokenParameters,
      ...settings.custom.keys(),
      ...settings.additional.map(({ name }) => name),
    ].map((name) => name.toLowerCase()),
  ]);
  const used = [...settings.custom]
    .filter(([name]) => name.endsWith('template'))
    .flatMap(([, template]) => [...template.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? ''));
  return new Set(used.filter((name) => !known.has(name.toLowerCase())));
}
