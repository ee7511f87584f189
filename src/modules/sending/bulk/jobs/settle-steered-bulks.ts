import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { BulkSteering, type BulkWorkName } from '../../../spool/index.js';

/** Messages of a thousand recipients in one transaction: some tens of milliseconds. */
const MESSAGES = 1;

/** Carries out what became of a bulk for the deliveries that wait, a message at a time, from where it was left. */
@Injectable()
export class SettleSteeredBulks implements DueSource, OnModuleInit {
  readonly name = 'settle-steered-bulks';
  readonly rank = RANK.sending;
  private since: Instant | null = null;

  constructor(
    private readonly spool: BulkSteering,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async nextDue(): Promise<Instant | null> {
    if (!(await this.spool.hasWork())) return (this.since = null);
    // What is due from now on would never be due to who asked a moment ago.
    return (this.since ??= this.clock.now());
  }

  async runDue(_at: Instant): Promise<void> {
    while (await this.unitOfWork.runAsWorker((tx) => this.stepIn(tx)));
  }

  private async stepIn(tx: Tx): Promise<boolean> {
    const bulk = await this.spool.nextWorkIn(tx);
    if (bulk === null) return false;
    const messageIds = await this.spool.messagesIn(tx, bulk.id, bulk.after, MESSAGES);
    let cancelled = 0;
    for (const messageId of messageIds) cancelled += await this.settleIn(tx, bulk.accountId, messageId, bulk.work);
    await this.spool.noteWorkIn(tx, bulk.id, {
      after: messageIds.at(-1) ?? null,
      done: messageIds.length < MESSAGES,
      cancelled,
    });
    return true;
  }

  /** How many ended. */
  private async settleIn(tx: Tx, accountId: string, messageId: string, work: BulkWorkName): Promise<number> {
    if (work === 'cancel') return this.spool.cancelIn(tx, messageId);
    if (work === 'hold') await this.spool.holdIn(tx, messageId);
    if (work === 'release') await this.spool.releaseIn(tx, accountScope(accountId), messageId);
    return 0;
  }
}
