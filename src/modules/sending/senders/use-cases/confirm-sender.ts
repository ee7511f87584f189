import { Injectable } from '@nestjs/common';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { SenderEntity } from '../data/sender.entity.js';
import { SendersRepository } from '../data/senders.repository.js';
import { isUsable } from '../rules/confirmation.js';
import { ConfirmationMails } from './confirmation-mails.js';

/** The owner of an address has followed the link in the mail. A link works once. */
@Injectable()
export class ConfirmSender {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly senders: SendersRepository,
    private readonly mails: ConfirmationMails,
  ) {}

  async run(token: string): Promise<SenderEntity> {
    const id = this.mails.idIn(token);
    if (id === null) {
      throw platformProblems.validation_failed({ errors: [{ field: 'token', code: 'token_invalid', message: '' }] });
    }
    return this.unitOfWork.runAsWorker(async (tx) => {
      const confirmation = await this.senders.unscopedLockConfirmation(tx, id);
      if (confirmation === null || !isUsable(confirmation, tx.now)) throw platformProblems.gone();
      const scope = accountScope(confirmation.accountId);
      await this.senders.useConfirmation(tx, scope, id);
      await this.senders.verify(tx, scope, confirmation.senderId, 'link');
      const sender = await this.senders.find(tx, scope, confirmation.senderId);
      if (sender === null) throw platformProblems.gone();
      return sender;
    });
  }
}
