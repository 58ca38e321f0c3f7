import type { JsonObject } from '@connectory/base';
import { connectionParametersFor, type OAuthAddresses } from './connection-parameters.ts';

/** Several ways to sign in, of which every connection chooses one (connector SPEC §2.2.4). */
export function connectionParameterSets(
  definitions: JsonObject,
  alternatives: readonly (readonly string[])[],
  addresses: ReadonlyMap<string, OAuthAddresses>,
): JsonObject {
  const taken = new Set<string>();
  const values = alternatives.map((names) => {
    const label = names.join(' and ');
    const slug =
      label
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-|-$/g, '') || 'sign-in';
    let name = slug;
    for (let number = 2; taken.has(name); number += 1) name = `${slug}-${number}`;
    taken.add(name);
    return {
      name,
      uiDefinition: { displayName: label, description: `Sign in with ${label}.` },
      parameters: connectionParametersFor(definitions, names, addresses),
    };
  });
  return { uiDefinition: { displayName: 'Authentication type', description: 'How to sign in' }, values };
}
