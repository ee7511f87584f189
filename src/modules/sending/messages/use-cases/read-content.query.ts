import { Injectable } from '@nestjs/common';
import { simpleParser } from 'mailparser';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { MessageArchive, type OwnBody } from '../../../spool/index.js';
import { unpackBody } from '../../acceptance/index.js';
import { WriteCopies } from '../../bulk/index.js';

export interface MessageContentParts {
  raw: Buffer;
  headers: { name: string; value: string }[];
  text: string | null;
  html: string | null;
  attachments: { filename: string | null; contentType: string; sizeBytes: number; contentId: string | null }[];
}

/** Larger messages are shown raw only: taking them apart would cost too much memory. */
const PARSED_BYTES = 12 * 1024 * 1024;

/** What was sent, taken apart for looking at; null when the body is no longer kept. */
@Injectable()
export class ReadContent {
  constructor(
    private readonly archive: MessageArchive,
    private readonly copies: WriteCopies,
  ) {}

  /** Of mail to many the copy of one recipient: of the first, when no delivery is named. */
  async run(scope: AccountScope, messageId: string, deliveryId: string | null): Promise<MessageContentParts | null> {
    const body = await this.archive.bodyOf(scope, messageId);
    if (body === null) return null;
    const raw =
      body.bulkId === null
        ? await unpackBody(body.encoding, body.content, body.rawBytes)
        : await this.copy(scope, { ...body, bulkId: body.bulkId }, deliveryId);
    if (raw === null) return null;
    const shown = raw.length > PARSED_BYTES ? raw.subarray(0, raw.indexOf('\r\n\r\n') + 4) : raw;
    const parsed = await simpleParser(shown, {
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipImageLinks: true,
      skipTextLinks: true,
    });
    return {
      raw,
      headers: parsed.headerLines.map(({ line }) => splitHeader(line)),
      text: parsed.text ?? null,
      html: parsed.html === false ? null : parsed.html,
      attachments: parsed.attachments.map((part) => ({
        filename: part.filename ?? null,
        contentType: part.contentType,
        sizeBytes: part.size,
        contentId: part.cid ?? null,
      })),
    };
  }

  private async copy(
    scope: AccountScope,
    body: OwnBody & { bulkId: string },
    deliveryId: string | null,
  ): Promise<Buffer | null> {
    const recipient = await this.archive.recipientOf(scope, body.messageId, deliveryId);
    const copies = (await this.copies.of([body])).get(body.messageId);
    return recipient === null || copies === undefined ? null : copies.written(recipient.id, recipient.email);
  }
}

function splitHeader(line: string): { name: string; value: string } {
  const colon = line.indexOf(':');
  return {
    name: line.slice(0, colon),
    value: line
      .slice(colon + 1)
      .replace(/\r?\n/g, '')
      .trim(),
  };
}
