/**
 * What the language needs of a culture: separators, names and patterns, as .NET's CultureInfo gives them on ICU, with
 * plain spaces. Own tables instead of Intl output, because Intl changes with the engine (a U+202F before AM in some).
 */
export interface Culture {
  /** BCP 47 tag, such as `fr-FR`. */
  readonly tag: string;
  readonly decimalSeparator: string;
  readonly groupSeparator: string;
  /** Digits per group from the decimal point on; the last repeats. Three when absent. */
  readonly groupSizes?: readonly number[];
  readonly currencySymbol: string;
  readonly negativeSign: string;
  /** Separates arguments in formula text of this culture: `;` where the decimal separator is a comma. */
  readonly listSeparator: string;
  /** Separates chained formulas: `;;` where the list separator is `;`. */
  readonly chainingSeparator: string;
  readonly monthsLong: readonly string[];
  /** Long month names beside a day number, where they differ. */
  readonly monthsGenitive?: readonly string[];
  readonly monthsShort: readonly string[];
  /** Sunday first. */
  readonly daysLong: readonly string[];
  readonly daysShort: readonly string[];
  readonly amDesignator: string;
  readonly pmDesignator: string;
  readonly dateSeparator: string;
  readonly timeSeparator: string;
  /** .NET custom date patterns: M month, m minute, h and H hours, tt designator, 'x' and other characters literal. */
  readonly shortDate: string;
  readonly longDate: string;
  readonly shortTime: string;
  readonly longTime: string;
  /** 0 Sunday, 1 Monday, 6 Saturday. */
  readonly firstDayOfWeek: number;
}
