import addFormats from 'ajv-formats';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { FastifySchemaValidationError, FastifyValidationResult } from 'fastify/types/schema.js';
import { withComponents } from './description.ts';
import { problemError, type FieldError } from './problem.ts';

type Failure = FastifySchemaValidationError | ErrorObject;

function createAjv(coerceTypes: 'array' | false): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true, useDefaults: true, coerceTypes });
  addFormats.default(ajv);
  return ajv;
}

/** Paths and queries are text, so numbers in them are converted; bodies have to have the right types. */
export function createValidatorCompiler(): (route: {
  schema: unknown;
  httpPart?: string;
}) => FastifyValidationResult {
  const text = createAjv('array');
  const body = createAjv(false);
  return ({ schema, httpPart }) => (httpPart === 'body' ? body : text).compile(withComponents(schema));
}

export function compileSchema(schema: unknown): ValidateFunction {
  return createAjv(false).compile(withComponents(schema));
}

export function fieldErrors(place: string, failures: readonly Failure[]): readonly FieldError[] {
  return failures.map((failure) => {
    const missing = failure.params['missingProperty'] ?? failure.params['additionalProperty'];
    const path = typeof missing === 'string' ? `${failure.instancePath}/${missing}` : failure.instancePath;
    const allowed: unknown = failure.params['allowedValues'];
    const list = Array.isArray(allowed) ? `: ${allowed.join(', ')}` : '';
    return { field: `${place}${path}`, message: `${failure.message ?? 'is not valid'}${list}` };
  });
}

const places: Readonly<Record<string, string>> = { querystring: 'query', params: 'path', body: 'body' };

export function formatValidationErrors(failures: readonly Failure[], part: string): Error {
  const errors = fieldErrors(places[part] ?? part, failures);
  const detail = errors.map((error) => `${error.field}: ${error.message}`).join('; ');
  return problemError(400, 'invalid-request', detail, errors);
}
