import type { BinaryOperator } from '../syntax/nodes.ts';

/** Levels of precedence, loosest first. `error` is where an operand without an operator before it is read. */
export const level = {
  none: 0,
  single: 1,
  or: 2,
  and: 3,
  in: 4,
  compare: 5,
  concatenate: 6,
  add: 7,
  multiply: 8,
  error: 9,
  as: 10,
  prefix: 11,
  power: 12,
  postfix: 13,
  primary: 14,
} as const;

/** An operator between two operands. */
export interface BinaryRule {
  readonly operator: BinaryOperator;
  readonly level: number;
  /** The level its right operand is read at. */
  readonly right: number;
  readonly word: boolean;
}

/** The operators by their text. All but `^` group to the left; `^` takes a prefix operator on its right. */
export const binaryRules: ReadonlyMap<string, BinaryRule> = new Map([
  left('||', 'or', level.or),
  left('Or', 'or', level.or, true),
  left('&&', 'and', level.and),
  left('And', 'and', level.and, true),
  left('in', 'in', level.in),
  left('exactin', 'exactin', level.in),
  left('=', 'equal', level.compare),
  left('<>', 'notEqual', level.compare),
  left('<', 'less', level.compare),
  left('<=', 'lessEqual', level.compare),
  left('>', 'greater', level.compare),
  left('>=', 'greaterEqual', level.compare),
  left('&', 'concatenate', level.concatenate),
  left('+', 'add', level.add),
  left('-', 'subtract', level.add),
  left('*', 'multiply', level.multiply),
  left('/', 'divide', level.multiply),
  ['^', { operator: 'power', level: level.power, right: level.prefix, word: false }],
]);

function left(
  text: string,
  operator: BinaryOperator,
  at: number,
  word = false,
): readonly [string, BinaryRule] {
  return [text, { operator, level: at, right: at + 1, word }];
}
