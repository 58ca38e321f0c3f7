import { error } from './entry.ts';

const usage = 'Please see https://aka.ms/logicexpressions for usage details.';
const functionUsage = 'Please see https://aka.ms/logicexpressions#{function} for usage details.';
const cannotEvaluate = "The template language expression '{expression}' cannot be evaluated because";

/** What can go wrong while an expression is worked out, worded as the host does where that is known. */
export const evaluationMessages = {
  'function-unknown': error(
    "The template function '{function}' is not defined or not valid.",
    'a call names no function; data: function',
  ),
  'parameter-count': error(
    `The template language function '{function}' expects {expected}. The function was invoked with '{given}' parameter(s). ${functionUsage}`,
    'a function has too few or too many parameters; data: function, expected, given',
  ),
  'parameter-type': error(
    `The template language function '{function}' expects its {position} to be {expected}. The provided value is of type '{type}'. ${functionUsage}`,
    'a parameter is of another type; data: function, position, expected, type',
  ),
  'parameter-invalid': error(
    `The template language function '{function}' was invoked with a parameter that is not valid. The value cannot be converted to the target type. ${functionUsage}`,
    'a value cannot be converted; data: function',
  ),
  'parameters-not-valid': error(
    `The provided parameters for the template language function '{function}' are not valid. {detail} ${functionUsage}`,
    'the parameters do not fit the function or each other; data: function, detail',
  ),
  'parameters-differ': error(
    `The template language function '{function}' expects parameters of same type: all arrays or all objects. The provided types are {types}. ${functionUsage}`,
    'union or intersection of an array and an object; data: function, types',
  ),
  'could-not-parse': error(
    `The template language function '{function}' failed: Could not parse {value} as {target}. ${functionUsage}`,
    'a text is no number of the wanted kind; data: function, value, target',
  ),
  'range-of-text': error(
    "The template language function 'substring' parameters are out of range: 'start index' and 'length' must be non-negative integers and their sum must be no larger than the length of the string. Please see https://aka.ms/logicexpressions#substring for usage details.",
    'substring reaches beyond the text; data: start, length, size',
  ),
  'property-exists': error(
    "The template language function 'addProperty' expects the property to not exist in the object. The property '{name}' is there already; use setProperty to replace it.",
    'addProperty with a name that the object has; data: name',
  ),
  'date-invalid': error(
    "In function '{function}', the value provided for date time string '{value}' was not valid. The datetime string must match ISO 8601 format.",
    'a text is no timestamp, or leaves the years 1 to 9999; data: function, value',
  ),
  'format-invalid': error(
    "In function '{function}', the format '{format}' was not valid. Use a .NET format such as {example}.",
    'a format text is not known; data: function, format, example',
  ),
  'zone-unknown': error(
    "In function '{function}', the time zone id '{zone}' was not valid. Use a Windows time zone name such as 'Pacific Standard Time'.",
    'a time zone is not known; data: function, zone',
  ),
  'unit-unknown': error(
    "In function '{function}', the time unit '{unit}' was not valid. Use Second, Minute, Hour, Day, Week, Month or Year.",
    'a time unit is not known; data: function, unit',
  ),
  'locale-unknown': error(
    "In function '{function}', the locale '{locale}' was not valid. Use a language tag such as 'en-US'.",
    'a locale is not known; data: function, locale',
  ),
  'divide-by-zero': error(
    "The template language function '{function}' failed: attempt to divide an integral or decimal value by zero.",
    'div or mod by zero; data: function',
  ),
  'number-overflow': error(
    "The template language function '{function}' failed: the result is too large for its type. Use float(…) for larger numbers.",
    'an integer or decimal result is out of range; data: function',
  ),
  'json-invalid': error(
    "The template language function 'json' parameter is not valid. The provided value '{value}' cannot be parsed: {detail}",
    'json with text that is not JSON; data: value, detail',
  ),
  'xml-invalid': error(
    "The template language function '{function}' parameter is not valid. The provided value cannot be converted to XML: {detail}",
    'xml, json or xpath with text that is not XML, or an object that has no XML form; data: function, detail',
  ),
  'xpath-invalid': error(
    "The template language function 'xpath' failed: '{path}' could not be evaluated. {detail}",
    'an XPath expression is wrong; data: path, detail',
  ),
  'base64-invalid': error(
    "The template language function '{function}' failed: the value is not valid base64.",
    'a text is not base64; data: function',
  ),
  'data-uri-invalid': error(
    "The template language function '{function}' failed: the value is not a valid data URI. {detail}",
    'a text is no data URI; data: function, detail',
  ),
  'uri-invalid': error(
    "The template language function '{function}' failed: '{value}' is not a valid URI.",
    'a text is no absolute URI; data: function, value',
  ),
  'content-invalid': error(
    "The content of type '{type}' cannot be read as text. {detail}",
    'a content object has a broken type, encoding or base64; data: type, detail',
  ),
  'property-missing': error(
    `${cannotEvaluate} property '{property}' doesn't exist, available properties are '{available}'. ${usage}`,
    'a property that is not there is read without ?; data: expression, property, available',
  ),
  'property-not-selectable': error(
    `${cannotEvaluate} property '{property}' cannot be selected. ${usage}`,
    'a property of a text, number or null is read; data: expression, property',
  ),
  'array-property': error(
    `${cannotEvaluate} property '{property}' cannot be selected. Array elements can only be selected using an integer index. ${usage}`,
    'an array is read by name; data: expression, property',
  ),
  'array-index': error(
    `${cannotEvaluate} array index '{property}' is outside bounds (0, {last}) of array. ${usage}`,
    'an array element that is not there is read without ?; data: expression, property, last',
  ),
  'object-index': error(
    `${cannotEvaluate} property '{property}' cannot be selected. Object properties can only be selected using a text. ${usage}`,
    'an object is read by something that is no text; data: expression, property',
  ),
  'reference-unknown': error(
    "The {what} '{name}' referenced by '{function}' is not defined in the template, or has no value yet.",
    'an action, variable, parameter, loop, scope or setting is not known to the run; data: what, name, function',
  ),
  'reference-unavailable': error(
    "The template function '{function}' is not available here.",
    'a function that reads the run is used where the run has nothing for it; data: function',
  ),
  'form-values': error(
    "The template language function '{function}' expects one value for the key '{key}' and there are {count}. Use {other} to read them all.",
    'a form key occurs more than once or not at all; data: function, key, count, other',
  ),
  'limit-steps': error(
    'The expression takes more than {limit} steps. Split it, or work on less data.',
    'an evaluation is stopped; data: limit',
  ),
  'limit-size': error(
    'The result is larger than {limit} characters or items. Work on less data.',
    'a text, array or document would grow beyond the limit; data: limit',
  ),
  'limit-depth': error(
    'The value is nested more than {limit} levels deep. Flatten it.',
    'a value is too deep to be written, compared or read; data: limit',
  ),
} as const;
