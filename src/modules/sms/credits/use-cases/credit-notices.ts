import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { type Credits, formatCredits, sumOfCredits } from '../../rules/credits.js';
import { ExpiryNoticesRepository } from '../data/expiry-notices.repository.js';
import { SmsPursesRepository } from '../data/purses.repository.js';
import type { ExpiryNotice } from '../rules/expiry-watch.js';
import type { SmsLot } from '../rules/lot.js';
import { type Purse, thresholdOf } from '../rules/purse.js';

/** What the people of an account hear of its credits, each thing once. As a worker, under the purse's lock. */
@Injectable()
export class CreditNotices {
  constructor(
    private readonly purses: SmsPursesRepository,
    private readonly given: ExpiryNoticesRepository,
    private readonly outbox: Outbox,
  ) {}

  /** After credits were taken: `lots` are those that could be used, and `available` is what is left of them. */
  async takenIn(tx: Tx, purse: Purse, lots: readonly SmsLot[], available: Credits): Promise<void> {
    const threshold = thresholdOf(purse, lots);
    if (purse.lowSince !== null || available >= threshold) return;
    const { accountId } = purse;
    await this.purses.change(tx, { accountId }, { lowSince: tx.now });
    const payload = { available: formatCredits(available), threshold: formatCredits(threshold) };
    await this.outbox.publish(tx, 'sms.credits_low.v1', { accountId, aggregateId: accountId, payload });
  }

  /** After the mark was moved: `lots` are those that can be used now. Whoever has nothing left to lose needs no warning. */
  async markedIn(tx: Tx, purse: Purse, lots: readonly SmsLot[]): Promise<void> {
    const available = sumOfCredits(lots.map(({ remaining }) => remaining));
    if (available >= thresholdOf(purse, lots)) await this.purses.change(tx, purse, { lowSince: null });
    else if (available > 0n) await this.takenIn(tx, purse, lots, available);
  }

  /** After credits came: whoever has enough again hears of it when they are low again. */
  async addedIn(tx: Tx, purse: Purse, lots: readonly SmsLot[], added: { purchaseId: string; credits: Credits }) {
    const available = sumOfCredits(lots.map(({ remaining }) => remaining));
    const enough = available >= thresholdOf(purse, lots);
    await this.purses.change(tx, purse, { checkAt: tx.now, ...(enough ? { lowSince: null } : {}) });
    const { accountId } = purse;
    const payload = { purchaseId: added.purchaseId, credits: formatCredits(added.credits) };
    await this.outbox.publish(tx, 'sms.credits_added.v1', { accountId, aggregateId: added.purchaseId, payload });
  }

  async expiringIn(tx: Tx, scope: AccountScope, notice: ExpiryNotice): Promise<void> {
    if (!(await this.given.give(tx, scope, notice))) return;
    const { accountId } = scope;
    const payload = { ...notice, credits: formatCredits(notice.credits) };
    await this.outbox.publish(tx, 'sms.credits_expiring.v1', { accountId, aggregateId: accountId, payload });
  }

  async expiredIn(tx: Tx, { accountId }: AccountScope, expiredOn: LocalDate, lots: readonly SmsLot[]): Promise<void> {
    const payload = { credits: formatCredits(sumOfCredits(lots.map(({ remaining }) => remaining))), expiredOn };
    await this.outbox.publish(tx, 'sms.credits_expired.v1', { accountId, aggregateId: accountId, payload });
  }
}
