/** Values as text, the way the language makes text of them where text is wanted. */
import type { Culture } from '../culture/culture.ts';
import { decimalText, defaultText, numberText } from '../format/text.ts';
import { errorValue } from './error.ts';
import { optionText } from './option-member.ts';
import type { Value } from './value.ts';

/** A value as text; blank stays blank. */
export function textOf(value: Value, culture: Culture): Value {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value, culture);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  switch (value.kind) {
    case 'decimal':
      return decimalText(value, culture);
    case 'date':
    case 'time':
      return defaultText({ kind: value.kind, value: value.ms }, culture);
    case 'dateTime':
      return defaultText({ kind: 'datetime', value: value.ms }, culture);
    case 'guid':
      return value.text;
    case 'option':
      return optionText(value);
    case 'blob':
      return value.content;
    case 'error':
      return value;
    default:
      return errorValue('InvalidArgument', 'The value has no text.');
  }
}
