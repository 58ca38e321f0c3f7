import { type Diagnostic, isArray, isObject, type Json, type JsonObject, stringAt } from '@connectory/base';
import { resolveReference } from '@connectory/schema';
import { diagnostic } from '../diagnostics.ts';
import { definitionFile } from '../package/names.ts';
import type { CollectionFormat, Parameter, ParameterPlace, Visibility } from './types.ts';

/** A parameter as declared, with shared references resolved, and where. */
interface Declared {
  readonly source: JsonObject;
  readonly pointer: string;
}

/**
 * The effective parameters of an operation: path-level ones first, each replaced by an operation-level one of the same
 * name and place (SPEC §10.1), references resolved.
 */
export function compileParameters(
  document: JsonObject,
  pathItem: { readonly value: JsonObject; readonly pointer: string },
  operation: { readonly value: JsonObject; readonly pointer: string },
  diagnostics: Diagnostic[],
): readonly Parameter[] {
  const effective = new Map<string, Parameter>();
  for (const level of [pathItem, operation]) {
    for (const declared of declaredParameters(document, level, diagnostics)) {
      const parameter = compileParameter(declared);
      if (parameter !== undefined) effective.set(`${parameter.place} ${parameter.name}`, parameter);
    }
  }
  return [...effective.values()];
}

function* declaredParameters(
  document: JsonObject,
  level: { readonly value: JsonObject; readonly pointer: string },
  diagnostics: Diagnostic[],
): Iterable<Declared> {
  const list = level.value['parameters'];
  if (!isArray(list)) return;
  for (const [index, item] of list.entries()) {
    if (!isObject(item)) continue;
    const pointer = `${level.pointer}/parameters/${index}`;
    const reference = item['$ref'];
    if (typeof reference !== 'string') {
      yield { source: item, pointer };
      continue;
    }
    const target = resolveReference(reference, document);
    if (isObject(target)) yield { source: target, pointer: reference.slice(1) };
    else
      diagnostics.push(
        diagnostic('reference-broken', { reference }, { place: { file: definitionFile, pointer } }),
      );
  }
}

const places: ReadonlySet<string> = new Set<ParameterPlace>(['path', 'query', 'header', 'formData', 'body']);

function isPlace(text: string | undefined): text is ParameterPlace {
  return text !== undefined && places.has(text);
}

function compileParameter({ source, pointer }: Declared): Parameter | undefined {
  const name = stringAt(source, 'name');
  const place = stringAt(source, 'in');
  if (name === undefined || !isPlace(place)) return undefined;
  const inner = source['schema'];
  const bodySchema = isObject(inner) ? inner : {};
  const schema = place === 'body' ? bodySchema : inlineSchema(source);
  const values = schema['enum'];
  return {
    name,
    place,
    required: source['required'] === true || place === 'path',
    schema,
    type: stringAt(schema, 'type'),
    format: stringAt(schema, 'format'),
    summary: stringAt(source, 'x-ms-summary') ?? name,
    description: stringAt(source, 'description') ?? '',
    visibility: readVisibility(source),
    default: schema['default'],
    enum: isArray(values) && values.length > 0 ? values : undefined,
    collectionFormat: readCollectionFormat(source),
    urlEncoding: stringAt(source, 'x-ms-url-encoding')?.toLowerCase() === 'double' ? 'double' : 'single',
    pointer,
    source,
  };
}

/** Members of a parameter that describe the parameter and not its value. */
const notSchema = new Set(['name', 'in', 'required', 'collectionFormat', 'allowEmptyValue', 'schema']);

function inlineSchema(source: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(source).filter(([name]) => !notSchema.has(name) && !name.startsWith('x-ms-')),
  );
}

/** The visibility an extension states, without regard to case; anything unknown counts as `none`. */
export function readVisibility(source: JsonObject): Visibility {
  const stated: Json | undefined = source['x-ms-visibility'];
  switch (typeof stated === 'string' ? stated.toLowerCase() : '') {
    case 'advanced':
      return 'advanced';
    case 'internal':
      return 'internal';
    case 'important':
      return 'important';
    default:
      return 'none';
  }
}

function readCollectionFormat(source: JsonObject): CollectionFormat {
  const stated = stringAt(source, 'collectionFormat')?.toLowerCase();
  return stated === 'ssv' || stated === 'tsv' || stated === 'pipes' || stated === 'multi' ? stated : 'csv';
}
