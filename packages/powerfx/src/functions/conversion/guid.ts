/** GUID: a new one, or that of a text. */
import { guidType, textType } from '../../types/type.ts';
import { convertValue } from '../../values/convert.ts';
import { errorValue } from '../../values/error.ts';
import type { FunctionEntry } from '../entry.ts';

export const guidFunction: FunctionEntry = {
  name: 'GUID',
  category: 'conversion',
  description: 'The GUID that a text says, or a new one without a text.',
  signatures: [
    { parameters: [] },
    { parameters: [{ name: 'GUID_string', description: '32 hexadecimal digits, with or without hyphens.' }] },
  ],
  min: 0,
  max: 1,
  check: (call) => {
    const [type] = call.types;
    if (type !== undefined && type.kind !== 'untyped') call.want(0, textType);
    return guidType;
  },
  implementation: {
    kind: 'strict',
    run: (run, [value]) => {
      if (value === undefined) return { kind: 'guid', text: run.newGuid() };
      if (value === '') return errorValue('InvalidArgument', 'An empty text is not a GUID.');
      return convertValue(value, guidType, run);
    },
  },
};
