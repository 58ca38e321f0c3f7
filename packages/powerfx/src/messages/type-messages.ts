import { severe, type Messages } from './entry.ts';

/** What is told where a value is of a kind that cannot stand there. */
export const typeMessages: Messages = {
  ErrBadType: severe(
    'A value of this type cannot stand here. Write one of another type.',
    'A value whose kind is not allowed at all, as one without a value. No arguments.',
  ),
  ErrBadType_Type: severe(
    'A value of type {0} cannot stand here. Write one of another type.',
    '0: the type given.',
  ),
  ErrBadType_ExpectedType_ProvidedType: severe(
    'A value of type {0} is wanted here, but this one is of type {1}. Convert it, or use another.',
    '0: the type wanted, 1: the type given.',
  ),
  ErrBadType_ExpectedTypesCSV: severe(
    'A value of one of these types is wanted here: {0}. Convert it, or use another.',
    '0: the types wanted, separated by commas.',
  ),
  ErrBadType_NonBehavioralVoidExpression: severe(
    'This formula gives no value, so it can only stand where actions run. Move it to a behavior property such as OnSelect.',
    'A branch without a value in a formula that has to have one. No arguments.',
  ),
  ErrBadOperatorTypes: severe(
    'Values of the types {0} and {1} do not go together here. Convert one of them.',
    'An operator whose operands do not fit. 0: the left type, 1: the right type.',
  ),
  ErrIncompatibleTypesForEquality_Left_Right: severe(
    'Values of the types {0} and {1} can never be equal. Convert one of them before comparing.',
    '0: the left type, 1: the right type.',
  ),
  ErrUnOrderedTypeForComparison_Type: severe(
    'Values of type {0} have no order. Compare them with = or <> only.',
    'A comparison by size of values without one. 0: the type.',
  ),
  ErrCannotCoerce_SourceType_TargetType: severe(
    'A value of type {0} cannot be made one of type {1}. Use a value of that type.',
    '0: the type given, 1: the type wanted.',
  ),
  ErrBooleanExpected: severe(
    'A condition is wanted here, which is true or false. Compare the value with something.',
    'A test that is no Boolean. No arguments.',
  ),
  ErrNumberExpected: severe(
    'A number is wanted here. Convert the value with Value, or use another.',
    'A value that is no number. No arguments.',
  ),
  ErrStringExpected: severe(
    'A text is wanted here. Convert the value with Text, or use another.',
    'A value that is no text. No arguments.',
  ),
  ErrNumberOrStringExpected: severe(
    'A number or a text is wanted here. Convert the value, or use another.',
    'A value that is neither. No arguments.',
  ),
  ErrDateExpected: severe(
    'A date is wanted here. Use a date, or a date and time.',
    'A value without a day. No arguments.',
  ),
  ErrNeedRecord: severe(
    'A record is wanted here. Write one in braces, or use First or LookUp.',
    'A value that is no record. No arguments.',
  ),
  ErrNeedRecordOrTable: severe(
    'A record or a table is wanted here. Write {name: value}, or [value].',
    'A value that is neither. No arguments.',
  ),
  ErrNeedPrimitive: severe(
    'A single value is wanted here, not a record or a table. Choose a column with plain values.',
    'A record or table where rows are grouped or compared. No arguments.',
  ),
  ErrNeedTable_Func: severe(
    '{0} works on a table. Give it one.',
    'An argument that is no table. 0: the function.',
  ),
  ErrNeedTableCol_Func: severe(
    '{0} works on a table with one column. Choose the column with ShowColumns.',
    'A table with no column or with several. 0: the function.',
  ),
  ErrInvalidSchemaNeedCol: severe(
    'A table with exactly one column is wanted here. Choose the column with ShowColumns.',
    'A table with no column or with several. No arguments.',
  ),
  ErrInvalidSchemaNeedTypeCol_Col: severe(
    'The column {1} has to hold values of type {0}. Use another column, or convert it with ForAll.',
    'A one-column table of another type. 0: the type wanted, 1: the column.',
  ),
  ErrBadSchema_ExpectedType: severe(
    'The columns do not fit. A {0} of the same shape is wanted here.',
    'A record or table of another shape. 0: the kind wanted.',
  ),
  ErrBadSchema_AdditionalField: severe(
    'The field {0} is not one that is declared. Remove it.',
    'A record with a field too many for a function that declares its fields. 0: the field.',
  ),
  ErrColumnMissing_ColName_ExpectedType: severe(
    'The column {0} of type {1} is missing. Add it.',
    '0: the column, 1: its type.',
  ),
  ErrColumnTypeMismatch_ColName_ExpectedType_ActualType: severe(
    'The column {0} holds values of type {1}, but here it is of type {2}. Convert the value.',
    '0: the column, 1: the type wanted, 2: the type given.',
  ),
  ErrTypeError_Arg_Expected_Found: severe(
    'The value of {0} has to be of type {1}, but is of type {2}. Convert it.',
    '0: the column or variable, 1: the type wanted, 2: the type given.',
  ),
  ErrTableDoesNotAcceptThisType: severe(
    'This value does not go with the others in the table. Make all of them of one type.',
    'An item of a table literal or of Table that does not fit. 0: its type, where known.',
  ),
  ErrInvalidStringInterpolation: severe(
    'A part of this text cannot be shown as text. Convert it with Text, or choose a field of it.',
    'An island whose value has no text. No arguments.',
  ),
  ErrUntypedObjectScope: severe(
    'A value whose type is not known cannot be counted through here. Convert it with ForAll first.',
    'An untyped value where a table of numbers is wanted. No arguments.',
  ),
};
