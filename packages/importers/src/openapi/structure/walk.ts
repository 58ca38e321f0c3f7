import { isArray, isObject, type Json, type JsonObject } from '@connectory/base';
import { type At, step } from '../../report/at.ts';
import type { StructureContext } from './context.ts';
import { describe } from './describe.ts';
import type { Kind, ObjectType } from './kinds.ts';
import { checkReference } from './references.ts';
import { checkSchema } from './schema.ts';

/** Holds a value against a kind, down to the leaves. */
export function walk(value: Json, kind: Kind, at: At, context: StructureContext): void {
  const wrong = (expected: string): void =>
    context.reporter.tell('wrong-type', at, { what: nameOf(at), expected, found: describe(value) });
  switch (kind.kind) {
    case 'any':
      return;
    case 'flag':
      if (typeof value !== 'boolean') wrong('true or false');
      return;
    case 'number':
      if (typeof value !== 'number') wrong('a number');
      return;
    case 'count':
      if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
        wrong('a whole number from 0 on');
      return;
    case 'text':
      checkText(value, kind, at, context);
      return;
    case 'schema':
      checkSchema(value, at, context);
      return;
    case 'map-of-any':
      if (!isObject(value)) wrong('an object');
      return;
    case 'list':
      if (!isArray(value)) return wrong('a list');
      if (value.length < kind.least) context.reporter.tell('too-few', at, { what: nameOf(at) });
      value.forEach((item, index) => walk(item, kind.of, step(at, index), context));
      if (kind.unique && new Set(value).size !== value.length)
        context.reporter.tell('listed-twice', at, { what: nameOf(at), found: 'a value' });
      return;
    case 'map':
      checkMap(value, kind, at, context);
      return;
    case 'object': {
      if (!isObject(value)) return wrong('an object');
      if (kind.reference && value['$ref'] !== undefined) return checkReference(value['$ref'], at, context);
      // The one object whose $ref is a member among others.
      if (kind.type === 'path-item' && typeof value['$ref'] === 'string')
        checkReference(value['$ref'], at, context);
      const type = context.types.get(kind.type);
      if (type !== undefined) checkObject(value, type, at, context);
      return;
    }
    default:
      kind satisfies never;
  }
}

function checkText(
  value: Json,
  kind: Kind & { readonly kind: 'text' },
  at: At,
  context: StructureContext,
): void {
  const what = nameOf(at);
  if (typeof value !== 'string') {
    if ((typeof value === 'number' || typeof value === 'boolean') && kind.oneOf === undefined) {
      // A version such as 1.0 without quotes is so common in YAML that the makers' own tests take it.
      const severity = typeof value === 'number' && at?.segment === 'version' ? 'warning' : 'error';
      context.reporter.tell('number-for-text', at, { what, found: String(value) }, severity);
    } else context.reporter.tell('wrong-type', at, { what, expected: 'a text', found: describe(value) });
  } else if (kind.oneOf !== undefined && !kind.oneOf.has(value)) {
    context.reporter.tell('wrong-value', at, {
      what,
      expected: [...kind.oneOf].join(', '),
      found: `"${value}"`,
    });
  } else if (kind.form !== undefined && !kind.form.test(value)) {
    context.reporter.tell('wrong-form', at, { what, expected: kind.expected ?? '', found: `"${value}"` });
  }
}

function checkMap(
  value: Json,
  kind: Kind & { readonly kind: 'map' },
  at: At,
  context: StructureContext,
): void {
  if (!isObject(value)) {
    context.reporter.tell('wrong-type', at, {
      what: nameOf(at),
      expected: 'an object',
      found: describe(value),
    });
    return;
  }
  const names = Object.keys(value);
  if (names.length < kind.least) context.reporter.tell('too-few', at, { what: nameOf(at) });
  for (const name of names) {
    if (kind.extensible && name.startsWith('x-')) continue;
    const inner = step(at, name);
    if (kind.names !== undefined && !kind.names.form.test(name))
      context.reporter.tell('name-form', inner, { name, expected: kind.names.expected });
    walk(value[name] ?? null, kind.of, inner, context);
  }
}

function checkObject(value: JsonObject, type: ObjectType, at: At, context: StructureContext): void {
  const { reporter, version } = context;
  for (const name of type.required)
    if (value[name] === undefined) reporter.tell('member-missing', at, { owner: type.title, name, version });
  let entries = 0;
  for (const name of Object.keys(value)) {
    const inner = step(at, name);
    const kind = type.members.get(name);
    if (kind !== undefined) walk(value[name] ?? null, kind, inner, context);
    else if (name.startsWith('x-')) continue;
    else if (type.patterned?.names.test(name) === true)
      walk(value[name] ?? null, type.patterned.of, inner, context);
    else if (type.open !== true) reporter.tell('member-unknown', inner, { owner: type.title, name, version });
    entries += 1;
  }
  if (entries < (type.least ?? 0)) reporter.tell('too-few', at, { what: type.title });
  type.check?.(value, at, context);
}

function nameOf(at: At): string {
  if (at === undefined) return 'The document';
  return typeof at.segment === 'number'
    ? `Entry ${at.segment + 1} of "${at.parent?.segment ?? ''}"`
    : `"${at.segment}"`;
}
