/** Patterns ready to search with. */
import type { Configuration } from '../../config/features.ts';
import {
  checkLegacyPattern,
  checkPattern,
  compilePattern,
  parseMatchOptions,
  type MatchOptions,
  type Matcher,
  type ParsedPattern,
  type PatternCheck,
} from '../../regex/index.ts';

/** Checks a pattern by the dialect of the configuration. */
export function readPattern(
  pattern: string,
  options: MatchOptions,
  configuration: Configuration,
): PatternCheck {
  return configuration.features.powerFxV1
    ? checkPattern(pattern, options)
    : checkLegacyPattern(pattern, options);
}

/** A pattern with its options, ready to search with. */
export interface Prepared {
  readonly pattern: ParsedPattern;
  readonly options: MatchOptions;
  readonly matcher: Matcher;
}

/** The pattern with the options that letters mean; undefined when it is none. */
export function prepare(
  pattern: string,
  letters: string,
  configuration: Configuration,
): Prepared | undefined {
  const options = parseMatchOptions(letters);
  const checked = readPattern(pattern, options, configuration);
  if (!checked.ok) return undefined;
  return { pattern: checked.pattern, options, matcher: compilePattern(checked.pattern, options) };
}
