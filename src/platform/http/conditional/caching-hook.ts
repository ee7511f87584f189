import type { FastifyReply, FastifyRequest } from 'fastify';
import { etagOfBytes, matchesTag } from './etag.js';

/**
 * `Cache-Control` on every answer, `ETag` on what GET shows, and 304 for who has it already. A secret (`no-store`)
 * gets no tag. Runs on the finished bytes, so that the tag is that of what was sent.
 */
export async function caching(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'private, no-cache');
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (!reads || reply.statusCode !== 200 || reply.getHeader('cache-control') === 'no-store') return payload;
  if (!reply.hasHeader('etag')) {
    if (typeof payload !== 'string') return payload;
    void reply.header('etag', etagOfBytes(payload));
  }
  const ifNoneMatch = request.headers['if-none-match'];
  if (ifNoneMatch === undefined || !matchesTag(ifNoneMatch, String(reply.getHeader('etag')), 'weak')) return payload;
  void reply.status(304).removeHeader('content-type').removeHeader('content-length');
  return null;
}
