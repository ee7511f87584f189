import { Injectable } from '@nestjs/common';
import { MINUTE_MS } from '../../../kernel/time/instant.js';
import { Clock } from '../../../platform/clock/clock.js';
import { accountScope } from '../../../platform/database/tx.js';
import { DueSources, RANK } from '../../../platform/schedule/due-sources.js';
import { every } from '../../../platform/schedule/every.js';
import { AccountsFacade } from '../../accounts/index.js';
import { SpoolFacade } from '../../spool/index.js';

const PAGE = 1000;

/**
 * Mail that met a block at the dial goes on when the last block is over. A worker may hold a mail by what it knew a few
 * seconds ago, just after the block was lifted and everything released: the sweep finds it within a minute.
 */
@Injectable()
export class ReleaseBlockedMail {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly spool: SpoolFacade,
    clock: Clock,
    sources: DueSources,
  ) {
    sources.register(every(MINUTE_MS, 'release-blocked-mail', RANK.sending, clock, () => this.sweep()));
  }

  async of(accountId: string): Promise<void> {
    this.accounts.invalidate(accountId);
    const gate = (await this.accounts.gatesOf([accountId])).get(accountId);
    if (!gate || gate.closed || gate.blocks.some((block) => block.scope !== 'campaigns')) return;
    while ((await this.spool.releaseBlocked(accountScope(accountId), PAGE)) === PAGE);
  }

  private async sweep(): Promise<void> {
    for (const accountId of await this.spool.accountsHeldByBlocks()) await this.of(accountId);
  }
}
