import type { Json, JsonObject } from '@connectory/base';
import { readJsonText } from '@connectory/connector';
import { inferSchema } from '@connectory/schema';
import { type At, step } from '../report/at.ts';
import type { Reporter } from '../report/reporter.ts';
import { contentTypeOf } from './read-v2.ts';
import type { Entry, Request } from './shape.ts';

/** A body as parameters, and the content types it is sent as (none for JSON, the default). */
export interface ConvertedBody {
  readonly parameters: readonly JsonObject[];
  readonly consumes: readonly string[];
}

/** Converts the body of a request (connector SPEC §7.3, 8). Values are never kept: they may be secrets. */
export function convertBody(
  request: Request,
  variables: ReadonlyMap<string, string>,
  reporter: Reporter,
): ConvertedBody {
  const { body, method, name } = request;
  const at = step(step(request.at, 'request'), 'body');
  if (body.kind !== 'none' && (method === 'GET' || method === 'HEAD')) {
    if (body.kind !== 'raw' || body.text !== '') reporter.tell('postman-body-get', at, { method, name });
    return { parameters: [], consumes: [] };
  }
  switch (body.kind) {
    case 'none':
      return { parameters: [], consumes: [] };
    case 'file':
      return plain({ type: 'string', format: 'binary' }, ['application/octet-stream']);
    case 'graphql': {
      reporter.tell('postman-body-graphql', at, { name });
      const sample = parseJson(body.variables, variables);
      const inner =
        sample.kind === 'read' ? inferSchema(sample.value, { describe: true }) : { type: 'object' };
      return plain(
        {
          type: 'object',
          required: ['query'],
          properties: {
            query: { type: 'string', description: 'query' },
            variables: { ...inner, description: 'variables' },
          },
        },
        [],
      );
    }
    case 'form': {
      const consumes = body.multipart ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
      return { parameters: formParameters(body.fields, body.multipart, variables), consumes: [consumes] };
    }
    case 'raw':
      return rawBody(request, body.text, body.language, variables, reporter);
    default:
      return body satisfies never;
  }
}

function plain(schema: JsonObject, consumes: readonly string[]): ConvertedBody {
  return { parameters: [{ name: 'body', in: 'body', required: false, schema }], consumes };
}

function formParameters(
  fields: readonly Entry[],
  multipart: boolean,
  variables: ReadonlyMap<string, string>,
): readonly JsonObject[] {
  const names = new Set<string>();
  return fields.flatMap((field) => {
    const name = fillText(field.name, variables);
    if (names.has(name)) return [];
    names.add(name);
    return [
      {
        name,
        in: 'formData',
        required: false,
        type: field.isFile && multipart ? 'file' : 'string',
        ...describe(field, variables),
      },
    ];
  });
}

/** Description and visibility that any entry gives its parameter. */
export function describe(entry: Entry, variables: ReadonlyMap<string, string>): JsonObject {
  const description = fillText(entry.description, variables);
  return {
    ...(description !== '' && { description }),
    ...(entry.disabled && { 'x-ms-visibility': 'advanced' }),
  };
}

function rawBody(
  request: Request,
  text: string,
  language: string | undefined,
  variables: ReadonlyMap<string, string>,
  reporter: Reporter,
): ConvertedBody {
  const declared =
    contentTypeOf(request.headers.filter(({ disabled }) => !disabled))
      .split(';')[0]
      ?.trim() ?? '';
  const isXml = language === 'xml' || /[/+]xml$/.test(declared);
  const saidJson = language === 'json' || /[/+]json$/.test(declared);
  const mayBeJson = saidJson || (!isXml && /^\s*[{[]/.test(text));
  if (saidJson && text.trim() === '') return plain({}, []);
  if (mayBeJson) {
    const reading = parseJson(text, variables);
    if (reading.kind === 'read') {
      tellMended(reading, request.name, step(step(request.at, 'request'), 'body'), reporter);
      const type = /[/+]json$/.test(declared) && declared !== 'application/json' ? [declared] : [];
      return plain(inferSchema(reading.value, { describe: true }), type);
    }
    if (saidJson) {
      const data = { name: request.name, problem: reading.problem };
      reporter.tell('postman-body-text', step(step(request.at, 'request'), 'body'), data);
      return plain({ type: 'string' }, [declared === '' ? 'application/json' : declared]);
    }
  }
  const isForm = /^(multipart\/|application\/x-www-form-urlencoded)/.test(declared);
  const type =
    declared !== '' && !declared.includes('{') && !isForm
      ? declared
      : isXml
        ? 'application/xml'
        : 'text/plain';
  return plain({ type: 'string' }, [type]);
}

/** A JSON sample read, or why it cannot be. */
export type JsonSample =
  | { readonly kind: 'read'; readonly value: Json; readonly mended: string | undefined }
  | { readonly kind: 'unreadable'; readonly problem: string };

/** Reads a JSON sample with comments and variables; a bare variable counts as a text. */
export function parseJson(text: string, variables: ReadonlyMap<string, string>): JsonSample {
  const filled = quoteBare(text, variables);
  const reading = readJsonText(filled, 'sample');
  const problem = reading.diagnostics.find(({ data }) => data?.['problem'] !== undefined)?.data?.['problem'];
  if (reading.kind === 'read')
    return { kind: 'read', value: reading.value, mended: typeof problem === 'string' ? problem : undefined };
  return { kind: 'unreadable', problem: typeof problem === 'string' ? problem : 'it is not JSON' };
}

/** Tells a sample that had to be mended to be read; comments are common and harmless. */
export function tellMended(sample: JsonSample, name: string, at: At, reporter: Reporter): void {
  if (sample.kind !== 'read' || sample.mended === undefined || sample.mended === 'a comment') return;
  reporter.tell('postman-sample-mended', at, { name, problem: sample.mended });
}

/** Variables outside of texts, which JSON does not know: their value when that is JSON, else a text. */
function quoteBare(text: string, variables: ReadonlyMap<string, string>): string {
  if (!text.includes('{{')) return text;
  return text.replaceAll(/"(?:[^"\\]|\\.)*"|\{\{\s*([^{}]*?)\s*\}\}/gs, (found, name?: string) => {
    if (name === undefined) return found;
    const value = variables.get(name);
    return value !== undefined && /^(-?\d+(\.\d+)?|true|false|null)$/.test(value) ? value : '""';
  });
}

/** Replaces variables that have a value. */
export function fillText(text: string, variables: ReadonlyMap<string, string>): string {
  if (!text.includes('{{')) return text;
  return text.replaceAll(/\{\{\s*([^{}]*?)\s*\}\}/g, (found, name: string) => variables.get(name) ?? found);
}
