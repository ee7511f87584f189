import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { CountryRules, nextMarketingTime } from '../../country-rules/index.js';
import { HeldSmsRepository } from '../data/held-sms.repository.js';
import { PRIORITY } from '../data/queue-words.js';
import { SmsMessagesRepository } from '../data/messages.repository.js';
import { SmsQueueRepository } from '../data/sms-queue.repository.js';
import { type Happening, MessageLives } from './message-lives.js';

const PAGE = 1_000;

/** Moves what waits between its reasons: its time, quiet hours, a block of its account, and that nobody wants it any more. */
@Injectable()
export class KeepInLine {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: SmsQueueRepository,
    private readonly held: HeldSmsRepository,
    private readonly messages: SmsMessagesRepository,
    private readonly rules: CountryRules,
    private readonly lives: MessageLives,
  ) {}

  /** What is due becomes ready, unless its country is asleep. Answers whether there may be more. */
  wake(at: Instant): Promise<boolean> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const due = await this.queue.unscopedDue(tx, at, PAGE);
      if (due.length === 0) return false;
      const rules = await this.rules.in(tx, [...new Set(due.map(({ country }) => country))]);
      const openings = new Map(
        due.map(({ messageId, country, priority }): [string, Instant] => {
          const hours = priority === PRIORITY.marketing ? (rules.get(country)?.marketingHours ?? null) : null;
          return [messageId, (hours === null ? at : nextMarketingTime(hours, at)) ?? at];
        }),
      );
      const asleep = due.filter(({ messageId }) => openings.get(messageId)! > at);
      await this.queue.unscopedPutOff(
        tx,
        asleep.map(({ messageId }) => ({ messageId, at: openings.get(messageId)! })),
      );
      const awake = due.filter(({ messageId }) => openings.get(messageId)! <= at).map(({ messageId }) => messageId);
      await this.queue.unscopedReady(tx, awake);
      const messages = await this.messages.unscopedLock(
        tx,
        due.map(({ messageId }) => messageId),
      );
      await this.lives.applyIn(
        tx,
        messages.map((message): Happening => {
          const opening = openings.get(message.id)!;
          if (opening > at) return { message, status: 'deferred', because: 'quiet_hours', nextAttemptAt: opening };
          return { message, status: message.status === 'scheduled' ? 'queued' : message.status };
        }),
      );
      return due.length === PAGE;
    });
  }

  /** What waited too long is not sent any more; nothing of it was handed over, so it costs nothing. */
  expire(at: Instant): Promise<boolean> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const ids = await this.queue.unscopedExpired(tx, at, PAGE);
      const messages = await this.messages.unscopedLock(tx, ids);
      await this.queue.unscopedRemove(tx, ids);
      await this.lives.applyIn(
        tx,
        messages.map((message): Happening => ({
          message,
          status: 'expired',
          code: 'not_sent_in_time',
          rest: 'release',
        })),
      );
      return ids.length === PAGE;
    });
  }

  /** Messages that no carrier spoke of: nobody knows any more, and what may have been handed over is paid for. */
  lookAt(at: Instant): Promise<boolean> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const ids = await this.messages.unscopedToLookAt(tx, at, PAGE);
      const messages = await this.messages.unscopedLock(tx, ids);
      await this.lives.applyIn(
        tx,
        messages.map((message): Happening => ({ message, status: 'unknown', code: message.code, rest: 'settle' })),
      );
      return ids.length === PAGE;
    });
  }

  /** As a worker; answers whether there may be more. */
  async holdIn(tx: Tx, scope: AccountScope, which: 'all' | 'marketing'): Promise<boolean> {
    const ids = await this.held.hold(tx, scope, which === 'all' ? null : PRIORITY.marketing, PAGE);
    await this.explainIn(tx, ids, 'account_blocked');
    return ids.length === PAGE;
  }

  async releaseIn(tx: Tx, scope: AccountScope, which: 'all' | 'transactional'): Promise<boolean> {
    const ids = await this.held.release(tx, scope, which === 'all' ? null : PRIORITY.transactional, PAGE);
    await this.explainIn(tx, ids, null);
    return ids.length === PAGE;
  }

  /** Messages that a session has and does not send. */
  async giveUpClaims(claims: {
    held: readonly string[];
    stopped: readonly string[];
    expired: readonly string[];
  }): Promise<void> {
    const { held, stopped, expired } = claims;
    await this.unitOfWork.runAsWorker(async (tx) => {
      const messages = await this.messages.unscopedLock(tx, [...held, ...stopped, ...expired]);
      await this.held.unscopedHold(tx, held);
      await this.queue.unscopedRemove(tx, [...stopped, ...expired]);
      await this.lives.applyIn(
        tx,
        messages.map((message): Happening => {
          if (held.includes(message.id)) return { message, status: message.status, because: 'account_blocked' };
          if (expired.includes(message.id))
            return { message, status: 'expired', code: 'not_sent_in_time', rest: 'release' };
          return { message, status: 'rejected', code: 'recipient_opted_out', rest: 'release' };
        }),
      );
    });
  }

  private async explainIn(tx: Tx, ids: readonly string[], because: string | null): Promise<void> {
    if (ids.length === 0) return;
    const messages = await this.messages.unscopedLock(tx, ids);
    await this.lives.applyIn(
      tx,
      messages.map((message): Happening => ({ message, status: message.status, because })),
    );
  }
}
