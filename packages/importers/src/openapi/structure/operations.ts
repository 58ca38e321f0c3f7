import { isArray, isObject, type Json, type JsonObject, objectAt } from '@connectory/base';
import { type At, step, steps } from '../../report/at.ts';
import { checkQuerystring } from './checks3.ts';
import { resolved, type StructureContext } from './context.ts';
import { checkOperation2, checkRequired } from './version2.ts';
import { textOf } from '../../text/text-of.ts';

/*
 * What no table can say: how paths, parameters, operation ids and security schemes of a document fit together.
 */

interface Declared {
  readonly value: JsonObject;
  readonly at: At;
}

const methods: readonly string[] = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'query',
];

/** Checks everything that takes more than one object to see. */
export function checkDocument(context: StructureContext): void {
  const { document } = context;
  const paths = objectAt(document, 'paths') ?? {};
  const templates = new Map<string, string>();
  for (const path of Object.keys(paths)) {
    if (path.startsWith('x-')) continue;
    const at = steps(undefined, 'paths', path);
    checkPath(path, templates, at, context);
    const pathItem = resolved(context, paths[path]);
    if (pathItem !== undefined) checkPathItem(path, pathItem, at, context);
  }
  for (const [group, label] of [
    ['webhooks', 'webhook'],
    ['components', 'component'],
  ] as const) {
    const items =
      group === 'webhooks' ? objectAt(document, group) : objectAt(objectAt(document, group), 'pathItems');
    for (const name of Object.keys(items ?? {})) {
      const at =
        group === 'webhooks' ? steps(undefined, group, name) : steps(undefined, group, 'pathItems', name);
      const pathItem = items?.[name];
      if (isObject(pathItem)) checkPathItem(undefined, pathItem, at, context, `${label} ${name}`);
    }
  }
  checkSecurity(document['security'], steps(undefined, 'security'), context);
  if (context.version !== '2.0') return;
  const definitions = objectAt(document, 'definitions') ?? {};
  for (const name of Object.keys(definitions)) {
    const definition = definitions[name];
    if (isObject(definition))
      checkRequired(definition, steps(undefined, 'definitions', name), `Definition ${name}`, context);
  }
}

function checkPath(path: string, templates: Map<string, string>, at: At, context: StructureContext): void {
  const { reporter } = context;
  if (!path.startsWith('/')) reporter.tell('path-slash', at, { path });
  if (path.replaceAll(/\{[^{}]*\}/g, '').match(/[{}]/) !== null) reporter.tell('path-braces', at, { path });
  const names = placeholders(path);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) reporter.tell('path-parameter-twice', at, { path, name: twice });
  const template = path.replaceAll(/\{[^{}]*\}/g, '{}');
  const first = templates.get(template);
  if (first !== undefined) reporter.tell('path-same-template', at, { first, second: path });
  else templates.set(template, path);
}

function placeholders(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
}

function checkPathItem(
  path: string | undefined,
  pathItem: JsonObject,
  at: At,
  context: StructureContext,
  label = path ?? '',
): void {
  const shared = declaredIn(pathItem, at, context);
  checkTwice(shared, context);
  for (const method of methods) {
    const operation = pathItem[method];
    if (isObject(operation))
      checkOperation(path, `${method.toUpperCase()} ${label}`, operation, shared, step(at, method), context);
  }
}

function declaredIn(owner: JsonObject, at: At, context: StructureContext): readonly Declared[] {
  const list = owner['parameters'];
  if (!isArray(list)) return [];
  return list.flatMap((item, index) => {
    const value = resolved(context, item);
    return value === undefined ? [] : [{ value, at: steps(at, 'parameters', index) }];
  });
}

function keyOf({ value }: Declared): string {
  return `${textOf(value['in'])} ${textOf(value['name'])}`;
}

function checkTwice(parameters: readonly Declared[], context: StructureContext): void {
  const seen = new Set<string>();
  for (const parameter of parameters) {
    const key = keyOf(parameter);
    const { name } = parameter.value;
    if (seen.has(key) && typeof name === 'string')
      context.reporter.tell('parameter-twice', parameter.at, { in: textOf(parameter.value['in']), name });
    seen.add(key);
  }
}

function checkOperation(
  path: string | undefined,
  label: string,
  operation: JsonObject,
  shared: readonly Declared[],
  at: At,
  context: StructureContext,
): void {
  const own = declaredIn(operation, at, context);
  checkTwice(own, context);
  const overridden = new Set(own.map(keyOf));
  const effective = [...shared.filter((parameter) => !overridden.has(keyOf(parameter))), ...own];
  if (path !== undefined && everyKnown(operation, own))
    checkPathParameters(path, label, effective, at, context);
  if (context.version === '2.0') checkOperation2(operation, effective, label, at, context);
  else checkQuerystring(effective, label, at, context);
  checkSecurity(operation['security'], step(at, 'security'), context);
}

/** False when a parameter could not be read, so that it may be the missing one. */
function everyKnown(operation: JsonObject, own: readonly Declared[]): boolean {
  const list = operation['parameters'];
  return !isArray(list) || list.length === own.length;
}

function checkPathParameters(
  path: string,
  operation: string,
  effective: readonly Declared[],
  at: At,
  context: StructureContext,
): void {
  const { reporter } = context;
  // The makers of OpenAPI 3 pass documents of this kind as valid themselves.
  const severity = context.version === '2.0' ? 'error' : 'warning';
  const names = new Set(placeholders(path));
  const declared = new Set<string>();
  for (const { value, at: parameterAt } of effective) {
    const { name } = value;
    if (value['in'] !== 'path' || typeof name !== 'string') continue;
    declared.add(name);
    if (!names.has(name)) reporter.tell('path-parameter-unused', parameterAt, { operation, name }, severity);
  }
  for (const name of names)
    if (!declared.has(name)) reporter.tell('path-parameter-missing', at, { operation, name }, severity);
}

function checkSecurity(security: Json | undefined, at: At, context: StructureContext): void {
  if (!isArray(security)) return;
  const { document, version } = context;
  const known =
    version === '2.0'
      ? objectAt(document, 'securityDefinitions')
      : objectAt(objectAt(document, 'components'), 'securitySchemes');
  security.forEach((requirement, index) => {
    if (!isObject(requirement)) return;
    for (const name of Object.keys(requirement)) {
      if (known !== undefined && Object.hasOwn(known, name)) continue;
      if (version === '3.2' && /[:/#.]/.test(name)) continue;
      context.reporter.tell('scheme-unknown', steps(at, index, name), { name });
    }
  });
}
