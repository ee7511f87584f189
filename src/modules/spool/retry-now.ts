import { Injectable } from '@nestjs/common';
import { toDate } from '../../kernel/time/instant.js';
import type { Tx } from '../../platform/database/tx.js';

/** Brings the retries of a site forward. What rests because a reply asked for it, or is paused, goes on resting. */
@Injectable()
export class RetryNow {
  /** At most `limit` of them; answers how many. They become ready at the promoter's next look. */
  async in(tx: Tx, site: string, limit: number): Promise<number> {
    const rows = await tx.query(
      `with waiting as materialized (
         select q.id from delivery_queue q join lanes l on l.id = q.lane_id
          where q.state in (1, 2, 3, 5) and q.state = 1 and l.site = $1 and q.next_at > $2
          order by q.id limit $3 for update of q skip locked)
       update delivery_queue q set next_at = $2 from waiting where q.id = waiting.id returning q.id`,
      [site, toDate(tx.now), limit],
    );
    return rows.length;
  }
}
