import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { localDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import type { VatNumber } from '../../customers/index.js';
import type { RegistryAnswer } from '../adapters/vat-number-registry.port.js';
import { SellerRepository } from '../data/seller.repository.js';
import { VatChecksRepository } from '../data/vat-checks.repository.js';
import type { VatNumberWatchEntity } from '../data/vat-number-watch.entity.js';
import { VatNumberWatchesRepository } from '../data/vat-number-watches.repository.js';
import { yearOf } from '../rules/eu-turnover.js';

interface Judged {
  number: VatNumber;
  requester: string;
  source: string;
  /** Nobody had answered for a while. */
  wasSilent: boolean;
  answer: Extract<RegistryAnswer, { kind: 'valid' | 'invalid' }>;
}

/** The books of the VAT-number checks: what was answered, and when to ask again. */
@Injectable()
export class CheckRecords {
  constructor(
    private readonly watches: VatNumberWatchesRepository,
    private readonly checks: VatChecksRepository,
    private readonly sellers: SellerRepository,
    private readonly outbox: Outbox,
  ) {}

  watchOf(tx: Tx, scope: AccountScope): Promise<VatNumberWatchEntity | null> {
    return this.watches.find(tx, scope);
  }

  lockIn(tx: Tx, scope: AccountScope): Promise<VatNumberWatchEntity | null> {
    return this.watches.lock(tx, scope);
  }

  saveIn(tx: Tx, watch: VatNumberWatchEntity): Promise<void> {
    return this.watches.save(tx, watch);
  }

  forgetIn(tx: Tx, scope: AccountScope): Promise<void> {
    return this.watches.remove(tx, scope);
  }

  claimIn(tx: Tx, at: Instant, until: Instant, limit: number): Promise<{ accountId: string }[]> {
    return this.watches.unscopedClaim(tx, at, until, limit);
  }

  beginIn(tx: Tx, { accountId }: AccountScope, vatNumber: string, nextCheckAt: Instant): Promise<void> {
    return this.watches.save(tx, {
      accountId,
      vatNumber,
      nextCheckAt,
      silentSince: null,
      tries: 0,
      lastReason: null,
      updatedAt: tx.now,
    });
  }

  /** The account's number of today is watched, and the registry's last word on it was yes. */
  async isProvedIn(tx: Tx, scope: AccountScope, vatNumber: string): Promise<boolean> {
    const watch = await this.watches.find(tx, scope);
    if (watch?.vatNumber !== vatNumber || watch.silentSince !== null) return false;
    return (await this.checks.newest(tx, scope, vatNumber)).last?.result === 'valid';
  }

  async requesterIn(tx: Tx): Promise<string> {
    return (await this.seller(tx)).vatNumber;
  }

  async maxAgeDaysIn(tx: Tx): Promise<number> {
    return (await this.seller(tx)).vatProofMaxAgeDays;
  }

  /** Keeps an answer, and tells when it is another than before, or the first one after an outage. */
  async keepIn(tx: Tx, scope: AccountScope, { number, requester, source, answer, wasSilent }: Judged): Promise<void> {
    const { last } = await this.checks.newest(tx, scope, number.text);
    const id = newId(tx.now);
    const { kind, ...said } = answer;
    const { accountId } = scope;
    const vatNumber = number.text;
    await this.checks.insert(tx, {
      id,
      accountId,
      vatNumber,
      result: kind,
      requester,
      source,
      ...said,
      checkedAt: tx.now,
    });
    const event = { accountId, aggregateId: accountId, payload: { vatCheckId: id } };
    const isNews = last?.result !== 'valid' || wasSilent;
    if (kind === 'valid' && isNews) await this.outbox.publish(tx, 'vat_number.proved.v1', event);
    if (kind === 'invalid' && last?.result === 'valid') await this.outbox.publish(tx, 'vat_number.lost.v1', event);
  }

  private async seller(tx: Tx) {
    return (await this.sellers.current(tx, yearOf(localDate(tx.now, 'UTC')))).seller;
  }
}
