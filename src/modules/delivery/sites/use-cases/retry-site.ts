import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { RetryNow } from '../../../spool/index.js';

const PAGE = 1_000;

/** Staff know that a receiver is back: what waits for a retry there is tried now instead of at its time. */
@Injectable()
export class RetrySite {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly retries: RetryNow,
    private readonly accounts: AccountsFacade,
  ) {}

  /** A page at a time, so that no claim waits behind it; answers how many retries were brought forward. */
  async run(site: string, actor: Actor, progress: (done: number) => void): Promise<number> {
    let done = 0;
    for (;;) {
      const moved = await this.unitOfWork.runAsWorker((tx) => this.retries.in(tx, site, PAGE));
      done += moved;
      progress(done);
      if (moved < PAGE) break;
    }
    await this.unitOfWork.runAsWorker((tx) =>
      this.accounts.auditIn(tx, {
        accountId: SYSTEM_ACCOUNT_ID,
        action: 'site.retried',
        actor,
        target: { type: 'site', id: site },
        changes: { deliveries: done },
      }),
    );
    return done;
  }
}
