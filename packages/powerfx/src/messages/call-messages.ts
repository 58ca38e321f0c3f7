import { severe, warning, type Messages } from './entry.ts';

/** What is told of calls: which function, how many arguments, where it may be called. */
export const callMessages: Messages = {
  ErrUnknownFunction: severe(
    'There is no function called "{0}". Check the spelling.',
    'A call of a function nobody knows. 0: the name.',
  ),
  ErrUnimplementedFunction: severe(
    'The function {0} is part of the language, but cannot run here. Use another way.',
    'A call of a known function that this host lacks. 0: the name.',
  ),
  ErrKnownTypeHelperFunction: severe(
    '{0} can only stand inside of Type. Write Type({0}(…)).',
    'A function over types outside of a type. 0: the name.',
  ),
  ErrInvalidArgs_Func: severe(
    'The arguments of {0} are not right. See the other messages about this call.',
    'Any argument of a call was refused. 0: the function.',
  ),
  ErrBadArity: severe(
    'This function wants {1} arguments, not {0}. Add or remove some.',
    '0: how many are given, 1: how many are wanted.',
  ),
  ErrBadArityMinimum: severe(
    'This function wants at least {1} arguments, not {0}. Add what is missing.',
    '0: how many are given, 1: the least number.',
  ),
  ErrBadArityRange: severe(
    'This function wants {1} to {2} arguments, not {0}. Add or remove some.',
    '0: how many are given, 1: the least number, 2: the largest.',
  ),
  ErrBadArityEven: severe(
    'Behind the first argument they come in pairs, so that their number cannot be {0}. Add or remove one.',
    'An even number of arguments where it has to be odd. 0: how many are given.',
  ),
  ErrBadArityOdd: severe(
    'Behind the first argument they come in pairs, so that their number cannot be {0}. Complete the last pair.',
    'A pair of arguments is not whole. 0: how many are given.',
  ),
  ErrBehaviorPropertyExpected: severe(
    'This function does something, so it can only be called where actions run. Move it to a behavior property such as OnSelect.',
    'A behaviour function in a formula that only gives a value. No arguments.',
  ),
  ErrFilterFunctionBahaviorAsPredicate: severe(
    'A condition must not do anything. Call this function outside of it.',
    'A behaviour function in the condition of Filter or LookUp. No arguments.',
  ),
  ErrFilterFunction_OnlyTwoArgs: severe(
    'Filter takes one condition. Join conditions with And.',
    'Filter with more than one condition under the rules of Power Fx 1.0. No arguments.',
  ),
  ErrFunctionArg2ParamMustBeConstant: severe(
    '{1} of {0} has to be a constant. Write it in double quotes, or as a member of an enum.',
    'An argument that has to be known before the formula runs. 0: the function, 1: the parameter.',
  ),
  ErrNotSupportedFormat_Func: warning(
    'This format cannot be used with {0}. Use one for numbers, or one for dates.',
    'A format text that mixes signs of numbers and of dates. 0: the function.',
  ),
  ErrIncorrectFormat_Func: warning(
    'The format for {0} is not right. Check its signs.',
    'A format text that does not fit the value. 0: the function.',
  ),
  MutationFunctionCannotBeUsedWithImmutableValue: severe(
    '{0} changes what it is given, but this cannot be changed. Use a variable or a collection.',
    'A target that nobody may change. 0: the function.',
  ),
  ErrErrorIrrelevantField: severe(
    'A record for Error has the fields Kind, Message and Details only. Remove the others.',
    'A record for Error with a field it does not use. No arguments.',
  ),
  ErrCircularReference: severe(
    '{0} depends on itself, by {1}. Take one of these references away.',
    'Formulas that refer to each other in a circle. 0: the name, 1: the circle.',
  ),
};
