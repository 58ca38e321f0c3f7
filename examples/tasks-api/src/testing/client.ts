import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { operations, responseSchema } from '../description.ts';
import { createTasksApi, type TasksApi, type TasksApiOptions } from '../index.ts';
import { compileSchema } from '../validation.ts';

interface CallInput {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>> | string;
  readonly body?: unknown;
  readonly form?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface Client {
  readonly api: TasksApi;
  /** Calls a described operation with the API key and checks a JSON answer against the description. */
  call(operationId: string, input?: CallInput): Promise<Answer>;
  /** Reads a member of an answer, `read(answer, 'value', 0, 'id')`. */
  read(answer: Answer, ...path: readonly (string | number)[]): unknown;
}

export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((found, key) => {
    if (typeof found !== 'object' || found === null) return undefined;
    return new Map(Object.entries(found)).get(String(key));
  }, value);
}

export async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  return /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
}

function expectDescribed(operationId: string, answer: Answer): void {
  const schema = responseSchema(operationId, answer.status);
  if (schema === undefined) return;
  const validate = compileSchema(schema);
  validate(answer.body);
  expect(validate.errors, `${operationId} ${String(answer.status)}`).toBeNull();
}

async function callOperation(api: TasksApi, operationId: string, input: CallInput): Promise<Answer> {
  const operation = operations.get(operationId);
  if (operation === undefined) throw new Error(`No operation ${operationId}`);
  const path = operation.path.replaceAll(/:(\w+)/g, (_all, name: string) =>
    encodeURIComponent(input.path?.[name] ?? ''),
  );
  const url = new URL(`${api.url}/v1${path}`);
  url.search = new URLSearchParams(input.query ?? {}).toString();
  const json = input.body === undefined ? undefined : JSON.stringify(input.body);
  const response = await fetch(url, {
    method: operation.method,
    headers: {
      'X-Api-Key': api.credentials.apiKey,
      ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...input.headers,
    },
    body: input.form ?? json ?? null,
  });
  const answer = { status: response.status, headers: response.headers, body: await readBody(response) };
  return answer;
}

/** Starts an instance for the tests of one file, seeded anew before each test. */
export function useApi(options: TasksApiOptions = {}): () => Client {
  let api: TasksApi | undefined;
  const running = (): TasksApi => {
    if (api === undefined) throw new Error('The service is not running.');
    return api;
  };
  beforeAll(async () => {
    api = await createTasksApi(options);
  });
  beforeEach(() => running().reset());
  afterAll(async () => running().close());
  return () => ({
    api: running(),
    async call(operationId, input = {}) {
      const answer = await callOperation(running(), operationId, input);
      if (operationId !== 'GetBrokenReport') expectDescribed(operationId, answer);
      return answer;
    },
    read: (answer, ...path) => at(answer.body, ...path),
  });
}
