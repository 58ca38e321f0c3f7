import { isArray, type Json, type JsonObject, objectAt } from '@connectory/base';
import { readDynamic } from '@connectory/connector';
import { readChoices } from '@connectory/runtime';
import { textOf } from '../cases.ts';
import { type CaseResult, judged } from '../suite.ts';
import { differs } from './differences.ts';

/** Reads the choices out of an answer. Captions are texts here, whatever the member they are taken from is. */
export function choiceCase(id: string, one: JsonObject): CaseResult {
  const extension = objectAt(one, 'extension') ?? {};
  const values = readDynamic({ 'x-ms-dynamic-values': extension }, {})?.values;
  if (values?.kind !== 'list') return judged(id, ['the extension was not understood']);
  const read = readChoices(one['response'] ?? null, values, values.call.operationId);
  const { expect } = one;
  if (!isArray(expect)) return judged(id, read.ok ? ['choices were read where an error was expected'] : []);
  if (!read.ok) return judged(id, [read.error.message]);
  const found = read.value.map(({ value, title }): Json => ({ value, title }));
  const wanted = expect.map((entry): Json => {
    const choice = objectAt({ entry }, 'entry') ?? {};
    return { value: choice['value'] ?? null, title: textOf(choice['title']) };
  });
  return judged(id, differs('the list', found, wanted));
}
