import { describe, expect, it } from 'vitest';
import { createEngine } from '../../host/engine.ts';
import { printValue } from '../../values/print.ts';

async function run(text: string): Promise<string> {
  return printValue(await createEngine().formula(text).run());
}

function problems(text: string): readonly string[] {
  return createEngine()
    .formula(text)
    .problems.map(({ key }) => key);
}

const invalid = 'Error({Kind:ErrorKind.InvalidArgument})';

describe('Sort and SortByColumns', () => {
  it('want an order that is there', async () => {
    expect(await run('Sort([8, 9], Value, If(false, SortOrder.Ascending))')).toBe(invalid);
    expect(await run('SortByColumns([8, 9], Value, If(false, SortOrder.Ascending))')).toBe('Blank()');
    expect(await run('SortByColumns([8, 9], If(false, "Value"))')).toBe('Blank()');
  });

  it('give the errors of source and order together', async () => {
    expect(await run('Sort(If(1/0 > 1, [1]), Value, If(Sqrt(-4) > 1, SortOrder.Ascending))')).toBe(
      'Error(Table({Kind:ErrorKind.Div0},{Kind:ErrorKind.Numeric}))',
    );
  });

  it('refuse columns without an order, and orders that are none', () => {
    expect(problems('SortByColumns([{part: {size: 1}}], part)')).toContain('ErrSortWrongType');
    expect(problems('SortByColumns([{part: 1, size: 2}], part, [1, 2], size)')).toContain(
      'ErrBadType_ExpectedType_ProvidedType',
    );
  });
});

describe('RenameColumns', () => {
  it('takes no name that is in use, even one that is given up', async () => {
    expect(problems('RenameColumns({x: 1, y: 2}, x, y, y, x)')).toContain('ErrColExists_Name');
    expect(problems('RenameColumns({x: 1, y: 2}, x, z, y, z)')).toContain('ErrColExists_Name');
    expect(await run('RenameColumns({x: 1, y: 2}, x, x, y, z)')).toBe('{x:1,z:2}');
  });
});

describe('Summarize', () => {
  it('needs a column to group by, and no name for its source', () => {
    expect(problems('Summarize([4, 5], CountRows(ThisGroup) As Rows)')).toContain('ErrSummarizeNoGroupBy');
    expect(problems('Summarize([4, 5] As items, Value)')).toContain(
      'ErrSummarizeDataSourceScopeNotSupported',
    );
  });
});

describe('Join', () => {
  const join = (columns: string): string =>
    `Join([{id: 1, tag: "a"}], [{id: 1, note: "n"}], LeftRecord.id = RightRecord.id, JoinType.Inner, ${columns})`;

  it('names columns one after the other', async () => {
    expect(await run(join('LeftRecord.tag As mark, RightRecord.note As tag'))).toBe(
      'Table({id:1,mark:"a",tag:"n"})',
    );
    expect(problems(join('RightRecord.note As tag, LeftRecord.tag As mark'))).toContain(
      'ErrJoinCantAddRename',
    );
    expect(problems(join('RightRecord.note As n, LeftRecord.tag As a, LeftRecord.tag As b'))).toContain(
      'ErrJoinCantAddRename',
    );
  });

  it('wants columns of its tables', () => {
    expect(problems(join('RightRecord As whole'))).toContain('ErrJoinArgIsNotAsNode');
    expect(problems(join('5 As five'))).toContain('ErrJoinArgIsNotAsNode');
  });
});

describe('CountRows and IsEmpty', () => {
  it('know nothing of a JSON value that is not there', async () => {
    expect(await run('CountRows(ParseJSON("null"))')).toBe('Blank()');
    expect(await run('IsEmpty(ParseJSON("{}").items)')).toBe('Blank()');
    expect(await run('CountRows(If(false, [1]))')).toBe('0');
  });
});
