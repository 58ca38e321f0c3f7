import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { useApi } from '../testing/client.ts';

const client = useApi();
const path = { listId: 'inbox', itemId: 'task-001' };

function upload(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  type: string,
  part = 'file',
): FormData {
  const form = new FormData();
  form.append('description', 'What it is');
  form.append(part, new Blob([content], { type }), name);
  return form;
}

describe('attachments', () => {
  it('come back byte for byte with their content type and name', async () => {
    const { api, call, read } = client();
    const bytes = new Uint8Array(randomBytes(200_000));
    const created = await call('UploadAttachment', {
      path,
      form: upload('Grüße.bin', bytes, 'application/x-demo'),
    });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      id: 'att-003',
      size: 200_000,
      fileName: 'Grüße.bin',
      description: 'What it is',
    });
    const response = await fetch(created.headers.get('location') ?? '', {
      headers: { 'X-Api-Key': api.credentials.apiKey },
    });
    expect(response.headers.get('content-type')).toBe('application/x-demo');
    expect(response.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''Gr%C3%BC%C3%9Fe.bin",
    );
    const sha = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
    expect(sha(new Uint8Array(await response.arrayBuffer()))).toBe(sha(bytes));
    expect(read(await call('GetItem', { path }), 'attachmentCount')).toBe(2);
  });

  it('are listed and deleted', async () => {
    const { call } = client();
    expect((await call('ListAttachments', { path })).body).toMatchObject({ value: [{ id: 'att-001' }] });
    const one = { ...path, attachmentId: 'att-001' };
    expect((await call('DownloadAttachment', { path: one })).headers.get('content-type')).toBe('text/plain');
    expect((await call('DeleteAttachment', { path: one })).status).toBe(204);
    expect((await call('DownloadAttachment', { path: one })).status).toBe(404);
    const elsewhere = { ...path, attachmentId: 'att-002' };
    expect((await call('DownloadAttachment', { path: elsewhere })).status).toBe(404);
  });

  it('are refused without the part, in the wrong part, too large, or not as multipart', async () => {
    const { call } = client();
    const none = new FormData();
    none.append('description', 'nothing');
    expect((await call('UploadAttachment', { path, form: none })).body).toMatchObject({ field: 'body/file' });
    const wrong = await call('UploadAttachment', { path, form: upload('a', 'a', 'text/plain', 'data') });
    expect(wrong.body).toMatchObject({ status: 400, field: 'body/data' });
    const large = new Uint8Array(10 * 1024 * 1024 + 1);
    const refused = await call('UploadAttachment', { path, form: upload('a', large, 'text/plain') });
    expect(refused.status).toBe(413);
    expect((await call('UploadAttachment', { path, body: { file: 'a' } })).status).toBe(415);
  });
});
