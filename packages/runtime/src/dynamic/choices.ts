import { type Diagnostic, err, isArray, isObject, type Json, ok, type Result } from '@connectory/base';
import type { DynamicItems, DynamicSource } from '@connectory/connector';
import { diagnostic } from '../diagnostics.ts';
import { plainText } from '../request/draft.ts';
import { callDynamic } from './call.ts';
import { lookUpPath } from './lookup.ts';
import { resolveCall } from './resolve.ts';
import type { Choice, Choices, DynamicInput } from './types.ts';

/** Pages followed for one dropdown, and the entries kept: nobody scrolls further. */
const maxPages = 20;
const maxChoices = 5000;

/**
 * Loads the choices of a value by calling the operation its extension names, next pages included (extensions §2.2, §2.3).
 *
 * @returns The choices in the order of the API; `waiting` with the values that have to be chosen first; `failed` with the
 * reason in words.
 */
export async function loadChoices(
  input: DynamicInput,
  values: NonNullable<DynamicSource['values']>,
): Promise<Choices> {
  if (values.kind === 'built-in') {
    return { kind: 'failed', diagnostics: [diagnostic('dynamic-built-in', { name: values.name })] };
  }
  const call = resolveCall(input, values.call);
  if (call.kind !== 'ready') return call;
  const diagnostics: Diagnostic[] = [];
  const choices: Choice[] = [];
  let page: string | undefined;
  for (let count = 0; count < maxPages && choices.length < maxChoices; count += 1) {
    const answer = await callDynamic(input, call, page);
    if (answer.kind === 'failed') {
      // What the first pages gave is of use.
      if (count === 0) return answer;
      diagnostics.push(...answer.diagnostics);
      break;
    }
    const read = readChoices(answer.body, values, call.operation.id);
    if (!read.ok) return { kind: 'failed', diagnostics: [read.error] };
    choices.push(...read.value);
    page = answer.nextPage;
    if (page === undefined) break;
  }
  return { kind: 'found', choices: withoutDuplicates(choices).slice(0, maxChoices), diagnostics };
}

/**
 * Reads choices out of an answer: the answer itself when it is a list, else the list at the path, else the member
 * `value`, else the first member that is a list.
 */
export function readChoices(
  answer: Json,
  paths: DynamicItems,
  operationId: string,
): Result<readonly Choice[], Diagnostic> {
  const list = findList(answer, paths.items);
  if (list === undefined) {
    const path = paths.items?.join('/') ?? '';
    return err(diagnostic('dynamic-no-list', { target: operationId, path: path === '' ? 'its root' : path }));
  }
  return ok(withoutDuplicates(list.flatMap((item) => readChoice(item, paths))));
}

/** The list in an answer. */
export function findList(answer: Json, path: readonly string[] | undefined): readonly Json[] | undefined {
  if (isArray(answer)) return answer;
  if (path !== undefined) {
    const list = lookUpPath(answer, path);
    return isArray(list) ? list : undefined;
  }
  const value = lookUpPath(answer, ['value']);
  if (isArray(value)) return value;
  return isObject(answer) ? Object.values(answer).find(isArray) : undefined;
}

/** Reads one entry; entries without a value are left out. */
export function readChoice(item: Json, paths: DynamicItems): readonly Choice[] {
  if (!isObject(item)) return item === null || isArray(item) ? [] : [{ value: item, title: plainText(item) }];
  const value = paths.value === undefined ? undefined : lookUpPath(item, paths.value);
  if (value === undefined || value === null) return [];
  const title = paths.title === undefined ? undefined : lookUpPath(item, paths.title);
  const description = paths.description === undefined ? undefined : lookUpPath(item, paths.description);
  return [
    {
      value,
      title: plainText(title === undefined || title === null ? value : title),
      ...(typeof description === 'string' && description !== '' && { description }),
    },
  ];
}

function withoutDuplicates(choices: readonly Choice[]): readonly Choice[] {
  const seen = new Set<string>();
  return choices.filter(({ value }) => {
    const key = JSON.stringify(value);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
