/** The enums of the language. */
import { MATCH_MEMBERS } from '../regex/index.ts';
import { errorKinds } from '../values/error.ts';
import type { OptionBacking, OptionMember, OptionSet } from '../values/option-set.ts';
import { namedColors } from './colors.ts';

interface EnumFlags {
  readonly fromBacking?: boolean;
  readonly toBacking?: boolean;
  readonly compares?: boolean;
  readonly concatenates?: boolean;
}

/** Makes an enum. */
export function enumOf(
  name: string,
  backing: OptionBacking,
  values: Readonly<Record<string, string | number>>,
  flags: EnumFlags = {},
): OptionSet {
  const members = Object.entries(values).map(([member, value]): [string, OptionMember] => [
    member,
    { name: member, displayName: member, value },
  ]);
  return {
    name,
    backing,
    members: new Map(members),
    coerceFromBacking: flags.fromBacking ?? false,
    coerceToBacking: flags.toBacking ?? false,
    compareNumeric: flags.compares ?? false,
    concatenates: flags.concatenates ?? false,
    builtIn: true,
  };
}

const sets = {
  Color: enumOf('Color', 'color', namedColors, { toBacking: true }),
  StartOfWeek: enumOf('StartOfWeek', 'number', {
    Sunday: 1,
    Monday: 2,
    MondayZero: 3,
    Tuesday: 12,
    Wednesday: 13,
    Thursday: 14,
    Friday: 15,
    Saturday: 16,
  }),
  DateTimeFormat: enumOf(
    'DateTimeFormat',
    'text',
    {
      LongDate: "'longdate'",
      ShortDate: "'shortdate'",
      LongTime: "'longtime'",
      ShortTime: "'shorttime'",
      LongTime24: "'longtime24'",
      ShortTime24: "'shorttime24'",
      LongDateTime: "'longdatetime'",
      ShortDateTime: "'shortdatetime'",
      LongDateTime24: "'longdatetime24'",
      ShortDateTime24: "'shortdatetime24'",
      UTC: 'utc',
    },
    { fromBacking: true },
  ),
  TimeUnit: enumOf('TimeUnit', 'text', {
    Years: 'years',
    Quarters: 'quarters',
    Months: 'months',
    Days: 'days',
    Hours: 'hours',
    Minutes: 'minutes',
    Seconds: 'seconds',
    Milliseconds: 'milliseconds',
  }),
  SortOrder: enumOf('SortOrder', 'text', { Ascending: 'ascending', Descending: 'descending' }),
  MatchOptions: enumOf(
    'MatchOptions',
    'text',
    {
      BeginsWith: '^c',
      EndsWith: 'c$',
      Contains: 'c',
      Complete: '^c$',
      IgnoreCase: 'i',
      Multiline: 'm',
      FreeSpacing: 'x',
      DotAll: 's',
      NumberedSubMatches: 'N',
    },
    { concatenates: true },
  ),
  Match: enumOf('Match', 'text', MATCH_MEMBERS, { fromBacking: true, concatenates: true }),
  ErrorKind: enumOf('ErrorKind', 'number', errorKinds, { toBacking: true, compares: true }),
  JSONFormat: enumOf(
    'JSONFormat',
    'text',
    {
      Compact: '',
      IndentFour: '4',
      IgnoreBinaryData: 'G',
      IncludeBinaryData: 'B',
      IgnoreUnsupportedTypes: 'I',
      FlattenValueTables: '_',
    },
    { concatenates: true },
  ),
  TraceSeverity: enumOf('TraceSeverity', 'number', { Critical: -1, Error: 0, Warning: 1, Information: 3 }),
  TraceOptions: enumOf(
    'TraceOptions',
    'text',
    { None: 'none', IgnoreUnsupportedTypes: 'I' },
    { concatenates: true },
  ),
  JoinType: enumOf('JoinType', 'text', { Inner: 'inner', Left: 'left', Right: 'right', Full: 'full' }),
  RemoveFlags: enumOf('RemoveFlags', 'text', { All: 'all' }),
} as const satisfies Readonly<Record<string, OptionSet>>;

/** The names of the built-in enums. */
export type EnumName = keyof typeof sets;

/** An enum of the language by its name. */
export function builtInSet(name: EnumName): OptionSet {
  return sets[name];
}

/** All enums of the language. */
export const builtInSets: readonly OptionSet[] = Object.values(sets);
