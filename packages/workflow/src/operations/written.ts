/** Calls as they stand in a definition, their templates not worked out. */
import {
  type Diagnostic,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  ok,
  type Result,
} from '@connectory/base';
import type { Connector } from '@connectory/connector';
import { type ExpressionNode, parseTemplate, toJson } from '@connectory/expressions';
import { operationCall } from './call.ts';
import type { OperationCall, OperationStep } from './types.ts';

/**
 * The call of a step with its values as they are written. An expression in a path is one piece of it, whatever it holds; where it only
 * encodes a text, as designers write paths, it is that text.
 */
export function writtenCall(
  { invocation }: Pick<OperationStep, 'invocation'>,
  connector: Connector,
): Result<OperationCall, Diagnostic> {
  const inputs = toJson(invocation.inputs);
  if (invocation.kind === 'operation' || !isObject(inputs)) return operationCall(invocation, connector);
  const expressions: string[] = [];
  const call = operationCall({ kind: 'connection', inputs: withMarks(inputs, expressions) }, connector);
  // What is wrong with a path is said of it as it is written.
  if (!call.ok) return operationCall(invocation, connector);
  const { operation, parameters, query } = call.value;
  const back = (value: string): string =>
    value.replaceAll(/\uE000(\d+)\uE001/gu, (mark, at: string) => {
      const expression = expressions[Number(at)];
      return expression === undefined ? mark : `@{${expression}}`;
    });
  return ok({
    operation,
    parameters: mapped(parameters, (value) => (typeof value === 'string' ? back(value) : value)),
    query: mapped(query, back),
  });
}

function mapped<From, To>(
  values: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}

/** Inputs whose path holds marks in place of its expressions. */
function withMarks(inputs: JsonObject, expressions: string[]): JsonObject {
  const marked = (value: Json): Json => (typeof value === 'string' ? markedText(value, expressions) : value);
  const { path, pathTemplate } = inputs;
  const parameters = objectAt(pathTemplate, 'parameters') ?? {};
  return {
    ...inputs,
    ...(path !== undefined && { path: marked(path) }),
    ...(isObject(pathTemplate) && {
      pathTemplate: { ...pathTemplate, parameters: mapped(parameters, marked) },
    }),
  };
}

const encoders = new Set(['encodeuricomponent', 'uricomponent']);

function markedText(text: string, expressions: string[]): string {
  const parsed = parseTemplate(text);
  if (!parsed.ok) return text;
  const piece = (node: ExpressionNode): string => {
    let inner = node;
    let times = 0;
    while (inner.kind === 'call' && encoders.has(inner.name.toLowerCase()) && inner.args[0] !== undefined) {
      [inner] = inner.args;
      times += 1;
    }
    if (inner.kind === 'literal' && typeof inner.value === 'string') return encoded(inner.value, times);
    expressions.push(text.slice(inner.span.start, inner.span.end));
    // Characters for private use stay what they are, however often a path is decoded.
    return `\uE000${expressions.length - 1}\uE001`;
  };
  const template = parsed.value;
  switch (template.kind) {
    case 'text':
      return template.text;
    case 'expression':
      return piece(template.expression);
    default:
      return template.parts
        .map((part) => (part.kind === 'text' ? part.text : piece(part.expression)))
        .join('');
  }
}

/** A text without half a surrogate pair, which cannot be encoded. */
function encoded(text: string, times: number): string {
  const whole = text.toWellFormed();
  return times === 0 ? whole : encoded(encodeURIComponent(whole), times - 1);
}
