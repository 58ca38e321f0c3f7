/** How a signature is written. */
import type { FunctionEntry, Parameter } from '../functions/entry.ts';
import { groupsOf } from './signature-shapes.ts';

/** A function's first signature in one line. */
export function signatureLabel(entry: FunctionEntry): string {
  const [group] = groupsOf(entry);
  const [first = []] = group?.signatures ?? [];
  const more = entry.max > first.length;
  return `${entry.name}(${listOf(first, more)})`;
}

/** Parameters in a list, with dots behind when there may be more. */
export function listOf(parameters: readonly Parameter[], more: boolean): string {
  const names = parameters.map(({ name }) => name);
  return [...names, ...(more ? ['...'] : [])].join(', ');
}
