import { escapeSegment, isArray, isObject, type JsonObject, objectAt, stringAt } from '@connectory/base';

/** One connection parameter where it is written. */
export interface ConnectionParameterSite {
  readonly name: string;
  readonly source: JsonObject;
  /** In the properties file. */
  readonly pointer: string;
  /** Lower case; empty when there is none. */
  readonly type: string;
  /** Name of the parameter set it belongs to. */
  readonly set: string | undefined;
}

/** The connection parameters of a properties file, those of parameter sets too; `properties` is its inner object. */
export function connectionParameterSites(properties: JsonObject): readonly ConnectionParameterSite[] {
  const found = [...listed(properties, 'connectionParameters', '/properties', undefined)];
  const sets = objectAt(properties, 'connectionParameterSets')?.['values'];
  if (!isArray(sets)) return found;
  const inSets = sets.flatMap((set, index) =>
    isObject(set)
      ? [
          ...listed(
            set,
            'parameters',
            `/properties/connectionParameterSets/values/${index}`,
            stringAt(set, 'name') ?? String(index),
          ),
        ]
      : [],
  );
  return [...found, ...inSets];
}

function* listed(
  holder: JsonObject,
  member: string,
  pointer: string,
  set: string | undefined,
): Iterable<ConnectionParameterSite> {
  for (const [name, source] of Object.entries(objectAt(holder, member) ?? {})) {
    if (!isObject(source)) continue;
    const type = (stringAt(source, 'type') ?? '').toLowerCase();
    yield { name, source, pointer: `${pointer}/${member}/${escapeSegment(name)}`, type, set };
  }
}
