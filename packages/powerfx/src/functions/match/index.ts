/** IsMatch, Match, MatchAll: texts compared with patterns. */
import type { FunctionEntry, Parameter } from '../entry.ts';
import { checkMatch, type Answer } from './check.ts';
import { matchCode } from './run.ts';

const text: Parameter = { name: 'text', description: 'The text that is looked at.' };
const pattern: Parameter = {
  name: 'pattern',
  description: 'A constant regular expression; members of Match and texts may be joined with &.',
};
const options: Parameter = {
  name: 'options',
  description: 'Members of MatchOptions, joined with &.',
  optional: true,
};

function family(name: string, description: string, answer: Answer): FunctionEntry {
  return {
    name,
    category: 'text',
    description,
    signatures: [{ parameters: [text, pattern, options] }],
    min: 2,
    max: 3,
    check: (call) => checkMatch(call, answer),
    implementation: { kind: 'compile', compile: (call) => matchCode(call, answer) },
  };
}

/** Patterns. */
export const matchFunctions: readonly FunctionEntry[] = [
  family(
    'IsMatch',
    'Whether a part of a text, or all of it where the options say so, is as a pattern describes.',
    'whether',
  ),
  family(
    'Match',
    'The first part of a text that is as a pattern describes, where it starts, and its named parts.',
    'first',
  ),
  family(
    'MatchAll',
    'Every part of a text that is as a pattern describes, from the left, none overlapping.',
    'all',
  ),
];
