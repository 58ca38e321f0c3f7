import { type Json, type JsonObject, objectAt, stringAt, arrayAt } from '@connectory/base';
import { callbackFields, deriveRequest } from '@connectory/connector';
import { type CaseResult, judged } from '../suite.ts';
import { differs } from './differences.ts';

/** The connector that the samples are imported into. */
const address = { host: 'h.example.com', basePath: '/api' };

/** Derives an operation from a sample request. Warnings are counted, as their words are ours. */
export function sampleCase(id: string, one: JsonObject): CaseResult {
  const sample = {
    method: stringAt(one, 'verb') ?? '',
    url: stringAt(one, 'url') ?? '',
    headers: stringAt(one, 'headers') ?? '',
    body: stringAt(one, 'body') ?? '',
  };
  const { request, diagnostics } = deriveRequest(sample, address);
  if (request === undefined)
    return judged(
      id,
      diagnostics.map(({ message }) => message),
    );
  const expected = objectAt(one, 'expect') ?? {};
  const reasons = [...differs('the path', request.path, expected['path'])];
  if (expected['parameters'] !== undefined) {
    const parameters: Json = [...request.parameters];
    reasons.push(...differs('the parameters', parameters, expected['parameters']));
  }
  const warnings = (arrayAt(expected, 'warnings') ?? []).length;
  if (diagnostics.length !== warnings) reasons.push(`${diagnostics.length} warnings instead of ${warnings}`);
  const candidates = expected['callbackUrlCandidates'];
  if (candidates !== undefined) {
    const body = request.parameters.find((parameter) => parameter['in'] === 'body');
    const fields = [...callbackFields(objectAt(body, 'schema') ?? {}, {})];
    reasons.push(...differs('the fields for a callback', fields, candidates));
  }
  return judged(id, reasons);
}
