/** Globally unique identifiers. */
import { fail, type Failure } from '../run/failure.ts';
import { optionalTextAt } from './arguments.ts';
import { family, optional } from './define.ts';
import { kinds } from './kinds.ts';

function guidText(bytes: Uint8Array, format: string): string | Failure {
  const random = [...bytes];
  // Version 4, variant 1 (RFC 9562).
  random[6] = ((random[6] ?? 0) & 0x0f) | 0x40;
  random[8] = ((random[8] ?? 0) & 0x3f) | 0x80;
  const hex = random.map((byte) => byte.toString(16).padStart(2, '0'));
  const part = (from: number, to: number): string => hex.slice(from, to).join('');
  const dashed = [part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 16)].join('-');
  switch (format.toUpperCase()) {
    case 'D':
    case '':
      return dashed;
    case 'N':
      return hex.join('');
    case 'B':
      return `{${dashed}}`;
    case 'P':
      return `(${dashed})`;
    case 'X': {
      const rest = hex.slice(8).map((byte) => `0x${byte}`);
      return `{0x${part(0, 4)},0x${part(4, 6)},0x${part(6, 8)},{${rest.join(',')}}}`;
    }
    default:
      return fail('format-invalid', { format, example: "'D'" });
  }
}

export const guidFunctions = family('text', [
  {
    name: 'guid',
    summary: 'Gives a new globally unique identifier in lower case.',
    parameters: [optional('format', kinds.string, "'N', 'D' (usual), 'B', 'P' or 'X'")],
    returns: ['string'],
    pure: false,
    call: (args, run) => {
      const { random } = run.context;
      if (random === undefined) return fail('reference-unavailable');
      return guidText(random.bytes(16), optionalTextAt(args, 0) ?? 'D');
    },
  },
]);
