/** How many parameters a function takes, in numbers and in words. */
import type { FunctionDefinition } from '../functions/define.ts';

/** The greatest number of parameters. */
function greatestOf({ parameters, repeats }: FunctionDefinition): number {
  return repeats ? Number.POSITIVE_INFINITY : parameters.length;
}

/** Tells whether a function can be called with that many parameters. */
export function fitsCount(definition: FunctionDefinition, count: number): boolean {
  return count >= definition.least && count <= greatestOf(definition);
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five'];
const positions = ['first', 'second', 'third', 'fourth', 'fifth'];

/** "two parameters", "one to three parameters", "at least one parameter". */
export function countWords(definition: FunctionDefinition): string {
  const { least } = definition;
  const greatest = greatestOf(definition);
  const word = numbers[least] ?? String(least);
  if (greatest === least) return `${word} ${least === 1 ? 'parameter' : 'parameters'}`;
  if (greatest === Number.POSITIVE_INFINITY)
    return `at least ${word} ${least === 1 ? 'parameter' : 'parameters'}`;
  return `${word} to ${numbers[greatest] ?? greatest} parameters`;
}

/** "first", "second" … of an index from 0. */
export function positionWords(index: number): string {
  return positions[index] ?? `${index + 1}th`;
}
