import { Injectable } from '@nestjs/common';
import { MINUTE_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { BulkSteering, type HeldMessage } from '../../../spool/index.js';

const PAGE = 200;

/**
 * What workers held at the dial after its bulk was gone through. It goes on within a minute of the end of the last block of
 * its account, or when a worker held it by what it had read just before its bulk was let go on; it ends with its bulk.
 */
@Injectable()
export class ReleaseStoppedBulks {
  constructor(
    private readonly spool: BulkSteering,
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
    clock: Clock,
    sources: DueSources,
  ) {
    sources.register(every(MINUTE_MS, 'release-stopped-bulks', RANK.sending, clock, () => this.sweep()));
  }

  private async sweep(): Promise<void> {
    for (let after: HeldMessage | null = null; ;) {
      const held = await this.spool.heldMessages(after, PAGE);
      const gates = await this.accounts.gatesOf([...new Set(held.map(({ accountId }) => accountId))]);
      for (const message of held) {
        const gate = gates.get(message.accountId);
        if (message.isSettling || message.state === 'paused') continue;
        if (message.state === 'cancelled') await this.end(message);
        else if (gate && !gate.closed && gate.blocks.length === 0) await this.release(message);
      }
      if (held.length < PAGE) return;
      after = held.at(-1)!;
    }
  }

  private async end({ messageId, bulkId }: HeldMessage): Promise<void> {
    await this.unitOfWork.runAsWorker(async (tx) => {
      await this.spool.countCancelledIn(tx, bulkId, await this.spool.cancelIn(tx, messageId));
    });
  }

  private async release({ messageId, accountId }: HeldMessage): Promise<void> {
    await this.unitOfWork.runAsWorker((tx) => this.spool.releaseIn(tx, accountScope(accountId), messageId));
  }
}
