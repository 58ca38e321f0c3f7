import { type JsonObject, objectAt, stringAt, toText } from '@connectory/base';
import { answerSchema } from '../check/walk/lookup.ts';
import type { OperationSite } from '../check/walk/sites.ts';
import { type Member, memberOf, membersOf } from './shape.ts';

/** One difference between two versions. */
export interface Told {
  readonly rule: string;
  readonly pointer: string;
  readonly data: JsonObject;
  readonly document?: 'properties';
}

type Tell = (told: Told) => void;

interface Version {
  readonly site: OperationSite;
  readonly root: JsonObject;
}

/** Compares what two versions of an operation take and give. */
export function compareMessages(was: Version, now: Version, id: string, tell: Tell): void {
  const quiet: string[] = [];
  compareInputs(was, now, id, tell, quiet);
  compareOutputs(was, now, id, tell, quiet);
  for (const name of ['summary', 'description']) {
    if (stringAt(was.site.source, name) !== stringAt(now.site.source, name))
      quiet.push(`the ${name} changed`);
  }
  if (quiet.length === 0) return;
  const shown = quiet.slice(0, 10).join(', ');
  const more = quiet.length > 10 ? ` and ${quiet.length - 10} more changes` : '';
  tell({ rule: 'BRK-014', pointer: now.site.pointer, data: { what: `In "${id}" ${shown}${more}` } });
}

/** Parameters by name, and the members of the body below the name `body`. */
function inputsOf({ site, root }: Version): ReadonlyMap<string, Member> {
  const found = new Map<string, Member>();
  for (const { name, place, source } of site.effective) {
    const required = source['required'] === true;
    if (place !== 'body') {
      found.set(name, memberOf(source, name, undefined, required));
      continue;
    }
    // A body has one name for all versions: what it is called is not sent.
    for (const [path, member] of membersOf(objectAt(source, 'schema') ?? {}, root, 'body', required))
      found.set(path, member);
  }
  return found;
}

function outputsOf({ site, root }: Version): ReadonlyMap<string, Member> {
  const notification = site.isTrigger ? objectAt(site.notification?.value, 'schema') : undefined;
  const schema = notification ?? answerSchema(site);
  return schema === undefined ? new Map() : membersOf(schema, root, '', false);
}

function compareInputs(was: Version, now: Version, id: string, tell: Tell, quiet: string[]): void {
  const { pointer } = now.site;
  const places = new Map(now.site.effective.map(({ name, place }) => [name, place] as const));
  for (const { name, place } of was.site.effective) {
    const after = places.get(name);
    const inBody = place === 'body' || after === 'body';
    if (after !== undefined && after !== place && !inBody)
      tell({ rule: 'BRK-003', pointer, data: { name, id, before: place, after } });
  }
  const [before, after] = [inputsOf(was), inputsOf(now)];
  for (const [path, member] of before) {
    const found = after.get(path);
    const data = { name: path, id };
    if (found === undefined) {
      if (isTopmost(member, after)) tell({ rule: 'BRK-010', pointer: was.site.pointer, data });
      continue;
    }
    if (isOtherType(member, found)) {
      tell({ rule: 'BRK-004', pointer, data: { ...data, before: shown(member), after: shown(found) } });
      continue;
    }
    if (!member.required && found.required && !found.automatic) tell({ rule: 'BRK-008', pointer, data });
    for (const value of member.enum ?? []) {
      // "true" and true are sent alike.
      if (found.enum !== undefined && !found.enum.some((one) => toText(one) === toText(value)))
        tell({ rule: 'BRK-011', pointer, data: { ...data, value: JSON.stringify(value) } });
    }
    if (member.text !== found.text) quiet.push(`texts of input "${path}" changed`);
  }
  for (const [path, member] of after) {
    // Whoever sends nothing of a new object is not asked for what is required in it.
    if (before.has(path) || !isTopmost(member, before)) continue;
    if (member.required && !member.automatic) tell({ rule: 'BRK-005', pointer, data: { name: path, id } });
    else quiet.push(`input "${path}" was added`);
  }
}

function compareOutputs(was: Version, now: Version, id: string, tell: Tell, quiet: string[]): void {
  const { pointer } = now.site;
  const [before, after] = [outputsOf(was), outputsOf(now)];
  for (const [path, member] of before) {
    const found = after.get(path);
    const data = { name: path === '' ? 'body' : path, id };
    if (found === undefined) {
      if (isTopmost(member, after)) tell({ rule: 'BRK-006', pointer: was.site.pointer, data });
    } else if (isOtherType(member, found)) {
      tell({ rule: 'BRK-007', pointer, data: { ...data, before: shown(member), after: shown(found) } });
    } else if (member.text !== found.text) {
      quiet.push(`texts of output "${data.name}" changed`);
    }
  }
  for (const [path, member] of after) {
    if (!before.has(path) && isTopmost(member, before))
      quiet.push(`output "${path === '' ? 'body' : path}" was added`);
  }
}

/** What is around it is there in the other version: a member inside a deleted one is not told again. */
function isTopmost({ parent }: Member, other: ReadonlyMap<string, Member>): boolean {
  return parent === undefined || other.has(parent);
}

/** A type that was not said before, or is not said now, fits what flows do. */
function isOtherType(member: Member, found: Member): boolean {
  return member.type !== found.type && member.type !== undefined && found.type !== undefined;
}

function shown({ type }: Member): string {
  return type ?? 'any';
}
