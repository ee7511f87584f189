import { Injectable, Logger } from '@nestjs/common';
import { addMs, DAY_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../../../kernel/time/instant.js';
import { type AccountScope, accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Metrics } from '../../../../platform/observability/metrics.js';
import { readVatNumber, type VatNumber } from '../../customers/index.js';
import { type RegistryAnswer, VatNumberRegistry } from '../adapters/vat-number-registry.port.js';
import type { VatNumberWatchEntity } from '../data/vat-number-watch.entity.js';
import { nextRenewal, nextTry } from '../rules/check-times.js';
import { CheckRecords } from './check-records.js';

/** How long whoever asks keeps a number to himself. */
const CLAIM_MS = 2 * MINUTE_MS;
const TIMEOUT_MS = 10 * SECOND_MS;

/** Asks the registry about an account's number and keeps its answer. No transaction is open while it is asked. */
@Injectable()
export class ProveVatNumber {
  private readonly log = new Logger('ProveVatNumber');
  private readonly answers;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: VatNumberRegistry,
    private readonly records: CheckRecords,
    metrics: Metrics,
  ) {
    this.answers = metrics.counter('vat_number_checks_total');
  }

  /**
   * In the transaction that stores a number: somebody will ask about it, even if this process dies. Answers whether
   * there is something to ask; a number that is proved already keeps its proof.
   */
  async watchIn(tx: Tx, scope: AccountScope, vatNumber: string | null): Promise<boolean> {
    const number = vatNumber === null ? null : readVatNumber(vatNumber, '');
    if (number === null || !isWorthAsking(number)) {
      await this.records.forgetIn(tx, scope);
      return false;
    }
    if (await this.records.isProvedIn(tx, scope, number.text)) return false;
    await this.records.beginIn(tx, scope, number.text, addMs(tx.now, CLAIM_MS));
    return true;
  }

  /** Asks now, for at most `withinMs`. Later answers, and silence, are left to the queue. */
  async now(accountId: string, withinMs = TIMEOUT_MS): Promise<void> {
    const scope = accountScope(accountId);
    const watch = await this.unitOfWork.runAsWorker((tx) => this.records.watchOf(tx, scope));
    const number = watch === null ? null : readVatNumber(watch.vatNumber, '');
    if (number === null) return;
    const requester = await this.unitOfWork.runAsWorker((tx) => this.records.requesterIn(tx));
    const answer = await this.registry.ask(number, requester, withinMs);
    this.answers.inc({ answer: answer.kind });
    if (answer.kind === 'unknown' && answer.needsOperator) {
      this.log.error({
        msg: 'the VAT-number registry refuses us; the seller’s own data or its network must be put right',
        reason: answer.reason,
      });
    }
    await this.unitOfWork.runAsWorker((tx) => this.settle(tx, scope, number, requester, answer));
  }

  /** Claims and asks what is due at `at`; answers how many there were. */
  async due(at: Instant, limit: number): Promise<number> {
    const claimed = await this.unitOfWork.runAsWorker((tx) => this.records.claimIn(tx, at, addMs(at, CLAIM_MS), limit));
    await Promise.all(claimed.map(({ accountId }) => this.now(accountId)));
    return claimed.length;
  }

  private async settle(
    tx: Tx,
    scope: AccountScope,
    number: VatNumber,
    requester: string,
    answer: RegistryAnswer,
  ): Promise<void> {
    const watch = await this.records.lockIn(tx, scope);
    if (watch === null || watch.vatNumber !== number.text) return;
    if (answer.kind === 'unknown') return this.records.saveIn(tx, silent(watch, answer.reason, tx.now));
    const wasSilent = watch.silentSince !== null;
    await this.records.keepIn(tx, scope, { number, requester, source: this.registry.source, answer, wasSilent });
    const unnumbered = answer.consultationNumber === null;
    const renewsAt = unnumbered ? addMs(tx.now, DAY_MS) : nextRenewal(tx.now, await this.records.maxAgeDaysIn(tx));
    await this.records.saveIn(tx, {
      ...watch,
      nextCheckAt: answer.kind === 'valid' ? renewsAt : null,
      silentSince: null,
      tries: 0,
      lastReason: null,
      updatedAt: tx.now,
    });
  }
}

/** French and Monegasque customers pay French VAT whatever VIES says. */
function isWorthAsking(number: VatNumber): boolean {
  return number.inVies && number.country !== 'FR';
}

function silent(watch: VatNumberWatchEntity, reason: string, now: Instant): VatNumberWatchEntity {
  const silentSince = watch.silentSince ?? now;
  const tries = watch.tries + 1;
  return {
    ...watch,
    silentSince,
    tries,
    lastReason: reason,
    nextCheckAt: nextTry(now, tries, silentSince),
    updatedAt: now,
  };
}
