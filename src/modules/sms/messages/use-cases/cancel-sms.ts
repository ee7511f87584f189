import { Injectable } from '@nestjs/common';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { HeldSmsRepository } from '../data/held-sms.repository.js';
import { SmsMessagesRepository } from '../data/messages.repository.js';
import { SmsPartsRepository } from '../data/parts.repository.js';
import { SmsQueueRepository } from '../data/sms-queue.repository.js';
import type { SmsMessage } from '../data/sms-message.js';
import { smsMessagesProblems } from '../messages.errors.js';
import { MessageLives } from './message-lives.js';

const PAGE = 1_000;

/** Takes back what no carrier has been given anything of; its credits come back with it. */
@Injectable()
export class CancelSms {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messages: SmsMessagesRepository,
    private readonly queue: SmsQueueRepository,
    private readonly held: HeldSmsRepository,
    private readonly parts: SmsPartsRepository,
    private readonly lives: MessageLives,
  ) {}

  /** One message, or all of a send that still can be; 409 when none can. */
  run(scope: AccountScope, ids: readonly string[], keep: BeforeCommit<SmsMessage[]>): Promise<SmsMessage[]> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const before = await this.messages.unscopedLock(tx, ids);
      const isRepeated = before.length > 0 && before.every(({ status }) => status === 'cancelled');
      const cancelled = isRepeated ? before.length : await this.cancelIn(tx, scope, before, 'asked_for');
      if (cancelled === 0) throw smsMessagesProblems.not_cancellable();
      const after = await this.messages.unscopedLock(tx, ids);
      await keep(tx, after);
      return after;
    });
  }

  /** All that waits of an account that ends; some at a time, answers how many. As a worker. */
  async allIn(tx: Tx, scope: AccountScope): Promise<number> {
    const ids = await this.held.idleOf(tx, scope, PAGE);
    const cancelled = await this.cancelIn(tx, scope, await this.messages.unscopedLock(tx, ids), 'account_closed');
    // Of what a carrier has parts of, the others never follow.
    return cancelled;
  }

  async ofCampaignIn(tx: Tx, scope: AccountScope, campaignId: string): Promise<number> {
    const rows = await tx.query<{ id: string }>(
      `select m.id from sms_messages m join sms_queue q on q.message_id = m.id
        where m.account_id = $1 and m.campaign_id = $2 order by m.id limit ${PAGE}`,
      [scope.accountId, campaignId],
    );
    const ids = rows.map(({ id }) => id);
    return this.cancelIn(tx, scope, await this.messages.unscopedLock(tx, ids), 'asked_for');
  }

  /** To somebody who is to be erased: some thousands at most. */
  async toNumberIn(tx: Tx, scope: AccountScope, number: string): Promise<number> {
    const rows = await tx.query<{ id: string }>(
      `select m.id from sms_messages m join sms_queue q on q.message_id = m.id
        where m.number = $2 and m.account_id = $1 order by m.id`,
      [scope.accountId, number],
    );
    const ids = rows.map(({ id }) => id);
    return this.cancelIn(tx, scope, await this.messages.unscopedLock(tx, ids), 'asked_for');
  }

  private async cancelIn(
    tx: Tx,
    scope: AccountScope,
    locked: readonly SmsMessage[],
    because: 'asked_for' | 'account_closed',
  ): Promise<number> {
    const idle = new Set(
      await this.queue.lockIdle(
        tx,
        scope,
        locked.map(({ id }) => id),
      ),
    );
    const begun = new Set((await this.parts.unscopedOf(tx, [...idle])).map(({ messageId }) => messageId));
    const free = locked.filter(({ id }) => idle.has(id) && !begun.has(id));
    await this.queue.unscopedRemove(
      tx,
      free.map(({ id }) => id),
    );
    await this.lives.applyIn(
      tx,
      free.map((message) => ({ message, status: 'cancelled', because, rest: 'release' })),
    );
    return free.length;
  }
}
