import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { ComplaintBook } from '../complaints/index.js';
import { MessageLinks } from '../tracking/index.js';
import { SystemMailsPart } from './system-mails.part.js';

/** Mails that ask somebody whether he wants to be on a list. */
const CONFIRMATIONS = 'list-confirm:';

/** What is kept of somebody whom an account wrote to, beside the record of it. */
@Injectable()
export class ReaderTraces {
  constructor(
    private readonly links: MessageLinks,
    private readonly systemMails: SystemMailsPart,
    private readonly complaints: ComplaintBook,
  ) {}

  /** `alone`: messages that went to nobody else. Answers what there was, and what stays because it is evidence. */
  async forgetIn(
    tx: Tx,
    scope: AccountScope,
    email: string,
    alone: readonly string[],
  ): Promise<{ messageLinks: number; confirmationMails: number; complaintsKept: number }> {
    return {
      messageLinks: await this.links.forgetIn(tx, scope, alone),
      confirmationMails: await this.systemMails.eraseReaderIn(tx, scope, { email, until: tx.now, kind: CONFIRMATIONS }),
      complaintsKept: await this.complaints.countOfIn(tx, scope, email),
    };
  }
}
