/** What a scenario may look like. */
import { escapeSegment, isArray, isObject, type Json } from '@connectory/base';
import { listed, similarNames } from '../similar.ts';
import { millisecondsOf, momentOf } from './moments.ts';

/** What a member must be. */
type Shape =
  | { readonly kind: 'any' | 'text' | 'number' | 'boolean' | 'object' | 'list' | 'duration' | 'moment' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'either'; readonly of: readonly Shape[] }
  | { readonly kind: 'each'; readonly of: () => Shape }
  | { readonly kind: 'named'; readonly of: () => Shape }
  | {
      readonly kind: 'members';
      readonly name: ShapeName;
      readonly needs: readonly string[];
      readonly of: Readonly<Record<string, Shape>>;
    };

/** The objects of a scenario whose members are known. */
type ShapeName =
  | 'scenario'
  | 'options'
  | 'trigger'
  | 'request'
  | 'mock'
  | 'mock response'
  | 'event'
  | 'fire'
  | 'callback'
  | 'expect'
  | 'validation'
  | 'run'
  | 'runs entry'
  | 'action'
  | 'calls entry'
  | 'response'
  | 'schedule'
  | 'maxParallel';

/** A place where a scenario is not as it may be. */
export interface ShapeProblem {
  /** JSON pointer into the scenario. */
  readonly pointer: string;
  readonly problem: string;
}

const any: Shape = { kind: 'any' };
const text: Shape = { kind: 'text' };
const number: Shape = { kind: 'number' };
const boolean: Shape = { kind: 'boolean' };
const object: Shape = { kind: 'object' };
const duration: Shape = { kind: 'duration' };
const moment: Shape = { kind: 'moment' };
const status: Shape = { kind: 'text' };
const each = (of: Shape): Shape => ({ kind: 'each', of: () => of });

function members(
  name: ShapeName,
  of: Readonly<Record<string, Shape>>,
  needs: readonly string[] = [],
): Extract<Shape, { kind: 'members' }> {
  return { kind: 'members', name, of, needs };
}

const run = { status, statusOneOf: each(status), error: any, outputs: any };
const outcome = {
  status,
  statusOneOf: each(status),
  code: any,
  errorCode: any,
  errorContains: text,
  error: any,
  inputs: any,
  inputsSubset: any,
  outputs: any,
  outputsSubset: any,
  trackedProperties: any,
};
const action = members('action', { ...outcome, repetitions: each(members('action', outcome)) });
const actions: Shape = { kind: 'named', of: () => action };
const request = { method: text, path: text, query: text, headers: object, body: any };
const callback = { action: text, outputs: object, request: object, headers: object, body: any };

const expect = members('expect', {
  validation: members('validation', { valid: boolean, mentions: each(text) }),
  run: members('run', run),
  runs: each(members('runs entry', { ...run, triggerBody: any, start: moment, end: moment, actions })),
  actions,
  order: each(each(text)),
  calls: each(
    members('calls entry', { action: text, count: number, at: each(moment), requests: each(object) }, [
      'action',
    ]),
  ),
  variables: object,
  response: members('response', { statusCode: number, headers: object, body: any, at: moment }),
  schedule: members('schedule', { from: moment, next: each(moment) }, ['from', 'next']),
  elapsed: duration,
  maxParallel: members('maxParallel', { action: text, value: number }, ['action', 'value']),
});

