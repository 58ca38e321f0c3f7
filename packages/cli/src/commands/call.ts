import { stripTypeScriptTypes } from 'node:module';
import {
  base64Encode,
  type HttpRequest,
  isObject,
  type Json,
  type JsonObject,
  ok,
  systemClock,
} from '@connectory/base';
import { createEgress } from '@connectory/egress';
import {
  type AnswerBody,
  buildRequest,
  createScriptRunner,
  exampleValues,
  type Invocation,
  invokePages,
  redact,
  redactHeaders,
  redactJson,
  redactUrl,
  type ResponseCheck,
  secretValues,
} from '@connectory/runtime';
import type { Command } from '../command-line.ts';
import { diagnostic } from '../diagnostics.ts';
import { growFile } from '../files.ts';
import { diagnosticJson, diagnosticLine, failed, type Outcome } from '../outcome.ts';
import { readConnection, readConnector } from './connector-files.ts';
import { chooseSet } from './parameter-set.ts';
import { readParams } from './params.ts';

type CallCommand = Extract<Command, { kind: 'call' }>;
/** Takes the credentials out of a request that is to be shown. */
type Hide = (request: HttpRequest) => HttpRequest;

const stripTypes = (source: string): string => stripTypeScriptTypes(source, { mode: 'strip' });

/** `connectory call`: one operation, called and checked. Secrets of the connection are never printed. */
export async function call(command: CallCommand): Promise<Outcome> {
  const whole = await readConnector(command.place);
  if (!whole.ok) return failed(whole.error);
  const connection = command.connection === undefined ? ok({}) : await readConnection(command.connection);
  if (!connection.ok) return failed([connection.error]);
  const connector = chooseSet(whole.value, connection.value, command.set);
  if (!connector.ok) return failed([connector.error]);
  const operation = connector.value.operations.get(command.operationId);
  if (operation === undefined) {
    const known = [...connector.value.operations.keys()].join(', ') || 'none';
    return failed([diagnostic('operation-unknown', { id: command.operationId, known })]);
  }
  const parameters = await readParams(connector.value, operation, command.params);
  if (!parameters.ok) return failed([parameters.error]);
  const input = {
    connector: connector.value,
    operation,
    connection: connection.value,
    parameters: command.example
      ? { ...exampleValues(connector.value, operation), ...parameters.value }
      : parameters.value,
  };
  const secrets = secretValues(connector.value, connection.value);
  const hide: Hide = ({ url, headers, ...rest }) => ({
    ...rest,
    url: redactUrl(url, connector.value, secrets),
    headers: redactHeaders(headers, connector.value, secrets),
  });
  if (command.dryRun) return redacted(describeDryRun(buildRequest(input), hide), secrets);
  const file = command.output === undefined ? ok(undefined) : await growFile(command.output);
  if (!file.ok) return failed([file.error]);
  const egress = createEgress({
    allow: () => command.allow,
    ...(file.value !== undefined && { limits: { maxResponseBytes: Infinity } }),
  });
  try {
    const scripts = createScriptRunner({ stripTypes, clock: systemClock });
    const { invocation } = await invokePages(
      { ...input, http: egress.http, scripts, ...(file.value && { sink: file.value.write }) },
      { maxPages: command.pages },
    );
    const whole = invocation.kind === 'answered' && invocation.answer.body.kind === 'streamed';
    const written = await file.value?.close(whole);
    if (written?.ok === false) return failed([written.error]);
    return redacted(describe(invocation, hide), secrets);
  } finally {
    await egress.close();
  }
}

function describeDryRun(built: ReturnType<typeof buildRequest>, hide: Hide): Outcome {
  if (built.kind === 'refused') return failed(built.diagnostics);
  const request = hide(built.request);
  return {
    exitCode: 0,
    text: [...requestLines(request), ...built.diagnostics.map(diagnosticLine), 'Dry run: nothing was sent.'],
    json: { request: requestJson(request), diagnostics: built.diagnostics.map(diagnosticJson) },
  };
}

