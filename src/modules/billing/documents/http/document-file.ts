import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { DocumentFormat, StoredDocument } from '../data/documents.repository.js';

const TYPES: Record<DocumentFormat, string> = { pdf: 'application/pdf', xml: 'application/xml; charset=utf-8' };

/** The archived bytes; their tag is their hash, so that anybody can compare it with that of his own copy. */
export function documentFile(
  reply: FastifyReply,
  { content, sha256 }: StoredDocument,
  { name, format }: { name: string; format: DocumentFormat },
): StreamableFile {
  void reply.header('etag', `"${sha256.toString('hex')}"`);
  return new StreamableFile(content, {
    type: TYPES[format],
    length: content.length,
    disposition: `attachment; filename="${name}"`,
  });
}
