/**
 * Ways to call functions of the library that their entries do not spell out: columns of values where one value is usual, and
 * parameters that are repeated in pairs. Each line is one group: signatures separated by `;`, those behind `>` only for calls with
 * more arguments than the others hold, at the end `+n` when the last n parameters are repeated, and behind a slash the number of
 * parameters that are shown at most, or the parameter that may stand alone behind all pairs.
 */
const lines: Readonly<Record<string, readonly string[]>> = {
  If: [
    'logical_test true_value; logical_test true_value else_value; logical_test true_value logical_test true_value; +2 else_value',
  ],
  IfError: ['value fallback; +2'],
  Switch: [
    'switch_value match_value match_result; switch_value match_value match_result default_result; +2 default_result',
  ],
  AddColumns: [
    'source column expression; source column expression column expression; source column expression column expression column expression; +2',
  ],
  RenameColumns: [
    'source old_column new_column; source old_column new_column old_column new_column; source old_column new_column old_column new_column old_column new_column; +2',
  ],
  SortByColumns: [
    'source column; source column order; > source column order column; > source column order column order; +2',
    'source column values',
  ],
  Concatenate: [
    '; text; text text; text text text; text text text text; +1',
    'value value; value value value; value value value value; +1',
  ],
  Table: [
    'record_or_table; record_or_table record_or_table; record_or_table record_or_table record_or_table; +1/3',
    'record_or_table',
  ],
  Boolean: ['text', 'input', 'boolean', 'input', 'number', 'input', 'number', 'input'],
  Left: ['text num_chars', 'text num_chars', 'text_column num_chars'],
  Right: ['text num_chars', 'text num_chars', 'text_column num_chars'],
  Mid: ['text start_num; text start_num num_chars', 'text_column start_num; text_column start_num num_chars'],
  Find: [
    'find_text within_text; find_text within_text start_num',
    'find_text_or_column within_text_or_column; find_text_or_column within_text_or_column start_num',
  ],
  Replace: ['old_text start_num num_chars new_text', 'text_column start_num num_chars new_text'],
  Substitute: [
    'text old_text new_text; text old_text new_text instance_num',
    'text_column old_text new_text; text_column old_text new_text instance_num',
  ],
  Text: ['value format_text; value format_text language', 'value'],
  Value: ['text; text language', 'text'],
  DateAdd: [
    'date number_of_units; date number_of_units unit',
    'date_column number_of_units; date_column number_of_units unit',
  ],
  DateDiff: [
    'start_date end_date; start_date end_date unit',
    'start_date_column end_date_column; start_date_column end_date_column unit',
  ],
  Log: ['number; number base', 'input; input base'],
  Mod: ['number divisor', 'number_or_column divisor_or_column'],
  Power: ['base exponent', 'base_or_column exponent_or_column'],
  Trunc: ['number; number num_digits', 'source; source num_digits'],
  Search: ['source text column; +1'],
  TimeZoneOffset: ['; date'],
  Dec2Hex: ['number places', 'table places'],
  Hex2Dec: ['number', 'table'],
  ColorFade: ['color fade', 'color_or_column fade_or_column'],
  ...columnOf('number', 'input', 'Abs Int Sin Cos Tan Cot Asin Acos Atan Acot Degrees Radians Exp Ln Sqrt'),
  ...columnOf('number num_digits', 'source num_digits', 'Round RoundUp RoundDown'),
  ...columnOf('text', 'text_column', 'Len Lower Upper Proper Trim TrimEnds'),
  ...columnOf('number', 'column_of_numbers', 'Char UniChar'),
};

function columnOf(one: string, many: string, names: string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, [one, many]]));
}

/** The groups of a function by its name. */
export const overloads: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(lines));
