/** Every type of action, and what compiles it. */
import type { ActionSource } from '../plan/source.ts';
import type { Step } from '../plan/types.ts';
import * as calls from './calls.ts';
import { condition } from './condition.ts';
import * as control from './control.ts';
import { compose, join, parseJson } from './data.ts';
import { expression } from './expression.ts';
import { query, select } from './rows.ts';
import { table } from './table.ts';
import * as variables from './variables.ts';
import { wait } from './wait.ts';

type Compile = (source: ActionSource, withinForeach: boolean) => Step;

const families: ReadonlyMap<string, Compile> = new Map<string, Compile>([
  ['apiconnection', calls.apiConnection],
  ['apiconnectionwebhook', calls.apiConnectionWebhook],
  ['appendtoarrayvariable', variables.appendToArray],
  ['appendtostringvariable', variables.appendToString],
  ['compose', compose],
  ['decrementvariable', variables.decrement],
  ['expression', expression],
  ['foreach', control.foreach],
  ['http', calls.http],
  ['httpwebhook', calls.httpWebhook],
  ['if', condition],
  ['incrementvariable', variables.increment],
  ['initializevariable', variables.initialize],
  ['join', join],
  ['openapiconnection', calls.openApiConnection],
  ['openapiconnectionwebhook', calls.openApiConnectionWebhook],
  ['parsejson', parseJson],
  ['query', query],
  ['response', control.response],
  ['scope', control.scope],
  ['select', select],
  ['setvariable', variables.set],
  ['switch', control.switchCase],
  ['table', table],
  ['terminate', control.terminate],
  ['until', control.until],
  ['wait', wait],
  ['workflow', calls.workflow],
]);

/**
 * Types that are left to plug-ins of the host. Of an agent that is all of it: its tools are actions that it chooses to run, so they are no
 * part of the order of the flow, and a host without such a plug-in answers for the agent as a whole.
 */
const plugIns: ReadonlySet<string> = new Set([
  'agent',
  'agenthandoff',
  'apimanagement',
  'chunktext',
  'csharpscriptcode',
  'flatfiledecoding',
  'flatfileencoding',
  'function',
  'integrationaccountartifactlookup',
  'invokefunction',
  'javascriptcode',
  'liquid',
  'parsedocument',
  'parsedocumentwithmetadata',
  'powershellcode',
  'rosettanetdecode',
  'rosettanetencode',
  'rosettanetwaitforresponse',
  'sendtobatch',
  'serviceprovider',
  'swiftmtdecode',
  'swiftmtencode',
  'x12decode',
  'x12encode',
  'xmlcompose',
  'xmlparse',
  'xmlvalidation',
  'xslt',
]);

/** What compiles a type of action; nothing when the engine does not run it. */
export function familyOf(type: string): Compile | undefined {
  const key = type.toLowerCase();
  return families.get(key) ?? (plugIns.has(key) ? calls.plugIn : undefined);
}
