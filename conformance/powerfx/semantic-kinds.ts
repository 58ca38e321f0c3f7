import { commaSeparators, convertSeparators, invariantSeparators } from '@connectory/powerfx';
import { compare, expressionOf, isTrue, type Judge } from './case.ts';
import { countDefinitions } from './definition-kinds.ts';

/**
 * Kinds of case that need more than the text: names, types, values. Each is judged by what there is so far; a kind without
 * anything fails, so that the score does not hide it.
 */
export const semanticKinds: Readonly<Record<string, Judge>> = {
  'udf-counts': (entry) => {
    const { functions, formulas, errors } = countDefinitions(entry);
    return [
      ...compare('functions', functions, entry['udfCount']),
      ...compare('formulas', formulas, entry['namedFormulaCount']),
      ...compare('errors', errors, entry['hasErrors']),
    ];
  },
  // Display names are not replaced yet, only separators.
  'locale-conversion': (entry) => {
    const [from, to] = isTrue(entry, 'toDisplay')
      ? [invariantSeparators, commaSeparators]
      : [commaSeparators, invariantSeparators];
    return compare('the text', convertSeparators(expressionOf(entry), from, to), entry['expected']);
  },
  'definitions-eval': notYet,
  dependency: notYet,
  'user-type': notYet,
  'user-type-error': notYet,
};

function notYet(): readonly string[] {
  return ['not run yet'];
}
