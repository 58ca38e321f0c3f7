/** What backs the members of an option set. */
export type OptionBacking = 'text' | 'number' | 'boolean' | 'color';

/** One member: its logical name, what makers read, and the value behind it. */
export interface OptionMember {
  readonly name: string;
  readonly displayName: string;
  /** Text, number or boolean by the set's backing; a colour as 0xAARRGGBB. */
  readonly value: string | number | boolean;
}

/** A named set of choices: an enum of the language, a choice column, a connector's enum. */
export interface OptionSet {
  readonly name: string;
  readonly backing: OptionBacking;
  readonly members: ReadonlyMap<string, OptionMember>;
  /** A value of the backing kind is taken where a member is wanted. */
  readonly coerceFromBacking: boolean;
  /** A member is taken where a value of the backing kind is wanted. */
  readonly coerceToBacking: boolean;
  /** Members are ordered by their numbers. */
  readonly compareNumeric: boolean;
  /** Two members joined by `&` stay in the set. */
  readonly concatenates: boolean;
  /** Whether it is an enum of the language: before Power Fx 1.0 these were plain backing values. */
  readonly builtIn: boolean;
}
