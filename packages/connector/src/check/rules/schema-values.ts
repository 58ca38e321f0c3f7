import {
  isArray,
  isObject,
  type Json,
  type JsonObject,
  memberOf,
  objectAt,
  stringAt,
  toText,
} from '@connectory/base';
import { removing, setting } from '../fix.ts';
import type { Report, RuleOver, Rule } from '../types.ts';
import { duplicatesIn } from './values.ts';

/** Longer patterns are not compiled. */
const maxPatternLength = 10_000;

/** Rules about the numbers, patterns and editors of schemas. */
export const schemaValueRules: readonly Rule[] = [
  {
    id: 'SCH-016',
    severity: ['warning', 'warning'],
    message: '"pattern" is not a regular expression: {problem}. Correct it, or remove it.',
    over: 'schema',
    check({ schema, pointer }, report) {
      const pattern = stringAt(schema, 'pattern');
      if (pattern === undefined) return;
      const problem = problemOf(pattern);
      if (problem !== undefined) report({ pointer: `${pointer}/pattern`, data: { problem } });
    },
  },
  {
    id: 'SCH-017',
    severity: ['warning', 'warning'],
    message: '"multipleOf" is {value}, but has to be greater than zero. Correct it, or remove it.',
    over: 'schema',
    check({ schema, pointer }, report) {
      const { multipleOf: value } = schema;
      if (typeof value === 'number' && value <= 0)
        report({
          pointer: `${pointer}/multipleOf`,
          data: { value },
          fix: removing('Remove it', `${pointer}/multipleOf`),
        });
    },
  },
  ordered('SCH-018', 'minimum', 'maximum'),
  exclusive('SCH-019', 'exclusiveMaximum', 'maximum'),
  exclusive('SCH-020', 'exclusiveMinimum', 'minimum'),
  notNegative('SCH-021', 'minLength'),
  notNegative('SCH-022', 'maxLength'),
  ordered('SCH-023', 'minLength', 'maxLength'),
  notNegative('SCH-024', 'minItems'),
  notNegative('SCH-025', 'maxItems'),
  ordered('SCH-026', 'minItems', 'maxItems'),
  notNegative('SCH-027', 'minProperties'),
  notNegative('SCH-028', 'maxProperties'),
  {
    id: 'SCH-029',
    severity: ['warning', 'error'],
    message:
      '"x-ms-editor": "dictionary" needs an object that allows additional properties. Add "additionalProperties", or remove the editor.',
    over: 'schema',
    check({ schema, pointer }, report) {
      if (stringAt(schema, 'x-ms-editor')?.toLowerCase() !== 'dictionary') return;
      const { additionalProperties, type } = schema;
      const allows = additionalProperties === true || isObject(additionalProperties);
      if (allows && (type === undefined || type === 'object')) return;
      const mendable = type === 'object' && additionalProperties === undefined;
      report({
        pointer: `${pointer}/x-ms-editor`,
        fix: mendable
          ? setting('Allow additional properties', `${pointer}/additionalProperties`, {})
          : undefined,
      });
    },
  },
  {
    id: 'SCH-030',
    severity: ['info', 'warning'],
    message:
      '"filterFunctions" describes what can be filtered by in an answer; it has no effect in a request. Move it.',
    over: 'schema',
    check({ schema, pointer, owner }, report, { isInput, isOutput }) {
      eachFilter(schema, pointer, (_functions, at) => {
        if (isInput(owner) && !isOutput(owner)) report({ pointer: at });
      });
    },
  },
  {
    id: 'SCH-031',
    severity: ['info', 'warning'],
    message: '"filterFunctions" is empty. Name the functions, or remove it.',
    over: 'schema',
    check({ schema, pointer }, report) {
      eachFilter(schema, pointer, (functions, at) => {
        if (isArray(functions) && functions.length === 0)
          report({ pointer: at, fix: removing('Remove it', at) });
      });
    },
  },
  {
    id: 'SCH-032',
    severity: ['info', 'warning'],
    message: '"filterFunctions" names "{value}" twice. Remove one.',
    over: 'schema',
    check({ schema, pointer }, report) {
      eachFilter(schema, pointer, (functions, at) => {
        if (!isArray(functions)) return;
        for (const index of duplicatesIn(functions)) {
          const fix = setting('Keep each once', at, withoutDuplicates(functions));
          report({ pointer: `${at}/${index}`, data: { value: functions[index] ?? null }, fix });
        }
      });
    },
  },
  {
    id: 'SCH-033',
    severity: ['info', 'warning'],
    message: '"filterFunctions" holds "{value}", which is not one of {list}.',
    over: 'schema',
    check({ schema, pointer }, report) {
      eachFilter(schema, pointer, (functions, at) => {
        if (!isArray(functions)) return;
        functions.forEach((value, index) => {
          if (typeof value === 'string' && filterFunctions.includes(value)) return;
          report({ pointer: `${at}/${index}`, data: { value, list: filterFunctions.join(', ') } });
        });
      });
    },
  },
  {
    id: 'ENM-001',
    severity: ['warning', 'error'],
    message: '"enum" is empty, so no value is allowed. List the values, or remove it.',
    over: 'schema',
    check({ schema, pointer }, report) {
      const values = schema['enum'];
      if (isArray(values) && values.length === 0)
        report({ pointer: `${pointer}/enum`, fix: removing('Remove it', `${pointer}/enum`) });
    },
  },
  {
    id: 'ENM-003',
    severity: ['warning', 'error'],
    message:
      '"x-ms-enum-values" holds {value}, which is not in "enum". Write it as it stands there, or add it.',
    over: 'schema',
    check({ schema, pointer }, report) {
      const values = schema['enum'];
      if (!isArray(values)) return;
      eachCaption(schema, pointer, (entry, at) => {
        const { value } = entry;
        if (value === undefined || values.includes(value)) return;
        // The same value in other capitals is what was meant.
        const folded = toText(value).toLowerCase();
        const meant = values.find((one) => toText(one).toLowerCase() === folded);
        const fix =
          meant === undefined ? undefined : setting(`Write ${JSON.stringify(meant)}`, `${at}/value`, meant);
        report({ pointer: `${at}/value`, data: { value: JSON.stringify(value) }, fix });
      });
    },
  },
  {
    id: 'ENM-004',
    severity: ['warning', 'error'],
    message: '"x-ms-enum-values" holds {value} twice. Remove one.',
    over: 'schema',
    check({ schema, pointer }, report) {
      const entries = schema['x-ms-enum-values'];
      if (!isArray(entries)) return;
      const values = entries.map((entry) => memberOf(entry, 'value') ?? null);
      for (const index of duplicatesIn(values)) {
        const at = `${pointer}/x-ms-enum-values`;
        const twice = new Set(duplicatesIn(values));
        const fix = setting(
          'Keep the first of each',
          at,
          entries.filter((_, position) => !twice.has(position)),
        );
        report({ pointer: `${at}/${index}`, data: { value: JSON.stringify(values[index]) }, fix });
      }
    },
  },
  {
    id: 'ENM-005',
    severity: ['warning', 'error'],
    message:
      'The entry for {value} in "x-ms-enum-values" has no "displayName", the text people choose. Add it.',
    over: 'schema',
    check({ schema, pointer }, report) {
      eachCaption(schema, pointer, (entry, at) => {
        if (stringAt(entry, 'displayName')?.trim()) return;
        const { value } = entry;
        const fix =
          typeof value === 'string' && value.trim() !== ''
            ? setting(`Show "${value}"`, `${at}/displayName`, value)
            : undefined;
        report({ pointer: at, data: { value: JSON.stringify(value ?? null) }, fix });
      });
    },
  },
];

