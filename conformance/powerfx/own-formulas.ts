/** Formulas to start from where there is no suite beside the project. */
export const ownFormulas: readonly string[] = [
  'If(1 < 2, "yes", "no") & Text(12.5, "0.00")',
  'Sum(Filter(rows, Value > 1), Value * 2)',
  'AddColumns(rows, double, Value * 2, label, "n" & Value)',
  'SortByColumns(ForAll(Sequence(10), {a: Value, b: Mod(Value, 3)}), b, SortOrder.Descending, a)',
  'With({x: ParseJSON("{""a"": [1, 2, {""b"": null}]}")}, Text(Index(x.a, 1)) & CountRows(x.a))',
  'IfError(1 / 0, FirstError.Message, Error({Kind: ErrorKind.Custom, Message: "x"}))',
  'MatchAll("a1b22c333", "(?<letter>[a-z])(?<digits>\\d+)")',
  'DateDiff(Date(2024, 1, 31), DateAdd(Date(2024, 1, 31), 1, TimeUnit.Months), TimeUnit.Days)',
  'JSON({a: [1, 2, 3], d: Date(2024, 2, 29), t: Time(1, 2, 3)}, JSONFormat.IndentFour)',
  'Concat(Split(text, " "), Upper(Value), "-") & $"{Len(text)} {{x}}"',
  'Summarize(rows, Value, CountRows(ThisGroup) As Count)',
  'Set(total, 1); Set(total, total + 1); Collect(rows, {Value: total}); CountRows(rows)',
  'Switch(Weekday(Date(2024, 5, 1)), 1, "Sun", 2, "Mon", "other")',
  'RGBA(10, 20, 30, 0.5) = ColorFade(Color.Red, -20%)',
  'LookUp(rows, IsBlank(Value), Value) in [1, 2, 3]',
];
