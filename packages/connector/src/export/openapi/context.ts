import {
  type Diagnostic,
  formatPointer,
  isObject,
  type Json,
  type JsonObject,
  memberNames,
  type PointerSegment,
} from '@connectory/base';
import { diagnostic } from '../../diagnostics.ts';
import { definitionFile } from '../../package/names.ts';

/** The way to a value of the definition. */
export type Way = readonly PointerSegment[];

/** What one export to OpenAPI 3.1 shares. */
export interface OpenApiExport {
  readonly definition: JsonObject;
  readonly diagnostics: Diagnostic[];
  readonly tell: (code: Parameters<typeof diagnostic>[0], way: Way, data?: JsonObject) => void;
  /** References of OpenAPI 2.0 and what they are in the export. */
  readonly references: ReadonlyMap<string, string>;
  /** Content types of the root. */
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
}

/** Makes the shared state, with names for everything that will be a component. */
export function makeContext(definition: JsonObject): OpenApiExport {
  const diagnostics: Diagnostic[] = [];
  const tell: OpenApiExport['tell'] = (code, way, data) => {
    diagnostics.push(
      diagnostic(code, data, { place: { file: definitionFile, pointer: formatPointer(way) } }),
    );
  };
  const references = new Map<string, string>();
  for (const [from, to] of [
    ['definitions', 'schemas'],
    ['parameters', 'parameters'],
    ['responses', 'responses'],
  ] as const) {
    const taken = new Set<string>();
    const group = definition[from];
    for (const name of isObject(group) ? memberNames(group) : []) {
      const fit = componentName(name, taken);
      taken.add(fit);
      if (fit !== name) tell('export-name', [from, name], { from: name, to: fit });
      references.set(`#/${from}/${name}`, `#/components/${to}/${fit}`);
    }
  }
  const consumes = textsOf(definition['consumes']);
  return { definition, diagnostics, tell, references, consumes, produces: textsOf(definition['produces']) };
}

function componentName(name: string, taken: ReadonlySet<string>): string {
  const clean = name.replaceAll(/[^\w.-]+/g, '_').replaceAll(/^_+|_+$/g, '') || 'Part';
  const wanted = /^[\w.-]+$/.test(name) ? name : clean;
  let fit = wanted;
  for (let number = 2; taken.has(fit); number += 1) fit = `${wanted}${number}`;
  return fit;
}

/** The reference of the export for one of the definition; `undefined` when it leads to nothing. */
export function referenceOf(reference: string, context: OpenApiExport): string | undefined {
  const known = context.references.get(reference) ?? context.references.get(plain(reference));
  if (known !== undefined) return known;
  // Into the middle of a component: the name changes, the rest stays.
  const match = /^(#\/(?:definitions|parameters|responses)\/[^/]+)(\/.*)$/.exec(reference);
  const start = match?.[1] === undefined ? undefined : context.references.get(plain(match[1]));
  return start === undefined ? undefined : `${start}${match?.[2] ?? ''}`;
}

function plain(reference: string): string {
  const unescaped = (text: string): string => text.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return unescaped(decodeURIComponent(reference));
  } catch {
    return unescaped(reference);
  }
}

/** The texts of a list. */
export function textsOf(list: Json | undefined): readonly string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string' && item !== '') : [];
}

/** Extensions of an object, references inside of them carried over. */
export function extensionsOf(source: JsonObject, context: OpenApiExport): JsonObject {
  return Object.fromEntries(
    Object.entries(source)
      .filter(([name]) => name.startsWith('x-'))
      .map(([name, value]) => [name, withReferences(value, context)]),
  );
}

/** A value with every reference into the definition carried over. */
export function withReferences(value: Json, context: OpenApiExport): Json {
  if (Array.isArray(value)) return value.map((item: Json) => withReferences(item, context));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === '$ref' && typeof inner === 'string'
        ? (referenceOf(inner, context) ?? inner)
        : withReferences(inner, context),
    ]),
  );
}

/** Members a 3.1 object does not know, under `x-` names; each is told. */
export function keptMembers(
  source: JsonObject,
  known: ReadonlySet<string>,
  way: Way,
  context: OpenApiExport,
): JsonObject {
  const kept: Record<string, Json> = {};
  for (const [name, value] of Object.entries(source)) {
    if (known.has(name) || name.startsWith('x-')) continue;
    kept[`x-${name}`] = withReferences(value, context);
    context.tell('export-member', [...way, name], { name, kept: `x-${name}` });
  }
  return { ...kept, ...extensionsOf(source, context) };
}
