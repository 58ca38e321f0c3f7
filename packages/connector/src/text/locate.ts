import { parsePointer } from '@connectory/base';
import { skipBlank, skipString, skipValue, stringValue } from './cursor.ts';

/** A stretch of text. Lines and columns count from 1, offsets from 0. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  /** Offset after the last character. */
  readonly end: number;
}

interface Wanted {
  pointer: string | undefined;
  readonly children: Map<string, Wanted>;
}

/**
 * Finds the places of JSON pointers in JSON text, in one pass however many there are.
 *
 * A pointer whose target is missing gets the place of its nearest ancestor that exists. The text may be as forgiving
 * as `readJsonText` allows. For an object member the place starts at the member's name.
 *
 * @returns Places by pointer; a text that is not JSON at all gives places at its start.
 * @example
 * ```ts
 * import { locateAllInJson } from '@connectory/connector';
 * locateAllInJson('{\n  "host": 1\n}', ['/host']).get('/host')?.line; // 2
 * ```
 */
export function locateAllInJson(text: string, pointers: Iterable<string>): ReadonlyMap<string, TextPlace> {
  const root: Wanted = { pointer: undefined, children: new Map() };
  for (const pointer of pointers) {
    let node = root;
    for (const segment of parsePointer(pointer) ?? []) {
      let child = node.children.get(segment);
      if (child === undefined) {
        child = { pointer: undefined, children: new Map() };
        node.children.set(segment, child);
      }
      node = child;
    }
    node.pointer = pointer;
  }
  const spans = new Map<string, readonly [number, number]>();
  const start = skipBlank(text, 0);
  walk(text, start, start, root, spans);
  const toPlace = placer(text);
  return new Map([...spans].map(([pointer, [from, to]]) => [pointer, toPlace(from, to)]));
}

/** The place of one JSON pointer; see {@link locateAllInJson}. */
export function locateInJson(text: string, pointer: string): TextPlace | undefined {
  return locateAllInJson(text, [pointer]).get(pointer);
}

/** Makes a function that turns offsets of a text into places. */
export function placer(text: string): (from: number, to: number) => TextPlace {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (from, to) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= from) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: from - (starts[low] ?? 0) + 1, offset: from, end: to };
  };
}

function walk(
  text: string,
  labelAt: number,
  valueAt: number,
  wanted: Wanted,
  spans: Map<string, readonly [number, number]>,
): number {
  let end: number;
  const found = new Set<string>();
  const opening = text[valueAt];
  if (wanted.children.size === 0 || (opening !== '{' && opening !== '[')) {
    end = skipValue(text, valueAt);
  } else {
    let at = skipBlank(text, valueAt + 1);
    let index = 0;
    while (at < text.length && text[at] !== '}' && text[at] !== ']') {
      let name = String(index);
      let valueStart = at;
      if (opening === '{') {
        const nameEnd = text[at] === '"' ? skipString(text, at) : skipValue(text, at);
        name = stringValue(text, at, nameEnd);
        valueStart = skipBlank(text, nameEnd);
      }
      const child = wanted.children.get(name);
      if (child === undefined) {
        at = skipValue(text, valueStart);
      } else {
        found.add(name);
        at = walk(text, at, valueStart, child, spans);
      }
      index += 1;
      at = skipBlank(text, at);
    }
    end = Math.min(at + 1, text.length);
  }
  const span = [labelAt, end] as const;
  if (wanted.pointer !== undefined) spans.set(wanted.pointer, span);
  for (const [name, child] of wanted.children) if (!found.has(name)) assign(child, span, spans);
  return end;
}

function assign(
  node: Wanted,
  span: readonly [number, number],
  spans: Map<string, readonly [number, number]>,
): void {
  if (node.pointer !== undefined) spans.set(node.pointer, span);
  for (const child of node.children.values()) assign(child, span, spans);
}
