import { describe, expect, it } from 'vitest';
import { markFindings, readDefinition } from './text-sync.ts';

describe('text editor', () => {
  it('takes a JSON object', () => {
    expect(readDefinition('{"swagger":"2.0"}').definition).toEqual({ swagger: '2.0' });
  });

  it('keeps anything else as text and says the line', () => {
    const broken = readDefinition('{\n  "swagger": "2.0",\n  "host": \n}');
    expect(broken.definition).toBeUndefined();
    expect(broken.line).toBeGreaterThan(1);
    expect(readDefinition('[1]').definition).toBeUndefined();
  });

  it('marks a finding where its pointer leads, up to the end of the line', () => {
    const text = '{\n  "host": "a/b",\n  "paths": {}\n}';
    const [mark] = markFindings(text, [
      { code: 'rule.host', severity: 'error', message: 'No path here.', place: { pointer: '/host' } },
    ]);
    expect(text.slice(mark?.from, mark?.to)).toContain('"a/b"');
    expect(mark?.message).toBe('No path here.');
  });

  it('marks only findings of the definition', () => {
    expect(
      markFindings('{}', [
        { code: 'x', severity: 'info', message: '', place: { file: 'apiProperties.json', pointer: '' } },
      ]),
    ).toEqual([]);
  });
});
