/** Which parameter an argument belongs to. */
import type { FunctionEntry, Parameter } from '../functions/entry.ts';
import { groupsOf, signaturesFor } from './signature-shapes.ts';

/** The parameter of an argument, by the first of a function's signatures that goes so far. */
export function findParameter(entry: FunctionEntry, index: number, count: number): Parameter | undefined {
  for (const group of groupsOf(entry)) {
    for (const signature of signaturesFor(group, count)) {
      const parameter = signature[index];
      if (parameter !== undefined) return parameter;
    }
  }
  return undefined;
}
