/** What a run starts with: the values of its parameters, and what its trigger brings. */
import {
  base64Encode,
  type Diagnostic,
  err,
  isObject,
  type Json,
  type JsonObject,
  memberOf,
  ok,
  type Result,
  utf8Encode,
} from '@connectory/base';
import { readJsonText } from '@connectory/connector';
import type { ObjectValue } from '@connectory/expressions';
import { exampleOf } from '@connectory/schema';
import {
  acceptRequest,
  connectionsParameter,
  type LoadedFlow,
  outputTypes,
  type Plan,
} from '@connectory/workflow';
import { diagnostic } from '../diagnostics.ts';
import { readBytes } from '../files.ts';

type TriggerPlan = Plan['triggers'][number];

/** Hosts of Power Automate hand over the sign-in of who started the flow in a header that steps read. */
const signInHeader = { 'X-MS-APIM-Tokens': base64Encode(utf8Encode('{"$ConnectionKey":""}')) };

/** Reads the JSON of an option: written there, or in a file after `@`. */
export async function readJsonOption(option: string, given: string): Promise<Result<Json, Diagnostic>> {
  const file = given.startsWith('@') ? given.slice(1) : undefined;
  const bytes = file === undefined ? ok(utf8Encode(given)) : await readBytes(file);
  if (!bytes.ok) return bytes;
  const reading = readJsonText(bytes.value, file ?? `--${option}`);
  if (reading.kind === 'unreadable') {
    const problem = reading.diagnostics[0]?.message ?? 'it is not JSON';
    return err(diagnostic('option-not-json', { option, problem }));
  }
  return ok(reading.value);
}

/** The values of a flow's parameters: those beside it, those given, and those that a host fills. */
export async function parametersOf(
  flow: LoadedFlow,
  given: string | undefined,
): Promise<Result<JsonObject, Diagnostic>> {
  const own = given === undefined ? ok({}) : await readJsonOption('parameters', given);
  if (!own.ok) return own;
  if (!isObject(own.value)) return err(diagnostic('option-no-object', { option: 'parameters' }));
  return ok({
    $connections: connectionsParameter(flow),
    $authentication: {},
    ...plainValues(flow.parameters),
    ...plainValues(own.value),
  });
}

/** Files of parameters wrap each value: `{"limit": {"value": 5}}`. */
function plainValues(parameters: JsonObject): JsonObject {
  const wrapped = (each: Json): Json | undefined => memberOf(each, 'value');
  return Object.fromEntries(Object.entries(parameters).map(([name, each]) => [name, wrapped(each) ?? each]));
}

/** What the trigger brings: the body given, or with made-up answers a made-up one. */
export function triggerOutputs(
  { definition, flavour }: LoadedFlow,
  trigger: TriggerPlan,
  body: Json | undefined,
  isMadeUp: boolean,
): Result<ObjectValue, Diagnostic> {
  const host = flavour === 'power-automate' ? signInHeader : {};
  const schema = outputTypes(definition).triggers.get(trigger.name) ?? {};
  const example = isMadeUp ? exampleOf(schema, schema) : {};
  const bring = body ?? memberOf(example, 'body');
  if (trigger.type.toLowerCase() === 'request') {
    return acceptRequest(trigger, {
      method: methodOf(trigger),
      path: pathOf(trigger),
      query: '',
      headers: { 'content-type': 'application/json', ...host },
      body: bring === undefined ? '' : JSON.stringify(bring),
    });
  }
  const outputs = isObject(example) ? example : {};
  return ok({ ...outputs, headers: host, ...(bring !== undefined && { body: bring }) });
}

function methodOf({ json }: TriggerPlan): string {
  const method = memberOf(json['inputs'], 'method');
  return typeof method === 'string' ? method : 'POST';
}

/** A path that fits the trigger, each part of it named like its placeholder. */
function pathOf({ json }: TriggerPlan): string {
  const template = memberOf(json['inputs'], 'relativePath');
  return typeof template === 'string' ? template.replaceAll(/[{}]/g, '') : '';
}
