import {
  isArray,
  isObject,
  type JsonObject,
  memberNames,
  objectAt,
  stringAt,
  toText,
} from '@connectory/base';
import type { CheckContext } from '../context.ts';
import { inProperties, removing, setting } from '../fix.ts';
import type { Rule } from '../types.ts';
import type { ConnectionParameterSite } from '../walk/connection-parameters.ts';
import { connectionNames } from './policies.ts';
import { textsOf } from './values.ts';

const document = 'properties';

/** Rules about the properties file. */
export const propertiesRules: readonly Rule[] = [
  {
    id: 'PRP-001',
    severity: ['error', 'error'],
    message: 'Member "properties" is missing in apiProperties.json. Add it.',
    over: 'package',
    check(context, report) {
      if (isObject(context.package.properties['properties'])) return;
      const value = { iconBrandColor: '#0e7c7b', capabilities: [], connectionParameters: {} };
      report({ document, pointer: '', fix: inProperties(setting('Add it', '/properties', value)) });
    },
  },
  {
    id: 'PRP-002',
    severity: ['warning', 'error'],
    message: 'The icon colour {color}. Write it as #rrggbb.',
    over: 'package',
    check({ properties }, report) {
      const color = stringAt(properties, 'iconBrandColor');
      if (color !== undefined && /^#[0-9a-f]{6}$/i.test(color)) return;
      const pointer = '/properties/iconBrandColor';
      const short = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(color?.trim() ?? '')?.[1];
      const better = short && `#${short.length === 3 ? short.replaceAll(/./g, '$&$&') : short}`;
      const said = color === undefined ? '"iconBrandColor" is missing' : `"${color}" cannot be read`;
      report({
        document,
        pointer,
        data: { color: said },
        fix:
          better === undefined || better === ''
            ? undefined
            : inProperties(setting(`Write ${better}`, pointer, better)),
      });
    },
  },
  {
    id: 'PRP-003',
    severity: ['off', 'error'],
    certification: true,
    message:
      'The icon colour {color} is not taken: it must not be #ffffff or #007ee5, and independent publishers use #da3b01. Choose another.',
    over: 'package',
    check({ properties, definition }, report) {
      const color = stringAt(properties, 'iconBrandColor')?.toLowerCase() ?? '';
      const title = stringAt(objectAt(definition, 'info'), 'title') ?? '';
      const independent = /\(independent publisher\)\s*$/i.test(title) && color !== '#da3b01';
      if (color === '#ffffff' || color === '#007ee5' || (independent && color !== ''))
        report({ document, pointer: '/properties/iconBrandColor', data: { color } });
    },
  },
  {
    id: 'PRP-004',
    severity: ['off', 'error'],
    certification: true,
    message:
      '"{name}" is needed, in letters, digits and blanks. Say who publishes the connector and who owns the API.',
    over: 'package',
    check({ properties }, report) {
      for (const name of ['publisher', 'stackOwner']) {
        if (!/^[\p{L}\p{N}][\p{L}\p{N} .,&'()-]*$/u.test(stringAt(properties, name)?.trim() ?? ''))
          report({ document, pointer: `/properties/${name}`, data: { name } });
      }
    },
  },
  {
    id: 'PRP-005',
    severity: ['error', 'error'],
    message:
      'Connection parameter "{name}" has an unknown type "{type}". Use string, securestring or oauthSetting.',
    over: 'package',
    check({ connectionParameters }, report) {
      for (const { name, type, pointer } of connectionParameters) {
        if (!parameterTypes.has(type)) report({ document, pointer, data: { name, type } });
      }
    },
  },
  {
    id: 'PRP-009',
    severity: ['warning', 'error'],
    message:
      'The client secret of "{name}" is in the file, where everyone who gets the package can read it. Remove it and supply it separately.',
    over: 'package',
    check({ connectionParameters }, report) {
      for (const { name, source, pointer } of connectionParameters) {
        const [member, settings] = oauthSettings(source);
        if (!stringAt(settings, 'clientSecret')?.trim()) continue;
        const at = `${pointer}/${member}/clientSecret`;
        report({
          document,
          pointer: at,
          data: { name },
          fix: inProperties(removing('Remove the secret', at)),
        });
      }
    },
  },
  {
    id: 'PRP-010',
    severity: ['off', 'error'],
    certification: true,
    message:
      '"redirectMode" of "{name}" is {mode}, but has to be "GlobalPerConnector". Change it, and register the new redirect address.',
    over: 'package',
    check({ connectionParameters }, report) {
      for (const { name, source, pointer, type } of connectionParameters) {
        const [member, settings] = oauthSettings(source);
        const mode = stringAt(settings, 'redirectMode');
        if (type !== 'oauthsetting' || mode?.toLowerCase() === 'globalperconnector') continue;
        report({
          document,
          pointer: `${pointer}/${member}/redirectMode`,
          data: { name, mode: mode ?? 'missing' },
        });
      }
    },
  },
  {
    id: 'PRP-011',
    severity: ['warning', 'warning'],
    message:
      'The security definition "{key}" is of type {type}, but no connection parameter can supply it. Add {needed}.',
    over: 'package',
    check(context, report) {
      const definitions = objectAt(context.definition, 'securityDefinitions') ?? {};
      // Only the first definition is used (SPEC §3.3).
      const key = memberNames(definitions).find((name) => isObject(definitions[name]));
      const type = key === undefined ? '' : (stringAt(definitions[key], 'type') ?? '');
      const needed = supplies.get(type);
      if (key === undefined || needed === undefined || isSupplied(type, context)) return;
      report({ document, pointer: '/properties/connectionParameters', data: { key, type, needed } });
    },
  },
  {
    id: 'PRP-012',
    severity: ['info', 'info'],
    message:
      'Connection parameter "{name}" is asked for, but neither sign-in nor a policy uses it. Use it or remove it.',
    over: 'package',
    check(context, report) {
      const used = usedNames(context);
      const unused = context.connectionParameters.filter(
        ({ name, type }) =>
          !platformTypes.has(type) && !name.startsWith('token:') && !used.has(name.toLowerCase()),
      );
      if (unused.length === 0 || context.script !== undefined) return;
      // A definition may name one in a default; looking through all of it is left for last.
      const text = JSON.stringify(context.definition).toLowerCase();
      for (const { name, pointer } of unused) {
        const read = [`('${name}'`, `(\\"${name}\\"`].some((call) =>
          text.includes(`connectionparameters${call}`.toLowerCase()),
        );
        if (!read) report({ document, pointer, data: { name } });
      }
    },
  },
  {
    id: 'PRP-013',
    severity: ['warning', 'warning'],
    message: '"scriptOperations" names "{id}", {problem}.',
    over: 'package',
    check({ properties, operationsById, script, package: { files } }, report) {
      // A package without any other file was read without them, so that nothing is known of its script.
      const without = script === undefined && files.length > 0;
      const named = textsOf(properties['scriptOperations']);
      named.forEach((id, index) => {
        const pointer = `/properties/scriptOperations/${index}`;
        const unknown = !operationsById.has(id);
        if (!unknown && !without) return;
        const problem = unknown
          ? 'which is no operation; correct it'
          : 'but the package has no script; add it';
        const kept = named.filter((one) => operationsById.has(one));
        // An empty list would run the script for every operation.
        const fix =
          unknown && kept.length > 0
            ? inProperties(setting('Leave it out', '/properties/scriptOperations', kept))
            : undefined;
        report({ document, pointer, data: { id, problem }, fix });
      });
    },
  },
  {
    id: 'PRP-014',
    severity: ['warning', 'warning'],
    message:
      'The connector goes through a gateway, which cannot be combined with {kind}. Use basic or Windows authentication, or none.',
    over: 'package',
    check({ capabilities, security }, report) {
      if (!capabilities.some((one) => one.toLowerCase() === 'gateway')) return;
      const kind =
        security.kind === 'oauth2' ? 'OAuth 2.0' : security.kind === 'apiKey' ? 'an API key' : undefined;
      if (kind !== undefined) report({ document, pointer: '/properties/capabilities', data: { kind } });
    },
  },
  {
    id: 'PRP-015',
    severity: ['warning', 'warning'],
    message:
      '"capabilities" holds "{value}", which is not known. Use actions, triggers, gateway or cloud, or remove it.',
    over: 'package',
    check({ properties }, report) {
      const list = properties['capabilities'];
      if (!isArray(list)) return;
      list.forEach((value, index) => {
        if (typeof value === 'string' && /^(?:actions|triggers|gateway|cloud)$/i.test(value)) return;
        const kept = list.filter((one) => one !== value);
        const fix = inProperties(setting('Leave it out', '/properties/capabilities', kept));
        report({ document, pointer: `/properties/capabilities/${index}`, data: { value }, fix });
      });
    },
  },
  {
    id: 'PRP-016',
    severity: ['warning', 'error'],
    message: 'Parameter set {set} lacks "{name}". Add it, so that people can choose the set.',
    over: 'package',
    check({ properties }, report) {
      const values = objectAt(properties, 'connectionParameterSets')?.['values'];
      if (!isArray(values)) return;
      values.forEach((set, index) => {
        const pointer = `/properties/connectionParameterSets/values/${index}`;
        const lacks = (name: string): void =>
          report({ document, pointer, data: { set: stringAt(set, 'name') ?? index + 1, name } });
        if (!stringAt(set, 'name')?.trim()) lacks('name');
        const ui = objectAt(set, 'uiDefinition');
        if (!(stringAt(ui, 'displayName') ?? stringAt(ui, 'displayname'))?.trim())
          lacks('uiDefinition.displayName');
        if (objectAt(set, 'parameters') === undefined) lacks('parameters');
      });
    },
  },
];

const parameterTypes = new Set([
  'string',
  'securestring',
  'oauthsetting',
  'gatewaysetting',
  'int',
  'bool',
  'array',
  'clientcertificate',
  'connection',
  'managedidentity',
  'object',
  'secureobject',
]);

const platformTypes = new Set(['oauthsetting', 'gatewaysetting']);

const supplies: ReadonlyMap<string, string> = new Map(
  Object.entries({
    apiKey: 'a securestring "api_key"',
    basic: '"username" and "password"',
    oauth2: 'an oauthSetting "token"',
  }),
);

/** The member that holds the settings, spelt as the file does, and the settings. */
export function oauthSettings(
  source: JsonObject,
): readonly [member: string, settings: JsonObject | undefined] {
  const member =
    source['oAuthSettings'] === undefined && source['oauthSettings'] !== undefined
      ? 'oauthSettings'
      : 'oAuthSettings';
  return [member, objectAt(source, member)];
}

/** Whether some connection parameter can fill a security definition of a type (SPEC §9.3). */
function isSupplied(type: string, { connectionParameters, security }: CheckContext): boolean {
  const has = (test: (parameter: ConnectionParameterSite) => boolean): boolean =>
    connectionParameters.some(test);
  if (has((parameter) => parameter.type === 'oauthsetting')) return true;
  const named = (name: string): boolean => has((parameter) => parameter.name.toLowerCase() === name);
  if (named('username') && named('password')) return true;
  if (type === 'apiKey')
    return security.kind === 'apiKey' || named('api_key') || has((one) => one.type === 'securestring');
  return false;
}

function usedNames(context: CheckContext): ReadonlySet<string> {
  const { security, connectionParameters, policies } = context;
  const used = new Set(['username', 'password', 'api_key', 'authtype']);
  if (security.kind === 'apiKey')
    for (const { parameter } of security.keys) used.add(parameter.toLowerCase());
  for (const { parameters } of policies) {
    for (const { value } of parameters)
      for (const name of connectionNames(value)) used.add(name.toLowerCase());
  }
  for (const { source } of connectionParameters) {
    const dependencies = objectAt(objectAt(objectAt(source, 'uiDefinition'), 'constraints'), 'dependencies');
    for (const name of Object.keys(dependencies ?? {})) used.add(name.toLowerCase());
    const text = toText(oauthSettings(source)[1]);
    for (const match of text.matchAll(/\{([\w:]+)\}|connectionParameters\('([^']+)'/gi))
      used.add((match[1] ?? match[2] ?? '').toLowerCase());
  }
  return used;
}
