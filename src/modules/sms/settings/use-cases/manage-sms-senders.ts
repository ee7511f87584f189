import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { type SenderStatus, type SmsSender, SmsSendersRepository } from '../data/senders.repository.js';
import { smsSettingsProblems } from '../settings.errors.js';

export interface SenderDecision {
  status: Exclude<SenderStatus, 'pending'>;
  /** What the customer is told when it is refused. */
  reason: string | null;
  /** Null: those that were asked for. */
  countries: string[] | null;
}

/** Names and numbers that stand for an account on the phones of others: asked for by it, decided by staff. */
@Injectable()
export class ManageSmsSenders {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly senders: SmsSendersRepository,
    private readonly accounts: AccountsFacade,
    private readonly outbox: Outbox,
  ) {}

  request(
    scope: AccountScope,
    wanted: Pick<SmsSender, 'sender' | 'countries' | 'note'>,
    actor: Actor,
    keep: BeforeCommit<SmsSender>,
  ): Promise<SmsSender> {
    return this.unitOfWork.run(scope, async (tx) => {
      const sender = await this.senders.insert(tx, scope, wanted);
      if (sender === null) throw smsSettingsProblems.sms_sender_exists();
      await this.recordIn(tx, sender, 'sms_sender.requested', actor);
      await keep(tx, sender);
      return sender;
    });
  }

  page(scope: AccountScope, limit: number, before: string | null): Promise<SmsSender[]> {
    return this.unitOfWork.run(scope, (tx) => this.senders.page(tx, scope, limit + 1, before));
  }

  find(scope: AccountScope, id: string): Promise<SmsSender | null> {
    return this.unitOfWork.run(scope, (tx) => this.senders.find(tx, scope, id));
  }

  remove(scope: AccountScope, id: string, actor: Actor): Promise<boolean> {
    return this.unitOfWork.run(scope, async (tx) => {
      const removed = await this.senders.delete(tx, scope, id);
      if (removed !== null) await this.recordIn(tx, removed, 'sms_sender.removed', actor);
      return removed !== null;
    });
  }

  unscopedPage(status: SenderStatus | null, limit: number, before: string | null): Promise<SmsSender[]> {
    return this.unitOfWork.runAsWorker((tx) => this.senders.unscopedPage(tx, status, limit + 1, before));
  }

  unscopedFind(id: string): Promise<SmsSender | null> {
    return this.unitOfWork.runAsWorker((tx) => this.senders.unscopedFind(tx, id));
  }

  /** Staff may decide otherwise later; what was sent meanwhile stays sent. */
  decide(id: string, decision: SenderDecision, actor: Actor, keep: BeforeCommit<SmsSender>): Promise<SmsSender> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const sender = await this.senders.unscopedDecide(tx, id, decision);
      const { accountId, status } = sender;
      await this.recordIn(tx, sender, `sms_sender.${status}`, actor);
      const payload = { senderId: id, status: decision.status };
      await this.outbox.publish(tx, 'sms.sender_decided.v1', { accountId, aggregateId: id, payload });
      await keep(tx, sender);
      return sender;
    });
  }

  private recordIn(tx: Tx, sender: SmsSender, action: string, actor: Actor): Promise<void> {
    const { accountId, countries, status, reason } = sender;
    const target = { type: 'sms_sender', id: wireId('sse', sender.id) };
    return this.accounts.auditIn(tx, { accountId, action, actor, target, changes: { countries, status, reason } });
  }
}
