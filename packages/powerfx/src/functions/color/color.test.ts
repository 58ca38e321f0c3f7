import { describe, expect, it } from 'vitest';
import { createEngine } from '../../host/engine.ts';
import { printValue } from '../../values/print.ts';

async function run(text: string): Promise<string> {
  return printValue(await createEngine().formula(text).run());
}

const invalid = 'Error({Kind:ErrorKind.InvalidArgument})';

describe('RGBA', () => {
  it('cuts parts and checks their range', async () => {
    expect(await run('RGBA(10.9, 20, 30, 50%)')).toBe('RGBA(10,20,30,0.502)');
    expect(await run('RGBA(300, 0, 0, 1)')).toBe(invalid);
    expect(await run('RGBA(0, 0, 0, 2)')).toBe(invalid);
    expect(await run('RGBA(Blank(), 1, 2, Blank())')).toBe('RGBA(0,1,2,0)');
  });
});

describe('ColorValue', () => {
  it('reads names and digits', async () => {
    expect(await run('ColorValue("#0a141E")')).toBe('RGBA(10,20,30,1)');
    expect(await run('ColorValue("NAVY")')).toBe('RGBA(0,0,128,1)');
    expect(await run('ColorValue("")')).toBe('Blank()');
    expect(await run('ColorValue("nothing")')).toBe(invalid);
  });

  it('knows no names in JSON', async () => {
    expect(await run('ColorValue(ParseJSON("""navy"""))')).toBe(invalid);
    expect(await run('ColorValue(ParseJSON("""#00008080"""))')).toBe('RGBA(0,0,128,0.502)');
  });
});

describe('ColorFade', () => {
  it('mixes with white or black', async () => {
    expect(await run('ColorFade(RGBA(100, 0, 0, 1), 50%)')).toBe('RGBA(177,127,127,1)');
    expect(await run('ColorFade(RGBA(100, 0, 0, 1), -0.5)')).toBe('RGBA(50,0,0,1)');
    expect(await run('ColorFade(Color.Red, 2)')).toBe(invalid);
    expect(await run('ColorFade([Color.White, Color.Black], -1)')).toBe(
      'Table({Value:RGBA(0,0,0,1)},{Value:RGBA(0,0,0,1)})',
    );
  });
});
