import { type Json, objectAt, stringAt } from '@connectory/base';
import { schemaType } from '@connectory/schema';
import type { CheckContext } from '../context.ts';
import type { Report, Rule } from '../types.ts';
import { type DynamicCall, type DynamicSite, isOldStyle } from '../walk/dynamic.ts';
import { lookUp } from '../walk/lookup.ts';
import type { OperationSite, ParameterSite } from '../walk/sites.ts';
import { fitsType, isInternal, kindOf } from './values.ts';

/** Rules about dynamic values, lists, schemas and properties that concern the operation they call. */
export const dynamicRules: readonly Rule[] = [
  {
    id: 'DYN-001',
    severity: ['error', 'error'],
    message: 'Operation "{id}" does not exist in this definition. Name one that does, or add it.',
    over: 'package',
    check({ definition, dynamics, operationsById }, report) {
      const expect = (id: string | undefined, pointer: string): void => {
        if (id !== undefined && !operationsById.has(id))
          report({ pointer: `${pointer}/operationId`, data: { id } });
      };
      for (const { calls } of dynamics) for (const call of calls) expect(call.operationId, call.pointer);
      const capabilities = objectAt(definition, 'x-ms-capabilities');
      const at = '/x-ms-capabilities';
      expect(stringAt(objectAt(capabilities, 'testConnection'), 'operationId'), `${at}/testConnection`);
      const picker = objectAt(capabilities, 'file-picker');
      for (const part of ['open', 'browse'])
        expect(stringAt(objectAt(picker, part), 'operationId'), `${at}/file-picker/${part}`);
    },
  },
  {
    id: 'DYN-002',
    severity: ['warning', 'error'],
    message: '"{extension}" stands on a body parameter, where it has no effect. Move it into its "schema".',
    over: 'dynamic',
    check({ role, extension, pointer, holder, holderPointer, source }, report) {
      if (role !== 'body-parameter') return;
      const schema = objectAt(holder, 'schema');
      const movable = schema !== undefined && schema['$ref'] === undefined && schema[extension] === undefined;
      const edits = [
        { document: 'definition' as const, pointer },
        { document: 'definition' as const, pointer: `${holderPointer}/schema/${extension}`, value: source },
      ];
      report({
        pointer,
        data: { extension },
        fix: movable ? { title: 'Move it into the schema', edits } : undefined,
      });
    },
  },
  {
    id: 'DYN-003',
    severity: ['warning', 'error'],
    message:
      'Operation "{id}" has no parameter "{name}", so the value passed to it is lost. Correct the name.',
    over: 'dynamic',
    check(site, report, context) {
      eachCall(site, context, (call, called) => {
        for (const { key, pointer } of call.arguments) {
          if (targetOf(key, called, context).kind === 'missing')
            report({ pointer, data: { id: call.operationId, name: key } });
        }
      });
    },
  },
  {
    id: 'DYN-004',
    severity: ['error', 'error'],
    message: 'Operation "{id}" needs a value for "{name}", and none is passed. Add it to "parameters".',
    over: 'dynamic',
    check(site, report, context) {
      eachCall(site, context, (call, called) => {
        const passed = new Set(call.arguments.map(({ key }) => key.toLowerCase()));
        for (const { name, place, source } of called.effective) {
          if (source['required'] !== true || place === 'body' || name === 'connectionId') continue;
          if (source['default'] !== undefined || passed.has(name.toLowerCase())) continue;
          report({ pointer: call.pointer, data: { id: call.operationId, name } });
        }
      });
    },
  },
  {
    id: 'DYN-005',
    severity: ['warning', 'error'],
    message:
      '"{name}" is both a parameter and a body property of "{id}", so it is not clear which is meant. Use the new style, with a path such as "body/{name}".',
    over: 'dynamic',
    check(site, report, context) {
      if (!isOldStyle(site.extension)) return;
      eachCall(site, context, (call, called) => {
        for (const { key, pointer } of call.arguments) {
          if (isAmbiguous(key, called, context)) report({ pointer, data: { name: key, id: called.id } });
        }
      });
      eachReference(site, context, (to, pointer, user) => {
        if (isAmbiguous(to, user, context)) report({ pointer, data: { name: to, id: user.id } });
      });
    },
  },
  {
    id: 'DYN-006',
    severity: ['info', 'warning'],
    message:
      'Operation "{id}" requires "{name}", but "{from}", which is passed, is optional: nothing is listed until it is filled. Make it required, or say so in its description.',
    over: 'dynamic',
    check(site, report, context) {
      eachPassed(site, context, ({ key, to, pointer, called, from, target }) => {
        if (target?.source['required'] !== true || from?.source['required'] === true) return;
        if (from !== undefined) report({ pointer, data: { id: called.id, name: key, from: to } });
      });
    },
  },
  {
    id: 'DYN-007',
    severity: ['warning', 'warning'],
    message:
      '"{from}" is a {actual}, but "{name}" of operation "{id}" expects a {expected}. Pass a value of that type.',
    over: 'dynamic',
    check(site, report, context) {
      eachPassed(site, context, ({ key, to, pointer, called, from, target }) => {
        const expected = target && schemaType(target.source);
        const actual = from && schemaType(from.source);
        if (expected === undefined || actual === undefined || passes(actual, expected)) return;
        report({ pointer, data: { from: to, actual, name: key, id: called.id, expected } });
      });
    },
  },
  {
    id: 'DYN-008',
    severity: ['warning', 'warning'],
    message:
      'The fixed value {value} is a {actual}, but "{name}" of operation "{id}" expects a {expected}. Write it as that type.',
    over: 'dynamic',
    check(site, report, context) {
      eachCall(site, context, (call, called) => {
        for (const { key, pointer, given } of call.arguments) {
          if (given.kind !== 'literal' || given.value === null) continue;
          const target = targetOf(key, called, context);
          const expected = target.kind === 'found' ? schemaType(target.schema) : undefined;
          if (expected === undefined || fitsLiteral(given.value, expected)) continue;
          const value = JSON.stringify(given.value).slice(0, 60);
          report({
            pointer,
            data: { value, actual: kindOf(given.value), name: key, id: called.id, expected },
          });
        }
      });
    },
  },
  {
    id: 'DYN-019',
    severity: ['warning', 'error'],
    message:
      '"{name}" is hidden, so its value is never known here. Pass a fixed value instead of a reference to it.',
    over: 'dynamic',
    check(site, report, context) {
      eachReference(site, context, (to, pointer, user) => {
        const source = sourceOf(to, user, context);
        if (source !== undefined && isInternal(source)) report({ pointer, data: { name: to } });
      });
    },
  },
  {
    id: 'CX-006',
    severity: ['warning', 'warning'],
    message:
      'Dynamic references form a circle: {list}. None of them can ever be filled; let one depend on something else.',
    over: 'operation',
    check(operation, report, context) {
      findCircle(operation, report, context);
    },
  },
];

