import { Injectable, Logger } from '@nestjs/common';
import { accountScope, type AccountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type PurgeLease, PurgesRepository } from '../data/purges.repository.js';
import { type ErasurePart, LeavingParts } from '../parts.js';
import { CertifyPurge } from './certify-purge.js';

/** Rows that one transaction deletes, so that none holds its locks for long. */
const BATCH = 1_000;
const FEWEST_PASSES = 2;
const REST_S = 1;
const REST_AFTER_FAILURE_S = 10;

/** Another process has taken the purge over, or this one stops; somebody goes on. */
class LeaseLost extends Error {}

/**
 * The second of the two steps: deletes what a marked account leaves behind, part by part, until a pass finds nothing.
 * Every batch commits together with its count, so a run that dies is simply gone on with.
 */
@Injectable()
export class PurgeAccounts {
  private readonly log = new Logger('Purge');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly purges: PurgesRepository,
    private readonly parts: LeavingParts,
    private readonly certify: CertifyPurge,
  ) {}

  /** Works on one purge that waits; false when none does. */
  async runNext(stop: AbortSignal): Promise<boolean> {
    const purge = await this.unitOfWork.runAsWorker((tx) => this.purges.unscopedClaim(tx));
    if (purge === null) return false;
    try {
      await this.purge(purge, purge.passes, stop);
    } catch (error) {
      if (error instanceof LeaseLost) return true;
      this.log.error({ msg: 'a purge failed; it goes on later', accountId: purge.accountId, err: error });
      await this.rest(purge, REST_AFTER_FAILURE_S);
    }
    return true;
  }

  private async purge(lease: PurgeLease, passesBefore: number, stop: AbortSignal): Promise<void> {
    let deleted = 0;
    for (let passes = passesBefore + 1; ; passes += 1) {
      deleted = await this.pass(lease, stop);
      await this.unitOfWork.runAsWorker((tx) => this.purges.countPass(tx, lease));
      if (deleted === 0 && passes >= FEWEST_PASSES) break;
    }
    // Something is left that nobody may delete yet: an event on its way, a process that has not heard of the closing.
    if (!(await this.certify.run(lease))) await this.rest(lease, REST_S);
  }

  private async pass(lease: PurgeLease, stop: AbortSignal): Promise<number> {
    let deleted = 0;
    for (const part of this.parts.erasures()) deleted += await this.erase(lease, part, stop);
    return deleted;
  }

  private async erase(lease: PurgeLease, part: ErasurePart, stop: AbortSignal): Promise<number> {
    const scope = accountScope(lease.accountId);
    for (let sum = 0; ;) {
      if (stop.aborted) throw new LeaseLost();
      const deleted = await this.unitOfWork.runAsWorker((tx) => this.batch(tx, scope, lease, part));
      if (deleted === 0) return sum;
      sum += deleted;
    }
  }

  private async batch(tx: Tx, scope: AccountScope, lease: PurgeLease, part: ErasurePart): Promise<number> {
    if (!(await this.purges.hold(tx, lease))) throw new LeaseLost();
    const deleted = await part.eraseIn(tx, scope, BATCH);
    if (deleted > 0) await this.purges.count(tx, lease, part.name, deleted);
    return deleted;
  }

  private rest(lease: PurgeLease, seconds: number): Promise<void> {
    return this.unitOfWork.runAsWorker((tx) => this.purges.rest(tx, lease, seconds));
  }
}
