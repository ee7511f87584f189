import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { DEFAULT_LIMITS } from '../../../platform/smtp-server/limits.js';
import { type DeskMail, type RawMailRow, RawMailsRepository } from '../data/raw-mails.repository.js';

const decompress = promisify(gunzip);

/** A mail as it came in; `content` are its bytes, cut off at the end when `truncated`. */
export type RawMail = RawMailRow;

@Injectable()
export class ReadRawMail {
  constructor(private readonly rawMails: RawMailsRepository) {}

  /** What people read, newest first, older than `before`. */
  desk(limit: number, before: string | null): Promise<DeskMail[]> {
    return this.rawMails.unscopedDesk(limit, before);
  }

  onDesk(id: string): Promise<DeskMail | null> {
    return this.rawMails.unscopedOnDesk(id);
  }

  /** Null once retention has deleted it. */
  async read(id: string): Promise<RawMail | null> {
    const row = await this.rawMails.unscopedFind(id);
    if (!row) return null;
    return { ...row, content: await decompress(row.content, { maxOutputLength: DEFAULT_LIMITS.messageBytes }) };
  }
}
