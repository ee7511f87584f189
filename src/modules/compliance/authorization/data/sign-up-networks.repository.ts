import { Injectable } from '@nestjs/common';
import { addMs, DAY_MS, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';

/** Where accounts were signed up from, kept for a month to see many from one place. */
@Injectable()
export class SignUpNetworksRepository {
  /** Notes one sign-up and answers how many came from its network in the last 24 hours, this one included. */
  async unscopedNote(tx: Tx, scope: AccountScope, network: string): Promise<number> {
    // One after the other per network, so that none of many at once is overlooked.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 7023140))', [network]);
    await tx.query(
      'insert into sign_up_networks (account_id, network, at) values ($1, $2, $3) on conflict (account_id) do nothing',
      [scope.accountId, network, toDate(tx.now)],
    );
    const rows = await tx.query<{ n: number }>(
      'select count(*)::int as n from sign_up_networks where network = $1 and at > $2',
      [network, toDate(addMs(tx.now, -DAY_MS))],
    );
    return rows[0]!.n;
  }
}
