import { isArray, isObject, type JsonObject, memberOf, objectAt, stringAt } from '@connectory/base';
import { resolveReference, schemaType } from '@connectory/schema';
import type { CheckContext } from '../context.ts';
import { removing, setting } from '../fix.ts';
import type { Rule } from '../types.ts';
import type { SchemaSite } from '../walk/sites.ts';
import { fitsType, kindOf, textsOf, toType, typeOf } from './values.ts';

/** Deepest nesting; the product's limit is not published. */
const maxSchemaDepth = 30;

/** Schemas that describe JSON, and no parameter or header. */
function isJson({ role }: SchemaSite): boolean {
  return role !== 'parameter' && role !== 'header' && role !== 'simple-items';
}

/** Rules about the structure of schemas and properties. */
export const schemaRules: readonly Rule[] = [
  {
    id: 'SCH-001',
    severity: ['error', 'error'],
    message:
      'Schema reference "{reference}" has to start with "#/definitions/". Move what it names there, and correct it.',
    over: 'reference',
    check({ of, reference, pointer }, report) {
      if (of === 'schema' && !reference.startsWith('#/definitions/'))
        report({ pointer: `${pointer}/$ref`, data: { reference } });
    },
  },
  {
    id: 'SCH-002',
    severity: ['error', 'error'],
    message:
      'Schema reference "{reference}" points to nothing. Add what it names under "definitions", or correct it.',
    over: 'reference',
    check({ of, reference, pointer }, report, { definition }) {
      if (of !== 'schema' || !reference.startsWith('#/definitions/')) return;
      if (!isObject(resolveReference(reference, definition)))
        report({ pointer: `${pointer}/$ref`, data: { reference } });
    },
  },
  {
    id: 'SCH-003',
    severity: ['error', 'error'],
    message: 'References run in a circle without a schema in between: {list}. Let one of them be a schema.',
    over: 'package',
    check({ definition }, report) {
      const definitions = objectAt(definition, 'definitions') ?? {};
      for (const name of Object.keys(definitions)) {
        const names = [name];
        let next = aliasOf(definitions, name);
        while (next !== undefined && !names.includes(next)) {
          names.push(next);
          next = aliasOf(definitions, next);
        }
        if (next !== name) continue;
        report({
          pointer: `/definitions/${escape(name)}/$ref`,
          data: { list: [...names, name].join(' → ') },
        });
      }
    },
  },
  {
    id: 'SCH-004',
    severity: ['error', 'error'],
    message:
      'Required properties form an endless loop: {list}. No value can ever fit; make one of them optional.',
    over: 'package',
    check(context, report) {
      const definitions = objectAt(context.definition, 'definitions') ?? {};
      for (const { names } of requiredLoops(definitions)) {
        const [first = ''] = names;
        report({ pointer: `/definitions/${escape(first)}`, data: { list: [...names, first].join(' → ') } });
      }
    },
  },
  {
    id: 'SCH-005',
    severity: ['warning', 'error'],
    message:
      'The schema nests {depth} levels deep, references followed; at most {limit} can be shown. Flatten it.',
    over: 'schema',
    check({ role, schema, pointer }, report, { measure }) {
      if (role !== 'body' && role !== 'response' && role !== 'notification') return;
      const { depth } = measure(schema);
      if (depth > maxSchemaDepth) report({ pointer, data: { depth, limit: maxSchemaDepth } });
    },
  },
  {
    id: 'SCH-006',
    severity: ['error', 'error'],
    message:
      '"type": "file" is only possible for form data and as the root of a response. Use "string" with "format": "binary".',
    over: 'schema',
    check(site, report) {
      const { schema, pointer, role } = site;
      if (schema['type'] !== 'file' || !isJson(site) || role === 'response' || role === 'definition') return;
      report({ pointer: `${pointer}/type`, fix: binaryInstead(pointer) });
    },
  },
  {
    id: 'SCH-007',
    severity: ['warning', 'error'],
    message:
      'Property "{name}" is binary, which JSON cannot carry; binary is only possible as a whole body or in form data. Use "format": "byte".',
    over: 'schema',
    check({ schema, pointer, role, name }, report) {
      if (role !== 'property' && role !== 'items' && role !== 'additional') return;
      if (schema['type'] !== 'string' || schema['format'] !== 'binary') return;
      report({
        pointer: `${pointer}/format`,
        data: { name: name || role },
        fix: setting('Use byte (base64)', `${pointer}/format`, 'byte'),
      });
    },
  },
  {
    id: 'SCH-008',
    severity: ['warning', 'error'],
    message: 'An array needs "items" that say what is in it. Add them.',
    over: 'schema',
    check(site, report) {
      const { schema, pointer } = site;
      if (schema['type'] !== 'array' || schema['items'] !== undefined) return;
      report({
        pointer,
        fix: setting('Add empty items', `${pointer}/items`, isJson(site) ? {} : { type: 'string' }),
      });
    },
  },
  {
    id: 'SCH-009',
    severity: ['warning', 'error'],
    message: 'The list "required" is empty. Remove it.',
    over: 'schema',
    check({ schema, pointer }, report) {
      const { required } = schema;
      if (isArray(required) && required.length === 0)
        report({
          pointer: `${pointer}/required`,
          fix: removing('Remove the empty list', `${pointer}/required`),
        });
    },
  },
  {
    id: 'SCH-010',
    severity: ['warning', 'error'],
    message: '"{name}" is listed as required but is not defined. Add the property, or take it off the list.',
    over: 'schema',
    check({ schema, pointer }, report, context) {
      const required = textsOf(schema['required']);
      if (required.length === 0 || (schemaType(schema) ?? 'object') !== 'object') return;
      if (schema['properties'] === undefined || schema['additionalProperties'] !== undefined) return;
      const kept = required.filter((name) => isDefined(schema, name, context, 0));
      const at = `${pointer}/required`;
      const fix =
        kept.length === 0 ? removing('Remove the list', at) : setting('Take them off the list', at, kept);
      required.forEach((name, index) => {
        if (!kept.includes(name)) report({ pointer: `${at}/${index}`, data: { name }, fix });
      });
    },
  },
  {
    id: 'SCH-011',
    severity: ['info', 'warning'],
    message: 'A list of required properties only belongs on an object, but this is a {type}. Remove it.',
    over: 'schema',
    check(site, report) {
      const { schema, pointer } = site;
      const type = typeOf(schema);
      if (!isJson(site) || type === undefined || type === 'object') return;
      if (!isArray(schema['required']) || schema['required'].length === 0) return;
      report({
        pointer: `${pointer}/required`,
        data: { type },
        fix: removing('Remove the list', `${pointer}/required`),
      });
    },
  },
  {
    id: 'SCH-012',
    severity: ['warning', 'error'],
    message:
      '"{name}" is read-only and required, so an input can never hold it. Take it off "required", or let it be written.',
    over: 'schema',
    check({ schema, role, name, pointer, parent, owner }, report, { isInput }) {
      if (role !== 'property' || schema['readOnly'] !== true || parent === undefined || !isInput(owner))
        return;
      if (textsOf(parent.schema['required']).includes(name)) report({ pointer, data: { name } });
    },
  },
  {
    id: 'SCH-013',
    severity: ['warning', 'error'],
    message: 'The default is a {actual}, but the type is {expected}. Correct one of them.',
    over: 'schema',
    check({ schema, pointer }, report) {
      const { default: value } = schema;
      const expected = typeOf(schema);
      if (value === undefined || value === null || expected === undefined || fitsType(value, expected))
        return;
      const mended = toType(value, expected);
      const at = `${pointer}/default`;
      const fix = mended === undefined ? undefined : setting(`Write it as ${expected}`, at, mended);
      report({ pointer: at, data: { actual: kindOf(value), expected }, fix });
    },
  },
  {
    id: 'SCH-014',
    severity: ['info', 'warning'],
    message: 'Format "{format}" is not known for {type} and has no effect. Remove it, or use one of {list}.',
    over: 'schema',
    check({ schema, pointer }, report) {
      const format = stringAt(schema, 'format');
      const type = typeOf(schema);
      if (format === undefined || format === '' || type === undefined) return;
      const known = formats.get(type) ?? [];
      if (known.includes(format)) return;
      report({ pointer: `${pointer}/format`, data: { format, type, list: known.join(', ') || 'no format' } });
    },
  },
  {
    id: 'SCH-015',
    severity: ['info', 'warning'],
    message:
      '"discriminator" names "{name}", which is no required string property here. Define and require it.',
    over: 'schema',
    check({ schema, pointer }, report, { resolve }) {
      const name = stringAt(schema, 'discriminator');
      if (name === undefined) return;
      const property = memberOf(schema['properties'], name);
      const type = isObject(property) ? schemaType(resolve(property)) : undefined;
      if (type === 'string' && textsOf(schema['required']).includes(name)) return;
      report({ pointer: `${pointer}/discriminator`, data: { name } });
    },
  },
];

