import { Injectable, type OnModuleInit } from '@nestjs/common';
import { earliest, type Instant, toIso } from '../../../kernel/time/instant.js';
import { HotPool } from '../../../platform/database/hot-pool.js';
import { type DueSource, DueSources, RANK } from '../../../platform/schedule/due-sources.js';
import { DeliveryPauses, LaneDirectory, SpoolFacade } from '../../spool/index.js';

/** When a site has rested long enough, or a pause of staff ends by itself, its lanes go on at that moment instead of at the next sweep. */
@Injectable()
export class WakeRestedSites implements DueSource, OnModuleInit {
  readonly name = 'wake-rested-sites';
  readonly rank = RANK.delivery;

  constructor(
    private readonly pool: HotPool,
    private readonly lanes: LaneDirectory,
    private readonly spool: SpoolFacade,
    private readonly pauses: DeliveryPauses,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async nextDue(): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ due: Instant | null }>({
      name: 'rested_sites_due',
      text: 'select min(paused_until) as due from ip_sites where paused_until is not null',
    });
    return earliest(rows[0]?.due, await this.pauses.nextEnd());
  }

  async runDue(at: Instant): Promise<void> {
    await this.pool.query(
      `with rested as (select ip, site from ip_sites where paused_until <= $1::timestamptz order by ip, site for update)
       update ip_sites s set paused_until = null, paused_reply = null, paused_at = null, because = 0
         from rested r where s.ip = r.ip and s.site = r.site`,
      [toIso(at)],
    );
    await this.pauses.endUntil(at);
    this.spool.wake(await this.lanes.readyLanes());
  }
}
