import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  describedBy,
  itemOf,
  originOf,
  type AttachmentPath,
  type Context,
  type ItemPath,
} from '../context.ts';
import { invalid, notFound, problemError } from '../problem.ts';
import type { NewAttachment, Store } from '../store/store.ts';
import type { StoredAttachment } from '../store/types.ts';

const maximumBytes = 10 * 1024 * 1024;
const maximumDescription = 500;

async function readUpload(request: FastifyRequest): Promise<NewAttachment> {
  if (!request.isMultipart()) {
    throw problemError(
      415,
      'unsupported-media-type',
      'Send the file as multipart/form-data with the part file.',
    );
  }
  let file: Pick<NewAttachment, 'fileName' | 'contentType' | 'content'> | null = null;
  let description: string | null = null;
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const content = await part.toBuffer();
      if (part.fieldname !== 'file')
        throw invalid(`body/${part.fieldname}`, 'the file has to be in the part file');
      file = { fileName: part.filename, contentType: part.mimetype, content };
    } else if (part.fieldname === 'description') {
      description = String(part.value);
    }
  }
  if (file === null) throw invalid('body/file', 'is required; send it as a multipart part with a file name');
  if (description !== null && description.length > maximumDescription) {
    throw invalid('body/description', `must NOT have more than ${String(maximumDescription)} characters`);
  }
  return { ...file, description };
}

function attachmentOf(store: Store, path: AttachmentPath): StoredAttachment {
  const stored = store.findAttachment(itemOf(store, path).id, path.attachmentId);
  if (stored === undefined) throw notFound('attachment', path.attachmentId);
  return stored;
}

export async function attachmentRoutes(app: FastifyInstance, { store }: Context): Promise<void> {
  await app.register(multipart, { limits: { fileSize: maximumBytes, files: 1 } });
  const collection = '/lists/:listId/items/:itemId/attachments';

  app.get<{ Params: ItemPath }>(collection, describedBy('ListAttachments'), async ({ params }) => ({
    value: store.attachmentsOf(itemOf(store, params).id),
  }));

  app.post<{ Params: ItemPath }>(collection, describedBy('UploadAttachment'), async (request, reply) => {
    const item = itemOf(store, request.params);
    const attachment = store.addAttachment(item.id, await readUpload(request));
    const path = `/v1/lists/${item.listId}/items/${item.id}/attachments/${attachment.id}/content`;
    return reply
      .code(201)
      .header('Location', `${originOf(request)}${path}`)
      .send(attachment);
  });

  app.get<{ Params: AttachmentPath }>(
    `${collection}/:attachmentId/content`,
    describedBy('DownloadAttachment'),
    async ({ params }, reply) => {
      const { attachment, content } = attachmentOf(store, params);
      const name = encodeURIComponent(attachment.fileName);
      return reply
        .type(attachment.contentType)
        .header('Content-Disposition', `attachment; filename*=UTF-8''${name}`)
        .header('X-Content-Type-Options', 'nosniff')
        .send(content);
    },
  );

  app.delete<{ Params: AttachmentPath }>(
    `${collection}/:attachmentId`,
    describedBy('DeleteAttachment'),
    async ({ params }, reply) => {
      store.removeAttachment(attachmentOf(store, params).attachment.id);
      return reply.code(204).send();
    },
  );
}