const formats: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    string: ['byte', 'binary', 'date', 'date-time', 'password', 'date-no-tz', 'email', 'html', 'uri', 'uuid'],
    integer: ['int32', 'int64'],
    number: ['float', 'double'],
  }),
);

function escape(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function binaryInstead(pointer: string) {
  const edits = [
    { document: 'definition' as const, pointer: `${pointer}/type`, value: 'string' },
    { document: 'definition' as const, pointer: `${pointer}/format`, value: 'binary' },
  ];
  return { title: 'Make it a binary string', edits };
}

function aliasOf(definitions: JsonObject, name: string): string | undefined {
  const reference = stringAt(memberOf(definitions, name), '$ref');
  return reference === undefined ? undefined : definitionNamed(reference);
}

function definitionNamed(reference: string): string | undefined {
  const match = /^#\/definitions\/([^/]+)$/.exec(reference);
  return match?.[1]?.replaceAll('~1', '/').replaceAll('~0', '~');
}

function isDefined(schema: JsonObject, name: string, context: CheckContext, depth: number): boolean {
  const properties = objectAt(schema, 'properties');
  if (properties !== undefined && Object.hasOwn(properties, name)) return true;
  const { allOf } = schema;
  if (!isArray(allOf) || depth > 32) return false;
  return allOf
    .filter(isObject)
    .some((branch) => isDefined(context.resolve(branch), name, context, depth + 1));
}

/** Definitions that need themselves through required properties, each circle once. */
function* requiredLoops(definitions: JsonObject): Iterable<{ readonly names: readonly string[] }> {
  const done = new Set<string>();
  const path: string[] = [];
  const loops: { readonly names: readonly string[] }[] = [];
  const visit = (name: string): void => {
    const at = path.indexOf(name);
    if (at !== -1) {
      loops.push({ names: path.slice(at) });
      return;
    }
    if (done.has(name) || path.length > 500) return;
    path.push(name);
    const schema = memberOf(definitions, name);
    if (isObject(schema)) for (const next of neededBy(schema, 0)) visit(next);
    path.pop();
    done.add(name);
  };
  for (const name of Object.keys(definitions)) visit(name);
  yield* loops;
}

/** The definitions a value of a schema cannot do without. */
function* neededBy(schema: JsonObject, depth: number): Iterable<string> {
  if (depth > 100) return;
  const reference = stringAt(schema, '$ref');
  if (reference !== undefined) {
    const name = definitionNamed(reference);
    if (name !== undefined) yield name;
    return;
  }
  for (const name of textsOf(schema['required'])) {
    const property = memberOf(schema['properties'], name);
    if (isObject(property)) yield* neededBy(property, depth + 1);
  }
  const { allOf } = schema;
  if (isArray(allOf)) for (const branch of allOf.filter(isObject)) yield* neededBy(branch, depth + 1);
}
