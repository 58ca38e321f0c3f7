/** Scripts tell the compile errors they expect in words of the language's makers; these are the keys behind the words. */
import type { ExpectedError } from './cases.ts';

const keys: readonly (readonly [RegExp, string])[] = [
  [
    /^The value passed to the '.*' function cannot be changed/u,
    'MutationFunctionCannotBeUsedWithImmutableValue',
  ],
  [/^The function '.*' has some invalid arguments/u, 'ErrInvalidArgs_Func'],
  [/^Name isn't valid\. '.*' isn't recognized/u, 'ErrInvalidName'],
  [/^The type of this argument '.*' does not match the expected type/u, 'ErrTypeError_Arg_Expected_Found'],
  [
    /^The specified column '.*' does not exist\. The column with the most similar name/u,
    'ErrColumnDoesNotExist_Name_Similar',
  ],
  [/^The specified column '.*' does not exist/u, 'ErrColDNE_Name'],
  [/^Invalid argument type\. Cannot use .* values in this context/u, 'ErrBadType_Type'],
  [
    /^Invalid argument type\. Input .* value, contains an unexpected additional field/u,
    'ErrBadSchema_AdditionalField',
  ],
  [/^Invalid argument type \(.*\)\. Expecting a .* value instead/u, 'ErrBadType_ExpectedType_ProvidedType'],
  [/^Invalid number of arguments: received \d+, expected \d+ or more/u, 'ErrBadArityMinimum'],
  [/^Filter functions don't allow behavior functions as predicates/u, 'ErrFilterFunctionBahaviorAsPredicate'],
  [/can not be added\/renamed due to colission/u, 'ErrJoinCantAddRename'],
  [
    /^Invalid function body\. Returned .* value, contains an unexpected additional field/u,
    'ErrUDF_ReturnTypeSchemaAdditionalFields',
  ],
  [
    /^Incompatible function body\. The '.*' column in the function return type/u,
    'ErrUDF_ReturnTypeSchemaIncompatible',
  ],
  [/^The stated function return type '.*' does not match/u, 'ErrUDF_ReturnTypeDoesNotMatch'],
  [
    /^Incompatible type\. The '.*' column in the data source/u,
    'ErrColumnTypeMismatch_ColName_ExpectedType_ActualType',
  ],
  [/^Incompatible type\. The item you are trying to put into a table/u, 'ErrTableDoesNotAcceptThisType'],
];

/** The errors of an expectation such as `Errors: Error 6-8: …|Error 0-3: …`. */
export function expectedErrors(expected: string): readonly ExpectedError[] {
  if (!expected.startsWith('Errors: ')) return [];
  return expected
    .slice('Errors: '.length)
    .split(/\|(?=(?:Error|Warning) \d+-\d+: )/u)
    .map((piece) => {
      const match = /^(Error|Warning) (\d+)-(\d+): (.*)$/su.exec(piece);
      const [, severity = '', start = '', end = '', message = piece] = match ?? [];
      const key = keys.find(([pattern]) => pattern.test(message))?.[1];
      return { severity, start: Number(start), end: Number(end), key: key ?? `a key for: ${message}` };
    });
}
