import { memberOf, objectAt, stringAt, type Json, type JsonObject } from '@connectory/base';
import type { Rule } from '../types.ts';
import type { ConnectionParameterSite } from '../walk/connection-parameters.ts';
import { oauthSettings } from './properties.ts';

const document = 'properties';

/** Rules about the identity provider of an OAuth connection parameter. */
export const identityRules: readonly Rule[] = [
  {
    id: 'PRP-006',
    severity: ['error', 'error'],
    message:
      'OAuth parameter "{name}" needs "oAuthSettings.identityProvider", such as "oauth2" or "aad". Add it.',
    over: 'package',
    check({ connectionParameters }, report) {
      for (const { name, type, source, pointer } of connectionParameters) {
        if (type === 'oauthsetting' && !stringAt(oauthSettings(source)[1], 'identityProvider')?.trim())
          report({ document, pointer, data: { name } });
      }
    },
  },
  {
    id: 'PRP-007',
    severity: ['error', 'error'],
    message: 'Provider "{provider}" of "{parameter}" needs "customParameters.{name}". Add it.',
    over: 'package',
    check({ connectionParameters }, report) {
      for (const site of connectionParameters) {
        const [member, settings] = oauthSettings(site.source);
        const provider = stringAt(settings, 'identityProvider') ?? '';
        const needed = needs.get(provider.toLowerCase());
        if (settings === undefined || needed === undefined) continue;
        const given = customParameters(settings);
        for (const name of needed) {
          // Published files hold empty ones, to be filled in before use.
          if (given.has(name.toLowerCase())) continue;
          const pointer = `${site.pointer}/${member}`;
          report({ document, pointer, data: { provider, parameter: site.name, name } });
        }
      }
    },
  },
  {
    id: 'PRP-008',
    severity: ['warning', 'error'],
    message:
      'The template "{template}" of "{parameter}" holds {placeholder}, but there is no connection parameter "{needed}" to fill it. Add it.',
    over: 'package',
    check({ connectionParameters }, report) {
      for (const site of connectionParameters) {
        const [member, settings] = oauthSettings(site.source);
        if (settings === undefined) continue;
        const inSet = connectionParameters.filter(({ set }) => set === site.set);
        for (const [template, text] of customParameters(settings)) {
          for (const name of placeholdersIn(text)) {
            if (isFilled(name, site, inSet)) continue;
            const data = {
              template,
              parameter: site.name,
              placeholder: `{${name}}`,
              needed: `${site.name}:${name}`,
            };
            report({ document, pointer: `${site.pointer}/${member}/customParameters`, data });
          }
        }
      }
    },
  },
];

/** What a provider cannot do without; names are compared without case. */
const needs: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    oauth2: ['authorizationUrl', 'tokenUrl', 'refreshUrl'],
    oauth2generic: ['authorizationUrlTemplate', 'tokenUrlTemplate'],
    aad: ['resourceUri'],
  }),
);

const platformPlaceholders = new Set([
  'clientid',
  'clientsecret',
  'redirecturl',
  'state',
  'scope',
  'scopes',
  'code',
  'refreshtoken',
  'tenantid',
  'accesstoken',
]);

/** Values of `customParameters` by lower-case name. */
function customParameters(settings: JsonObject): ReadonlyMap<string, string> {
  const custom = objectAt(settings, 'customParameters') ?? {};
  return new Map(Object.entries(custom).map(([name, entry]) => [name.toLowerCase(), valueOf(entry)]));
}

function valueOf(entry: Json): string {
  const value = memberOf(entry, 'value') ?? entry;
  return typeof value === 'string' ? value : typeof value === 'boolean' ? String(value) : '';
}

function* placeholdersIn(text: string): Iterable<string> {
  for (const match of text.matchAll(/\{([A-Za-z][\w-]*)\}/g)) if (match[1] !== undefined) yield match[1];
}

function isFilled(
  placeholder: string,
  { name, source }: ConnectionParameterSite,
  others: readonly ConnectionParameterSite[],
): boolean {
  const folded = placeholder.toLowerCase();
  if (platformPlaceholders.has(folded)) return true;
  const additional = objectAt(oauthSettings(source)[1], 'additionalParameters') ?? {};
  return (
    Object.keys(additional).some((one) => one.toLowerCase().endsWith(folded)) ||
    others.some((one) =>
      [`${name}:${placeholder}`, `token:${placeholder}`, placeholder].some(
        (wanted) => wanted.toLowerCase() === one.name.toLowerCase(),
      ),
    )
  );
}
