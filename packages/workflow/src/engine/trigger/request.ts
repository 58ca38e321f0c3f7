/** Requests that may start a flow. */
import {
  type Diagnostic,
  err,
  isObject,
  memberOf,
  objectAt,
  ok,
  type Result,
  stringAt,
} from '@connectory/base';
import { type ObjectValue, readJson, toJson, type Value } from '@connectory/expressions';
import { compileValidator } from '@connectory/schema';
import { diagnostic } from '../../diagnostics.ts';
import { callFunction, textMember } from '../values.ts';
import type { TriggerPlan } from './types.ts';

/** A request as it arrived. */
export interface IncomingRequest {
  readonly method: string;
  /** The path behind the flow's own address, still encoded. */
  readonly path: string;
  /** The query without its question mark, still encoded. */
  readonly query: string;
  readonly headers: ObjectValue;
  readonly body: string;
}

/**
 * Reads a request for a trigger.
 *
 * @returns The outputs of the trigger, or why the request does not start it, with the status to answer in the data.
 * @example
 * ```ts
 * import { acceptRequest, type Plan } from '@connectory/workflow';
 * const accepts = ({ triggers: [trigger] }: Plan): boolean => {
 *   const request = { method: 'POST', path: '', query: '', headers: {}, body: '{"n":5}' };
 *   return trigger !== undefined && acceptRequest(trigger, request).ok;
 * };
 * ```
 */
export function acceptRequest(
  trigger: TriggerPlan,
  request: IncomingRequest,
): Result<ObjectValue, Diagnostic> {
  const inputs = objectAt(trigger.json, 'inputs');
  const method = stringAt(inputs, 'method');
  if (method !== undefined && method.toUpperCase() !== request.method.toUpperCase()) {
    return refused(405, `it must be made with ${method.toUpperCase()}.`);
  }
  const template = stringAt(inputs, 'relativePath');
  const parameters = template === undefined ? {} : matchPath(template, request.path);
  if (parameters === undefined) return refused(404, `its path must fit ${template ?? '/'}.`);
  const body = readBody(request);
  const options = stringAt(trigger.json, 'operationOptions')?.toLowerCase() ?? '';
  const schema = memberOf(inputs, 'schema');
  if (options.includes('enableschemavalidation') && isObject(schema)) {
    const [problem] = compileValidator(schema, schema)(toJson(body));
    if (problem !== undefined) return refused(400, problem.message);
  }
  return ok({
    headers: request.headers,
    ...(request.query !== '' && { queries: readQuery(request.query) }),
    ...(template !== undefined && { relativePathParameters: parameters }),
    body,
  });
}

function refused(statusCode: number, problem: string): Result<never, Diagnostic> {
  return err(diagnostic('request-refused', { problem, statusCode }));
}

function matchPath(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/').filter((part) => part !== '');
  const given = (path.split('?')[0] ?? '').split('/').filter((part) => part !== '');
  if (wanted.length !== given.length) return undefined;
  const found: [string, string][] = [];
  for (const [at, part] of wanted.entries()) {
    const value = decoded(given[at] ?? '');
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (name !== undefined) found.push([name, value]);
    else if (part.toLowerCase() !== value.toLowerCase()) return undefined;
  }
  return Object.fromEntries(found);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A path may hold a bare percent sign. It is then what it looks like.
    return text;
  }
}

function readQuery(query: string): ObjectValue {
  return Object.fromEntries(
    query.split('&').map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      return [decoded(name.replaceAll('+', ' ')), decoded(rest.join('=').replaceAll('+', ' '))];
    }),
  );
}

/** JSON and text are native, a form is `$formdata`, all else is a content object. */
function readBody({ headers, body }: IncomingRequest): Value {
  const type = (textMember(headers, 'content-type') ?? '').toLowerCase();
  if (body === '') return null;
  if (type.includes('json') || type === '') {
    const read = readJson(body);
    return read.ok ? read.value : body;
  }
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const fields = Object.entries(readQuery(body)).map(([key, value]) => ({ key, value }));
    return { '$content-type': type, $content: base64(body), $formdata: fields };
  }
  if (type.startsWith('text/') && !type.includes('xml')) return body;
  return { '$content-type': textMember(headers, 'content-type') ?? '', $content: base64(body) };
}

function base64(text: string): Value {
  const result = callFunction('base64', [text]);
  return result.ok ? result.value : '';
}
