import {
  arrayAt,
  isObject,
  type JsonObject,
  memberNames,
  objectAt,
  type PointerSegment,
} from '@connectory/base';
import { isStandIn } from '../model/sign-in.ts';
import type { ConnectorPackage } from '../package/types.ts';
import { applyEdit } from './apply.ts';

/** A client secret that stood in a package. */
export interface PackagedSecret {
  /** Empty for the plain connection parameters. */
  readonly parameterSet: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * Takes the client secrets out of a package, where they should never stand (SPEC §9.8): a package is downloaded and shared.
 * Texts that only stand in for a secret stay.
 *
 * @example
 * ```ts
 * import { emptyPackage, takeClientSecrets } from '@connectory/connector';
 * takeClientSecrets(emptyPackage('Tasks')).secrets.length; // 0
 * ```
 */
export function takeClientSecrets(connectorPackage: ConnectorPackage): {
  readonly package: ConnectorPackage;
  readonly secrets: readonly PackagedSecret[];
} {
  const root = objectAt(connectorPackage.properties, 'properties');
  const sets = arrayAt(objectAt(root, 'connectionParameterSets'), 'values') ?? [];
  const found = [
    ...secretsIn(objectAt(root, 'connectionParameters'), '', ['properties', 'connectionParameters']),
    ...sets.flatMap((set, index) => {
      const name = isObject(set) && typeof set['name'] === 'string' ? set['name'] : `set ${index + 1}`;
      const place = ['properties', 'connectionParameterSets', 'values', index, 'parameters'];
      return secretsIn(objectAt(set, 'parameters'), name, place);
    }),
  ];
  return {
    package: found.reduce(
      (current, { place }) =>
        applyEdit(current, { kind: 'set-value', document: 'properties', place }).package,
      connectorPackage,
    ),
    secrets: found.map(({ secret }) => secret),
  };
}

function secretsIn(
  parameters: JsonObject | undefined,
  parameterSet: string,
  place: readonly PointerSegment[],
): readonly { readonly secret: PackagedSecret; readonly place: readonly PointerSegment[] }[] {
  return memberNames(parameters ?? {}).flatMap((name) => {
    const parameter = parameters?.[name];
    const member = memberLike(parameter, 'oAuthSettings');
    const settings = isObject(parameter) && member !== undefined ? objectAt(parameter, member) : undefined;
    const secretMember = memberLike(settings, 'clientSecret');
    const clientSecret = secretMember === undefined ? undefined : settings?.[secretMember];
    if (member === undefined || secretMember === undefined) return [];
    if (typeof clientSecret !== 'string' || isStandIn(clientSecret)) return [];
    const idMember = memberLike(settings, 'clientId');
    const clientId = idMember === undefined ? undefined : settings?.[idMember];
    const secret = { parameterSet, clientId: typeof clientId === 'string' ? clientId : '', clientSecret };
    return [{ secret, place: [...place, name, member, secretMember] }];
  });
}

function memberLike(source: unknown, name: string): string | undefined {
  return isObject(source)
    ? Object.keys(source).find((member) => member.toLowerCase() === name.toLowerCase())
    : undefined;
}
