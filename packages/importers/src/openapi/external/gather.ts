import { isObject, type Json, type JsonObject } from '@connectory/base';
import { recognise } from '../../recognise/recognise.ts';
import type { Locate, Relocate, Reporter } from '../../report/reporter.ts';
import { orderedObject } from '../../text/members.ts';
import { readText } from '../../text/read-text.ts';
import type { LoadDocument } from '../../types.ts';
import { resolveAddress, splitReference } from './address.ts';
import { inlineVersion2 } from './version2.ts';
import { externalMember } from './member.ts';
import { rewriteReferences } from './rewrite.ts';
import { referencesOf } from './walk.ts';

/*
 * A description may be spread over many documents. They are read first, then laid into the main one under a member of their
 * own, with every reference rewritten to a local one: what converts afterwards knows only local references, and recursion
 * across documents is recursion inside of one.
 */

/** Where a description lies, and how to read others. */
export interface Surroundings {
  /** URL or file path of the description. */
  readonly base: string | undefined;
  readonly load: LoadDocument | undefined;
}

/** A description with what it refers to. */
export interface Gathered {
  readonly document: JsonObject;
  readonly relocate: Relocate | undefined;
}

/** A document that was read. */
export interface ExternalDocument {
  readonly name: string;
  /** URL or path, for resolving its own references and for showing. */
  readonly address: string;
  readonly value: Json;
  readonly locate: Locate;
}

const maxDocuments = 200;
const maxBytes = 64 * 1024 * 1024;
const maxHops = 30;

/** Reads the documents a description refers to and makes all references local. What cannot be read stays and is told. */
export async function gatherDocuments(
  document: JsonObject,
  { base, load }: Surroundings,
  reporter: Reporter,
): Promise<Gathered> {
  if (!referencesOf(document).some((reference) => !reference.startsWith('#')))
    return { document, relocate: undefined };
  const own = identifiers(document);
  const documents = new Map<string, ExternalDocument | undefined>();
  const open: { readonly address: string; readonly hops: number }[] = [];
  const note = (value: Json, from: string | undefined, hops: number): void => {
    for (const reference of referencesOf(value)) {
      const { address } = splitReference(reference);
      if (address === '' || own.has(address)) continue;
      const resolved = resolveAddress(address, from);
      if (resolved === base || documents.has(resolved) || own.has(resolved)) continue;
      documents.set(resolved, undefined);
      open.push({ address: resolved, hops });
    }
  };
  note(document, base, 1);
  if (load !== undefined) {
    let bytes = 0;
    const names = new Set<string>();
    for (let next = open.shift(); next !== undefined; next = open.shift()) {
      const { address, hops } = next;
      if (names.size >= maxDocuments || bytes > maxBytes || hops > maxHops) {
        reporter.tell('reference-limit', undefined, { reference: address, documents: maxDocuments });
        continue;
      }
      const loaded = await load(address);
      if (!loaded.ok) {
        reporter.tell('reference-unread', undefined, { reference: address, problem: loaded.error.message });
        continue;
      }
      bytes += loaded.value.bytes.length;
      const reading = readText(loaded.value.bytes, loaded.value.url, true);
      for (const problem of reading.diagnostics) reporter.add(problem);
      if (reading.value === undefined) continue;
      if (!isReferable(reading.value)) {
        reporter.tell('reference-unread', undefined, { reference: address, problem: 'it is no description' });
        continue;
      }
      const name = freeName(address, names);
      names.add(name);
      documents.set(address, {
        name,
        address: loaded.value.url,
        value: reading.value,
        locate: reading.locate,
      });
      note(reading.value, loaded.value.url, hops + 1);
    }
  }
  return assemble(document, base, own, documents, reporter);
}

/** Lists and single values can be referred to; pages and the like were told by reading already. */
function isReferable(value: Json): boolean {
  return typeof value === 'object' && value !== null && recognise(value).kind !== 'postman';
}

function assemble(
  document: JsonObject,
  base: string | undefined,
  own: ReadonlySet<string>,
  documents: ReadonlyMap<string, ExternalDocument | undefined>,
  reporter: Reporter,
): Gathered {
  const read = [...documents.values()].filter((found) => found !== undefined);
  const context = { base, own, documents, root: document, reporter };
  const main = rewriteReferences(document, undefined, context);
  if (read.length === 0) return { document: isObject(main) ? main : document, relocate: undefined };
  const rewritten = read.map(
    (found) => [found.name, rewriteReferences(found.value, found, context)] as const,
  );
  const whole = isObject(main) ? { ...main, [externalMember]: orderedObject(rewritten) } : document;
  const byName = new Map(read.map((found) => [found.name, found]));
  const relocate: Relocate = (pointer) => {
    const [, member, name = '', ...rest] = pointer.split('/');
    const found = member === externalMember ? byName.get(unescaped(name)) : undefined;
    if (found === undefined) return undefined;
    const inner = rest.map((segment) => `/${segment}`).join('');
    return { file: found.address, pointer: inner, locate: found.locate };
  };
  return { document: document['swagger'] === undefined ? whole : inlineVersion2(whole), relocate };
}

function unescaped(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The last part of an address, with a number when it is taken. */
function freeName(address: string, taken: ReadonlySet<string>): string {
  const last =
    address
      .split(/[?#]/)[0]
      ?.split('/')
      .filter((part) => part !== '')
      .at(-1) ?? 'document';
  let name = last;
  for (let number = 2; taken.has(name); number += 1) name = `${number}-${last}`;
  return name;
}

/** The `$id` and `$self` of a document and its schemas: references to them stay inside. */
function identifiers(document: JsonObject): ReadonlySet<string> {
  const found = new Set<string>();
  const open: Json[] = [document];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if (isObject(next)) {
      for (const name of ['$id', '$self']) {
        const id = next[name];
        if (typeof id === 'string') found.add(id.replace(/#$/, ''));
      }
    }
    for (const inner of Object.values(next)) if (typeof inner === 'object') open.push(inner);
  }
  return found;
}