/** Calls back with every operation a dynamic extension calls that exists. */
export function eachCall(
  { calls }: DynamicSite,
  { operationsById }: CheckContext,
  see: (call: DynamicCall, called: OperationSite) => void,
): void {
  for (const call of calls) {
    const called = operationsById.get(call.operationId);
    if (called !== undefined) see(call, called);
  }
}

/** Calls back with every reference to a value of the operation being edited. */
export function eachReference(
  site: DynamicSite,
  context: CheckContext,
  see: (to: string, pointer: string, user: OperationSite) => void,
): void {
  const references = site.calls.flatMap((call) =>
    call.arguments.flatMap(({ given, pointer }) =>
      given.kind === 'reference' ? [{ to: given.to, pointer }] : [],
    ),
  );
  if (references.length === 0) return;
  for (const user of context.usersOf(site.owner)) {
    for (const { to, pointer } of references) see(to, pointer, user);
  }
}

interface Passed {
  readonly key: string;
  readonly to: string;
  readonly pointer: string;
  readonly called: OperationSite;
  readonly from: ParameterSite | undefined;
  readonly target: ParameterSite | undefined;
}

/** Calls back with every parameter of the operation being edited that is passed on to a parameter of the called one. */
function eachPassed(site: DynamicSite, context: CheckContext, see: (passed: Passed) => void): void {
  eachCall(site, context, (call, called) => {
    for (const { key, given, pointer } of call.arguments) {
      if (given.kind !== 'reference') continue;
      const target = parameterOf(key, called);
      for (const user of context.usersOf(site.owner))
        see({ key, to: given.to, pointer, called, from: parameterOf(given.to, user), target });
    }
  });
}

