import { isArray, isObject, type JsonObject } from '@connectory/base';
import { type Check, type Compile, passes, report } from './run.ts';

/** Keywords that combine schemas: `allOf`, `oneOf`, `anyOf` (also as carried in `x-` members) and `not`. */
export function combinationChecks(schema: JsonObject, compile: Compile): readonly Check[] {
  const checks: Check[] = [];
  for (const part of branches(schema, 'allOf')) checks.push(compile(part));
  for (const keyword of ['oneOf', 'anyOf', 'x-oneOf', 'x-anyOf']) {
    const parts = branches(schema, keyword).map(compile);
    if (parts.length === 0) continue;
    const exact = keyword.endsWith('oneOf');
    checks.push((value, run) => {
      const fitting = parts.filter((check) => passes(check, value)).length;
      if (fitting === 1 || (fitting > 1 && !exact)) return;
      report(run, 'alternatives', {
        expected: exact ? 'exactly one' : 'at least one',
        actual: fitting,
      });
    });
  }
  const { not } = schema;
  if (isObject(not)) {
    const check = compile(not);
    checks.push((value, run) => {
      if (passes(check, value)) report(run, 'alternatives', { expected: 'none', actual: 1 });
    });
  }
  return checks;
}

function branches(schema: JsonObject, keyword: string): readonly JsonObject[] {
  const parts = schema[keyword];
  return isArray(parts) ? parts.filter(isObject) : [];
}
