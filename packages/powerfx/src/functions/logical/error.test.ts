import { describe, expect, it } from 'vitest';
import { createEngine } from '../../host/engine.ts';
import { printValue } from '../../values/print.ts';

async function run(text: string): Promise<string> {
  return printValue(await createEngine().formula(text).run());
}

const problems = (text: string): readonly string[] =>
  createEngine()
    .formula(text)
    .problems.map(({ key, span }) => `${key} ${span.start}-${span.end}`);

describe('Error', () => {
  it('makes none of a blank description', async () => {
    expect(await run('Error(If(false, "wrong"))')).toBe('false');
    expect(await run('Error("wrong")')).toBe('Error({Kind:ErrorKind.Custom})');
  });

  it('takes texts, records and tables', () => {
    expect(problems('Error(7)')).toContain('ErrBadType 6-7');
    expect(problems('Error(Blank())')).toContain('ErrBadType 6-13');
  });

  it('says what a description lacks, and where it has too much', () => {
    expect(problems('Error({Message: "wrong"})')).toContain('ErrColumnMissing_ColName_ExpectedType 6-24');
    expect(problems('Error({Kind: 12, Colour: "red"})')).toContain('ErrErrorIrrelevantField 25-30');
  });
});
