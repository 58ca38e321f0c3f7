/** Calls of `OpenApiConnection`: an operation by its id, its parameters by their names. */
import {
  type Diagnostic,
  err,
  type Json,
  type JsonObject,
  objectAt,
  ok,
  type Result,
  stringAt,
} from '@connectory/base';
import type { Connector, Operation, Parameter } from '@connectory/connector';
import { diagnostic } from '../diagnostics.ts';
import { listed, similarNames } from '../similar.ts';
import { withProperty } from './body.ts';
import type { OperationCall } from './types.ts';

/** Finds the operation, its id without case where it has to be, and sorts the values. */
export function callByName(connector: Connector, inputs: JsonObject): Result<OperationCall, Diagnostic> {
  const id = stringAt(objectAt(inputs, 'host'), 'operationId') ?? '';
  const operation = operationNamed(connector, id);
  if (operation === undefined) {
    const similar = similarNames(id, connector.operations.keys());
    const known = similar.length > 0 ? similar : [...connector.operations.keys()];
    const data = { connector: connector.title, id, similar: listed(known) };
    return err(diagnostic('operation-unknown', data));
  }
  const given = objectAt(inputs, 'parameters') ?? {};
  return ok({ operation, parameters: valuesOf(connector, operation, given), query: {} });
}

function operationNamed({ operations }: Connector, id: string): Operation | undefined {
  return (
    operations.get(id) ??
    [...operations.values()].find((operation) => operation.id.toLowerCase() === id.toLowerCase())
  );
}

/** A name is a parameter as it is written, one in other letter case, or a path into the body; what is neither is kept for the runtime to tell. */
function valuesOf(connector: Connector, operation: Operation, given: JsonObject): Record<string, Json> {
  const values: Record<string, Json> = {};
  const body = operation.parameters.find(({ place }) => place === 'body');
  for (const [name, value] of Object.entries(given)) {
    const parameter = parameterNamed(operation, name);
    if (parameter !== undefined) {
      // A value that came out as null is one that was not given.
      if (value !== null || parameter.place === 'body') values[parameter.name] = value;
      continue;
    }
    const path = body === undefined ? undefined : pathInBody(body, name);
    if (body === undefined || path === undefined) values[name] = value;
    else values[body.name] = withProperty(connector, body, values[body.name], path, value);
  }
  return values;
}

function parameterNamed({ parameters }: Operation, name: string): Parameter | undefined {
  const lower = name.toLowerCase();
  return (
    parameters.find((parameter) => parameter.name === name) ??
    parameters.find((parameter) => parameter.name.toLowerCase() === lower)
  );
}

function pathInBody(body: Parameter, name: string): readonly string[] | undefined {
  const isInside = name.toLowerCase().startsWith(`${body.name.toLowerCase()}/`);
  return isInside ? name.slice(body.name.length + 1).split('/') : undefined;
}
