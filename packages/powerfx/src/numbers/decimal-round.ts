/** Rounding of Decimals to whole numbers and to a number of digits. */
import {
  type Decimal,
  bigCoefficient,
  decimalOf,
  decimalZero,
  fitDecimal,
  maxScale,
  powerOfTen,
} from './decimal.ts';

/**
 * How a value between two candidates moves. `half` is half away from zero (Power Fx Round), `up` away from zero,
 * `down` towards zero, `floor` and `ceil` towards minus and plus infinity.
 */
export type RoundingMode = 'half' | 'up' | 'down' | 'floor' | 'ceil';

/** numerator / denominator (positive) as an integer under a rounding mode. */
function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  const quotient = numerator / denominator;
  const rest = numerator - quotient * denominator;
  if (rest === 0n) return quotient;
  const away = numerator < 0n ? -1n : 1n;
  switch (mode) {
    case 'down':
      return quotient;
    case 'up':
      return quotient + away;
    case 'floor':
      return away < 0n ? quotient - 1n : quotient;
    case 'ceil':
      return away > 0n ? quotient + 1n : quotient;
    case 'half':
      return (rest < 0n ? -rest : rest) * 2n >= denominator ? quotient + away : quotient;
    default: {
      const unexpected: never = mode;
      return unexpected;
    }
  }
}

/**
 * Rounds to a number of decimal places; negative digits round to tens, hundreds and so on. Digits outside -28..28
 * leave the value as it is when positive; when negative they give zero, or overflow when rounding away from it. `undefined` on overflow.
 */
export function roundDecimal(value: Decimal, digits: number, mode: RoundingMode): Decimal | undefined {
  const places = Math.trunc(digits);
  if (places >= value.scale || places > maxScale) return value;
  const coefficient = bigCoefficient(value);
  if (places >= 0) {
    return decimalOf(divideRounded(coefficient, powerOfTen(value.scale - places), mode), places);
  }
  if (places < -maxScale) {
    // The step is larger than any Decimal: everything goes to zero, or away from it out of range.
    const zero = divideRounded(coefficient, powerOfTen(60), mode) === 0n;
    return zero ? decimalZero : undefined;
  }
  const rounded = divideRounded(coefficient, powerOfTen(value.scale - places), mode);
  return fitDecimal(rounded * powerOfTen(-places), 0);
}

/** Largest integer not above the value. */
export function floorDecimal(value: Decimal): Decimal {
  return roundDecimal(value, 0, 'floor') ?? value;
}

/** Smallest integer not below the value. */
export function ceilDecimal(value: Decimal): Decimal {
  return roundDecimal(value, 0, 'ceil') ?? value;
}
