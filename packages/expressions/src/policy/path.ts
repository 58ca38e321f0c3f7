import { readCall, readPath } from './scan.ts';
import type { PathStep } from './walk.ts';

/** A place in a message: the root it starts from and the steps below it. */
export interface PolicyPath {
  readonly root: 'body' | 'item' | 'triggerBody';
  readonly steps: readonly PathStep[];
}

/**
 * Reads a place: a single call such as `@body().value` or `@{item().tags}`. One published connector leaves the `@` out,
 * which is understood too.
 *
 * @returns `undefined` when the text is not one call of `body`, `item` or `triggerBody` with a path.
 * @example
 * ```ts
 * import { parsePolicyPath } from '@connectory/expressions';
 * parsePolicyPath('@body().value[0]')?.steps; // ['value', 0]
 * ```
 */
export function parsePolicyPath(text: string): PolicyPath | undefined {
  const trimmed = text.trim();
  const braced = /^(?:@\{|\{@)(.*)\}$/s.exec(trimmed)?.[1];
  const bare = braced ?? trimmed.replace(/^@/, '');
  const reading = readCall(bare, 0);
  if (reading.kind !== 'call' || reading.end !== bare.length) return undefined;
  const { name, path } = reading.call;
  return name === 'body' || name === 'item' || name === 'triggerBody'
    ? { root: name, steps: path }
    : undefined;
}

/**
 * Reads a path below a place: `assignments`, `a.b`, `['@odata.type']`. Empty text and `null` mean the place itself.
 *
 * @returns `undefined` when a bracket is not closed or something else stands in the path.
 */
export function parsePolicySubPath(text: string): readonly PathStep[] | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === 'null') return [];
  const path: PathStep[] = [];
  const dotted = trimmed.startsWith('[') || trimmed.startsWith('.') ? trimmed : `.${trimmed}`;
  const end = readPath(dotted, 0, path);
  if (end === dotted.length) return path;
  // Names with other characters (`@odata.id`, `First name`) stand without brackets in real files: the text is the name.
  return /[[\]']/.test(trimmed) ? undefined : [trimmed];
}
