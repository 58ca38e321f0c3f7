/** Ids of runs. */
import type { Random } from '@connectory/base';

const randomDigits = 16;
const pooled = 256 * randomDigits;
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Makes ids that nobody can guess (80 bits) and that sort in the order of their making, so that a store adds new runs at its end. */
export function newRunIds(random: Random): (now: number) => string {
  let latest = 0;
  let count = 0;
  // Asking the system for random bytes costs as much as a whole action, whether for few or for many.
  let pool = random.bytes(pooled);
  let used = 0;
  return (now) => {
    // A clock that is set back does not make ids go back.
    count = now > latest ? 0 : count + 1;
    latest = Math.max(now, latest);
    let id = `run_${digits(latest, 9)}${digits(count, 4)}`;
    if (used + randomDigits > pool.length) {
      pool = random.bytes(pooled);
      used = 0;
    }
    for (let digit = 0; digit < randomDigits; digit += 1)
      id += alphabet.charAt((pool[used + digit] ?? 0) & 31);
    used += randomDigits;
    return id;
  };
}

function digits(number: number, length: number): string {
  let text = '';
  for (let left = number; text.length < length; left = Math.floor(left / 32))
    text = alphabet.charAt(left % 32) + text;
  return text;
}
