import { commaSeparators, convertSeparators, invariantSeparators, isFatal } from '@connectory/powerfx';
import { compare, expressionOf, isTrue, type Judge } from './case.ts';
import { judgeDependencies } from './dependencies.ts';
import { define, evaluateDefinitions, judgeTypeErrors, judgeUserType } from './programs.ts';

/** Kinds of case that need more than the text: names, types, values. */
export const semanticKinds: Readonly<Record<string, Judge>> = {
  'udf-counts': (entry) => {
    const { program } = define(expressionOf(entry), true, isTrue(entry, 'allowEqualOnly'), false);
    return [
      ...compare('functions', program.functions.length, entry['udfCount']),
      ...compare('formulas', program.formulas.length, entry['namedFormulaCount']),
      ...compare('errors', program.problems.some(isFatal), entry['hasErrors']),
    ];
  },
  // Display names are not replaced yet, only separators.
  'locale-conversion': (entry) => {
    const [from, to] = isTrue(entry, 'toDisplay')
      ? [invariantSeparators, commaSeparators]
      : [commaSeparators, invariantSeparators];
    return compare('the text', convertSeparators(expressionOf(entry), from, to), entry['expected']);
  },
  'definitions-eval': evaluateDefinitions,
  dependency: judgeDependencies,
  'user-type': judgeUserType,
  'user-type-error': judgeTypeErrors,
};
