/** Regular expressions of Power Fx: the check of the dialect, the options and a matcher with a step budget. */

export type { Capture, ParsedPattern } from './ast.ts';
export { checkLegacyPattern } from './legacy.ts';
export { compilePattern, type Matcher, type MatchOutcome, type StepBudget } from './match.ts';
export { type MatchOptions, parseMatchOptions } from './options.ts';
export { checkPattern, type PatternCheck } from './parse.ts';
export { MATCH_MEMBERS } from './predefined.ts';
