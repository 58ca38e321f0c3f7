import type { JsonObject } from '@connectory/base';
import type { Connector, Operation, ResponseModel } from '@connectory/connector';
import { compileValidator, resolveSchema, schemaType, type Validator } from '@connectory/schema';
import { diagnostic } from '../diagnostics.ts';
import type { AnswerBody, ResponseCheck } from '../types.ts';

/** What a response's schema is at its root, worked out when its first answer comes. */
const shapes = new WeakMap<ResponseModel, { readonly type: string | undefined; readonly open: boolean }>();

function shapeOf(
  { document }: Connector,
  response: ResponseModel,
  schema: JsonObject,
): { readonly type: string | undefined; readonly open: boolean } {
  let shape = shapes.get(response);
  if (shape === undefined) {
    const type = schemaType(resolveSchema(schema, document));
    shape = { type, open: type === undefined && isOpen(schema) };
    shapes.set(response, shape);
  }
  return shape;
}

/** Validators, compiled when an operation's answer is first checked and kept as long as its schema is. */
const validators = new WeakMap<JsonObject, Validator>();

/**
 * Compares an answer's body with the response declared for its status. Another status's schema is never used, so that an
 * error text does not read as a broken answer (connector spec §1.8).
 */
export function checkAnswer(
  connector: Connector,
  operation: Operation,
  status: number,
  body: AnswerBody,
): ResponseCheck {
  const response = responseFor(operation, status);
  if (response === undefined) return notChecked(`no response is declared for status ${status}`);
  const bodyless = operation.method === 'HEAD' || status === 204 || status === 304;
  return checkBody(connector, response, body, bodyless);
}

/** True when an object or a list is declared for a status: its body has to be JSON. */
export function declaresJson(connector: Connector, operation: Operation, status: number): boolean {
  const response = responseFor(operation, status);
  if (response?.schema === undefined) return false;
  const { type } = shapeOf(connector, response, response.schema);
  return type === 'object' || type === 'array';
}

/** Compares a body with one declared response. `bodyless`: whether there need not be one. */
export function checkBody(
  connector: Connector,
  response: ResponseModel,
  body: AnswerBody,
  bodyless = false,
): ResponseCheck {
  const { schema } = response;
  if (schema === undefined) return notChecked(`the response declared for ${response.status} has no body`);
  const { type, open } = shapeOf(connector, response, schema);
  if (open) return notChecked(`the schema declared for ${response.status} is empty`);
  switch (body.kind) {
    case 'json':
      return validate(connector, response, schema, body.value);
    case 'text':
      return type === 'file' ? fits(response) : validate(connector, response, schema, body.text);
    case 'binary':
      if (type === 'file' || type === 'string') return fits(response);
      return notChecked(`the answer is ${body.contentType}, which is not compared with a schema`);
    case 'streamed':
      return notChecked('the answer was handed on as it came');
    case 'empty':
      if (bodyless || type === 'file' || type === 'string') {
        return notChecked('the answer has no body');
      }
      return deviates(response, [
        diagnostic('answer-body-missing', { expected: type ?? 'present' }, rootPlace),
      ]);
    default:
      return body satisfies never;
  }
}

const rootPlace = { place: { pointer: '' } };

function validate(
  connector: Connector,
  response: ResponseModel,
  schema: JsonObject,
  value: Parameters<Validator>[0],
): ResponseCheck {
  let validator = validators.get(schema);
  if (validator === undefined) {
    validator = compileValidator(schema, connector.document);
    validators.set(schema, validator);
  }
  const deviations = validator(value);
  return deviations.length === 0 ? fits(response) : deviates(response, deviations);
}

/** The response for a status: its own, its class (`4XX`), else `default` where that can be meant. */
function responseFor(operation: Operation, status: number): ResponseModel | undefined {
  const { responses } = operation;
  const text = String(status);
  const own = responses.find((response) => response.status === text);
  if (own !== undefined) return own;
  const group = responses.find(
    (response) => response.status.toUpperCase() === `${Math.floor(status / 100)}XX`,
  );
  const fallback = responses.find((response) => response.status === 'default');
  const successIsDeclared = responses.some((response) => response.status.startsWith('2'));
  // With no 2xx beside it, `default` describes the success, and an error is not to be held against it.
  return group ?? (successIsDeclared || status < 400 ? fallback : undefined);
}

function isOpen(schema: JsonObject): boolean {
  return Object.keys(schema).every(
    (name) => name.startsWith('x-') || name === 'description' || name === 'title',
  );
}

function notChecked(reason: string): ResponseCheck {
  return { kind: 'not-checked', reason };
}

function fits(response: ResponseModel): ResponseCheck {
  return { kind: 'fits', response: response.status };
}

function deviates(response: ResponseModel, deviations: ReturnType<Validator>): ResponseCheck {
  return { kind: 'deviates', response: response.status, deviations };
}
