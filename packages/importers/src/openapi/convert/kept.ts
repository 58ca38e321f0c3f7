import { arrayAt, isArray, isObject, type Json, type JsonObject } from '@connectory/base';
import { type At, step, steps } from '../../report/at.ts';
import { carryNotes, membersOf, orderedObject } from '../../text/members.ts';
import { isData } from '../external/walk.ts';
import type { Conversion } from './context.ts';
import { definitionReference } from './references.ts';

/**
 * Settles references in what was kept as it was – extensions, links, callbacks: those to schemas lead to the definitions made
 * of them, others, which OpenAPI 2.0 has no place for, stay as `x-ref`.
 */
export function settleReferences(definition: JsonObject, conversion: Conversion): JsonObject {
  const context = { conversion, shared: new Map<Json, Json>() };
  const settled = settle(definition, undefined, context);
  return isObject(settled) ? settled : definition;
}

interface Settling {
  readonly conversion: Conversion;
  /** What became of parameters and responses, which many operations share. */
  readonly shared: Map<Json, Json>;
}

/** Copies only what changes: nearly nothing does, and documents may hold a million values. */
function settle(value: Json, owner: string | undefined, context: Settling): Json {
  if (isArray(value)) {
    let list: Json[] | undefined;
    for (let index = 0; index < value.length; index += 1) {
      const item = value[index];
      if (typeof item !== 'object' || item === null) continue;
      const made = settle(item, undefined, context);
      if (made !== item) (list ??= [...value])[index] = made;
    }
    return list ?? value;
  }
  if (!isObject(value)) return value;
  let changed: Record<string, Json> | undefined;
  // Not over a list of the names, which would be made for every object there is.
  for (const name in value) {
    const inner = value[name];
    if (typeof inner === 'object' && inner !== null) {
      const made = isData(name, owner) ? inner : settleMember(inner, name, context);
      if (made !== inner) (changed ??= { ...value })[name] = made;
    } else if (name === '$ref' && typeof inner === 'string' && inner.startsWith('#/components/')) {
      const known = context.conversion.definitionNames.get(inner);
      changed ??= { ...value };
      if (known !== undefined) changed['$ref'] = definitionReference(known);
      else {
        delete changed['$ref'];
        changed['x-ref'] = inner;
      }
    }
  }
  return changed === undefined ? value : carryNotes(value, changed);
}

function settleMember(value: Json, name: string, context: Settling): Json {
  if (name !== 'parameters' && name !== 'responses') return settle(value, name, context);
  const known = context.shared.get(value);
  if (known !== undefined) return known;
  const made = settle(value, name, context);
  context.shared.set(value, made);
  return made;
}

const licenseMembers = new Set(['name', 'url']);
const tagMembers = new Set(['name', 'description', 'externalDocs']);

/** `info.license`; what newer versions say of it stays under `x-` names. */
export function convertLicense(license: Json, conversion: Conversion): Json {
  const at = steps(undefined, 'info', 'license');
  return isObject(license) ? withOthersUnderX(license, licenseMembers, at, conversion) : license;
}

/** The tags; what newer versions say of them stays under `x-` names. */
export function convertTags(conversion: Conversion): readonly Json[] {
  return (arrayAt(conversion.document, 'tags') ?? []).map((tag, index) =>
    isObject(tag) ? withOthersUnderX(tag, tagMembers, steps(undefined, 'tags', index), conversion) : tag,
  );
}

function withOthersUnderX(
  source: JsonObject,
  known: ReadonlySet<string>,
  at: At,
  conversion: Conversion,
): JsonObject {
  return orderedObject(
    membersOf(source).map(([name, value]) => {
      if (known.has(name) || name.startsWith('x-')) return [name, value];
      conversion.reporter.tell('member-moved', step(at, name), { name, kept: `x-${name}` });
      return [`x-${name}`, value];
    }),
  );
}
