/** Functions that read the run: everything comes through the context that the caller gave. */
import type { ExpressionContext, Run } from '../run/context.ts';
import { fail, Failure } from '../run/failure.ts';
import { memberAt } from '../values/objects.ts';
import { isList, isRecord, type Value, type ValueKind } from '../values/value.ts';
import { integerAt, textAt, textIn } from './arguments.ts';
import { family, ofOne, parameter, renamed, type FunctionDraft, type ReferenceKind } from './define.ts';
import { kinds } from './kinds.ts';

const anything: readonly ValueKind[] = kinds.any.types;

const words: Readonly<Record<ReferenceKind, string>> = {
  action: 'action',
  variable: 'variable',
  parameter: 'parameter',
  loop: 'loop',
  scope: 'scope',
  'app-setting': 'app setting',
  'agent-parameter': 'agent parameter',
};

/** A function whose first parameter names something of the run. */
function named(
  name: string,
  summary: string,
  reference: ReferenceKind,
  read: (context: ExpressionContext) => ((name: string) => Value | undefined) | undefined,
  returns: readonly ValueKind[] = anything,
  pick: (value: Value) => Value = (value) => value,
): FunctionDraft {
  const signature = {
    name,
    summary,
    parameters: [parameter('name', kinds.string, `the name of the ${words[reference]}`)],
    returns,
    pure: false,
    reference,
  };
  return ofOne(signature, (wanted, { context }) => {
    const value = lookUp(read(context), reference, textIn(wanted));
    return value instanceof Failure ? value : pick(value);
  });
}

function lookUp(
  read: ((name: string) => Value | undefined) | undefined,
  reference: ReferenceKind,
  name: string,
): Value | Failure {
  if (read === undefined) return fail('reference-unavailable');
  const found = read(name);
  return found === undefined ? fail('reference-unknown', { what: words[reference], name }) : found;
}

/** A function without parameters. */
function whole(
  name: string,
  summary: string,
  returns: readonly ValueKind[],
  read: (context: ExpressionContext) => (() => Value | undefined) | undefined,
  pick: (value: Value) => Value = (value) => value,
): FunctionDraft {
  return {
    name,
    summary,
    parameters: [],
    returns,
    pure: false,
    readsTrigger: name.startsWith('trigger'),
    call: (_args, { context }) => {
      const value = read(context)?.();
      return value === undefined ? fail('reference-unavailable') : pick(value);
    },
  };
}

// The names stand here and no object inherits a member of them, so they are read at once: every expression reads one of the two.
function outputsOf(record: Value): Value {
  return isRecord(record) ? (record['outputs'] ?? memberAt(record, 'outputs') ?? null) : null;
}

function bodyOf(record: Value): Value {
  const outputs = outputsOf(record);
  return isRecord(outputs) ? (outputs['body'] ?? memberAt(outputs, 'body') ?? null) : null;
}

const action = (context: ExpressionContext) => context.action;
const trigger = (context: ExpressionContext) => context.trigger;

/** The items of `$formdata` or `$multipart` in a body. */
function partsOf(body: Value, member: string): readonly Value[] {
  const parts = isRecord(body) ? memberAt(body, member) : undefined;
  return isList(parts) ? parts : [];
}

function formValues(body: Value, key: string): readonly Value[] {
  return partsOf(body, '$formdata')
    .filter(isRecord)
    .filter((one) => one['key'] === key)
    .map((one) => one['value'] ?? null);
}

function formValue(body: Value, key: string, other: string): Value | Failure {
  const values = formValues(body, key);
  const [value = null] = values;
  return values.length <= 1 ? value : fail('form-values', { key, count: values.length, other });
}

function multipart(body: Value, index: number): Value | Failure {
  const part = partsOf(body, '$multipart')[index];
  if (isRecord(part)) return memberAt(part, 'body') ?? null;
  return fail('parameters-not-valid', { detail: `The body has no part ${index}; the first is part 0.` });
}

