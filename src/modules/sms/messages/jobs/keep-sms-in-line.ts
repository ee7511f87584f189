import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Instant, MINUTE_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { SmsQueueRepository } from '../data/sms-queue.repository.js';
import { KeepInLine } from '../use-cases/keep-in-line.js';
import { ReleaseBlockedSms } from '../use-cases/release-blocked-sms.js';

/** What falls due for messages: their time, the end of their patience, and the silence of carriers. */
@Injectable()
export class KeepSmsInLine implements OnModuleInit {
  constructor(
    private readonly sources: DueSources,
    private readonly queue: SmsQueueRepository,
    private readonly line: KeepInLine,
    private readonly pool: HotPool,
    private readonly release: ReleaseBlockedSms,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const rank = RANK.delivery;
    this.sources.register({
      name: 'wake-sms',
      rank,
      nextDue: () => this.queue.unscopedNextDue(),
      runDue: (at) => untilDone(() => this.line.wake(at)),
    });
    this.sources.register({
      name: 'expire-sms',
      rank: rank + 1,
      nextDue: () => this.queue.unscopedNextExpiry(),
      runDue: (at) => untilDone(() => this.line.expire(at)),
    });
    this.sources.register({
      name: 'look-at-sms',
      rank: rank + 2,
      nextDue: () => this.nextLook(),
      runDue: (at) => untilDone(() => this.line.lookAt(at)),
    });
    this.sources.register(every(MINUTE_MS, 'release-blocked-sms', rank, this.clock, () => this.release.sweep()));
  }

  private async nextLook(): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ at: Instant | null }>(
      'select min(look_at) as at from sms_messages where look_at is not null',
    );
    return rows[0]?.at ?? null;
  }
}

async function untilDone(work: () => Promise<boolean>): Promise<void> {
  while (await work());
}