function parameterOf(name: string, operation: OperationSite): ParameterSite | undefined {
  return (
    operation.effective.find((parameter) => parameter.name === name && parameter.place !== 'body') ??
    operation.effective.find(
      (parameter) => parameter.name.toLowerCase() === name.toLowerCase() && parameter.place !== 'body',
    )
  );
}

/** What a key names in the called operation: a parameter, the body, or something in the body. */
function targetOf(key: string, called: OperationSite, context: CheckContext): ReturnType<typeof lookUp> {
  const parameter = parameterOf(key, called);
  if (parameter !== undefined) return { kind: 'found', schema: parameter.source };
  return inBody(key, called, context);
}

/** A path from the body parameter's name on, or from inside the body. */
function inBody(path: string, { body }: OperationSite, context: CheckContext): ReturnType<typeof lookUp> {
  if (body === undefined) return { kind: 'missing' };
  const schema = objectAt(body.source, 'schema');
  const [first = '', ...rest] = path.split('/');
  const named = first === body.name || first === 'body';
  const direct = lookUp(context, schema, path.includes('/') ? path : path.replaceAll('.', '/'));
  if (direct.kind === 'found' || !named) return direct;
  return lookUp(context, schema, rest.join('/'));
}

function sourceOf(name: string, user: OperationSite, context: CheckContext) {
  const parameter = parameterOf(name, user);
  if (parameter !== undefined) return parameter.source;
  const found = inBody(name, user, context);
  return found.kind === 'found' ? found.schema : undefined;
}

export function isAmbiguous(name: string, operation: OperationSite, context: CheckContext): boolean {
  if (operation.body === undefined || parameterOf(name, operation) === undefined) return false;
  const properties = objectAt(context.resolve(objectAt(operation.body.source, 'schema') ?? {}), 'properties');
  return properties !== undefined && Object.hasOwn(properties, name);
}

/** Whether a reference names a plain parameter, rather than the body or something in it. */
export function namesParameter(name: string, operation: OperationSite): boolean {
  return operation.effective.some((parameter) => parameter.name === name && parameter.place !== 'body');
}

function passes(actual: string, expected: string): boolean {
  // Whatever goes into a path, a query or a header is written as text.
  return actual === expected || expected === 'string' || (actual === 'integer' && expected === 'number');
}

function fitsLiteral(value: Json, expected: string): boolean {
  if (expected === 'string') return typeof value !== 'object';
  // "true" and "25" are written into the address as true and 25 are.
  if (typeof value === 'string')
    return expected === 'array' || expected === 'object' || readsAs(value, expected);
  return fitsType(value, expected);
}

function readsAs(value: string, expected: string): boolean {
  if (expected === 'boolean') return /^(?:true|false)$/i.test(value);
  const number = Number(value);
  return (
    value.trim() !== '' && Number.isFinite(number) && (expected !== 'integer' || Number.isInteger(number))
  );
}

/** Finds a circle among the parameters of one operation, each depending on those its dynamic values refer to. */
function findCircle(operation: OperationSite, report: Report, context: CheckContext): void {
  const needs = new Map<string, readonly string[]>();
  for (const site of context.dynamics) {
    if (site.owner.kind !== 'operation' || site.owner.operation !== operation) continue;
    const name = stringAt(site.holder, 'name');
    if (site.role !== 'parameter' || name === undefined) continue;
    const to = site.calls.flatMap((call) =>
      call.arguments.flatMap(({ given }) => (given.kind === 'reference' ? [given.to] : [])),
    );
    needs.set(name, [...(needs.get(name) ?? []), ...to]);
  }
  const done = new Set<string>();
  for (const start of needs.keys()) {
    const path: string[] = [];
    let at: string | undefined = start;
    // Following the first unfinished need is enough: a node left without a circle is never entered again.
    while (at !== undefined && !done.has(at)) {
      if (path.includes(at)) {
        const list = [...path.slice(path.indexOf(at)), at].join(' → ');
        report({ pointer: operation.pointer, data: { list } });
        path.forEach((name) => done.add(name));
        break;
      }
      path.push(at);
      const next: string | undefined = (needs.get(at) ?? []).find(
        (name) => needs.has(name) && !done.has(name),
      );
      if (next !== undefined) {
        at = next;
        continue;
      }
      done.add(at);
      path.pop();
      at = path.pop();
    }
  }
}
