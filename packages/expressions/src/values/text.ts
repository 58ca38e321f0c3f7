/** The text of values, as interpolation, concat, join and string make it. */
import { contentOf, contentText } from '../content/content.ts';
import { decimalText } from '../numbers/decimal.ts';
import { floatText } from '../numbers/float-text.ts';
import { fail, type Failure } from '../run/failure.ts';
import { Decimal, WholeFloat, type Value } from './value.ts';
import { writeValue } from './write.ts';

/** The text of a value: null is empty, booleans are True and False, numbers shortest, content decoded, the rest JSON. */
export function textOf(value: Value): string | Failure {
  switch (typeof value) {
    case 'string':
      return value;
    case 'boolean':
      return value ? 'True' : 'False';
    case 'bigint':
      return String(value);
    case 'number':
      return Number.isSafeInteger(value) ? String(value) : floatText(value);
    default:
      if (value === null) return '';
      if (value instanceof WholeFloat) return floatText(value.value);
      if (value instanceof Decimal) return decimalText(value);
      return compoundText(value);
  }
}

function compoundText(value: Value): string | Failure {
  const content = contentOf(value);
  if (content !== undefined) return contentText(content);
  return writeValue(value) ?? fail('limit-depth', { limit: 1_000 });
}
