import { describe, expect, it } from 'vitest';
import { filesToPayload, payloadToFiles } from './package-files.ts';

describe('files over the wire', () => {
  it.each([
    ['text', [...new TextEncoder().encode('{"a": "ä\u2028"}\r\n')], 'utf-8'],
    ['nothing', [], 'utf-8'],
    ['an image', [0x89, 0x50, 0x4e, 0x47, 0, 255], 'base64'],
    ['text with a byte-order mark', [0xef, 0xbb, 0xbf, 0x7b, 0x7d], 'base64'],
    ['text in another encoding', [0x66, 0xfc, 0x72], 'base64'],
    ['UTF-16', [0x7b, 0, 0x7d, 0], 'base64'],
  ] as const)('keeps every byte of %s', (_what, content, encoding) => {
    const file = { name: 'a', bytes: Uint8Array.from(content) };
    const payload = filesToPayload([file]);
    expect(payload.files[0]?.encoding).toBe(encoding);
    expect(payloadToFiles(payload)).toEqual({ ok: true, value: [file] });
  });

  it('names the file whose base64 is broken', () => {
    const files = [{ name: 'icon.png', encoding: 'base64' as const, content: '!' }];
    expect(payloadToFiles({ files })).toEqual({ ok: false, error: 'icon.png' });
  });
});
