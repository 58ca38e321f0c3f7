import { Buffer } from 'node:buffer';
import { invalid } from '../problem.ts';
import type { Item, ItemStatus } from '../store/types.ts';

export interface ItemQuery {
  readonly status?: ItemStatus;
  readonly search?: string;
  readonly dueBefore?: string;
  readonly tags?: readonly string[];
  readonly assigneeId?: string;
  readonly limit: number;
  readonly skipToken?: string;
}

/** A page starts after a task, not at a number, so tasks deleted meanwhile do not shift it. */
function encodeToken(item: Item): string {
  return Buffer.from(item.id).toString('base64url');
}

function decodeToken(token: string): string {
  const id = Buffer.from(token, 'base64url').toString('utf8');
  if (!/^task-\d+$/.test(id)) throw invalid('query/skipToken', 'is not from a nextLink of this service');
  return id;
}

function idNumber(id: string): number {
  return Number(id.slice('task-'.length));
}

function matches(item: Item, query: ItemQuery): boolean {
  const { status, search, dueBefore, tags, assigneeId } = query;
  if (status !== undefined && item.status !== status) return false;
  if (search !== undefined) {
    const text = `${item.title}\n${item.note ?? ''}`.toLowerCase();
    if (!text.includes(search.toLowerCase())) return false;
  }
  if (dueBefore !== undefined) {
    if (item.dueAt === null || Date.parse(item.dueAt) >= Date.parse(dueBefore)) return false;
  }
  if (tags?.some((tag) => !item.tags.includes(tag)) === true) return false;
  return assigneeId === undefined || item.assignee?.userId === assigneeId;
}

export interface Page {
  readonly value: readonly Item[];
  readonly nextToken: string | null;
}

export function pageOf(items: readonly Item[], query: ItemQuery): Page {
  const after = query.skipToken === undefined ? 0 : idNumber(decodeToken(query.skipToken));
  const found = items.filter((item) => idNumber(item.id) > after && matches(item, query));
  const value = found.slice(0, query.limit);
  const last = value.at(-1);
  const nextToken = last === undefined || found.length === value.length ? null : encodeToken(last);
  return { value, nextToken };
}

/** Address of the next page: the same filters, without the credentials the call may have had in its query. */
export function nextLink(address: string, query: ItemQuery, token: string): string {
  const url = new URL(address);
  const { tags = [], limit, status, search, dueBefore, assigneeId } = query;
  const single = { status, search, dueBefore, assigneeId, limit: String(limit), skipToken: token };
  for (const [name, value] of Object.entries(single))
    if (value !== undefined) url.searchParams.set(name, value);
  for (const tag of tags) url.searchParams.append('tags', tag);
  return url.href;
}
