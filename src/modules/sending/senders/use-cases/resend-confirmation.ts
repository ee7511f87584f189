import { Injectable } from '@nestjs/common';
import { addMs, DAY_MS } from '../../../../kernel/time/instant.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { SendersRepository } from '../data/senders.repository.js';
import { MAX_CONFIRMATIONS_A_DAY } from '../rules/confirmation.js';
import { ConfirmationMails } from './confirmation-mails.js';

/** Asks the owner of a waiting address once more; an address that is already confirmed gets no mail. */
@Injectable()
export class ResendConfirmation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly senders: SendersRepository,
    private readonly mails: ConfirmationMails,
  ) {}

  async run(scope: AccountScope, id: string, keep: BeforeCommit<void>): Promise<void> {
    await this.unitOfWork.run(scope, async (tx) => {
      await this.askIn(tx, scope, id);
      await keep(tx);
    });
  }

  private async askIn(tx: Tx, scope: AccountScope, id: string): Promise<void> {
    const sender = await this.senders.lock(tx, scope, id);
    if (sender === null) throw platformProblems.not_found();
    if (sender.status === 'verified') return;
    const sent = await this.senders.countConfirmations(tx, scope, addMs(tx.now, -DAY_MS), id);
    if (sent >= MAX_CONFIRMATIONS_A_DAY) throw platformProblems.rate_limited();
    await this.mails.requestIn(tx, sender);
  }
}
