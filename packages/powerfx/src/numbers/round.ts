/** Round, RoundUp, RoundDown and Trunc on floats, and Mod. The Decimal versions are in decimal-round.ts. */

/** `half` is half away from zero, `up` away from zero, `down` towards zero. */
export type FloatRounding = 'half' | 'up' | 'down';

/** Doubles hold no more than this many decimal digits, so more places change nothing. */
const maxPlaces = 15;
/** Above this magnitude neighbouring doubles are further apart than any rounding step. */
const maxMagnitude = 1e20;
/** Part of a rounding step that counts as representation noise: 1.005 is stored as 1.00499999999999989. */
const noise = 1e-12;

/**
 * Rounds to decimal places (truncated to an integer); negative places round to tens, hundreds and so on. Values that
 * differ from a step by less than a trillionth of the step count as on it.
 */
export function roundFloat(value: number, digits: number, mode: FloatRounding): number {
  const places = Math.trunc(digits);
  if (Math.abs(places) > maxPlaces || Math.abs(value) > maxMagnitude) return value;
  const magnitude = Math.abs(value);
  // Dividing by a whole power keeps the scaling exact for negative places; 10^-n is not a double.
  const power = 10 ** Math.abs(places);
  const scaled = places >= 0 ? magnitude * power : magnitude / power;
  const whole = roundMagnitude(scaled, mode);
  const result = places >= 0 ? whole / power : whole * power;
  return (value < 0 ? -result : result) + 0;
}

function roundMagnitude(scaled: number, mode: FloatRounding): number {
  switch (mode) {
    case 'half':
      return Math.floor(scaled + 0.5 + noise);
    case 'up':
      return Math.ceil(scaled - noise);
    case 'down':
      return Math.floor(scaled + noise);
    default: {
      const unexpected: never = mode;
      return unexpected;
    }
  }
}

/** Power Fx Mod on floats: exact remainder with the sign of the divisor. The divisor must not be zero. */
export function modFloat(value: number, divisor: number): number {
  const rest = value % divisor;
  return (rest !== 0 && rest < 0 !== divisor < 0 ? rest + divisor : rest) + 0;
}