/** Functions that tabular connectors name in `x-ms-capabilities` of a column. */
const filterFunctions: readonly string[] = (
  'lt le eq ne gt ge min max countdistinct add sub mul div mod negate now not and or day month year hour minute ' +
  'second date time totaloffsetminutes totalseconds round floor ceiling contains startswith endswith length indexof ' +
  'replace substring substringof tolower toupper trim concat sum average null'
).split(' ');

function eachFilter(schema: JsonObject, pointer: string, see: (functions: Json, at: string) => void): void {
  const functions = objectAt(schema, 'x-ms-capabilities')?.['filterFunctions'];
  if (functions !== undefined) see(functions, `${pointer}/x-ms-capabilities/filterFunctions`);
}

function eachCaption(
  schema: JsonObject,
  pointer: string,
  see: (entry: JsonObject, at: string) => void,
): void {
  const entries = schema['x-ms-enum-values'];
  if (!isArray(entries)) return;
  entries.forEach((entry, index) => {
    if (isObject(entry)) see(entry, `${pointer}/x-ms-enum-values/${index}`);
  });
}

function withoutDuplicates(values: readonly Json[]): readonly Json[] {
  const twice = new Set(duplicatesIn(values));
  return values.filter((_, index) => !twice.has(index));
}

/** Compiling a pattern takes time in proportion to its length; it is never run. */
function problemOf(pattern: string): string | undefined {
  if (pattern.length > maxPatternLength) return `it is longer than ${maxPatternLength} characters`;
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch {
    try {
      // Escapes such as \- and \@ that only the older syntax takes are common and harmless.
      new RegExp(pattern);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : 'unknown';
    }
  }
}

function ordered(id: string, low: string, high: string): RuleOver<'schema'> {
  return {
    id,
    severity: ['warning', 'warning'],
    message: `"${low}" is {least}, which is greater than "${high}", {most}. Correct one of them.`,
    over: 'schema',
    check({ schema, pointer }, report) {
      const least = schema[low];
      const most = schema[high];
      if (typeof least === 'number' && typeof most === 'number' && least > most)
        report({ pointer: `${pointer}/${low}`, data: { least, most } });
    },
  };
}

function exclusive(id: string, name: string, needs: string): RuleOver<'schema'> {
  return {
    id,
    severity: ['warning', 'warning'],
    message: `"${name}" needs "${needs}", which is missing. Add it, or remove "${name}".`,
    over: 'schema',
    check({ schema, pointer }, report) {
      if (schema[name] !== undefined && schema[needs] === undefined)
        report({ pointer: `${pointer}/${name}`, fix: removing('Remove it', `${pointer}/${name}`) });
    },
  };
}

function notNegative(id: string, name: string): RuleOver<'schema'> {
  const check = ({ schema, pointer }: { schema: JsonObject; pointer: string }, report: Report): void => {
    const value = schema[name];
    if (typeof value === 'number' && value < 0)
      report({
        pointer: `${pointer}/${name}`,
        data: { value },
        fix: removing('Remove it', `${pointer}/${name}`),
      });
  };
  const message = `"${name}" is {value}, but cannot be negative. Correct it, or remove it.`;
  return { id, severity: ['warning', 'warning'], message, over: 'schema', check };
}
