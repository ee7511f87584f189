import { Injectable } from '@nestjs/common';
import { type Instant, toIso } from '../../kernel/time/instant.js';
import { HotPool } from '../../platform/database/hot-pool.js';
import type { Tx } from '../../platform/database/tx.js';

/** Every address, or every site. */
export const ANY = '*';

export interface DeliveryPause {
  ip: string;
  site: string;
  reason: string;
  /** The wire id of who set it. */
  pausedBy: string;
  pausedAt: Instant;
  until: Instant | null;
}

const COLUMNS = 'ip, site, reason, paused_by as "pausedBy", paused_at as "pausedAt", until_at as until';

/** What people stopped: a site, an address, or one of them at the other. A row stops the claim itself. */
@Injectable()
export class DeliveryPauses {
  constructor(private readonly pool: HotPool) {}

  /** Whoever sets it again changes reason and end; the beginning stays. */
  async pauseIn(tx: Tx, pause: Omit<DeliveryPause, 'pausedAt'>): Promise<DeliveryPause> {
    const rows = await tx.query<DeliveryPause>(
      `insert into delivery_pauses (ip, site, reason, paused_by, paused_at, until_at)
         values ($1, $2, $3, $4, $5::timestamptz, $6::timestamptz)
       on conflict (ip, site) do update set reason = excluded.reason, paused_by = excluded.paused_by, until_at = excluded.until_at
       returning ${COLUMNS}`,
      [
        pause.ip,
        pause.site,
        pause.reason,
        pause.pausedBy,
        toIso(tx.now),
        pause.until === null ? null : toIso(pause.until),
      ],
    );
    return rows[0]!;
  }

  /** Answers what was ended; null when nothing was paused. */
  async resumeIn(tx: Tx, ip: string, site: string): Promise<DeliveryPause | null> {
    const rows = await tx.query<DeliveryPause>(
      `with ended as (delete from delivery_pauses where ip = $1 and site = $2 returning *) select ${COLUMNS} from ended`,
      [ip, site],
    );
    return rows[0] ?? null;
  }

  /** Those of these sites, and those of whole addresses. */
  async of(sites: readonly string[]): Promise<DeliveryPause[]> {
    const { rows } = await this.pool.query<DeliveryPause>(
      `select ${COLUMNS} from delivery_pauses where site = '${ANY}' or site = any ($1::text[]) order by site, ip`,
      [sites],
    );
    return rows;
  }

  async ofAddress(ip: string): Promise<DeliveryPause | null> {
    const { rows } = await this.pool.query<DeliveryPause>(
      `select ${COLUMNS} from delivery_pauses where ip = $1 and site = '${ANY}'`,
      [ip],
    );
    return rows[0] ?? null;
  }

  async nextEnd(): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ due: Instant | null }>('select min(until_at) as due from delivery_pauses');
    return rows[0]!.due;
  }

  async endUntil(at: Instant): Promise<void> {
    await this.pool.query('delete from delivery_pauses where until_at <= $1::timestamptz', [toIso(at)]);
  }
}
