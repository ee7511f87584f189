import { Injectable } from '@nestjs/common';
import { firstIdAt } from '../../../../kernel/ids.js';
import { addMs, DAY_MS, type Instant, toDate } from '../../../../kernel/time/instant.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';

/** No payment takes longer from its making to its success; its id says when it was made. */
const SLOWEST_MS = 60 * DAY_MS;

const PAID = `select id from payments where state = 'succeeded' and id > $1 and gateway = $2 and settled_at >= $3
  order by id limit $4`;

@Injectable()
export class PaidPayments {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Paid through a gateway and settled since then, in the order of their ids, after one of them. */
  async unscopedSince(gateway: string, since: Instant, after: string | null, limit: number): Promise<string[]> {
    const from = after ?? firstIdAt(addMs(since, -SLOWEST_MS));
    const rows = await this.unitOfWork.readAsWorker<{ id: string }>(PAID, [from, gateway, toDate(since), limit]);
    return rows.map(({ id }) => id);
  }
}
