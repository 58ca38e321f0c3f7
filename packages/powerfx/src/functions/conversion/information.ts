/** IsNumeric, Language. */
import { parseFloatText } from '../../numbers/parse.ts';
import type { Run } from '../../host/run.ts';
import { booleanType, textType } from '../../types/type.ts';
import type { Value } from '../../values/value.ts';
import { refuseVoid } from '../branches.ts';
import type { FunctionEntry } from '../entry.ts';

function isNumericText(text: string, run: Run): boolean {
  return parseFloatText(text, run.culture).kind === 'number';
}

function isNumericValue(value: Value, run: Run): boolean {
  if (typeof value === 'number') return true;
  if (typeof value === 'string') return isNumericText(value, run);
  if (typeof value !== 'object' || value === null) return false;
  switch (value.kind) {
    case 'decimal':
    case 'date':
    case 'dateTime':
    case 'time':
      return true;
    case 'untyped':
      return (
        value.data.kind === 'number' || (value.data.kind === 'text' && isNumericText(value.data.value, run))
      );
    default:
      return false;
  }
}

export const informationFunctions: readonly FunctionEntry[] = [
  {
    name: 'IsNumeric',
    category: 'information',
    description: 'Whether a value is a number or a date, or a text that a number can be made of.',
    signatures: [{ parameters: [{ name: 'value', description: 'The value that is looked at.' }] }],
    min: 1,
    max: 1,
    check: (call) => {
      refuseVoid(call, 0);
      return booleanType;
    },
    implementation: { kind: 'strict', run: (run, [value = null]) => isNumericValue(value, run) },
  },
  {
    name: 'Language',
    category: 'information',
    description: 'The language of the user, such as "en-US".',
    signatures: [{ parameters: [] }],
    min: 0,
    max: 0,
    check: () => textType,
    implementation: { kind: 'strict', run: (run) => run.culture.tag },
  },
];
