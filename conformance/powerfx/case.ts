import { type JsonObject, stringAt } from '@connectory/base';

/** What is wrong with a case; nothing when it holds. */
export type Judge = (entry: JsonObject) => readonly string[];

/** The formula or program of a case. */
export function expressionOf(entry: JsonObject): string {
  return stringAt(entry, 'expr') ?? '';
}

/** Whether a member is `true`. */
export function isTrue(entry: JsonObject, member: string): boolean {
  return entry[member] === true;
}

/** One reason when two values differ. */
export function compare(what: string, ours: string | number | boolean, theirs: unknown): readonly string[] {
  return ours === theirs ? [] : [`${what} is ${JSON.stringify(ours)}, not ${JSON.stringify(theirs)}`];
}

/** A number of a case; 0 when there is none. */
export function numberAt(entry: JsonObject, member: string): number {
  const value = entry[member];
  return typeof value === 'number' ? value : 0;
}
