import { isArray, isObject, type Json, type JsonObject } from '@connectory/base';
import { countChecks } from './count.ts';
import { type Check, checkAt, type Compile, reportMember, takesEverything } from './run.ts';

/** Keywords about objects: `required`, `properties`, `additionalProperties`, and how many members. */
export function objectChecks(schema: JsonObject, compile: Compile): readonly Check[] {
  const checks: Check[] = [];
  const required = (isArray(schema['required']) ? schema['required'] : []).filter(
    (name) => typeof name === 'string',
  );
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  if (required.length > 0) {
    checks.push((value, run) => {
      if (!isObject(value)) return;
      for (const name of required) if (!Object.hasOwn(value, name)) reportMember(run, 'required', name);
    });
  }
  const members: [string, Check][] = [];
  for (const [name, property] of Object.entries(properties)) {
    const check = isObject(property) ? compile(property) : takesEverything;
    if (check !== takesEverything) members.push([name, check]);
  }
  if (members.length > 0) {
    checks.push((value, run) => {
      if (!isObject(value)) return;
      for (const [name, check] of members) {
        if (Object.hasOwn(value, name)) checkAt(run, name, check, value[name] ?? null);
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
