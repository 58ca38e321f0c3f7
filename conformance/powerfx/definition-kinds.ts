import { type JsonObject, stringAt } from '@connectory/base';
import { commaSeparators, type Definitions, formatDefinitions, parseDefinitions } from '@connectory/powerfx';
import { compare, expressionOf, type Judge } from './case.ts';

/** Kinds of case about a program, which need nothing but its text. */
export const definitionKinds: Readonly<Record<string, Judge>> = {
  'definitions-ok': (entry) => parse(entry).problems.map(({ key }) => key),
  'definitions-error': (entry) => (parse(entry).problems.length > 0 ? [] : ['no error']),
  'definitions-error-but-recovers': (entry) => {
    const { items, problems } = parse(entry);
    const name = stringAt(entry, 'recoveredName');
    return [
      ...(problems.length > 0 ? [] : ['no error']),
      ...(items.some(({ identifier }) => identifier.name === name) ? [] : [`${name} was not read`]),
    ];
  },
  'udf-parse': (entry) => {
    const { items, problems } = parse(entry);
    const functions = items.filter((item) => item.kind === 'function');
    const valid = functions.filter(({ body }) => body.problems.length === 0);
    return [
      ...compare('errors', problems.length > 0, entry['hasErrors']),
      ...compareIfGiven('functions', functions.length, entry['udfCount']),
      ...compareIfGiven('valid functions', valid.length, entry['validUdfCount']),
      ...compareIfGiven('imperative', functions.at(-1)?.imperative ?? false, entry['imperative']),
    ];
  },
  'format-definitions': (entry) =>
    compare('the layout', formatDefinitions(expressionOf(entry), optionsOf(entry)), entry['expected']),
};

function parse(entry: JsonObject): Definitions {
  return parseDefinitions(expressionOf(entry), optionsOf(entry));
}

function optionsOf(entry: JsonObject): Parameters<typeof parseDefinitions>[1] {
  const allowEqualOnly = entry['allowEqualOnly'] !== false;
  const comma = stringAt(entry, 'culture')?.startsWith('fr') === true;
  return comma ? { allowEqualOnly, separators: commaSeparators } : { allowEqualOnly };
}

function compareIfGiven(what: string, ours: number | boolean, theirs: unknown): readonly string[] {
  return theirs === undefined || theirs === null ? [] : compare(what, ours, theirs);
}
