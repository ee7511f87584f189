import { Readable } from 'node:stream';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import { BlobStore } from '../../../../platform/blobs/index.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { Access, platformProblems, WireIdParam } from '../../../../platform/http/index.js';
import { byteRange } from '../rules/byte-range.js';
import { ReadArticles } from '../use-cases/read-articles.query.js';

/** What is opened by itself runs nothing and reaches nothing, whatever its bytes are besides a picture. */
const POLICY = "default-src 'none';sandbox";

/** The pictures and films of articles. A file never changes, so whoever has it may keep it. */
@ApiExcludeController()
@Controller('help/media')
export class HelpMediaController {
  constructor(
    private readonly reading: ReadArticles,
    private readonly blobs: BlobStore,
  ) {}

  @Get(':id')
  @Access('showHelpMedia')
  async show(
    @WireIdParam('amd') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.reading.file(id);
    const blob = file && (await this.blobs.open(accountScope(SYSTEM_ACCOUNT_ID), file.blobId));
    if (!file || !blob) throw platformProblems.not_found();
    const range = byteRange(request.headers.range, blob.bytes);
    void reply
      .header('content-type', file.contentType)
      .header('content-security-policy', POLICY)
      .header('x-content-type-options', 'nosniff')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('content-disposition', 'inline')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('etag', `"${id}"`)
      .header('accept-ranges', 'bytes');
    if (range === 'not-satisfiable') {
      void reply.status(416).header('content-range', `bytes */${blob.bytes}`).send('');
      return;
    }
    const { from, to } = range ?? { from: 0, to: blob.bytes - 1 };
    if (range) void reply.status(206).header('content-range', `bytes ${from}-${to}/${blob.bytes}`);
    void reply.header('content-length', String(to - from + 1));
    void reply.send(Readable.from(upTo(blob.content(from), to - from + 1), { objectMode: false }));
  }
}

async function* upTo(content: AsyncIterable<Buffer>, bytes: number): AsyncIterable<Buffer> {
  let left = bytes;
  for await (const chunk of content) {
    yield chunk.length > left ? chunk.subarray(0, left) : chunk;
    left -= chunk.length;
    if (left <= 0) return;
  }
}
