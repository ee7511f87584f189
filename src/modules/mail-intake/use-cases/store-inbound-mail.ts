import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { newId, SYSTEM_ACCOUNT_ID } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { RawMailsRepository } from '../data/raw-mails.repository.js';
import type { Authentication } from '../rules/authentication.js';
import type { RoutedAddress } from '../rules/inbound-routes.js';

const compress = promisify(gzip);

export interface InboundMail {
  sender: string;
  recipients: RoutedAddress[];
  remoteAddress: string;
  hello: string;
  content: Buffer;
  keepBytes: number;
  authentication: Authentication;
}

/** Keeps a mail and tells each route that it came, in one transaction: after it the sender may forget the mail. */
@Injectable()
export class StoreInboundMail {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rawMails: RawMailsRepository,
    private readonly outbox: Outbox,
  ) {}

  async store(mail: InboundMail): Promise<string> {
    const kept = mail.content.subarray(0, mail.keepBytes);
    const content = await compress(kept);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const id = newId(tx.now);
      await this.rawMails.insert(tx, {
        id,
        receivedAt: tx.now,
        sender: mail.sender,
        recipients: mail.recipients,
        remoteAddress: mail.remoteAddress,
        hello: mail.hello,
        sizeBytes: mail.content.length,
        truncated: kept.length < mail.content.length,
        content,
        authentication: mail.authentication,
      });
      for (const route of new Set(mail.recipients.map((recipient) => recipient.route))) {
        const payload = { rawId: id, route };
        await this.outbox.publish(tx, 'mail.received.v1', { accountId: SYSTEM_ACCOUNT_ID, aggregateId: id, payload });
      }
      return id;
    });
  }
}
