import { type At, segmentsOf } from '../../report/at.ts';
import { externalMember } from '../external/member.ts';
import type { Conversion } from './context.ts';

/** Makes a name unique among taken ones by a number. */
export function uniqueName(name: string, taken: (name: string) => boolean): string {
  if (!taken(name)) return name;
  let number = 2;
  while (taken(`${name}${number}`)) number += 1;
  return `${name}${number}`;
}

/** Letters and digits of a text in Pascal case. */
export function pascalCase(text: string): string {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}

const structural = new Set([
  'components',
  'schemas',
  'properties',
  'content',
  'schema',
  'paths',
  'items',
  'allOf',
  'anyOf',
  'oneOf',
  'parameters',
  'headers',
  '$defs',
  'definitions',
]);

/** A definition name for a schema that has none, made of the names on the way to it. */
export function definitionNameFor(at: At, conversion: Conversion): string {
  const way = segmentsOf(at);
  const external = way[0] === externalMember;
  // Of another document the name on the way counts, else that of its file.
  const inside = external && way.slice(2).some((segment) => !structural.has(String(segment)));
  const file = String(way[1] ?? '').replace(/\.(json|ya?ml)$/i, '');
  const words = (external ? (inside ? way.slice(2) : [file, ...way.slice(2)]) : way)
    .filter(
      (segment) =>
        typeof segment === 'string' && !structural.has(segment) && !/^[\w.+-]+\/[\w.+*-]+$/.test(segment),
    )
    .map((segment) => pascalCase(String(segment)))
    .filter((word) => word !== '' && !/^\d$/.test(word));
  const name = words.join('_').slice(0, 120) || 'Schema';
  return uniqueName(name, (candidate) => conversion.definitions.has(candidate));
}
