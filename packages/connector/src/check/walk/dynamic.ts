import { escapeSegment, isObject, type Json, type JsonObject, objectAt, stringAt } from '@connectory/base';
import type { Owner, SchemaRole } from './sites.ts';

/** The dynamic extensions (connector spec, extensions §2). */
export const dynamicExtensions = [
  'x-ms-dynamic-values',
  'x-ms-dynamic-list',
  'x-ms-dynamic-schema',
  'x-ms-dynamic-properties',
  'x-ms-dynamic-tree',
] as const;

export type DynamicExtension = (typeof dynamicExtensions)[number];

/** One value passed to the operation that a dynamic extension calls. */
interface DynamicArgument {
  /** Parameter of the called operation, or, in the new style, a path into its body. */
  readonly key: string;
  readonly pointer: string;
  readonly given:
    | { readonly kind: 'literal'; readonly value: Json }
    | { readonly kind: 'reference'; readonly to: string }
    | { readonly kind: 'selected'; readonly path: string };
}

/** One call a dynamic extension makes. */
export interface DynamicCall {
  readonly operationId: string;
  readonly pointer: string;
  readonly source: JsonObject;
  /** `open` and `browse` of a tree; empty for the others. */
  readonly part: 'open' | 'browse' | '';
  readonly arguments: readonly DynamicArgument[];
}

/** One dynamic extension where it is written. */
export interface DynamicSite {
  readonly extension: DynamicExtension;
  readonly source: JsonObject;
  readonly pointer: string;
  /** The parameter or schema that carries it. */
  readonly holder: JsonObject;
  readonly holderPointer: string;
  readonly role: SchemaRole | 'body-parameter';
  readonly owner: Owner;
  /** `file-picker` for the old form of a tree, whose parameters are not those of an operation. */
  readonly capability: string | undefined;
  readonly calls: readonly DynamicCall[];
}

/** Whether parameters are named in the old style: literals as they are, references by `parameter`. */
export function isOldStyle(extension: DynamicExtension): boolean {
  return extension === 'x-ms-dynamic-values' || extension === 'x-ms-dynamic-schema';
}

/** The dynamic extensions of one parameter or schema. */
export function* dynamicSitesOf(
  holder: JsonObject,
  holderPointer: string,
  role: DynamicSite['role'],
  owner: Owner,
): Iterable<DynamicSite> {
  for (const extension of dynamicExtensions) {
    const source = holder[extension];
    if (!isObject(source)) continue;
    const pointer = `${holderPointer}/${extension}`;
    const capability = stringAt(source, 'capability');
    const calls = [...callsOf(extension, source, pointer, capability)];
    yield { extension, source, pointer, holder, holderPointer, role, owner, capability, calls };
  }
}

function* callsOf(
  extension: DynamicExtension,
  source: JsonObject,
  pointer: string,
  capability: string | undefined,
): Iterable<DynamicCall> {
  if (extension === 'x-ms-dynamic-tree') {
    for (const part of ['open', 'browse'] as const) {
      const inner = objectAt(source, part);
      if (inner !== undefined) yield* callOf(inner, `${pointer}/${part}`, part, false);
    }
    return;
  }
  if (capability === undefined) yield* callOf(source, pointer, '', isOldStyle(extension));
}

function* callOf(
  source: JsonObject,
  pointer: string,
  part: DynamicCall['part'],
  old: boolean,
): Iterable<DynamicCall> {
  const operationId = stringAt(source, 'operationId');
  if (operationId === undefined) return;
  const given = objectAt(source, 'parameters') ?? {};
  const found = Object.keys(given).map((key): DynamicArgument => ({
    key,
    pointer: `${pointer}/parameters/${escapeSegment(key)}`,
    given: readGiven(given[key] ?? null, old),
  }));
  yield { operationId, pointer, source, part, arguments: found };
}

function readGiven(value: Json, old: boolean): DynamicArgument['given'] {
  if (isObject(value)) {
    const reference = stringAt(value, old ? 'parameter' : 'parameterReference');
    if (reference !== undefined) return { kind: 'reference', to: reference };
    const selected = stringAt(value, 'selectedItemValuePath');
    if (selected !== undefined) return { kind: 'selected', path: selected };
    if (!old) return { kind: 'literal', value: value['value'] ?? null };
  }
  return { kind: 'literal', value };
}
