import type { Json } from '@connectory/base';
import type { TreeLevel } from '@connectory/connector';
import { diagnostic } from '../diagnostics.ts';
import { plainText } from '../request/draft.ts';
import { callDynamic } from './call.ts';
import { findList, readChoice } from './choices.ts';
import { lookUpPath } from './lookup.ts';
import { resolveCall } from './resolve.ts';
import type { DynamicInput, Tree } from './types.ts';

/**
 * Loads one level of a tree: the root with `open`, what is below a node with `browse` and the node's `item` as `selected`
 * (extensions §2.6).
 */
export async function loadTree(input: DynamicInput, level: TreeLevel): Promise<Tree> {
  const call = resolveCall(input, level.call);
  if (call.kind !== 'ready') return call;
  const answer = await callDynamic(input, call);
  if (answer.kind === 'failed') return answer;
  const list = findList(answer.body, level.items);
  if (list === undefined) {
    const data = { target: call.operation.id, path: level.items?.join('/') ?? 'its root' };
    return { kind: 'failed', diagnostics: [diagnostic('dynamic-no-list', data)] };
  }
  const nodes = list.flatMap((item) =>
    readChoice(item, level).map((choice) => {
      const full = level.fullTitle && lookUpPath(item, level.fullTitle);
      return {
        ...choice,
        fullTitle: full === undefined || full === null ? choice.title : plainText(full),
        isParent: holds(level.isParent, item),
        item,
      };
    }),
  );
  return { kind: 'found', nodes, diagnostics: [] };
}

const condition = /^\s*\(?\s*([^\s()]+)\s+(eq|ne)\s+(.+?)\s*\)?\s*$/i;

/** Whether a condition of the form `(member eq literal)` holds for an entry; `true` and `false` may stand alone. */
export function holds(text: string | undefined, item: Json): boolean {
  if (text === undefined) return false;
  const read = condition.exec(text);
  if (read === null) return text.trim().toLowerCase() === 'true';
  const [, member = '', operator = '', literal = ''] = read;
  const value = lookUpPath(item, member.split('/')) ?? null;
  const equal = plainText(value).toLowerCase() === unquoted(literal).toLowerCase();
  return operator.toLowerCase() === 'eq' ? equal : !equal;
}

function unquoted(literal: string): string {
  if (literal.toLowerCase() === 'null') return '';
  return /^'(.*)'$/s.exec(literal)?.[1] ?? literal;
}
