import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';

export interface RemovedPerson {
  userId: string;
  email: string;
  removedAt: Instant;
}

@Injectable()
export class PeopleToErase {
  async note(tx: Tx, scope: AccountScope, person: { userId: string; email: string }): Promise<void> {
    await tx.query(
      'insert into people_to_erase (user_id, account_id, email, removed_at) values ($1, $2, $3, $4) on conflict do nothing',
      [person.userId, scope.accountId, person.email, toDate(tx.now)],
    );
  }

  async find(tx: Tx, scope: AccountScope, userId: string): Promise<RemovedPerson | null> {
    const rows = await tx.query<RemovedPerson>(
      'select user_id as "userId", email, removed_at as "removedAt" from people_to_erase where account_id = $1 and user_id = $2',
      [scope.accountId, userId],
    );
    return rows[0] ?? null;
  }

  async forget(tx: Tx, scope: AccountScope, userId: string): Promise<void> {
    await tx.query('delete from people_to_erase where account_id = $1 and user_id = $2', [scope.accountId, userId]);
  }
}
