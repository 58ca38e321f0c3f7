import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FileAnswer } from './handler.ts';

/** Sends a file that came from a user: nothing in it may run, whatever its type claims. */
export function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { bytes, contentType, downloadName, cache }: FileAnswer,
): FastifyReply {
  const tag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
  void reply.headers({
    etag: tag,
    'cache-control': cache === 'immutable' ? 'private, max-age=31536000, immutable' : 'private, no-cache',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'content-type': contentType,
  });
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  if (downloadName !== undefined) {
    void reply.header(
      'content-disposition',
      `attachment; filename="${downloadName.replaceAll(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(downloadName)}`,
    );
  }
  return reply.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
