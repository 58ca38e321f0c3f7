/** Which enum an argument of the language's own functions wants. Host functions say it by their parameters' types. */
import { findParameter } from './parameters.ts';
import type { Symbols } from '../host/symbols.ts';
import type { Type } from '../types/type.ts';
import type { OptionSet } from '../values/option-set.ts';
import type { Argument } from './scope.ts';

/** Enums by the names that the library gives to parameters that want them. */
const byParameter: ReadonlyMap<string, string> = new Map([
  ['unit', 'TimeUnit'],
  ['units', 'TimeUnit'],
  ['start_of_week', 'StartOfWeek'],
  ['order', 'SortOrder'],
  ['join_type', 'JoinType'],
  ['remove_flags', 'RemoveFlags'],
  ['severity', 'TraceSeverity'],
  ['trace_options', 'TraceOptions'],
  ['format_text', 'DateTimeFormat'],
  ['notification_type', 'NotificationType'],
  ['transition', 'ScreenTransition'],
  ['information', 'DataSourceInfo'],
]);

/** Enums by function, where a parameter's name is a common one. */
const byFunction: ReadonlyMap<string, string> = new Map([
  ['ColorFade.color', 'Color'],
  ['JSON.format', 'JSONFormat'],
  ['IsMatch.options', 'MatchOptions'],
  ['Match.options', 'MatchOptions'],
  ['MatchAll.options', 'MatchOptions'],
  ['IsMatch.pattern', 'Match'],
  ['Match.pattern', 'Match'],
  ['MatchAll.pattern', 'Match'],
]);

/** What has a date or a time to show, or may have one. */
const moments: ReadonlySet<Type['kind']> = new Set(['date', 'dateTime', 'time', 'dateTimeNoZone', 'blank']);

/** The option set whose members fit an argument best; undefined where none is known. */
export function expectedSet(
  { entry, index, call, types }: Argument,
  symbols: Symbols,
): OptionSet | undefined {
  const parameter = findParameter(entry, index, Math.max(call.args.length, index + 1));
  if (parameter === undefined) return undefined;
  // The enum of Text has formats for dates and times only.
  if (parameter.name === 'format_text' && !moments.has(types[0]?.kind ?? 'unknown')) return undefined;
  const name = byFunction.get(`${entry.name}.${parameter.name}`) ?? byParameter.get(parameter.name);
  const symbol = name === undefined ? undefined : symbols.find(name);
  return symbol?.kind === 'optionSet' ? symbol.set : undefined;
}
