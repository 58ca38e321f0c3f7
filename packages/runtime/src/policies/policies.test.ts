import { readFileSync } from 'node:fs';
import {
  headerValue,
  type HttpHeader,
  type HttpPort,
  type HttpRequest,
  type Json,
  ok,
  utf8Encode,
} from '@connectory/base';
import { compileConnector, emptyPackage } from '@connectory/connector';
import { describe, expect, it } from 'vitest';
import { invoke } from '../invoke.ts';
import { buildRequest } from '../request/build.ts';
import { templates } from './templates.ts';

type Texts = Readonly<Record<string, string>>;

interface Case {
  readonly note: string;
  /** `section` and `operations` are written shortly; the other members are the template's parameters. */
  readonly policies: readonly (Texts & { readonly operations?: readonly string[] })[];
  readonly connection?: Texts;
  readonly values?: Readonly<Record<string, Json>>;
  readonly body?: Json;
  readonly form?: boolean;
  readonly linkBase?: string;
  readonly status?: number;
  readonly answers?: readonly Json[];
  readonly answerHeaders?: Texts;
  readonly asked?: { readonly method: string; readonly url: string };
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly sent?: Json;
  readonly got?: Json;
  readonly gotHeaders?: Readonly<Record<string, string | null>>;
  readonly nextPage?: string;
  readonly signInNeeded?: boolean;
  readonly codes?: readonly string[];
}

const cases: readonly Case[] = JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8'));

function instance({ templateId, section, operations, ...parameters }: Case['policies'][number]): Json {
  const own = Object.entries(parameters).map(([name, value]) => [
    `x-ms-apimTemplateParameter.${name}`,
    value,
  ]);
  return {
    templateId: templateId ?? '',
    title: 'Policy',
    parameters: {
      ...Object.fromEntries(own),
      ...(section !== undefined && { 'x-ms-apimTemplate-policySection': section }),
      ...(operations !== undefined && { 'x-ms-apimTemplate-operationName': [...operations] }),
    },
  };
}

function setUp(one: Case) {
  const blank = emptyPackage('Cases');
  const parameters = [
    { name: 'id', in: 'path', required: true, type: 'string', default: '7' },
    { name: 'q', in: 'query', type: 'string' },
    { name: 'v', in: 'query', type: 'string' },
    { name: 'Team', in: 'header', type: 'string' },
    one.form === true
      ? { name: 'field', in: 'formData', type: 'string', required: true, default: 'x' }
      : { name: 'body', in: 'body', schema: {} },
  ];
  const connector = compileConnector({
    ...blank,
    definition: {
      ...blank.definition,
      host: 'api.test',
      basePath: '/v1',
      securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'Authorization' } },
      paths: { '/items/{id}': { post: { operationId: 'Op', parameters, responses: {} } } },
    },
    properties: {
      properties: {
        connectionParameters: { api_key: { type: 'securestring' } },
        policyTemplateInstances: one.policies.map(instance),
      },
    },
  });
  const operation = connector.operations.get('Op');
  if (operation === undefined) throw new Error('no operation');
  const sent: HttpRequest[] = [];
  const answers = [...(one.answers ?? [])];
  const http: HttpPort = {
    send(request) {
      sent.push(request);
      const answer = answers.shift();
      const headers: HttpHeader[] = [
        ['content-type', 'application/json'],
        ...Object.entries(one.answerHeaders ?? {}),
      ];
      return Promise.resolve(
        ok({
          status: one.status ?? 200,
          statusText: '',
          headers,
          body: answer === undefined ? new Uint8Array() : utf8Encode(JSON.stringify(answer)),
          url: request.url,
        }),
      );
    },
  };
  const input = {
    connector,
    operation,
    connection: { api_key: 'k0', ...one.connection },
    parameters: { ...one.values, ...(one.body !== undefined && { body: one.body }) },
    http,
    ...(one.linkBase !== undefined && { linkBase: one.linkBase }),
  };
  return { input, sent };
}

describe('policies', () => {
  it.each(cases)('$note', async (one) => {
    const { input, sent } = setUp(one);
    const invocation = await invoke(input);
    const codes = invocation.diagnostics.map(({ code }) => code.replace('runtime.', ''));
    expect(codes).toEqual(one.codes ?? []);
    if (one.asked !== undefined) expect({ method: sent[0]?.method, url: sent[0]?.url }).toEqual(one.asked);
    const request = sent.at(-1);
    if (one.method !== undefined) expect(request?.method).toBe(one.method);
    if (one.url !== undefined) expect(request?.url).toBe(one.url);
    for (const [name, value] of Object.entries(one.headers ?? {}))
      expect(headerValue(request?.headers ?? [], name) ?? null, name).toBe(value);
    if (one.sent !== undefined) expect(JSON.parse(String(request?.body))).toEqual(one.sent);
    const answered = invocation.kind === 'answered' ? invocation : undefined;
    if (one.got !== undefined) expect(answered?.answer.body).toEqual({ kind: 'json', value: one.got });
    for (const [name, value] of Object.entries(one.gotHeaders ?? {}))
      expect(headerValue(answered?.answer.headers ?? [], name) ?? null, name).toBe(value);
    if (one.nextPage !== undefined) expect(answered?.nextPage).toBe(one.nextPage);
    if (one.signInNeeded !== undefined) expect(answered?.signInNeeded).toBe(one.signInNeeded);
  });

  it('are sixteen templates, each with a case', () => {
    expect(templates.size).toBe(16);
    const used = new Set(
      cases.flatMap(({ policies }) => policies.map(({ templateId }) => templateId?.toLowerCase())),
    );
    // What the polling trigger's policy does is the trigger's protocol, and has its cases there.
    expect([...templates.keys()].filter((id) => !used.has(id))).toEqual(['pollingtrigger']);
  });

  it('that ask the API first are told of and left out when a request is only built', () => {
    const { input, sent } = setUp({
      note: '',
      policies: [
        {
          templateId: 'setvaluefromurl',
          parameterTemplate: "@headers('If-Match')",
          parameterValueUrl: '/x',
          parameterValuePathTemplate: '@body().t',
        },
        { templateId: 'setheader', name: 'After', value: 'yes' },
      ],
    });
    const built = buildRequest(input);
    expect(sent).toEqual([]);
    expect(built.diagnostics.map(({ code }) => code)).toEqual(['runtime.policy-ask-later']);
    expect(built.kind === 'built' && headerValue(built.request.headers, 'after')).toBe('yes');
  });
});
