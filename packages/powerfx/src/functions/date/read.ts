/** Dates and times of texts: DateValue, DateTimeValue, TimeValue. */
import { timeOfDay } from '../../dates/calendar.ts';
import { isDateLike } from '../../types/coercion.ts';
import { dateTimeType, dateType, textType, timeType, unknownType, type Type } from '../../types/type.ts';
import { convertValue, momentFromText } from '../../values/convert.ts';
import type { Value } from '../../values/value.ts';
import type { FunctionEntry } from '../entry.ts';
import { languageCulture } from '../language.ts';

/** The clock face of a date and time. */
function timeWithoutDays(value: Value): Value {
  return typeof value === 'object' && value?.kind === 'time'
    ? { kind: 'time', ms: timeOfDay(value.ms) }
    : value;
}

function reader(
  name: string,
  description: string,
  parameter: string,
  kind: 'date' | 'dateTime' | 'time',
  type: Type,
): FunctionEntry {
  return {
    name,
    category: 'date',
    description,
    signatures: [
      {
        parameters: [
          { name: parameter, description: 'The text.' },
          {
            name: 'language_code',
            description: 'The language it is written in, such as "fr-FR".',
            optional: true,
          },
        ],
      },
    ],
    min: 1,
    max: 2,
    check: (call) => {
      const first = call.types[0] ?? unknownType;
      if (first.kind !== 'untyped' && !isDateLike(first)) call.want(0, textType);
      if (call.args.length > 1) call.want(1, textType);
      return type;
    },
    implementation: {
      kind: 'strict',
      run: (run, [value = null, language]) => {
        if (value === null || language === null) return null;
        const found = languageCulture(language, run);
        if (!found.ok) return found.error;
        if (typeof value === 'string') return momentFromText(value, kind, run, found.culture);
        return timeWithoutDays(convertValue(value, type, run));
      },
    },
  };
}

export const readFunctions: readonly FunctionEntry[] = [
  reader('DateValue', 'The date that a text says.', 'date_text', 'date', dateType),
  reader('DateTimeValue', 'The date and time that a text says.', 'time_text', 'dateTime', dateTimeType),
  reader('TimeValue', 'The time that a text says.', 'time_text', 'time', timeType),
];
