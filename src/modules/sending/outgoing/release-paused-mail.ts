import { Injectable } from '@nestjs/common';
import { MINUTE_MS } from '../../../kernel/time/instant.js';
import { Clock } from '../../../platform/clock/clock.js';
import { accountScope } from '../../../platform/database/tx.js';
import { DueSources, RANK } from '../../../platform/schedule/due-sources.js';
import { every } from '../../../platform/schedule/every.js';
import { SendingPauses, SpoolFacade } from '../../spool/index.js';

const PAGE = 1000;

/**
 * Mail held while staff had stopped an account goes on when they let it. A worker may hold one by what it knew two
 * seconds ago, just after everything was released: the sweep finds it within a minute.
 */
@Injectable()
export class ReleasePausedMail {
  constructor(
    private readonly pauses: SendingPauses,
    private readonly spool: SpoolFacade,
    clock: Clock,
    sources: DueSources,
  ) {
    sources.register(every(MINUTE_MS, 'release-paused-mail', RANK.sending, clock, () => this.sweep()));
  }

  private async sweep(): Promise<void> {
    const held = await this.spool.accountsHeldByPauses();
    if (held.length === 0) return;
    this.pauses.forget();
    const paused = await this.pauses.paused();
    for (const accountId of held) {
      if (paused.has(accountId)) continue;
      while ((await this.spool.releasePaused(accountScope(accountId), PAGE)) === PAGE);
    }
  }
}
