/** Values held against the shape that they may have. */
import { escapeSegment, isArray, isObject, type Json } from '@connectory/base';
import { listed, similarNames } from '../similar.ts';
import { millisecondsOf, momentOf } from './moments.ts';

/** What a member must be. */
export type Shape =
  | { readonly kind: 'any' | 'text' | 'number' | 'boolean' | 'object' | 'duration' | 'moment' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'either'; readonly of: readonly Shape[] }
  | { readonly kind: 'each'; readonly of: Shape }
  | { readonly kind: 'named'; readonly of: Shape }
  | {
      readonly kind: 'members';
      readonly name: string;
      readonly needs: readonly string[];
      readonly of: Readonly<Record<string, Shape>>;
    };

/** A place where a scenario is not as it may be. */
export interface ShapeProblem {
  /** JSON pointer into the scenario. */
  readonly pointer: string;
  readonly problem: string;
}

/** Where a value is not as it may be; nothing when all is well. */
export function problemsOf(shape: Shape, value: Json, pointer = ''): readonly ShapeProblem[] {
  const wrong = (wanted: string): readonly ShapeProblem[] => [{ pointer, problem: `it must be ${wanted}` }];
  switch (shape.kind) {
    case 'any':
      return [];
    case 'text':
      return typeof value === 'string' ? [] : wrong('a text');
    case 'number':
      return typeof value === 'number' ? [] : wrong('a number');
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong('true or false');
    case 'object':
      return isObject(value) ? [] : wrong('an object');
    case 'duration':
      return millisecondsOf(value) >= 0 ? [] : wrong('a duration such as PT1H30M');
    case 'moment':
      return Number.isNaN(momentOf(value))
        ? wrong('a duration since the start such as PT5M, or a timestamp such as 2024-01-02T08:00:00Z')
        : [];
    case 'choice':
      return typeof value === 'string' && shape.of.includes(value.toLowerCase())
        ? []
        : wrong(`one of ${shape.of.join(', ')}`);
    case 'either': {
      const tried = shape.of.map((one) => problemsOf(one, value, pointer));
      return tried.some((found) => found.length === 0) ? [] : (tried.at(-1) ?? []);
    }
    case 'each':
      if (!isArray(value)) return wrong('a list');
      return value.flatMap((item, at) => problemsOf(shape.of, item, `${pointer}/${at}`));
    case 'named':
      if (!isObject(value)) return wrong('an object');
      return Object.entries(value).flatMap(([name, item]) =>
        problemsOf(shape.of, item, `${pointer}/${escapeSegment(name)}`),
      );
    case 'members':
      return isObject(value) ? memberProblems(shape, value, pointer) : wrong('an object');
    default:
      return shape satisfies never;
  }
}

function memberProblems(
  { name, of, needs }: Extract<Shape, { kind: 'members' }>,
  value: Readonly<Record<string, Json>>,
  pointer: string,
): readonly ShapeProblem[] {
  const missing = needs.filter((need) => !Object.hasOwn(value, need));
  const own = Object.entries(value).flatMap(([member, item]): readonly ShapeProblem[] => {
    const at = `${pointer}/${escapeSegment(member)}`;
    const shape = Object.hasOwn(of, member) ? of[member] : undefined;
    if (shape !== undefined) return problemsOf(shape, item, at);
    const similar = similarNames(member, Object.keys(of));
    const hint =
      similar.length > 0
        ? `perhaps ${similar.join(' or ')} is meant`
        : `known are ${listed(Object.keys(of))}`;
    return [{ pointer: at, problem: `'${member}' is no member of '${name}'; ${hint}` }];
  });
  return [...missing.map((need) => ({ pointer, problem: `'${name}' needs '${need}'` })), ...own];
}
