/** Numbers of other values: Value, Float, Decimal. */
import type { Culture } from '../../culture/culture.ts';
import type { Run } from '../../host/run.ts';
import { parseDecimalText, parseFloatText } from '../../numbers/parse.ts';
import { isDateLike, isNumeric } from '../../types/coercion.ts';
import { decimalType, numberType, textType, unknownType, type Type } from '../../types/type.ts';
import { convertValue, notANumber } from '../../values/convert.ts';
import { isError, type Value } from '../../values/value.ts';
import type { CallCheck, FunctionEntry } from '../entry.ts';
import { languageCulture } from '../language.ts';

/** Whether values of a type can be made numbers when somebody asks for it. */
function hasNumber(type: Type): boolean {
  if (isNumeric(type) || isDateLike(type)) return true;
  switch (type.kind) {
    case 'text':
    case 'hyperlink':
    case 'boolean':
    case 'untyped':
    case 'blank':
    case 'unknown':
      return true;
    case 'option':
      return type.set.backing === 'number';
    default:
      return false;
  }
}

function textNumber(text: string, type: Type, culture: Culture): Value {
  const parsed = type.kind === 'decimal' ? parseDecimalText(text, culture) : parseFloatText(text, culture);
  if (parsed.kind === 'invalid') return notANumber();
  return parsed.kind === 'blank' ? null : parsed.value;
}

/** A value as a number. Whatever stands in its way is a wrong argument, a number that is too large included. */
function numberOf(value: Value, language: Value | undefined, type: Type, run: Run): Value {
  if (value === null || value === '' || language === null) return null;
  const found = languageCulture(language, run);
  if (!found.ok) return found.error;
  if (typeof value === 'string') return textNumber(value, type, found.culture);
  const isUntyped = typeof value === 'object' && value.kind === 'untyped';
  if (isUntyped && language !== undefined && value.data.kind === 'text') {
    return textNumber(value.data.value, type, found.culture);
  }
  const made = convertValue(value, type, run);
  return isError(made) ? notANumber() : made;
}

function converter(name: string, description: string, typeOf: (call: CallCheck) => Type): FunctionEntry {
  return {
    name,
    category: 'conversion',
    description,
    signatures: [
      {
        parameters: [
          { name: 'text', description: 'The text or other value.' },
          {
            name: 'language',
            description: 'The language a text is written in, such as "fr-FR".',
            optional: true,
          },
        ],
      },
    ],
    min: 1,
    max: 2,
    check: (call) => {
      if (!hasNumber(call.types[0] ?? unknownType)) call.fail(0, 'ErrNumberOrStringExpected');
      if (call.args.length > 1) call.want(1, textType);
      return typeOf(call);
    },
    implementation: {
      kind: 'strict',
      run: (run, [value = null, language], call) => numberOf(value, language, call.type, run),
    },
  };
}

/** Before Power Fx 1.0 the language had no decimals. */
function decimalResult(call: CallCheck): Type {
  if (!call.features.powerFxV1) call.fail(0, 'ErrDecimalNeedsPowerFxV1');
  return decimalType;
}

export const numberFunctions: readonly FunctionEntry[] = [
  converter('Value', 'The number that a text or another value stands for.', (call) => call.numeric),
  converter('Float', 'A value as a number with a floating point.', () => numberType),
  converter('Decimal', 'A value as a decimal number.', decimalResult),
];
