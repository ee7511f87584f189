import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Injectable, Logger } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { DEFAULT_LIMITS } from '../../../platform/smtp-server/limits.js';
import { RawMailsRepository } from '../data/raw-mails.repository.js';
import type { RawMail } from './read-raw-mail.query.js';

const decompress = promisify(gunzip);

/** Readers that may die of one mail before nobody tries it again. */
export const MOST_CLAIMS = 3;

/**
 * A mail whose reading ends a process must not end the next ones for ever: each reader leaves his mark before he reads,
 * in a statement of its own, and takes it back when he failed for another reason.
 */
@Injectable()
export class ClaimRawMail {
  private readonly log = new Logger('ClaimRawMail');

  constructor(private readonly rawMails: RawMailsRepository) {}

  /** Runs `work` with the mail; nothing when it is gone or has been given up. */
  async readingIn(tx: Tx, rawId: string, work: (mail: RawMail) => Promise<void>): Promise<void> {
    const row = await this.rawMails.unscopedClaim(rawId, MOST_CLAIMS);
    if (row === null) return;
    const content = await decompress(row.content, { maxOutputLength: DEFAULT_LIMITS.messageBytes }).catch(() => null);
    if (content === null) {
      this.log.error({ msg: 'a raw mail cannot be read and is left to staff', rawId });
      return this.rawMails.unscopedGiveUp(rawId, MOST_CLAIMS);
    }
    try {
      await work({ ...row, content });
      await this.rawMails.releaseIn(tx, rawId);
    } catch (error) {
      // Not waited for: the caller's transaction may hold the row until this error has ended it.
      this.rawMails.unscopedRelease(rawId).catch((err: unknown) => this.log.warn({ msg: 'a claim stays', rawId, err }));
      throw error;
    }
  }
}