/** Functions on the parts of a body come in pairs: of an action, and of the trigger. */
function bodyPair(
  names: readonly [string, string],
  summary: string,
  second: ReturnType<typeof parameter>,
  returns: readonly ValueKind[],
  read: (body: Value, args: readonly Value[]) => Value | Failure,
): readonly FunctionDraft[] {
  const [ofAction, ofTrigger] = names;
  return [
    {
      name: ofAction,
      summary: `${summary} an action's body.`,
      parameters: [parameter('actionName', kinds.string, 'the name of the action'), second],
      returns,
      pure: false,
      reference: 'action',
      call: (args, { context }: Run) => {
        const record = lookUp(context.action, 'action', textAt(args, 0));
        return record instanceof Failure ? record : read(bodyOf(record), args.slice(1));
      },
    },
    {
      name: ofTrigger,
      summary: `${summary} the trigger's body.`,
      parameters: [second],
      returns,
      pure: false,
      readsTrigger: true,
      call: (args, { context }) => {
        const record = context.trigger?.();
        return record === undefined ? fail('reference-unavailable') : read(bodyOf(record), args);
      },
    },
  ];
}

const key = parameter('key', kinds.string, 'the name of the form field');

const functions = family('reference', [
  named(
    'parameters',
    'Gives the value of a parameter of the flow.',
    'parameter',
    ({ parameter: read }) => read,
  ),
  named('variables', 'Gives the value of a variable.', 'variable', ({ variable }) => variable),
  named('appsetting', 'Gives an app setting of the host.', 'app-setting', ({ appSetting }) => appSetting),
  named(
    'agentParameters',
    'Gives a parameter of the agent tool that is running.',
    'agent-parameter',
    ({ agentParameter }) => agentParameter,
  ),
  named(
    'actions',
    'Gives the record of an action: its status, inputs, outputs, times and error.',
    'action',
    action,
    ['object'],
  ),
  named(
    'outputs',
    'Gives the outputs of an action; null of one that was skipped.',
    'action',
    action,
    anything,
    outputsOf,
  ),
  named(
    'body',
    "Gives the body of an action's outputs; null of one that was skipped.",
    'action',
    action,
    anything,
    bodyOf,
  ),
  named('items', 'Gives the current item of a loop.', 'loop', ({ items }) => items),
  named(
    'iterationIndexes',
    'Gives which pass of an Until loop is running.',
    'loop',
    ({ iterationIndex }) => iterationIndex,
    ['integer'],
  ),
  named(
    'result',
    'Gives the records of the actions directly inside a scope, as an array.',
    'scope',
    ({ result }) => result,
    ['array'],
  ),
  whole('trigger', 'Gives the record of the trigger.', ['object'], trigger),
  whole('triggers', 'Gives the record of the trigger, in its conditions.', ['object'], trigger),
  whole('triggerOutputs', 'Gives the outputs of the trigger.', anything, trigger, outputsOf),
  {
    name: 'triggerBody',
    summary: "Gives the body of the trigger's outputs.",
    parameters: [],
    returns: anything,
    pure: false,
    readsTrigger: true,
    call: (_args, run) => {
      if (run.triggerBody !== undefined) return run.triggerBody;
      const record = run.context.trigger?.();
      if (record === undefined) return fail('reference-unavailable');
      run.triggerBody = bodyOf(record);
      return run.triggerBody;
    },
  },
  whole(
    'action',
    'Gives the record of the action that this is part of.',
    ['object'],
    ({ currentAction }) => currentAction,
  ),
  whole(
    'item',
    'Gives the item that the nearest loop or data operation is at.',
    anything,
    ({ item }) => item,
  ),
  whole('workflow', 'Gives the facts of the flow and its run.', ['object'], ({ workflow }) => workflow),
  whole(
    'listCallbackUrl',
    'Gives the address that the action or trigger is called back at.',
    ['string'],
    ({ callbackUrl }) => callbackUrl,
  ),
  ...bodyPair(
    ['formDataValue', 'triggerFormDataValue'],
    'Gives the one value of a form field in',
    key,
    anything,
    (body, args) => formValue(body, textAt(args, 0), 'the function for several values'),
  ),
  ...bodyPair(
    ['formDataMultiValues', 'triggerFormDataMultiValues'],
    'Gives all values of a form field in',
    key,
    ['array'],
    (body, args) => formValues(body, textAt(args, 0)),
  ),
  ...bodyPair(
    ['multipartBody', 'triggerMultipartBody'],
    'Gives the body of one part of',
    parameter('index', kinds.integer, 'which part, from 0'),
    anything,
    (body, args) => multipart(body, integerAt(args, 0)),
  ),
]);

const oldNames: Readonly<Record<string, string>> = { outputs: 'actionOutputs', body: 'actionBody' };

export const referenceFunctions = [
  ...functions,
  ...functions.flatMap((one) => {
    const old = oldNames[one.name];
    return old === undefined ? [] : [renamed(old, one)];
  }),
];
