/** What a scenario may look like. */
import type { Json } from '@connectory/base';
import { problemsOf, type Shape, type ShapeProblem } from './shape-check.ts';

const any: Shape = { kind: 'any' };
const text: Shape = { kind: 'text' };
const number: Shape = { kind: 'number' };
const boolean: Shape = { kind: 'boolean' };
const object: Shape = { kind: 'object' };
const duration: Shape = { kind: 'duration' };
const moment: Shape = { kind: 'moment' };
const status: Shape = { kind: 'text' };
const each = (of: Shape): Shape => ({ kind: 'each', of });

function members(
  name: string,
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
const actions: Shape = { kind: 'named', of: action };
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
  return problemsOf(scenario, source);
}