function describe(invocation: Invocation, hide: Hide): Outcome {
  switch (invocation.kind) {
    case 'not-sent':
      return failed(invocation.diagnostics);
    case 'not-answered': {
      const outcome = failed(invocation.diagnostics);
      const request = hide(invocation.request);
      return {
        ...outcome,
        text: [`${request.method} ${request.url}`, ...outcome.text],
        json: { request: requestJson(request), ...outcome.json },
      };
    }
    case 'answered':
      return describeAnswer(invocation, hide);
    default:
      return invocation satisfies never;
  }
}

function describeAnswer(invocation: Extract<Invocation, { kind: 'answered' }>, hide: Hide): Outcome {
  const request = hide(invocation.request);
  const { answer, check, diagnostics } = invocation;
  const deviations = check.kind === 'deviates' ? check.deviations : [];
  return {
    exitCode: answer.status >= 400 || deviations.length > 0 ? 1 : 0,
    text: [
      `${request.method} ${request.url}`,
      `${answer.status} ${answer.statusText} in ${Math.round(answer.timeMs)} ms, ${answer.bytes} bytes`,
      '',
      bodyText(answer.body),
      '',
      checkLine(check),
      ...deviations.map((deviation) => `  ${diagnosticLine(deviation)}`),
      ...diagnostics.map(diagnosticLine),
      ...invocation.log.map((line) => `script: ${line}`),
    ],
    json: {
      request: requestJson(request),
      response: {
        status: answer.status,
        statusText: answer.statusText,
        headers: answer.headers.map((header) => [...header]),
        body: bodyJson(answer.body),
        timeMs: answer.timeMs,
      },
      check: checkJson(check),
      ...(invocation.log.length > 0 && { log: [...invocation.log] }),
      diagnostics: diagnostics.map(diagnosticJson),
    },
  };
}

function checkJson(check: ResponseCheck): JsonObject {
  if (check.kind === 'deviates') return { ...check, deviations: check.deviations.map(diagnosticJson) };
  return { ...check };
}

function checkLine(check: ResponseCheck): string {
  switch (check.kind) {
    case 'fits':
      return `The answer fits the schema declared for ${check.response}.`;
    case 'deviates':
      return `The answer breaks the schema declared for ${check.response} in ${check.deviations.length} places:`;
    case 'not-checked':
      return `The answer was not compared with a schema: ${check.reason}.`;
    default:
      return check satisfies never;
  }
}

function requestLines(request: HttpRequest): readonly string[] {
  const body =
    request.body === undefined
      ? []
      : ['', typeof request.body === 'string' ? request.body : `${request.body.length} bytes`];
  return [
    `${request.method} ${request.url}`,
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
    ...body,
    '',
  ];
}

function requestJson(request: HttpRequest): JsonObject {
  const { method, url, headers, body } = request;
  const content =
    body === undefined ? {} : { body: typeof body === 'string' ? body : { base64: base64Encode(body) } };
  return { method, url, headers: headers.map((header) => [...header]), ...content };
}

function bodyText(body: AnswerBody): string {
  switch (body.kind) {
    case 'empty':
      return '(no body)';
    case 'streamed':
      return `(${body.bytes} bytes of ${body.contentType} written)`;
    case 'json':
      return JSON.stringify(body.value, null, 2);
    case 'text':
      return body.text;
    case 'binary':
      return `(${body.bytes.length} bytes of ${body.contentType})`;
    default:
      return body satisfies never;
  }
}

function bodyJson(body: AnswerBody): Json {
  return body.kind === 'binary'
    ? { kind: 'binary', contentType: body.contentType, base64: base64Encode(body.bytes) }
    : { ...body };
}

function redacted(outcome: Outcome, secrets: readonly string[]): Outcome {
  const json = redactJson(outcome.json, secrets);
  return {
    ...outcome,
    text: outcome.text.map((line) => redact(line, secrets)),
    json: isObject(json) ? json : {},
  };
}
