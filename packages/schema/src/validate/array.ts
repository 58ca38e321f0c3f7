import { isArray, isObject, type Json, type JsonObject, jsonEqual } from '@connectory/base';
import { countChecks } from './count.ts';
import { type Check, checkAt, type Compile, report } from './run.ts';

/** Keywords about arrays: `items`, `uniqueItems`, and how many items. */
export function arrayChecks(schema: JsonObject, compile: Compile): readonly Check[] {
  const checks: Check[] = [];
  const { items } = schema;
  if (isObject(items)) {
    const check = compile(items);
    checks.push((value, run) => {
      if (!isArray(value)) return;
      for (let index = 0; index < value.length; index += 1) checkAt(run, index, check, value[index] ?? null);
    });
  }
  checks.push(
    ...countChecks(schema, 'minItems', 'maxItems', 'items', (value) =>
      isArray(value) ? value.length : undefined,
    ),
  );
  if (schema['uniqueItems'] === true) {
    checks.push((value, run) => {
      if (isArray(value) && hasTwins(value)) report(run, 'unique');
    });
  }
  return checks;
}

function hasTwins(items: readonly Json[]): boolean {
  const texts = new Set(items.map((item) => JSON.stringify(item)));
  if (texts.size < items.length) return true;
  return (
    items.length <= 100 &&
    items.some((item, at) => items.slice(at + 1).some((other) => jsonEqual(item, other)))
  );
}