const scenario = members(
  'scenario',
  {
    id: text,
    title: text,
    description: text,
    area: text,
    semantics: text,
    confidence: text,
    flavour: { kind: 'choice', of: ['power-automate', 'logic-apps', 'any'] },
    options: members('options', {
      performanceProfile: { kind: 'choice', of: ['low', 'medium', 'high'] },
    }),
    definition: object,
    trigger: members('trigger', {
      name: text,
      outputs: object,
      request: members('request', request),
      poll: any,
      schedule: boolean,
    }),
    mocks: each(
      members(
        'mock',
        {
          action: text,
          when: object,
          responses: each(
            members('mock response', {
              when: object,
              statusCode: number,
              headers: object,
              body: any,
              error: any,
            }),
          ),
        },
        ['action', 'responses'],
      ),
    ),
    events: each(
      members('event', {
        at: moment,
        fire: members('fire', { name: text, outputs: object }),
        callback: { kind: 'either', of: [text, members('callback', callback)] },
        action: text,
        body: any,
      }),
    ),
    connectors: object,
    children: object,
    parameters: object,
    until: moment,
    expect,
  },
  ['expect'],
);

const named = new Map([
  ['expect', expect],
  ['action', action],
]);

/** The members that such an object may have, for a message. */
export function knownMembers(name: 'expect' | 'action'): string {
  return Object.keys(named.get(name)?.of ?? {}).join(', ');
}

/** Where a scenario is not as it may be; nothing when all is well. */
export function shapeProblems(source: Json): readonly ShapeProblem[] {
  return problemsOf(scenario, source, '');
}

function problemsOf(shape: Shape, value: Json, pointer: string): readonly ShapeProblem[] {
  const wrong = (wanted: string): readonly ShapeProblem[] => [{ pointer, problem: `it must be ${wanted}` }];
  switch (shape.kind) {
    case 'any':
      return [];
    case 'text':
      return typeof value === 'string' ? [] : wrong('a text');
    case 'number':
      return typeof value === 'number' ? [] : wrong('a number');
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong('true or false');
    case 'object':
      return isObject(value) ? [] : wrong('an object');
    case 'list':
      return isArray(value) ? [] : wrong('a list');
    case 'duration':
      return millisecondsOf(value) >= 0 ? [] : wrong('a duration such as PT1H30M');
    case 'moment':
      return Number.isNaN(momentOf(value))
        ? wrong('a duration since the start such as PT5M, or a timestamp such as 2024-01-02T08:00:00Z')
        : [];
    case 'choice':
      return typeof value === 'string' && shape.of.includes(value.toLowerCase())
        ? []
        : wrong(`one of ${shape.of.join(', ')}`);
    case 'either': {
      const tried = shape.of.map((one) => problemsOf(one, value, pointer));
      return tried.some((found) => found.length === 0) ? [] : (tried.at(-1) ?? []);
    }
    case 'each':
      if (!isArray(value)) return wrong('a list');
      return value.flatMap((item, at) => problemsOf(shape.of(), item, `${pointer}/${at}`));
    case 'named':
      if (!isObject(value)) return wrong('an object');
      return Object.entries(value).flatMap(([name, item]) =>
        problemsOf(shape.of(), item, `${pointer}/${escapeSegment(name)}`),
      );
    case 'members':
      return isObject(value) ? memberProblems(shape, value, pointer) : wrong('an object');
    default:
      return shape satisfies never;
  }
}

function memberProblems(
  { name, of, needs }: Extract<Shape, { kind: 'members' }>,
  value: Readonly<Record<string, Json>>,
  pointer: string,
): readonly ShapeProblem[] {
  const missing = needs.filter((need) => !Object.hasOwn(value, need));
  const own = Object.entries(value).flatMap(([member, item]): readonly ShapeProblem[] => {
    const at = `${pointer}/${escapeSegment(member)}`;
    const shape = Object.hasOwn(of, member) ? of[member] : undefined;
    if (shape !== undefined) return problemsOf(shape, item, at);
    const similar = similarNames(member, Object.keys(of));
    const hint =
      similar.length > 0
        ? `perhaps ${similar.join(' or ')} is meant`
        : `known are ${listed(Object.keys(of))}`;
    return [{ pointer: at, problem: `'${member}' is no member of '${name}'; ${hint}` }];
  });
  return [...missing.map((need) => ({ pointer, problem: `'${name}' needs '${need}'` })), ...own];
}
