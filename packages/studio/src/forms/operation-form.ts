import {
  arrayAt,
  isObject,
  memberNames,
  objectAt,
  stringAt,
  toText,
  type Json,
  type JsonObject,
} from '@connectory/base';
import type { Operation, Parameter } from '@connectory/connector';
import { mergeAllOf, resolveSchema } from '@connectory/schema';
import { texts } from './texts.ts';

/** A form: a self-contained JSON Schema of one object, and how its members are shown. */
export interface OperationForm {
  readonly schema: JsonObject;
  readonly uiSchema: JsonObject;
}

interface Expanded {
  readonly schema: JsonObject;
  readonly ui: JsonObject;
}

/** What other operations supply for places of a form. Places are paths joined by `/`, list items are the step `items`. */
export interface SuppliedParts {
  /** Places whose choices can be loaded. */
  readonly choices: ReadonlySet<string>;
  /** Shapes loaded so far, by place. */
  readonly shapes: ReadonlyMap<string, JsonObject>;
}

const nothingSupplied: SuppliedParts = { choices: new Set(), shapes: new Map() };

/** Deeper than this, and past this many fields, a value is written as JSON. */
const depthAtMost = 6;
const fieldsAtMost = 400;

const kept = [
  'type',
  'format',
  'enum',
  'default',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'pattern',
];

/** The form of an operation: required members first, advanced ones marked to be folded, internal ones left out. */
export function operationForm(
  operation: Operation,
  document: JsonObject,
  supplied: SuppliedParts = nothingSupplied,
): OperationForm {
  const expand = makeExpander(document, supplied);
  const shown = operation.parameters.filter((parameter) => parameter.visibility !== 'internal');
  const ordered = [...shown].sort((left, right) => Number(right.required) - Number(left.required));
  const properties: Record<string, JsonObject> = {};
  const ui: Record<string, Json> = {};
  for (const parameter of ordered) {
    const field = parameterField(parameter, expand);
    properties[parameter.name] = field.schema;
    ui[parameter.name] = withAdvanced(field.ui, parameter.visibility === 'advanced' && !parameter.required);
  }
  const required = ordered.filter((parameter) => parameter.required).map((parameter) => parameter.name);
  return {
    schema: { type: 'object', properties, ...(required.length > 0 && { required }) },
    uiSchema: ui,
  };
}

type Expander = (schema: JsonObject, required: boolean, place: string) => Expanded;

function parameterField(parameter: Parameter, expand: Expander): Expanded {
  const words = {
    title: parameter.summary,
    ...(parameter.description !== '' && { description: parameter.description }),
  };
  if (parameter.type === 'file') return { schema: { ...words }, ui: { 'ui:field': 'file' } };
  const value = expand(parameter.schema, parameter.required, parameter.name);
  const members = parameter.default === undefined ? {} : { default: parameter.default };
  // A value that is good for a try, from the connector's own tests.
  const test = parameter.source['x-ms-test-value'];
  const hint = test === undefined || test === null ? {} : { 'ui:placeholder': texts.tryValue(toText(test)) };
  return { schema: { ...value.schema, ...words, ...members }, ui: { ...value.ui, ...hint } };
}

function withAdvanced(ui: JsonObject, advanced: boolean): JsonObject {
  return advanced ? { ...ui, 'ui:advanced': true } : ui;
}

/** Follows references and joins branches; what recurses, is too deep or says nothing becomes a JSON box. */
function makeExpander(document: JsonObject, { choices, shapes }: SuppliedParts): Expander {
  let fields = 0;

  const asJson = (schema: JsonObject): Expanded => ({
    schema: words(schema),
    ui: { 'ui:field': 'json' },
  });

  const expand = (
    given: JsonObject,
    required: boolean,
    place: string,
    open: ReadonlySet<string>,
  ): Expanded => {
    fields += 1;
    const shape = shapes.get(place);
    const source = shape === undefined ? given : { ...words(resolveSchema(given, document)), ...shape };
    const reference = stringAt(source, '$ref');
    if (reference !== undefined && open.has(reference)) return asJson(resolveSchema(source, document));
    const inside = reference === undefined ? open : new Set([...open, reference]);
    const schema = mergeAllOf(resolveSchema(source, document), document);
    const type = typeOf(schema);
    const base = { ...words(schema), ...pick(schema), ...(type !== undefined && { type }) };
    if (type === 'object') {
      const properties = objectAt(schema, 'properties');
      const free = schema['additionalProperties'];
      if (properties === undefined && !isObject(free)) return asJson(schema);
      if (inside.size > depthAtMost || fields > fieldsAtMost) return asJson(schema);
      return objectFields(schema, properties ?? {}, base, (child, needed, name) =>
        expand(child, needed, `${place}/${name}`, inside),
      );
    }
    if (type === 'array') {
      const items = objectAt(schema, 'items');
      if (items === undefined || inside.size > depthAtMost || fields > fieldsAtMost) return asJson(schema);
      const item = expand(items, true, `${place}/items`, inside);
      return { schema: { ...base, items: item.schema }, ui: { items: item.ui } };
    }
    // Values of any type may be typed, so only plain ones get a list to choose from.
    if (choices.has(place) && (type === 'string' || type === 'integer' || type === 'number')) {
      return { schema: base, ui: { 'ui:widget': 'choices', 'ui:options': { place } } };
    }
    if (type === undefined && schema['enum'] === undefined) return asJson(schema);
    return { schema: base, ui: type === 'boolean' && !required ? { 'ui:widget': 'select' } : {} };
  };

  return (schema, required, place) => expand(schema, required, place, new Set());
}

function objectFields(
  schema: JsonObject,
  properties: JsonObject,
  base: JsonObject,
  expand: Expander,
): Expanded {
  const needed = new Set(arrayAt(schema, 'required') ?? []);
  const names = memberNames(properties)
    .filter((name) => isShown(properties[name]))
    .toSorted((left, right) => Number(needed.has(right)) - Number(needed.has(left)));
  const shown: Record<string, JsonObject> = {};
  const ui: Record<string, Json> = {};
  for (const name of names) {
    const property = properties[name];
    if (!isObject(property)) continue;
    const field = expand(property, needed.has(name), name);
    shown[name] = field.schema;
    ui[name] = withAdvanced(field.ui, property['x-ms-visibility'] === 'advanced' && !needed.has(name));
  }
  const free = schema['additionalProperties'];
  const required = names.filter((name) => needed.has(name));
  return {
    schema: {
      ...base,
      properties: shown,
      ...(required.length > 0 && { required }),
      ...(isObject(free) && { additionalProperties: expand(free, true, '*').schema }),
    },
    ui,
  };
}

function isShown(property: Json | undefined): boolean {
  return isObject(property) && property['x-ms-visibility'] !== 'internal' && property['readOnly'] !== true;
}

function typeOf(schema: JsonObject): string | undefined {
  const type = stringAt(schema, 'type');
  if (type !== undefined) return type;
  if (objectAt(schema, 'properties') !== undefined) return 'object';
  return objectAt(schema, 'items') === undefined ? undefined : 'array';
}

function words(schema: JsonObject): JsonObject {
  const title = stringAt(schema, 'x-ms-summary') ?? stringAt(schema, 'title');
  const description = stringAt(schema, 'description');
  return { ...(title !== undefined && { title }), ...(description !== undefined && { description }) };
}

function pick(schema: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => kept.includes(name)));
}
