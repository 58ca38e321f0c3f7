import { isObject, type JsonObject, memberNames, objectAt, stringAt, withMember } from '@connectory/base';
import { compileParameterSets } from '../model/parameter-sets.ts';
import type { ConnectorPackage } from '../package/types.ts';
import { setIn } from './operations.ts';
import { readOAuthChoice, writeOAuthChoice } from './oauth.ts';
import type { OAuthChoice, SecurityChoice } from './types.ts';

/**
 * What the wizard's Security page shows of a package.
 *
 * @returns `undefined` when the package signs in by means the page does not offer; it is then kept as it is.
 */
export function readSecurityChoice(connectorPackage: ConnectorPackage): SecurityChoice | undefined {
  const { definition, properties } = connectorPackage;
  const [set, ...otherSets] = compileParameterSets(definition, properties);
  if (set === undefined || set.name !== '' || otherSets.length > 0) return undefined;
  const { parameters, security } = set;
  const label = (name: string): string =>
    parameters.find((parameter) => parameter.name.toLowerCase() === name.toLowerCase())?.displayName ?? name;
  switch (security.kind) {
    case 'none':
      return parameters.length === 0 ? { kind: 'none' } : undefined;
    case 'basic':
      return { kind: 'basic', usernameLabel: label('username'), passwordLabel: label('password') };
    case 'apiKey': {
      const [key, ...more] = security.keys;
      if (key === undefined || more.length > 0) return undefined;
      return { kind: 'apiKey', label: label(key.parameter), name: key.name, in: key.in };
    }
    case 'oauth2':
      return readOAuthChoice(security.settings, declaredParameters(connectorPackage));
    default:
      return security satisfies never;
  }
}

/** Sets connection parameters, `securityDefinitions` and `security` in one go, as the wizard does (SPEC §1.4). */
export function setSecurity(connectorPackage: ConnectorPackage, choice: SecurityChoice): ConnectorPackage {
  const declared = declaredParameters(connectorPackage);
  const written = choice.kind === 'oauth2' ? writeOAuthChoice(choice, declared) : writeChoice(choice);
  const definition = withMember(
    withMember(connectorPackage.definition, 'securityDefinitions', written.definitions),
    'security',
    memberNames(written.definitions).map((name) => ({ [name]: [] })),
  );
  const others = otherParameters(declared);
  const parameters = { ...written.parameters, ...others };
  const properties = setIn(connectorPackage.properties, ['properties', 'connectionParameters'], parameters);
  return { ...connectorPackage, definition, properties };
}

function declaredParameters({ properties }: ConnectorPackage): JsonObject {
  return objectAt(objectAt(properties, 'properties'), 'connectionParameters') ?? {};
}

const credentialNames = new Set(['api_key', 'username', 'password', 'token']);

/** Connection parameters that are not credentials, such as a site address a policy uses, stay. */
function otherParameters(parameters: JsonObject): JsonObject {
  const names = memberNames(parameters).filter((name) => {
    const parameter = parameters[name];
    const type = isObject(parameter) ? (stringAt(parameter, 'type') ?? '').toLowerCase() : '';
    return !credentialNames.has(name.toLowerCase()) && type !== 'oauthsetting' && !name.startsWith('token:');
  });
  return Object.fromEntries(names.map((name) => [name, parameters[name] ?? null]));
}

function writeChoice(choice: Exclude<SecurityChoice, OAuthChoice>): {
  readonly parameters: JsonObject;
  readonly definitions: JsonObject;
} {
  switch (choice.kind) {
    case 'none':
      return { parameters: {}, definitions: {} };
    case 'basic':
      return {
        parameters: {
          username: connectionParameter('string', choice.usernameLabel, 1, true),
          password: connectionParameter('securestring', choice.passwordLabel, 2, false),
        },
        definitions: { basic_auth: { type: 'basic' } },
      };
    case 'apiKey':
      return {
        parameters: { api_key: connectionParameter('securestring', choice.label, 2, false) },
        definitions: { 'API Key': { type: 'apiKey', in: choice.in, name: choice.name } },
      };
    default:
      return choice satisfies never;
  }
}

function connectionParameter(type: string, label: string, tabIndex: number, clearText: boolean): JsonObject {
  return {
    type,
    uiDefinition: {
      displayName: label,
      description: `The ${label} for this API`,
      tooltip: `Provide your ${label}`,
      constraints: { tabIndex, clearText, required: 'true' },
    },
  };
}
