/** Functions that the language names and that only Microsoft's own apps can run: the checker says so at the call. */
import type { FunctionEntry } from '../entry.ts';
import { unknownType } from '../../types/type.ts';

const names = [
  'HashTags',
  'PDF',
  'Pending',
  'ReadNFC',
  'RecordInfo',
  'RemoveAll',
  'ScanBarcode',
  'State',
  'TraceValue',
  'ValidateRecord',
];

export const unavailableFunctions: readonly FunctionEntry[] = names.map((name) => ({
  name,
  category: 'host',
  description: 'Not available here.',
  signatures: [{ parameters: [] }],
  min: 0,
  max: Infinity,
  check: () => unknownType,
  implementation: { kind: 'unavailable' },
}));
