/** What of an action is hidden in the history of runs. */
import {
  arrayAt,
  isArray,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  stringAt,
  toText,
} from '@connectory/base';
import { parseTemplate, referencesOf } from '@connectory/expressions';
import type { ActionPlan } from './types.ts';

/** Types that give out what they take in, so that hidden inputs hide the outputs too. */
const passing: ReadonlySet<string> = new Set([
  'compose',
  'parsejson',
  'response',
  'select',
  'query',
  'join',
  'table',
]);

const maxDepth = 100;

function declared(json: JsonObject): ReadonlySet<string> {
  const secure = objectAt(objectAt(json, 'runtimeConfiguration'), 'secureData');
  return new Set((arrayAt(secure, 'properties') ?? []).map((each) => toText(each).toLowerCase()));
}

/** Names in lower case of the actions, at any depth, that hide their outputs. */
function secureOutputs(definition: JsonObject): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (value: Json | undefined, depth: number): void => {
    if (depth > maxDepth || !isObject(value)) return;
    for (const [name, member] of Object.entries(value)) {
      if (!isObject(member)) continue;
      if (stringAt(member, 'type') !== undefined && declared(member).has('outputs'))
        names.add(name.toLowerCase());
      visit(member, depth + 1);
    }
  };
  visit(definition['actions'], 0);
  return names;
}

/** Whether something in a value reads one of these actions. */
function reads(value: Json | undefined, names: ReadonlySet<string>, depth = 0): boolean {
  if (depth > maxDepth || names.size === 0) return false;
  if (typeof value === 'string') {
    const template = value.includes('@') ? parseTemplate(value) : undefined;
    return (
      template?.ok === true &&
      referencesOf(template.value).some(
        ({ kind, name }) => kind === 'action' && names.has(name?.toLowerCase() ?? ''),
      )
    );
  }
  if (isArray(value)) return value.some((each) => reads(each, names, depth + 1));
  return isObject(value) && Object.values(value).some((each) => reads(each, names, depth + 1));
}

function action(name: string, json: JsonObject, secret: ReadonlySet<string>): ActionPlan['secure'] {
  const own = declared(json);
  const others = new Set([...secret].filter((each) => each !== name.toLowerCase()));
  const inputs = own.has('inputs') || reads(json['inputs'], others);
  const passes = passing.has(stringAt(json, 'type')?.toLowerCase() ?? '');
  return { inputs, outputs: own.has('outputs') || (inputs && passes) };
}

/** What of actions is hidden: as declared, and where a hidden output is read. */
export const secrecyOf = { secureOutputs, action };
