import { isArray, isObject, type Json, type JsonObject } from '@connectory/base';
import { countChecks } from './count.ts';
import { type Check, checkAt, type Compile, reportMember, takesEverything } from './run.ts';

/** Names that every object inherits something under. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * A member of a value, which never is `undefined` in JSON. Asking first whether it is there costs as much again, so only
 * names that are inherited are asked for.
 */
function memberOf(value: JsonObject, { name, shadows }: Member): Json | undefined {
  const member = value[name];
  return member !== undefined && shadows && !Object.hasOwn(value, name) ? undefined : member;
}

/** A name, and whether every object inherits something under it. */
interface Member {
  readonly name: string;
  readonly shadows: boolean;
}

function memberNamed(name: string): Member {
  return { name, shadows: inherited.has(name) };
}

/** Keywords about objects: `required`, `properties`, `additionalProperties`, and how many members. */
export function objectChecks(schema: JsonObject, compile: Compile): readonly Check[] {
  const checks: Check[] = [];
  const required = (isArray(schema['required']) ? schema['required'] : [])
    .filter((name) => typeof name === 'string')
    .map(memberNamed);
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  if (required.length > 0) {
    checks.push((value, run) => {
      if (!isObject(value)) return;
      for (const member of required)
        if (memberOf(value, member) === undefined) reportMember(run, 'required', member.name);
    });
  }
  const members: (Member & { readonly check: Check })[] = [];
  for (const [name, property] of Object.entries(properties)) {
    const check = isObject(property) ? compile(property) : takesEverything;
    if (check !== takesEverything) members.push({ ...memberNamed(name), check });
  }
  if (members.length > 0) {
    checks.push((value, run) => {
      if (!isObject(value)) return;
      for (const member of members) {
        const own = memberOf(value, member);
        if (own !== undefined) checkAt(run, member.name, member.check, own);
      }
    });
  }
  checks.push(...additionalChecks(schema['additionalProperties'], properties, compile));
  checks.push(
    ...countChecks(schema, 'minProperties', 'maxProperties', 'members', (value) =>
      isObject(value) ? Object.keys(value).length : undefined,
    ),
  );
  return checks;
}

function additionalChecks(
  additional: Json | undefined,
  properties: JsonObject,
  compile: Compile,
): readonly Check[] {
  const check = isObject(additional) ? compile(additional) : takesEverything;
  if (check === takesEverything && additional !== false) return [];
  return [
    (value, run) => {
      if (!isObject(value)) return;
      for (const name of Object.keys(value)) {
        if (Object.hasOwn(properties, name)) continue;
        if (additional === false) reportMember(run, 'additional', name);
        else checkAt(run, name, check, value[name] ?? null);
      }
    },
  ];
}
