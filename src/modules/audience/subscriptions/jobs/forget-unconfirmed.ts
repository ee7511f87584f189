import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { ContactsRepository } from '../../contacts/index.js';
import { OptIns } from '../../lists/index.js';

/** How long the link of a confirmation mail may wait to be followed. */
const CONFIRMED_WITHIN_MS = 30 * DAY_MS;
const BATCH = 500;

/** Addresses that somebody entered and nobody confirmed: after a month they are nobody's business. */
@Injectable()
export class ForgetUnconfirmed implements DueSource, OnModuleInit {
  readonly name = 'forget-unconfirmed-subscriptions';
  readonly rank = RANK.housekeeping;
  readonly collapse = true;

  constructor(
    private readonly sources: DueSources,
    private readonly unitOfWork: UnitOfWork,
    private readonly optIns: OptIns,
    private readonly contacts: ContactsRepository,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async nextDue(): Promise<Instant | null> {
    const since = await this.unitOfWork.runAsWorker((tx) => this.optIns.unscopedOldestPending(tx));
    return since === null ? null : addMs(since, CONFIRMED_WITHIN_MS);
  }

  async runDue(at: Instant): Promise<void> {
    const until = addMs(at, -CONFIRMED_WITHIN_MS);
    for (;;) {
      const gone = await this.unitOfWork.runAsWorker(async (tx) => {
        const members = await this.optIns.unscopedForget(tx, until, BATCH);
        await this.contacts.unscopedForgetUnconfirmed(tx, members);
        return members.length;
      });
      if (gone < BATCH) return;
    }
  }
}
