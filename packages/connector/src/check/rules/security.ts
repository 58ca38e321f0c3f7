import {
  escapeSegment,
  type Fix,
  isArray,
  isObject,
  type Json,
  type JsonObject,
  memberNames,
  memberOf,
  objectAt,
  stringAt,
  valueAt,
} from '@connectory/base';
import type { CheckContext } from '../context.ts';
import { removing, setting } from '../fix.ts';
import type { Rule } from '../types.ts';

/** Rules about security definitions and requirements. */
export const securityRules: readonly Rule[] = [
  {
    id: 'SEC-001',
    severity: ['error', 'error'],
    message: 'A security definition of type {type} needs "{name}". Add it.',
    over: 'node',
    check({ shape, value, pointer }, report) {
      const type = stringAt(value, 'type') ?? '';
      if (shape !== 'securityScheme') return;
      for (const name of neededBy(type, stringAt(value, 'flow'))) {
        if (value[name] === undefined || value[name] === '') report({ pointer, data: { type, name } });
      }
    },
  },
  {
    id: 'SEC-002',
    severity: ['warning', 'error'],
    message: '"{name}" does not belong on a security definition of type {type}. Remove it.',
    over: 'node',
    check({ shape, value, pointer }, report) {
      const type = stringAt(value, 'type') ?? '';
      const allowed = Object.hasOwn(members, type) ? members[type] : undefined;
      if (shape !== 'securityScheme' || allowed === undefined) return;
      for (const name of memberNames(value)) {
        if (allowed.includes(name) || !known.has(name)) continue;
        const at = `${pointer}/${name}`;
        report({ pointer: at, data: { name, type }, fix: removing('Remove it', at) });
      }
    },
  },
  {
    id: 'SEC-003',
    severity: ['warning', 'error'],
    message:
      '"security" names "{name}", which is not defined. Define it under "securityDefinitions", or remove it.',
    over: 'package',
    check(context, report) {
      const defined = objectAt(context.definition, 'securityDefinitions') ?? {};
      eachRequirement(context, (name, _value, pointer) => {
        if (Object.hasOwn(defined, name)) return;
        report({ pointer, data: { name }, fix: leavingOut(context, pointer, defined) });
      });
    },
  },
  {
    id: 'SEC-004',
    severity: ['warning', 'error'],
    message: '"{name}" in "security" needs a list of scopes; an empty one if none are needed.',
    over: 'package',
    check(context, report) {
      eachRequirement(context, (name, value, pointer) => {
        if (!isArray(value))
          report({ pointer, data: { name }, fix: setting('Make it an empty list', pointer, []) });
      });
    },
  },
  {
    id: 'SEC-005',
    severity: ['warning', 'error'],
    message: '"{name}" is not OAuth 2.0 and cannot list scopes. Leave the list empty.',
    over: 'package',
    check(context, report) {
      eachRequirement(context, (name, value, pointer) => {
        const type = stringAt(schemeNamed(context, name), 'type');
        if (type === undefined || type === 'oauth2' || !isArray(value) || value.length === 0) return;
        report({ pointer, data: { name }, fix: setting('Empty the list', pointer, []) });
      });
    },
  },
  {
    id: 'SEC-006',
    severity: ['warning', 'error'],
    message: 'Scope {scope} is not defined for "{name}". Add it to its "scopes", or remove it here.',
    over: 'package',
    check(context, report) {
      eachRequirement(context, (name, value, pointer) => {
        const scheme = schemeNamed(context, name);
        if (stringAt(scheme, 'type') !== 'oauth2' || !isArray(value)) return;
        const scopes = objectAt(scheme, 'scopes') ?? {};
        value.forEach((scope, index) => {
          if (typeof scope === 'string' && Object.hasOwn(scopes, scope)) return;
          const at = `/securityDefinitions/${escapeSegment(name)}/scopes`;
          const fix =
            typeof scope === 'string'
              ? setting('Define the scope', `${at}/${escapeSegment(scope)}`, scope)
              : undefined;
          report({ pointer: `${pointer}/${index}`, data: { scope: JSON.stringify(scope), name }, fix });
        });
      });
    },
  },
];

const members: Readonly<Record<string, readonly string[]>> = {
  basic: ['type', 'description'],
  apiKey: ['type', 'description', 'name', 'in'],
  oauth2: ['type', 'description', 'flow', 'authorizationUrl', 'tokenUrl', 'scopes'],
};
const known = new Set(Object.values(members).flat());

/** `scopes` is left out: connectors without any live well. */
function neededBy(type: string, flow: string | undefined): readonly string[] {
  if (type === 'apiKey') return ['name', 'in'];
  if (type !== 'oauth2') return [];
  if (flow === 'implicit') return ['authorizationUrl'];
  return flow === 'accessCode' ? ['authorizationUrl', 'tokenUrl'] : ['flow', 'tokenUrl'];
}

/** Leaves out what is not defined, and requirements that name nothing else: an empty one would say "nobody signs in". */
function leavingOut({ definition }: CheckContext, pointer: string, defined: JsonObject): Fix | undefined {
  const at = pointer.replace(/\/\d+\/[^/]*$/, '');
  const list = valueAt(definition, at);
  if (!isArray(list)) return undefined;
  const kept = list.flatMap((requirement): readonly Json[] => {
    if (!isObject(requirement)) return [requirement];
    const names = memberNames(requirement).filter((name) => Object.hasOwn(defined, name));
    if (names.length === 0 && memberNames(requirement).length > 0) return [];
    return [Object.fromEntries(names.map((name) => [name, requirement[name] ?? null]))];
  });
  return kept.length === 0 ? removing('Leave it out', at) : setting('Leave it out', at, kept);
}

function schemeNamed({ definition }: CheckContext, name: string): Json | undefined {
  return memberOf(definition['securityDefinitions'], name);
}

function eachRequirement(
  { definition, operations }: CheckContext,
  see: (name: string, value: Json, pointer: string) => void,
): void {
  const look = (security: Json | undefined, pointer: string): void => {
    if (!isArray(security)) return;
    security.forEach((requirement, index) => {
      if (!isObject(requirement)) return;
      for (const name of memberNames(requirement))
        see(name, requirement[name] ?? null, `${pointer}/${index}/${escapeSegment(name)}`);
    });
  };
  look(definition['security'], '/security');
  for (const { source, pointer } of operations) look(source['security'], `${pointer}/security`);
}
