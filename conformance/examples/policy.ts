import {
  headerValue,
  type HttpPort,
  type HttpRequest,
  type Json,
  type JsonObject,
  objectAt,
  ok,
  stringAt,
  utf8Decode,
  utf8Encode,
} from '@connectory/base';
import { compileConnector, type Connector, emptyPackage, type Operation } from '@connectory/connector';
import { invoke } from '@connectory/runtime';
import { textOf } from '../cases.ts';
import { type CaseResult, judged } from '../suite.ts';
import { differs } from './differences.ts';

const origin = /^(https?):\/\/([^/?]+)([^?]*)(?:\?(.*))?$/;

/**
 * Runs one policy as part of a whole call: the message before becomes an operation and its values, or the answer of the
 * API; the message after is what was sent, or what came of the answer.
 */
export async function policyCase(id: string, one: JsonObject): Promise<CaseResult> {
  const before = objectAt(one, 'before') ?? {};
  const after = objectAt(one, 'after') ?? {};
  const policy = objectAt(one, 'policy') ?? {};
  const section = stringAt(objectAt(policy, 'parameters'), 'x-ms-apimTemplate-policySection');
  const onAnswer = section === 'Response' || stringAt(policy, 'templateId') === 'updatenextlink';
  const { connector, operation, values } = setUp(
    policy,
    onAnswer ? {} : before,
    objectAt(one, 'pathParameters') ?? {},
  );
  const sideCall = objectAt(one, 'sideCall');
  const sent: HttpRequest[] = [];
  const http: HttpPort = {
    send(request) {
      sent.push(request);
      const side = sideCall !== undefined && sent.length === 1;
      const body = side ? sideCall['answer'] : onAnswer ? before['body'] : undefined;
      return Promise.resolve(
        ok({
          status: 200,
          statusText: 'OK',
          headers: [['content-type', 'application/json']],
          body: body === undefined ? new Uint8Array() : utf8Encode(JSON.stringify(body)),
          url: request.url,
        }),
      );
    },
  };
  const connection = Object.fromEntries(
    Object.entries(objectAt(one, 'connection') ?? {}).map(([name, value]) => [name, textOf(value)]),
  );
  const invocation = await invoke({
    connector,
    operation,
    connection,
    parameters: values,
    http,
    linkBase: '<hub>',
  });
  if (invocation.kind !== 'answered') {
    return judged(id, [
      `${invocation.kind}: ${invocation.diagnostics.map(({ message }) => message).join(' ')}`,
    ]);
  }
  const reasons: string[] = [];
  if (sideCall !== undefined) {
    reasons.push(
      ...differs(
        'the side call',
        { method: sent[0]?.method ?? '', url: sent[0]?.url ?? '' },
        {
          method: sideCall['method'] ?? '',
          url: sideCall['url'] ?? '',
        },
      ),
    );
  }
  if (onAnswer) {
    const { body } = invocation.answer;
    reasons.push(...differs('the body', body.kind === 'json' ? body.value : body.kind, after['body']));
  } else reasons.push(...compareRequest(invocation.request, after));
  return judged(id, reasons);
}

function compareRequest(request: HttpRequest, after: JsonObject): readonly string[] {
  const reasons: string[] = [];
  if (after['url'] !== undefined) reasons.push(...differs('the address', request.url, after['url']));
  if (after['method'] !== undefined) reasons.push(...differs('the verb', request.method, after['method']));
  for (const [name, value] of Object.entries(objectAt(after, 'headers') ?? {}))
    reasons.push(...differs(`header ${name}`, headerValue(request.headers, name), value));
  if (after['query'] !== undefined) {
    const query = Object.fromEntries(new URL(request.url).searchParams);
    reasons.push(...differs('the query', query, after['query']));
  }
  if (after['body'] !== undefined) reasons.push(...differs('the body', bodyOf(request), after['body']));
  return reasons;
}

/** The JSON body of a request. */
export function bodyOf({ body }: HttpRequest): Json {
  if (body === undefined) return null;
  const json: Json = JSON.parse(typeof body === 'string' ? body : utf8Decode(body));
  return json;
}

/** A connector with one operation that sends the message before, and the values it takes. */
function setUp(
  policy: JsonObject,
  before: JsonObject,
  pathValues: JsonObject,
): { readonly connector: Connector; readonly operation: Operation; readonly values: Record<string, Json> } {
  const blank = emptyPackage('Cases');
  const [, scheme = 'https', host = 'h.example.com', whole = '/x', query = ''] =
    origin.exec(stringAt(before, 'url') ?? '') ?? [];
  const basePath = stringAt(before, 'basePath') ?? '/';
  const below = whole.slice(basePath.replace(/\/$/, '').length) || '/';
  const values: Record<string, Json> = { ...pathValues };
  let path = below;
  const parameters: Json[] = [];
  for (const [name, value] of Object.entries(pathValues)) {
    path = path.replace(new RegExp(`/${textOf(value)}(?=/|$)`), `/{${name}}`);
    parameters.push({ name, in: 'path', required: true, type: 'string' });
  }
  const add = (place: string, name: string, value: Json): void => {
    parameters.push({ name, in: place, type: 'string' });
    values[name] = value;
  };
  for (const [name, value] of new URLSearchParams(query)) add('query', name, value);
  for (const [name, value] of Object.entries(objectAt(before, 'query') ?? {})) add('query', name, value);
  for (const [name, value] of Object.entries(objectAt(before, 'headers') ?? {})) add('header', name, value);
  if (before['body'] !== undefined) {
    parameters.push({ name: 'body', in: 'body', schema: {} });
    values['body'] = before['body'];
  }
  const method = (
    stringAt(before, 'method') ?? (before['body'] === undefined ? 'GET' : 'POST')
  ).toLowerCase();
  const connector = compileConnector({
    ...blank,
    definition: {
      ...blank.definition,
      host,
      basePath,
      schemes: [scheme],
      paths: { [path]: { [method]: { operationId: 'Op', parameters, responses: {} } } },
    },
    properties: { properties: { policyTemplateInstances: [policy] } },
  });
  const operation = connector.operations.get('Op');
  if (operation === undefined) throw new Error('The case has no operation.');
  return { connector, operation, values };
}
