import {
  base64Encode,
  type Diagnostic,
  err,
  isObject,
  type Json,
  ok,
  type Result,
  utf8Decode,
} from '@connectory/base';
import type { Connector, Operation, Parameter } from '@connectory/connector';
import { resolveSchema, schemaType } from '@connectory/schema';
import path from 'node:path';
import { diagnostic } from '../diagnostics.ts';
import { readBytes } from '../files.ts';

/**
 * Turns `--param name=value` texts into values of their parameters' types. `@file` reads a file: its bytes for file
 * parameters, its text for others. Names may lead into the body (`body/customer/name`).
 */
export async function readParams(
  connector: Connector,
  operation: Operation,
  params: readonly (readonly [name: string, value: string])[],
): Promise<Result<Readonly<Record<string, Json>>, Diagnostic>> {
  const values: [string, Json][] = [];
  for (const [name, text] of params) {
    const parameter = operation.parameters.find((one) => one.name === name);
    const value = text.startsWith('@')
      ? await readFromFile(connector, parameter, name, text.slice(1))
      : parse(connector, parameter, name, text);
    if (!value.ok) return value;
    values.push([name, value.value]);
  }
  return ok(Object.fromEntries(values));
}

async function readFromFile(
  connector: Connector,
  parameter: Parameter | undefined,
  name: string,
  file: string,
): Promise<Result<Json, Diagnostic>> {
  const bytes = await readBytes(file);
  if (!bytes.ok) return bytes;
  if (parameter?.type === 'file' || parameter?.format === 'binary') {
    return ok({
      '$content-type': 'application/octet-stream',
      $content: base64Encode(bytes.value),
      name: path.basename(file),
    });
  }
  return parse(connector, parameter, name, utf8Decode(bytes.value));
}

function parse(
  connector: Connector,
  parameter: Parameter | undefined,
  name: string,
  text: string,
): Result<Json, Diagnostic> {
  const expected =
    parameter === undefined ? undefined : schemaType(resolveSchema(parameter.schema, connector.document));
  if (expected === 'string' || expected === 'file') return ok(text);
  const value = parseJson(text);
  const wrong = (): Result<Json, Diagnostic> =>
    err(diagnostic('param-unreadable', { name, expected: expected ?? '', value: text.slice(0, 100) }));
  switch (expected) {
    case 'integer':
    case 'number':
    case 'boolean':
      return typeof value === (expected === 'boolean' ? 'boolean' : 'number') ? ok(value ?? null) : wrong();
    case 'array':
      // One plain value stands for a list of one.
      return ok(Array.isArray(value) ? value : text.split(','));
    case 'object':
      return isObject(value) ? ok(value) : wrong();
    default:
      return ok(value ?? text);
  }
}

function parseJson(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
