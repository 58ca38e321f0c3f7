import {
  booleanType,
  commaSeparators,
  convertNames,
  convertSeparators,
  createEngine,
  invariantSeparators,
  isFatal,
  numberType,
  recordType,
  tableType,
  variable,
  type Engine,
} from '@connectory/powerfx';
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
  'locale-conversion': (entry) => {
    const engine = engineOfNames();
    const text = expressionOf(entry);
    const ours = isTrue(entry, 'toDisplay')
      ? convertSeparators(convertNames(engine, text, 'display'), invariantSeparators, commaSeparators)
      : convertNames(engine, convertSeparators(text, commaSeparators, invariantSeparators), 'logical');
    return compare('the text', ours, entry['expected']);
  },
  'definitions-eval': evaluateDefinitions,
  dependency: judgeDependencies,
  'user-type': judgeUserType,
  'user-type-error': judgeTypeErrors,
};

/** The names that the cases of conversion use, with what makers read for them. */
function engineOfNames(): Engine {
  const engine = createEngine();
  const row = recordType([['Inner', numberType]], { displayNames: new Map([['Inner', 'InnerDisplay']]) });
  const add = (name: string, displayName: string, type: Parameters<typeof variable>[0]['type']): void =>
    engine.symbols.add(variable({ name, displayName, value: null, ...(type === undefined ? {} : { type }) }));
  add('B', 'DisplayB', booleanType);
  add('Num', 'DisplayNum', numberType);
  add('Nested', 'NestedDisplay', tableType(row));
  return engine;
}
