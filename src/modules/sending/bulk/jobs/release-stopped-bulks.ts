import { Injectable } from '@nestjs/common';
import { MINUTE_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { BulkSpool } from '../../../spool/index.js';

const PAGE = 200;

/**
 * What was held at the dial while its account was not to send campaigns goes on within a minute of the end of the last block;
 * and so does what a worker held by what it had read just before its bulk was let go on.
 */
@Injectable()
export class ReleaseStoppedBulks {
  constructor(
    private readonly spool: BulkSpool,
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
    clock: Clock,
    sources: DueSources,
  ) {
    sources.register(every(MINUTE_MS, 'release-stopped-bulks', RANK.sending, clock, () => this.sweep()));
  }

  private async sweep(): Promise<void> {
    for (let after: { accountId: string; messageId: string } | null = null; ;) {
      const held = await this.spool.heldThoughRunning(after, PAGE);
      const gates = await this.accounts.gatesOf([...new Set(held.messages.map(({ accountId }) => accountId))]);
      for (const { accountId, messageId } of held.messages) {
        const gate = gates.get(accountId);
        if (!gate || gate.closed || gate.blocks.length > 0) continue;
        await this.unitOfWork.runAsWorker((tx) => this.spool.releaseIn(tx, accountScope(accountId), messageId));
      }
      if (held.last === null) return;
      after = held.last;
    }
  }
}
