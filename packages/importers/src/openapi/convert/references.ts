import { isObject, type Json, type JsonObject, parsePointer } from '@connectory/base';
import { resolveReference } from '@connectory/schema';
import { type At, segmentsOf, step } from '../../report/at.ts';
import type { Conversion, Located } from './context.ts';
import { placeOf } from './context.ts';
import { definitionNameFor } from './names.ts';

/** Members beside a `$ref` that only describe; they stay beside it. */
const describing = new Set([
  'title',
  'summary',
  'description',
  'default',
  'deprecated',
  'readOnly',
  'writeOnly',
  'example',
  'examples',
  'externalDocs',
  'nullable',
  '$comment',
]);

/** Converts a schema with a `$ref`: to a reference to a definition, with its siblings kept. */
export function convertReference(
  schema: JsonObject,
  reference: string,
  at: At,
  conversion: Conversion,
): JsonObject {
  const target = referTo(reference, at, conversion);
  const { $ref: _reference, ...siblings } = schema;
  const names = Object.keys(siblings);
  if (names.length === 0) return target;
  const open = conversion.version !== '3.0';
  if (names.every((name) => describing.has(name) || name.startsWith('x-'))) {
    return { ...target, ...conversion.convertKeywords(siblings, at) };
  }
  // OpenAPI 3.0 ignores siblings; from 3.1 on they count as much as the target.
  if (!open) return target;
  return { allOf: [target, conversion.convertSchema(siblings, at)] };
}

/** A reference to the definition that a reference of the source names. */
function referTo(reference: string, at: At, conversion: Conversion): JsonObject {
  const { reporter, document } = conversion;
  const hash = reference.indexOf('#');
  if (hash !== 0 || (reference.length > 1 && reference[1] !== '/'))
    return referToAnchor(reference, at, conversion);
  const known = conversion.definitionNames.get(reference);
  if (known !== undefined) return { $ref: definitionReference(known) };
  const value = resolveReference(reference, document);
  if (value === undefined) {
    // The check of the structure told it already.
    return { 'x-ref': reference };
  }
  const segments = parsePointer(decode(reference.slice(1))) ?? [];
  const [first, second, name] = segments;
  if (segments.length === 3 && first === 'components' && second === 'schemas' && name !== undefined) {
    const registered = conversion.definitionNames.get(`#/components/schemas/${escapeName(name)}`);
    if (registered !== undefined) return { $ref: definitionReference(registered) };
  }
  const made = makeDefinition({ value, at: placeOf(decode(reference)) }, conversion);
  conversion.definitionNames.set(reference, made);
  reporter.tell('definition-made', at, { reference, name: made });
  return { $ref: definitionReference(made) };
}

/** Registers a schema as a definition of its own; it is converted once the current one is done. */
export function makeDefinition(
  schema: Located,
  conversion: Conversion,
  convert = conversion.convertSchema,
): string {
  const name = definitionNameFor(schema.at, conversion);
  conversion.definitions.set(name, undefined);
  conversion.waiting.push(() => {
    conversion.definitions.set(name, convert(schema.value, schema.at));
  });
  return name;
}

function referToAnchor(reference: string, at: At, conversion: Conversion): JsonObject {
  conversion.anchors ??= collectAnchors(conversion.document);
  const target = conversion.anchors.get(reference) ?? conversion.anchors.get(reference.replace(/#$/, ''));
  if (target === undefined) {
    const code = reference.startsWith('#') ? 'reference-broken' : 'reference-external';
    conversion.reporter.tell(code, step(at, '$ref'), { reference });
    return { 'x-ref': reference };
  }
  const known = conversion.definitionNames.get(reference);
  if (known !== undefined) return { $ref: definitionReference(known) };
  const segments = segmentsOf(target.at);
  const own =
    segments.length === 3
      ? conversion.definitionNames.get(`#/components/schemas/${escapeName(String(segments[2]))}`)
      : undefined;
  const name = own ?? makeDefinition(target, conversion);
  conversion.definitionNames.set(reference, name);
  return { $ref: definitionReference(name) };
}

/** How a definition is referred to. */
export function definitionReference(name: string): string {
  return `#/definitions/${escapeName(name)}`;
}

/** A component name as part of a reference. */
export function escapeName(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Schemas named by `$anchor`, `$dynamicAnchor` and `$id` under components and in whole documents. */
function collectAnchors(document: JsonObject): ReadonlyMap<string, Located> {
  const anchors = new Map<string, Located>();
  const open: Located[] = [{ value: document, at: undefined }];
  const seen = new Set<Json>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, at } = next;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isObject(value)) {
      for (const [member, prefix] of [
        ['$anchor', '#'],
        ['$dynamicAnchor', '#'],
        ['$id', ''],
      ] as const) {
        const name = value[member];
        if (typeof name === 'string' && !anchors.has(prefix + name))
          anchors.set(prefix + name, { value, at });
      }
    }
    for (const [name, inner] of Object.entries(value)) open.push({ value: inner, at: step(at, name) });
  }
  return anchors;
}
