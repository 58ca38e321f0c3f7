import { describe, expect, it } from 'vitest';
import { configurations } from '../../config/features.ts';
import { createEngine } from '../../host/engine.ts';
import { printValue } from '../../values/print.ts';

async function run(text: string): Promise<string> {
  return printValue(await createEngine().formula(text).run());
}

const invalid = 'Error({Kind:ErrorKind.InvalidArgument})';

describe('counts and places', () => {
  it('lose their fraction before they are looked at', async () => {
    expect(await run('Left("garden", -0.9)')).toBe('""');
    expect(await run('Right("garden", 2.9)')).toBe('"en"');
    expect(await run('Mid("garden", 2.9, -0.2)')).toBe('""');
    expect(await run('Mid("garden", 0.9)')).toBe(invalid);
    expect(await run('Replace("garden", 1, -0.4, "*")')).toBe('"*garden"');
    expect(await run('Substitute("a-b-c", "-", "+", 2.6)')).toBe('"a-b+c"');
    expect(await run('Find("a", "banana", 3.7)')).toBe('4');
  });
});

describe('Trim and TrimEnds', () => {
  it('know more white space than the space', async () => {
    expect(await run('Trim(Char(9) & "a" & Char(9) & " b" & Char(13))')).toBe('"a b"');
    expect(await run('Trim("a" & Char(160) & Char(160) & "b" & Char(160))')).toBe('"a\u00a0\u00a0b"');
    expect(await run('Len(Trim("a" & Char(10) & "b"))')).toBe('3');
    expect(await run('TrimEnds(Char(10) & " a  b" & UniChar(8195))')).toBe('"a  b"');
    expect(await run('Len(TrimEnds(UniChar(65279) & "a"))')).toBe('2');
  });
});

describe('Split', () => {
  it('makes one part of a text without separators, even of the empty one', async () => {
    expect(await run('Split("", ";")')).toBe('Table({Value:""})');
    expect(await run('Split("", "")')).toBe('Table()');
  });
});

describe('the column of a result', () => {
  const features = { ...configurations.Canvas_Float.features, consistentOneColumnTableResult: false };
  const engine = createEngine({ configuration: { features, numberMode: 'float' } });
  const runOld = async (text: string): Promise<string> => printValue(await engine.formula(text).run());

  it('was called Result where a function makes values of its own', async () => {
    expect(await runOld('Len(Table({t:"abc"}))')).toBe('Table({Result:3})');
    expect(await runOld('Char(Table({code:65}))')).toBe('Table({Result:"A"})');
    expect(await runOld('Concatenate(Table({t:"a"}), "b")')).toBe('Table({Result:"ab"})');
    expect(await runOld('Split("a b", " ")')).toBe('Table({Result:"a"},{Result:"b"})');
    expect(await runOld('Distinct(Table({t:2},{t:2}), t)')).toBe('Table({Result:2})');
    expect(await runOld('Round(1.25, Table({digits:1}))')).toBe('Table({Result:1.3})');
  });

  it('was that of the first argument where it is changed, and Value for what came later', async () => {
    expect(await runOld('Upper(Table({t:"a"}))')).toBe('Table({t:"A"})');
    expect(await runOld('Round(Table({n:1.25}), 1)')).toBe('Table({n:1.3})');
    expect(await runOld('UniChar(Table({code:65}))')).toBe('Table({Value:"A"})');
    expect(await runOld('Hex2Dec(Table({t:"FF"}))')).toBe('Table({Value:255})');
    expect(await runOld('Dec2Hex(Table({n:255}), 2)')).toBe('Table({Value:"FF"})');
  });
});

describe('comparisons without case', () => {
  it('go letter by letter', async () => {
    expect(await run('StartsWith("Straße", "STRASS")')).toBe('false');
    expect(await run('EndsWith("ÉTÉ", "té")')).toBe('true');
    expect(await run('"ı" in "I"')).toBe('false');
    expect(await run('"ÖL" in "Heizöl"')).toBe('true');
  });
});

describe('PlainText', () => {
  it('knows the named characters of HTML 4', async () => {
    expect(await run('PlainText("&Eacute;t&eacute; &frac12; &rarr; &Omega;&apos;")')).toBe('"Été ½ → Ω\'"');
    expect(await run('PlainText("&nothing; &#55296;")')).toBe('"&nothing; &#55296;"');
  });

  it('keeps what is never closed, and line breaks', async () => {
    expect(await run('PlainText("<style>a")')).toBe('"a"');
    expect(await run('PlainText("a<!-- b -- >c")')).toBe('"ac"');
    expect(await run('Len(PlainText("a" & Char(10) & "b"))')).toBe('3');
    expect(await run('Len(PlainText("a<pre>b"))')).toBe('6');
  });
});
