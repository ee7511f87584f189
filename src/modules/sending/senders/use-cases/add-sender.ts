import { Injectable } from '@nestjs/common';
import { newId, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { type Address, parseAddress } from '../../addresses/index.js';
import { sendingProblems } from '../../sending.errors.js';
import { DomainsRepository } from '../data/domains.repository.js';
import type { SenderEntity } from '../data/sender.entity.js';
import { SendersRepository } from '../data/senders.repository.js';
import { senderProblems } from '../senders.errors.js';
import { ConfirmationMails } from './confirmation-mails.js';
import { SenderTrail } from './sender-trail.js';

/** Adds a sender address. On a verified domain it may send at once; elsewhere its owner is asked by mail. */
@Injectable()
export class AddSender {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly senders: SendersRepository,
    private readonly domains: DomainsRepository,
    private readonly mails: ConfirmationMails,
    private readonly accounts: AccountsFacade,
    private readonly trail: SenderTrail,
  ) {}

  async run(scope: AccountScope, email: string, actor: Actor, keep: BeforeCommit<SenderEntity>): Promise<SenderEntity> {
    const address = parseAddress(email.trim());
    if (address === null) {
      throw platformProblems.validation_failed({ errors: [{ field: 'email', code: 'address_invalid', message: '' }] });
    }
    return this.unitOfWork.run(scope, async (tx) => {
      const proven = await this.domains.hasVerified(tx, scope, address.domain);
      const sender = newSender(tx, scope, address, proven);
      if (!(await this.senders.insert(tx, sender))) throw await this.alreadyThere(tx, scope, address);
      if (!proven) await this.askOwner(tx, scope, sender);
      await this.trail.senderIn(tx, sender, 'sender.added', actor, { email: sender.email, status: sender.status });
      await keep(tx, sender);
      return sender;
    });
  }

  /** Who has not confirmed his own address makes us write to nobody else's. */
  private async askOwner(tx: Tx, scope: AccountScope, sender: SenderEntity): Promise<void> {
    const gate = (await this.accounts.gatesOf([scope.accountId])).get(scope.accountId);
    if (gate?.emailConfirmed === false) throw sendingProblems.email_not_confirmed();
    await this.mails.requestIn(tx, sender);
  }

  private async alreadyThere(tx: Tx, scope: AccountScope, address: Address) {
    const known = await this.senders.findByAddress(tx, scope, address.key);
    return senderProblems.sender_exists({ extra: known ? { senderId: wireId('snd', known.id) } : {} });
  }
}

function newSender(tx: Tx, scope: AccountScope, address: Address, proven: boolean): SenderEntity {
  return {
    id: newId(tx.now),
    accountId: scope.accountId,
    email: address.email,
    addressKey: address.key,
    domain: address.domain,
    status: proven ? 'verified' : 'pending',
    verifiedBy: proven ? 'domain' : null,
    verifiedAt: proven ? tx.now : null,
    createdAt: tx.now,
  };
}
