/** Reads the actions of a definition into the model. Nothing is refused here: what is wrong, validation says. */
import {
  arrayAt,
  escapeSegment,
  isObject,
  type Json,
  type JsonObject,
  memberNames,
  memberOf,
  objectAt,
  stringAt,
} from '@connectory/base';
import {
  type Action,
  type ActionCommon,
  builtInKinds,
  type Container,
  type VariableDeclaration,
} from './actions.ts';
import type { RunAfter } from './common.ts';
import { connectionOf, connectorCallOf, present, stepOf } from './read-common.ts';

/** Containers inside containers that are read. The host allows 8; what lies deeper is told by validation. */
const maxContainerDepth = 100;

/** Reads the members of an `actions` object. */
export function readActions(actions: Json | undefined, pointer: string, depth = 0): readonly Action[] {
  if (!isObject(actions) || depth > maxContainerDepth) return [];
  return memberNames(actions).map((name) =>
    readAction(name, memberOf(actions, name), `${pointer}/${escapeSegment(name)}`, depth),
  );
}

function readAction(name: string, value: Json | undefined, pointer: string, depth: number): Action {
  const step = stepOf(name, value, pointer);
  const { source } = step;
  return specific({
    ...step,
    runAfter: runAfterOf(source, pointer),
    containers: containersOf(source, pointer, depth),
  });
}

function runAfterOf(source: JsonObject, pointer: string): readonly RunAfter[] {
  const runAfter = objectAt(source, 'runAfter');
  if (runAfter === undefined) return [];
  return memberNames(runAfter).map((name) => ({
    name,
    statuses: memberOf(runAfter, name) ?? null,
    pointer: `${pointer}/runAfter/${escapeSegment(name)}`,
  }));
}

function containersOf(source: JsonObject, pointer: string, depth: number): readonly Container[] {
  const containers: Container[] = [];
  const add = (role: Container['role'], holder: Json | undefined, at: string, name?: string): void => {
    const actions = objectAt(holder, 'actions');
    if (actions === undefined) return;
    const inner = `${at}/actions`;
    containers.push({
      role,
      ...present('name', name),
      pointer: inner,
      actions: readActions(actions, inner, depth + 1),
    });
  };
  add('actions', source, pointer);
  add('else', memberOf(source, 'else'), `${pointer}/else`);
  for (const [role, member] of [
    ['case', 'cases'],
    ['tool', 'tools'],
  ] as const) {
    const holders = objectAt(source, member) ?? {};
    for (const name of memberNames(holders)) {
      add(role, memberOf(holders, name), `${pointer}/${member}/${escapeSegment(name)}`, name);
    }
  }
  add('default', memberOf(source, 'default'), `${pointer}/default`);
  return containers;
}

const builtIn = new Map(builtInKinds.map((kind) => [kind.toLowerCase(), kind]));

function specific(common: ActionCommon): Action {
  const { inputs, source, type } = common;
  const member = <Name extends string>(name: Name): { readonly [key in Name]?: Json } =>
    present(name, memberOf(source, name));
  const input = <Name extends string>(name: Name): { readonly [key in Name]?: Json } =>
    present(name, memberOf(inputs, name));
  const kindMember = stringAt(source, 'kind');
  switch (type.toLowerCase()) {
    case 'initializevariable':
      return { ...common, kind: 'InitializeVariable', variables: declarationsOf(common) };
    case 'setvariable':
      return { ...common, kind: 'SetVariable', ...change(inputs) };
    case 'incrementvariable':
      return { ...common, kind: 'IncrementVariable', ...change(inputs) };
    case 'decrementvariable':
      return { ...common, kind: 'DecrementVariable', ...change(inputs) };
    case 'appendtoarrayvariable':
      return { ...common, kind: 'AppendToArrayVariable', ...change(inputs) };
    case 'appendtostringvariable':
      return { ...common, kind: 'AppendToStringVariable', ...change(inputs) };
    case 'if':
      return { ...common, kind: 'If', ...member('expression') };
    case 'switch':
      return { ...common, kind: 'Switch', ...member('expression') };
    case 'foreach':
      return { ...common, kind: 'Foreach', ...member('foreach') };
    case 'until':
      return { ...common, kind: 'Until', ...member('expression'), ...member('limit') };
    case 'scope':
      return { ...common, kind: 'Scope' };
    case 'agent':
      return { ...common, kind: 'Agent' };
    case 'openapiconnection':
      return { ...common, kind: 'OpenApiConnection', ...connectorCallOf(inputs) };
    case 'openapiconnectionwebhook':
      return { ...common, kind: 'OpenApiConnectionWebhook', ...connectorCallOf(inputs) };
    case 'openapiconnectionnotification':
      return { ...common, kind: 'OpenApiConnectionNotification', ...connectorCallOf(inputs) };
    case 'apiconnection':
      return { ...common, kind: 'ApiConnection', ...connectionOf(inputs) };
    case 'apiconnectionwebhook':
      return { ...common, kind: 'ApiConnectionWebhook', ...connectionOf(inputs) };
    case 'apiconnectionnotification':
      return { ...common, kind: 'ApiConnectionNotification', ...connectionOf(inputs) };
    case 'compose':
      return { ...common, kind: 'Compose', ...present('value', memberOf(source, 'inputs')) };
    case 'parsejson':
      return { ...common, kind: 'ParseJson', ...input('content'), ...input('schema') };
    case 'query':
      return { ...common, kind: 'Query', ...input('from') };
    case 'select':
      return { ...common, kind: 'Select', ...input('from') };
    case 'join':
      return { ...common, kind: 'Join', ...input('from') };
    case 'table':
      return { ...common, kind: 'Table', ...input('from') };
    case 'response':
      return { ...common, kind: 'Response', ...present('responseKind', kindMember) };
    case 'terminate':
      return { ...common, kind: 'Terminate', ...input('runStatus') };
    case 'expression':
      return { ...common, kind: 'Expression', ...present('expressionKind', kindMember) };
    default: {
      const kind = builtIn.get(type.toLowerCase());
      return kind === undefined ? { ...common, kind: 'unknown' } : { ...common, kind };
    }
  }
}

function change(inputs: JsonObject): { readonly variable?: string; readonly value?: Json } {
  return { ...present('variable', stringAt(inputs, 'name')), ...present('value', memberOf(inputs, 'value')) };
}

function declarationsOf({ inputs, pointer }: ActionCommon): readonly VariableDeclaration[] {
  return (arrayAt(inputs, 'variables') ?? []).map((entry, index) => ({
    name: stringAt(entry, 'name') ?? '',
    type: stringAt(entry, 'type') ?? '',
    ...present('value', memberOf(entry, 'value')),
    pointer: `${pointer}/inputs/variables/${index}`,
  }));
}
