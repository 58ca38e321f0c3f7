import { isArray, type Json } from '@connectory/base';
import { findList } from './dynamic/choices.ts';
import { invoke } from './invoke.ts';
import { putAt } from './policies/places.ts';
import type { AnswerBody, Invocation, InvokeInput } from './types.ts';

/** How far links to next pages are followed. */
export interface PageLimits {
  readonly maxPages: number;
  /** Items after which no further page is fetched (connector spec §10.3); 100,000 when not said. */
  readonly maxItems?: number;
}

/** A call and its further pages. */
export interface Paged {
  /** The first page, its list holding the items of all pages. */
  readonly invocation: Invocation;
  readonly pages: number;
  /** Where the next page is, when not all were fetched. */
  readonly nextPage: string | undefined;
}

const standardMaxItems = 100_000;

/**
 * Calls an operation and follows the links to next pages (connector spec §10.5): the items of all pages come in the list of
 * the first. A page that cannot be fetched ends it; what was fetched is kept, and the diagnostics tell.
 *
 * @example
 * ```ts
 * import type { InvokeInput } from '@connectory/runtime';
 * import { invokePages } from '@connectory/runtime';
 * async function all(input: InvokeInput) {
 *   return (await invokePages(input, { maxPages: 10 })).invocation;
 * }
 * ```
 */
export async function invokePages(input: InvokeInput, limits: PageLimits): Promise<Paged> {
  const first = await invoke(input);
  if (first.kind !== 'answered') return { invocation: first, pages: 1, nextPage: undefined };
  const place = listPlace(first.answer.body);
  if (place === undefined) return { invocation: first, pages: 1, nextPage: first.nextPage };
  const items = [...place.items];
  const diagnostics = [...first.diagnostics];
  const { maxItems = standardMaxItems } = limits;
  let pages = 1;
  let nextPage = first.nextPage;
  while (nextPage !== undefined && pages < limits.maxPages && items.length < maxItems) {
    const next = await invoke({ ...input, page: nextPage });
    diagnostics.push(...next.diagnostics);
    const list =
      next.kind === 'answered' && next.answer.status < 400 ? listPlace(next.answer.body) : undefined;
    if (next.kind !== 'answered' || list === undefined) break;
    pages += 1;
    // A link that leads to its own page would never end.
    nextPage = next.nextPage === nextPage ? undefined : next.nextPage;
    items.push(...list.items);
  }
  const body: AnswerBody = { kind: 'json', value: putAt(place.body, place.path, items) };
  const answer = { ...first.answer, body };
  return { invocation: { ...first, answer, diagnostics, nextPage }, pages, nextPage };
}

/** Where the items of an answer are: at its root, in `value`, or in the first member that is a list. */
function listPlace(
  body: AnswerBody,
): { readonly body: Json; readonly path: readonly string[]; readonly items: readonly Json[] } | undefined {
  if (body.kind !== 'json') return undefined;
  const items = findList(body.value, undefined);
  if (items === undefined) return undefined;
  if (isArray(body.value)) return { body: body.value, path: [], items };
  const name = Object.entries(Object(body.value)).find(([, member]) => member === items)?.[0];
  return name === undefined ? undefined : { body: body.value, path: [name], items };
}
