import { severe, type Messages } from './entry.ts';

/** What is told of user-defined types and functions. */
export const definitionMessages: Messages = {
  ErrDecimalNeedsPowerFxV1: severe(
    'Decimal needs the rules of Power Fx 1.0. Use Float or Number here.',
    'The type Decimal under the older rules. No arguments.',
  ),
  ErrTypeFunction_InvalidTypeExpression: severe(
    'This is no type. Write the name of a type, a record of types in braces, or a table of them in brackets.',
    'What stands in Type is none. 0: what was written.',
  ),
  ErrTypeFunction_UnsupportedUsage: severe(
    'Type can only stand in a definition, or where a function takes a type. Remove it here.',
    'Type where a value is wanted. No arguments.',
  ),
  ErrInvalidArgumentExpectedType: severe(
    'A type is wanted here, not {0}. Write the name of a type, or Type(…).',
    'An argument that is no type. 0: what was written.',
  ),
  ErrUnsupportedTypeInTypeArgument: severe(
    'A value cannot be read as the type {0}. Use another type for this part.',
    'A type argument with a part that nothing can be converted to. 0: the type.',
  ),
  ErrNamedType_InvalidTypeName: severe(
    'A type called "{0}" is there already. Choose another name.',
    'A new type with the name of one that is built in. 0: the name.',
  ),
  ErrNamedType_TypeAlreadyDefined: severe(
    'The type "{0}" is defined twice. Keep one of the definitions.',
    '0: the name.',
  ),
  ErrNamedType_InvalidCycles: severe(
    'Types cannot contain themselves: {0}. Take one of these references away.',
    'Types that refer to each other in a circle. 0: the circle.',
  ),
  ErrNamedType_InvalidTypeDeclaration: severe(
    'The definition of the type {0} is not right. Write it as {0} := Type(…).',
    'A type that is defined without Type. 0: the name.',
  ),
  ErrUDF_FunctionAlreadyDefined: severe(
    'The function {0} is defined twice. Keep one of the definitions.',
    '0: the function.',
  ),
  ErrUDF_FunctionNameRestricted: severe(
    'A function cannot be called {0}, since the language treats that name in its own way. Choose another.',
    '0: the name.',
  ),
  ErrUDF_TooManyParameters: severe(
    'The function {0} has more than {1} parameters. Put some of them into a record.',
    '0: the function, 1: the largest number.',
  ),
  ErrUDF_DuplicateParameter: severe(
    'Two parameters are called {0}. Choose another name for one of them.',
    '0: the parameter.',
  ),
  ErrUDF_UnknownType: severe(
    'There is no type called {0}. Use one that is built in, or define it.',
    'A parameter or result of a type nobody knows. 0: the name.',
  ),
  ErrUDF_ReturnTypeDoesNotMatch: severe(
    'The body gives a value of type {0}, which is not the type the function declares. Convert it, or change the type.',
    '0: the type of the body.',
  ),
  ErrUDF_ReturnTypeSchemaIncompatible: severe(
    'The body gives a {0} whose columns are not those the function declares. Change the columns, or the type.',
    '0: the type of the body.',
  ),
  ErrUDF_ReturnTypeSchemaAdditionalFields: severe(
    'The body gives the column {0}, which the declared type does not have. Drop it, or declare it.',
    '0: the column.',
  ),
};
