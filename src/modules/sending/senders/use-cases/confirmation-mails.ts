import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { addMs, DAY_MS } from '../../../../kernel/time/instant.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { TokenSigner } from '../../../../platform/crypto/token-signer.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import type { SenderEntity } from '../data/sender.entity.js';
import { SendersRepository } from '../data/senders.repository.js';
import { MAX_CONFIRMATIONS_OF_ACCOUNT_A_DAY, newConfirmation } from '../rules/confirmation.js';

const PURPOSE = 'sender-confirm';

/** What the mail needs that asks the owner of an address whether an account may send in its name. */
export interface SenderConfirmationMail {
  accountId: string;
  email: string;
  token: string;
}

/** Tokens are rebuilt from the row's id: neither the database nor an event ever holds one. */
@Injectable()
export class ConfirmationMails {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly senders: SendersRepository,
    private readonly signer: TokenSigner,
    private readonly outbox: Outbox,
  ) {}

  /** Throws 429 when the account has asked too many people today. */
  async requestIn(tx: Tx, sender: Pick<SenderEntity, 'id' | 'accountId'>): Promise<void> {
    const asked = await this.senders.countConfirmations(tx, accountScope(sender.accountId), addMs(tx.now, -DAY_MS));
    if (asked >= MAX_CONFIRMATIONS_OF_ACCOUNT_A_DAY) throw platformProblems.rate_limited();
    const confirmation = newConfirmation(newId(tx.now), sender.accountId, sender.id, tx.now);
    await this.senders.insertConfirmation(tx, confirmation);
    await this.outbox.publish(tx, 'sender.confirmation_requested.v1', {
      accountId: sender.accountId,
      aggregateId: sender.id,
      payload: { senderId: sender.id, tokenId: confirmation.id },
    });
  }

  tokenOf(tokenId: string): string {
    return this.signer.sign(PURPOSE, tokenId);
  }

  /** The id of the confirmation that a token stands for; null when it is none of ours. */
  idIn(token: string): string | null {
    return this.signer.verify(PURPOSE, token);
  }

  /** Null when the address was confirmed or removed in the meantime: then there is nothing to ask. */
  mailOf(tokenId: string): Promise<SenderConfirmationMail | null> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const confirmation = await this.senders.unscopedFindConfirmation(tx, tokenId);
      if (confirmation === null || confirmation.usedAt !== null) return null;
      const { accountId, senderId } = confirmation;
      const sender = await this.senders.find(tx, accountScope(accountId), senderId);
      if (sender === null || sender.status === 'verified') return null;
      return { accountId, email: sender.email, token: this.tokenOf(tokenId) };
    });
  }
}
