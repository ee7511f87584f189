import { addMs, HOUR_MS, type Instant } from '../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { BECAUSE, QUEUE_STATE } from '../rules/words.js';

interface WaitingRecord {
  next_at: Instant | null;
  because: number;
  queue_class: number | null;
  queue_seq: number | null;
}

/** Where the first of them stands among all that wait for the account's pace, and how long each of those takes. */
const PLACE = `select p.tat, p.per_hour, (select count(*)::int from (
      select from delivery_queue q where q.state = ${QUEUE_STATE.paced} and q.account_id = $1 and (q.class, q.seq) < ($2, $3)
       limit 1000000) x) as ahead
  from paces p where p.account_id = $1`;

/** When each recipient that waits for the account's pace will have its turn. */
export async function withPlaceInPace<R extends WaitingRecord>(
  tx: Tx,
  scope: AccountScope,
  rows: R[],
): Promise<(R & { place?: number })[]> {
  const first = rows.find(({ because }) => because === BECAUSE.paced);
  if (!first) return rows;
  const [place] = await tx.query<{ tat: Instant; per_hour: number; ahead: number }>(PLACE, [
    scope.accountId,
    first.queue_class,
    first.queue_seq,
  ]);
  if (!place) return rows;
  let { ahead } = place;
  return rows.map((row) => {
    if (row.because !== BECAUSE.paced) return row;
    const mine = ahead++;
    const waitMs = Math.ceil((mine * HOUR_MS) / place.per_hour);
    return { ...row, place: mine, next_at: addMs(place.tat, waitMs) };
  });
}
