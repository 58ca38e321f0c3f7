import { isArray, isObject, type Json, type JsonObject } from '@connectory/base';
import { resolveReference } from '@connectory/schema';
import type { Reporter } from '../../report/reporter.ts';
import { type At, step, steps } from '../../report/at.ts';
import { carryNotes } from '../../text/members.ts';
import { resolveAddress, splitReference } from './address.ts';
import type { ExternalDocument } from './gather.ts';
import { externalMember, externalReference } from './member.ts';
import { isData } from './walk.ts';

/** What rewriting needs to know. */
export interface RewriteContext {
  readonly base: string | undefined;
  /** Identifiers of the main document, which lead nowhere else. */
  readonly own: ReadonlySet<string>;
  /** Documents by resolved address; `undefined` where reading failed. */
  readonly documents: ReadonlyMap<string, ExternalDocument | undefined>;
  readonly root: JsonObject;
  readonly reporter: Reporter;
}

/** Copies a document with its references made local; the main one when `home` is not given. */
export function rewriteReferences(
  document: Json,
  home: ExternalDocument | undefined,
  context: RewriteContext,
): Json {
  const start = home === undefined ? undefined : steps(undefined, externalMember, home.name);
  return rewrite(document, undefined, start, home, context);
}

function rewrite(
  value: Json,
  owner: string | undefined,
  at: At,
  home: ExternalDocument | undefined,
  context: RewriteContext,
): Json {
  if (isArray(value)) {
    const list = value.map((item, index) => rewrite(item, undefined, step(at, index), home, context));
    return list.some((item, index) => item !== value[index]) ? list : value;
  }
  if (!isObject(value)) return value;
  let changed = false;
  const entries = Object.entries(value).map(([name, inner]): [string, Json] => {
    const made =
      name === '$ref' && typeof inner === 'string'
        ? rewriteOne(inner, step(at, name), home, context)
        : isData(name, owner)
          ? inner
          : rewrite(inner, name, step(at, name), home, context);
    changed ||= made !== inner;
    return [name, made];
  });
  return changed ? carryNotes(value, Object.fromEntries(entries)) : value;
}

function rewriteOne(
  reference: string,
  at: At,
  home: ExternalDocument | undefined,
  { base, own, documents, root, reporter }: RewriteContext,
): string {
  const { address, fragment } = splitReference(reference);
  if (own.has(address) && address !== '') return reference;
  const resolved = address === '' ? home?.address : resolveAddress(address, home?.address ?? base);
  const isMain = resolved === undefined || resolved === base;
  const target = isMain ? undefined : address === '' ? home : documents.get(resolved);
  if (!isMain && target === undefined) {
    // Of newer versions the conversion tells what it does instead.
    if (root['swagger'] !== undefined) reporter.tell('reference-external', at, { reference });
    return reference;
  }
  if (fragment !== '' && !fragment.startsWith('/')) {
    if (target === undefined) return `#${fragment}`;
    const anchor = anchorPointer(fragment, target.value);
    if (anchor !== undefined) return externalReference(target.name, anchor);
  } else if (resolveReference(`#${fragment}`, target?.value ?? root) !== undefined) {
    return target === undefined ? `#${fragment}` : externalReference(target.name, fragment);
  }
  if (home === undefined && address === '') return reference;
  reporter.tell('reference-broken', at, { reference });
  return reference;
}

/** The pointer of the schema with an anchor. */
function anchorPointer(anchor: string, document: Json): string | undefined {
  const open: { readonly value: Json; readonly pointer: string }[] = [{ value: document, pointer: '' }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, pointer } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (isObject(value) && (value['$anchor'] === anchor || value['$dynamicAnchor'] === anchor))
      return pointer;
    for (const [name, inner] of Object.entries(value)) {
      const segment = name.replaceAll('~', '~0').replaceAll('/', '~1');
      open.push({ value: inner, pointer: `${pointer}/${segment}` });
    }
  }
  return undefined;
}
