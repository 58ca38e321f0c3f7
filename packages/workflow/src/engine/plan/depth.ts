/** How deep a definition is, besides its containers. */
import { type Diagnostic, formatPointer, isArray, isObject, type Json } from '@connectory/base';
import { diagnostic } from '../../diagnostics.ts';

/** What of a definition is nested too deep, if anything: everything that works on it goes down level by level. */
export function tooDeepIn(definition: Json, limit: number): Diagnostic | undefined {
  const path = pathBelow(definition, limit);
  if (path === undefined) return undefined;
  // The place where it begins says more than the one a thousand levels down.
  const pointer = formatPointer(path.toReversed().slice(0, 4));
  return diagnostic('definition-too-deep', { limit }, { place: { pointer } });
}

/** The path to something that many levels down, the innermost name first. */
function pathBelow(value: Json, levels: number): string[] | undefined {
  if (!isArray(value) && !isObject(value)) return undefined;
  if (levels === 0) return [];
  for (const [name, member] of Object.entries(value)) {
    const path = pathBelow(member, levels - 1);
    if (path === undefined) continue;
    path.push(name);
    return path;
  }
  return undefined;
}
