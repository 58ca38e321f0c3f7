/** Text: values as texts, with or without a format. */
import { classifyFormat, isRefusedBeforeV1 } from '../../format/classify.ts';
import { formatDateTimeEnum, formatText, type TextValue } from '../../format/text.ts';
import { builtInSet } from '../../host/enums.ts';
import type { Run } from '../../host/run.ts';
import { isDateLike, isNumeric, isScalar } from '../../types/coercion.ts';
import { decimalType, numberType, optionType, textType, unknownType, type Type } from '../../types/type.ts';
import { convertValue } from '../../values/convert.ts';
import { errorValue } from '../../values/error.ts';
import type { Value } from '../../values/value.ts';
import type { CompiledCall } from '../../compiler/code.ts';
import type { CallCheck, FunctionEntry } from '../entry.ts';
import { languageCulture } from '../language.ts';

/** Colours and bytes have no text. */
const hasText = (type: Type): boolean => isScalar(type) && type.kind !== 'color';

/** Formats are for numbers, dates and times. What an untyped value is shows only later. */
const hasFormats = (type: Type): boolean =>
  isNumeric(type) ||
  isDateLike(type) ||
  type.kind === 'untyped' ||
  type.kind === 'blank' ||
  type.kind === 'unknown';

function checkText(call: CallCheck): Type {
  const value = call.types[0] ?? unknownType;
  const hasFormat = call.args.length > 1;
  if (!hasText(value)) call.fail(0, 'ErrNumberOrStringExpected');
  if (hasFormat) {
    if (call.features.powerFxV1 && !hasFormats(value))
      call.failSoftly(1, 'ErrNotSupportedFormat_Func', 'Text');
    else checkFormat(call);
  }
  if (call.args.length > 2) call.want(2, textType);
  return textType;
}

function checkFormat(call: CallCheck): void {
  const type = call.types[1] ?? unknownType;
  const isMember = type === optionType(builtInSet('DateTimeFormat'));
  if (isMember) return;
  if (type.kind === 'option' || !call.fits(1, textType)) {
    call.fail(1, 'ErrStringExpected');
    return;
  }
  call.want(1, textType);
  const format = call.constantText(1);
  if (format === undefined) return;
  const isRefused = call.features.powerFxV1
    ? classifyFormat(format) === 'invalid'
    : isRefusedBeforeV1(format);
  if (isRefused) call.failSoftly(1, 'ErrIncorrectFormat_Func', 'Text');
}

/** What a format is applied to: blank counts as zero. */
function formattable(value: Value, run: Run, call: CompiledCall): TextValue | undefined {
  if (value === null) return { kind: 'number', value: 0 };
  if (typeof value === 'number') return { kind: 'number', value };
  if (typeof value !== 'object') return undefined;
  switch (value.kind) {
    case 'decimal':
      return value;
    case 'date':
    case 'time':
      return { kind: value.kind, value: value.ms };
    case 'dateTime':
      return { kind: 'datetime', value: value.ms };
    case 'untyped': {
      if (value.data.kind !== 'number' && value.data.kind !== 'null') return undefined;
      const type = call.configuration.numberMode === 'float' ? numberType : decimalType;
      return formattable(convertValue(value, type, run), run, call);
    }
    default:
      return undefined;
  }
}

function textValue(run: Run, args: readonly Value[], call: CompiledCall): Value {
  const [value = null, format, language] = args;
  if (format === undefined) return convertValue(value, textType, run);
  // A blank format or language leaves nothing to be written.
  if (format === null || language === null) return '';
  const wanted = formattable(value, run, call);
  if (wanted === undefined)
    return errorValue('InvalidArgument', 'Only numbers, dates and times can be formatted.');
  const found = languageCulture(language, run);
  if (!found.ok) return found.error;
  const isMember = typeof format === 'object' && format !== null && format.kind === 'option';
  const made = isMember
    ? formatDateTimeEnum(wanted, format.name, found.culture, run.zone)
    : formatText(wanted, typeof format === 'string' ? format : '', found.culture);
  return made ?? errorValue('InvalidArgument', 'The value cannot be written in this format.');
}

export const textFunction: FunctionEntry = {
  name: 'Text',
  category: 'conversion',
  description: 'A value as a text: as the language of the user writes it, or in a format.',
  signatures: [
    { parameters: [{ name: 'value', description: 'The value.' }] },
    {
      parameters: [
        { name: 'value', description: 'The number, date or time.' },
        {
          name: 'format_text',
          description: 'A format such as "#,##0.00" or "yyyy-mm-dd", or a member of DateTimeFormat.',
        },
        { name: 'language', description: 'The language it is written in, such as "fr-FR".', optional: true },
      ],
    },
  ],
  min: 1,
  max: 3,
  check: checkText,
  implementation: { kind: 'strict', run: textValue },
};
