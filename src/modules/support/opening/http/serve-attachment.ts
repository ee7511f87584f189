import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { GivenFile } from '../../attachments/index.js';

/** RFC 8187 §3.2.1: what stands for itself. */
const UNPLAIN = /[^A-Za-z0-9!#$&+.^_`|~-]/;

/**
 * A file that a stranger sent, for whoever may see its ticket: under its true type, always to be saved, and if a browser
 * shows it all the same, with nothing allowed.
 */
export function serveAttachment(reply: FastifyReply, { attachment, blob }: GivenFile): StreamableFile {
  void reply
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'private, no-cache');
  return new StreamableFile(Readable.from(blob.content()), {
    type: attachment.contentType,
    length: blob.bytes,
    disposition: dispositionOf(attachment.filename),
  });
}

/** A name in ASCII for old readers, and the whole one (RFC 6266 §5). */
function dispositionOf(filename: string): string {
  const ascii =
    filename
      .normalize('NFKD')
      .replace(/[^\x20-\x7e]/g, '')
      .replace(/["\\%]/g, '_')
      .trim() || 'file';
  const whole = encodeURIComponent(filename).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const needsWhole = filename !== ascii || UNPLAIN.test(filename);
  return `attachment; filename="${ascii}"${needsWhole ? `; filename*=UTF-8''${whole}` : ''}`;
}
