import { escapeSegment, objectAt } from '@connectory/base';
import { connectionParameterSites } from '../check/walk/connection-parameters.ts';
import { compileConnector } from '../model/compile.ts';
import type { ConnectorPackage } from '../package/types.ts';
import type { Told } from './messages.ts';

/** Compares how two versions sign in and what a connection has to supply. */
export function compareConnections(
  before: ConnectorPackage,
  after: ConnectorPackage,
  tell: (told: Told) => void,
): void {
  const kinds = [before, after].map((one) => compileConnector(one).security.kind);
  const parameters = '/properties/connectionParameters';
  if (kinds[0] !== kinds[1])
    tell({
      rule: 'BRK-013',
      document: 'properties',
      pointer: parameters,
      data: { what: `The way to sign in (${kinds[0]}, now ${kinds[1]})` },
    });
  const [was, now] = [before, after].map(typesOf);
  for (const [name, type] of was ?? []) {
    const found = now?.get(name);
    if (found === type) continue;
    const what =
      found === undefined
        ? `Connection parameter "${name}" was removed, so what is asked for`
        : `The type of connection parameter "${name}" (${type}, now ${found})`;
    const pointer = found === undefined ? parameters : `${parameters}/${escapeSegment(name)}`;
    tell({ rule: 'BRK-013', document: 'properties', pointer, data: { what } });
  }
  for (const name of now?.keys() ?? []) {
    if (was?.has(name) === true) continue;
    const data = { what: `Connection parameter "${name}" was added, so what is asked for` };
    tell({ rule: 'BRK-013', document: 'properties', pointer: `${parameters}/${escapeSegment(name)}`, data });
  }
}

/** Types by name; two sets may ask for the same name. */
function typesOf({ properties }: ConnectorPackage): ReadonlyMap<string, string> {
  const sites = connectionParameterSites(objectAt(properties, 'properties') ?? {});
  return new Map(sites.map(({ name, type, set }) => [set === undefined ? name : `${set}/${name}`, type]));
}
