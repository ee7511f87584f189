import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';

/** How many addresses an account has, and how many more were granted to it. */
export interface Holdings {
  assigned: number;
  promised: number;
}

@Injectable()
export class IpHoldings {
  /** As a worker. */
  async of(tx: Tx, { accountId }: AccountScope): Promise<Holdings> {
    const [row] = await tx.query<Holdings>(
      `select (select count(*)::int from ip_addresses where account_id = $1) as assigned,
        (select coalesce(sum(r.count - (select count(*) from ip_addresses i where i.account_id = $1 and i.request_id = r.id)), 0)::int
           from ip_requests r where r.account_id = $1 and r.status = 'approved') as promised`,
      [accountId],
    );
    return row ?? { assigned: 0, promised: 0 };
  }
}
